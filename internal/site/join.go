package site

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"golang.org/x/text/unicode/norm"

	"github.com/gloss-press/gloss/internal/content"
	"github.com/gloss-press/gloss/internal/diag"
	"github.com/gloss-press/gloss/internal/edtf"
	"github.com/gloss-press/gloss/internal/locale"
)

// Article is an explainer and what follows from its file alone.
type Article struct {
	*content.Article
	Address   string
	Published time.Time // zero where it has no date
	Updated   time.Time
	Quotes    []*Quote
	Topics    []*Topic
	Entries   []Entry // its own statements and events, in order of time
}

// Changed is the moment of the last change that the article tells of.
func (a *Article) Changed() time.Time {
	if a.Updated.After(a.Published) {
		return a.Updated
	}
	return a.Published
}

// Topic is a word that articles are filed under.
type Topic struct {
	Name, Slug, Address string
	Articles            []*Article
}

// Speaker is a person or body. One that has no file of its own has a page all the same, made of the statements.
type Speaker struct {
	*content.Speaker // nil without a file
	Slug, Name       string
	Address          string
	Articles         []*Article // that quote it, the newest first
}

// Source is where statements were made.
type Source struct {
	*content.Source
	Address string
	Quotes  []*Quote
}

// Name gives the name that a reader sees.
func (s *Source) Name() string { return s.Source.Title.Value }

// joinPeople indexes the names of speakers, and makes speakers of those who have a name but no file.
func (s *Site) joinPeople() {
	for _, p := range s.Speakers {
		for _, n := range append([]content.String{p.Speaker.Name}, p.Aliases...) {
			if key := foldName(n.Value); key != "" && s.names[key] == "" {
				s.names[key] = p.Slug
			}
		}
	}
	for _, a := range s.Articles {
		for i := range a.Article.Quotes {
			q := &a.Article.Quotes[i]
			s.plainSpeaker(a, q.Speaker)
		}
	}
	locale.SortBy(s.Locale, s.Speakers, func(v *Speaker) string { return v.Name })
}

// plainSpeaker makes a speaker of a name that belongs to no file, or reports a slug that does.
func (s *Site) plainSpeaker(a *Article, name content.String) {
	if name.Value == "" {
		return
	}
	if _, known := s.speakerSlug(name.Value); known {
		return
	}
	if hint, wrong := s.nearMiss(name.Value, s.speakers, "person", "content/people/"); wrong {
		s.fail(a.Path, name.Pos, diag.UnknownSlug, "there is no person `"+name.Value+"`", hint)
		return
	}
	slug := Slugify(name.Value)
	if slug == "" {
		return
	}
	p := s.speakers[slug]
	if p == nil {
		p = &Speaker{Slug: slug, Name: name.Value, Address: "people/" + slug + "/"}
		s.speakers[slug] = p
		s.Speakers = append(s.Speakers, p)
	}
	s.names[foldName(name.Value)] = slug
}

// speakerSlug gives the slug of the speaker that a value names: by slug, name or alias.
func (s *Site) speakerSlug(v string) (string, bool) {
	if p, ok := s.speakers[v]; ok {
		return p.Slug, true
	}
	slug, ok := s.names[foldName(v)]
	return slug, ok
}

// Speaker gives the speaker of a slug, name or alias; nil where there is none.
func (s *Site) Speaker(v string) *Speaker {
	slug, _ := s.speakerSlug(v)
	return s.speakers[slug]
}

// Source gives the source of a slug; nil where there is none.
func (s *Site) Source(slug string) *Source { return s.sources[slug] }

// Term gives the term of a slug; nil where there is none.
func (s *Site) Term(slug string) *Term { return s.terms[slug] }

// Article gives the article of a slug; nil where there is none.
func (s *Site) Article(slug string) *Article { return s.articles[slug] }

// Quote gives the quote "article-slug#id"; nil where there is none.
func (s *Site) Quote(ref string) *Quote { return s.quotes[ref] }

func foldName(s string) string {
	return strings.ToLower(strings.Join(strings.Fields(norm.NFC.String(s)), " "))
}

// nearMiss reports whether a value that is no slug in the index must have been meant as one: it has a slug's shape, or is a slip
// away from one.
func (s *Site) nearMiss(v string, index any, kind, folder string) (hint string, wrong bool) {
	var known []string
	switch m := index.(type) {
	case map[string]*Speaker:
		for slug, p := range m {
			if p.Speaker != nil {
				known = append(known, slug)
			}
		}
	case map[string]*Source:
		for slug := range m {
			known = append(known, slug)
		}
	}
	slices.Sort(known)
	shaped := slugShaped(v)
	if !shaped && len(known) == 0 {
		return "", false
	}
	if near, ok := diag.Nearest(Slugify(v), known); ok && (shaped || Slugify(v) == near || !strings.ContainsAny(v, " \u00a0")) {
		return "did you mean `" + near + "`?", true
	}
	if !shaped {
		return "", false
	}
	return "write " + folder + v + ".md, or give a " + kind + "’s name as it should be read", true
}

// slugShaped reports whether a value looks like a slug: no capitals, no spaces.
func slugShaped(v string) bool {
	for _, r := range v {
		if !(r == '-' || r == '_' || r == '.' || '0' <= r && r <= '9' || 'a' <= r && r <= 'z') {
			return false
		}
	}
	return v != ""
}

// joinArticles resolves quotes and topics.
func (s *Site) joinArticles() {
	for _, a := range s.Articles {
		for i := range a.Article.Quotes {
			s.addQuote(a, i)
		}
		for _, name := range a.Article.Topics {
			slug := Slugify(name.Value)
			if slug == "" {
				continue
			}
			t := s.topics[slug]
			if t == nil {
				t = &Topic{Name: name.Value, Slug: slug, Address: "topics/" + slug + "/"}
				s.topics[slug] = t
				s.Topics = append(s.Topics, t)
			}
			if !slices.Contains(t.Articles, a) {
				t.Articles = append(t.Articles, a)
				a.Topics = append(a.Topics, t)
			}
		}
	}
	locale.SortBy(s.Locale, s.Topics, func(v *Topic) string { return v.Name })
}

// RoleOn gives the office that a speaker held on a date: of several the one that began last. Empty where none is known.
func (p *Speaker) RoleOn(d edtf.Date) string {
	if p == nil || p.Speaker == nil {
		return ""
	}
	first, okFirst := d.First()
	last, okLast := d.Last()
	var best *content.Role
	var bestFrom edtf.Day
	for i := range p.Roles {
		r := &p.Roles[i]
		from, hasFrom := r.From.First()
		to, hasTo := r.To.Last()
		if hasFrom && !r.From.IsZero() && okLast && last < from || hasTo && !r.To.IsZero() && okFirst && first > to {
			continue
		}
		if r.From.IsZero() || !hasFrom {
			from = -1 << 62
		}
		if best == nil || from >= bestFrom {
			best, bestFrom = r, from
		}
	}
	if best == nil {
		return ""
	}
	return best.Title.Value
}

func (s *Site) fail(file string, pos diag.Pos, code diag.Code, message, hint string) {
	s.diags = append(s.diags, diag.Diagnostic{Span: diag.At(file, pos), Code: code, Message: message, Hint: hint})
}

func (s *Site) warn(file string, pos diag.Pos, code diag.Code, message, hint string) {
	s.fail(file, pos, code, message, hint)
	s.diags[len(s.diags)-1].Severity = diag.Warning
}

// byOrder compares entries that stand in time order.
func byOrder(a, b Entry) int {
	return cmp.Or(a.Date().Compare(b.Date()), cmp.Compare(a.rank, b.rank))
}
