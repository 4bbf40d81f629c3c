package markdown

import (
	"bytes"
	"fmt"
	"html"
	"regexp"
	"strings"

	"github.com/yuin/goldmark/ast"
	elements "golang.org/x/net/html/atom"

	"github.com/gloss-press/gloss/internal/diag"
	"github.com/gloss-press/gloss/internal/passage"
)

// inlineHTML reports a tag within a line where the site doesn't let HTML through.
func (r *reading) inlineHTML(n *ast.RawHTML) {
	if r.in.HTML && n.Segments.Len() > 0 {
		r.reportReferences(rawTagOf(n, r.source), n.Segments.At(0).Start)
	}
	if n.Segments.Len() == 0 || r.in.HTML {
		return
	}
	if seg := n.Segments.At(0); !isComment(seg.Value(r.source)) && !(r.in.Source && strikes(seg.Value(r.source))) {
		r.refuseTag(seg.Value(r.source), seg.Start)
	}
}

// htmlBlock reports the tags of a block, and words that would be lost to a comment.
func (r *reading) htmlBlock(n *ast.HTMLBlock) {
	closed := n.HTMLBlockType != ast.HTMLBlockType2
	inComment := false
	for line, start := range htmlLines(n, r.source) {
		closed = closed || bytes.Contains(line, []byte("-->"))
		if r.in.HTML {
			r.reportReferences(line, start)
			continue
		}
		for i := 0; i < len(line); {
			rest := line[i:]
			switch {
			case inComment:
				end := bytes.Index(rest, []byte("-->"))
				if end < 0 {
					i = len(line)
					continue
				}
				inComment = false
				i += end + len("-->")
			case isComment(rest):
				inComment = true
				i += len("<!") // the hyphens may be those that end it
			case isTag(rest):
				if !r.in.Source || !strikes(rest) {
					r.refuseTag(rest, start+i)
				}
				i++
			case n.HTMLBlockType == ast.HTMLBlockType2 && !isBlank(rest[0]):
				r.fail(diag.RawHTML, start+i, "these words are on the line where a comment ends, and would be lost with it", "put the comment on a line of its own")
				i = len(line)
			default:
				i++
			}
		}
	}
	if !closed {
		line := n.Lines().At(0)
		r.fail(diag.RawHTML, line.Start+bytes.IndexByte(line.Value(r.source), '<'), "this comment is never closed: all that follows would be lost with it", "write --> where it ends")
	}
}

// htmlLines gives the lines of an HTML block, and where each begins in the source.
func htmlLines(n *ast.HTMLBlock, source []byte) func(yield func(line []byte, start int) bool) {
	return func(yield func([]byte, int) bool) {
		for i := range n.Lines().Len() {
			seg := n.Lines().At(i)
			if !yield(source[seg.Start:seg.Stop], seg.Start) {
				return
			}
		}
		if n.HasClosure() {
			yield(source[n.ClosureLine.Start:n.ClosureLine.Stop], n.ClosureLine.Start)
		}
	}
}

func isBlank(c byte) bool { return c == ' ' || c == '\t' || c == '\n' }

func isComment(tag []byte) bool { return bytes.HasPrefix(tag, []byte("<!--")) }

// isTag reports whether a tag, or what a browser takes for one, begins here.
func isTag(b []byte) bool {
	if len(b) < 2 || b[0] != '<' {
		return false
	}
	c := b[1] | 0x20
	return 'a' <= c && c <= 'z' || b[1] == '/' || b[1] == '!' || b[1] == '?'
}

// tagName gives the name of a tag, start or end, in lower case; "" for one that has none.
func tagName(tag []byte) string {
	name := strings.ToLower(string(bytes.TrimLeft(tag[:min(len(tag), 60)], "</!?")))
	if end := strings.IndexFunc(name, func(c rune) bool { return !isWordRune(c) && c != '-' }); end >= 0 {
		name = name[:end]
	}
	return name
}

// refuseTag reports a tag, and says what to write instead.
func (r *reading) refuseTag(tag []byte, offset int) {
	name := tagName(tag)
	hint := "write Markdown instead, or say `html: true` in content/site.yaml if you trust every writer"
	if md, ok := instead[name]; ok {
		hint = "write " + md + " instead"
	} else if isWord(tag, name) {
		hint = asWord(name)
	}
	if name == "" {
		name = strings.TrimPrefix(passage.Head(firstLineOf(tag), 10, "…"), "<")
	} else if tag[1] == '/' {
		name = "/" + name
	}
	r.fail(diag.RawHTML, offset, fmt.Sprintf("HTML is not let through: <%s>", name), hint)
}

