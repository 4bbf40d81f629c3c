// Package site joins what the files say together: addresses, statements, who said what where, and the pages that come of it.
//
// A Site is an immutable value, complete from front matter alone. Every join is an index from a key (a slug, a speaker and a
// day) to a list, and every diagnostic across files is a function of one such list.
package site

import (
	"cmp"
	"slices"
	"time"

	"golang.org/x/text/language"

	"github.com/gloss-press/gloss/internal/content"
	"github.com/gloss-press/gloss/internal/diag"
	"github.com/gloss-press/gloss/internal/glossary"
	"github.com/gloss-press/gloss/internal/locale"
)

// Options is what a site depends on besides its files.
type Options struct {
	BaseURL string    // the address the site will have; empty: site.yaml's
	Drafts  bool      // drafts are pages like others
	Future  bool      // so are articles whose date has not come
	Now     time.Time // the moment that decides which those are
	Others  []string  // the other files to publish, relative to the source folder: images beside content, static files
}

// Site is all that the front matter of a folder's files says.
type Site struct {
	Config   *content.Config
	Base     string // the absolute address with a slash at its end, or ""
	Language string
	Zone     *time.Location
	Locale   *locale.Locale

	Articles   []*Article // the newest first
	Terms      []*Term    // by name; a term's number is its place here
	Speakers   []*Speaker // by name
	Sources    []*Source  // by title
	Texts      []*content.Page
	Topics     []*Topic // by name
	Statements []*Statement
	Entries    []Entry // statements and events, in order of time
	Years      []int64 // that have entries, in order
	KeptBack   []KeptBack
	Redirects  []Redirect
	Matcher    *glossary.Matcher // finds the names of Terms

	articles   map[string]*Article
	terms      map[string]*Term
	speakers   map[string]*Speaker
	sources    map[string]*Source
	texts      map[string]*content.Page
	topics     map[string]*Topic
	restricted bool              // a term is kept to some topics or articles
	names      map[string]string // a person's folded name or alias → slug
	quotes     map[string]*Quote // "article#id"
	back       map[string][]Relation
	bySpeaker  map[string][]Entry
	byTerm     map[string][]Entry
	bySource   map[string][]Entry
	byYear     map[int64][]Entry
	others     map[string]string // address of a file that is published as it is → its path in the source folder
	byPath     map[string]string // a content file below content/ → the address of its page
	pages      map[string]Page
	order      []Page
	diags      []diag.Diagnostic
	kept       map[string]KeptBack // by the slug of the article
}

// KeptBack is a file that is not published yet.
type KeptBack struct {
	Path  string
	Draft bool
	Until time.Time // where it waits for its date
}

// New joins files into a Site. Files that are nil are left out.
func New(files []content.File, opt Options) *Site {
	s := &Site{
		articles: map[string]*Article{}, terms: map[string]*Term{}, speakers: map[string]*Speaker{}, sources: map[string]*Source{},
		texts: map[string]*content.Page{}, topics: map[string]*Topic{}, names: map[string]string{}, quotes: map[string]*Quote{},
		back: map[string][]Relation{}, bySpeaker: map[string][]Entry{}, byTerm: map[string][]Entry{}, bySource: map[string][]Entry{},
		byYear: map[int64][]Entry{}, others: map[string]string{}, pages: map[string]Page{}, kept: map[string]KeptBack{},
	}
	files = slices.Clone(files)
	files = slices.DeleteFunc(files, func(f content.File) bool { return f == nil })
	slices.SortStableFunc(files, func(a, b content.File) int { return cmp.Compare(a.FileHead().Path, b.FileHead().Path) })
	s.configure(files, opt)
	s.collect(files, opt)
	s.joinTerms()
	s.joinPeople()
	s.joinArticles()
	s.joinStatements()
	s.joinRelations()
	s.joinEntries()
	s.address(opt)
	s.checkReferences()
	s.diags = diag.Sort(s.diags)
	return s
}

// Diagnostics gives what is wrong between files, sorted.
func (s *Site) Diagnostics() []diag.Diagnostic { return s.diags }

