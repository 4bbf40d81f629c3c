package content

import (
	"path"
	"slices"
	"strings"
	"sync"

	"github.com/gloss-press/gloss/internal/diag"
)

// Known reports whether Parse takes a file with that path: a Markdown file anywhere in content/, or one of its two YAML files.
func Known(name string) bool {
	if !strings.HasPrefix(name, "content/") {
		return false
	}
	switch name {
	case "content/site.yaml", "content/site.yml", "content/glossary.yaml", "content/glossary.yml":
		return true
	}
	return isMarkdown(name)
}

func isMarkdown(name string) bool {
	ext := strings.ToLower(path.Ext(name))
	return ext == ".md" || ext == ".markdown"
}

// Parse reads one file. name is its path relative to the source folder, with forward slashes. All mistakes of the file are
// reported at once, in the order of their places, with their excerpts; the File has what was right, so that others' references
// to it hold. It is nil only for a path where no file has a meaning.
//
// The values keep no part of src.
func Parse(name string, src []byte) (File, []diag.Diagnostic) {
	report := &reporter{path: name}
	file := parse(name, src, report)
	if len(report.diags) == 0 {
		return file, nil
	}
	ds := diag.Sort(report.diags)
	diag.Quote(ds, func(string) ([]byte, error) { return src, nil })
	return file, ds
}

func parse(name string, src []byte, report *reporter) File {
	switch name {
	case "content/site.yaml", "content/site.yml", "content/glossary.yaml", "content/glossary.yml":
		if base, yml := strings.CutSuffix(name, ".yml"); yml {
			report.errorAt(diag.Pos{Line: 1, Col: 1}, diag.UnknownFolder, "this file's name ends in .yml", "rename it to "+base+".yaml")
		}
		return parseYAMLFile(name, src, report)
	}
	make := folderOf(name, report)
	if make == nil {
		return nil
	}
	h := Head{Path: name, Start: diag.Pos{Line: 1, Col: 1}, Body: Body{Line: 1, Empty: true, Offset: len(src)}}
	mended := checkBytes(src, report)
	d := &decoder{reporter: report, src: mended}
	m, ok := node{kind: mapping, pos: h.Start}, false
	if mended != nil {
		room := rooms.Get().(*nodes)
		defer func() {
			room.reset() // a File has copies of all that it keeps
			rooms.Put(room)
		}()
		m, h.Body, ok = readMatter(mended, report, room)
		h.Start = m.pos
		d.values.Grow(m.size())
		d.bare = h.Body.Offset <= len(bom) && len(m.keys) == 0
	}
	if !ok {
		// What can't be read has no keys that could be missing, only those that were found before the mistake.
		d.reporter = &reporter{path: name}
	}
	return unlessDraft(make(d, h, &m), report)
}

// unlessDraft takes out what is told of placeholders, where a file is a draft: that is what they are for.
func unlessDraft(file File, report *reporter) File {
	if file != nil && file.FileHead().Draft.Value {
		report.diags = slices.DeleteFunc(report.diags, func(d diag.Diagnostic) bool { return d.Code == diag.Placeholder })
	}
	return file
}

// rooms hold the nodes of files while they are parsed.
var rooms = sync.Pool{New: func() any { return &nodes{} }}

// maker makes one kind of file of its front matter.
type maker func(d *decoder, h Head, m *node) File

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
func folderOf(name string, report *reporter) maker {
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
	report.errorAt(diag.Pos{Line: 1, Col: 1}, diag.UnknownFolder, "no file has a meaning in content/"+folder+"/", hint)
	return nil
}

// headKey reads the keys that every kind of Markdown file has, and draft for those that have it.
func (d *decoder) headKey(h *Head, name string, v *node) {
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
		d.errorAt(first, diag.BadAddress, "this file's name has no letter or digit to make an address of", "give it a slug: slug: some-words")
	case message != "":
		d.errorAt(first, diag.BadAddress, "this file's name makes no good address: "+message, "rename it, or write slug: "+proposal)
	}
	h.Slug = String{Value: proposal, Pos: first}
}

// roots are the folders whose index.md is not the page of a folder.
var roots = []string{"content", "content/articles", "content/glossary", "content/people", "content/sources", "content/pages"}
