package preview

import (
	"bytes"
	"html/template"
	"slices"
	"strings"

	"github.com/gloss-press/gloss/internal/diag"
)

var standInPage = template.Must(template.ParseFS(client, "client/standin.html"))

// standIn makes the page that stands where a page can't be made and never could: what is wrong, for browsers without scripts too.
func standIn(wrong []diag.Diagnostic) []byte {
	var text strings.Builder
	_ = diag.Text(&text, slices.Clone(wrong), false)
	var b bytes.Buffer
	if err := standInPage.Execute(&b, text.String()); err != nil {
		panic(err) // it takes any text
	}
	return b.Bytes()
}
