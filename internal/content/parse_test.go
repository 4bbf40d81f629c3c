package content

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/gloss-press/gloss/internal/diag"
	"github.com/gloss-press/gloss/internal/limit"
)

// TestBytes tries files that are not what an editor of today writes.
func TestBytes(t *testing.T) {
	article := "---\ntitle: T\n---\nBody é.\n"
	for _, test := range []struct{ name, src, want string }{
		{"plain", article, ""},
		{"CRLF", strings.ReplaceAll(article, "\n", "\r\n"), ""},
		{"a byte-order mark", "\uFEFF" + article, ""},
		{"blank lines above", "\n  \n" + article, ""},
		{"blanks behind the hyphens", strings.ReplaceAll(article, "---\n", "--- \t\n"), ""},
		{"... at the end", "---\ntitle: T\n...\nBody é.\n", ""},
		{"no line end at the end", "---\ntitle: T\n---", ""},
		{"a thematic break in the body", article + "\n---\nx\n", ""},
		{"CR alone", strings.ReplaceAll(article, "\n", "\r"), "1:4 line-end"},
		{"CR alone in one line", "---\ntitle: T\n---\nBody\rmore", "4:5 line-end"},
		{"UTF-16", "\xff\xfe-\x00-\x00-\x00\n\x00", "1:1 not-utf8"},
		{"UTF-16 without a mark", "-\x00-\x00-\x00\n\x00", "1:1 not-utf8"},
		{"UTF-32", "\xff\xfe\x00\x00-\x00\x00\x00", "1:1 not-utf8"},
		{"Windows-1252", "---\ntitle: T\n---\nBody \x93so\x94 \xe9.\n", "4:6 not-utf8 (looks like Windows-1252)"},
		{"Latin-1", "---\ntitle: Caf\xe9 one\n---\n", "2:11 not-utf8 byte 15, line 2 (looks like Latin-1"},
		{"NUL", "---\ntitle: T\n---\na\x00b\n", "4:2 control-character U+0000"},
		{"escape", "---\ntitle: a\x1b[2J\n---\n", "2:9 control-character U+001B"},
		{"C1", "---\ntitle: é\u0085x\n---\n", "2:9 control-character U+0085"},
		{"C1 before a mistake", "---\ntitle: é\u0085x: y\n---\n", "2:9 control-character U+0085, 2:11 yaml colon"},
		{"an escape sequence for a control character", "---\ntitle: \"a\\0b\"\n---\n", "2:8 control-character U+0000"},
		{"a line separator", "---\ntitle: one\u2028two\n---\n", "2:11 yaml U+2028"},
		{"a byte-order mark and a mistake", "\uFEFFtitle: T\n---\n", "1:1 front-matter"},
		{"too large", strings.Repeat("x", limit.Text+1), "1:1 too-large"},
		{"too large a front matter", "---\ntitle: " + strings.Repeat("x", limit.FrontMatter) + "\n---\n", "1:1 too-large"},
		{"too deep", "---\ntitle: T\ntopics: " + strings.Repeat("[", 80) + strings.Repeat("]", 80) + "\n---\n", "3:73 too-large"},
		{"far too deep", "---\ntitle: T\ntopics: " + strings.Repeat("[", 100000) + "\n---\n", "too-large"},
		{"too deep in TOML", "+++\ntitle = 'T'\ntopics = " + strings.Repeat("[", 80) + strings.Repeat("]", 80) + "\n+++\n", "3:74 too-large"},
		{"far too deep in TOML", "+++\ntitle = 'T'\ntopics = " + strings.Repeat("[", 100000) + "\n+++\n", "3:10010 too-large"},
		{"too deep in JSON", "{\n\"title\": \"T\",\n\"topics\": " + strings.Repeat("[", 80) + strings.Repeat("]", 80) + "\n}\n", "3:75 too-large"},
	} {
		_, ds := Parse("content/articles/a.md", []byte(test.src))
		var got []string
		for _, d := range ds {
			got = append(got, fmt.Sprintf("%d:%d %s %s", d.From.Line, d.From.Col, d.Code, d.Message))
		}
		wants := strings.Split(test.want, ", ")
		if test.want == "" {
			wants = nil
		} else if strings.Contains(test.want, "byte 15") {
			wants = []string{test.want}
		}
		if len(got) != len(wants) {
			t.Errorf("%s: %q, want %q", test.name, got, wants)
			continue
		}
		for i, want := range wants {
			place, words, _ := strings.Cut(want, " ")
			code, words, _ := strings.Cut(words, " ")
			if !strings.Contains(got[i], place) || !strings.Contains(got[i], code) || !strings.Contains(got[i], words) {
				t.Errorf("%s: %q, want %q", test.name, got[i], want)
			}
		}
	}
}

