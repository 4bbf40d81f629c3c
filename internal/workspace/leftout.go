package workspace

import (
	"path"
	"slices"
	"strings"

	"github.com/gloss-press/gloss/internal/diag"
)

// texts are the endings of files that somebody may write an article in and no reader of Markdown takes.
var texts = []string{".txt", ".text", ".mdx", ".mdown", ".mkd", ".mkdn", ".rmd", ".qmd", ".html", ".htm", ".docx", ".doc", ".odt", ".rtf", ".pages", ".adoc", ".rst", ".org"}

// leftOut tells of a file among articles, terms, people and pages that is none of them for its kind alone. Sources are another matter:
// their transcripts are files of many kinds.
func (l *listing) leftOut(name string) bool {
	folder, _, nested := strings.Cut(strings.TrimPrefix(name, "content/"), "/")
	ext := strings.ToLower(path.Ext(name))
	if nested && !slices.Contains([]string{"articles", "glossary", "people", "pages"}, folder) || !slices.Contains(texts, ext) {
		return false
	}
	better := strings.TrimSuffix(path.Base(name), path.Ext(name))
	if !strings.HasSuffix(strings.ToLower(better), ".md") {
		better += ".md"
	}
	hint := "rename it to " + better
	switch ext {
	case ".docx", ".doc", ".odt", ".rtf", ".pages":
		hint = "save its text as plain text in " + better
	case ".html", ".htm", ".adoc", ".rst", ".org":
		hint += ", and write it as Markdown"
	}
	l.fail(name, diag.UnknownFolder, "this file is left out of the site: its name ends in "+path.Ext(name)+", and only .md files are read here", hint+"; a file to publish as it is belongs in static/")
	l.diags[len(l.diags)-1].Severity = diag.Warning
	return true
}
