package verdict

import "testing"

// TestBearsOn has words before a term, and those of them that bear on it.
func TestBearsOn(t *testing.T) {
	for _, c := range []struct{ language, text, want string }{
		{"en", "We're not going to ", "not"},
		{"", "We're not going to ", "not"},
		{"en-GB", "We aren’t going to ", "aren’t"},
		{"en", "We won't ", "won't"},
		{"en", "We will ", ""},
		{"en", "", ""},
		{"en", "It's not true. We ", ""},
		{"en", "Is it not? We ", ""},
		{"en", "The U.S. does not ", "not"},
		{"en", "We will not … ", "not"},
		{"en", "not one two three four five six ", "not"},
		{"en", "not one two three four five six seven ", ""},
		{"en", "If they stop we ", "If they stop"},
		{"en", "I said that we ", "said that"},
		{"en", "I don't think we would ", "don't think we would"},
		{"en", "We no longer plan to ", "no longer"},
		{"en", "We non-", "non"},
		{"de", "Wir werden nicht mit ihnen ", "nicht"},
		{"ja", "not ", ""},
	} {
		r, ok := BearsOn(c.text, c.language)
		if got := c.text[r.From:r.To]; got != c.want || ok != (c.want != "") {
			t.Errorf("before %q stands %q, %v, want %q", c.text, got, ok, c.want)
		}
	}
}
