package site

import (
	"fmt"
	"strings"
	"testing"
)

// TestLettersOfIndexes cuts an index that is too long for a page into letters, and those into numbers, each with an address of its own.
func TestLettersOfIndexes(t *testing.T) {
	for _, test := range []struct {
		language string
		names    map[string]int // how many names begin with something
		want     string
	}{
		{"en", map[string]int{"b": 200, "É": 99, "7": 1}, ""},
		{"en", map[string]int{"b": 200, "É": 99, "7": 2}, "letters/0-9/ 2, letters/b/ 200, letters/e/ 99"},
		{"en", map[string]int{"b": 301, "c": 600}, "letters/b/ 300, letters/b/2/ 1, letters/c/ 300, letters/c/2/ 300"},
		{"da", map[string]int{"Aa": 1, "A": 2, "Ø": 301}, "letters/a/ 2, letters/ø/ 300, letters/ø/2/ 1, letters/å/ 1"},
		{"tr", map[string]int{"ı": 150, "i": 151}, "letters/i/ 150, letters/i-2/ 151"},
	} {
		f := files{"site.yaml": "language: " + test.language}
		for begin, n := range test.names {
			for i := range n {
				f[fmt.Sprintf("sources/s%x-%d.md", begin, i)] = fmt.Sprintf("title: %sx%d", begin, i)
			}
		}
		s := f.site(t, Options{})
		same(t, "the messages are", strings.ReplaceAll(says(s.Diagnostics()), "\n", ""), "")
		index, _ := s.At("sources/")
		var got []string
		for _, l := range s.Letters(index) {
			if page, ok := s.At(l.Address()); !ok || page.Subject != any(l) || page.Kind != LetterPage || !page.Listed() {
				t.Errorf("%s is another page, or none", l.Address())
			}
			list := s.Listed(l)
			got = append(got, fmt.Sprintf("%s %d", strings.TrimPrefix(l.Address(), "sources/"), len(list)))
			for _, x := range list {
				if initial := s.Alphabet.Initial(x.Name); initial != l.Letter {
					t.Errorf("%s stands under %s", x.Name, l.Letter)
				}
			}
		}
		same(t, test.language+" has", strings.Join(got, ", "), test.want)
	}
}
