// Package render makes a page's bytes: render(site, page, what the bodies say) → bytes, and nothing else enters.
package render

import (
	"bytes"
	"cmp"
	"errors"
	"html/template"
	"io"
	"io/fs"
	"regexp"
	"strconv"
	"strings"
	"sync"

	"github.com/gloss-press/gloss/internal/diag"
	"github.com/gloss-press/gloss/internal/export"
	"github.com/gloss-press/gloss/internal/layout"
	"github.com/gloss-press/gloss/internal/markdown"
	"github.com/gloss-press/gloss/internal/site"
	"github.com/gloss-press/gloss/internal/transcript"
	"github.com/gloss-press/gloss/internal/verdict"
)

// Inputs is what the bodies say for one page.
type Inputs struct {
	Reading    *markdown.Reading      // of the page's own body; nil where it has none
	Bodies     *site.Bodies           // of all articles; for pages that need it
	Transcript *transcript.Transcript // of a source's page and its parts; nil where the source has no text

	// Checked says what came of comparing a quote with its source; nil for a quote that was not compared. Without the function pages
	// say nothing of that.
	Checked func(*site.Quote) *verdict.Checked

	// Body is given the HTML of the page's body, its slots filled, for files that are made of it; nil for nobody.
	Body *string
}

// Renderer makes pages. It is immutable and may be used from several goroutines at once.
type Renderer struct {
	engine  *markdown.Engine
	layouts map[string]*layout.Set // by the names of layouts
	slots   *layout.Set            // the partials, for the slots of bodies
	direct  map[string]bool        // the partials that need not be executed, see showsOnly
	assets  Assets
	buffers sync.Pool
}

// New reads the layouts: base.html, partials/*.html and one file for each kind of page. A mistake in one of them is a diagnostic
// with the file's place. The Renderer is nil when there is an error.
func New(layouts fs.FS, assets Assets) (*Renderer, []diag.Diagnostic) {
	r := &Renderer{engine: markdown.New(), layouts: map[string]*layout.Set{}, assets: assets}
	r.buffers.New = func() any { return new(bytes.Buffer) }
	var diags []diag.Diagnostic
	parse := func(t *template.Template, file string) bool {
		src, err := fs.ReadFile(layouts, file)
		if err == nil {
			// The name in messages is the file's; the templates in it name themselves.
			_, err = t.New("layouts/" + file).Parse(string(src))
		}
		if err != nil {
			diags = append(diags, layoutError(err, "layouts/"+file))
		}
		return err == nil
	}
	shared := template.New("gloss")
	partials, err := fs.Glob(layouts, "partials/*.html")
	if err != nil || len(partials) == 0 {
		return nil, []diag.Diagnostic{layoutError(errors.Join(err, errors.New("there are no partials")), "layouts/partials")}
	}
	for _, file := range append([]string{"base.html"}, partials...) {
		parse(shared, file)
	}
	r.direct = map[string]bool{"facts": showsOnly(shared, "facts", "FactList"), "quote-notes": showsOnly(shared, "quote-notes", "List")}
	for _, kind := range site.Kinds() {
		own := template.New("gloss")
		if kind.IsHTML() && r.layouts[kind.Layout] == nil && parse(own, kind.Layout+".html") {
			r.layouts[kind.Layout] = layout.New(nil, shared, own)
		}
	}
	r.slots = layout.New(nil, shared)
	if len(diags) > 0 {
		return nil, diag.Sort(diags)
	}
	return r, nil
}

// Fallbacks lists the layouts among those that made pages so far that have no compiled form, which makes their pages slower.
func (r *Renderer) Fallbacks() []layout.Fallback {
	list := r.slots.Fallbacks()
	for _, l := range r.layouts {
		list = append(list, l.Fallbacks()...)
	}
	return list
}

// showsOnly reports whether a partial is nothing but one field of what it gets, which is HTML: as the built-in ones are that a page has
// very many of.
func showsOnly(t *template.Template, partial, field string) bool {
	p := t.Lookup(partial)
	return p != nil && p.Tree != nil && p.Tree.Root.String() == "{{."+field+"}}"
}

// place finds "layouts/article.html:12:34:" in a message of html/template, the column left out or not.
var place = regexp.MustCompile(`(layouts/[^:"\s]+):(\d+)(?::(\d+))?:? ?`)

// layoutError tells a template's mistake at its place.
func layoutError(err error, file string) diag.Diagnostic {
	d := diag.Diagnostic{Code: diag.Layout, Message: strings.TrimPrefix(err.Error(), "template: "),
		Hint: "mend the layout, or delete it to have Gloss’s own back; ARCHITECTURE.md says which fields a layout sees"}
	d.Span = diag.At(file, diag.Pos{Line: 1, Col: 1})
	if m := place.FindStringSubmatchIndex(d.Message); m != nil {
		sub := func(i int) string {
			if m[2*i] < 0 {
				return ""
			}
			return d.Message[m[2*i]:m[2*i+1]]
		}
		line, _ := strconv.Atoi(sub(2))
		col, _ := strconv.Atoi(sub(3))
		d.Span = diag.At(sub(1), diag.Pos{Line: int32(max(line, 1)), Col: int32(col + 1)})
		d.Message = d.Message[:m[0]] + d.Message[m[1]:]
	}
	if errors.Is(err, fs.ErrNotExist) {
		d.Message = "this layout is missing"
	}
	return d
}

// Press makes the pages of one Site. What many pages show alike is made once and kept with it; it may be used from several
// goroutines at once.
type Press struct {
	*Renderer
	site        *site.Site
	files       export.Files
	definitions memo[definitionKey, Term]
	menu        []menuEntry
	arounds     memo[aroundKey, *around]
	frames      memo[frameKey, frame]
	dates       memo[string, Date]
	people      memo[personKey, Link]
}

// On gives the Press for a Site.
func (r *Renderer) On(s *site.Site) *Press {
	return &Press{Renderer: r, site: s, files: export.Files{Site: s, Engine: r.engine}, menu: menuOf(s)}
}

// pageInTheMaking is what the builders of one page share.
type pageInTheMaking struct {
	*Press
	page  site.Page
	in    Inputs
	root  string
	view  *Page
	diags []diag.Diagnostic

	long           []func(*markup) // the long parts of the page, see later.go
	placed         map[string]bool // the quotes that stand in the body, by id
	glossaryInBody bool            // the body has ::glossary, so the definitions stand there
}

// Writer is what a page is written to: a bytes.Buffer, or a buffered file for those that are large.
type Writer interface {
	io.Writer
	io.StringWriter
	io.ByteWriter
}

// Page writes a page of HTML and gives what is wrong with what stands on it; with an error among that, what was written is no page.
func (p *Press) Page(w Writer, page site.Page, in Inputs) []diag.Diagnostic {
	m := &pageInTheMaking{Press: p, page: page, in: in, root: p.site.RootOf(page)}
	m.makeView()
	m.execute(w, p.layouts[page.Kind.Layout], m.layoutEntry(), "layouts/"+page.Kind.Layout+".html", m.view)
	return m.diags
}

// layoutEntry names the template that a page begins with: the whole document, or a redirect's own.
func (m *pageInTheMaking) layoutEntry() string {
	if m.page.Kind == site.RedirectPage {
		return "layouts/redirect.html"
	}
	return "layouts/base.html"
}

func (m *pageInTheMaking) report(d diag.Diagnostic) {
	if d.File == "" {
		d.File = cmp.Or(m.page.ContentFile(), "content")
	}
	m.diags = append(m.diags, d)
}
