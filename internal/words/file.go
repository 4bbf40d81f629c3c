package words

import (
	"errors"
	"slices"
	"strings"

	"github.com/pelletier/go-toml/v2"
	"github.com/pelletier/go-toml/v2/unstable"
	"golang.org/x/text/language"

	"github.com/gloss-press/gloss/internal/diag"
)

// line is a key with its value in a file of words.
type line struct {
	key  string // with those of the tables around it: "count.quotes.one"
	text string
	raw  string // the text as it is written
	pos  diag.Pos
	at   int // the offset of raw
}

// file is a file of words as it is written.
type file struct {
	name  string // relative to the source folder
	tag   language.Tag
	lines []line
	where *diag.Lines
	diags []diag.Diagnostic
}

// read reads a file of words. Without a syntax error lines are all that it has.
func read(name string, src []byte) *file {
	f := &file{name: name, where: diag.NewLines(src)}
	// The decoder tells the place of a mistake, the parser those of keys and values.
	var all map[string]any
	if err := toml.Unmarshal(src, &all); err != nil {
		pos, wrong := diag.Pos{Line: 1, Col: 1}, (*toml.DecodeError)(nil)
		if errors.As(err, &wrong) {
			row, col := wrong.Position() // the column in bytes
			at, _ := f.where.Offset(diag.Pos{Line: int32(row), Col: 1})
			pos = f.where.Pos(at + col - 1)
		}
		f.fail(pos, diag.TOML, "this can't be read as TOML: "+strings.TrimPrefix(err.Error(), "toml: "), `write key = "words", with the words in quotation marks, and each key once`)
		return f
	}
	var p unstable.Parser
	p.Reset(src)
	var table []string
	for p.NextExpression() {
		switch e := p.Expression(); e.Kind {
		case unstable.Table, unstable.ArrayTable:
			table, _ = keysOf(e)
		case unstable.KeyValue:
			f.value(&p, table, e)
		}
	}
	return f
}

// value reads a key with its value, which is text or a table in braces.
func (f *file) value(p *unstable.Parser, table []string, e *unstable.Node) {
	keys, at := keysOf(e)
	keys = slices.Concat(table, keys)
	switch v := e.Value(); v.Kind {
	case unstable.InlineTable:
		for it := v.Children(); it.Next(); {
			f.value(p, keys, it.Node())
		}
	case unstable.String:
		f.lines = append(f.lines, line{strings.Join(keys, "."), string(v.Data), string(p.Raw(v.Raw)), f.where.Pos(at), int(v.Raw.Offset)})
	default:
		f.fail(f.where.Pos(at), diag.WrongType, "“"+strings.Join(keys, ".")+"” is not text", `write the words in quotation marks`)
	}
}

// keysOf gives the parts of an expression's key, and the offset of the first.
func keysOf(e *unstable.Node) (keys []string, at int) {
	for it := e.Key(); it.Next(); {
		if len(keys) == 0 {
			at = int(it.Node().Raw.Offset)
		}
		keys = append(keys, string(it.Node().Data))
	}
	return keys, at
}

func (f *file) fail(pos diag.Pos, code diag.Code, message, hint string) {
	f.diags = append(f.diags, diag.Diagnostic{Span: diag.At(f.name, pos), Code: code, Message: message, Hint: hint})
}

// inside is the place of a byte of a line's text, or of its key where the text is not written as it is.
func (f *file) inside(l line, offset int) diag.Pos {
	if i := strings.Index(l.raw, l.text); i >= 0 {
		return f.where.Pos(l.at + i + offset)
	}
	return l.pos
}
