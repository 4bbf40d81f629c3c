package export

import (
	"cmp"
	"slices"
	"strconv"

	"github.com/gloss-press/gloss/internal/markdown"
	"github.com/gloss-press/gloss/internal/search"
	"github.com/gloss-press/gloss/internal/site"
	"github.com/gloss-press/gloss/internal/telling"
	"github.com/gloss-press/gloss/internal/transcript"
)

// Searched reports whether a page's own text is found by search: those of articles, terms, people, and sources with all their parts.
func Searched(p site.Page) bool {
	switch p.Kind {
	case site.ArticlePage, site.TermPage, site.PersonPage, site.SourcePage, site.SourcePartPage:
		return true
	}
	return false
}

// SearchText gives a page's own text as search needs it: of its reading, or what of a transcript stands on it. Both may be nil.
func SearchText(p site.Page, r *markdown.Reading, t *transcript.Transcript) (fields []search.Field) {
	src, part := (*site.Source)(nil), 1
	switch x := p.Subject.(type) {
	case *site.Source:
		src = x
	case site.SourcePart:
		src, part = x.Source, x.Number
	}
	if src != nil && t != nil && src.ByTurns(t.IsSpoken()) {
		for i := range t.Turns {
			for _, p := range t.Paragraphs(i) {
				if src.PartAt(p.From, len(t.Text)) == part {
					fields = append(fields, search.Field{Text: t.Text[p.From:p.To]})
				}
			}
		}
		return fields
	}
	if r == nil || part > 1 {
		return nil
	}
	for _, h := range r.Digest.Headings {
		fields = append(fields, search.Field{Level: search.InSummary, Text: h.Text})
	}
	return append(fields, search.Field{Text: r.Text})
}

// Index adds all that can be found to an index, and makes its files. body gives what of a page's own text was digested. It returns the root; the error is
// that of the lexicon's scratch.
func (f Files) Index(b *search.Builder, body func(address string) search.Digest) ([]byte, error) {
	x := &indexer{f, b, body}
	x.terms()
	x.people()
	x.articles()
	x.sources()
	x.statements()
	return b.Finish(x.choices())
}

// indexer adds what a site has to an index.
type indexer struct {
	Files
	*search.Builder
	body func(string) search.Digest
}

// add adds a document about what has a page, in the language of its file.
func (x *indexer) add(d search.Document, address, language string) {
	d.Address, d.Language = site.Href("", address), cmp.Or(language, x.Site.Language)
	if d.Language != x.Site.Language {
		d.Shown = d.Language
	}
	d.Body = x.body(address)
	d.Fields = append(d.Fields, search.Field{Level: search.InName, Text: d.Title})
	x.Add(d)
}

func (x *indexer) terms() {
	for _, t := range x.Site.Terms {
		d := search.Document{Kind: search.Term, Title: t.Name(), Text: x.Engine.Plain(t.Short.Value), Keys: []string{search.ByTerm.Of(t.Slug.Value)}}
		d.Fields = append(d.Fields, search.Field{Level: search.InSummary, Text: d.Text})
		for _, a := range t.Aliases {
			d.Fields = append(d.Fields, search.Field{Level: search.InName, Text: a.Value})
		}
		for _, def := range t.Definitions {
			d.Fields = append(d.Fields, search.Field{Level: search.InWords, Text: x.Engine.Plain(def.Text.Value)}, search.Field{Text: x.nameOf(def.By.Value)})
		}
		x.add(d, t.Address, t.Language.Value)
	}
}

func (x *indexer) people() {
	for _, p := range x.Site.Speakers {
		d := search.Document{Kind: search.Person, Title: p.Name, Text: p.LatestRole(), Keys: []string{search.BySpeaker.Of(p.Slug)}}
		language := ""
		if p.Speaker != nil {
			language = p.Language.Value
			for _, a := range p.Aliases {
				d.Fields = append(d.Fields, search.Field{Level: search.InName, Text: a.Value})
			}
			for _, r := range p.Roles {
				d.Fields = append(d.Fields, search.Field{Level: search.InSummary, Text: r.Title.Value})
			}
		}
		x.add(d, p.Address, language)
	}
}

func (x *indexer) articles() {
	for _, a := range x.Site.Articles {
		d := search.Document{Kind: search.Article, Title: a.Title.Value, Text: a.Summary.Value, Facts: []string{x.Locale.Date(a.Date.Date)}}
		d.Fields = append(d.Fields, search.Field{Level: search.InSummary, Text: a.Summary.Value})
		for _, t := range a.Topics {
			d.Fields = append(d.Fields, search.Field{Level: search.InSummary, Text: t.Name})
		}
		for _, by := range a.Authors {
			d.Fields = append(d.Fields, search.Field{Level: search.InWords, Text: by.Value})
		}
		if year, ok := a.Date.Year(); ok {
			d.Keys = append(d.Keys, search.ByYear.Of(site.YearName(year)))
		}
		for _, q := range a.Quotes {
			d.Keys = append(d.Keys, search.BySpeaker.Of(q.Speaker.Slug))
			for _, t := range q.Terms() {
				d.Keys = append(d.Keys, search.ByTerm.Of(t.Slug.Value))
			}
		}
		x.add(d, a.Address, a.Language.Value)
	}
}

