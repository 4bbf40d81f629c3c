package glossary

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/language"
)

// FuzzIn: hits are in order, apart, on whole words of valid UTF-8, never over a barrier, the same each time and without
// skimming; a name alone finds itself.
func FuzzIn(f *testing.F) {
	for _, row := range rows(f, "mentions.txt") {
		cells := strings.SplitN(row, " | ", 3)
		f.Add(cells[0], strings.ReplaceAll(cells[1], "; ", "\n"), "state visit\nUnited States", cells[2])
	}
	f.Add("en", "a", "a\x00", "\xffa a\x00 a\u0301 \u00ada")
	f.Fuzz(func(t *testing.T, lang, names, not, text string) {
		tag, err := language.Parse(lang)
		if err != nil {
			tag = language.English
		}
		var all []Name
		for i, name := range strings.Split(names, "\n") {
			n := Name{Term: int32(i), Text: name}
			switch i % 5 {
			case 2:
				n.Exact = true
			case 3:
				n.Forms = []string{not}
			case 4:
				n.Not = strings.Split(not, "\n")
			}
			all = append(all, n)
		}
		m := New(all, tag)
		hits := slices.Collect(m.In(text, nil))
		if again := slices.Collect(m.In(text, nil)); !slices.Equal(hits, again) {
			t.Fatal("not the same twice")
		}
		if all := slices.Collect(slow(m).In(text, nil)); !slices.Equal(hits, all) {
			t.Fatalf("%v, but %v without skimming", hits, all)
		}
		at := 0
		for _, h := range hits {
			if h.From < at || h.To <= h.From || h.To > len(text) || h.Term < 0 || int(h.Term) >= len(all) {
				t.Fatalf("%v of %d bytes", h, len(text))
			}
			at = h.To
			if s := text[h.From:h.To]; !utf8.ValidString(s) || strings.Contains(s, "\x00") {
				t.Fatalf("found %q", s)
			}
			r, n := utf8.DecodeRuneInString(text[h.From:])
			p, _ := before(text, h.From)
			l, _ := before(text, h.To)
			q, _ := after(text, h.To)
			if isWord(p) && !unspaced(p) && !unspaced(r) || isWord(q) && !unspaced(q) && !unspaced(l) {
				t.Fatalf("%q is inside a word: %q %q, %d", text[h.From:h.To], p, q, n)
			}
			shorter := m.In(text[h.From:h.To], func(term int32) bool { return term == h.Term })
			if alone := slices.Collect(shorter); len(alone) == 0 || alone[0].From != 0 {
				t.Fatalf("%q is found in a text, not alone", text[h.From:h.To])
			}
		}
		for i, n := range all {
			if i%5 == 4 || Key(n.Text) == "" {
				continue
			}
			name := strings.TrimSpace(n.Text)
			found := slices.Collect(New(all[i:i+1], tag).In(name, nil))
			if len(found) != 1 || found[0].Inflected {
				t.Fatalf("%q does not find itself: %v", n.Text, found)
			}
		}
	})
}

// FuzzForms: what is accepted as a form is found as one, in every language.
func FuzzForms(f *testing.F) {
	f.Add("coordinate", "coordinating")
	f.Add("страна", "стране")
	f.Add("quiz", "quizzes")
	f.Fuzz(func(t *testing.T, lemma, word string) {
		for _, lang := range []string{"en", "de", "fr", "es", "it", "pt", "nl", "sv", "da", "no", "fi", "ru", "hu", "ro"} {
			m := New([]Name{{Text: lemma}}, language.MustParse(lang))
			for h := range m.In(word, nil) {
				if h.Inflected && len(word) > 2*len(lemma)+12 && len(lemma) > 3 && h.To-h.From == len(word) {
					t.Fatalf("%s: %q is taken for a form of %q", lang, word, lemma)
				}
			}
		}
	})
}
