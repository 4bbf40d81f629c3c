package render

import (
	"cmp"
	"reflect"
	"slices"
	"strings"

	"github.com/gloss-press/gloss/internal/cite"
	"github.com/gloss-press/gloss/internal/content"
	"github.com/gloss-press/gloss/internal/diag"
	"github.com/gloss-press/gloss/internal/markdown"
	"github.com/gloss-press/gloss/internal/passage"
	"github.com/gloss-press/gloss/internal/site"
	"github.com/gloss-press/gloss/internal/transcript"
	"github.com/gloss-press/gloss/internal/view"
)

// quoteHref is where a quote stands, seen from this page.
func (m *pageInTheMaking) quoteHref(q *site.Quote) string {
	if m.own(q.Article) {
		return "#" + q.ID().Value
	}
	return m.href(q.Address())
}

// brief gives what every list says of a quote.
func (m *pageInTheMaking) brief(q *site.Quote) *view.Quote {
	v := new(view.Quote)
	m.fill(v, q)
	return v
}

// fill fills what every list says of a quote.
func (m *pageInTheMaking) fill(v *view.Quote, q *site.Quote) {
	v.ID, v.URL, v.Text, v.Paraphrase, v.Isolated = q.ID().Value, m.quoteHref(q), q.Words(), q.Paraphrase, m.isRightToLeft()
	v.Speaker, v.Role, v.Date, v.Venue = m.speakerLink(q.Speaker), q.Role, m.date(q.Date.Date), q.Venue().Value
	v.RoleLang, v.RoleDir = m.tongue(q.Role, "", q.Article.Language.Value)
	v.Question, v.QuestionBy, v.Via = q.Question.Value, m.by(q.QuestionBy.Value), m.by(q.Via.Value)
	v.Defines = m.defined(q)
	if !m.own(q.Article) {
		v.Article = m.articleLink(q.Article)
	}
	v.Language, v.Dir = m.tongueOf(q)
	v.Corrected, v.Translation, v.Translator = m.correctedBy(q), q.Translation.Value, m.person(q.Translator.Value)
	for _, r := range m.site.Back(q) {
		if r.Kind == site.Contradicts && r.From != q {
			v.Contradicted = append(v.Contradicted, m.relation("relation-back.", r.Kind, r.From))
		}
	}
}

// full fills all that a page says of a quote that it shows.
func (m *pageInTheMaking) full(q *site.Quote) *view.Quote {
	v := new(view.Quote)
	fillTexts(v, q.Further)
	m.fill(v, q)
	if q.Source != nil {
		v.Source = m.sourceLink(q.Source)
		v.Archive = q.Source.Archive.Value
		v.Outside = q.Source.URL.Value
		if q.Source.Dead.Value {
			v.Outside = ""
		}
		v.Recording = q.Source.MediaURL.Value
	} else if q.SourceName().Value != "" {
		v.Source = m.inLanguage(q.SourceName().Value, q.URL().Value, "", q.Language.Value)
	}
	if q.URL().Value != "" && v.Source.URL != q.URL().Value {
		v.Outside = q.URL().Value
	}
	checked := m.checked(q)
	v.Outside, v.Archive = withText(v.Outside, checked), withText(v.Archive, checked)
	if second, ok := secondIn(checked, v.At); ok {
		v.At = transcript.ClockTime(second)
		if v.Recording != "" {
			v.Recording = recordingAt(v.Recording, second)
		}
	}
	if m.site.Config.QuotePages.Value {
		v.Permalink = m.near(q.PageAddress())
	}
	v.NoteID = "note-" + q.ID().Value
	if q.Note().Value != "" {
		html, diags := m.note(q.Note(), &q.Article.Head)
		v.Note = trusted(html)
		if m.page.Kind == site.ArticlePage {
			m.diags = append(m.diags, diags...)
		}
	}
	v.Relations = m.relations(q)
	for _, r := range m.site.Back(q) {
		switch {
		case r.Kind == site.Corrects || r.Kind == site.Contradicts || r.From == q: // which stand apart
		default:
			v.Relations = append(v.Relations, m.relation("relation-back.", r.Kind, r.From))
		}
	}
	v.SpeakerSlug = q.Speaker.Slug
	v.When = m.when(q)
	if v.Via.Title != "" {
		v.Reported = m.locale.Say("speaker.via", "speaker", q.Speaker.Name, "via", v.Via.Title)
	}
	if !cite.Plainly(q.Date.Date) {
		v.Dated = m.date(q.Date.Date).Text
	}
	if v.Check = m.check(q, checked); v.Check != nil && checked != nil {
		v.Accept = "" // the check says it
	}
	v.Also = m.also(q)
	return v
}

