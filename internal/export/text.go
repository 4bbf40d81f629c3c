package export

import (
	"cmp"
	"io"
	"regexp"
	"strings"

	"github.com/gloss-press/gloss/internal/markdown"
	"github.com/gloss-press/gloss/internal/site"
	"github.com/gloss-press/gloss/internal/telling"
)

// text is a page as Markdown, for programs that answer people: whoever quotes it should quote it right.
type text struct {
	*file
	to       io.Writer
	err      error  // the first of to
	language string // of the page
}

// newText begins the text of a page, in the words of its language.
func (f *file) newText(w io.Writer, language string) *text {
	own := *f
	own.Locale = f.In(language)
	return &text{file: &own, to: w, language: cmp.Or(language, f.Site.Language)}
}

func (t *text) write(s string) {
	if t.err == nil {
		_, t.err = io.WriteString(t.to, s)
	}
}

// paragraph writes what there is of some parts, one after another, as a paragraph.
func (t *text) paragraph(parts ...string) {
	size := 0
	for _, s := range parts {
		size += len(s)
		t.write(s)
	}
	if size > 0 {
		t.write("\n\n")
	}
}

func (t *text) heading(s string) { t.paragraph("## ", s) }

// articleText writes an article: its text with the words of its quotes, then who said each, when, where, and whether it was checked.
func (f *file) articleText(w io.Writer) error {
	a := f.page.Subject.(*site.Article)
	t := f.newText(w, a.Language.Value)
	l := t.Locale
	t.paragraph("# ", escape(a.Title.Value))
	var authors []string
	for _, n := range a.Authors {
		authors = append(authors, f.nameOf(n.Value))
	}
	byline := l.Row(append(authors, l.Date(a.Date.Date))...)
	if !a.Article.Updated.IsZero() {
		byline = l.Row(byline, l.Say("dateline.updated", "date", l.Date(a.Article.Updated.Date)))
	}
	t.paragraph(escape(byline))
	t.paragraph(escape(a.Summary.Value))
	t.paragraph("<", f.Site.Elsewhere(a.Address), ">")
	t.body(a)
	if len(a.Quotes) > 0 {
		t.heading(l.Say("article.record"))
		for _, q := range a.Quotes {
			t.quote(q)
		}
	}
	t.terms(a)
	if len(a.Corrections) > 0 {
		t.heading(l.Say("article.corrections"))
		for _, c := range a.Corrections {
			t.paragraph("- ", escape(l.Row(l.Date(c.Date.Date))), ": ", strings.TrimSpace(markdown.WithoutComments(c.Text.Value)))
		}
	}
	return t.err
}

// termText writes a term: what it means, and who says it with which words.
func (f *file) termText(w io.Writer) error {
	x := f.page.Subject.(*site.Term)
	t := f.newText(w, x.Language.Value)
	l := t.Locale
	t.paragraph("# ", escape(x.Name()))
	var names []string
	for _, n := range x.Aliases {
		names = append(names, n.Value)
	}
	if len(names) > 0 {
		t.paragraph(escape(l.Say("also", "names", l.Row(names...))))
	}
	t.paragraph(strings.TrimSpace(markdown.WithoutComments(x.Short.Value)))
	t.paragraph("<", f.Site.Elsewhere(x.Address), ">")
	t.body(nil)
	for _, d := range x.Definitions {
		t.quoted(markdown.WithoutComments(d.Text.Value))
		t.paragraph("— ", escape(l.Row(f.nameOf(d.By.Value), f.sourceTitle(d.Source.Value))), address(d.URL.Value))
	}
	if entries := f.Site.ByTerm(x.Slug.Value); len(entries) > 0 {
		t.heading(l.Say("section.timeline"))
		for _, e := range entries[max(0, len(entries)-feedLength):] {
			t.quote(e.Quote)
		}
		t.paragraph("<", f.Site.Elsewhere(site.StatementsJSON.Address), ">")
	}
	return t.err
}

// body writes the text of the page's file, with what its directives put there.
func (t *text) body(a *site.Article) {
	if t.made.Reading == nil {
		return
	}
	for _, p := range t.made.Reading.Markdown {
		t.paragraph(strings.Trim(p.Text, "\n"))
		if p.Slot == nil {
			continue
		}
		if a != nil {
			for _, found := range p.Slot.Quotes {
				if q := t.Site.Quote(a.Slug.Value + "#" + found.ID); q != nil {
					t.quote(q)
				}
			}
		}
		c, ok, _ := t.Site.ChoiceOf(p.Slot.Attrs) // the page tells what is wrong with them
		switch {
		case !ok:
		case p.Slot.Kind == markdown.TimelineSlot:
			t.list(t.Site.Chosen(a, c))
		case p.Slot.Kind == markdown.CompareSlot && c.Term != nil:
			t.list(t.Site.Compared(a, c.Term))
		}
	}
}

