package transcript

import (
	"fmt"

	"github.com/gloss-press/gloss/internal/diag"
)

// Key is a key of a source's `speakers` and where it stands.
type Key struct {
	Label string
	Pos   diag.Pos
}

// unclear warns of a turn of which nobody can tell for certain who speaks.
func unclear(file string, turn *Turn) diag.Diagnostic {
	who := "nobody is named there"
	if turn.Label != "" {
		who = fmt.Sprintf("it may be %q", turn.Label)
	}
	return diag.Diagnostic{Span: diag.At(file, turn.Pos), Severity: diag.Warning, Code: diag.UnclearTurn,
		Message: "the transcript doesn’t tell for certain who speaks here, and a quote hangs on it: " + who,
		Hint:    "see with “gloss list turns” what was understood; say in the source’s front matter how labels are set off, as in labels: colon, or who they are: speakers: {\"MS. HARF\": marie-harf}"}
}

// Mistakes gives warnings for what is wrong with the labels of a transcript: keys of `speakers` that label no turn, and labels that name
// nobody known although a quote's words stand in such a turn, so that nobody can say whether the speaker is right. A label that no
// quote depends on is no mistake: in a long briefing most speakers have no file. front is the source's file, text the one that holds
// the words, which may be the same, and doubtful lists the turns, by their index, of quotes whose speaker could not be checked.
func (t *Transcript) Mistakes(front, text string, keys []Key, doubtful []int) []diag.Diagnostic {
	var list []diag.Diagnostic
	unused := map[string]bool{}
	for _, label := range t.Unused {
		unused[label] = true
	}
	var labels []string
	for _, turn := range t.Turns {
		labels = append(labels, turn.Label)
	}
	for _, k := range keys {
		if !unused[k.Label] {
			continue
		}
		hint := "write the label as it stands in the transcript, or delete the line"
		if near, ok := diag.Nearest(k.Label, labels); ok && near != "" {
			hint = fmt.Sprintf("did you mean %q?", near)
		}
		list = append(list, diag.Diagnostic{Span: diag.At(front, k.Pos), Severity: diag.Warning, Code: diag.UnusedLabel,
			Message: fmt.Sprintf("no turn of the transcript has the label %q", k.Label), Hint: hint})
	}
	matters, told := words{}, map[int]bool{}
	for _, i := range doubtful {
		if i >= 0 && i < len(t.Turns) && t.Turns[i].Uncertain && !told[i] {
			told[i] = true
			list = append(list, unclear(text, &t.Turns[i]))
		} else if i >= 0 && i < len(t.Turns) && t.Turns[i].Speaker == "" {
			matters[fold(t.Turns[i].Label)] = true
		}
	}
	for _, l := range t.Unknown {
		if matters[fold(l.Text)] {
			list = append(list, diag.Diagnostic{Span: diag.At(text, l.Pos), Severity: diag.Warning, Code: diag.UnknownLabel,
				Message: fmt.Sprintf("the label %q names nobody known, so that the speaker of a quote can’t be checked", l.Text),
				Hint:    fmt.Sprintf("say who that is in the source’s front matter: speakers: {%q: the name of a file in people/}", l.Text)})
		}
	}
	return list
}
