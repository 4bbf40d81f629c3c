package content

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/gloss-press/gloss/internal/edtf"
)

// TestStrip takes the words from some quotes: the others, and what joins with other files, stay as they were parsed.
func TestStrip(t *testing.T) {
	const text = `---
title: Talking
date: 2014-09-16
topics: [Iran, Syria]
quotes:
  - {id: a, speaker: kerry, date: 2014-09, venue: Paris, url: "https://example.org/", text: we talk, note: A note., terms: [talk], via: Ada, prefix: so, answers: b}
  - {id: b, speaker: psaki, date: 2014-09-15, text: we meet}
---
`
	parse := func() *Article {
		f, diags := Parse("content/articles/talking.md", []byte(text))
		if len(diags) > 0 {
			t.Fatal(diags)
		}
		return f.(*Article)
	}
	compare := cmp.Options{asWritten, cmp.Comparer(func(a, b edtf.Date) bool { return a == b }), cmpopts.EquateEmpty()}
	whole, stripped := parse(), parse()
	stripped.Strip(func(int) bool { return true })
	if diff := cmp.Diff(whole, stripped, compare); diff != "" {
		t.Error("an article whose quotes all stay is another:", diff)
	}
	stripped.Strip(func(i int) bool { return i == 1 })
	first, second := whole.Quotes[0].Written(), whole.Quotes[1].Written()
	first.Venue.Value, first.URL.Value, first.Text.Value, first.Note.Value, first.Prefix.Value = "", "", "", "", ""
	whole.Quotes = Keep([]Written{first, second})
	if diff := cmp.Diff(whole, stripped, compare); diff != "" {
		t.Error(diff)
	}
	if q := stripped.Quotes[0]; !q.Text().Given() || q.Date.String() != "2014-09" {
		t.Errorf("%+v", q)
	}
	if noFurther.Via.Given() {
		t.Error("what all quotes share was written to")
	}
}
