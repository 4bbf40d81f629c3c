package verdict

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/gloss-press/gloss/internal/transcript"
)

// briefing makes a transcript of about so many words, in turns of two people, of a vocabulary as wide as a real one's.
func briefing(r *rand.Rand, words int) *Index {
	vocabulary := strings.Fields("the the the the of of of to to and and in in a a that that is we we we’re not will going it on for with I they this be are have was you as but there what so don’t would if")
	for i := range 8000 {
		vocabulary = append(vocabulary, fmt.Sprintf("w%c%c%d", 'a'+i%26, 'a'+i/26%26, i%97))
	}
	var b strings.Builder
	for n := 0; n < words; {
		fmt.Fprintf(&b, "%s: ", []string{"MS. HARF", "QUESTION"}[r.IntN(2)])
		for range 20 + r.IntN(200) {
			w := vocabulary[r.IntN(60)]
			if r.IntN(2) == 0 {
				w = vocabulary[r.IntN(len(vocabulary))]
			}
			b.WriteString(w + []string{" ", " ", " ", " ", " ", " ", ", ", ". ", " -- "}[r.IntN(9)])
			n++
		}
		b.WriteString("\n")
	}
	return said(b.String(), map[string]string{"MS. HARF": "marie-harf"})
}

// cuttings cuts quotes of about 25 words from the transcript; every other one has an omission.
func cuttings(r *rand.Rand, t *Index, n int) []Cited {
	var all []Cited
	for len(all) < n {
		turn := t.Turns[r.IntN(len(t.Turns))]
		words := strings.Fields(t.Text[turn.From:turn.To])
		if len(words) < 30 {
			continue
		}
		from := r.IntN(len(words) - 28)
		quote := strings.Join(words[from:from+25], " ")
		if len(all)%2 == 0 {
			quote = strings.Join(words[from:from+10], " ") + " … " + strings.Join(words[from+14:from+25], " ")
		}
		all = append(all, Cited{Words: quote, Speaker: turn.Speaker, Name: turn.Label})
	}
	return all
}

func checkAll(t testing.TB, tr *Index, quotes []Cited) (found int) {
	fresh := New(&transcript.Transcript{Text: tr.Text, Turns: tr.Turns, Directions: tr.Directions, Struck: tr.Struck, Captions: tr.Captions})
	for _, c := range quotes {
		if v := fresh.Check(c); v.Kind.Found() || v.Kind == OmissionInverts {
			found++
		}
	}
	return found
}

func benchmark(b *testing.B, tr *Index, quotes []Cited, want int) {
	b.ReportAllocs()
	for b.Loop() {
		if found := checkAll(b, tr, quotes); want >= 0 && found != want {
			b.Fatalf("%d found, want %d", found, want)
		}
	}
}

func BenchmarkIndex200000(b *testing.B) {
	benchmark(b, briefing(rand.New(rand.NewPCG(1, 1)), 200_000), nil, 0)
}

func BenchmarkCheck500In200000(b *testing.B) {
	r := rand.New(rand.NewPCG(1, 1))
	tr := briefing(r, 200_000)
	benchmark(b, tr, cuttings(r, tr, 500), 500)
}

// All of them wrong, by one word.
func BenchmarkWrong500In200000(b *testing.B) {
	r := rand.New(rand.NewPCG(1, 1))
	tr := briefing(r, 200_000)
	quotes := cuttings(r, tr, 500)
	for i := range quotes {
		words := strings.Fields(quotes[i].Words)
		words[len(words)/2] = "zounds"
		quotes[i].Words = strings.Join(words, " ")
	}
	benchmark(b, tr, quotes, 0)
}

// hostile are transcripts and quotes made to be slow.
func hostile(words int) map[string][2]string {
	a := strings.Repeat("a ", words)
	return map[string][2]string{
		"one word":             {a, strings.Repeat("a ", 1000)},
		"one word and another": {a, strings.Repeat("a ", 999) + "b"},
		"omissions":            {a, strings.Repeat("a … ", 500) + "a"},
		"omissions, wrong":     {a, strings.Repeat("a … ", 500) + "b"},
		"lengths":              {a, "a … a a … a a a … a a a a … a a a a a … a a a a a a … a a a a a a a … b"},
		"brackets":             {a, strings.Repeat("a [x] ", 300) + "a"},
		"brackets, wrong":      {a + "b", strings.Repeat("a [x] ", 300) + "c b"},
		"two words":            {strings.Repeat("a b ", words/2), strings.Repeat("a … b … ", 250) + "b b"},
		"all different":        {strings.Repeat("a b c d ", words/4), "d c b a d c b a d c b a … a a … d d"},
		"directions":           {strings.Repeat("a (Laughter.) ", words/2), strings.Repeat("a ", 500) + "b"},
		"directions alone":     {"a " + strings.Repeat("(Laughter.) ", words) + "b", "a b"},
		"corrections":          {strings.Repeat("~~a~~ [b] ", words/2), strings.Repeat("a b ", 300)},
		"dots":                 {a, strings.Repeat("… ", 2000) + "a"},
		"open brackets":        {a, strings.Repeat("[", 2000) + "a"},
		"letters":              {a, strings.Repeat("a[b] ", 500)},
	}
}

func BenchmarkHostile(b *testing.B) {
	for name, h := range hostile(200_000) {
		b.Run(name, func(b *testing.B) {
			tr := said("A: "+h[0], map[string]string{"A": "a"})
			for b.Loop() {
				tr.Check(Cited{Words: h[1], Speaker: "a"})
			}
		})
	}
}
