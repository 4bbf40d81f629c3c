package content

import (
	"strings"
	"sync"

	"github.com/gloss-press/gloss/internal/diag"
	"github.com/gloss-press/gloss/internal/frontmatter"
)

// below is what stands below a key, and in each entry of its list.
var below = map[string]*Mapping{"quotes": quoteKeys, "events": eventKeys, "corrections": correctionKeys, "definitions": definitionKeys, "roles": roleKeys,
	"nav": linkKeys, "media": mediaKeys, "only": onlyKeys, "glossary": glossaryKeys}

// keysOf gives what a whole file can have, by its path.
func keysOf(path string) *Mapping {
	switch folder, _, _ := strings.Cut(strings.TrimPrefix(path, "content/"), "/"); folder {
	case "glossary":
		return termKeys
	case "people":
		return speakerKeys
	case "sources":
		return sourceKeys
	case "pages":
		return pageKeys
	case "site.yaml", "site.yml":
		return configKeys
	case "glossary.yaml", "glossary.yml":
		return entryKeys
	}
	return articleKeys
}

// schemaOf is what the reader of a file's front matter has to know.
func schemaOf(path string) *frontmatter.Schema { return schemas()[keysOf(path)] }

// schemas are made once.
var schemas = sync.OnceValue(func() map[*Mapping]*frontmatter.Schema {
	shapes := map[*Mapping]*frontmatter.Mapping{}
	for _, m := range mappings {
		shapes[m] = &frontmatter.Mapping{Keys: m.Keys, Words: m.words}
	}
	all := map[string]frontmatter.Form{}
	for _, m := range mappings {
		for _, k := range m.Keys {
			all[k] = frontmatter.Form{Example: forms[k], IsDate: k == "date" || k == "from" || k == "to", Below: shapes[below[k]]}
		}
	}
	out := map[*Mapping]*frontmatter.Schema{}
	for m, shape := range shapes {
		out[m] = &frontmatter.Schema{File: shape, IsList: m == entryKeys, Forms: all}
	}
	return out
})

// Complete fills in what diagnostics of one file need its text for, see frontmatter.Complete.
func Complete(name string, src []byte, ds []diag.Diagnostic) {
	frontmatter.Complete(name, src, schemaOf(name), ds)
}

// AddQuote puts a quote behind the last one of an article's front matter, see frontmatter.AddQuote.
func AddQuote(name string, src []byte, quote []frontmatter.Pair) ([]byte, bool) {
	return frontmatter.AddQuote(name, src, schemaOf(name), quote)
}

// QuoteIn writes a quote as the front matter of a file has them, see frontmatter.QuoteIn.
func QuoteIn(name string, src []byte, quote []frontmatter.Pair) string {
	return frontmatter.QuoteIn(name, src, schemaOf(name), quote)
}
