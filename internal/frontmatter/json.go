package frontmatter

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/gloss-press/gloss/internal/diag"
	"github.com/gloss-press/gloss/internal/limit"
)

// beginsObject reports whether text that begins with { goes on as a JSON object does. Markdown may begin with a brace too.
func beginsObject(text []byte) bool {
	rest := bytes.TrimLeft(text[1:], " \t\r\n")
	return len(rest) == 0 || rest[0] == '"' || rest[0] == '}' || isBlank(text[1:len(text)-len(rest)]) && bytes.IndexByte(text[:len(text)-len(rest)], '\n') >= 0
}

// closeObject looks for the brace that closes the one at the offset at.
func (m *matter) closeObject(src []byte, at int, pos diag.Pos, report *Report) {
	depth, inString := 0, false
	for i := at; i < len(src); i++ {
		switch c := src[i]; {
		case inString:
			if c == '\\' {
				i++
			}
			inString = c != '"'
		case c == '"':
			inString = true
		case c == '{', c == '[':
			depth++
		case c == '}', c == ']':
			if depth--; depth > 0 {
				continue
			}
			m.closeAfter(src, at, i+1, report)
			return
		}
	}
	report.ErrorAt(pos, diag.FrontMatter, "this { begins JSON front matter that is never closed", "write } alone on the line after the last key")
	m.syntax, m.broken, m.end, m.bodyLine = nothing, true, len(src), pos.Line+lineEnds(src[at:])
}

// closeAfter ends the front matter with the line of its last brace, which ends at the offset end.
func (m *matter) closeAfter(src []byte, at, end int, report *Report) {
	begin := at + bytes.LastIndexByte(src[at:end], '\n') + 1
	rest, next := firstLine(src, end)
	m.closing = string(bytes.TrimSpace(src[begin:end]))
	m.bodyLine = m.line + lineEnds(src[at:end]) + 1
	if isBlank(rest) {
		m.end = next
		return
	}
	report.ErrorAt(diag.NewLines(src).Pos(end), diag.FrontMatter, "text stands behind the } that closes the front matter", "begin the text on a line of its own")
	m.syntax, m.broken, m.end = nothing, true, next
}

// readJSON reads a JSON object, whose first line is the file's line first.
func readJSON(data []byte, first int32, report *Report) (Node, bool) {
	r := jsonReader{Report: report, decoder: json.NewDecoder(bytes.NewReader(data)), cursor: newCursor(data, first)}
	r.decoder.UseNumber()
	n, err := r.value(0)
	if err == nil {
		return n, true
	}
	if !errors.Is(err, errReported) {
		r.fail(err)
	}
	return n, false
}

var errReported = errors.New("reported")

// jsonReader makes nodes of JSON's tokens, whose places it knows by their offsets.
type jsonReader struct {
	*Report
	cursor
	decoder *json.Decoder
}

// next gives the next token and the place where it begins.
func (r *jsonReader) next() (json.Token, diag.Pos, error) {
	start := int(r.decoder.InputOffset())
	for start < len(r.data) && strings.IndexByte(" \t\r\n,:", r.data[start]) >= 0 {
		start++
	}
	token, err := r.decoder.Token()
	return token, r.pos(start), err
}

func (r *jsonReader) value(depth int) (Node, error) {
	token, pos, err := r.next()
	if err != nil {
		return Node{Pos: pos}, err
	}
	n := Node{Pos: pos}
	switch t := token.(type) {
	case json.Delim:
		if depth > limit.Depth {
			r.tooDeep(pos)
			return n, errReported
		}
		return n, r.children(&n, t, depth)
	case string:
		n.Kind, n.Quoted, n.Value = Text, true, t
	case json.Number:
		n.Kind, n.Value = Text, t.String()
	case bool:
		n.Kind, n.Value = Text, fmt.Sprint(t)
	}
	return n, nil
}

// children reads a list or an object up to its end.
func (r *jsonReader) children(n *Node, open json.Delim, depth int) error {
	n.Kind = List
	if open == '{' {
		n.Kind = Map
	}
	for r.decoder.More() {
		if n.Kind == Map {
			token, pos, err := r.next()
			if err != nil {
				return err
			}
			n.Keys = append(n.Keys, Key{Name: token.(string), Pos: pos})
		}
		item, err := r.value(depth + 1)
		if err != nil {
			n.Keys = n.Keys[:min(len(n.Keys), len(n.Items))]
			return err
		}
		n.Items = append(n.Items, item)
	}
	_, _, err := r.next()
	if n.Kind == Map {
		n.dropDuplicates(r.Report)
	}
	return err
}

// fail reports a syntax error.
func (r *jsonReader) fail(err error) {
	var syntax *json.SyntaxError
	hint := "look for a missing comma, colon or quotation mark; JSON wants double quotation marks around keys and text"
	message, at := "this can't be read as JSON", r.pos(r.offset)
	switch {
	case errors.As(err, &syntax):
		if offset := int(syntax.Offset) - 1; offset > r.offset {
			at = r.pos(offset) // inside a token
		}
		message += ": " + syntax.Error()
	case errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, io.EOF):
		at = r.pos(len(bytes.TrimRight(r.data, " \t\r\n")))
		message += ": it ends too early"
	}
	if r.offset < len(r.data) && (r.data[r.offset] == '}' || r.data[r.offset] == ']') {
		hint = "JSON has no comma after the last entry; a missing value is written as \"\""
	}
	r.ErrorAt(at, diag.JSON, message, hint)
}
