package render

import (
	"cmp"
	"fmt"
	"io/fs"
	"maps"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/gloss-press/gloss/internal/diag"
	"github.com/gloss-press/gloss/internal/layout"
	"github.com/gloss-press/gloss/internal/view"
)

// mistakes looks in a site's own layouts for what they ask for and there is not.
type mistakes struct {
	*Renderer
	page                string // the file of the page whose layout is looked at; "" for partials that are executed by themselves
	partials, functions []string
	shown               map[string]bool         // partials
	given               map[string]reflect.Type // what built-in layouts give to partials; nil for several types
	list                []diag.Diagnostic
}

// walk follows all templates from where they are executed. visit is given the file of the page that is being followed, "" for partials
// that are executed by themselves.
func (v *voice) walk(visit func(page string, u layout.Use)) {
	page := ""
	w := layout.Walker{Set: v.layouts, Executes: "kept", Visit: func(u layout.Use) { visit(page, u) }}
	for _, name := range slices.Sorted(maps.Keys(executed)) {
		w.Template(name, executed[name])
	}
	for _, name := range slices.Sorted(maps.Keys(v.entries)) {
		page = "layouts/" + name + ".html"
		w.Template(v.entries[name], reflect.TypeFor[view.Page]())
	}
	// What nothing calls can't fail, but html/template would not take it with a function that there is not.
	w.Visit = func(u layout.Use) {
		if u.Kind == layout.Function {
			visit(page, u)
		}
	}
	w.Rest()
}

// mistakes tells of all that a site's own layouts ask for and that there is not, and warns of what nothing asks for.
func (r *Renderer) mistakes() []diag.Diagnostic {
	if files, err := fs.ReadDir(r.own, "."); err != nil || len(files) == 0 {
		return nil
	}
	v := r.voice("en") // any language will do
	m := mistakes{Renderer: r, partials: append(v.layouts.Names(), "main"), functions: layout.Functions(v.funcs()), shown: map[string]bool{}, given: maps.Clone(executed)}
	for name := range executed {
		m.shown[name] = true
	}
	type use struct {
		layout.Use
		page string
	}
	var all []use
	v.walk(func(page string, u layout.Use) {
		u.Path = slices.Clone(u.Path)
		all = append(all, use{u, page})
		if u.Kind != layout.Template {
			return
		}
		m.shown[u.Name] = true
		if u.Of != nil && !m.isOwn(u.Place.File()) {
			if t, ok := m.given[u.Name]; ok && t != u.Of {
				u.Of = nil
			}
			m.given[u.Name] = u.Of
		}
	})
	for _, u := range all { // now that it is known what partials are given
		if u.Kind == layout.Argument && slices.Contains([]string{"word", "count", "parts"}, u.By) {
			u.Known = r.words.Asked(u.Name, u.By == "count") == nil
		}
		if !u.Known {
			m.page = u.page
			m.add(u.Use)
		}
	}
	m.unused()
	return m.list
}

func (m *mistakes) add(u layout.Use) {
	d := diag.Diagnostic{Code: diag.Layout}
	at, width := u.Place.String(), len(u.Name)
	switch u.Kind {
	case layout.Field:
		d.Message, d.Hint = fmt.Sprintf("%s has no field %q", nameOf(u.Of), u.Name), fieldsHint(u)
		width += len(".")
	case layout.Function:
		d.Message, d.Hint = fmt.Sprintf("there is no function %q", u.Name), near(u.Name, m.functions)
	case layout.Template:
		d.Message, d.Hint = fmt.Sprintf("there is no partial %q", u.Name), near(u.Name, m.partials)
		width += len(`""`)
	case layout.Argument:
		d.Message, d.Hint, _ = strings.Cut(m.words.Asked(u.Name, u.By == "count").Error(), ": ")
		d.Hint = cmp.Or(d.Hint, "Gloss’s own layouts/words/en.toml has all messages")
		width += len(`""`)
	case layout.Without:
		d.Message = fmt.Sprintf("%q is given nothing", u.Name)
		d.Hint = cmp.Or(m.written(u), fmt.Sprintf("write {{template %q .}}, or in place of the dot what it is to show", u.Name))
		width += len(`""`)
	case layout.Shown:
		d.Message, d.Hint = nameOf(u.Of)+" is no text", shownHint(u.Of, u.Name)
	}
	if !m.isOwn(at) || u.Kind == layout.Template && u.Name == "main" {
		at, width = m.blamed(u, &d), 0
		if slices.ContainsFunc(m.list, func(o diag.Diagnostic) bool { return o.Span == m.span(at, 0) }) {
			return
		}
	}
	d.Span = m.span(at, width)
	m.list = append(m.list, d)
}

