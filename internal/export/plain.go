package export

import (
	"net/url"
	"slices"
	"strings"

	token "golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/gloss-press/gloss/internal/site"
)

// Plain gives an article's body, as its page shows it, as it reads without styles and away from the site, for feeds: without what opens,
// scripts and drawings, without the attributes that style sheets and scripts take, and with whole addresses.
func (f Files) Plain(a *site.Article, body string) string {
	base, err := url.Parse(f.Site.Absolute(a.Address))
	if err != nil {
		return "" // the site's address was read before
	}
	p := plain{base: base, tokens: token.NewTokenizer(strings.NewReader(body))}
	p.b.Grow(len(body) / 2)
	for p.next() {
	}
	return p.b.String()
}

// machinery is the class of what opens to say more.
const machinery = "know"

// folded is the class of a note that is closed for want of room alone.
const folded = "know folded"

// dropped are elements that are nothing without a style sheet or a script, or must not stand in a feed.
var dropped = map[atom.Atom]bool{atom.Script: true, atom.Style: true, atom.Svg: true, atom.Template: true, atom.Button: true}

// void are the elements that have no end tag, by the HTML Standard.
var void = map[atom.Atom]bool{atom.Area: true, atom.Base: true, atom.Br: true, atom.Col: true, atom.Embed: true, atom.Hr: true, atom.Img: true, atom.Input: true,
	atom.Link: true, atom.Meta: true, atom.Source: true, atom.Track: true, atom.Wbr: true}

// kept are the attributes that say something of the text.
var kept = map[string]bool{"href": true, "src": true, "srcset": true, "poster": true, "cite": true, "alt": true, "title": true, "lang": true, "dir": true,
	"datetime": true, "width": true, "height": true, "colspan": true, "rowspan": true, "scope": true, "start": true, "value": true, "type": true,
	"checked": true, "disabled": true, "controls": true}

// plain is a text in the making.
type plain struct {
	b        strings.Builder
	base     *url.URL
	tokens   *token.Tokenizer
	unopened []bool // of each <span> and <details> that is open: its tag was left out
}

// next writes a token, or leaves it out; it is false at the end.
func (p *plain) next() bool {
	switch p.tokens.Next() {
	case token.ErrorToken:
		return false
	case token.StartTagToken, token.SelfClosingTagToken:
		p.open(p.tokens.Token())
	case token.EndTagToken:
		t := p.tokens.Token()
		if n := len(p.unopened); (t.DataAtom == atom.Span || t.DataAtom == atom.Details) && n > 0 {
			left := p.unopened[n-1]
			p.unopened = p.unopened[:n-1]
			if left {
				return true
			}
		}
		p.b.WriteString(t.String())
	case token.TextToken:
		p.b.Write(p.tokens.Raw())
	}
	return true
}

// open writes the tag that opens an element.
func (p *plain) open(t token.Token) {
	if dropped[t.DataAtom] || isMachinery(t.Attr) {
		p.skip(t)
		return
	}
	if closed := isOf(folded, t.Attr); t.DataAtom == atom.Details {
		p.unopened = append(p.unopened, closed)
		if closed {
			p.tokens.Next()
			p.skip(p.tokens.Token()) // its <summary>
			return
		}
	}
	t.Attr = slices.DeleteFunc(t.Attr, func(a token.Attribute) bool { return !kept[a.Key] })
	if t.DataAtom == atom.Span && t.Type == token.StartTagToken {
		p.unopened = append(p.unopened, len(t.Attr) == 0)
		if len(t.Attr) == 0 {
			return
		}
	}
	for i := range t.Attr {
		a := &t.Attr[i]
		switch a.Key {
		case "href", "src", "poster", "cite":
			a.Val = p.whole(a.Val)
		case "srcset":
			list := strings.Split(a.Val, ",")
			for i, candidate := range list {
				address, rest, _ := strings.Cut(strings.TrimSpace(candidate), " ")
				list[i] = strings.TrimSpace(p.whole(address) + " " + rest)
			}
			a.Val = strings.Join(list, ", ")
		}
	}
	p.b.WriteString(t.String())
}

func isMachinery(attrs []token.Attribute) bool {
	return slices.ContainsFunc(attrs, func(a token.Attribute) bool { return a.Key == "hidden" }) || isOf(machinery, attrs)
}

func isOf(class string, attrs []token.Attribute) bool {
	return slices.ContainsFunc(attrs, func(a token.Attribute) bool {
		return a.Key == "class" && a.Val == class
	})
}

// skip passes over an element whose first tag was read.
func (p *plain) skip(t token.Token) {
	if t.Type == token.SelfClosingTagToken || void[t.DataAtom] {
		return
	}
	for depth := 1; depth > 0; {
		switch p.tokens.Next() {
		case token.ErrorToken:
			return
		case token.StartTagToken:
			if name, _ := p.tokens.TagName(); string(name) == t.Data {
				depth++
			}
		case token.EndTagToken:
			if name, _ := p.tokens.TagName(); string(name) == t.Data {
				depth--
			}
		}
	}
}

// whole gives an address as it is from anywhere.
func (p *plain) whole(address string) string {
	ref, err := url.Parse(address)
	if err != nil {
		return address
	}
	return p.base.ResolveReference(ref).String()
}
