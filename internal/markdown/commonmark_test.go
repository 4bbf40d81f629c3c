package markdown

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// published gives CommonMark's own examples, which lie in goldmark's module.
func published(t testing.TB) []struct {
	Markdown, HTML string
	Example        int
} {
	out, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "github.com/yuin/goldmark").Output()
	if err != nil {
		missing(t, "goldmark's folder is not known:", err)
	}
	b, err := os.ReadFile(filepath.Join(strings.TrimSpace(string(out)), "_test", "spec.json"))
	if err != nil {
		missing(t, err)
	}
	var examples []struct {
		Markdown, HTML string
		Example        int
	}
	if err := json.Unmarshal(b, &examples); err != nil {
		t.Fatal(err)
	}
	return examples
}

// A reader sees of CommonMark's examples what its authors say, but for a picture's caption, which is a title there, and for bare
// addresses, which become links here.
func TestCommonMark(t *testing.T) {
	bare := []string{"< https://foo.bar >\n", "https://example.com\n", "foo@bar.example.com\n"}
	for _, e := range published(t) {
		in := Input{Text: []byte(e.Markdown), Line: 1, HTML: true, Language: "fi"}
		r := engine.Read(in)
		checkPlaces(t, in, r.Diags)
		in.HTML, in.Link = false, link
		off := engine.Read(in)
		checkPlaces(t, in, off.Diags)
		checkBalance(t, page(off.Parts))
		have, want := words(page(r.Parts)), words(e.HTML)
		if have != want && !slices.Contains(bare, e.Markdown) {
			t.Errorf("example %d: of\n%s\na reader sees\n%q\nand should see\n%q", e.Example, e.Markdown, have, want)
		}
	}
}

// words gives what a reader sees of a page, white space and captions apart.
func words(page string) string {
	z := html.NewTokenizer(strings.NewReader(page))
	var b strings.Builder
	caption := false
	for {
		kind := z.Next()
		token := z.Token()
		if token.Data == "figcaption" {
			caption = kind == html.StartTagToken
			continue
		}
		switch kind {
		case html.ErrorToken:
			return strings.Join(strings.Fields(b.String()), " ")
		case html.TextToken:
			if !caption {
				b.WriteString(token.Data)
			}
		case html.StartTagToken, html.SelfClosingTagToken:
			// A picture's words and a link's address are part of what is read.
			for _, a := range token.Attr {
				if a.Key == "alt" || a.Key == "href" || a.Key == "src" {
					b.WriteString(" [" + a.Val + "] ")
				}
			}
		}
	}
}

// missing skips a test for want of something outside the repository; where all of it is required, it fails.
func missing(t testing.TB, why ...any) {
	t.Helper()
	if os.Getenv("GLOSS_E2E") == "require" {
		t.Fatal(why...)
	}
	t.Skip(why...)
}
