package verdict

import (
	"flag"
	"fmt"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/gloss-press/gloss/internal/passage"
)

var update = flag.Bool("update", false, "write what the code says into testdata/verdict.txt")

// example is a block of testdata/verdict.txt: a quote of the transcript that stands above it, and what is said of it.
type example struct {
	name       string
	transcript *Index
	cited      Cited
	given      string // the lines that say the above
	want       string // the lines that follow: the verdict, and what is shown
}

// TestVerdicts checks each example of the table. `go test -run TestVerdicts/12$` runs one, `-update` writes what the code says.
func TestVerdicts(t *testing.T) {
	const file = "testdata/verdict.txt"
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	parts := strings.Split(string(b), "\n\n")
	examples, number := 0, 0
	var now *Index
	for i, part := range parts {
		switch {
		case strings.HasPrefix(part, "=== "):
			now = readTranscript(t, part)
		case strings.HasPrefix(part, "--- "):
			number++
			e := readExample(t, part, now)
			if want := strconv.Itoa(number) + " "; !strings.HasPrefix(e.name, want) {
				t.Fatalf("%q should have the number %s", e.name, want)
			}
			examples++
			alone := e.cited
			alone.Sentence = ""
			if later, now := e.transcript.Check(alone).In(e.cited.Sentence, e.cited.SentenceLanguage), e.transcript.Check(e.cited); later.Kind != now.Kind {
				t.Errorf("%s: %s with the sentence around, and %s when that comes later", e.name, now.Kind, later.Kind)
			}
			got := shown(e)
			parts[i] = e.given + got
			t.Run(strconv.Itoa(number), func(t *testing.T) {
				if diff := cmp.Diff(strings.Split(e.want, "\n"), strings.Split(got, "\n")); diff != "" && !*update {
					t.Errorf("%s (-want +got):\n%s", e.name, diff)
				}
			})
		}
	}
	if examples < 120 {
		t.Errorf("only %d examples", examples)
	}
	if *update {
		if err := os.WriteFile(file, []byte(strings.Join(parts, "\n\n")), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// readTranscript reads "=== name", "people: LABEL = slug, …" (a slug of "in doubt" or "not slug" is what the labels leave open), "captions", and lines of speech.
func readTranscript(t *testing.T, part string) *Index {
	t.Helper()
	people := map[string]string{}
	captions := false
	lines := strings.Split(strings.TrimSpace(part), "\n")[1:]
	for {
		if list, ok := strings.CutPrefix(lines[0], "people: "); ok {
			for p := range strings.SplitSeq(list, ", ") {
				label, slug, _ := strings.Cut(p, " = ")
				people[label] = slug
			}
		} else if lines[0] == "captions" {
			captions = true
		} else {
			break
		}
		lines = lines[1:]
	}
	made := said(strings.Join(lines, "\n"), people)
	for i := range made.Turns {
		if t := &made.Turns[i]; strings.HasPrefix(t.Speaker, "not ") {
			t.Doubtful, t.Not, t.Speaker = true, strings.TrimPrefix(t.Speaker, "not "), ""
		} else if t.Speaker == "in doubt" {
			t.Doubtful, t.Speaker = true, ""
		}
	}
	made.Captions = captions
	return New(made.Transcript)
}

func readExample(t *testing.T, part string, now *Index) example {
	t.Helper()
	e := example{transcript: now}
	lines := strings.SplitAfter(strings.TrimRight(part, "\n")+"\n", "\n")
	e.name = strings.TrimSpace(strings.TrimPrefix(lines[0], "--- "))
	e.given = lines[0]
	for i, line := range lines[1:] {
		key, value, _ := strings.Cut(strings.TrimSpace(line), ":")
		value = strings.TrimSpace(value)
		value = strings.ReplaceAll(value, `\u00AD`, "\u00AD")
		value = strings.ReplaceAll(value, `\u00A0`, "\u00A0")
		value = strings.ReplaceAll(value, `\x00`, "\x00")
		value = strings.ReplaceAll(value, `\u0301`, "\u0301")
		c := &e.cited
		switch key {
		case "quote":
			c.Words = value
		case "speaker":
			c.Speaker = value
		case "name":
			c.Name = value
		case "role":
			c.Role = value
		case "prefix":
			c.Prefix = value
		case "suffix":
			c.Suffix = value
		case "at":
			c.At, _ = strconv.ParseFloat(value, 64)
			c.Timed = true
		case "around":
			c.Sentence = value
		case "around language":
			c.SentenceLanguage = value
		case "language":
			c.Language = value
		case "kind":
			c.Paraphrase = value == "paraphrase"
		default:
			e.want = strings.TrimRight(strings.Join(lines[i+1:], ""), "\n")
			return e
		}
		e.given += line
	}
	return e
}

var dotted = regexp.MustCompile(`\s*\n\s*`)

// shown tells a verdict in lines that a writer can read.
func shown(e example) string {
	v, t := e.transcript.Check(e.cited), e.transcript
	text := func(r passage.Range) string { return dotted.ReplaceAllString(t.Text[r.From:r.To], " ") }
	quoted := func(r passage.Range) string { return e.cited.Words[r.From:r.To] }
	out := []string{"verdict: " + v.Kind.String()}
	add := func(format string, args ...any) { out = append(out, fmt.Sprintf(format, args...)) }
	if v.Turn >= 0 {
		label := t.Turns[v.Turn].Label
		if label == "" {
			label = "nobody named"
		}
		add("in the turn of: %s", label)
		if strings.Join(strings.Fields(text(v.Place)), " ") != e.cited.Words {
			add("the source has: %s", text(v.Place))
		}
	}
	if v.SpeakerUnknown {
		add("the speaker was not checked")
	}
	if v.Timed {
		add("second: %v", v.Second)
	}
	for _, g := range v.Gaps {
		whose := ""
		if g.Own {
			whose = " (the source’s own)"
		}
		add("%s stands for: %s%s", quoted(g.Quote), text(g.Source), whose)
	}
	if b := v.Bearing; b.Added {
		add("the word: %s, added by %s", b.Word, quoted(b.Quote))
	} else if b.Word != "" {
		add("the word: %s", text(b.Source))
	}
	if v.Unread {
		add("no list of words says what was left out")
	}
	if v.Missed != NoSide {
		add("does not hold: %s", v.Missed)
	}
	if v.Crossing {
		add("the words cross from one turn into another")
	}
	if v.Diff != nil {
		add("differs: %s", diffText(v.Diff))
	}
	if v.Corrected != "" {
		add("corrected: %s", v.Corrected)
	}
	return strings.Join(out, "\n")
}

// diffText writes -what the source lacks- and +what the quote lacks+.
func diffText(runs []Run) string {
	var parts []string
	for _, r := range runs {
		parts = append(parts, map[Op]string{Same: "%s", Left: "%s", Missing: "{+%s+}", Extra: "{-%s-}"}[r.Op])
		parts[len(parts)-1] = fmt.Sprintf(parts[len(parts)-1], r.Text)
	}
	return strings.Join(parts, " ")
}
