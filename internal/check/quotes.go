package check

import "github.com/gloss-press/gloss/internal/site"

// Quotes counts quotes by what is known of their words. All are unchecked until something compares them with their sources.
type Quotes struct {
	Verified  int `json:"verified"`  // a source has these words
	Unchecked int `json:"unchecked"` // no source with a text is named, or the quote is a paraphrase
	Wrong     int `json:"wrong"`     // the source has other words
	Accepted  int `json:"accepted"`  // the source has other words, and the quote says why that is accepted
}

// add counts an article's quotes.
func (c *Quotes) add(a *site.Article) { c.Unchecked += len(a.Quotes) }
