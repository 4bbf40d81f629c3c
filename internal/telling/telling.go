// Package telling has what is said of a verdict: to readers, to writers, and to who makes a quote of a transcript's words. All
// sentences of a verdict stand in one table (sentences.go); no other room has words for one.
package telling

import (
	"fmt"
	"strings"

	"github.com/gloss-press/gloss/internal/diag"
	"github.com/gloss-press/gloss/internal/passage"
	"github.com/gloss-press/gloss/internal/site"
	"github.com/gloss-press/gloss/internal/transcript"
	"github.com/gloss-press/gloss/internal/verdict"
)

// Source is a source and its text, as far as messages name them.
type Source struct {
	Of   *site.Source
	File string                 // that holds the text
	Text *transcript.Transcript // never nil
}

// places gives what stands in the braces of sentences, by their names.
func (s *Source) places(v *verdict.Verdict, n int) []string {
	p := []string{"{source}", s.Of.Name(), "{word}", v.Bearing.Word, "{side}", string(v.Missed), "{differs}", firstChange(v.Diff, n),
		"{text}", inQuotes(v.Corrected), "{n}", fmt.Sprint(mostLeftOut(v))}
	if v.Turn < 0 {
		return p
	}
	turn := s.Text.Turns[v.Turn]
	label := ""
	if turn.Label != "" {
		label = fmt.Sprintf("; if the label is a name of theirs, write in %s: speakers: {%q: …}", s.Of.Path, s.who(v.Turn, ""))
	}
	time, atTime := s.time(v), ""
	if time != "" {
		atTime = " at " + time
	}
	return append(p, "{place}", fmt.Sprintf("%s:%d", s.File, s.Text.Pos(v.Place.From).Line), "{speaker}", turn.Speaker, "{label}", label,
		"{time}", time, "{at-time}", atTime)
}

// time is when the words at a verdict's place are said; "" where the source doesn't tell.
func (s *Source) time(v *verdict.Verdict) string {
	if second, ok := s.Text.Second(v.Place.From); ok {
		return transcript.ClockTime(second)
	}
	return ""
}

// who names the speaker of a turn as the source does.
func (s *Source) who(turn int, nobody string) string {
	if turn < 0 || s.Text.Turns[turn].Label == "" {
		return nobody
	}
	return strings.TrimRight(s.Text.Turns[turn].Label, ":. ")
}

// say fills the places of sentences into a message.
func (t *told) say(d *diag.Diagnostic, certain bool, places []string) {
	r := strings.NewReplacer(places...)
	d.Message, d.Label, d.Hint = r.Replace(t.message), r.Replace(t.label), r.Replace(t.hint)
	if certain {
		d.Hint = r.Replace(t.certain)
	}
}

// isCertain reports whether it is known what to write in the place of what is wrong.
func (s *Source) isCertain(v *verdict.Verdict) bool {
	switch {
	case v.Kind == verdict.WrongSpeaker:
		return s.Text.Turns[v.Turn].Speaker != ""
	case v.Missed == verdict.At:
		return s.time(v) != ""
	}
	return v.Corrected != ""
}

func mostLeftOut(v *verdict.Verdict) (most int) {
	for _, g := range v.Gaps {
		most = max(most, g.Words)
	}
	return most
}

// firstChange names the first words that are not the source's.
func firstChange(diff []verdict.Run, n int) string {
	for i, run := range diff {
		switch {
		case run.Op == verdict.Extra:
			return ": “" + passage.Excerpt(run.Text, n) + "” differs"
		case run.Op == verdict.Missing && (i+1 == len(diff) || diff[i+1].Op != verdict.Extra):
			return ": “" + passage.Excerpt(run.Text, n) + "” is missing"
		}
	}
	return ""
}

// firstDifference shows the passage, and of a long one the place where the words differ first.
func firstDifference(t *transcript.Transcript, v *verdict.Verdict) string {
	text := t.Text[v.Place.From:v.Place.To]
	at := 0
	for _, run := range v.Diff {
		if run.Op == verdict.Extra || run.Op == verdict.Missing {
			break
		}
		at += len(run.Text)
	}
	from := max(0, min(at, len(text))-shown/2)
	if len(text) <= shown || from == 0 {
		return passage.Excerpt(text, shown)
	}
	if i := strings.IndexAny(text[from:], " \n"); i >= 0 {
		from += i + 1
	}
	return "… " + passage.Head(passage.OneLine(text[from:]), shown, " …")
}

// inQuotes writes words as a YAML value in double quotation marks.
func inQuotes(words string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(passage.OneLine(words)) + `"`
}

func whose(name string) string {
	if strings.HasSuffix(name, "s") {
		return name + "’"
	}
	return name + "’s"
}
