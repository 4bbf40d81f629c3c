package content

import (
	"strings"
	"unicode/utf8"

	"github.com/gloss-press/gloss/internal/diag"
	"github.com/gloss-press/gloss/internal/frontmatter"
)

// typed takes the quotation marks off a value that were meant for YAML's and are none: typographic ones, or one that stands at the end
// alone. They would be part of a name that nobody has, or of the words that somebody said.
func (d *decoder) typed(v *frontmatter.Node, k *Key, value string) string {
	words := frontmatter.WithoutMarks(value)
	message := "typographic quotation marks are part of a value, and don’t hold it together"
	if words == value {
		inside, ok := strings.CutSuffix(value, `"`)
		before, _ := utf8.DecodeLastRuneInString(inside)
		if !ok || inside == "" || strings.Contains(inside, `"`) || '0' <= before && before <= '9' || before == ' ' {
			return value
		}
		words, message = inside, `a quotation mark " stands at the end of this value, and none at its beginning`
	}
	if rest := d.Rest(v.Pos); words == "" || !strings.HasPrefix(rest, value) {
		return value
	}
	hint := "write " + k.Name + ": " + frontmatter.Quoted(words)
	if strings.HasPrefix(k.Name, "an entry of ") {
		hint = "write " + frontmatter.Quoted(words)
	}
	if !k.prose || strings.ContainsRune(value[:1]+value[len(value)-1:], '"') {
		d.WarnAt(v.Pos, diag.YAML, message, hint)
		d.Write(v.Pos, words)
		return words
	}
	d.WarnAt(v.Pos, diag.YAML, message, hint+", or "+frontmatter.Quoted(value)+" where readers are to see them")
	return value
}

// mayBeTyped reports a value that typed may change, by its first and last byte.
func mayBeTyped(v *frontmatter.Node) bool {
	s := v.Value
	return !v.Quoted && len(s) > 1 && (s[len(s)-1] == '"' || s[len(s)-1] >= utf8.RuneSelf && (s[0] >= utf8.RuneSelf || s[0] == '"' || s[0] == '\''))
}
