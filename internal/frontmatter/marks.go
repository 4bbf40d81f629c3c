package frontmatter

import (
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"
)

// Quoted writes words in quotation marks, which it chooses so that they need no escapes where it can.
func Quoted(words string) string {
	if !strings.ContainsAny(words, `"\`) {
		return `"` + words + `"`
	}
	return "'" + strings.ReplaceAll(words, "'", "''") + "'"
}

// Readable gives a value as YAML reads it: as it is, or in quotation marks.
func Readable(value string) string {
	var doc yaml.Node
	if err := yaml.Load([]byte("k: "+value), &doc); err != nil {
		return Quoted(value)
	}
	return value
}

// WithoutMarks takes the quotation marks off that a value begins and ends with.
func WithoutMarks(words string) string {
	words = strings.TrimSpace(words)
	for _, pair := range [][2]string{{"“", "”"}, {"„", "“"}, {`"`, `"`}, {`"`, "”"}, {"“", `"`}, {"'", "'"}, {"‘", "’"}} {
		if inside, ok := strings.CutPrefix(words, pair[0]); ok {
			if inside, ok = strings.CutSuffix(inside, pair[1]); ok && !strings.Contains(inside, pair[0]) && !strings.Contains(inside, pair[1]) {
				return inside
			}
		}
	}
	return words
}

// isWholeScalar reports a value that YAML reads whole between braces.
func isWholeScalar(words string) bool {
	if words == "" {
		return true
	}
	if words[0] == '"' || words[0] == '\'' {
		return closes(words[1:], words[:1]) == len(words)-2
	}
	return !strings.ContainsAny(words, ",[]{}") && !strings.Contains(words+" ", ": ") && !strings.Contains(words, " #") && !strings.ContainsAny(words[:1], "&*!|>%@`")
}

// closes gives the index of the mark that closes a value; -1 where there is none.
func closes(words, mark string) int {
	for i := 0; i < len(words); i++ {
		switch {
		case words[i] == '\\' && mark == `"`:
			i++
		case words[i] != mark[0]:
		case mark == "'" && strings.HasPrefix(words[i+1:], "'"):
			i++
		case mark == "'" && i > 0 && i+1 < len(words) && isWordByte(words[i-1]) && isWordByte(words[i+1]):
			// an apostrophe: YAML closes the value there, which its own message tells
			return i
		default:
			return i
		}
	}
	return -1
}

func isWordByte(c byte) bool { return c >= utf8.RuneSelf || isPlainStart(c) }

// DoubleQuoted gives words between double quotation marks, as all three formats have them.
func DoubleQuoted(words string) string { return `"` + escaped(words) + `"` }

// escaped gives words as they stand between double quotation marks in all three formats.
func escaped(words string) string {
	return strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\n`, "\t", `\t`, "\r", `\r`).Replace(words)
}
