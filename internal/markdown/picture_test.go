package markdown

import (
	"testing"

	"github.com/gloss-press/gloss/internal/diag"
)

// TestPictureInQuote refuses a picture whose description some readers would hear as one of the quoted words.
func TestPictureInQuote(t *testing.T) {
	for _, body := range []string{"> We will ![not](x.png) go.", "“:quote[We will ![not](x.png) go.]{#q}”"} {
		w := Wanted{ID: "q", Words: "We will go."}
		if body[0] != '>' {
			w.Words = ""
		}
		r := New().Read(Input{Text: []byte(body), Quotes: []Wanted{w}, Link: func(ref string) Target { return Target{Href: ref} }})
		if len(r.Diags) != 1 || r.Diags[0].Code != diag.QuoteHidden {
			t.Errorf("%s: %v", body, r.Diags)
		}
	}
}