// isWord reports a tag that no HTML has and that stands alone, as transcripts have <inaudible>.
func isWord(tag []byte, name string) bool {
	return len(name) > 2 && !strings.Contains(name, "-") && elements.Lookup([]byte(name)) == 0 && len(tag) > len(name)+1 && tag[1] != '/' && tag[len(name)+1] == '>'
}

func asWord(name string) string {
	return "write \\<" + name + "> if readers are to see it, or take it out"
}

// strikes reports a tag that strikes words out, as official transcripts do where they are corrected: <s>wrong</s> [right].
func strikes(tag []byte) bool {
	switch tagName(tag) {
	case "s", "del", "strike":
		return true
	}
	return false
}

// pairStrikes drops the tags of official corrections that end nothing, or nowhere beside where they begin: pages have none that is open.
func (r *reading) pairStrikes() {
	var lone []ast.Node
	_ = ast.Walk(r.doc, func(parent ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering || r.in.HTML {
			return ast.WalkContinue, nil
		}
		var open []ast.Node
		for c := parent.FirstChild(); c != nil; c = c.NextSibling() {
			n, ok := c.(*ast.RawHTML)
			if !ok || n.Segments.Len() == 0 {
				continue
			}
			seg := n.Segments.At(0)
			switch tag := seg.Value(r.source); {
			case !strikes(tag):
			case tag[1] != '/':
				open = append(open, n)
			case len(open) > 0:
				open = open[:len(open)-1]
			default:
				lone = append(lone, n)
			}
		}
		lone = append(lone, open...)
		return ast.WalkContinue, nil
	})
	for _, n := range lone {
		n.Parent().RemoveChild(n.Parent(), n)
	}
}

// instead says what to write for the tags that writers reach for most.
var instead = map[string]string{
	"b": "**words**", "strong": "**words**", "i": "*words*", "em": "*words*", "a": "[words](address)", "img": "![what it shows](file.jpg)",
	"br": "a backslash at the end of the line", "p": "an empty line between paragraphs", "blockquote": "> words", "code": "`words`",
	"hr": "---", "h1": "## Heading", "h2": "## Heading", "h3": "### Heading", "aside": ":::aside", "q": "the words in quotation marks",
	"s": "~~words~~", "del": "~~words~~", "ul": "- words", "ol": "1. words", "li": "- words", "sup": "a foot-note: [^1]",
}

// dropComments takes the comments out of the writer's own HTML.
func dropComments(b []byte) []byte {
	var out []byte
	for {
		from := bytes.Index(b, []byte("<!--"))
		if from < 0 {
			return append(out, b...)
		}
		out = append(out, b[:from]...)
		end := bytes.Index(b[from+len("<!"):], []byte("-->"))
		if end < 0 {
			return out
		}
		b = b[from+len("<!")+end+len("-->"):]
	}
}

func (h *htmlWriter) rawHTML(p *parts, source []byte, node ast.Node, entering bool) ast.WalkStatus {
	n := node.(*ast.RawHTML)
	if entering && p.source && !p.html && n.Segments.Len() > 0 {
		if seg := n.Segments.At(0); strikes(seg.Value(source)) {
			if tag := seg.Value(source); tag[1] == '/' {
				p.WriteString("</s>")
			} else {
				p.WriteString("<s>")
			}
		}
	}
	if entering && p.html && n.Segments.Len() > 0 {
		if seg := n.Segments.At(0); isComment(seg.Value(source)) {
			return ast.WalkSkipChildren
		}
		p.own(rawTagOf(n, source))
	}
	return ast.WalkSkipChildren
}

// namesID finds the ids in HTML.
var namesID = regexp.MustCompile(`(?i)\s(?:id|name)\s*=\s*["']?([^"'\s>]+)`)

// own writes the writer's own HTML, and notes its ids: links may lead there.
func (p *parts) own(b []byte) {
	p.Write(b)
	p.tags.read(b)
	for _, m := range namesID.FindAllSubmatch(b, -1) {
		p.ids[html.UnescapeString(string(m[1]))] = true
	}
}

func (h *htmlWriter) htmlBlock(p *parts, source []byte, node ast.Node, entering bool) ast.WalkStatus {
	n := node.(*ast.HTMLBlock)
	if entering && p.html {
		var block []byte
		for line := range htmlLines(n, source) {
			block = append(block, line...)
		}
		p.endBlock()
		p.own(dropComments(block))
	}
	return ast.WalkSkipChildren
}
