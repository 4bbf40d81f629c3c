package markdown

import (
	"bytes"
	"fmt"
	"html"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/util"
)

func (h *htmlWriter) link(p *parts, source []byte, node ast.Node, entering bool) ast.WalkStatus {
	n := node.(*ast.Link)
	if !entering {
		p.WriteString("</a>")
		return ast.WalkContinue
	}
	p.WriteString(`<a href="` + escapeHref(n.Destination) + `"`)
	p.title(n.Title)
	p.WriteByte('>')
	return ast.WalkContinue
}

// title writes a title attribute from Markdown's raw form.
func (p *parts) title(raw []byte) {
	if raw != nil {
		p.WriteString(` title="` + html.EscapeString(unescapeAll(raw)) + `"`)
	}
}

// escapeHref makes an address fit to stand in an attribute: characters that no address has are percent-encoded.
func escapeHref(dest []byte) string {
	return html.EscapeString(string(util.URLEscape(dest, false)))
}

func (h *htmlWriter) autoLink(p *parts, source []byte, node ast.Node, entering bool) ast.WalkStatus {
	if !entering {
		return ast.WalkContinue
	}
	n := node.(*ast.AutoLink)
	words := html.EscapeString(string(n.Label(source)))
	p.prev = 'x'
	if _, refused := n.Attribute(refusedKey); refused {
		p.WriteString(words)
		return ast.WalkContinue
	}
	href := n.URL(source)
	if n.AutoLinkType == ast.AutoLinkEmail && !bytes.HasPrefix(bytes.ToLower(href), []byte("mailto:")) {
		href = append([]byte("mailto:"), href...)
	}
	p.WriteString(`<a href="` + escapeHref(href) + `">` + words + `</a>`)
	return ast.WalkContinue
}

// sizeKey is the attribute of a picture: the attributes that keep its place free, and that offer it in several sizes.
var sizeKey = []byte("size")

// webpKey is the attribute of a picture that is offered as WebP too: the list of these.
var webpKey = []byte("webp")

// columns say how wide a picture in a text is: as the column of text (--measure in assets/style/tokens.css), or as a narrow window.
const columns = "(min-width: 36rem) 34rem, 100vw"

// sizes writes what is known of a picture's sizes.
func sizes(t Target) (attributes string) {
	if t.Width > 0 {
		attributes = fmt.Sprintf(` width="%d" height="%d"`, t.Width, t.Height)
	}
	if t.Set != "" {
		attributes += ` srcset="` + html.EscapeString(t.Set) + `" sizes="` + columns + `"`
	}
	return attributes
}

func (h *htmlWriter) image(p *parts, source []byte, node ast.Node, entering bool) ast.WalkStatus {
	if !entering {
		return ast.WalkContinue
	}
	n := node.(*ast.Image)
	webp, asWebP := n.Attribute(webpKey)
	if asWebP {
		p.WriteString(`<picture><source type="image/webp" srcset="` + html.EscapeString(webp.(string)) + `" sizes="` + columns + `">`)
	}
	p.WriteString(`<img src="` + escapeHref(n.Destination) + `" alt="` + html.EscapeString(plainText(n, source)) + `"`)
	figure := isFigure(n.Parent())
	if !figure {
		p.title(n.Title)
	}
	if size, ok := n.Attribute(sizeKey); ok {
		p.WriteString(size.(string))
	}
	p.WriteString(` loading="lazy">`)
	if asWebP {
		p.WriteString("</picture>")
	}
	if figure && n.Title != nil {
		p.WriteString("<figcaption>")
		p.prev = 0
		p.words(n.Title, nil, 0)
		p.WriteString("</figcaption>")
	}
	p.prev = 'x'
	return ast.WalkSkipChildren
}
