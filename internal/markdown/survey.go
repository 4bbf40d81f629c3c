package markdown

import (
	"bytes"
	"fmt"
	"html"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/util"

	"github.com/gloss-press/gloss/internal/diag"
	"github.com/gloss-press/gloss/internal/directive"
)

// survey is what one walk over a body's tree finds.
type survey struct {
	marked    []*directive.Text          // :quote[…]
	terms     []*directive.Text          // :term[…]
	cards     []*directive.Leaf          // ::quote
	footnotes map[int]*east.FootnoteLink // the first reference to each foot-note
	fragments []fragment                 // links to a place on the same page
	headings  []*ast.Heading
}

type fragment struct {
	id     string
	offset int
}

// look walks the tree once: it checks links, HTML and directives, and notes what the later steps need.
func (r *reading) look() {
	r.survey.footnotes = map[int]*east.FootnoteLink{}
	at := 0 // the last place in the source that is known, for nodes that have none of their own
	_ = ast.Walk(r.doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		if n.Type() == ast.TypeBlock && n.Lines().Len() > 0 {
			at = n.Lines().At(0).Start
		}
		switch n := n.(type) {
		case *ast.Text:
			at = n.Segment.Start
		case *ast.Heading:
			r.survey.headings = append(r.survey.headings, n)
		case *ast.Link:
			n.Destination = []byte(r.resolve(n.Destination, r.offsetOf(n, at)))
		case *ast.Image:
			n.Destination = []byte(r.resolve(n.Destination, r.offsetOf(n, at)))
		case *ast.AutoLink:
			r.autoLink(n)
		case *ast.RawHTML:
			if n.Segments.Len() > 0 {
				seg := n.Segments.At(0)
				r.rawHTML(seg.Value(r.source), seg.Start)
			}
		case *ast.HTMLBlock:
			if n.Lines().Len() > 0 {
				line := n.Lines().At(0)
				r.rawHTML(bytes.TrimLeft(line.Value(r.source), " \t"), line.Start)
				r.afterComment(n)
			}
		case *east.FootnoteLink:
			if r.survey.footnotes[n.Index] == nil {
				r.survey.footnotes[n.Index] = n
			}
		case *directive.Text:
			r.textDirective(n)
		case *directive.Leaf:
			r.leafDirective(n)
		case *directive.Container:
			r.containerDirective(n)
		case *directive.Broken:
			r.fail(diag.BadDirective, n.Problem.Pos, n.Problem.Message, n.Problem.Hint)
		}
		return ast.WalkContinue, nil
	})
	r.nameHeadings()
}

// offsetOf gives where a link's words begin, or the fallback.
func (r *reading) offsetOf(n ast.Node, fallback int) int {
	for c := n.FirstChild(); c != nil; c = c.FirstChild() {
		if t, ok := c.(*ast.Text); ok {
			return max(0, t.Segment.Start-1)
		}
	}
	return fallback
}

// resolve gives the href of a Markdown destination and reports what is wrong with it.
func (r *reading) resolve(dest []byte, offset int) string {
	ref := string(util.UnescapePunctuations(util.ResolveEntityNames(util.ResolveNumericReferences(dest))))
	if r.in.Link == nil {
		return ref
	}
	if id, ok := strings.CutPrefix(ref, "#"); ok {
		r.survey.fragments = append(r.survey.fragments, fragment{id: id, offset: offset})
		return ref
	}
	t := r.in.Link(ref)
	if t.Problem != "" {
		d := diag.Diagnostic{Span: diag.Span{From: r.pos(offset)}, Code: diag.BadLink, Message: t.Problem, Hint: t.Hint}
		if t.Dead {
			d.Severity, d.Code = diag.Warning, diag.DeadLink
		}
		r.report(d)
	}
	return t.Href
}

func (r *reading) autoLink(n *ast.AutoLink) {
	if n.AutoLinkType == ast.AutoLinkEmail {
		return
	}
	if r.in.Link != nil {
		if t := r.in.Link(string(n.URL(r.source))); t.Problem != "" && !t.Dead {
			r.fail(diag.BadLink, offsetIn(r.source, n.Label(r.source)), t.Problem, t.Hint)
		}
	}
}

