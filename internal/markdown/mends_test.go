package markdown

import (
	"slices"
	"strings"
	"testing"

	"github.com/gloss-press/gloss/internal/diag"
)

// TestMendsHold makes every mend of the tables: the quote is then found, once, and nothing else is wrong with it.
func TestMendsHold(t *testing.T) {
	made := 0
	for _, file := range tables(t) {
		examples, _ := readTable(t, file)
		for i := range examples {
			in := examples[i].input(t)
			for _, d := range engine.Read(in).Diags {
				for _, f := range d.Fixes {
					made++
					mended := in
					mended.Quotes = slices.Clone(in.Quotes)
					for _, e := range f.Also { // in the body, whose first line is in.Line
						e.From.Line, e.To.Line = e.From.Line-in.Line+1, e.To.Line-in.Line+1
						mended.Text, _, _ = diag.Apply(mended.Text, []diag.Fix{{Edits: []diag.Edit{e}}})
					}
					q := slices.IndexFunc(mended.Quotes, func(w Wanted) bool { return w.Pos == d.From })
					for _, c := range f.Changes {
						if c.At != d.From {
							t.Fatalf("%s: the mend is made at %v, the mistake at %v", examples[i].name, c.At, d.From)
						}
						w := &mended.Quotes[q]
						*map[string]*string{"": &w.Words, "prefix": &w.Prefix, "suffix": &w.Suffix}[c.Key] = c.New
					}
					for _, left := range engine.Read(mended).Diags {
						if left.From == d.From && (left.Code != diag.QuoteAmbiguous || d.Code == diag.QuoteAmbiguous) {
							t.Errorf("%s: with “%s” there is still %s: %s", examples[i].name, f.Message, left.Code, left.Message)
						}
					}
				}
			}
		}
	}
	if made < 20 {
		t.Errorf("%d mends were made", made)
	}
}

// TestNoOtherWords quotes a text with one thing changed that is no typography: no mend is made of it without being asked.
func TestNoOtherWords(t *testing.T) {
	const body = "He said “Well, we’re not going to de-conflict with 102 or 1,500 of them, it’s 2½ years – and never ‘again’, x² of 10 offices.”\n"
	const words = "we’re not going to de-conflict with 102 or 1,500 of them, it’s 2½ years – and never ‘again’, x² of 10 offices"
	var typed []string
	parts := strings.Fields(words)
	for i := range parts {
		without := slices.Delete(slices.Clone(parts), i, i+1)
		twice := slices.Insert(slices.Clone(parts), i, parts[i])
		negated := slices.Insert(slices.Clone(parts), i, "not")
		if i > 0 && i < len(parts)-1 && parts[i] != "–" {
			typed = append(typed, strings.Join(without, " "))
		}
		if typed = append(typed, strings.Join(negated, " ")); parts[i] != "–" {
			typed = append(typed, strings.Join(twice, " "))
		}
		if i > 0 {
			swapped := slices.Clone(parts)
			swapped[i], swapped[i-1] = swapped[i-1], swapped[i]
			typed = append(typed, strings.Join(swapped, " "))
			if parts[i] != "–" && parts[i-1] != "–" && parts[i] != "‘again’," {
				typed = append(typed, strings.Join(parts[:i], " ")+strings.Join(parts[i:], " "))
			}
		}
	}
	for i, c := range words {
		if isWordRune(c) {
			typed = append(typed, words[:i]+"q"+words[i+len(string(c)):])
		}
	}
	for _, change := range [][2]string{{"102", "10²"}, {"1,500", "1500"}, {"1,500", "1.500"}, {"2½", "21/2"}, {"2½", "2 1/3"}, {"x²", "x2"}, {"we’re", "were"}, {"it’s", "its"},
		{"de-conflict", "de conflict"}, {"de-conflict", "deconflict"}, {"not", "Not"}, {"‘again’", "again"}, {"10 offices", "1 0 offices"}} {
		typed = append(typed, strings.Replace(words, change[0], change[1], 1))
	}
	for _, as := range typed {
		in := Input{File: "a.md", Text: []byte(body), Line: 11, Quotes: []Wanted{{ID: "a", Words: as, Pos: diag.Pos{Line: 1, Col: 11}}}}
		for _, d := range engine.Read(in).Diags {
			for _, f := range d.Fixes {
				if !f.Words {
					t.Errorf("%q is mended: %s", as, f.Message)
				}
			}
		}
	}
	if len(typed) < 150 {
		t.Errorf("%d changes were tried", len(typed))
	}
}

// FuzzLoosen folds any text loosely: every byte comes from a place in the text, in order.
func FuzzLoosen(f *testing.F) {
	f.Add("“Well – it’s ﬁne ,” 2½ « x » - - … ª²")
	f.Add("½\u00AD -\xff\x00 ﷺ")
	f.Fuzz(func(t *testing.T, s string) {
		l := loosen(s)
		text := l.text.String()
		if len(text) != len(l.from) || len(text) != len(l.to) {
			t.Fatalf("%d bytes, %d and %d places", len(text), len(l.from), len(l.to))
		}
		for i := range l.from {
			if l.from[i] < 0 || l.to[i] < l.from[i] || int(l.to[i]) > len(s) || i > 0 && l.from[i] < l.from[i-1] {
				t.Fatalf("byte %d of %q comes from %d to %d of %q", i, text, l.from[i], l.to[i], s)
			}
		}
	})
}
