package frontmatter_test

import (
	"os"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/gloss-press/gloss/internal/content"
	"github.com/gloss-press/gloss/internal/frontmatter"
)

// TestAddQuote adds one quote to each file of testdata/addquote.txt, with its line ends and with others, and compares all bytes. A
// file whose counterpart is empty is left as it is.
func TestAddQuote(t *testing.T) {
	b, err := os.ReadFile("testdata/addquote.txt")
	if err != nil {
		t.Fatal(err)
	}
	quote := []frontmatter.Pair{{"id", "new-one"}, {"speaker", "john-kerry"}, {"date", "2014-09-14~"}, {"venue", "CBS: an interview"}, {"at", "00:12:34"}, {"text", `say “no” \ "yes"`}}
	files := txtar.Parse(b).Files
	for i := 0; i+1 < len(files); i += 2 {
		for _, end := range []string{"\n", "\r\n"} {
			have, want := strings.ReplaceAll(string(files[i].Data), "\n", end), strings.ReplaceAll(string(files[i+1].Data), "\n", end)
			got, ok := content.AddQuote("content/articles/a.md", []byte(have), quote)
			if ok != (want != "") || string(got) != want {
				t.Errorf("%s (%q): %v\n%s", files[i].Name, end, ok, got)
			}
		}
	}
	if len(files) < 20 {
		t.Error("too few cases")
	}
}

// FuzzAddQuote adds a quote to any file. What comes out says what it said before, and one quote more.
func FuzzAddQuote(f *testing.F) {
	b, err := os.ReadFile("testdata/addquote.txt")
	if err != nil {
		f.Fatal(err)
	}
	for _, file := range txtar.Parse(b).Files {
		f.Add(string(file.Data), "words")
	}
	f.Fuzz(func(t *testing.T, src, words string) {
		const name = "content/articles/a.md"
		before, diags := content.Parse(name, []byte(src))
		out, ok := content.AddQuote(name, []byte(src), []frontmatter.Pair{{"id", "a-new-id"}, {"speaker", "A B"}, {"date", "2014"}, {"text", words}})
		if !ok {
			return
		}
		after, more := content.Parse(name, out)
		was, is := before.(*content.Article), after.(*content.Article)
		if len(is.Quotes) != len(was.Quotes)+1 || is.Title.Value != was.Title.Value || len(more) < len(diags) {
			t.Fatalf("%d quotes became %d in\n%s", len(was.Quotes), len(is.Quotes), out)
		}
		if !strings.HasSuffix(string(out), src[was.Body.Offset:]) {
			t.Fatalf("the text has changed in\n%s", out)
		}
	})
}
