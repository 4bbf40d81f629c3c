package directive

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

var update = flag.Bool("update", false, "write what is found into testdata/directives.txt")

// newParser gives goldmark with the extension and those it has to live with.
func newParser() parser.Parser {
	return goldmark.New(goldmark.WithExtensions(
		extension.Table, extension.Strikethrough, extension.Footnote, extension.DefinitionList, Extension,
	)).Parser()
}

// TestDirectives runs testdata/directives.txt: "%% name", Markdown, "%%", the tree.
func TestDirectives(t *testing.T) {
	const file = "testdata/directives.txt"
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	head, cases, _ := strings.Cut(string(data), "\n%% ")
	out := head
	p := newParser()
	for c := range strings.SplitSeq(strings.TrimSuffix(cases, "\n"), "\n%% ") {
		name, rest, _ := strings.Cut(c, "\n")
		markdown, want, _ := strings.Cut(rest, "\n%%\n")
		var got string
		t.Run(name, func(t *testing.T) {
			source := []byte(markdown)
			doc := p.Parse(text.NewReader(source))
			checkOffsets(t, source, doc)
			got = strings.TrimSuffix(dump(source, doc), "\n")
			if !*update {
				if diff := cmp.Diff(strings.TrimSpace(want), got); diff != "" {
					t.Errorf("%s\n(-want +got)\n%s", markdown, diff)
				}
			}
		})
		out += "\n%% " + name + "\n" + markdown + "\n%%\n" + got + "\n"
	}
	if *update {
		if err := os.WriteFile(file, []byte(out), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// dump gives a tree, a node a line: enough of it to see what became of the source.
func dump(source []byte, doc ast.Node) string {
	var b strings.Builder
	_ = ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering || n == doc {
			return ast.WalkContinue, nil
		}
		depth := -1
		for p := n.Parent(); p != nil; p = p.Parent() {
			depth++
		}
		b.WriteString(strings.Repeat("  ", depth) + describe(source, n) + "\n")
		return ast.WalkContinue, nil
	})
	return b.String()
}

func describe(source []byte, n ast.Node) string {
	switch n := n.(type) {
	case *Container:
		s := "container " + fields(&n.Directive)
		if !n.Closed {
			s += " (not closed)"
		}
		return s
	case *Leaf:
		return "leaf " + fields(&n.Directive)
	case *Text:
		return "text directive " + fields(&n.Directive)
	case *Label:
		return "label"
	case *Broken:
		return fmt.Sprintf("broken at %q: %s; %s", source[n.Problem.Pos:min(len(source), n.Problem.Pos+1)], n.Problem.Message, n.Problem.Hint)
	case *ast.Text:
		s := fmt.Sprintf("%q", n.Segment.Value(source))
		if n.SoftLineBreak() {
			s += " softbreak"
		}
		if n.HardLineBreak() {
			s += " hardbreak"
		}
		return s
	case *ast.FencedCodeBlock, *ast.CodeBlock, *ast.HTMLBlock:
		return fmt.Sprintf("%s %q", n.Kind(), n.Lines().Value(source))
	}
	return n.Kind().String()
}

func fields(d *Directive) string {
	s := d.Name
	for _, a := range d.Attrs {
		s += fmt.Sprintf(" %s=%q", a.Key, a.Value)
	}
	if d.Problem != nil {
		s += " PROBLEM " + d.Problem.Message
	}
	return s
}

// checkOffsets checks that every place a node carries is where the source has it.
func checkOffsets(t *testing.T, source []byte, doc ast.Node) {
	t.Helper()
	last := 0
	err := ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		if n.Type() == ast.TypeBlock {
			last = 0 // goldmark moves whole blocks: foot-notes, tables
			for i := range n.Lines().Len() {
				if s := n.Lines().At(i); s.Start < 0 || s.Stop < s.Start || s.Stop > len(source) {
					return ast.WalkStop, fmt.Errorf("%s: line %v out of range", n.Kind(), s)
				}
			}
		}
		switch n := n.(type) {
		case *ast.Text:
			s := n.Segment
			if s.Start < 0 || s.Stop < s.Start || s.Stop > len(source) {
				return ast.WalkStop, fmt.Errorf("text %v out of range", s)
			}
			if s.Start < last {
				return ast.WalkStop, fmt.Errorf("text %v stands before %d, where the one before it ends", s, last)
			}
			last = s.Stop
		case *Container:
			return ast.WalkContinue, checkDirective(source, n, &n.Directive)
		case *Leaf:
			return ast.WalkContinue, checkDirective(source, n, &n.Directive)
		case *Text:
			return ast.WalkContinue, checkDirective(source, n, &n.Directive)
		case *Broken:
			if p := n.Problem; p.Pos < 0 || p.Pos > len(source) || p.Message == "" || p.Hint == "" {
				return ast.WalkStop, fmt.Errorf("problem %+v", p)
			}
		}
		return ast.WalkContinue, nil
	})
	if err != nil {
		t.Fatalf("%q: %v", source, err)
	}
}

func checkDirective(source []byte, n ast.Node, d *Directive) error {
	name := string(source[d.Start:d.NameEnd])
	if d.Start != n.Pos() || d.Stop < d.NameEnd || d.Stop > len(source) || strings.TrimLeft(name, ":") != d.Name || name == d.Name {
		return fmt.Errorf("%s %+v: name %q, node at %d", n.Kind(), d, name, n.Pos())
	}
	if d.HasLabel && (source[d.Label.Start-1] != '[' || source[d.Label.Stop] != ']' || d.Label.Stop >= d.Stop) {
		return fmt.Errorf("%+v: label %q", d, source[d.Label.Start:d.Label.Stop])
	}
	for _, a := range d.Attrs {
		written := string(source[a.Pos:a.Stop])
		key, short := strings.HasPrefix(written, a.Key), written[0] == '#' || written[0] == '.'
		if !key && !short || a.Pos <= d.NameEnd || a.Stop >= d.Stop || a.ValuePos <= a.Pos || a.ValuePos > a.Stop {
			return fmt.Errorf("%+v: attribute %+v written %q", d, a, written)
		}
		plain := !strings.ContainsAny(a.Value, " \x00&\ufffd") && !strings.Contains(written, "&")
		if plain && !strings.HasPrefix(string(source[a.ValuePos:]), a.Value) {
			return fmt.Errorf("%+v: value %q not at %d", d, a.Value, a.ValuePos)
		}
	}
	return nil
}

// TestLineEndings: Windows' line endings make the same trees.
func TestLineEndings(t *testing.T) {
	data, err := os.ReadFile("testdata/directives.txt")
	if err != nil {
		t.Fatal(err)
	}
	p := newParser()
	tree := func(s string) string {
		doc := p.Parse(text.NewReader([]byte(s)))
		checkOffsets(t, []byte(s), doc)
		return strings.ReplaceAll(dump([]byte(s), doc), `\r`, "")
	}
	for c := range strings.SplitSeq(string(data), "\n%% ") {
		_, rest, _ := strings.Cut(c, "\n")
		markdown, _, _ := strings.Cut(rest, "\n%%\n")
		if diff := cmp.Diff(tree(markdown), tree(strings.ReplaceAll(markdown, "\n", "\r\n"))); diff != "" {
			t.Errorf("%s\n(-LF +CRLF)\n%s", markdown, diff)
		}
	}
}
