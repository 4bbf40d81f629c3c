package markdown

import "testing"

// TestAround asks for the sentence around a quotation.
func TestAround(t *testing.T) {
	for _, c := range []struct{ body, words, want string }{
		{"It was Monday. He said that they were not “coordinating” with *anyone*. She left.", "coordinating", "He said that they were not “ … ” with anyone."},
		{"They were “talking”.", "talking", "They were “ … ”."},
		{"Mr. Kerry would never say “coordinating,” e.g. on Sunday! Others did.", "coordinating", "Mr. Kerry would never say “ … ,” e.g. on Sunday!"},
		{"Harf spoke on Monday. She did not say so:\n\n> We are coordinating.", "We are coordinating.", "She did not say so:"},
		{"Harf denied it.\n\n## Later\n\n> We are coordinating.", "We are coordinating.", ""},
		{"> We are coordinating.", "We are coordinating.", ""},
		{"He asked: “Is it not so?” She said “talking”, not more.", "talking", "She said “ … ”, not more."},
	} {
		r := New().Read(Input{Text: []byte(c.body), Language: "de", Quotes: []Wanted{{ID: "q", Words: c.words, Around: true}}})
		if len(r.Diags) > 0 {
			t.Errorf("%q: %v", c.body, r.Diags)
		}
		if got := r.Around["q"]; got != c.want {
			t.Errorf("%q: got %q, want %q", c.body, got, c.want)
		}
	}
}
