package content

import (
	"path"
	"slices"
	"strings"

	"github.com/gloss-press/gloss/internal/diag"
	"github.com/gloss-press/gloss/internal/frontmatter"
)

// Known reports whether Parse takes a file with that path: a Markdown file anywhere in content/, or one of its two YAML files.
func Known(name string) bool {
	return isWhole(name, "site") || isWhole(name, "glossary") || strings.HasPrefix(name, "content/") && frontmatter.IsMarkdown(name)
}

// Parse reads one file. name is its path relative to the source folder, with forward slashes. All mistakes of the file are
// reported at once, in the order of their places, with their excerpts; the File has what was right, so that others' references
// to it hold. It is nil only for a path where no file has a meaning.
//
// The values keep no part of src.
func Parse(name string, src []byte) (File, []diag.Diagnostic) {
	d := &decoder{Document: frontmatter.Open(name, src, schemaOf(name))}
	defer d.Free()
	file := d.file(name)
	if len(d.Diags) == 0 {
		return file, nil
	}
	ds := diag.Sort(d.Diags)
	diag.Quote(ds, func(string) ([]byte, error) { return src, nil })
	return file, ds
}

func (d *decoder) file(name string) File {
	isConfig, isGlossary := isWhole(name, "site"), isWhole(name, "glossary")
	if base, yml := strings.CutSuffix(name, ".yml"); yml && (isConfig || isGlossary) {
		d.ErrorAt(diag.Pos{Line: 1, Col: 1}, diag.UnknownFolder, "this file's name ends in .yml", "rename it to "+base+".yaml")
	}
	var read maker
	if !isConfig && !isGlossary {
		if read = folderOf(name, d.Report); read == nil {
			return nil
		}
	}
	root, body, _ := d.Read() // what can't be read has no keys that could be missing, only those that were found before the mistake
	h := Head{Path: name, Start: root.Pos, Body: Body{Body: body}}
	if h.Start.IsZero() {
		h.Start = diag.Pos{Line: 1, Col: 1}
	}
	switch {
	case isConfig:
		return d.config(h, &root)
	case isGlossary:
		return d.terms(h, &root)
	}
	d.bare = body.Offset <= len("\uFEFF") && len(root.Keys) == 0
	return unlessDraft(read(d, h, &root), d.Report)
}

// isWhole reports the name of a file that is YAML alone.
func isWhole(name, base string) bool {
	return name == "content/"+base+".yaml" || name == "content/"+base+".yml"
}

// unlessDraft takes out what is told of placeholders, where a file is a draft: that is what they are for.
func unlessDraft(file File, report *frontmatter.Report) File {
	if file != nil && file.FileHead().Draft.Value {
		report.Diags = slices.DeleteFunc(report.Diags, func(d diag.Diagnostic) bool { return d.Code == diag.Placeholder })
	}
	return file
}

// maker makes one kind of file of its front matter.
type maker func(d *decoder, h Head, m *frontmatter.Node) File

// folders are the folders of content/, in the order in which a message names them.
var folders = []struct {
	name string
	make maker
}{
	{"articles", parseArticle}, {"glossary", parseTerm}, {"people", parseSpeaker}, {"sources", parseSource}, {"pages", parsePage},
}

// folderWords are what other systems call them.
var folderWords = map[string]string{
	"posts": "articles", "post": "articles", "blog": "articles", "news": "articles", "stories": "articles", "explainers": "articles", "terms": "glossary",
	"definitions": "glossary", "speakers": "people", "persons": "people", "authors": "people", "transcripts": "sources", "recordings": "sources",
}

// folderOf gives the maker for a path, or nil after it has reported that there is none.
func folderOf(name string, report *frontmatter.Report) maker {
	folder, rest, nested := strings.Cut(strings.TrimPrefix(name, "content/"), "/")
	if !nested || rest == "" {
		return parseArticle
	}
	var names []string
	for _, f := range folders {
		if f.name == folder {
			return f.make
		}
		names = append(names, f.name)
	}
	hint := "move it to content/articles/, glossary/, people/, sources/ or pages/"
	meant := folderWords[strings.ToLower(folder)]
	if meant == "" {
		meant, _ = diag.Nearest(folder, names)
	}
	if meant != "" {
		hint = "did you mean content/" + meant + "/?"
	}
	report.ErrorAt(diag.Pos{Line: 1, Col: 1}, diag.UnknownFolder, "no file has a meaning in content/"+folder+"/", hint)
	return nil
}

// headKey reads the keys that every kind of Markdown file has, and draft for those that have it.
func (d *decoder) headKey(h *Head, name string, v *frontmatter.Node) {
	switch name {
	case "slug":
		h.Slug = d.slug(v)
	case "moved_from":
		h.MovedFrom = d.addresses(v)
	case "language":
		h.Language = d.language(v)
	case "draft":
		h.Draft = d.boolean(v, name)
	}
}

// finish gives a file the slug of its name, where none is written.
func (d *decoder) finish(h *Head) {
	if h.Slug.Value != "" {
		return
	}
	base := strings.TrimSuffix(path.Base(h.Path), path.Ext(h.Path))
	if folder := path.Base(path.Dir(h.Path)); base == "index" && !slices.ContainsFunc(roots, func(r string) bool { return r == path.Dir(h.Path) }) {
		base = folder
	}
	first := diag.Pos{Line: 1, Col: 1}
	slug := Slugify(base)
	message, proposal := CheckSlug(slug)
	if len(base) > maxSlug {
		message, _ = CheckSlug(strings.Repeat("x", len(base)))
		proposal = slug
	}
	switch {
	case slug == "":
		d.ErrorAt(first, diag.BadAddress, "this file's name has no letter or digit to make an address of", "give it a slug: slug: some-words")
	case message != "":
		d.ErrorAt(first, diag.BadAddress, "this file's name makes no good address: "+message, "rename it, or write slug: "+proposal)
	}
	h.Slug = String{Value: proposal, Pos: first}
}

// roots are the folders whose index.md is not the page of a folder.
var roots = []string{"content", "content/articles", "content/glossary", "content/people", "content/sources", "content/pages"}