// blamed gives the place in the site's own layouts that is to blame for what a built-in one asks for: the call that gave the wrong value, or
// the page that doesn't define main.
func (m *mistakes) blamed(u layout.Use, d *diag.Diagnostic) string {
	for _, call := range slices.Backward(u.Path) {
		asks := "asks for ." + u.Name
		if u.Kind == layout.Shown {
			asks = "shows a text"
		}
		if m.isOwn(call.Place.File()) && u.Kind != layout.Template {
			d.Message, d.Hint = fmt.Sprintf("%s doesn’t fit this partial, which %s", nameOf(u.Of), asks), m.fitting(u, call)
			return call.Place.String()
		}
	}
	d.Message, d.Hint = fmt.Sprintf("this layout has no part that is called %s", u.Name), `begin a page’s layout with {{define "main"}}, and end it with {{end}}`
	return m.page + ":1:0"
}

// fitting says what to give to a partial instead, or how to show what it was given.
func (m *mistakes) fitting(u, call layout.Use) string {
	t := m.given[call.Name]
	if u.Value = call.Value; t == nil {
		return fieldsHint(u)
	}
	hint := fmt.Sprintf("%q is given %s", call.Name, nameOf(t))
	if len(fieldsOf(u.Of)) == 0 {
		hint = fieldsHint(u) + "; " + hint
	}
	if written := m.written(call); written != "" {
		hint += ": " + written
	}
	return hint
}

// written says how to give a partial what is at hand of its kind; "" for nothing.
func (m *mistakes) written(call layout.Use) string {
	t := m.given[call.Name]
	if t == nil || call.Dot == nil || call.Dot.Kind() != reflect.Struct {
		return ""
	}
	for _, f := range reflect.VisibleFields(call.Dot) {
		if f.Type == t || f.Type == reflect.PointerTo(t) {
			return fmt.Sprintf("write {{%s %q .%s}}", call.By, call.Name, f.Name)
		}
	}
	return ""
}

// near says which name may be meant.
func near(name string, names []string) string {
	if near, ok := diag.Nearest(name, names); ok {
		return fmt.Sprintf("did you mean `%s`?", near)
	}
	return "there are " + strings.Join(names, ", ")
}

// fieldsHint says what the value has instead.
func fieldsHint(u layout.Use) string {
	fields := fieldsOf(u.Of)
	has := fmt.Sprintf("show it with {{%s}}", u.Value)
	switch kind := u.Of.Kind(); {
	case kind == reflect.Slice || kind == reflect.Func:
		return "go through it with {{range}}"
	case len(fields) > 0:
		has = nameOf(u.Of) + " has " + strings.Join(fields, ", ")
	}
	if near, ok := diag.Nearest(u.Name, fields); ok {
		return fmt.Sprintf("did you mean `.%s`? %s", near, has)
	}
	if u.Top != nil && u.Top != u.Of && slices.Contains(fieldsOf(u.Top), u.Name) {
		return fmt.Sprintf("did you mean `$.%s`? Inside of {{with}} and {{range}} the dot is another value; %s", u.Name, has)
	}
	return has
}

