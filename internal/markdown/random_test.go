package markdown

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/gloss-press/gloss/internal/diag"
	"github.com/gloss-press/gloss/internal/glossary"
	"github.com/gloss-press/gloss/internal/passage"
)

// Whatever marks stand in a body, words that a reader sees in one block are found there and read back, however many quotes and
// mentions nest and cross.
func TestRandomBodies(t *testing.T) {
	bits := []string{" ", " ", " ", "*", "**", "_", "`", "``", "[", "](/known/) ", "![", "](/known/p.jpg) ", "\n", "\\\n", "\n\n", "\n\n> ", "\n> ",
		"\n>\n> ", "\n- ", "\n  - ", "\n\n## ", "[^1]", ":term[", "]{#one} ", ":plain[", "] ", "&amp; ", "\\* ", `"`, "'", "-- ", "<https://a.b/> ",
		"\n\n| a | b |\n|---|---|\n| ", " | ", "\n\n:::note\n", "\n:::\n", "<!-- x -->", "é", "日本 "}
	rnd := rand.New(rand.NewPCG(1, 2))
	checked := 0
	for n := range 3000 {
		in := Input{File: "a.md", Text: RandomBody(rnd, bits), Line: 11, Link: link}
		doc := engine.parse(in.Text, newPass())
		flow := readFlow(doc, in.Text, &in)
		for i := range 6 {
			part := strings.Split(flow.text, string(passage.Barrier))
			words := strings.Fields(part[rnd.IntN(len(part))])
			if len(words) == 0 {
				continue
			}
			from := rnd.IntN(len(words))
			to := from + 1 + rnd.IntN(len(words)-from)
			in.Quotes = append(in.Quotes, Wanted{ID: string(rune('a' + i)), Words: strings.Join(words[from:to], " "), Pos: diag.Pos{Line: int32(len(in.Quotes) + 1), Col: 1}})
		}
		var terms testTerms
		terms.add("one", []string{"w3 w4", "w5"})
		terms.add("two", []string{"w2 w3", "w8 w9 w10"})
		terms.into(&in)
		in.Terms.Every = glossary.EveryMention
		r := engine.Read(in)
		checkReading(t, in, r)
		if !diag.HasErrors(r.Diags) {
			checked++
		}
		if t.Failed() {
			t.Fatalf("body %d is\n%s\nits quotes are %+v", n, in.Text, in.Quotes)
		}
	}
	if checked < 300 {
		t.Errorf("only %d bodies were without mistakes", checked)
	}
}

// RandomBody makes a body of up to 28 words, w0, w1 and so on, with one to three of the bits behind each, and a foot-note.
func RandomBody(rnd *rand.Rand, bits []string) []byte {
	var b bytes.Buffer
	for i := range 3 + rnd.IntN(25) {
		fmt.Fprintf(&b, "w%d", i)
		for range 1 + rnd.IntN(3) {
			b.WriteString(bits[rnd.IntN(len(bits))])
		}
	}
	b.WriteString("\n\n[^1]: note words\n")
	return b.Bytes()
}
