package glossary

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/language"
)

// slow gives a Matcher that reads every atom of a text.
func slow(m *Matcher) *Matcher {
	all := *m
	all.heads = nil
	return &all
}

// alphabet holds what texts and names are made of below: what is folded, joined or cut in uncommon ways.
var alphabet = strings.Split("a|A|b|s|S|ed|ing|ING|state|State|STATES|statin|states|united|abcdefgh|Abcdefghi|abcdefghijklmnop|"+
	"1|_|a1|é|É|e\u0301|\u0301|\u0338|=|\u212a|k|ſ|İ|ı|i|I|中|文|ก|\u00ad|\u200d|’|'|ʼ|´|“|\"|-|‐|—|…|.|,|www|WWW.|:|://|\x00|\xff|"+
	" | | | | |  |\n|\u00a0|\u2003|;|\u037e|`|\u1fef|\u2126|ω|ς|σ|Σ|Ⓐ|ⓐ|&|+|#|§|@|ﬁ|хлеб|хлеба|У", "|")

func scramble(random *rand.Rand, pieces int) string {
	var b strings.Builder
	for range pieces {
		b.WriteString(alphabet[random.IntN(len(alphabet))])
		if random.IntN(3) == 0 {
			b.WriteByte(' ')
		}
	}
	return b.String()
}

// What skim passes over begins no name: texts have the same hits without it.
func TestSkim(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	found := 0
	for round := range 1500 {
		var names []Name
		for term := range int32(1 + random.IntN(12)) {
			n := Name{Term: term, Text: scramble(random, 1+random.IntN(4)), Exact: random.IntN(8) == 0}
			if random.IntN(8) == 0 {
				n.Forms = []string{scramble(random, 1), scramble(random, 2)}
			}
			if random.IntN(4) == 0 {
				n.Not = []string{n.Text + scramble(random, 1), scramble(random, 1) + " " + n.Text}
			}
			names = append(names, n)
		}
		lang := []string{"en", "en", "de", "fr", "ru", "tr", "fi", "und"}[round%8]
		m := New(names, language.MustParse(lang))
		for range 5 {
			text := scramble(random, random.IntN(60))
			if random.IntN(2) == 0 { // what is found seldom by chance
				text += names[0].Text + scramble(random, 3)
			}
			got, want := slices.Collect(m.In(text, nil)), slices.Collect(slow(m).In(text, nil))
			if !slices.Equal(got, want) {
				t.Fatalf("%s: of %+v in %q\n got %v\nwant %v", lang, names, text, got, want)
			}
			found += len(got)
		}
	}
	if found < 4000 {
		t.Errorf("only %d hits", found)
	}
}

// The sum of a word as it stands in a text is that of the folded word, at every length.
func TestSum(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 6))
	letters := "abcdefghijklmnopqrstuvwxyzABCXYZ"
	for range 20_000 {
		word := make([]byte, 1+random.IntN(30))
		for i := range word {
			word[i] = letters[random.IntN(len(letters))]
		}
		if random.IntN(3) == 0 {
			word[random.IntN(len(word))] = "_09"[random.IntN(3)]
		}
		for _, rest := range []string{"", " ", "@[`{/:\x00\x7f", "é and more", "’s and more", " and much, much more"} {
			sum, n := sumOfFirst(string(word) + rest)
			if want := sumOf(strings.ToLower(string(word))); sum != want || n != len(word) {
				t.Fatalf("%q of %q: %x, not %x", word[:n], string(word)+rest, sum, want)
			}
		}
	}
}

// No other sign is folded to an ASCII sign than those that heads knows of.
func TestStandIns(t *testing.T) {
	lower := grammarOf(language.English).lower
	for r := rune(utf8.RuneSelf); r <= utf8.MaxRune; r++ {
		a := atom{}
		tokens := tokens{text: string(r)}
		if !tokens.next(&a) || a.kind != sign {
			continue
		}
		folded := string(appendLowered(nil, appendWritten(nil, string(r)), lower))
		if folded[0] < utf8.RuneSelf && !strings.Contains(standIns, folded) {
			t.Errorf("%U is folded to %q", r, folded)
		}
	}
}
