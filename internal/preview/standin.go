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
	return execute(standInPage, text.String())
}

// execute executes one of the layouts of client/.
func execute(layout *template.Template, view any) []byte {
	var b bytes.Buffer
	if err := layout.Execute(&b, view); err != nil {
		panic(err) // they take any text
	}
	return b.Bytes()
}
