package e2e_test

import (
	"context"
	"net/url"
	"os"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"golang.org/x/net/html"
)

// TestReaderMode has Mozilla's Readability, which is the reader mode of Firefox, read every article: all that its text says in its order,
// each quotation followed by its speaker, and each note, is in what comes of it.
func TestReaderMode(t *testing.T) {
	readability, err := os.ReadFile(tool(t, "@mozilla/readability/Readability.js"))
	check(err)
	for _, site := range []func() *published{example, uglySite, spoken} {
		p := site()
		home := serve(t, p)
		for _, file := range sorted(p.pages) {
			if !isArticle(file) {
				continue
			}
			t.Run(p.name+"/"+strings.TrimSuffix(file, "/index.html"), func(t *testing.T) {
				t.Parallel()
				ctx := tab(t)
				do(t, ctx, chromedp.Navigate(home+(&url.URL{Path: strings.TrimSuffix(file, "index.html")}).EscapedPath()))
				inOrder(t, readerText(t, ctx, string(readability)), runs(p.pages[file]))
			})
		}
	}
}

// readerText gives what Readability keeps of the page of a tab, squeezed.
func readerText(t *testing.T, ctx context.Context, readability string) string {
	t.Helper()
	return squeezed(eval[string](t, ctx, readability+"; new Readability(document.cloneNode(true)).parse()?.textContent ?? ''"))
}

// inOrder wants pieces of text one after another in a text; all are squeezed.
func inOrder(t *testing.T, text string, pieces []string) {
	t.Helper()
	if len(pieces) == 0 {
		t.Error("there is nothing to look for")
	}
	at := 0
	for _, piece := range pieces {
		i := strings.Index(text[at:], piece)
		if i < 0 {
			t.Errorf("%q is missing, or stands before what it should follow, which is %.60q", piece, text[max(0, at-60):at])
			continue
		}
		at += i + len(piece)
	}
}

// runs gives the text of an article's body as it stands there, in pieces between which elements begin and end that stand by themselves;
// without how we know, which is not part of the text, and what screen readers are not told either.
func runs(doc *html.Node) (pieces []string) {
	var piece strings.Builder
	end := func() {
		if s := squeezed(piece.String()); s != "" {
			pieces = append(pieces, s)
		}
		piece.Reset()
	}
	var walk func(n *html.Node)
	walk = func(n *html.Node) {
		hidden, _ := attr(n, "aria-hidden")
		switch {
		case n.Type == html.TextNode:
			piece.WriteString(n.Data)
		case n.Type == html.ElementNode && (hasClass(n, "know") || hidden == "true"):
			end()
		default:
			if !inLine[n.Data] {
				end()
				defer end()
			}
			for c := range n.ChildNodes() {
				walk(c)
			}
		}
	}
	for n := range elements(doc) {
		if hasClass(n, "body") {
			walk(n)
			break
		}
	}
	end()
	return pieces
}

// inLine are elements that stand within a line.
var inLine = map[string]bool{"a": true, "abbr": true, "b": true, "bdi": true, "cite": true, "code": true, "del": true, "em": true, "i": true, "ins": true, "kbd": true,
	"mark": true, "q": true, "s": true, "small": true, "span": true, "strong": true, "sub": true, "sup": true, "time": true, "u": true}

// TestPlainOrder wants the order of a page without styles: a quotation's words, then who said them, then the note on it.
func TestPlainOrder(t *testing.T) {
	figures := 0
	eachSite(t, func(t *testing.T, p *published) {
		for _, file := range sorted(p.pages) {
			for n := range elements(p.pages[file]) {
				if !hasClass(n, "quotation") || !isArticle(file) {
					continue
				}
				figures++
				order, around := "", n
				if hasClass(n.Parent, "noted") {
					around = n.Parent
				}
				for d := range elements(around) {
					switch {
					case hasClass(d, "quote") && order == "":
						order = "words"
					case d.Data == "figcaption" && strings.Contains(text(d, nil), "·") && order == "words":
						order = "who"
					case hasClass(d, "gloss") && order != "who":
						t.Errorf("%s: a note stands before who said the words: %.80q", file, text(n, nil))
					}
				}
				if order != "who" {
					t.Errorf("%s: nobody is named behind the words %.80q", file, text(n, nil))
				}
			}
		}
	})
	if figures == 0 {
		t.Error("no quotation was met")
	}
}
