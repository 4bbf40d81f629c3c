package diag

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"io"
	"time"
)

func print1(t *testing.T, d Diagnostic) string {
	t.Helper()
	var b strings.Builder
	if err := Text(&b, []Diagnostic{d}, false); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestText(t *testing.T) {
	long := strings.Repeat("a", 200) + "X" + strings.Repeat("b", 200)
	for _, test := range []struct {
		name string
		d    Diagnostic
		want string
	}{
		{"the design's sample", Diagnostic{
			Span: At("content/articles/talking.md", Pos{14, 12}), Code: QuoteNotFound, Message: "these words are not in the article",
			Label: "the article has “we’re not going to coordinate” (line 31): “are” differs", Excerpt: `    text: "we are not going to coordinate"`,
			Hint: "quote the words as they stand, or place the quote with prefix and suffix"}, `
content/articles/talking.md:14:12: error: these words are not in the article [quote-not-found]
   14 |     text: "we are not going to coordinate"
      |            ^ the article has “we’re not going to coordinate” (line 31): “are” differs
   hint: quote the words as they stand, or place the quote with prefix and suffix
`},
		{"tabs and wide characters", Diagnostic{Span: At("a.md", Pos{3, 5}), Severity: Warning, Code: YAML, Message: "m", Excerpt: "\t日本x: y"}, `
a.md:3:5: warning: m [yaml]
    3 | 	日本x: y
      | 	     ^
`},
		{"combining marks", Diagnostic{Span: At("a.md", Pos{3, 6}), Message: "m", Excerpt: "e\u0301e\u0301 x"}, "\na.md:3:6: error: m\n    3 | e\u0301e\u0301 x\n      |    ^\n"},
		{"no place", Diagnostic{Span: Span{File: "a.md"}, Code: Unreadable, Message: "m", Label: "why"}, "\na.md: error: m [unreadable]\n   why\n"},
		{"no file", Diagnostic{Message: "m"}, "\nerror: m\n"},
		{"a long line", Diagnostic{Span: At("a.md", Pos{1, 201}), Message: "m", Excerpt: long},
			"\na.md:1:201: error: m\n    1 | …" + strings.Repeat("a", 40) + "X" + strings.Repeat("b", 59) + "…\n      | " + strings.Repeat(" ", 41) + "^\n"},
		{"escapes", Diagnostic{Span: At("a\x1b[2J\n.md", Pos{1, 4}), Message: "m\u202e", Excerpt: "\x1b\u202ex"},
			"\na\\x1b[2J\\n.md:1:4: error: m\\u202e\n    1 | \\x1b\\u202ex\n      |            ^\n"},
		{"bad bytes, column beyond the line", Diagnostic{Span: At("a.md", Pos{1, 40}), Message: "m", Excerpt: "a\xffb"}, "\na.md:1:40: error: m\n    1 | a�b\n      |    ^\n"},
	} {
		if got := "\n" + print1(t, test.d); got != test.want {
			t.Errorf("%s:\n%s", test.name, cmp.Diff(test.want, got))
		}
	}
}

func TestTextColor(t *testing.T) {
	d := Diagnostic{Span: At("a.md", Pos{1, 1}), Code: YAML, Message: "m", Excerpt: "x", Hint: "h"}
	var b strings.Builder
	if err := Text(&b, []Diagnostic{d}, true); err != nil {
		t.Fatal(err)
	}
	plain := b.String()
	for _, style := range []string{bold, dim, red, green, cyan, "0"} {
		plain = strings.ReplaceAll(plain, "\x1b["+style+"m", "")
	}
	if want := print1(t, d); plain != want || b.String() == want {
		t.Errorf("colour changes the words: %q, %q", b.String(), want)
	}
}

func TestQuote(t *testing.T) {
	files := map[string]string{"a": "\uFEFFone\r\ntwo\rthree\nfour", "b": ""}
	ds := []Diagnostic{
		{Span: At("a", Pos{4, 1})}, {Span: At("a", Pos{1, 1})}, {Span: At("b", Pos{1, 1})}, {Span: At("a", Pos{3, 2})}, {Span: At("a", Pos{2, 2})},
		{Span: At("a", Pos{2, 1}), Excerpt: "kept"}, {Span: At("a", Pos{9, 1})}, {Span: At("gone", Pos{1, 1})}, {Span: Span{File: "a"}}, {Span: At("a", Pos{4, 2})},
	}
	reads := map[string]int{}
	Quote(ds, func(file string) ([]byte, error) {
		reads[file]++
		if text, ok := files[file]; ok {
			return []byte(text), nil
		}
		return nil, errors.New("gone")
	})
	var got []string
	for _, d := range ds {
		got = append(got, d.Excerpt)
	}
	if want := []string{"four", "one", "", "three", "two", "kept", "", "", "", "four"}; !slices.Equal(got, want) {
		t.Errorf("excerpts %q, want %q", got, want)
	}
	if reads["a"] != 1 || reads["gone"] != 1 {
		t.Errorf("reads %v, want one a file", reads)
	}
}

func TestNearest(t *testing.T) {
	keys := []string{"speaker", "source", "text", "title", "terms", "url", "at", "suffix", "prefix"}
	for _, test := range []struct{ word, want string }{
		{"speeker", "speaker"}, {"Speaker", "speaker"}, {"sourse", "source"}, {"txet", "text"}, {"titel", "title"}, {"term", "terms"},
		{"ulr", "url"}, {"suffx", "suffix"}, {"weight", ""}, {"", ""}, {"x", ""}, {"ta", "at"}, {"abc", ""}, {strings.Repeat("x", 200), ""},
	} {
		got, ok := Nearest(test.word, keys)
		if got != test.want || ok != (test.want != "") {
			t.Errorf("Nearest(%q) = %q, %v, want %q", test.word, got, ok, test.want)
		}
	}
	if got, _ := Nearest("aab", []string{"aac", "aad"}); got != "aac" {
		t.Errorf("of two the first should win, got %q", got)
	}
}

func TestSort(t *testing.T) {
	a, b, c := Diagnostic{Span: At("a", Pos{2, 1}), Message: "x"}, Diagnostic{Span: At("a", Pos{1, 9}), Message: "y"}, Diagnostic{Span: At("b", Pos{1, 1})}
	got := Sort([]Diagnostic{c, a, b, a})
	if want := []Diagnostic{b, a, c}; !cmp.Equal(got, want) {
		t.Error(cmp.Diff(want, got))
	}
}

func TestCodes(t *testing.T) {
	seen := map[Code]bool{}
	for _, info := range Codes() {
		if seen[info.Code] {
			t.Errorf("%s stands twice", info.Code)
		}
		seen[info.Code] = true
		if !strings.HasSuffix(info.Summary, ".") || !strings.Contains(info.Summary, ": ") {
			t.Errorf("%s: %q is not what it means, a colon, and what to do", info.Code, info.Summary)
		}
	}
}

func FuzzText(f *testing.F) {
	f.Add("a.md", "m", "excerpt\t日本\x1b", int32(3))
	f.Fuzz(func(t *testing.T, file, message, excerpt string, col int32) {
		out := print1(t, Diagnostic{Span: At(file, Pos{1, col}), Message: message, Excerpt: excerpt, Hint: message})
		for _, r := range out {
			if r != '\n' && r != '\t' && hidden(r) {
				t.Fatalf("%U is printed as it is: %q", r, out)
			}
		}
		if n := strings.Count(out, "\n"); n > 4 {
			t.Fatalf("%d lines: %q", n, out)
		}
	})
}

// Many messages about one long line take one walk along it.
func TestLongLine(t *testing.T) {
	line := strings.Repeat("é", 30_000)
	var ds []Diagnostic
	for col := 1; col <= 30_000; col++ {
		ds = append(ds, Diagnostic{Span: Span{File: "a.md", From: Pos{Line: 1, Col: int32(col)}}, Message: "m", Excerpt: line})
	}
	began := time.Now()
	if err := Text(io.Discard, ds, false); err != nil {
		t.Fatal(err)
	}
	if took := time.Since(began); took > 5*time.Second { // 0.2 s on a machine with nothing else to do
		t.Errorf("it takes %v", took)
	}
	for col, want := range map[int][2]string{
		0:      {"", strings.Repeat("é", 100) + "…"},
		15_000: {"…" + strings.Repeat("é", 40), strings.Repeat("é", 60) + "…"},
		29_990: {"…" + strings.Repeat("é", 90), strings.Repeat("é", 10)},
		40_000: {"…" + strings.Repeat("é", 100), ""},
	} {
		if before, after := new(cursor).window(line, col); before != want[0] || after != want[1] {
			t.Errorf("at %d: %q and %q", col, before, after)
		}
	}
}
