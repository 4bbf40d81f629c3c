package transcript

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/gloss-press/gloss/internal/diag"
	"github.com/gloss-press/gloss/internal/markdown"
	"github.com/gloss-press/gloss/internal/passage"
)

var update = flag.Bool("update", false, "write what comes out into testdata/turns*.txt, to be read and judged")

var engine = markdown.New()

// TestTurns goes through the tables testdata/turns*.txt. Each says in its first lines how it is written.
func TestTurns(t *testing.T) {
	files, err := filepath.Glob("testdata/turns*.txt")
	if err != nil || len(files) == 0 {
		t.Fatal("no tables", err)
	}
	for _, file := range files {
		b, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		intro, rest, _ := strings.Cut(string(b), "\n=== ")
		out := strings.TrimRight(intro, "\n") + "\n"
		for example := range strings.SplitSeq(rest, "\n=== ") {
			name, text, _ := strings.Cut(example, "\n")
			head, text, ok := strings.Cut("\n"+text, "\n--- transcript\n")
			body, want, _ := strings.Cut(text, "\n--- turns\n")
			if !ok {
				t.Fatalf("%s: %q has no transcript", file, name)
			}
			got := ""
			t.Run(strings.TrimSuffix(filepath.Base(file), ".txt")+"/"+name, func(t *testing.T) {
				e := readGiven(t, head)
				for _, ends := range []string{"\n", "\r\n"} {
					src := strings.ReplaceAll(strings.NewReplacer(`\u00a0`, "\u00a0", `\t`, "\t", `\ufeff`, "\ufeff").Replace(body), "\n", ends) + ends
					tr, ds := e.parse(src)
					got = print(tr, ds)
					if !*update && strings.TrimSpace(got) != strings.TrimSpace(want) {
						t.Errorf("with line ends %q the turns are\n%s\nand should be\n%s", ends, got, want)
					}
					checkTranscript(t, src, tr)
				}
			})
			out += "\n=== " + name + "\n" + strings.TrimPrefix(head+"\n", "\n") + "--- transcript\n" + strings.TrimRight(body, "\n") + "\n--- turns\n" + got
		}
		if *update {
			if err := os.WriteFile(file, []byte(out), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// given is what the lines above a transcript say.
type given struct {
	file string
	Options
}

func readGiven(t *testing.T, head string) given {
	g := given{file: "a.md"}
	var people []Person
	for line := range strings.SplitSeq(strings.TrimSpace(head), "\n") {
		key, value, _ := strings.Cut(line, ": ")
		switch key {
		case "":
		case "speakers":
			g.Speakers = map[string]string{}
			for pair := range strings.SplitSeq(value, ", ") {
				label, slug, _ := strings.Cut(pair, " = ")
				g.Speakers[label] = slug
			}
		case "person", "organization":
			parts := strings.Split(value, "; ")
			p := Person{Name: parts[0], Slug: strings.ReplaceAll(strings.ToLower(parts[0]), " ", "-"), Organization: key == "organization"}
			for _, more := range parts[1:] {
				if title, ok := strings.CutPrefix(more, "title "); ok {
					p.Titles = append(p.Titles, title)
				} else {
					p.Aliases = append(p.Aliases, more)
				}
			}
			people = append(people, p)
		case "file":
			g.file = value
		case "labels":
			g.Labels = value
		default:
			t.Fatalf("what is %q?", line)
		}
	}
	g.People = NewPeople(people)
	return g
}

func (g given) parse(src string) (*Transcript, []diag.Diagnostic) {
	return ParseFile(engine, g.file, []byte(src), g.Options)
}

// print writes a transcript as the tables do.
func print(tr *Transcript, ds []diag.Diagnostic) string {
	var b strings.Builder
	for _, turn := range tr.Turns {
		fmt.Fprintf(&b, "%d:%d %s", turn.Pos.Line, turn.Pos.Col, turn.Label)
		if turn.Speaker != "" {
			fmt.Fprintf(&b, " = %s", turn.Speaker)
		}
		if turn.Doubtful {
			b.WriteString(", in doubt")
		}
		if turn.Not != "" {
			fmt.Fprintf(&b, ", not %s", turn.Not)
		}
		if turn.Uncertain {
			b.WriteString(", uncertain")
		}
		b.WriteString("\n    ")
		for at := turn.From; at <= turn.To; at++ {
			for _, r := range tr.Directions {
				b.WriteString(map[bool]string{true: "{direction "}[r.From == at] + map[bool]string{true: "}"}[r.To == at])
			}
			for _, r := range tr.Struck {
				b.WriteString(map[bool]string{true: "{struck "}[r.From == at] + map[bool]string{true: "}"}[r.To == at])
			}
			for _, c := range turn.Cues {
				if c.At == at {
					fmt.Fprintf(&b, "{%g} ", c.Second)
				}
			}
			if at < turn.To {
				b.WriteString(strings.ReplaceAll(tr.Text[at:at+1], "\n", "\n    "))
			}
		}
		b.WriteByte('\n')
	}
	for _, u := range tr.Unknown {
		fmt.Fprintf(&b, "unknown: %s at %d:%d\n", u.Text, u.Pos.Line, u.Pos.Col)
	}
	if tr.Unused != nil {
		fmt.Fprintf(&b, "unused: %s\n", strings.Join(tr.Unused, ", "))
	}
	for _, d := range ds {
		fmt.Fprintf(&b, "%d:%d %v: %s\n    %s\n", d.From.Line, d.From.Col, d.Severity, d.Message, d.Hint)
	}
	return b.String()
}

// checkTranscript checks what holds of the transcript of every source.
func checkTranscript(t *testing.T, src string, tr *Transcript) {
	t.Helper()
	lines := strings.Split(strings.NewReplacer("\r\n", "\n", "\r", "\n", "\ufeff", "").Replace(src), "\n")
	end := -1
	for i, turn := range tr.Turns {
		if turn.From != end+1 || turn.To <= turn.From || end >= 0 && tr.Text[end] != passage.Barrier {
			t.Fatalf("turn %d is %v behind %d", i, turn.Range, end)
		}
		end = turn.To
		if strings.ContainsRune(tr.Text[turn.From:turn.To], passage.Barrier) || strings.TrimSpace(tr.Text[turn.From:turn.To]) == "" {
			t.Fatalf("turn %d has the words %q", i, tr.Text[turn.From:turn.To])
		}
		if turn.Pos.Line < 1 || turn.Pos.Col < 1 || int(turn.Pos.Line) > len(lines) {
			t.Fatalf("turn %d stands at %v", i, turn.Pos)
		}
		for j, c := range turn.Cues {
			if c.At < turn.From || c.At > turn.To || j > 0 && c.At < turn.Cues[j-1].At {
				t.Fatalf("turn %d has the cues %v in %v", i, turn.Cues, turn.Range)
			}
		}
		if tr.TurnAt(turn.From) != i || tr.TurnAt(turn.To) != i {
			t.Fatalf("turn %d is not found at its own words", i)
		}
	}
	if end != len(tr.Text) && len(tr.Text)+end != -1 {
		t.Fatalf("the text has %d bytes, the turns %d", len(tr.Text), end)
	}
	for _, ranges := range [][]passage.Range{tr.Directions, tr.Struck} {
		at := 0
		for _, r := range ranges {
			if r.From < at || r.To <= r.From || r.To > len(tr.Text) {
				t.Fatalf("%v are no ranges", ranges)
			}
			at = r.To
		}
	}
	before := diag.Pos{}
	for at, c := range tr.Text {
		pos := tr.Pos(at)
		if pos.Compare(before) < 0 {
			t.Fatalf("%q stands at %v, behind %v", tr.Text[at:], pos, before)
		}
		before = pos
		line := []rune(lines[pos.Line-1])
		if int(pos.Col) > len(line)+1 {
			t.Fatalf("%q stands at %v of %q", c, pos, string(line))
		}
		i := slices.IndexFunc(tr.origins, func(p origin) bool { return p.at > at })
		if i < 0 {
			i = len(tr.origins)
		}
		if c > ' ' && c != 0xFFFD && !tr.origins[i-1].whole && line[pos.Col-1] != c {
			t.Fatalf("%q of %q should stand at %v, where %q stands", c, tr.Text, pos, line[pos.Col-1])
		}
	}
}
