package content

import (
	"strings"
	"testing"
	"unsafe"

	"github.com/google/go-cmp/cmp"

	"github.com/gloss-press/gloss/internal/diag"
	"github.com/gloss-press/gloss/internal/edtf"
)

// TestKeep keeps quotes with and without texts, at places near and far: each gives what was put in.
func TestKeep(t *testing.T) {
	text := func(value string, line, col int32) String { return String{value, diag.Pos{Line: line, Col: col}} }
	for _, far := range []int32{5, 1<<16 - 1, 1 << 16, 1 << 24} {
		want := []Written{
			{Pos: diag.Pos{Line: 3, Col: 5}, ID: text("a", 3, 9), SpeakerName: text("ada", 4, 1), Date: Date{Pos: diag.Pos{Line: 5, Col: 7}}, Venue: text("Paris", 6, far), SourceName: text("book", far, 3),
				URL: text("https://example.org/", 8, 1), Text: text("Größe zählt", 9, 2), Note: text("", 10, 1), TermNames: []String{text("one", 11, 1), text("two", 11, far)}, Further: noFurther},
			{Further: noFurther},
			{ID: text("c", far, far), Text: text("more words", far+1, 1), TermNames: []String{text("three", 1, 1)}, Further: &Further{Via: text("Bob", 1, 2)}},
		}
		var got []Written
		kept := Keep(want)
		for i := range kept {
			got = append(got, kept[i].Written())
		}
		if diff := cmp.Diff(want, got, cmp.Comparer(func(a, b edtf.Date) bool { return a == b })); diff != "" {
			t.Errorf("%d: %s", far, diff)
		}
	}
}

// TestGather reads a file in each form, and looks for strings that keep more of it than themselves.
func TestGather(t *testing.T) {
	long := strings.Repeat("x", 70_000)
	for name, src := range map[string]string{
		"plain": "---\ntitle: Title\ntopics: [Iran]\nsummary: " + long + "\nquotes:\n  - id: a\n    speaker: Ada\n    date: 2014\n    text: words\n    via: Bob\n---\n",
		"YAML":  "---\n{title: Title, topics: [Iran], summary: " + long + ", quotes: [{id: a, speaker: Ada, date: 2014, text: words, via: Bob}]}\n---\n",
	} {
		f, diags := Parse("content/articles/a.md", []byte(src))
		a := f.(*Article)
		if len(diags) > 0 || a.Title.Value != "Title" || a.Topics[0].Value != "Iran" || a.Summary.Value != long || a.Path != "content/articles/a.md" || a.Slug.Value != "a" {
			t.Fatalf("%s: %v %.300v", name, diags, a)
		}
		if q := &a.Quotes[0]; q.ID().Value != "a" || q.Text().Value != "words" || q.Via.Value != "Bob" || name == "YAML" && q.Text().Pos.Col < 1<<16 {
			t.Errorf("%s: %+v", name, q.Written())
		}
		begin := uintptr(unsafe.Pointer(unsafe.StringData(a.Title.Value)))
		for _, s := range []string{a.Topics[0].Value, a.Summary.Value, a.Quotes[0].texts.all, a.Quotes[0].Via.Value} {
			if at := uintptr(unsafe.Pointer(unsafe.StringData(s))) - begin; at > uintptr(len(long)+100) {
				t.Errorf("%s: %.20q is a piece of its own", name, s)
			}
		}
	}
}
