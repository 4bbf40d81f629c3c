// Package render makes a page's bytes: render(site, page, what the bodies say) → bytes, and nothing else enters.
package render

import (
	"bytes"
	"cmp"
	"errors"
	"html/template"
	"io"
	"io/fs"
	"maps"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"text/template/parse"

	"github.com/gloss-press/gloss/internal/diag"
	"github.com/gloss-press/gloss/internal/export"
	"github.com/gloss-press/gloss/internal/layout"
	"github.com/gloss-press/gloss/internal/markdown"
	"github.com/gloss-press/gloss/internal/site"
	"github.com/gloss-press/gloss/internal/transcript"
	"github.com/gloss-press/gloss/internal/verdict"
	"github.com/gloss-press/gloss/internal/view"
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
	layouts *layout.Set
	entries map[string]string // with what the pages of a layout begin
	assets  Assets
	own     fs.FS // the site's own layouts
}

// executed are the partials that are executed by themselves, in the slots of bodies and by kept, with what they get.
var executed = map[string]reflect.Type{
	"quote-notes": reflect.TypeFor[view.Notes](), "quote": reflect.TypeFor[view.Quote](), "cited": reflect.TypeFor[[]view.Citation](),
	"timeline": reflect.TypeFor[view.Timeline](), "compare": reflect.TypeFor[view.Comparison](), "terms": reflect.TypeFor[[]*view.Term](),
	"definition": reflect.TypeFor[view.Term](), "masthead": reflect.TypeFor[view.Frame](), "footer": reflect.TypeFor[view.Frame](),
}

// New reads the layouts: base.html, partials/*.html and one file for each kind of page. A site's own lie over the built-in ones: base.html and a
// page's file by file, the partials one by one, in whichever file they stand. A mistake in one of them is a diagnostic with the file's place. The
// Renderer is nil when there is an error.
func New(builtIn, own fs.FS, assets Assets) (*Renderer, []diag.Diagnostic) {
	r := &Renderer{engine: markdown.New(), entries: map[string]string{}, assets: assets, own: own}
	var diags []diag.Diagnostic
	read := func(t *template.Template, of fs.FS, file string) bool {
		src, err := fs.ReadFile(of, file)
		var trees map[string]*parse.Tree
		if err == nil {
			// The name in messages is the file's; the templates in it name themselves.
			trees, err = layout.Parse("layouts/"+file, string(src))
		}
		for name, tree := range trees {
			if _, failed := t.AddParseTree(name, tree); err == nil {
				err = failed
			}
		}
		if err != nil {
			diags = append(diags, layoutError(err, "layouts/"+file))
		}
		return err == nil
	}
	whose := func(file string) fs.FS {
		if _, err := fs.Stat(own, file); errors.Is(err, fs.ErrNotExist) {
			return builtIn
		}
		return own
	}
	funcs := template.FuncMap{"kept": r.kept}
	shared := template.New("gloss").Funcs(funcs)
	for _, of := range []fs.FS{builtIn, own} {
		partials, err := fs.Glob(of, "partials/*.html")
		if err != nil {
			diags = append(diags, layoutError(err, "layouts/partials"))
		}
		for _, file := range partials {
			read(shared, of, file)
		}
	}
	read(shared, whose("base.html"), "base.html")
	r.layouts = layout.New(funcs, slices.Collect(maps.Keys(executed)), shared)
	for _, kind := range site.Kinds() {
		page, file := template.New("gloss").Funcs(funcs), kind.Layout+".html"
		if kind.IsHTML() && r.entries[kind.Layout] == "" && read(page, whose(file), file) {
			entry := "layouts/base.html"
			if kind == site.RedirectPage {
				entry = "layouts/" + file
			}
			r.entries[kind.Layout] = r.layouts.Variant(kind.Layout, entry, page)
		}
	}
	if len(diags) == 0 {
		diags = r.mistakes(funcs)
	}
	if len(diags) > 0 {
		return nil, diag.Sort(diags)
	}
	return r, nil
}

// Fallbacks lists the layouts among those that made pages so far that have no compiled form, which makes their pages slower.
func (r *Renderer) Fallbacks() []layout.Fallback { return r.layouts.Fallbacks() }

// keeper is a value of which what partials make is kept.
type keeper interface {
	Once(partial string, make func() (view.HTML, error)) (view.HTML, error)
}

// kept is the function of layouts that gives what a partial makes of a value which many pages show alike.
func (r *Renderer) kept(args ...any) (any, error) {
	if len(args) == 2 {
		partial, isName := args[0].(string)
		of, ok := args[1].(keeper)
		if ok && isName {
			return of.Once(partial, func() (view.HTML, error) {
				var b bytes.Buffer
				err := r.layouts.Execute(&b, partial, of)
				return trusted(b.String()), err
			})
		}
	}
	return nil, errors.New("kept takes the name of a partial, and a Frame or a Term")
}

// place finds "layouts/article.html:12:34:" in a message of html/template, the column left out or not.
var place = regexp.MustCompile(`(layouts/[^:"\s]+):(\d+)(?::(\d+))?:? ?`)

// variant finds the name of a template that a page has a copy of, see layout.Set.Variant.
var variant = regexp.MustCompile(`(executing "[^"]*?) of [^" ]+"`)

// layoutError tells a template's mistake at its place.
func layoutError(err error, file string) diag.Diagnostic {
	d := diag.Diagnostic{Code: diag.Layout, Message: strings.TrimPrefix(err.Error(), "template: "),
		Hint: "mend the layout, or delete it to have Gloss’s own back; docs/layouts.md says which fields a layout sees"}
	d.Message = variant.ReplaceAllString(d.Message, `$1"`)
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
	menu        []menuEntry
	frames      memo[frameKey, *view.Frame]
	definitions memo[definitionKey, *view.Term]
	dates       memo[string, view.Date]
	directions  memo[string, string]
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
	view  *view.Page
	diags []diag.Diagnostic

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
	m.execute(w, p.entries[page.Kind.Layout], "layouts/"+page.Kind.Layout+".html", m.view)
	return m.diags
}

// execute writes what a template makes of data. file is where the template stands, for messages.
func (m *pageInTheMaking) execute(w Writer, name, file string, data any) {
	if err := m.layouts.Execute(w, name, data); err != nil {
		m.diags = append(m.diags, layoutError(err, file))
	}
}

func (m *pageInTheMaking) report(d diag.Diagnostic) {
	if d.File == "" {
		d.File = cmp.Or(m.page.ContentFile(), "content")
	}
	m.diags = append(m.diags, d)
}