// configure reads site.yaml, or does without.
func (s *Site) configure(files []content.File, opt Options) {
	s.Config = &content.Config{}
	for _, f := range files {
		if c, ok := f.(*content.Config); ok {
			s.Config = c
		}
	}
	s.Base = cmp.Or(opt.BaseURL, s.Config.BaseURL.Value)
	if s.Base != "" && s.Base[len(s.Base)-1] != '/' {
		s.Base += "/"
	}
	s.Language = cmp.Or(s.Config.Language.Value, "en")
	if !locale.Valid(s.Language) {
		s.Language = "en"
	}
	s.Locale = locale.For(s.Language)
	s.Zone = time.UTC
	if z, err := time.LoadLocation(s.Config.Timezone.Value); err == nil {
		s.Zone = z
	}
}

// collect sorts the files into kinds, keeps drafts and future articles back, and reports slugs that two files claim.
func (s *Site) collect(files []content.File, opt Options) {
	for _, f := range files {
		switch f := f.(type) {
		case *content.Article:
			a := &Article{Article: f, Address: "articles/" + f.Slug.Value + "/", Published: s.Moment(f.Date), Updated: s.Moment(f.Updated)}
			if k, is := keptBack(a, opt); is {
				s.KeptBack = append(s.KeptBack, k)
				s.kept[f.Slug.Value] = k
				continue
			}
			if claim(s, s.articles, a, &f.Head) {
				s.Articles = append(s.Articles, a)
			}
		case *content.Term:
			s.addTerm(f)
		case *content.Terms:
			for _, t := range f.List {
				s.addTerm(t)
			}
		case *content.Speaker:
			p := &Speaker{Speaker: f, Slug: f.Slug.Value, Name: f.Name.Value, Address: "people/" + f.Slug.Value + "/"}
			if claim(s, s.speakers, p, &f.Head) {
				s.Speakers = append(s.Speakers, p)
			}
		case *content.Source:
			src := &Source{Source: f, Address: "sources/" + f.Slug.Value + "/"}
			if claim(s, s.sources, src, &f.Head) {
				s.Sources = append(s.Sources, src)
			}
		case *content.Page:
			if f.Draft.Value && !opt.Drafts {
				s.KeptBack = append(s.KeptBack, KeptBack{Path: f.Path, Draft: true})
				continue
			}
			if claim(s, s.texts, f, &f.Head) {
				s.Texts = append(s.Texts, f)
			}
		}
	}
	slices.SortStableFunc(s.Articles, func(a, b *Article) int {
		return cmp.Or(b.Published.Compare(a.Published), cmp.Compare(a.Slug.Value, b.Slug.Value))
	})
	locale.SortBy(s.Locale, s.Terms, func(v *Term) string { return v.Term.Term.Value })
	for i, t := range s.Terms {
		t.Number = int32(i)
	}
	locale.SortBy(s.Locale, s.Sources, func(v *Source) string { return v.Title.Value })
}

func keptBack(a *Article, opt Options) (KeptBack, bool) {
	k := KeptBack{Path: a.Path, Draft: a.Draft.Value && !opt.Drafts}
	if !opt.Future && a.Published.After(opt.Now) {
		k.Until = a.Published
	}
	return k, k.Draft || !k.Until.IsZero()
}

// claim enters a file under its slug; the second one that claims a slug is an error.
func claim[T any](s *Site, index map[string]T, v T, h *content.Head) bool {
	slug := h.Slug.Value
	if slug == "" {
		return false
	}
	if _, taken := index[slug]; taken {
		s.diags = append(s.diags, diag.Diagnostic{Span: diag.At(h.Path, h.Slug.Pos), Code: diag.DuplicateSlug,
			Message: "another file has the slug `" + slug + "` too: " + s.pathOf(index[slug]), Hint: "give one of them another slug, or another file name"})
		return false
	}
	index[slug] = v
	return true
}

func (s *Site) pathOf(v any) string {
	if f, ok := v.(content.File); ok {
		return f.FileHead().Path
	}
	return ""
}

// Moment gives the point in time that a date of publication stands for: a date alone is 00:00 in the site's time zone. The zero
// time where there is none.
func (s *Site) Moment(d content.Date) time.Time {
	if d.IsZero() {
		return time.Time{}
	}
	if t, ok := d.Instant(); ok {
		return t
	}
	day, ok := d.First()
	if !ok {
		return time.Time{}
	}
	y, m, dd := day.Civil()
	hour, minute, second, _, _, _ := d.Clock()
	return time.Date(int(y), time.Month(m), dd, hour, minute, second, 0, s.Zone)
}

// tag gives the site's language for the matcher.
func (s *Site) tag() language.Tag { return language.Make(s.Language) }
