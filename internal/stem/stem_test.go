package stem

import "testing"

// TestOf: one Stemmer finds one stem for the forms of word after word, and there is none for a language without.
func TestOf(t *testing.T) {
	for language, forms := range map[string][]string{"en": {"coordinate", "coordinating", "coordinated"}, "de": {"verhandlung", "verhandlungen"}, "es": {"palabra", "palabras"},
		"fr": {"négociation", "négociations"}, "pt": {"acordo", "acordos"}, "ru": {"переговоры", "переговоров"}} {
		s := New(language)
		for _, form := range forms {
			if got, want := s.Of(form), s.Of(forms[0]); got != want || got == form && form == forms[len(forms)-1] {
				t.Errorf("%s: the stem of %q is %q, that of %q is %q", language, form, got, forms[0], want)
			}
		}
	}
	for _, language := range []string{"", "ja", "xx"} {
		if Knows(language) || New(language) != nil {
			t.Errorf("%q has stems", language)
		}
	}
}
