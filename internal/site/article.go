package site

import (
	"cmp"
	"strings"
	"time"

	"github.com/gloss-press/gloss/internal/content"
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
	Editions  []*Article // the same article in all its languages, the original first; nil where there is one alone
	original  *Article   // that it translates; nil for none
	terms     []*Term    // of all its quotes, see Quote.Terms
	mentions  []Mention  // and these
	events    []*Event
	number    int               // its place in Site.Articles
	byID      map[string]*Quote // where they are many
	revised   time.Time         // the moment of Revised
}

// older orders articles by publication, then slug.
func older(a, b *Article) int {
	return cmp.Or(a.Published.Compare(b.Published), cmp.Compare(a.Slug.Value, b.Slug.Value))
}

// Newer orders articles as lists have them: the newest first.
func (a *Article) Newer(b *Article) int { return cmp.Compare(a.number, b.number) }

// Article gives the article of a slug; nil where there is none.
func (s *Site) Article(slug string) *Article { return s.articles[slug] }

// Lead gives the article that the front page begins with: the newest in the site's language, or where there is none the newest; nil for no
// articles.
func (s *Site) Lead() *Article {
	for _, a := range s.Articles {
		if strings.EqualFold(s.LanguageOf(a), s.Language) {
			return a
		}
	}
	if len(s.Articles) == 0 {
		return nil
	}
	return s.Articles[0]
}

// joinArticles resolves quotes and topics.
func (s *Site) joinArticles() {
	s.addQuotes()
	for _, a := range s.Articles {
		for _, name := range a.Article.Topics {
			s.addTopic(a, name)
		}
	}
	locale.SortBy(s.Alphabet, s.Topics, func(v *Topic) string { return v.Name })
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