// TestBody looks where the text begins.
func TestBody(t *testing.T) {
	for _, test := range []struct {
		src   string
		line  int32
		empty bool
	}{
		{"---\ntitle: T\n---\nBody", 4, false}, {"---\r\ntitle: T\r\n---\r\n\r\nBody", 4, false}, {"\uFEFF\n---\ntitle: T\n---\nBody", 5, false},
		{"---\ntitle: T\n---", 4, true}, {"---\ntitle: T\n---\n \n", 4, true}, {"+++\ntitle = 'T'\n+++\nBody", 4, false},
		{"{\n\"title\": \"T\"\n}\n\nBody", 4, false}, {"{\n\"title\": \"T\"\n}\nBody", 4, false}, {"{\"title\": \"T\",\n\"glossary\": {\n}\n}\nBody", 5, false},
		{"Body", 1, false}, {"\uFEFFBody", 1, false}, {"", 1, true}, {"{{ Body }}", 1, false}, {"---\n---\nBody", 3, false},
	} {
		f, _ := Parse("content/articles/a.md", []byte(test.src))
		body := f.FileHead().Body
		text := test.src[body.Offset:]
		if len(text) != body.Size {
			t.Errorf("%q: the body has %d bytes, and Size is %d", test.src, len(text), body.Size)
		}
		if body.Line != test.line || body.Empty != test.empty || strings.Contains(text, "title") || test.empty == strings.Contains(text, "Body") {
			t.Errorf("%q: the body is %+v, %q", test.src, body, text)
		}
		if lines := strings.Count(test.src[:body.Offset], "\n") + 1; int32(lines) != body.Line && body.Offset < len(test.src) {
			t.Errorf("%q: line %d, want %d", test.src, body.Line, lines)
		}
	}
}

// TestPaths gives every path its kind and slug.
func TestPaths(t *testing.T) {
	for _, test := range []struct{ path, kind, slug string }{
		{"content/articles/a.md", "*content.Article", "a"}, {"content/articles/x/y/index.md", "*content.Article", "y"}, {"content/articles/index.md", "*content.Article", "index"},
		{"content/a.md", "*content.Article", "a"}, {"content/articles/a.markdown", "*content.Article", "a"}, {"content/articles/a.MD", "*content.Article", "a"},
		{"content/articles/Talking, or coordinating?.md", "*content.Article", "Talking-or-coordinating"}, {"content/articles/u\u0308ber.md", "*content.Article", "über"},
		{"content/glossary/क्षि.md", "*content.Term", "क्षि"}, {"content/people/a.b.md", "*content.Speaker", "a.b"}, {"content/sources/s.md", "*content.Source", "s"},
		{"content/pages/about.md", "*content.Page", "about"}, {"content/site.yaml", "*content.Config", ""}, {"content/glossary.yaml", "*content.Terms", ""},
		{"content/glossary.yml", "*content.Terms", ""}, {"content/posts/a.md", "<nil>", ""},
		{"content/articles/" + strings.Repeat("é", 120) + ".md", "*content.Article", strings.Repeat("é", 100)},
	} {
		f, _ := Parse(test.path, nil)
		if got := fmt.Sprintf("%T", f); got != test.kind || !Known(test.path) {
			t.Errorf("%s: %s, want %s", test.path, got, test.kind)
		}
		if f != nil && f.FileHead().Slug.Value != test.slug {
			t.Errorf("%s: slug %q, want %q", test.path, f.FileHead().Slug.Value, test.slug)
		}
	}
	for _, path := range []string{"content/articles/a.jpg", "README.md", "content/site.toml", "content/articles/site.yaml", "contents/a.md"} {
		if Known(path) {
			t.Errorf("%s should not be known", path)
		}
	}
}

// TestTerms reads a glossary.yaml.
func TestTerms(t *testing.T) {
	f, ds := Parse("content/glossary.yaml", []byte("---\n- term: United States\n  short: A country.\n- term: de-conflict\n  slug: dc\n  body: |\n    Long.\n"))
	if len(ds) > 0 {
		t.Fatal(told(ds))
	}
	var got []string
	for _, term := range f.(*Terms).List {
		got = append(got, fmt.Sprintf("%s %s %q %d:%d", term.Slug.Value, term.Term.Value, term.Body.Inline.Value, term.Start.Line, term.Start.Col))
	}
	if diff := cmp.Diff([]string{`united-states United States "" 2:3`, `dc de-conflict "Long." 4:3`}, got); diff != "" {
		t.Error(diff)
	}
}

// TestManyKeys keeps the search for duplicates, and everything else, from growing with the square of a file.
func TestManyKeys(t *testing.T) {
	var b strings.Builder
	b.WriteString("---\ntitle: T\n")
	for i := range 50000 {
		fmt.Fprintf(&b, "k%d: 1\n", i)
	}
	b.WriteString("k7: 2\n---\n")
	_, ds := Parse("content/articles/a.md", []byte(b.String()))
	if last := ds[len(ds)-1]; last.Code != diag.DuplicateKey || last.From.Line != 50003 {
		t.Errorf("%d messages, the last of them %+v", len(ds), last)
	}
}

