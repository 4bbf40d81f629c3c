package transcript

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
)

// written is a transcript made of random words, and the turns that it should be cut into.
type written struct {
	*rand.Rand
	strings.Builder
	turns []spoken
}

// spoken is a turn: its label, empty for none, and its words.
type spoken struct{ label, words string }

// manner is one way of writing transcripts.
type manner struct {
	file    string
	names   func(w *written, i int) string
	label   string // around a turn's label, as in “**%s:** ”; {time} is a time that grows
	indent  string // before the first line of a turn
	wrapped bool
	between string // turns
	head    string // above the whole
}

var manners = map[string]manner{
	"capitals and a colon":              {"a.txt", capitals, "%s:  ", "", true, "\n\n", ""},
	"a bold name and a colon":           {"a.md", fullName, "**%s:** ", "", false, "\n\n", ""},
	"a title and a full stop, indented": {"a.txt", titled, "%s. ", "    ", true, "\n", ""},
	"a name and a colon":                {"a.md", fullName, "%s: ", "", false, "\n\n", ""},
	"initials":                          {"a.md", initials, "%s: ", "", false, "\n\n", ""},
	"a line of its own, a party":        {"a.txt", withParty, "%s:\n", "", true, "\n", ""},
	"marks of captions":                 {"a.txt", nobody, ">> ", "", false, "\n", ""},
	"a time and a bold name":            {"a.txt", fullName, "[{time}] **%s**: ", "", false, "\n\n", ""},
	"question and answer":               {"a.txt", questioned, "%s.  ", "", true, "\n", ""},
	"brackets":                          {"a.txt", fullName, "[%s] [{time}] ", "", false, "\n", ""},
	"captions with labels":              {"a.vtt", fullName, "%s: ", "", false, "\n\n", "WEBVTT\n\n"},
	"a dash":                            {"a.md", fullName, "**%s** - ", "", false, "\n\n", ""},
}

func capitals(w *written, i int) string {
	return []string{"MR. ", "MS. ", "DR. ", "SECRETARY "}[i%4] + strings.ToUpper(w.name())
}
func fullName(w *written, _ int) string { return w.name() + " " + w.name() }
func titled(w *written, i int) string   { return []string{"Mr. ", "Ms. ", "Senator "}[i%3] + w.name() }
func withParty(w *written, i int) string {
	return fullName(w, i) + " (" + strings.ToUpper(w.name()) + ")"
}
func nobody(*written, int) string { return "" }
func questioned(_ *written, i int) string {
	return string("QA"[i%2])
}
func initials(w *written, _ int) string { return strings.ToUpper(w.name()[:3]) }

// name gives a name that is no word of any list: two syllables that no language puts together.
func (w *written) name() string {
	letters := "bdgkmnprtvz"
	s := ""
	for range 3 {
		s += string(letters[w.IntN(len(letters))]) + string("aeou"[w.IntN(4)])
	}
	return strings.ToUpper(s[:1]) + s[1:] + "x"
}

// sentence gives words of which no line can begin like a label: in small letters but for the first, without a colon.
func (w *written) sentence() string {
	list := make([]string, 1+w.IntN(30))
	for i := range list {
		list[i] = strings.ToLower(w.name())
		if i < len(list)-1 && w.IntN(8) == 0 {
			list[i] += ","
		}
	}
	list[0] = strings.ToUpper(list[0][:1]) + list[0][1:]
	return strings.Join(list, " ")
}

// marks end a sentence.
var marks = []string{".", "?", "!", " …", " --"}

// write writes a transcript in one manner, of so many turns at least.
func write(m *manner, seed uint64, turns int) *written {
	w := &written{Rand: rand.New(rand.NewPCG(seed, 1))}
	names := []string{}
	for i := range 2 + w.IntN(4) {
		names = append(names, m.names(w, i))
	}
	width, second, who := 40+w.IntN(60), 0, -1
	w.WriteString(m.head)
	for i := range max(turns, 2*len(names)) + w.IntN(30) {
		next := w.IntN(len(names))
		if i < 2*len(names) { // each speaks twice
			next = i % len(names)
		}
		for who >= 0 && names[next] == names[who] && names[who] != "" { // neighbours of one label are one turn
			next = (next + 1) % len(names)
		}
		who = next
		words := w.sentence() + marks[w.IntN(len(marks))]
		if m.between == "\n\n" && w.IntN(5) == 0 { // a full line that ends no sentence may go on in the next one
			words = strings.TrimRight(words, ".?!")
		}
		second += 1 + w.IntN(90)
		label := strings.ReplaceAll(m.label, "{time}", fmt.Sprintf("%02d:%02d:%02d", second/3600, second/60%60, second%60))
		if names[who] != "" {
			label = fmt.Sprintf(label, names[who])
		}
		if strings.HasSuffix(m.file, ".vtt") {
			fmt.Fprintf(w, "%02d:%02d:%02d.000 --> %02d:%02d:%02d.900\n", second/3600, second/60%60, second%60, second/3600, second/60%60, second%60)
		}
		text := m.indent + label + words
		if m.wrapped {
			text = wrap(text, width)
		}
		w.WriteString(text + m.between)
		w.turns = append(w.turns, spoken{names[who], words})
	}
	return w
}

// wrap breaks lines at spaces, as a program does.
func wrap(text string, width int) string {
	head, rest, ownLine := strings.Cut(text, "\n")
	if !ownLine {
		head, rest = "", text
	} else {
		head += "\n"
	}
	var b strings.Builder
	n := 0
	for i, word := range strings.Split(rest, " ") {
		switch {
		case i > 0 && n > 0 && word != "" && n+1+len(word) > width && strings.TrimSpace(b.String()) != "":
			b.WriteByte('\n')
			n = 0
		case i > 0:
			b.WriteByte(' ')
			n++
		}
		b.WriteString(word)
		n += len(word)
	}
	return head + b.String()
}

// FuzzShapes cuts transcripts of the shapes that people publish, made of random words. Every word is in one turn, and each turn has the
// label that it was given.
func FuzzShapes(f *testing.F) {
	for seed := range uint64(50) {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, seed uint64) {
		for name, m := range manners {
			w := write(&m, seed, 0)
			g := given{file: m.file}
			src := w.String()
			tr, ds := g.parse(src)
			if ds != nil {
				t.Fatalf("%s: %v", name, ds)
			}
			checkTranscript(t, src, tr)
			for i := range max(len(w.turns), len(tr.Turns)) {
				if i >= len(w.turns) || i >= len(tr.Turns) {
					t.Fatalf("%s: %d turns were written, %d read:\n%s", name, len(w.turns), len(tr.Turns), src)
				}
				want, turn := w.turns[i], &tr.Turns[i]
				if words := strings.Join(strings.Fields(tr.Text[turn.From:turn.To]), " "); turn.Label != want.label || words != want.words || turn.Uncertain {
					t.Fatalf("%s: turn %d is %q: %q (uncertain: %v), and was written as %q: %q, in\n%s", name, i, turn.Label, words, turn.Uncertain, want.label, want.words, src)
				}
			}
		}
	})
}
