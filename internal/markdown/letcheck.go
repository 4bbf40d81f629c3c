package markdown

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
	"golang.org/x/net/html"

	"github.com/gloss-press/gloss/internal/diag"
	"github.com/gloss-press/gloss/internal/limit"
	"github.com/gloss-press/gloss/internal/passage"
	"github.com/gloss-press/gloss/internal/reserved"
)

// ownHTML checks the writer's own HTML where it is let through: that its elements and attributes may stand on a page, and that each element
// ends where it begins, so that it holds nothing of the page but what it was written around.
type ownHTML struct {
	r     *reading
	open  []openTag
	depth int // of the blocks around
}

// openTag is an element that has not ended yet.
type openTag struct {
	name  string
	at    int // in the source
	depth int
}

// pass follows a walk through the document.
func (o *ownHTML) pass(n ast.Node, entering bool) {
	switch n := n.(type) {
	case *ast.RawHTML:
		if entering && n.Segments.Len() > 0 {
			if tag := rawTagOf(n, o.r.source); !isComment(tag) {
				o.read(tag, n.Segments.At(0).Start, tag)
			}
		}
	case *ast.HTMLBlock:
		if entering {
			o.block(n)
		}
	default:
		switch {
		case n.Type() == ast.TypeInline:
		case entering:
			if o.inTable() && n.Kind() != ast.KindDocument {
				o.outsideCell(o.open[len(o.open)-1].at)
			}
			o.depth++
		default:
			o.depth--
			o.endBlock()
		}
	}
}

// endBlock reports what began in the block that ends, and has not ended.
func (o *ownHTML) endBlock() {
	for len(o.open) > 0 && o.open[len(o.open)-1].depth > o.depth {
		last := o.open[len(o.open)-1]
		o.open = o.open[:len(o.open)-1]
		if !endsByItself(last.name) && letThrough[last.name] {
			o.refuse(last.at, "this <"+last.name+"> is never closed, and would hold what follows", "write </"+last.name+"> where it ends")
		}
	}
}

func (o *ownHTML) inTable() bool { return len(o.open) > 0 && holdsCells(o.open[len(o.open)-1].name) }

// outsideCell reports words that a browser would put before the table in which they are written.
func (o *ownHTML) outsideCell(at int) {
	o.refuse(at, "words stand in a <"+o.open[len(o.open)-1].name+"> and in none of its cells", "write <td> and </td> around them, or a table of Markdown")
}

func (o *ownHTML) refuse(at int, message, hint string) { o.r.fail(diag.RawHTML, at, message, hint) }

// block checks a block of HTML.
func (o *ownHTML) block(n *ast.HTMLBlock) {
	var text []byte
	from, to := -1, 0
	for line, start := range htmlLines(n, o.r.source) {
		if from < 0 {
			from = start
		}
		text, to = append(text, line...), start+len(line)
	}
	if from < 0 {
		return
	}
	before := len(o.open)
	o.read(dropComments(text), from, o.r.source[from:to])
	for i := min(before, len(o.open)); i < len(o.open); i++ {
		if t := o.open[i]; t.name == "iframe" { // what it holds is no HTML
			o.refuse(t.at, "this <iframe> is never closed, and would hold what follows", "write </iframe> behind it")
			o.open = slices.Delete(o.open, i, i+1)
			return
		}
	}
}

// read checks a piece of HTML as it comes to stand on the page. It was made of a stretch of the source, which begins at an offset and in which
// the places of its tags are looked for.
func (o *ownHTML) read(piece []byte, from int, source []byte) {
	z := html.NewTokenizer(bytes.NewReader(piece))
	done, next, at := 0, 0, from
	for {
		kind := z.Next()
		raw := z.Raw()
		if kind == html.ErrorToken {
			if len(bytes.TrimSpace(piece[done:])) > 0 {
				o.refuse(at, "a tag is not finished here, and would swallow what follows", "write > where it ends")
			}
			return
		}
		done += len(raw)
		if kind != html.TextToken {
			begin := raw
			if end := bytes.IndexAny(raw[1:], " \t\n>"); end >= 0 {
				begin = raw[:1+end]
			}
			if i := bytes.Index(source[next:], begin); i >= 0 {
				at = from + next + i
				next += i + len(begin)
			} else {
				source, next = nil, 0 // a comment stood in it
			}
		}
		switch kind {
		case html.TextToken:
			if o.inTable() && len(bytes.TrimSpace(raw)) > 0 {
				o.outsideCell(at)
			}
		case html.StartTagToken, html.SelfClosingTagToken:
			o.start(z, at)
		case html.EndTagToken:
			name, _ := z.TagName()
			o.end(string(name), at)
		default:
			o.refuse(at, "HTML of this kind is not let through: "+passage.Head(firstLineOf(raw), 20, "…"), takeOut)
		}
	}
}

