package markdown

import (
	"bytes"
	"cmp"
	"fmt"
	"strings"

	"github.com/yuin/goldmark/ast"

	"github.com/gloss-press/gloss/internal/diag"
	"github.com/gloss-press/gloss/internal/passage"
)

// elsewhere looks for a quote's words where the article has words that can't be quoted: in a heading, a block of code, a picture's
// description, a comment. The mistake is there and not in the front matter.
func (r *reading) elsewhere(w *Wanted) (diag.Diagnostic, bool) {
	pattern := passage.Compile(w.Words, "", "")
	has := func(text string) bool { return len(pattern.In(passage.Fold(text))) > 0 }
	d := diag.Diagnostic{Code: diag.QuoteNotFound}
	found := false
	_ = ast.Walk(r.doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering || found {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *ast.Heading:
			if found = n.Lines().Len() > 0 && has(plainText(n, r.source)); found {
				r.inHeading(&d, n)
			}
		case *ast.CodeBlock:
			if found = n.Lines().Len() > 0 && has(string(n.Lines().Value(r.source))); found {
				d.From = r.lineStart(n.Lines().At(0).Start)
				d.Message = "a line that begins with four spaces is code, which can’t be a quotation"
				d.Hint = "begin it without them, with > for a quotation: > " + strings.TrimSpace(firstLineOf(n.Lines().Value(r.source)))
			}
		case *ast.FencedCodeBlock:
			if found = n.Lines().Len() > 0 && has(string(n.Lines().Value(r.source))); found {
				d.From = r.lineStart(n.Lines().At(0).Start)
				d.Message = "a block of code can’t be a quotation"
				d.Hint = "take the lines of marks around it away, and begin its lines with >: > " + strings.TrimSpace(firstLineOf(n.Lines().Value(r.source)))
			}
		case *ast.Image:
			if found = has(plainText(n, r.source)); found {
				d.From = r.pos(n.Pos())
				d.Message = "a picture’s description can’t be a quotation"
				d.Hint = "write the quoted words in the text"
			}
		}
		return ast.WalkContinue, nil
	})
	if !found {
		return d, false
	}
	d.Label = fmt.Sprintf("the quote on line %d has these words", w.Pos.Line)
	return d, true
}

// inHeading tells of a heading that is quoted; it becomes text.
func (r *reading) inHeading(d *diag.Diagnostic, n *ast.Heading) {
	start := n.Lines().At(0).Start
	from := bytes.LastIndexByte(r.source[:start], '\n') + 1
	line := firstLineOf(r.source[from:])
	d.From = r.pos(from)
	d.Message = "a heading can’t be a quotation"
	i := strings.IndexByte(line, '#')
	if i < 0 || from+i >= start {
		d.Hint = fmt.Sprintf("take the line of = or - below line %d away", d.From.Line)
		return
	}
	d.From = r.pos(from + i)
	words := strings.TrimSpace(strings.TrimRight(strings.TrimLeft(line[i:], "#"), "# \t\r"))
	should := line[:i] + words
	quoted := strings.Contains(line[:i], ">")
	if !quoted {
		should = "> " + words
	}
	d.Hint = fmt.Sprintf("take the # away: write line %d as %s", d.From.Line, strings.TrimSpace(should))
	if quoted {
		edit := diag.Edit{From: r.pos(from), To: r.pos(from + len(strings.TrimRight(line, "\r"))), New: should}
		d.Fixes = []diag.Fix{{Message: "take the # away", Also: []diag.Edit{edit}}}
	}
}

// lineStart gives the place of the first character of the line that holds an offset.
func (r *reading) lineStart(at int) diag.Pos {
	return r.pos(bytes.LastIndexByte(r.source[:at], '\n') + 1)
}

func firstLineOf(text []byte) string {
	line, _, _ := bytes.Cut(text, []byte{'\n'})
	return string(line)
}

// misquoted tells of a passage of the article where its source and its front matter have the same words, and the article others: the
// mistake is in the article.
func (r *reading) misquoted(w *Wanted, miss passage.Miss) diag.Diagnostic {
	near := miss.Near
	near.To = near.From + len(strings.TrimRight(r.flow.text[near.From:near.To], " \t\n"))
	d := diag.Diagnostic{Span: diag.Span{From: r.pos(r.flow.source(near.From))}, Code: diag.QuoteNotFound,
		Message: fmt.Sprintf("the article has other words than its source, which has those of the front matter (line %d)", w.Pos.Line),
		Label:   fmt.Sprintf("the article has “%s”: %s", r.nearby(miss), differs(miss)),
		Hint:    "write “" + inline(w.Words) + "” here"}
	if edits := r.reword(near, inline(w.Words)); edits != nil {
		// Only where the words are given for somebody's own is it certain that they should be.
		d.Fixes = []diag.Fix{{Message: "write the words as the source and the front matter have them", Words: !r.isQuotation(near), Also: edits}}
		if !d.Fixes[0].Words {
			d.Hint += ": gloss fix does that"
		}
	}
	return d
}

// isQuotation reports a passage that stands in a block quote or between quotation marks.
func (r *reading) isQuotation(p passage.Range) bool {
	if r.flow.blocks[r.flow.blockAt(p.From)].quote != nil {
		return true
	}
	const open, closed = "“„«‘\"", "”“»’\""
	before, after := []rune(r.flow.text[:p.From]), []rune(r.flow.text[p.To:])
	for len(after) > 0 && strings.ContainsRune(".,;:!?…", after[0]) {
		after = after[1:]
	}
	return len(before) > 0 && len(after) > 0 && strings.ContainsRune(open, before[len(before)-1]) && strings.ContainsRune(closed, after[0])
}

// differs shows the place where words differ: what the article has, and what was wanted.
func differs(miss passage.Miss) string {
	if miss.Have == "" {
		return "it ends before “" + miss.Want + "”"
	}
	return "“" + cmp.Or(miss.Want, miss.Have) + "” differs"
}
