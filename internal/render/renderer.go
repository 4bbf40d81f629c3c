// Package render makes a page's bytes: render(site, page, what the bodies say) → bytes, and nothing else enters.
package render

import (
	"cmp"
	"errors"
	"fmt"
	"html/template"
	"io"
	"io/fs"
	"regexp"
	"strings"
	"sync/atomic"
	"text/template/parse"

	"github.com/gloss-press/gloss/internal/diag"
	"github.com/gloss-press/gloss/internal/export"
	"github.com/gloss-press/gloss/internal/layout"
	"github.com/gloss-press/gloss/internal/limit"
	"github.com/gloss-press/gloss/internal/locale"
	"github.com/gloss-press/gloss/internal/markdown"
	"github.com/gloss-press/gloss/internal/picture"
	"github.com/gloss-press/gloss/internal/site"
	"github.com/gloss-press/gloss/internal/telling"
	"github.com/gloss-press/gloss/internal/transcript"
	"github.com/gloss-press/gloss/internal/verdict"
	"github.com/gloss-press/gloss/internal/view"
	"github.com/gloss-press/gloss/internal/words"
)

// Inputs is what the bodies say for one page.
type Inputs struct {
	Reading    *markdown.Reading      // of the page's own body; nil where it has none
	Bodies     *site.Bodies           // of all articles; for pages that need it
	Transcript *transcript.Transcript // of a source's page and its parts; nil where the source has no text

	// Checked says what came of comparing a quote with its source; nil for a quote that was not compared. Without the function pages
	// say nothing of that.
	Checked func(*site.Quote) *verdict.Checked

	// Size gives the width and height, in pixels, of the picture at an address of the site; 0 where they are not known. Without the
	// function pictures have no size.
	Size func(address string) (width, height int)

	// Stop, once it is set, ends the making of the page, with a mistake in its layout. Nil for nobody.
	Stop *atomic.Bool

	// Body is given the HTML of the page's body, its slots filled, for files that are made of it; nil for nobody.
	Body *string
}

// Renderer makes pages. It is immutable and may be used from several goroutines at once.
type Renderer struct {
	engine *markdown.Engine
	assets Assets
	words  *words.Catalogues
	shared *template.Template             // base.html and the partials
	pages  map[string]*template.Template  // what the pages of a layout have of their own
	voices memo[*words.Catalogue, *voice] // by what they say
	own    fs.FS                          // the site's own layouts
}

// New reads the layouts: base.html, partials/*.html and one file for each kind of page. A site's own lie over the built-in ones: base.html and a
// page's file by file, the partials one by one, in whichever file they stand. The words lie over the built-in ones message
// by message. A mistake in one of them is a diagnostic with the file's place. The Renderer is nil when there is one in a layout.
func New(builtIn, own fs.FS, assets Assets) (*Renderer, []diag.Diagnostic) {
	spoken := words.Load(builtIn, own)
	r := &Renderer{engine: markdown.New(), assets: assets, own: own, words: spoken, pages: map[string]*template.Template{}}
	var diags []diag.Diagnostic
	read := func(t *template.Template, of fs.FS, file string) bool {
		src, err := fs.ReadFile(of, file)
		var trees map[string]*parse.Tree
		if err == nil {
			// The name in messages is the file's; the templates in it name themselves.
			trees, err = layout.Parse("layouts/"+file, string(src))
		}
		for name, tree := range trees {
			if t.Lookup(name) != nil && parse.IsEmptyTree(tree.Root) {
				continue // as html/template does it
			}
			if _, failed := t.AddParseTree(name, tree); err == nil {
				err = failed
			}
		}
		if err != nil {
			diags = append(diags, r.layoutError(err, "layouts/"+file))
		}
		return err == nil
	}
	whose := func(file string) fs.FS {
		if _, err := fs.Stat(own, file); errors.Is(err, fs.ErrNotExist) {
			return builtIn
		}
		return own
	}
	r.shared = template.New("gloss")
	for _, of := range []fs.FS{builtIn, own} {
		partials, err := fs.Glob(of, "partials/*.html")
		if _, unread := fs.ReadDir(of, "partials"); unread != nil && !errors.Is(unread, fs.ErrNotExist) {
			err = unread // which Glob passes over
		}
		if err != nil {
			diags = append(diags, r.layoutError(err, "layouts/partials"))
		}
		for _, file := range partials {
			read(r.shared, of, file)
		}
	}
	read(r.shared, whose("base.html"), "base.html")
	for _, kind := range site.Kinds() {
		page, file := template.New("gloss"), kind.Layout+".html"
		if kind.IsLaidOut() && r.pages[kind.Layout] == nil && read(page, whose(file), file) {
			r.pages[kind.Layout] = page
		}
	}
	if len(diags) == 0 {
		diags = r.mistakes()
	}
	if !diag.HasErrors(diags) {
		diags = append(diags, r.empty()...)
	}
	if diag.HasErrors(diags) {
		r = nil
	}
	return r, diag.Sort(append(diags, spoken.Diagnostics()...))
}