// start checks the tag that begins an element.
func (o *ownHTML) start(z *html.Tokenizer, at int) {
	tag := z.Raw()
	b, more := z.TagName()
	name := string(b)
	const could = "> is not let through: it could change what the page shows of a quote"
	switch hint, ok := insteadOfHTML[name]; {
	case letThrough[name]:
	case ok:
		o.refuse(at, "<"+name+could, hint)
	case isWord(tag, name):
		o.refuse(at, "<"+name+"> is no element of HTML, and readers would not see it", asWord(name))
	default:
		o.refuse(at, "<"+name+could, takeOut)
	}
	for more {
		var key, value []byte
		if key, value, more = z.TagAttr(); !letThrough[name] {
			continue
		}
		o.attribute(name, string(key), string(value), at)
	}
	if isVoid(name) {
		return
	}
	if len(o.open) == limit.OpenElements {
		o.r.fail(diag.TooLarge, at, fmt.Sprintf("more than %d elements stand in each other here", limit.OpenElements), "end some of them before this one")
	}
	if len(o.open) <= limit.OpenElements {
		o.open = append(o.open, openTag{name, at, o.depth})
	}
}

// attribute checks an attribute of an element.
func (o *ownHTML) attribute(element, key, value string, at int) {
	hint := takeOut
	switch {
	case !letThroughWith[key]:
		if other, ok := insteadOfHTML[key]; ok {
			hint = other
		}
		o.refuse(at, fmt.Sprintf("the attribute %s of <%s> is not let through: it could change what the page shows of a quote", key, element), hint)
	case key == "class":
		for class := range strings.FieldsSeq(value) {
			if IsThemeClass(strings.ToLower(class)) {
				o.refuse(at, "the class “"+class+"” is one of the page’s own", "give it another name, such as my-"+class)
			}
		}
	case (key == "id" || key == "name") && reserved.ID(strings.ToLower(value)) != "":
		o.r.fail(diag.ReservedID, at, "the id “"+value+"” is kept for the page’s own", "give it another name, such as my-"+value)
	case key == "name" && element != "a":
		o.refuse(at, "the name of <"+element+"> would take the place of what scripts of the page call so", "write id instead")
	case key == "id" && slices.ContainsFunc(o.r.in.Quotes, func(w Wanted) bool { return w.ID == value }):
		o.r.fail(diag.DuplicateID, at, "a quote of this article has the id “"+value+"” too", "give the element another id")
	case key == "dir" && !strings.EqualFold(value, "auto") && !strings.EqualFold(value, o.r.in.Dir):
		o.refuse(at, "dir turns the order of what stands in <"+element+">", `write dir="auto", which goes by the letters`)
	case leadsAway(key) && !isHarmless(value):
		o.r.fail(diag.BadLink, at, "this address begins with something else than http, https, mailto or tel", "write a whole address, or one of the site")
	}
}

// leadsAway reports the attributes that hold an address.
func leadsAway(key string) bool {
	switch key {
	case "href", "src", "srcset", "poster", "cite":
		return true
	}
	return false
}

// isHarmless reports an address that is none of a script or of data, as a browser reads it: without white space and control characters.
func isHarmless(address string) bool {
	plain := strings.ToLower(strings.Map(func(r rune) rune {
		if r <= ' ' {
			return -1
		}
		return r
	}, address))
	scheme, _, ok := strings.Cut(plain, ":")
	if !ok || strings.ContainsAny(scheme, "/?#,") {
		return true
	}
	return slices.Contains([]string{"http", "https", "mailto", "tel"}, scheme)
}

// end checks the tag that ends an element.
func (o *ownHTML) end(name string, at int) {
	if name == "p" || name == "br" || isVoid(name) { // which makes an empty one where none is open
		if i := o.last(name); i >= 0 {
			o.open = slices.Delete(o.open, i, i+1)
		}
		return
	}
	i := o.last(name)
	if i < 0 {
		o.refuse(at, "</"+name+"> ends nothing that begins here, and would end a part of the page", "take it out, or write <"+name+"> where it begins")
		return
	}
	for _, t := range o.open[i+1:] {
		if letThrough[t.name] && !endsByItself(t.name) && !isOpenedAgain(t.name) && !isOpenedAgain(name) {
			o.refuse(t.at, "this <"+t.name+"> is still open where the <"+name+"> around it ends", "write </"+t.name+"> before </"+name+">")
		}
	}
	above := slices.DeleteFunc(o.open[i+1:], func(t openTag) bool { return !isOpenedAgain(t.name) && !isOpenedAgain(name) }) // browsers open these again
	o.open = append(o.open[:i], above...)
}

// last gives the index of the last element of a name that began in this block; -1 where there is none.
func (o *ownHTML) last(name string) int {
	for i := len(o.open) - 1; i >= 0 && o.open[i].depth >= o.depth; i-- {
		if o.open[i].name == name {
			return i
		}
	}
	return -1
}