// TestFileKeepsItsValues makes sure that a file's values outlive the memory that it was parsed in, which the next file gets.
func TestFileKeepsItsValues(t *testing.T) {
	src := func(word string) []byte {
		return []byte(strings.ReplaceAll("---\ntitle: W\ntopics: [W, \"W W\"]\nquotes:\n  - id: w\n    speaker: W W\n    date: 2014-09-14\n    text: \"W W\"\n    terms: [W]\n---\n", "W", word))
	}
	file, _ := Parse("content/articles/a.md", src("First"))
	before := fmt.Sprintf("%+v", file)
	for range 100 {
		Parse("content/articles/b.md", src("Other"))
	}
	if after := fmt.Sprintf("%+v", file); after != before || !strings.Contains(after, "First First") {
		t.Errorf("it was\n%s\nand is\n%s", before, after)
	}
}

// FuzzParse makes sure that nothing panics and that every message's place is in the file.
func FuzzParse(f *testing.F) {
	paths := []string{"content/articles/a.md", "content/glossary/a.md", "content/people/a.md", "content/sources/a.md", "content/pages/a.md", "content/site.yaml", "content/glossary.yaml"}
	for _, c := range readMistakes(f) {
		f.Add(uint8(0), []byte(c.src))
	}
	entries, err := os.ReadDir("testdata/every")
	if err != nil {
		f.Fatal(err)
	}
	for i, entry := range entries {
		src, err := os.ReadFile("testdata/every/" + entry.Name())
		if err != nil {
			f.Fatal(err)
		}
		f.Add(uint8(i), src)
	}
	f.Fuzz(func(t *testing.T, kind uint8, src []byte) {
		file, ds := Parse(paths[int(kind)%len(paths)], src)
		if file == nil {
			t.Fatal("no file")
		}
		body := file.FileHead().Body
		if body.Offset > len(src) || body.Line < 1 {
			t.Fatalf("body at %+v of %d bytes", body, len(src))
		}
		lines := splitLines(string(src))
		for _, d := range ds {
			if d.From.Line < 1 || int(d.From.Line) > len(lines) {
				t.Fatalf("line %d of %d: %+v", d.From.Line, len(lines), d)
			}
			if n := len([]rune(lines[d.From.Line-1])); d.From.Col < 1 || int(d.From.Col) > n+1 {
				t.Fatalf("column %d of %d: %+v", d.From.Col, n, d)
			}
			if d.Message == "" || d.Hint == "" || d.Code == "" {
				t.Fatalf("not complete: %+v", d)
			}
		}
		if file, ds := Parse(file.FileHead().Path, mended(file.FileHead().Path, src, ds)); file == nil || len(ds) > 1001 {
			t.Fatalf("mended, %T, %d messages", file, len(ds))
		}
		if !diag.HasErrors(ds) && strings.HasSuffix(file.FileHead().Path, ".md") && file.FileHead().Slug.Value == "" {
			t.Fatal("no slug")
		}
	})
}

// mended makes all mends that messages carry.
func mended(name string, src []byte, ds []diag.Diagnostic) []byte {
	var fixes []diag.Fix
	Complete(name, src, ds)
	for _, d := range ds {
		fixes = append(fixes, d.Fixes...)
	}
	out, _, _ := diag.Apply(src, fixes)
	return out
}

// splitLines cuts text at LF, CR LF and CR; a byte-order mark is no part of it.
func splitLines(text string) []string {
	text = strings.TrimPrefix(text, "\uFEFF")
	return strings.Split(strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n"), "\n")
}

// BenchmarkParse reads an article with six quotes in 3.5 KB of front matter, and 10 KB of text.
func BenchmarkParse(b *testing.B) {
	var s strings.Builder
	s.WriteString("---\ntitle: \"Talking is not coordinating\"\ndate: 2014-09-16\nquotes:\n")
	words := strings.Repeat("coordinating strategic partners ", 7)
	for i := range 6 {
		fmt.Fprintf(&s, "  - id: q%d\n    speaker: person-%d\n    date: 2014-09-1%d\n    venue: \"talks border law\"\n    url: https://example.org/s/1/%d\n    text: \"%s.\"\n    note: \"%s.\"\n    terms: [\"coordinate\"]\n", i, i, i, i, words, words[:120])
	}
	front := s.Len()
	s.WriteString("---\n" + strings.Repeat("Some words of text.\n", 500))
	src := []byte(s.String())
	b.ReportAllocs()
	b.ReportMetric(float64(front), "front-bytes")
	for b.Loop() {
		if _, ds := Parse("content/articles/a.md", src); len(ds) > 0 {
			b.Fatal(told(ds))
		}
	}
}
