package transcript

import (
	"strings"

	"github.com/gloss-press/gloss/internal/markdown"
)

// joinLabels joins the two lines of a label that was too long for one, as "Karl Wendt (ABC/" and "DIE LINDEN):". The first one ends in
// brackets, with a comma or in the middle of an office, and the second with the colon.
func joinLabels(lines []line) []line {
	var out []line // nil as long as nothing is joined
	for i := 0; i < len(lines); i++ {
		if i+1 == len(lines) || !isHalfLabel(&lines[i], &lines[i+1]) {
			if out != nil {
				out = append(out, lines[i])
			}
			continue
		}
		if out == nil {
			out = append(make([]line, 0, len(lines)), lines[:i]...)
		}
		out = append(out, lines[i].and(&lines[i+1]))
		i++
	}
	if out == nil {
		return lines
	}
	return out
}

// isHalfLabel reports whether two lines are one label.
func isHalfLabel(l, next *line) bool {
	first, second := l.Text, next.Text
	if next.Parted || len(next.cues) > 0 || !strings.HasSuffix(second, ":") || strings.Contains(first, ":") || endsSentence(first) || len(first)+len(second) > maxLabel {
		return false
	}
	name, _, office := strings.Cut(withoutBrackets(first), ",")
	open := strings.Count(first, "(") > strings.Count(first, ")")
	return (open || office) && isName(name) && strings.Contains(name, " ") && isLabel(strings.TrimSuffix(joint(first)+second, ":")) &&
		(open || hasTitle(fold(first)))
}

// joint gives a line as another one goes on from it.
func joint(s string) string {
	if strings.HasSuffix(s, "/") || strings.HasSuffix(s, "-") {
		return s
	}
	return s + " "
}

// and gives two lines as one.
func (l line) and(next *line) line {
	text := joint(l.Text)
	out := l
	out.Places = append([]markdown.Place(nil), l.Places...)
	for _, p := range next.Places {
		p.At += len(text)
		out.Places = append(out.Places, p)
	}
	out.Text = text + next.Text
	return out
}