// sameTexts are the texts of front matter that few quotes have, and that a view has under the same name.
var sameTexts = func() (list []struct{ to, from []int }) {
	text := reflect.TypeFor[content.String]()
	value, _ := text.FieldByName("Value")
	for _, f := range reflect.VisibleFields(reflect.TypeFor[content.Further]()) {
		v, ok := reflect.TypeFor[view.Quote]().FieldByName(f.Name)
		if ok && v.Type == reflect.TypeFor[string]() && f.Type == text {
			list = append(list, struct{ to, from []int }{v.Index, slices.Concat(f.Index, value.Index)})
		}
	}
	return list
}()

// fillTexts fills the texts of front matter as they are, so that a key that is only shown needs no line of its own.
func fillTexts(v *view.Quote, q *content.Further) {
	to, from := reflect.ValueOf(v).Elem(), reflect.ValueOf(q).Elem()
	for _, f := range sameTexts {
		to.FieldByIndex(f.to).SetString(from.FieldByIndex(f.from).String())
	}
}

// defined gives the terms that a quote says the meaning of.
func (m *pageInTheMaking) defined(q *site.Quote) []view.Link {
	var list []view.Link
	for _, slug := range q.Defines {
		if t := m.site.Term(slug.Value); t != nil {
			list = append(list, m.termLink(t))
		}
	}
	return list
}

// fewAlso is how many other articles a quote names that quote the same words: with all of them on each, a thousand articles would
// have a million links.
const fewAlso = 6

// also lists other articles that cite the same statement, but for the article in other languages, which is linked at its top. Where they are many, the
// rest stands on the speaker's page.
func (m *pageInTheMaking) also(q *site.Quote) []view.Link {
	var list []view.Link
	for _, other := range q.Statement.Quotes {
		if other.Article == q.Article || slices.Contains(q.Article.Editions, other.Article) {
			continue
		}
		if len(list) == fewAlso {
			return append(list, linkTo(m.locale.Say("fact.also-more"), m.href(q.Speaker.Address)))
		}
		list = append(list, m.titled(other.Article, m.near(other.Address())))
	}
	return list
}

// relations gives the quotes to which a quote says that it stands in a relation.
func (m *pageInTheMaking) relations(q *site.Quote) []view.Relation {
	var list []view.Relation
	for _, r := range m.site.Relations(q) {
		list = append(list, m.relation("relation.", r.Kind, r.To))
	}
	return list
}

// relation fills a relation with the quote at its other end. key begins the message that says how they stand to each other.
func (m *pageInTheMaking) relation(key string, kind site.RelationKind, q *site.Quote) view.Relation {
	return view.Relation{Kind: m.locale.Say(key + string(kind)), Speaker: m.speakerLink(q.Speaker), Date: m.date(q.Date.Date), URL: m.quoteHref(q)}
}

// note renders a short Markdown text of a file's front matter.
func (m *pageInTheMaking) note(text content.String, of *content.Head) (string, []diag.Diagnostic) {
	return m.engine.Note(m.noteInput(text, of))
}

