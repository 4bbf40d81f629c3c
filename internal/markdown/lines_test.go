package markdown

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/gloss-press/gloss/internal/diag"
)

// TestLines goes through testdata/lines/*.txt. Its first lines say how it is written.
func TestLines(t *testing.T) {
	const file = "testdata/lines/lines.txt"
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	intro, rest, _ := strings.Cut(string(b), "\n=== ")
	out := intro
	for example := range strings.SplitSeq(rest, "\n=== ") {
		name, text, _ := strings.Cut(example, "\n")
		body, want, _ := strings.Cut(text, "\n--- lines\n")
		want = strings.TrimSpace(want)
		for _, ends := range []string{"\n", "\r\n"} {
			src := strings.ReplaceAll(strings.NewReplacer(`\u00a0`, "\u00a0", `\t`, "\t").Replace(body), "\n", ends) + ends
			lines := engine.Lines(Input{Text: []byte(src), Line: 11})
			got := strings.TrimSpace(printLines(lines))
			if *update && ends == "\n" {
				out += "\n=== " + name + "\n" + strings.TrimRight(body, "\n") + "\n--- lines\n" + got + "\n"
				continue
			}
			if !*update && got != want {
				t.Errorf("%s (line ends %q): the lines are\n%s\nand should be\n%s", name, ends, got, want)
			}
			checkLines(t, src, lines)
		}
	}
	if *update {
		if err := os.WriteFile(file, []byte(out), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// printLines writes lines as the table does.
func printLines(lines []Line) string {
	var b strings.Builder
	for _, l := range lines {
		if l.Parted && b.Len() > 0 {
			b.WriteByte('\n')
		}
		fmt.Fprintf(&b, "%d:%d ", l.Places[0].Pos.Line, l.Places[0].Pos.Col)
		for i := range len(l.Text) + 1 {
			for _, r := range l.Bold {
				b.WriteString(map[bool]string{true: "{B "}[r.From == i] + map[bool]string{true: "}"}[r.To == i])
			}
			for _, r := range l.Struck {
				b.WriteString(map[bool]string{true: "{S "}[r.From == i] + map[bool]string{true: "}"}[r.To == i])
			}
			if i < len(l.Text) {
				b.WriteByte(l.Text[i])
			}
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// checkLines checks what holds of the lines of every source.
func checkLines(t *testing.T, src string, lines []Line) {
	t.Helper()
	before := 0
	for _, l := range lines {
		if l.Text == "" || l.Text != strings.TrimSpace(l.Text) || len(l.Places) == 0 || l.Places[0].At != 0 {
			t.Fatalf("%+v is no line", l)
		}
		for at, c := range l.Text {
			p := l.Places[l.placeAt(at)]
			if p.Source < before || p.At > at {
				t.Fatalf("%q is not in its place: %+v", l.Text, p)
			}
			before = p.Source
			if p.Whole {
				continue
			}
			source := p.Source + at - p.At
			if got, _ := utf8.DecodeRuneInString(src[source:]); got != c && c != ' ' {
				t.Fatalf("%q of %q should stand at %d, where %q stands", c, l.Text, source, got)
			}
			if got := placeIn(src, source, 11); got != l.Pos(at) {
				t.Fatalf("%q of %q stands at %v, not %v", c, l.Text, got, l.Pos(at))
			}
		}
	}
}

// placeIn counts lines and columns the slow way.
func placeIn(src string, at int, line int32) diag.Pos {
	before := strings.ReplaceAll(src[:at], "\r\n", "\n")
	before = strings.ReplaceAll(before, "\r", "\n")
	last := strings.LastIndexByte(before, '\n') + 1
	return diag.Pos{Line: line + int32(strings.Count(before, "\n")), Col: int32(utf8.RuneCountInString(before[last:])) + 1}
}

// Words without any mark of Markdown all stand in the lines, in their order.
func TestLinesLoseNothing(t *testing.T) {
	words := strings.Fields("2014. 1) - -- * • > >> (Laughter.) [Kerry]: [1] Q MS. HARF: no ~ + = | : ; && <3 http://a.b/ _ __x")
	gaps := []string{" ", "\n", "\n\n", "\n    ", "\n\n      ", "\n \u00a0\n", "\t"}
	rnd := rand.New(rand.NewPCG(3, 4))
	for range 4000 {
		var b bytes.Buffer
		for i := range 8 {
			fmt.Fprintf(&b, "%s w%d%s", words[rnd.IntN(len(words))], i, gaps[rnd.IntN(len(gaps))])
		}
		text := ""
		for _, l := range engine.Lines(Input{Text: b.Bytes(), Line: 1}) {
			text += l.Text + "\n"
		}
		at := 0
		for i := range 8 {
			w := fmt.Sprintf("w%d", i)
			found := strings.Index(text[at:], w)
			if found < 0 {
				t.Fatalf("%q is lost of\n%s\nwhich gives\n%s", w, b.String(), text)
			}
			at += found
		}
	}
}

// FuzzLines reads any transcript.
func FuzzLines(f *testing.F) {
	f.Add("MS. HARF:  \n\u00a0\n<s>a</s> **b** &amp; \\* `c\nd`\r\n    e\n2014. f\n> >> g<br>h")
	f.Add("a\n---\nb\n===\n# c\n[^1]: d\n\n| e | f |\n|---|---|\n| **g** | ~~h\n")
	f.Fuzz(func(t *testing.T, src string) {
		if !utf8.ValidString(src) || strings.ContainsFunc(src, func(r rune) bool { return unicode.IsControl(r) && !strings.ContainsRune("\n\r\t", r) }) {
			return // package content refuses it
		}
		checkLines(t, src, engine.Lines(Input{Text: []byte(src), Line: 11}))
	})
}

func BenchmarkLines(b *testing.B) {
	src := []byte(strings.Repeat("**MS. HARF:**  We’re not going to be ~~telling~~ [told] the Iranians what we’re doing.\n\nQUESTION:  Why?\n\n", 10_000))
	b.SetBytes(int64(len(src)))
	for b.Loop() {
		engine.Lines(Input{Text: src, Line: 1})
	}
}
