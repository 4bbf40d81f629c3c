package frontmatter

import (
	"bytes"
	"fmt"

	"github.com/gloss-press/gloss/internal/diag"
)

// Turned reports the characters in a file's text, from an offset on, that show all words behind them in another order: no text of any
// script needs them.
func Turned(name string, src []byte, from int) (ds []diag.Diagnostic) {
	var lines *diag.Lines
	for _, r := range "\u202D\u202E" {
		for at, n := from, 0; n < maxControls; n++ {
			i := bytes.Index(src[at:], []byte(string(r)))
			if i < 0 {
				break
			}
			if lines == nil {
				lines = diag.NewLines(src)
			}
			ds = append(ds, diag.Diagnostic{Span: diag.At(name, lines.Pos(at+i)), Severity: diag.Error, Code: diag.Hidden,
				Message: fmt.Sprintf("the hidden character U+%04X turns the order of the words behind it", r), Hint: "take it out"})
			at += i + len(string(r))
		}
	}
	return ds
}
