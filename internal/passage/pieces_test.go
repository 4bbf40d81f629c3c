package passage

import (
	"math/rand/v2"
	"strings"
	"testing"
)

func TestPieces(t *testing.T) {
	text := "“We’re  not – so\u00ADon… [3.5%] de-conflict\x00No"
	var got strings.Builder
	for p := range Fold(text).Pieces() {
		got.WriteString("|")
		for _, flag := range []struct {
			on   bool
			sign string
		}{{p.Spaced, " "}, {p.Inside, "+"}, {p.Word, "w"}} {
			if flag.on {
				got.WriteString(flag.sign)
			}
		}
		got.WriteString(":" + p.Key + "=" + text[p.From:p.To])
	}
	want := "| :\"=“|w:We=We|+w:'re=’re| w:not=not|:—=–| w:soon=so\u00ADon|:...=…| :[=[|w:3.5=3.5|:%=%|:]=]" +
		"| w:de=de|:-=-|w:conflict=conflict|:\x00=\x00| w:No=No"
	if got.String() != want {
		t.Errorf("got  %q\nwant %q", got.String(), want)
	}
}

// A piece's place is what looking it up gives, and pieces leave nothing out but white space.
func TestPiecesHoldTheText(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for range 5000 {
		text := trickyText(r, 12)
		folded := Fold(text)
		var keys strings.Builder
		at := 0
		for p := range folded.Pieces() {
			i := at + strings.Index(folded.folded[at:], p.Key)
			at = i + len(p.Key)
			if want := folded.source(i, at); p.Range != want {
				t.Fatalf("%q: %q stands at %v, not at %v", text, p.Key, want, p.Range)
			}
			keys.WriteString(strings.ReplaceAll(p.Key, " ", ""))
		}
		if want := strings.ReplaceAll(folded.folded, " ", ""); keys.String() != want {
			t.Fatalf("%q: the pieces are %q, want %q", text, keys.String(), want)
		}
	}
}