// rawHTML reports a tag where the site doesn't let HTML through.
func (r *reading) rawHTML(tag []byte, offset int) {
	if r.in.HTML || isComment(tag) {
		return
	}
	name := strings.ToLower(strings.TrimLeft(string(tag), "</!?"))
	if end := strings.IndexFunc(name, func(c rune) bool { return !isWordRune(c) && c != '-' }); end >= 0 {
		name = name[:end]
	}
	hint := "write Markdown instead, or say `html: true` in content/site.yaml if you trust every writer"
	if md, ok := instead[name]; ok {
		hint = "write " + md + " instead"
	}
	r.fail(diag.RawHTML, offset, fmt.Sprintf("HTML is not let through: <%s>", name), hint)
}

// afterComment reports words on the line where a comment ends: Markdown takes them for a part of it.
func (r *reading) afterComment(n *ast.HTMLBlock) {
	if n.HTMLBlockType != ast.HTMLBlockType2 {
		return
	}
	block := blockHTML(n, r.source)
	if _, rest, ok := bytes.Cut(block, []byte("-->")); ok && len(bytes.TrimSpace(rest)) > 0 && !isComment(bytes.TrimSpace(rest)) {
		r.fail(diag.RawHTML, n.Lines().At(0).Start, "the words behind this comment would be lost", "put the comment on a line of its own")
	}
}

// instead says what to write for the tags that writers reach for most.
var instead = map[string]string{
	"b": "**words**", "strong": "**words**", "i": "*words*", "em": "*words*", "a": "[words](address)", "img": "![what it shows](file.jpg)",
	"br": "a backslash at the end of the line", "p": "an empty line between paragraphs", "blockquote": "> words", "code": "`words`",
	"hr": "---", "h1": "## Heading", "h2": "## Heading", "h3": "### Heading", "aside": ":::aside", "q": "the words in quotation marks",
	"s": "~~words~~", "del": "~~words~~", "ul": "- words", "ol": "1. words", "li": "- words", "sup": "a foot-note: [^1]",
}

func isComment(tag []byte) bool { return bytes.HasPrefix(tag, []byte("<!--")) }

// Directives and the attributes that each may have.
var (
	textDirectives = map[string][]string{"quote": nil, "term": nil, "plain": nil}
	leafDirectives = map[string][]string{
		"timeline": {"speaker", "term", "source", "from", "to", "scope"},
		"quote":    nil, "compare": {"term"}, "glossary": nil,
	}
	containerDirectives = map[string][]string{"note": nil, "aside": nil, "key-points": nil}
)

func (r *reading) textDirective(n *directive.Text) {
	if n.Problem != nil {
		r.fail(diag.BadDirective, n.Problem.Pos, n.Problem.Message, n.Problem.Hint)
	}
	if !r.knownDirective(&n.Directive, textDirectives, ":") {
		return
	}
	switch n.Name {
	case "quote":
		r.survey.marked = append(r.survey.marked, n)
	case "term":
		r.survey.terms = append(r.survey.terms, n)
	}
}

func (r *reading) leafDirective(n *directive.Leaf) {
	if !r.knownDirective(&n.Directive, leafDirectives, "::") {
		return
	}
	s := Slot{Pos: r.pos(n.Start)}
	switch n.Name {
	case "quote":
		s.Kind = CardSlot
		s.Quotes = []Found{{ID: n.ID, Block: true, Whole: true}}
		r.survey.cards = append(r.survey.cards, n)
	case "timeline":
		s.Kind = TimelineSlot
	case "compare":
		s.Kind = CompareSlot
		if !slices.ContainsFunc(n.Attrs, func(a directive.Attr) bool { return a.Key == "term" }) {
			r.fail(diag.BadDirective, n.Start, "this comparison has no term", "write ::compare{term=SLUG}, with the name of a file in content/glossary/")
		}
	case "glossary":
		s.Kind = GlossarySlot
	}
	for _, a := range n.Attrs {
		s.Attrs = append(s.Attrs, Attr{Key: a.Key, Value: a.Value, Pos: r.pos(a.Pos)})
	}
	n.Parent().InsertAfter(n.Parent(), n, &slotNode{slot: s})
}

func (r *reading) containerDirective(n *directive.Container) {
	r.knownDirective(&n.Directive, containerDirectives, ":::")
	if !n.Closed {
		r.fail(diag.BadDirective, n.Start, fmt.Sprintf("this :::%s is not closed", n.Name), "write ::: on a line of its own where it ends")
	}
}

