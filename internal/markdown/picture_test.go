package markdown

import (
	"strings"
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

// TestPictureKeepsItsPlace writes how large a picture is where that is known, so that nothing moves when it comes.
func TestPictureKeepsItsPlace(t *testing.T) {
	r := New().Read(Input{Text: []byte("A ![map](map.png) and ![other](other.png)."), Link: func(ref string) Target {
		if ref == "map.png" {
			return Target{Href: ref, Width: 640, Height: 480}
		}
		return Target{Href: ref}
	}})
	want := `<img src="map.png" alt="map" width="640" height="480" loading="lazy"> and <img src="other.png" alt="other" loading="lazy">`
	if html := r.Parts[0].HTML; !strings.Contains(html, want) {
		t.Errorf("the page has %s", html)
	}
}
