package render

import (
	"strings"
	"testing"

	"github.com/gloss-press/gloss/internal/view"
)

// TestChanged sets lines beside the one that the same speaker said before; the term is in <>. What is gone stands in [- -], what is new in [+ +].
func TestChanged(t *testing.T) {
	for _, test := range []struct{ last, line, want string }{
		{"", "We will not <meet> them.", "We will not <meet> them."},
		{"We will not <meet> them.", "We will not <meet> them.", "We will not <meet> them."},
		{"We will not <meet> them.", "we’ll not <met> with them", "[-We will-] [+we’ll+] not <met> [+with+] them"},
		{"We will not <meet> them.", "We will <meet> them.", "We will [-not-] <meet> them."},
		{"We will not <meet> them.", "we will not <meet> [their] friends", "we will not <meet> [-them.-] [+[their] friends+]"},
		{"Well, we’re not going to <coordinate> with the Syrians. We’ve made that clear.", "we're not going to <coordinate>", "we're not going to <coordinate> [-with the Syrians.-]"},
		{"we’re not going to <coordinate>", "We’re not <coordinating> with Iran, but as I said, we’re open", "We’re not [-going to-] <coordinating> [+with Iran,+] but as I said, we’re open"},
		{"We’re not going to be <coordinating> actions with them.", "As he said, it’s a broken record — we will not be <coordinating> in any way with the Syrian government.",
			"As he said, it’s a broken record — [-We’re-] [+we will+] not [-going to-] be <coordinating> [-actions-] [+in any way+] with [-them.-] [+the Syrian government.+]"},
		{"The minister was glad to <meet> old friends of his.", "Nobody ever asked us about a <meeting> over there", "Nobody ever asked us about a <meeting> over there"},
		{"Surely. We <meet> Mr. Smith today. He comes.", "Never! We <meet> Mr. Jones today.", "We <meet> Mr. [-Smith-] [+Jones+] today."},
		{"<meet>", "We will <meet> them", "We will <meet> them"},
		{"We <meet>", "They <meet>", "They <meet>"},
		{"لن <ننسق> معهم", "لن <ننسق> معهم أبدا", "لن <ننسق> معهم [+أبدا+]"},
	} {
		sidesOf := func(line string) (both [2]side, hit string) {
			before, rest, _ := strings.Cut(line, "<")
			hit, after, _ := strings.Cut(rest, ">")
			both[0], both[1] = sides(before+hit+after, len(before), len(before+hit), mostWords)
			both[0].compare()
			both[1].compare()
			return both, hit
		}
		last, _ := sidesOf(test.last)
		line, hit := sidesOf(test.line)
		words, any := changed(line, last)
		got := inText(fitted(words[0], 1000, true)) + "<" + hit + ">" + inText(fitted(words[1], 1000, false))
		if got != test.want || any != strings.ContainsAny(test.want, "+") && any != strings.Contains(test.want, "[-") {
			t.Errorf("%s\nafter %s\nis   %s\nwant %s", test.line, test.last, got, test.want)
		}
	}
}

func inText(list []view.Change) string {
	var b strings.Builder
	for _, c := range list {
		switch {
		case c.New:
			b.WriteString("[+" + c.Text + "+]")
		case c.Gone:
			b.WriteString("[-" + c.Text + "-]")
		default:
			b.WriteString(c.Text)
		}
	}
	return b.String()
}

// TestLinesFit cuts a line at its far ends, between words.
func TestLinesFit(t *testing.T) {
	before, after := sides("one two three four <five six seven", 20, 20, mostWords)
	for _, test := range []struct {
		room int
		want string
	}{{100, "one two three four <five six seven"}, {12, "… three four <five six …"}, {1, "… <five …"}} {
		if got := inText(fitted(plain(before.words), test.room, true)) + inText(fitted(plain(after.words), test.room, false)); got != test.want {
			t.Errorf("in %d characters: %q, want %q", test.room, got, test.want)
		}
	}
}
