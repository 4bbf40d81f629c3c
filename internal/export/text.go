package export

import (
	"cmp"
	"io"
	"slices"
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
		authors = append(authors, n.Value)
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
		t.quoted(d.Text.Value)
		t.paragraph("— ", escape(l.Row(f.nameOf(d.By.Value), f.sourceTitle(d.Source.Value), d.URL.Value)))
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
		if p.Slot == nil || a == nil {
			continue
		}
		for _, found := range p.Slot.Quotes {
			if q := t.Site.Quote(a.Slug.Value + "#" + found.ID); q != nil {
				t.quote(q)
			}
		}
		if p.Slot.Kind == markdown.TimelineSlot || p.Slot.Kind == markdown.CompareSlot {
			t.list(a, p.Slot.Attrs)
		}
	}
}

// list writes in a line each what an article quotes of a speaker, or with a term, as attributes of a directive say.
func (t *text) list(a *site.Article, attrs []markdown.Attr) {
	l := t.Locale
	for _, q := range a.Quotes {
		if slices.ContainsFunc(attrs, func(x markdown.Attr) bool {
			return x.Key == "speaker" && x.Value != q.Speaker.Slug || x.Key == "term" && !slices.ContainsFunc(q.Terms(), func(u *site.Term) bool { return u.Slug.Value == x.Value })
		}) {
			continue
		}
		t.paragraph("- ", escape(l.Row(l.Date(q.Date.Date), q.Speaker.Name)), ": ", l.Say("marks.open"), escape(q.Words()), l.Say("marks.close"))
	}
}

// quote writes a quote's words, whose they are, and whether they were checked.
func (t *text) quote(q *site.Quote) {
	l := t.Locale
	if q.Paraphrase {
		t.paragraph("> ", escape(q.Words()))
	} else {
		t.quoted(l.Say("marks.open") + escape(q.Words()) + l.Say("marks.close"))
	}
	if said := t.translation(q); said != "" {
		t.quoted(escape(said))
	}
	said := l.Row(q.Speaker.Name, q.Role, q.Venue().Value, l.Date(q.Date.Date))
	if q.Paraphrase {
		said = l.Row(said, l.Say("paraphrase"))
	}
	t.paragraph("— ", escape(said), ". ", escape(telling.Assessment(l, q, t.Checked(q))), ". <", t.Site.Elsewhere(q.Address()), ">")
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
			t.paragraph("- [", escape(x.Name()), "](", t.Site.Elsewhere(x.Address), "): ", strings.TrimSpace(t.Engine.Plain(x.Short.Value)))
		}
	}
}

// escape keeps what is Markdown in a plain text from being read as that.
var escape = strings.NewReplacer(`\`, `\\`, "*", `\*`, "_", `\_`, "[", `\[`, "]", `\]`, "`", "\\`", "<", `\<`, "#", `\#`, "\n", " ").Replace

// llms tells programs that answer people what there is on the site (llmstxt.org).
func (f *file) llms(w io.Writer) error {
	t, l, s := f.newText(w, ""), f.Locale, f.Site
	t.paragraph("# ", escape(s.Title(l)))
	if d := s.Config.Description.Value; d != "" {
		t.quoted(escape(d))
	}
	item := func(title, address, about string) {
		if about = strings.TrimSpace(strings.ReplaceAll(about, "\n", " ")); about != "" {
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
