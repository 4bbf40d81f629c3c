package verdict

import (
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/gloss-press/gloss/internal/passage"
	"github.com/gloss-press/gloss/internal/transcript"
)

const heard = "We will not be late.\x00The committee met on Tuesday, ~no~ [yes] heard nine witnesses (Laughter.) and voted at night. It was late."

func committee() *transcript.Transcript {
	i := strings.IndexByte(heard, 0)
	struck := strings.Index(heard, "~no~")
	return &transcript.Transcript{Text: heard, Turns: []transcript.Turn{
		{Range: passage.Range{From: 0, To: i}, Label: "A"}, {Range: passage.Range{From: i + 1, To: len(heard)}, Label: "B", Speaker: "b"}},
		Struck: []passage.Range{{From: struck, To: struck + len("~no~")}}}
}

func rangeOf(words string) passage.Range {
	i := strings.Index(heard, words)
	return passage.Range{From: i, To: i + len(words)}
}

// TestTell wants what the page shows to be the source's words, with each omission and bracket where it stands.
func TestTell(t *testing.T) {
	const words = "[The senators] met on Tuesday … and voted [all] at night"
	sign := func(s string) passage.Range {
		i := strings.Index(words, s)
		return passage.Range{From: i, To: i + len(s)}
	}
	voted := rangeOf("and voted")
	v := Verdict{Kind: Verified, Turn: 1, Place: passage.Range{From: rangeOf("met").From, To: rangeOf("at night").To},
		Pieces: []passage.Range{rangeOf("met on Tuesday"), voted, rangeOf("at night")},
		Gaps: []Gap{{true, sign("[The senators]"), rangeOf("The committee"), 2, false}, {false, sign("…"), rangeOf("[yes] heard nine witnesses"), 4, false},
			{true, sign("[all]"), passage.Range{From: voted.To, To: voted.To}, 0, false}},
		Before: passage.Range{From: rangeOf("The").From, To: rangeOf("met").From}, After: rangeOf(". It was late."), Second: 12, Timed: true}
	c := Tell(committee(), v, words)
	var got []string
	whole := ""
	for _, s := range c.Passage {
		whole += s.Text
		got = append(got, fmt.Sprintf("%q %v %q %d", s.Text, s.Quoted, s.Sign, s.Words))
	}
	want := []string{`"The committee" false "[The senators]" 2`, `" " false "" 0`, `"met on Tuesday" true "" 0`, `", ~no~ " false "" 0`,
		`"[yes] heard nine witnesses" false "…" 4`, `" (Laughter.) " false "" 0`, `"and voted" true "" 0`, `"" false "[all]" 0`, `" " false "" 0`, `"at night" true "" 0`}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("the passage is\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if !strings.Contains(heard, whole) || c.Before != "" || c.After != ". It was late." {
		t.Errorf("around it: %q %q %q", c.Before, whole, c.After)
	}
	if c.Turn != 2 || c.Paragraph != 1 || c.Label != "B" || c.Speaker != "b" || c.Second != 12 || c.Again {
		t.Errorf("%+v", c)
	}
	if want := []passage.Range{rangeOf("met on Tuesday"), rangeOf("and voted at night")}; !slices.Equal(c.Pieces, want) {
		t.Errorf("the pieces are %v, want %v", c.Pieces, want)
	}
	own := Verdict{Kind: Verified, Turn: 1, Place: rangeOf("[yes] heard"), Pieces: []passage.Range{rangeOf("heard")}, Gaps: []Gap{{true, passage.Range{From: 0, To: 5}, rangeOf("[yes]"), 0, true}}}
	if c := Tell(committee(), own, "[yes] heard"); !slices.Equal(c.Pieces, []passage.Range{rangeOf("[yes] heard")}) {
		t.Errorf("the source’s own bracket is quoted too: %v", c.Pieces)
	}
	v = Verdict{Kind: Verified, Turn: 1, Pieces: []passage.Range{rangeOf("heard")}, Place: rangeOf("heard"), Before: passage.Range{From: rangeOf("Tuesday").From, To: rangeOf("heard").From}}
	if c := Tell(committee(), v, "heard"); c.Before != "Tuesday, [yes] " {
		t.Errorf("struck words stand before it: %q", c.Before)
	}
	v = Verdict{Kind: Verified, Turn: 0, Pieces: []passage.Range{rangeOf("late")}, Place: rangeOf("late")}
	if c := Tell(committee(), v, "late"); !c.Again {
		t.Error("words that stand twice")
	}
	if Tell(nil, Verdict{}, "") != nil {
		t.Error("a verdict without a text")
	}
	if c := Tell(committee(), Verdict{Kind: NotThere, Turn: -1}, "x"); c.Turn != 0 || c.Passage != nil || c.Kind != NotThere {
		t.Errorf("words that are nowhere: %+v", c)
	}
}