// knownDirective reports an unknown name, an unknown attribute, or one that is given twice.
func (r *reading) knownDirective(d *directive.Directive, known map[string][]string, colons string) bool {
	attrs, ok := known[d.Name]
	if !ok {
		r.fail(diag.UnknownDirective, d.Start, fmt.Sprintf("there is no directive %s%s", colons, d.Name), directiveHint(d.Name, colons))
		return false
	}
	seen := map[string]bool{}
	for _, a := range d.Attrs {
		switch {
		case a.Key == "id" || a.Key == "class":
			continue
		case !slices.Contains(attrs, a.Key):
			hint := fmt.Sprintf("%s%s takes no attributes", colons, d.Name)
			if near, ok := diag.Nearest(a.Key, attrs); ok {
				hint = fmt.Sprintf("did you mean `%s`?", near)
			} else if len(attrs) > 0 {
				hint = fmt.Sprintf("%s%s takes %s", colons, d.Name, strings.Join(attrs, ", "))
			} else if d.Name == "quote" || d.Name == "term" {
				hint = fmt.Sprintf("write {#%s}", a.Value)
			}
			r.fail(diag.UnknownAttribute, a.Pos, fmt.Sprintf("%s%s has no attribute `%s`", colons, d.Name, a.Key), hint)
		case seen[a.Key]:
			r.fail(diag.UnknownAttribute, a.Pos, fmt.Sprintf("`%s` is given twice", a.Key), "keep one")
		}
		seen[a.Key] = true
	}
	return true
}

func directiveHint(name, colons string) string {
	forms := []struct {
		colons string
		names  map[string][]string
	}{{":", textDirectives}, {"::", leafDirectives}, {":::", containerDirectives}}
	for _, f := range forms {
		if _, ok := f.names[name]; ok {
			return fmt.Sprintf("write %s%s: %s", f.colons, name, map[string]string{":": "it stands in a line, with its words in brackets", "::": "it stands alone on its line", ":::": "it stands around blocks, and ::: closes it"}[f.colons])
		}
	}
	var all []string
	for _, f := range forms {
		if f.colons == colons {
			for n := range f.names {
				all = append(all, n)
			}
		}
	}
	slices.Sort(all)
	if near, ok := diag.Nearest(name, all); ok {
		return fmt.Sprintf("did you mean %s%s?", colons, near)
	}
	return fmt.Sprintf("Gloss has %s%s; write \\: for a colon that is text", colons, strings.Join(all, ", "+colons))
}

// nameHeadings gives every heading an id that is its own in the page, and moves them under the page's title: where a body has a
// heading of the first level, each goes one down.
func (r *reading) nameHeadings() {
	top := slices.ContainsFunc(r.survey.headings, func(h *ast.Heading) bool { return h.Level == 1 })
	ids := newIDs()
	for i := range r.in.Quotes {
		ids.take(r.in.Quotes[i].ID)
	}
	for _, h := range r.survey.headings {
		if top && h.Level < 6 {
			h.Level++
		}
		words := plainText(h, r.source)
		id := ids.make(words)
		h.SetAttributeString("id", []byte(id))
		r.Digest.Headings = append(r.Digest.Headings, Heading{Level: h.Level, ID: id, Text: words})
	}
}

// checkFragments reports links to places that the page doesn't have.
func (r *reading) checkFragments(ids map[string]bool) {
	for _, f := range r.survey.fragments {
		id := f.id
		if id == "" || id == "top" || ids[id] || strings.HasPrefix(id, "term-") {
			continue
		}
		var all []string
		for known := range ids {
			all = append(all, known)
		}
		slices.Sort(all)
		hint := "name a heading's id, a quote's id, or take the link out"
		if near, ok := diag.Nearest(id, all); ok {
			hint = fmt.Sprintf("did you mean `#%s`?", near)
		}
		r.report(diag.Diagnostic{Span: diag.Span{From: r.pos(f.offset)}, Severity: diag.Warning, Code: diag.DeadLink,
			Message: fmt.Sprintf("nothing on this page has the id `%s`", id), Hint: hint})
	}
}

// plainText gives the words of a node's inline children.
func plainText(n ast.Node, source []byte) string {
	var b strings.Builder
	_ = ast.Walk(n, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *ast.Text:
			b.WriteString(html.UnescapeString(string(util.UnescapePunctuations(n.Segment.Value(source)))))
			if n.SoftLineBreak() || n.HardLineBreak() {
				b.WriteByte(' ')
			}
		case *ast.AutoLink:
			b.Write(n.Label(source))
		case *east.FootnoteLink:
			return ast.WalkSkipChildren, nil
		}
		return ast.WalkContinue, nil
	})
	return strings.TrimSpace(b.String())
}