// empty tells of layouts that show nothing of a page.
func (r *Renderer) empty() (diags []diag.Diagnostic) {
	tell := func(file, message, hint string) {
		diags = append(diags, diag.Diagnostic{Span: diag.At("layouts/"+file, diag.Pos{Line: 1, Col: 1}), Code: diag.Layout, Message: message, Hint: hint})
	}
	if !layout.Calls(r.shared, "layouts/base.html", "main") {
		tell("base.html", "this layout shows nothing of any page", `write {{template "main" .}} where what a page has of its own is to stand`)
	}
	if name := "layouts/" + site.RedirectPage.Layout + ".html"; parse.IsEmptyTree(r.pages[site.RedirectPage.Layout].Lookup(name).Tree.Root) {
		tell(site.RedirectPage.Layout+".html", "this layout shows nothing", "write a whole page, which sends its reader to {{.Target}}")
	}
	return diags
}

// place finds "layouts/article.html:12:34:" in a message of html/template, the column left out or not.
var place = regexp.MustCompile(`(layouts/[^:"\s]+:\d+(?::\d+)?):? ?`)

// variant finds the name of a template that a page has a copy of, see layout.Set.Variant.
var variant = regexp.MustCompile(`(executing "[^"]*?) of [^" ]+"`)

// layoutError tells a template's mistake at its place.
func (r *Renderer) layoutError(err error, file string) diag.Diagnostic {
	d := diag.Diagnostic{Code: diag.Layout, Message: strings.TrimPrefix(err.Error(), "template: "), Hint: "mend the layout, or delete it to have Gloss’s own back"}
	if strings.Contains(d.Message, " evaluat") {
		d.Hint += "; docs/layouts.md says which fields a layout sees"
	}
	d.Message = variant.ReplaceAllString(d.Message, `$1"`)
	d.Span = diag.At(file, diag.Pos{Line: 1, Col: 1})
	if m := place.FindStringSubmatchIndex(d.Message); m != nil {
		d.Span = r.span(d.Message[m[2]:m[3]], 0)
		d.Message = d.Message[:m[0]] + d.Message[m[1]:]
	}
	if p, unread := errors.AsType[*fs.PathError](err); unread {
		d.Message = "this layout can’t be read: " + p.Err.Error()
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
	*voice
	site        *site.Site
	files       export.Files
	menu        []menuEntry
	frames      memo[frameKey, *view.Frame]
	definitions memo[definitionKey, *view.Term]
	dates       memo[string, view.Date]
	directions  memo[string, string]
	tongues     memo[tongueKey, string]
	heads       memo[string, picture.Head]
	links       memo[linkKey, view.Link]
	others      memo[*voice, *Press] // of the site's pages in other languages
}

// On gives the Press for a Site.
func (r *Renderer) On(s *site.Site) *Press { return r.press(s, r.voice(s.Language)) }

func (r *Renderer) press(s *site.Site, v *voice) *Press {
	return &Press{Renderer: r, voice: v, site: s, menu: v.menuOf(s),
		files: export.Files{Site: s, Locale: v.locale, Engine: r.engine, In: func(tag string) *locale.Locale { return r.voice(tag, s.Language).locale }}}
}

// speaking gives the Press for the pages of a language: in its words, or where Gloss doesn't speak it in the site's.
func (p *Press) speaking(language string) *Press {
	if language == "" || language == p.site.Language {
		return p
	}
	v := p.Renderer.voice(language, p.site.Language)
	if v == p.voice {
		return p
	}
	return p.others.get(v, func(v *voice) *Press { return p.press(p.site, v) })
}

// Forged tells the names on the Site's pages that readers would take for the sign of a checked quote, in any of its languages.
func (p *Press) Forged() []diag.Diagnostic { return telling.Forged(p.site, p.words.All()) }

// Speechless tells where the Site's language has no words, so that its pages speak English.
func (p *Press) Speechless() []diag.Diagnostic {
	v := p.site.Config.Language
	if v.Value == "" || p.site.Language != v.Value || p.words.Speak(v.Value) {
		return nil
	}
	return []diag.Diagnostic{{Span: diag.At("content/site.yaml", v.Pos), Severity: diag.Warning, Code: diag.NoWords, Message: "the pages speak English, since there are no words of the language `" + v.Value + "`",
		Hint: "write them in layouts/words/" + v.Value + ".toml, beside content/ (docs/words.md tells how)"}}
}

// Files makes the files of the Site that are no pages, once they are given the articles that feeds carry. checked says what came of
// comparing a quote with its source; nil for a quote that was not compared.
func (p *Press) Files(checked func(*site.Quote) *verdict.Checked) export.Files {
	f := p.files
	f.Checked = checked
	statements := &recent[*site.Quote, string]{most: 1000} // the newest stand in many feeds, and each feed has two forms
	f.Statement = func(q *site.Quote) string {
		return statements.get(q, func(q *site.Quote) string { return p.statement(q, checked) })
	}
	f.Frame = p.frame
	return f
}

// pageInTheMaking is what the builders of one page share.
type pageInTheMaking struct {
	*Press
	page  site.Page
	in    Inputs
	root  string
	view  *view.Page
	diags []diag.Diagnostic

	placed         map[string]bool             // the quotes that stand in the body, by id
	shown          map[*site.Quote]*view.Quote // those that were filled in full
	introducing    map[*site.Speaker]string    // the ids of the quotes that introduce their speakers
	written        writing                     // the page's own, once a text was in it: most others are too
	glossaryInBody bool                        // the body has ::glossary, so the definitions stand there
}

// Writer is what a page is written to: a bytes.Buffer, or a buffered file for those that are large.
type Writer interface {
	io.Writer
	io.StringWriter
	io.ByteWriter
}

// Page writes a page of HTML and gives what is wrong with what stands on it; with an error among that, what was written is no page.
func (p *Press) Page(w Writer, page site.Page, in Inputs) []diag.Diagnostic {
	p = p.speaking(languageOn(page))
	m := &pageInTheMaking{Press: p, page: page, in: in, root: p.site.RootOf(page)}
	m.makeView()
	m.execute(w, p.entries[page.Kind.Layout], "layouts/"+page.Kind.Layout+".html", m.view)
	return m.diags
}

// execute writes what a template makes of data. file is where the template stands, for messages.
func (m *pageInTheMaking) execute(w Writer, name, file string, data any) {
	if err := m.layouts.Execute(w, name, data, m.in.Stop); err != nil {
		m.diags = append(m.diags, m.failed(err, file))
	}
}

// failed tells a template's mistake while the page is made.
func (m *pageInTheMaking) failed(err error, file string) diag.Diagnostic {
	bound, ok := errors.AsType[*layout.BoundError](err)
	if !ok {
		return m.layoutError(err, file)
	}
	if bound.Place == "" {
		bound = &layout.BoundError{Place: file, Much: bound.Much}
	}
	d := Endless(file, m.page)
	if bound.Much {
		d.Message = fmt.Sprintf("this layout makes more than %d MB of the page /%s", limit.Page>>20, m.page.Address)
	}
	d.Span = m.span(bound.Place, 0)
	return d
}

// Endless tells of a layout that has not ended in time with a page. file is where it stands, or "" for the layout of the page.
func Endless(file string, page site.Page) diag.Diagnostic {
	switch {
	case file != "":
	case page.Kind.IsLaidOut():
		file = "layouts/" + page.Kind.Layout + ".html"
	default:
		file = "layouts/partials/feed.html" // by which most files have what they show of a quote
	}
	return diag.Diagnostic{Span: diag.At(file, diag.Pos{Line: 1, Col: 1}), Code: diag.LayoutEndless,
		Message: fmt.Sprintf("this layout was not done with the page /%s within %d seconds", page.Address, int(limit.PageTime.Seconds())),
		Hint:    "look for a {{range}} that goes on and on, in it or in what it shows"}
}

func (m *pageInTheMaking) report(d diag.Diagnostic) {
	if d.File == "" {
		d.File = cmp.Or(m.page.ContentFile(), "content")
	}
	m.diags = append(m.diags, d)
}
