package markdown

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"
	"golang.org/x/net/html"
)

// ownTags follows the tags of the writer's own HTML through a document, as a browser does: which elements are open where, over lines and
// blocks.
type ownTags struct {
	open   []ownTag
	blocks []int          // how many were open where each of the blocks around began
	names  map[string]int // how many of each name are open
	states [ownStates]int // and how many that have each state
}

// ownTag is an element that is open.
type ownTag struct {
	name string
	own  ownState
}

// ownState is what the writer's own elements make of what stands in them.
type ownState uint8

const (
	inOwnLink  ownState = 1 << iota
	asTyped             // code and the like: neither typeset nor linked to terms
	outOfSight          // no reader sees it
	taken               // it is struck out
	ownStates  = iota
)

// state gives what all that is open makes of what stands here.
func (o *ownTags) state() ownState {
	var s ownState
	for i, n := range o.states {
		if n > 0 {
			s |= 1 << i
		}
	}
	return s
}

// count counts an element that is open, or with -1 no longer is.
func (o *ownTags) count(t ownTag, n int) {
	if o.names == nil {
		o.names = map[string]int{}
	}
	o.names[t.name] += n
	for i := range o.states {
		if t.own&(1<<i) != 0 {
			o.states[i] += n
		}
	}
}

// enter and leave stand around each block of the document. What is opened in a block ends with it, but for the elements that browsers
// open again behind it.
func (o *ownTags) enter() {
	o.end("p") // a paragraph holds no block
	o.blocks = append(o.blocks, len(o.open))
}

func (o *ownTags) leave() {
	last := len(o.blocks) - 1
	from := min(o.blocks[last], len(o.open))
	o.blocks = o.blocks[:last]
	kept := o.open[:from]
	for _, t := range o.open[from:] {
		if isOpenedAgain(t.name) {
			kept = append(kept, t)
		} else {
			o.count(t, -1)
		}
	}
	o.open = kept
}

// read follows the tags in a piece of HTML.
func (o *ownTags) read(piece []byte) {
	z := tokenizer{html.NewTokenizer(bytes.NewReader(piece))}
	for {
		switch t := z.next(); t.kind {
		case html.ErrorToken:
			return
		case html.StartTagToken:
			if t.name == "a" {
				o.end("a")
			}
			if last := len(o.open) - 1; last >= 0 && o.open[last].name == t.name && endsItsLike(t.name) {
				o.end(t.name)
			}
			if !isVoid(t.name) {
				own := ownTag{t.name, stateOf(&t)}
				o.open = append(o.open, own)
				o.count(own, 1)
			}
		case html.EndTagToken:
			o.end(t.name)
		}
	}
}

// pass follows the tags on a walk through the document.
func (o *ownTags) pass(n ast.Node, source []byte, entering bool) {
	switch {
	case n.Type() == ast.TypeInline:
		if entering {
			o.node(n, source)
		}
	case n.Kind() == ast.KindHTMLBlock: // what it opens stays open
		if entering {
			o.node(n, source)
		}
	case entering:
		o.enter()
	default:
		o.leave()
	}
}

// node follows the tags of a node of the document.
func (o *ownTags) node(n ast.Node, source []byte) {
	switch n := n.(type) {
	case *ast.RawHTML:
		o.read(rawTagOf(n, source))
	case *ast.HTMLBlock:
		var block []byte
		for line := range htmlLines(n, source) {
			block = append(block, line...)
		}
		o.read(block)
	}
}

// rawTagOf gives a tag within a line; it may run over several.
func rawTagOf(n *ast.RawHTML, source []byte) []byte {
	var tag []byte
	for i := range n.Segments.Len() {
		seg := n.Segments.At(i)
		tag = append(tag, seg.Value(source)...)
	}
	return tag
}

// end closes the last element of a name, and those in it that browsers don't open again.
func (o *ownTags) end(name string) {
	if o.names[name] == 0 {
		return
	}
	for i := len(o.open) - 1; i >= 0; i-- {
		if o.open[i].name != name {
			continue
		}
		rest := o.open[i+1:]
		o.count(o.open[i], -1)
		o.open = o.open[:i]
		for _, t := range rest {
			if isOpenedAgain(t.name) || isOpenedAgain(name) {
				o.open = append(o.open, t)
			} else {
				o.count(t, -1)
			}
		}
		return
	}
}

// stateOf gives what an element makes of what stands in it.
func stateOf(t *token) ownState {
	var s ownState
	if t.hidden {
		s |= outOfSight
	}
	switch t.name {
	case "a":
		s |= inOwnLink
	case "s", "del", "strike":
		s |= taken
	case "code", "kbd", "samp", "var", "tt", "pre", "xmp", "listing", "button", "select":
		s |= asTyped
	case "textarea", "option", "svg", "math":
		s |= asTyped
	case "template", "script", "style", "title", "noembed", "noframes", "iframe", "datalist", "object", "audio", "video", "canvas", "dialog":
		s |= asTyped | outOfSight
	}
	return s
}

// endsItsLike reports the elements whose beginning ends the one of their name that is open.
func endsItsLike(name string) bool {
	switch name {
	case "p", "li", "dt", "dd", "tr", "td", "th", "option":
		return true
	}
	return false
}

// isOpenedAgain reports the elements that browsers open again behind the end of the element around them, by the rules of HTML.
func isOpenedAgain(name string) bool {
	switch name {
	case "a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u":
		return true
	}
	return false
}

// isPlainTag reports a tag within a line that neither hides nor changes the words beside it.
func isPlainTag(tag []byte) bool {
	z := tokenizer{html.NewTokenizer(bytes.NewReader(tag))}
	t := z.next()
	switch t.name {
	case "em", "strong", "b", "i", "abbr", "cite", "sup", "sub", "small", "mark", "span", "br", "wbr", "a":
		return !t.hidden && t.quote == ""
	}
	return false
}

// hides reports whether a style may keep what it is given to from being read: whether it does anything that is not known to be harmless.
func hides(style string) bool {
	for rule := range strings.SplitSeq(strings.ToLower(style), ";") {
		property, value, _ := strings.Cut(rule, ":")
		property, value = strings.TrimSpace(property), strings.TrimSpace(value)
		if property == "" {
			continue
		}
		base, _, _ := strings.Cut(property, "-")
		switch {
		case strings.ContainsAny(value, "(-\\/") && base != "font":
			return true // a negative margin, a function
		case property == "text-align", property == "max-width", property == "clear", property == "float", property == "font-style", property == "font-weight",
			property == "font-family", property == "font-variant", property == "line-height" && value != "0", property == "list-style",
			base == "margin", base == "padding", base == "border":
		default:
			return true
		}
	}
	return false
}