// shownHint says how to show a value that is no text.
func shownHint(t reflect.Type, value string) string {
	if strings.Contains(value, " ") {
		value = "(" + value + ")"
	}
	name := nameOf(t)
	switch {
	case name == "a Link":
		return fmt.Sprintf("show its .Title, or write {{template \"link\" %s}}", value)
	case name == "a Date":
		return fmt.Sprintf("show its .Text, or write {{template \"date\" %s}}", value)
	case name == "a list of Link":
		return fmt.Sprintf("go through it with {{range}}, or write {{template \"links\" %s}}", value)
	case t.Kind() == reflect.Struct:
		return fmt.Sprintf("show one of its fields: %s has %s", name, strings.Join(fieldsOf(t), ", "))
	}
	return "go through it with {{range}}"
}

// fieldsOf names the fields of a value, those of what it embeds too.
func fieldsOf(t reflect.Type) []string {
	if t.Kind() != reflect.Struct {
		return nil
	}
	var list []string
	for _, f := range reflect.VisibleFields(t) {
		if f.IsExported() && f.Type != reflect.TypeFor[view.Kept]() {
			list = append(list, f.Name)
		}
	}
	return list
}

// nameOf names what a layout has at hand: "a Quote", "a list of Link", "a text".
func nameOf(t reflect.Type) string {
	switch t.Kind() {
	case reflect.String:
		return "a text"
	case reflect.Bool:
		return "yes or no"
	case reflect.Int:
		return "a number"
	case reflect.Slice:
		return "a list of " + strings.TrimLeft(nameOf(t.Elem())[1:], "n ")
	case reflect.Func:
		return "a list of Entry"
	case reflect.Pointer:
		return nameOf(t.Elem())
	}
	if strings.ContainsAny(t.Name()[:1], "AEIO") {
		return "an " + t.Name()
	}
	return "a " + t.Name()
}

// isOwn reports whether a place is in one of the site's own layouts.
func (r *Renderer) isOwn(at string) bool {
	file, _, _ := strings.Cut(strings.TrimPrefix(at, "layouts/"), ":")
	_, err := fs.Stat(r.own, file)
	return err == nil
}

// span gives a place of html/template, whose columns are bytes, as the place of so many characters.
func (r *Renderer) span(at string, width int) diag.Span {
	file, rest, _ := strings.Cut(at, ":")
	before, after, exact := strings.Cut(rest, ":")
	line, _ := strconv.Atoi(before)
	line = max(line, 1)
	col, _ := strconv.Atoi(after)
	src, _ := fs.ReadFile(r.own, strings.TrimPrefix(file, "layouts/"))
	lines := strings.Split(string(src), "\n")
	if !exact && line <= len(lines) { // the parser tells the line alone: what is wrong there stands between braces
		col = max(0, strings.Index(lines[line-1], "{{"))
	}
	if line <= len(lines) && col <= len(lines[line-1]) {
		col = utf8.RuneCountInString(lines[line-1][:col])
	}
	from := diag.Pos{Line: int32(line), Col: int32(col + 1)}
	if width == 0 {
		return diag.At(file, from)
	}
	return diag.Span{File: file, From: from, To: diag.Pos{Line: from.Line, Col: from.Col + int32(width)}}
}

// Slow notes what of the site's own layouts has no compiled form, among those that made pages so far.
func (p *Press) Slow() []diag.Diagnostic {
	var list []diag.Diagnostic
	for _, f := range p.Fallbacks() {
		d := diag.Diagnostic{Span: diag.Span{File: "layouts"}, Severity: diag.Note, Code: diag.LayoutSlow,
			Message: "pages by this layout take longer to make: " + f.Reason, Hint: "docs/layouts.md says what has no compiled form"}
		if f.Place != "" {
			d.Span = p.span(f.Place, 0)
		}
		list = append(list, d)
	}
	return diag.Sort(list)
}
