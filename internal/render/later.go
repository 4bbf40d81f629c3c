package render

import (
	"bytes"
	"regexp"
	"strconv"

	"github.com/gloss-press/gloss/internal/diag"
	"github.com/gloss-press/gloss/internal/layout"
)

// The longest parts of a page, its body, timelines and definitions, are not carried through a layout as strings, which would copy them three
// times: a mark goes in place of each, and the part is written where its mark has come out.

// markSign begins and ends a mark. It stands in no text: package content refuses it, and html/template writes another sign for it.
const markSign = "\x00"

// brokenMark is what is left of a mark where html/template takes it for text.
var brokenMark = regexp.MustCompile("\uFFFD[0-9]+\uFFFD|\\\\u0000[0-9]+\\\\u0000")

// later gives the mark of a part that write will write.
func (m *pageInTheMaking) later(write func(*markup)) HTML {
	m.long = append(m.long, write)
	return mark(len(m.long) - 1)
}

// execute writes what a template makes of data, and the long parts at their marks. file is where the template stands, for messages.
func (m *pageInTheMaking) execute(w Writer, t *layout.Set, name, file string, data any) {
	buf := m.buffers.Get().(*bytes.Buffer)
	defer m.buffers.Put(buf)
	buf.Reset()
	if err := t.Execute(buf, name, data); err != nil {
		m.diags = append(m.diags, layoutError(err, file))
	}
	rest := buf.Bytes()
	if (bytes.Contains(rest, []byte("\uFFFD")) || bytes.Contains(rest, []byte(`\u0000`))) && brokenMark.Match(rest) {
		m.diags = append(m.diags, diag.Diagnostic{Span: diag.At(file, diag.Pos{Line: 1, Col: 1}), Code: diag.Layout,
			Message: "a layout puts .Body or a .List where its tags can’t stand: into an attribute, a title, a script", Hint: "put it between tags, or take .Summary or .Entries instead"})
	}
	for {
		before, after, found := bytes.Cut(rest, []byte(markSign))
		w.Write(before)
		if !found {
			return
		}
		number, behind, _ := bytes.Cut(after, []byte(markSign))
		n, err := strconv.Atoi(string(number))
		if err != nil || n < 0 || n >= len(m.long) {
			rest = after // a sign that a layout has by itself
			continue
		}
		m.long[n](&markup{w})
		rest = behind
	}
}