// line makes a text of front matter that stands in a line, and reports what is wrong with it on the page of its own file.
func (m *pageInTheMaking) line(text content.String, of *content.Head) view.HTML {
	if text.Value == "" {
		return ""
	}
	html, diags := m.engine.Line(m.noteInput(text, of))
	if m.page.ContentFile() == of.Path {
		m.diags = append(m.diags, diags...)
	}
	return trusted(html)
}

// noteInput is set by the language of its file, wherever it is shown.
func (m *pageInTheMaking) noteInput(text content.String, of *content.Head) markdown.Input {
	return markdown.Input{File: of.Path, Text: []byte(text.Value), Line: text.Pos.Line, Col: text.Pos.Col, Language: m.languageOf(of.Language.Value),
		HTML: m.site.Config.HTML.Value, Say: m.locale.Say, Link: func(ref string) markdown.Target { return m.site.Link(of.Path, m.root, ref) }}
}

// quotePage fills a quote's own page.
func (m *pageInTheMaking) quotePage(q *site.Quote) {
	v := m.view
	v.Quote = m.full(q)
	v.Quote.First = true
	v.Quote.Permalink = "" // this page
	v.Quote.Words = m.stretches(q, 0, nil)
	v.Title = m.quoteTitle(q, 60)
	key := "quote.summary"
	if q.Paraphrase {
		key = "quote.summary-paraphrased"
	}
	v.Summary = m.locale.Say(key, "speaker", q.Speaker.Name, "words", q.Words())
	v.Terms = m.definitions(q.Terms())
	v.CiteScript = m.href(m.assets.Name("cite.js"))
	card := m.articleCard(q.Article)
	v.Article = &card
	if v.Quote.Embed = m.embed(q); v.Quote.Embed != nil {
		v.OEmbed = m.site.Absolute(q.OEmbedAddress())
	}
	for _, f := range cite.Forms(m.locale, cite.Statement{ID: q.Article.Slug.Value + "/" + q.ID().Value, Author: cmp.Or(v.Quote.Reported, q.Speaker.Name), Words: q.Words(), Paraphrase: q.Paraphrase,
		Date: q.Date.Date, Title: q.Article.Title.Value, Site: m.siteTitle(), URL: cmp.Or(m.site.Absolute(q.Address()), site.Href(m.site.HostRoot(), q.Address()))}) {
		v.Quote.Citations = append(v.Quote.Citations, view.Citing(f))
	}
}

// quoteTitle names a quote by its first words, about so many characters.
func (v *voice) quoteTitle(q *site.Quote, n int) string {
	return v.locale.Say("quote.title", "speaker", q.Speaker.Name, "words", passage.Cut(q.Words(), n))
}

// stretches gives a quote's words, cut after about limit characters (0: never). Those that mention a term, each term at its first, stand
// apart; where one is named, those of that term alone.
func (m *pageInTheMaking) stretches(q *site.Quote, limit int, only *site.Term) []view.Stretch {
	text := q.Words()
	end := len(text)
	if limit > 0 {
		text = passage.Cut(text, limit)
		if len(text) != end || text != q.Words() {
			end = strings.LastIndex(text, " …")
		}
	}
	list := make([]view.Stretch, 0, 2*len(q.Mentions())+1)
	at := 0
	for i, mention := range q.Mentions() {
		if int(mention.To) > end {
			break
		}
		term := m.site.Terms[mention.Term]
		if only != nil && only != term || slices.ContainsFunc(q.Mentions()[:i], func(x site.Mention) bool { return x.Term == mention.Term }) {
			continue
		}
		if int(mention.From) > at {
			list = append(list, view.Stretch{Text: text[at:mention.From]})
		}
		list = append(list, view.Stretch{Text: text[mention.From:mention.To], Term: term.Slug.Value})
		at = int(mention.To)
	}
	if at < len(text) {
		list = append(list, view.Stretch{Text: text[at:]})
	}
	return list
}