// TestTellExamples tells every verdict of testdata/verdict.txt: what is shown stands in the source, and each omission and bracket
// that is not the source's own is there to be opened.
func TestTellExamples(t *testing.T) {
	b, err := os.ReadFile("testdata/verdict.txt")
	if err != nil {
		t.Fatal(err)
	}
	var now *Index
	told := 0
	for part := range strings.SplitSeq(string(b), "\n\n") {
		if strings.HasPrefix(part, "=== ") {
			now = readTranscript(t, part)
		}
		if !strings.HasPrefix(part, "--- ") {
			continue
		}
		e := readExample(t, part, now)
		v := now.Check(e.cited)
		c := Tell(now.Transcript, v, e.cited.Words)
		whole, signs := "", 0
		for _, s := range c.Passage {
			whole += s.Text
			if s.Sign != "" {
				signs++
				if !strings.Contains(e.cited.Words, s.Sign) {
					t.Errorf("%s: the quote has no %q", e.name, s.Sign)
				}
			}
		}
		if text := strings.ReplaceAll(now.Text, "\x00", " "); !strings.Contains(text, whole) || whole == "" && v.Turn >= 0 {
			t.Errorf("%s shows %q, which is not in the source", e.name, whole)
		} else if len(now.Struck) == 0 && !strings.Contains(text, c.Before+whole+c.After) {
			t.Errorf("%s shows %q, %q and %q, which don't stand beside each other", e.name, c.Before, whole, c.After)
		}
		if v.Kind.Found() && signs != len(v.Gaps) {
			t.Errorf("%s has %d omissions and brackets, and %d are shown", e.name, len(v.Gaps), signs)
		}
		told++
	}
	if told < 120 {
		t.Errorf("only %d examples", told)
	}
}

// TestTellAnything cuts passages at random: all of it is shown, once, in order.
func TestTellAnything(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	tr := committee()
	turn := tr.Turns[1]
	for range 5000 {
		at := turn.From
		v := Verdict{Kind: Verified, Turn: 1}
		for at < turn.To && rng.IntN(8) > 0 {
			r := passage.Range{From: at + rng.IntN(3), To: at + 3 + rng.IntN(12)}
			r.To = min(r.To, turn.To)
			r.From = min(r.From, r.To)
			if at = r.To; rng.IntN(2) == 0 {
				v.Pieces = append(v.Pieces, r)
			} else {
				v.Gaps = append(v.Gaps, Gap{Source: r, Quote: passage.Range{From: 0, To: 1}})
			}
		}
		if len(v.Pieces) == 0 {
			continue
		}
		v.Place = passage.Range{From: v.Pieces[0].From, To: v.Pieces[len(v.Pieces)-1].To}
		from, to := v.Place.From, v.Place.To
		for _, g := range v.Gaps {
			if g.Source.From < g.Source.To {
				from, to = min(from, g.Source.From), max(to, g.Source.To)
			}
		}
		whole := ""
		for _, s := range Tell(tr, v, "…").Passage {
			whole += s.Text
		}
		if whole != tr.Text[from:to] {
			t.Fatalf("%+v shows %q of %q", v, whole, tr.Text[from:to])
		}
	}
}
