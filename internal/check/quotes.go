package check

import (
	"github.com/gloss-press/gloss/internal/site"
	"github.com/gloss-press/gloss/internal/verdict"
	"github.com/gloss-press/gloss/internal/workspace"
)

// Quotes counts quotes by what is known of their words.
type Quotes struct {
	Verified  int `json:"verified"`  // a source has these words
	Unchecked int `json:"unchecked"` // no source with a text is named, or the quote is a paraphrase
	Wrong     int `json:"wrong"`     // the source has other words
	Accepted  int `json:"accepted"`  // the source has other words, and the quote says why that is accepted
}

// addKept counts the quotes of articles that are kept back of a site; whole has them too.
func (c *Quotes) addKept(whole *workspace.Snapshot, s *site.Site, only Paths) {
	for _, a := range whole.Site.Articles {
		if s.Article(a.Slug.Value) == nil && only.Has(a.Path) {
			c.add(whole, a)
		}
	}
}

// add counts an article's quotes.
func (c *Quotes) add(snap *workspace.Snapshot, a *site.Article) {
	for _, q := range a.Quotes {
		switch v := snap.Verdict(q); {
		case v.Kind == verdict.Unchecked:
			c.Unchecked++
		case v.Kind.Found():
			c.Verified++
		case q.Accept.Value != "":
			c.Accepted++
		default:
			c.Wrong++
		}
	}
}
