package verdict

import (
	"regexp"
	"strconv"
	"strings"

	"github.com/gloss-press/gloss/internal/passage"
	"github.com/gloss-press/gloss/internal/transcript"
)

// said makes the Index of a transcript of lines "NAME: words"; a line that begins with white space goes on with the turn. people gives slugs for
// names. "~~wrong~~ [right]" is a correction, "(Laughter.)" a stage direction, "@12" says that what follows is said in second 12.
func said(text string, people map[string]string) *Index {
	t := &transcript.Transcript{}
	var b strings.Builder
	for line := range strings.SplitSeq(strings.TrimSpace(text), "\n") {
		words, goesOn := strings.CutPrefix(line, "  ")
		label := ""
		if !goesOn {
			if before, after, ok := strings.Cut(line, ": "); ok && before != "" {
				label, words = before, after
			}
		}
		if label == "-" { // nothing names the speaker
			label = ""
		}
		if goesOn && len(t.Turns) > 0 {
			b.WriteByte('\n')
		} else {
			if len(t.Turns) > 0 {
				b.WriteRune(passage.Barrier)
			}
			t.Turns = append(t.Turns, transcript.Turn{Label: label, Speaker: people[label], Range: passage.Range{From: b.Len(), To: 0}})
		}
		turn := &t.Turns[len(t.Turns)-1]
		write(t, &b, turn, strings.TrimSpace(words))
		turn.To = b.Len()
	}
	t.Text = b.String()
	return New(t)
}

var special = regexp.MustCompile(`~~([^~]*)~~|\([A-Z][^()]*\.\)|@([0-9]+) `)

func write(t *transcript.Transcript, b *strings.Builder, turn *transcript.Turn, words string) {
	for words != "" {
		m := special.FindStringSubmatchIndex(words)
		if m == nil {
			b.WriteString(words)
			return
		}
		b.WriteString(words[:m[0]])
		at := b.Len()
		switch {
		case m[2] >= 0:
			b.WriteString(words[m[2]:m[3]])
			t.Struck = append(t.Struck, passage.Range{From: at, To: b.Len()})
		case m[4] >= 0:
			second, _ := strconv.Atoi(words[m[4]:m[5]])
			turn.Cues = append(turn.Cues, transcript.Cue{At: at, Second: float64(second)})
		default:
			b.WriteString(words[m[0]:m[1]])
			t.Directions = append(t.Directions, passage.Range{From: at, To: b.Len()})
		}
		words = words[m[1]:]
	}
}
