package content

import (
	"strings"
	"unicode/utf8"

	"github.com/gloss-press/gloss/internal/diag"
)

// prose are the keys whose values are shown to readers as a text of its own, which quotation marks may open and close.
var prose = map[string]bool{"title": true, "summary": true, "note": true, "short": true, "description": true, "translation": true, "accept": true}

// typed takes the quotation marks off a value that were meant for YAML's and are none: typographic ones, or one that stands at the end
// alone. They would be part of a name that nobody has, or of the words that somebody said.
func (d *decoder) typed(v *node, name, value string) string {
	words := withoutMarks(value)
	message := "typographic quotation marks are part of a value, and don’t hold it together"
	if words == value {
		inside, ok := strings.CutSuffix(value, `"`)
		before, _ := utf8.DecodeLastRuneInString(inside)
		if !ok || inside == "" || strings.Contains(inside, `"`) || '0' <= before && before <= '9' || before == ' ' {
			return value
		}
		words, message = inside, `a quotation mark " stands at the end of this value, and none at its beginning`
	}
	if rest := d.rest(v.pos); words == "" || !strings.HasPrefix(rest, value) {
		return value
	}
	hint := "write " + name + ": " + yamlQuoted(words)
	if strings.HasPrefix(name, "an entry of ") {
		hint = "write " + yamlQuoted(words)
	}
	if !prose[name] || strings.ContainsRune(value[:1]+value[len(value)-1:], '"') {
		d.warnAt(v.pos, diag.YAML, message, hint)
		d.write(v.pos, words)
		return words
	}
	d.warnAt(v.pos, diag.YAML, message, hint+", or "+yamlQuoted(value)+" where readers are to see them")
	return value
}

// mayBeTyped reports a value that typed may change, by its first and last byte.
func mayBeTyped(v *node) bool {
	s := v.value
	return !v.quoted && len(s) > 1 && (s[len(s)-1] == '"' || s[len(s)-1] >= utf8.RuneSelf && (s[0] >= utf8.RuneSelf || s[0] == '"' || s[0] == '\''))
}
