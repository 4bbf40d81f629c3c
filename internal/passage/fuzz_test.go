package passage

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func FuzzIn(f *testing.F) {
	f.Add("“Well, we’re not going – to coordinate…”", "we're not going -- to coordinate...", "Well,", "\"")
	f.Add("no no no\x00co\u00ADor e\u0301 3-4", "no no", "", "")
	f.Add("我们不会 .... -- - \xe2\u00AD\x80\x9c", "不会 .", "", "-")
	f.Fuzz(func(t *testing.T, text, words, prefix, suffix string) {
		folded, p := Fold(text), Compile(words, prefix, suffix)
		found := p.In(folded)
		last := -1
		for _, r := range found {
			checkRange(t, text, r)
			passage := text[r.From:r.To]
			if r.From <= last {
				t.Errorf("%v is not after %d", r, last)
			}
			last = r.From
			if Key(passage) != Key(words) {
				t.Errorf("found %q (key %q) for %q (key %q)", passage, Key(passage), words, Key(words))
			}
			if trim(passage) != passage {
				t.Errorf("found %q, with white space", passage)
			}
			if strings.ContainsRune(passage, Barrier) {
				t.Errorf("found %q, over a barrier", passage)
			}
		}
		m, ok := p.Nearest(folded)
		if !ok {
			return
		}
		checkRange(t, text, m.Near)
		checkRange(t, text, m.At)
		if text[m.At.From:m.At.To] != m.Have {
			t.Errorf("At is %q, Have %q", text[m.At.From:m.At.To], m.Have)
		}
		if m.At.From < m.Near.From || m.At.To > m.Near.To {
			t.Errorf("At %v is not in Near %v", m.At, m.Near)
		}
		if strings.ContainsRune(text[m.Near.From:m.Near.To], Barrier) {
			t.Errorf("near %q, over a barrier", text[m.Near.From:m.Near.To])
		}
	})
}

// checkRange fails unless r is a range of text between whole characters.
func checkRange(t *testing.T, text string, r Range) {
	t.Helper()
	if r.From < 0 || r.From > r.To || r.To > len(text) {
		t.Fatalf("%v is no range of %d bytes", r, len(text))
	}
	if !utf8.ValidString(text) {
		return
	}
	for _, at := range []int{r.From, r.To} {
		if at < len(text) && !utf8.RuneStart(text[at]) {
			t.Errorf("%v parts a character", r)
		}
	}
}

func FuzzEqual(f *testing.F) {
	f.Add("it’s – so…", "it's -- so...")
	f.Add("\u00C5 e\u00AD\u0301 - - —", "\u212B é ———")
	f.Add("\xc2\u00AD\xad", "3-4 \x00 - ")
	f.Fuzz(func(t *testing.T, a, b string) {
		if Equal(a, b) != (Key(a) == Key(b)) {
			t.Errorf("Equal and Key disagree on %q and %q", a, b)
		}
		for _, s := range []string{a, b, a + b} {
			if key := Key(s); Key(key) != key {
				t.Errorf("the key of %q is %q, whose key is %q", s, key, Key(key))
			}
			if padded := "\n\u00AD " + s + "\u00A0"; !Equal(s, padded) {
				t.Errorf("%q and %q differ: %q and %q", s, padded, Key(s), Key(padded))
			}
		}
	})
}
