package markdown

import (
	"slices"
	"strings"
)

// noteToSelf begins a line that many write where they want no reader to see it: a definition of a link that nothing names.
const noteToSelf = "[//]:"

// WithoutComments gives a text of Markdown, as it is written, without what its writer wrote for nobody to see.
func WithoutComments(text string) string {
	if strings.Contains(text, "<!--") {
		text = string(dropComments([]byte(text)))
	}
	if strings.Contains(text, noteToSelf) {
		lines := slices.Collect(strings.Lines(text))
		text = strings.Join(slices.DeleteFunc(lines, func(l string) bool { return strings.HasPrefix(l, noteToSelf) }), "")
	}
	return text
}