// list writes statements and events, in a line each.
func (t *text) list(entries []site.Entry) {
	l := t.Locale
	for _, e := range entries {
		if q := e.Quote; q != nil {
			t.paragraph("- ", escape(l.Row(l.Date(e.Date()), t.saidBy(l, q))), ": ", t.marked(q, q.Words()))
		} else {
			t.paragraph("- ", escape(l.Date(e.Date())), ": ", escape(e.Event.Title.Value))
		}
	}
}

// marked gives words of a quote between quotation marks; those of a paraphrase are nobody's own, and have none.
func (t *text) marked(q *site.Quote, words string) string {
	if q.Paraphrase {
		return escape(words)
	}
	return t.Locale.Say("marks.open") + escape(words) + t.Locale.Say("marks.close")
}

// quote writes a quote's words, whose they are, and whether they were checked.
func (t *text) quote(q *site.Quote) {
	l := t.Locale
	t.quoted(t.marked(q, q.Words()))
	if q.Translation.Value != "" {
		by := ""
		if name := t.nameOf(q.Translator.Value); name != "" {
			by = " — " + escape(name)
		}
		t.paragraph(l.Say("translation.said", "words", t.marked(q, q.Translation.Value)), by)
	}
	said := t.attribution(l, q)
	if q.Paraphrase {
		said = l.Row(said, l.Say("paraphrase"))
	}
	t.paragraph("— ", escape(said), ". ", escape(telling.Assessment(l, q, t.Checked(q))), ".", address(t.Site.Elsewhere(q.Address())))
	if by := t.Site.CorrectedBy(q); by != nil {
		t.paragraph(escape(l.Say("fact.corrected", "speaker", l.Within(by.Speaker.Name), "date", l.Date(by.Date.Date))), ".", address(t.Site.Elsewhere(by.Address())))
	}
}

// quoted writes a text as a block quote.
func (t *text) quoted(s string) {
	t.paragraph("> ", strings.ReplaceAll(strings.TrimSpace(s), "\n", "\n> "))
}

// terms writes the definitions of the terms that an article's quotes use.
func (t *text) terms(a *site.Article) {
	seen := map[*site.Term]bool{}
	for _, q := range a.Quotes {
		for _, x := range q.Terms() {
			if seen[x] {
				continue
			}
			if len(seen) == 0 {
				t.heading(t.Locale.Say("article.terms"))
			}
			seen[x] = true
			t.paragraph("- [", escape(x.Name()), "](", t.Site.Elsewhere(x.Address), "): ", escape(strings.TrimSpace(t.Engine.Plain(x.Short.Value))))
		}
	}
}

// address writes an address behind what it belongs to; "" for none.
func address(url string) string {
	if url == "" {
		return ""
	}
	return " <" + url + ">"
}

// signs mean something in Markdown wherever they stand.
var signs = strings.NewReplacer(`\`, `\\`, "*", `\*`, "_", `\_`, "[", `\[`, "]", `\]`, "`", "\\`", "<", `\<`, "#", `\#`, "~", `\~`, "\n", " ").Replace

// begins and entity mean something at the beginning of a line, as an item of a list or a quotation, and where a character has a name.
var (
	begins = regexp.MustCompile(`^(\s*\d*)([-+.)>=|])`)
	entity = regexp.MustCompile(`&(#?\w+;)`)
)

// escape keeps what is Markdown in a plain text from being read as that.
func escape(s string) string {
	return entity.ReplaceAllString(begins.ReplaceAllString(signs(s), `$1\$2`), `\&$1`)
}

// llms tells programs that answer people what there is on the site (llmstxt.org).
func (f *file) llms(w io.Writer) error {
	t, l, s := f.newText(w, ""), f.Locale, f.Site
	t.paragraph("# ", escape(s.Title(l)))
	if d := s.Config.Description.Value; d != "" {
		t.quoted(escape(d))
	}
	item := func(title, address, about string) {
		if about = escape(strings.TrimSpace(about)); about != "" {
			about = ": " + about
		}
		t.write("- [" + escape(title) + "](" + s.Elsewhere(address) + ")" + about + "\n")
	}
	list := func(of *site.Kind, all int, each func(i int) (title, address, about string)) {
		if all == 0 {
			return
		}
		t.heading(l.Say(of.Title))
		for i := range min(all, site.EntriesLimit) {
			item(each(i))
		}
		if all > site.EntriesLimit {
			item(l.Count("llms.all", all), of.Address, "")
		}
		t.write("\n")
	}
	list(site.ArticlesPage, len(s.Articles), func(i int) (string, string, string) {
		a := s.Articles[i]
		return a.Title.Value, a.Address + site.ArticleText.Address, a.Summary.Value
	})
	list(site.GlossaryPage, len(s.Terms), func(i int) (string, string, string) {
		x := s.Terms[i]
		return x.Name(), x.Address + site.TermText.Address, f.Engine.Plain(x.Short.Value)
	})
	t.heading(l.Say(site.TimelinePage.Title))
	item(l.Say(site.TimelinePage.Title), site.TimelinePage.Address, "")
	item(site.StatementsJSON.Address, site.StatementsJSON.Address, "")
	return t.err
}
