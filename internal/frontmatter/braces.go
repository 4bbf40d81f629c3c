package frontmatter

import (
	"cmp"
	"fmt"
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/gloss-press/gloss/internal/diag"
	"github.com/gloss-press/gloss/internal/edtf"
)

// braced is one value of a mapping that stands in braces on one line.
type braced struct {
	key      string
	at       int // where the value begins in the line, in bytes
	value    string
	entirely string // what the value should be: the same, or in quotation marks
}

// maxBraces is the length of the longest line, in bytes, that is taken apart.
const maxBraces = 4000

var bracedKey = regexp.MustCompile(`(?:^|,)\s*["“]?([A-Za-z_]+)["”]?\s*:`)

// braces explains a mapping in braces whose values hold what ends them there, such as a comma: the writer meant all up to the next key.
func (x *explainer) braces(line int) (finding, bool) {
	t := strings.TrimRight(x.text(line), " \t")
	open := strings.IndexByte(t, '{')
	if open < 0 || len(t) > maxBraces || strings.Count(t, "{") > 1 {
		return finding{}, false
	}
	inside, rest := t[open+1:], ""
	if end := strings.LastIndexByte(inside, '}'); end >= 0 {
		inside, rest = inside[:end], inside[end:]
	} else {
		rest = "}"
	}
	var values []braced
	var previous int
	for _, m := range bracedKey.FindAllStringSubmatchIndex(inside, -1) {
		name := inside[m[2]:m[3]]
		if !x.schema.isKey(name) || len(values) == 0 && strings.TrimSpace(inside[:m[0]]) != "" {
			continue
		}
		if n := len(values); n > 0 {
			values[n-1].value = inside[previous:m[0]]
		}
		values, previous = append(values, braced{key: name, at: open + 1 + m[1]}), m[1]
	}
	if len(values) == 0 || strings.ContainsAny(rest[1:], "{}") {
		return finding{}, false
	}
	values[len(values)-1].value = inside[previous:]
	should, message, hint, col := t[:open+1], "", "", 0
	for i, v := range values {
		words := strings.TrimSpace(v.value)
		v.entirely = words
		if !strings.HasPrefix(words, "[") && !strings.HasPrefix(words, "{") && !isWholeScalar(words) {
			v.entirely = Quoted(WithoutMarks(words))
			if day, ok := dateMeant(words); ok && x.schema.Forms[v.key].IsDate {
				v.entirely = day
			}
			where := strings.IndexAny(words, ",:[]{}\"'")
			if message == "" {
				message = fmt.Sprintf("between braces %s has a meaning of its own, and cuts the value of %s", cmp.Or(braceSigns[words[max(where, 0)]], "such a sign"), v.key)
				col = utf8.RuneCountInString(t[:v.at+len(v.value)-len(strings.TrimLeft(v.value, " \t"))]+words[:max(where, 0)]) + 1
			} else {
				hint += ", "
			}
			hint += v.key + ": " + v.entirely
		} else if message == "" && words != "" && v.value == words {
			message, col = "a space is missing behind the colon", utf8.RuneCountInString(t[:v.at])+1
			hint = v.key + ": " + words
		}
		if i > 0 {
			should += ", "
		}
		should += strings.TrimRight(v.key+": "+v.entirely, " ")
	}
	should += rest
	if message == "" {
		if strings.HasSuffix(t, "}") {
			return finding{}, false
		}
		message, hint, col = "these braces are never closed", strings.TrimSpace(should), utf8.RuneCountInString(t[:open])+1
	}
	return finding{line, col, message, "write " + hint, []diag.Edit{x.put(line, should)}}, true
}

// braceSigns names what cuts a value between braces.
var braceSigns = map[byte]string{',': "a comma", ':': "a colon", '[': "a bracket", ']': "a bracket", '{': "a brace", '}': "a brace", '"': "a quotation mark", '\'': "a quotation mark"}

// dateMeant gives the one date that words can mean which are none as they stand.
func dateMeant(words string) (string, bool) {
	_, err := edtf.Parse(words)
	e, ok := err.(*edtf.Error)
	if !ok {
		return "", false
	}
	day, ok := strings.CutPrefix(e.Hint, "write ")
	if _, err := edtf.Parse(day); !ok || err != nil {
		return "", false
	}
	return day, true
}