func (x *indexer) sources() {
	for _, src := range x.Site.Sources {
		for n := 1; n <= src.Parts(); n++ {
			d := search.Document{Kind: search.Source, Title: src.Name(), Facts: []string{src.Publisher.Value, x.Locale.Date(src.Date.Date)}}
			if n > 1 {
				d.Title = x.Locale.Say("source.part-title", "source", src.Name(), "n", strconv.Itoa(n), "all", strconv.Itoa(src.Parts()))
			}
			d.Fields = append(d.Fields, search.Field{Level: search.InSummary, Text: src.Publisher.Value})
			if year, ok := src.Date.Year(); ok {
				d.Keys = append(d.Keys, search.ByYear.Of(site.YearName(year)))
			}
			x.add(d, src.PartAddress(n), src.Language.Value)
		}
	}
}

// statements adds them by the first term that they use, the newest first: what is found together stands in few files.
func (x *indexer) statements() {
	byTerm := make([][]*site.Statement, len(x.Site.Terms)+1)
	for _, e := range slices.Backward(x.Site.Entries) {
		if e.Quote == nil {
			continue
		}
		n := len(x.Site.Terms)
		if terms := e.Quote.Terms(); len(terms) > 0 {
			n = int(terms[0].Number)
		}
		byTerm[n] = append(byTerm[n], e.Quote.Statement)
	}
	for _, list := range byTerm {
		for _, st := range list {
			x.statement(st.First())
		}
	}
}

func (x *indexer) statement(q *site.Quote) {
	c := x.Checked(q)
	verdict := telling.Outcome(x.Locale, q, c)
	if c != nil && c.Kind.Found() {
		verdict = x.Locale.Say("standing.found") + " " + verdict
	}
	d := search.Document{Kind: search.Statement, Title: q.Words(), Address: site.Href("", q.Address()),
		Facts:    []string{q.Speaker.Name, q.Venue().Value, x.Locale.Date(q.Date.Date), verdict},
		Language: cmp.Or(q.Language.Value, q.Article.Language.Value, x.Site.Language), Keys: []string{search.BySpeaker.Of(q.Speaker.Slug)}, Paraphrase: q.Paraphrase}
	if d.Language != x.Site.Language {
		d.Shown = d.Language
	}
	d.Fields = []search.Field{{Level: search.InSummary, Text: d.Title}, {Level: search.InWords, Text: q.Speaker.Name}, {Text: q.Venue().Value}, {Text: x.Engine.Plain(q.Note().Value)}}
	for _, t := range q.Terms() {
		d.Keys = append(d.Keys, search.ByTerm.Of(t.Slug.Value))
	}
	if year, ok := q.Date.Year(); ok {
		d.Keys = append(d.Keys, search.ByYear.Of(site.YearName(year)))
	}
	x.Add(d)
}

// mostChoices is how many values of a filter a reader is given to choose from: those with most statements.
const mostChoices = 300

func (x *indexer) choices() map[search.Filter][]search.Choice {
	s := x.Site
	years := []search.Choice{}
	for _, y := range slices.Backward(s.Years) {
		years = append(years, search.Choice{Value: site.YearName(y), Name: site.YearName(y)})
	}
	return map[search.Filter][]search.Choice{
		search.BySpeaker: choose(s.Speakers, func(p *site.Speaker) (int, search.Choice) {
			return len(s.BySpeaker(p)), search.Choice{Value: p.Slug, Name: p.Name}
		}),
		search.ByTerm: choose(s.Terms, func(t *site.Term) (int, search.Choice) {
			return len(s.ByTerm(t.Slug.Value)), search.Choice{Value: t.Slug.Value, Name: t.Name()}
		}),
		search.ByYear: years,
	}
}

// choose gives the choices that have most statements, in the order of the list; none without statements.
func choose[T any](list []T, of func(T) (statements int, c search.Choice)) []search.Choice {
	type counted struct{ at, n int }
	var all []counted
	for i, v := range list {
		if n, _ := of(v); n > 0 {
			all = append(all, counted{i, n})
		}
	}
	slices.SortStableFunc(all, func(a, b counted) int { return cmp.Compare(b.n, a.n) })
	all = all[:min(len(all), mostChoices)]
	slices.SortFunc(all, func(a, b counted) int { return cmp.Compare(a.at, b.at) })
	out := []search.Choice{}
	for _, c := range all {
		_, choice := of(list[c.at])
		out = append(out, choice)
	}
	return out
}
