package content

import (
	"sync"

	"github.com/gloss-press/gloss/internal/diag"
	"github.com/gloss-press/gloss/internal/frontmatter"
)

// schemaOf is what the reader of a file's front matter has to know.
func schemaOf(name string) *frontmatter.Schema {
	kind, _ := kindAt(name)
	return schemas()[kind.keys]
}

// schemas are made once.
var schemas = sync.OnceValue(func() map[*Mapping]*frontmatter.Schema {
	all := map[string]frontmatter.Form{}
	for _, m := range mappings {
		for _, k := range m.Rows {
			form := frontmatter.Form{Example: k.Example, IsDate: k.isDate, InMarks: k.inMarks || all[k.Name].InMarks}
			if k.Below != nil {
				form.Below = &k.Below.Mapping
			}
			all[k.Name] = form
		}
	}
	list := map[*Mapping]*frontmatter.Schema{}
	for _, m := range mappings {
		list[m] = &frontmatter.Schema{File: &m.Mapping, IsList: m == &entryKeys.Mapping, Forms: all}
	}
	return list
})

// Turned reports what turns the words of a transcript beside a source, see frontmatter.Turned.
func Turned(name string, src []byte) []diag.Diagnostic { return frontmatter.Turned(name, src, 0) }

// Complete fills in what diagnostics of one file need its text for, see frontmatter.Complete.
func Complete(name string, src []byte, ds []diag.Diagnostic) {
	frontmatter.Complete(name, src, schemaOf(name), ds)
}

// AddQuote puts a quote behind the last one of an article's front matter, see frontmatter.AddEntry.
func AddQuote(name string, src []byte, quote []frontmatter.Pair) ([]byte, bool) {
	return frontmatter.AddEntry(name, src, schemaOf(name), "quotes", quote)
}

// QuoteIn writes a quote as the front matter of a file has them, see frontmatter.EntryIn.
func QuoteIn(name string, src []byte, quote []frontmatter.Pair) string {
	return frontmatter.EntryIn(name, src, schemaOf(name), "quotes", quote)
}
