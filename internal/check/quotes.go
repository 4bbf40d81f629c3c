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
