package content

import (
	"path"
	"slices"
	"strings"

	"github.com/gloss-press/gloss/internal/diag"
	"github.com/gloss-press/gloss/internal/frontmatter"
	"github.com/gloss-press/gloss/internal/invisible"
	"github.com/gloss-press/gloss/internal/limit"
)

// kindOfFile is what a file may say, and what becomes of it.
type kindOfFile struct {
	folder string // of content/; "" for a file that is YAML alone
	keys   *Mapping
	read   func(d *decoder, h Head, n *frontmatter.Node) File
}

// kinds are the folders of content/, in the order in which a message names them.
var kinds = []kindOfFile{
	kindOf("articles", articleKeys, func(a *Article) *Head { return &a.Head }),
	kindOf("glossary", termKeys, func(t *Term) *Head { return &t.Head }),
	kindOf("people", speakerKeys, func(s *Speaker) *Head { return &s.Head }),
	kindOf("sources", sourceKeys, func(s *Source) *Head { return &s.Head }),
	kindOf("pages", pageKeys, func(p *Page) *Head { return &p.Head }),
}

// The files of content/ that are YAML alone.
var (
	site   = kindOfFile{keys: &configKeys.Mapping, read: (*decoder).config}
	listed = kindOfFile{keys: &entryKeys.Mapping, read: (*decoder).terms}
)

func kindOf[T any, P interface {
	*T
	File
}](folder string, m *mapping[T], head func(*T) *Head) kindOfFile {
	return kindOfFile{folder, &m.Mapping, func(d *decoder, h Head, n *frontmatter.Node) File {
		t := new(T)
		*head(t) = Head{Start: h.Start, Body: h.Body}
		m.read(d, n, t)
		gather(P(t))
		head(t).Path = h.Path // has memory of its own
		d.finish(head(t))
		return P(t)
	}}
}

// kindAt gives the kind of the file with that path; false where no file has a meaning.
func kindAt(name string) (kindOfFile, bool) {
	switch name {
	case "content/site.yaml", "content/site.yml":
		return site, true
	case "content/glossary.yaml", "content/glossary.yml":
		return listed, true
	}
	folder, rest, _ := strings.Cut(strings.TrimPrefix(name, "content/"), "/")
	if rest == "" {
		return kinds[0], true
	}
	i := slices.IndexFunc(kinds, func(k kindOfFile) bool { return k.folder == folder })
	return kinds[max(i, 0)], i >= 0
}

// Known reports whether Parse takes a file with that path: a Markdown file anywhere in content/, or one of its two YAML files.
func Known(name string) bool {
	kind, _ := kindAt(name)
	return strings.HasPrefix(name, "content/") && (kind.folder == "" || frontmatter.IsMarkdown(name))
}

// IsArticle reports whether Parse reads an article from a file with that path.
func IsArticle(name string) bool {
	kind, ok := kindAt(name)
	return ok && kind.folder == kinds[0].folder && Known(name)
}

// Parse reads one file. name is its path relative to the source folder, with forward slashes. All mistakes of the file are
// reported at once, in the order of their places, with their excerpts; the File has what was right, so that others' references
// to it hold. It is nil only for a path where no file has a meaning.
//
// The values keep no part of src.
func Parse(name string, src []byte) (File, []diag.Diagnostic) {
	kind, ok := kindAt(name)
	if !ok {
		return nil, excerpted([]diag.Diagnostic{misplaced(name)}, src)
	}
	d := &decoder{Document: frontmatter.Open(name, src, schemaOf(name))}
	defer d.Free()
	if base, yml := strings.CutSuffix(name, ".yml"); yml {
		d.ErrorAt(start, diag.UnknownFolder, "this file's name ends in .yml", "rename it to "+base+".yaml")
	}
	root, body, _ := d.Read() // what can't be read has no keys that could be missing, only those that were found before the mistake
	d.noMatter = kind.folder != "" && body.Offset <= len("\uFEFF") && len(root.Keys) == 0
	file := kind.read(d, Head{Path: name, Start: root.Pos, Body: Body{Body: body}}, &root)
	if file.FileHead().Draft.Value { // placeholders are what drafts are for
		d.Diags = slices.DeleteFunc(d.Diags, func(d diag.Diagnostic) bool { return d.Code == diag.Placeholder })
	}
	return file, excerpted(d.Diags, src)
}

// start is the first place of a file.
var start = diag.Pos{Line: 1, Col: 1}

// excerpted puts the messages of a file in order, with the lines that they are about.
func excerpted(ds []diag.Diagnostic, src []byte) []diag.Diagnostic {
	if len(ds) == 0 {
		return nil
	}
	ds = diag.Sort(ds)
	diag.Quote(ds, func(string) ([]byte, error) { return src, nil })
	return ds
}

// folderWords are what other systems call the folders.
var folderWords = map[string]string{
	"posts": "articles", "post": "articles", "blog": "articles", "news": "articles", "stories": "articles", "explainers": "articles", "terms": "glossary",
	"definitions": "glossary", "speakers": "people", "persons": "people", "authors": "people", "transcripts": "sources", "recordings": "sources",
}

// misplaced tells of a file in a folder that has no meaning.
func misplaced(name string) diag.Diagnostic {
	folder, _, _ := strings.Cut(strings.TrimPrefix(name, "content/"), "/")
	hint := "move it to content/articles/, glossary/, people/, sources/ or pages/"
	meant := folderWords[strings.ToLower(folder)]
	if meant == "" {
		var names []string
		for _, k := range kinds {
			names = append(names, k.folder)
		}
		meant, _ = diag.Nearest(folder, names)
	}
	if meant != "" {
		hint = "did you mean content/" + meant + "/?"
	}
	return diag.Diagnostic{Span: diag.At(name, start), Severity: diag.Error, Code: diag.UnknownFolder, Message: "no file has a meaning in content/" + folder + "/", Hint: hint}
}

// finish gives a file the slug of its name, where none is written.
func (d *decoder) finish(h *Head) {
	if r, i := invisible.InName(h.Path); i >= 0 {
		d.ErrorAt(start, diag.Hidden, hidden("this file's name", r), "rename it")
	}
	if h.Slug.Value != "" {
		return
	}
	base := strings.TrimSuffix(path.Base(h.Path), path.Ext(h.Path))
	if base == "index" && strings.Count(h.Path, "/") > 2 { // the page of a folder below content/articles
		base = path.Base(path.Dir(h.Path))
	}
	slug := Slugify(base)
	message, proposal := CheckSlug(slug)
	if len(base) > limit.Slug {
		message, _ = CheckSlug(strings.Repeat("x", len(base)))
		proposal = slug
	}
	switch {
	case slug == "":
		d.ErrorAt(start, diag.BadAddress, "this file's name has no letter or digit to make an address of", "give it a slug: slug: some-words")
	case message != "":
		d.ErrorAt(start, diag.BadAddress, "this file's name makes no good address: "+message, "rename it, or write slug: "+proposal)
	}
	h.Slug = String{Value: proposal, Pos: start}
}
