package export

import (
	"encoding/json"
	"io"

	"github.com/gloss-press/gloss/internal/card"
	"github.com/gloss-press/gloss/internal/invisible"
	"github.com/gloss-press/gloss/internal/passage"
	"github.com/gloss-press/gloss/internal/site"
)

// Frame is how another site shows a quote.
type Frame struct {
	HTML          string // the element
	Width, Height int    // in CSS pixels
}

// quoteTitle names a quote by its first words.
func (f Files) quoteTitle(q *site.Quote) string {
	return f.In(f.Site.LanguageOf(q.Article)).Say("quote.title", "speaker", q.Speaker.Name, "words", passage.Cut(q.Words(), 60))
}

// oEmbed tells a site into whose text the address of a quote was put how to show it (oembed.com, 2.3.4: a rich response).
func (f *file) oEmbed(w io.Writer) error {
	q := f.page.Subject.(*site.Quote)
	frame, picture := f.Frame(q), q.PageAddress()+site.CardFile.Address
	if _, ok := f.Site.At(picture); ok {
		picture = f.Site.Absolute(picture)
	} else {
		picture = ""
	}
	answer := struct {
		Version     string `json:"version"`
		Type        string `json:"type"`
		Title       string `json:"title"`
		Author      string `json:"author_name"`
		AuthorURL   string `json:"author_url"`
		Provider    string `json:"provider_name"`
		ProviderURL string `json:"provider_url"`
		CacheAge    int    `json:"cache_age"` // seconds
		HTML        string `json:"html"`
		Width       int    `json:"width"`
		Height      int    `json:"height"`
		Thumbnail   string `json:"thumbnail_url,omitempty"`
		ThumbWidth  int    `json:"thumbnail_width,omitempty"`
		ThumbHeight int    `json:"thumbnail_height,omitempty"`
	}{"1.0", "rich", f.quoteTitle(q), q.Speaker.Name, f.Site.Absolute(q.Speaker.Address),
		f.Site.Title(f.Locale), f.Site.Absolute(""), 24 * 60 * 60, frame.HTML, frame.Width, frame.Height, picture, 0, 0}
	if picture != "" { // all three or none
		answer.ThumbWidth, answer.ThumbHeight = card.Width, card.Height
	}
	return json.NewEncoder(invisible.InJSON(w)).Encode(answer)
}
