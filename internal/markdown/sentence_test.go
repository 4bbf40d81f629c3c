package markdown

import "testing"

// TestSentences says where the article's own sentence around a quotation begins and ends: at a full stop, but not at that of a word
// made short, and not within a number or an address.
func TestSentences(t *testing.T) {
	for _, c := range []struct{ body, want string }{
		{"It was late. On Monday Sen. Smith denied that “Q” was so. He left.", "On Monday Sen. Smith denied that “ … ” was so."},
		{"It was late. Gov. Brown said “Q”. He left.", "Gov. Brown said “ … ”."},
		{"It was late. He said “Q” in Jan. 2014. He left.", "He said “ … ” in Jan. 2014."},
		{"It was late. The U.S. Senate heard “Q” from Lt. J. Miller. He left.", "The U.S. Senate heard “ … ” from Lt. J. Miller."},
		{"It was for us to say. She said “Q” and it was so. Others did not.", "She said “ … ” and it was so."},
		{"So did he. She said “Q”. So did he. And so on.", "She said “ … ”."},
		{"He met Kate. She said “Q”. He left.", "She said “ … ”."},
		{"It cost 3.50 a day. She paid “Q” 2.75 of it. Others did not.", "She paid “ … ” 2.75 of it."},
		{"It was late! Who said “Q”? Nobody did.", "Who said “ … ”?"},
		{"It was late… She said “Q”… Nobody did.", "She said “ … ”…"},
		{"He wrote e.g. that “Q” is, i.e. was, so. Others did not.", "He wrote e.g. that “ … ” is, i.e. was, so."},
		{"no end “Q” and none", "no end “ … ” and none"},
	} {
		r := New().Read(Input{Text: []byte(c.body), Language: "en", Quotes: []Wanted{{ID: "q", Words: "Q", InSentence: true}}})
		if got := r.Sentences["q"]; len(r.Diags) > 0 || got != c.want {
			t.Errorf("%q: got %q, want %q; told is %v", c.body, got, c.want, r.Diags)
		}
	}
}

// TestSentence asks for the sentence around a quotation.
func TestSentence(t *testing.T) {
	for _, c := range []struct{ body, words, want string }{
		{"It was Monday. He said that they were not “coordinating” with *anyone*. She left.", "coordinating", "He said that they were not “ … ” with anyone."},
		{"They were “talking”.", "talking", "They were “ … ”."},
		{"Mr. Kerry would never say “coordinating,” e.g. on Sunday! Others did.", "coordinating", "Mr. Kerry would never say “ … ,” e.g. on Sunday!"},
		{"Harf spoke on Monday. She did not say so:\n\n> We are coordinating.", "We are coordinating.", "She did not say so:"},
		{"Harf denied it.\n\n## Later\n\n> We are coordinating.", "We are coordinating.", ""},
		{"> We are coordinating.", "We are coordinating.", ""},
		{"He asked: “Is it not so?” She said “talking”, not more.", "talking", "She said “ … ”, not more."},
	} {
		r := New().Read(Input{Text: []byte(c.body), Language: "de", Quotes: []Wanted{{ID: "q", Words: c.words, InSentence: true}}})
		if len(r.Diags) > 0 {
			t.Errorf("%q: %v", c.body, r.Diags)
		}
		if got := r.Sentences["q"]; got != c.want {
			t.Errorf("%q: got %q, want %q", c.body, got, c.want)
		}
	}
}
