package site

import (
	"cmp"
	"net/url"
	"strings"
	"time"

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
	Updated   time.Time // by its front matter alone
	Revised   edtf.Date // of the last change after it was published: its updated, or a later correction's
	Quotes    []*Quote
	Topics    []*Topic
	Entries   []Entry           // its own statements and events, in order of time
	byID      map[string]*Quote // where they are many
	revised   time.Time         // the moment of Revised
}

// older orders articles by publication, then slug.
func older(a, b *Article) int {
	return cmp.Or(a.Published.Compare(b.Published), cmp.Compare(a.Slug.Value, b.Slug.Value))
}

// Topic is a word that articles are filed under.
type Topic struct {
	Name, Slug, Address string
	Articles            []*Article
	named               place // where it is named first
}

// place is where something is named.
type place struct {
	file string
	pos  diag.Pos
}

// Article gives the article of a slug; nil where there is none.
func (s *Site) Article(slug string) *Article { return s.articles[slug] }

// joinArticles resolves quotes and topics.
func (s *Site) joinArticles() {
	for _, a := range s.Articles {
		s.addQuotes(a)
		for _, name := range a.Article.Topics {
			slug := Slugify(name.Value)
			if slug == "" {
				continue
			}
			t := s.topics[slug]
			if t == nil {
				t = &Topic{Name: name.Value, Slug: slug, Address: "topics/" + slug + "/", named: place{a.Path, name.Pos}}
				s.topics[slug] = t
				s.Topics = append(s.Topics, t)
			}
			if n := len(t.Articles); n == 0 || t.Articles[n-1] != a {
				t.Articles = append(t.Articles, a)
				a.Topics = append(a.Topics, t)
			}
		}
	}
	locale.SortBy(s.Locale, s.Topics, func(v *Topic) string { return v.Name })
}

// Newest is the latest change of any article; the zero time where none has a date.
func (s *Site) Newest() time.Time {
	var t time.Time
	for _, a := range s.Articles {
		if c := a.Changed(); c.After(t) {
			t = c
		}
	}
	return t
}

// FeedID gives the name of an article in feeds, which never changes: its own, or one made of host, year and slug by RFC 4151.
func (s *Site) FeedID(a *Article) string {
	if a.ID.Value != "" {
		return a.ID.Value
	}
	host := "localhost"
	if u, err := url.Parse(s.Base); err == nil && u.Hostname() != "" {
		host = u.Hostname()
	}
	year := "1970"
	if !a.Published.IsZero() {
		year = YearName(int64(a.Published.Year()))
	}
	slug := a.Slug.Value
	if len(a.MovedFrom) > 0 {
		// The first slug: the oldest address that the article had.
		old := strings.Trim(strings.TrimSuffix(a.MovedFrom[0].Value, "/index.html"), "/")
		if plain, err := url.PathUnescape(old[strings.LastIndexByte(old, '/')+1:]); err == nil && plain != "" {
			slug = strings.TrimSuffix(plain, ".html")
		}
	}
	return "tag:" + host + "," + year + ":" + (&url.URL{Path: slug}).EscapedPath()
}
