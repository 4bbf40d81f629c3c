package render

import (
	"bytes"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/gloss-press/gloss/internal/diag"
	"github.com/gloss-press/gloss/internal/layout"
	"github.com/gloss-press/gloss/internal/site"
)

// unused warns of files among a site's own layouts of which no page is made; and of partials that nothing shows, which is known where
// nothing was mistaken.
func (m *mistakes) unused() {
	complete, layouts := len(m.list) == 0, []string{"base.html"}
	for _, k := range site.Kinds() {
		if k.IsLaidOut() {
			layouts = append(layouts, k.Layout+".html")
		}
	}
	_ = fs.WalkDir(m.own, ".", func(file string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasPrefix(path.Ext(file), ".htm") || path.Base(file)[0] == '.' {
			return nil // what can't be read was told
		}
		at := diag.Span{File: "layouts/" + file}
		switch dir, name := path.Split(file); {
		case dir == "" && !slices.Contains(layouts, name):
			m.warn(at, "no page is made by layouts/"+file, near(name, layouts))
		case dir == "partials/" && path.Ext(name) == ".html" && complete:
			m.unusedIn(file)
		case dir != "" && (dir != "partials/" || path.Ext(name) != ".html"):
			m.warn(at, "nothing reads layouts/"+file, fmt.Sprintf("move it to `layouts/partials/%s.html`", strings.TrimSuffix(name, path.Ext(name))))
		}
		return nil
	})
}

// unusedIn warns of the partials in a file.
func (m *mistakes) unusedIn(file string) {
	src, _ := fs.ReadFile(m.own, file)
	trees, _ := layout.Parse(file, string(src))
	for _, name := range slices.Sorted(maps.Keys(trees)) {
		if name == file || m.shown[name] {
			continue
		}
		hint := fmt.Sprintf("show it with {{template %q .}}, or take it out", name)
		if other, ok := diag.Nearest(name, slices.Sorted(maps.Keys(m.shown))); ok {
			hint = fmt.Sprintf("did you mean `%s`?", other)
		}
		before := src[:0]
		if at := regexp.MustCompile("(?:define|block)\\s+([\"`]" + regexp.QuoteMeta(name) + "[\"`])").FindSubmatchIndex(src); at != nil {
			before = src[:at[2]]
		}
		line, last := 1+bytes.Count(before, []byte("\n")), 1+bytes.LastIndexByte(before, '\n')
		m.warn(m.span(fmt.Sprintf("layouts/%s:%d:%d", file, line, len(before)-last), len(`""`)+len(name)), fmt.Sprintf("nothing shows the partial %q", name), hint)
	}
}

func (m *mistakes) warn(at diag.Span, message, hint string) {
	m.list = append(m.list, diag.Diagnostic{Span: at, Severity: diag.Warning, Code: diag.LayoutUnused, Message: message, Hint: hint})
}
