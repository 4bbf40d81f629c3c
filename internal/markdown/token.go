package markdown

import (
	"strings"

	"golang.org/x/net/html"
)

// token is a text, or a tag as far as it tells what a reader sees.
type token struct {
	kind   html.TokenType // ErrorToken is the end; a tag that closes itself is a StartTagToken
	text   string
	name   string
	quote  string // data-quote
	hidden bool   // it is hidden, or may be by its style
	number bool   // it is a foot-note's
}

// see notes an attribute.
func (t *token) see(key, value string) {
	switch key {
	case "data-quote":
		t.quote = value
	case "hidden":
		t.hidden = true
	case "aria-hidden":
		t.hidden = t.hidden || strings.EqualFold(value, "true")
	case "style":
		t.hidden = t.hidden || hides(value)
	case "class":
		t.number = value == "fnref"
	}
}

// tokenizer reads any HTML as a browser does.
type tokenizer struct{ *html.Tokenizer }

func (z tokenizer) next() token {
	for {
		t := token{kind: z.Next()}
		switch t.kind {
		case html.ErrorToken:
			return t
		case html.TextToken:
			t.text = string(z.Text())
			return t
		case html.StartTagToken, html.SelfClosingTagToken, html.EndTagToken:
			name, more := z.TagName()
			t.name = string(name)
			for more {
				var key, value []byte
				key, value, more = z.TagAttr()
				t.see(string(key), string(value))
			}
			if t.kind == html.SelfClosingTagToken {
				t.kind = html.StartTagToken
			}
			return t
		}
	}
}

// plainTokens reads the HTML that Gloss writes: small letters, and values between double quotation marks. It does so at several times
// the speed of the tokenizer, and fails at everything else. FuzzPlainTokens holds that what it reads is what the tokenizer reads.
//
// Without it a build of 2,000 articles takes 1.11 times the processor time (median of 5, in turn). To take it out, let Visible read with
// the tokenizer alone.
type plainTokens struct {
	rest   string
	failed bool
}

func (p *plainTokens) fail() token {
	p.failed = true
	return token{kind: html.ErrorToken}
}

func (p *plainTokens) next() token {
	if p.rest == "" {
		return token{kind: html.ErrorToken}
	}
	if p.rest[0] == '<' {
		return p.tag()
	}
	t := token{kind: html.TextToken, text: p.rest}
	if i := strings.IndexByte(p.rest, '<'); i >= 0 {
		t.text = p.rest[:i]
	}
	p.rest = p.rest[len(t.text):]
	if strings.IndexByte(t.text, '\r') >= 0 || strings.IndexByte(t.text, 0) >= 0 {
		return p.fail()
	}
	if strings.IndexByte(t.text, '&') >= 0 {
		t.text = html.UnescapeString(t.text)
	}
	return t
}

// tag reads a tag with all its attributes.
func (p *plainTokens) tag() token {
	t := token{kind: html.StartTagToken}
	s := p.rest[1:]
	if strings.HasPrefix(s, "/") {
		t.kind, s = html.EndTagToken, s[1:]
	}
	t.name, s = cutName(s)
	if t.name == "" || t.name[0] < 'a' || holdsText(t.name) {
		return p.fail()
	}
	for s != "" && s[0] == ' ' && t.kind == html.StartTagToken {
		var key, value string
		key, s = cutName(s[1:])
		if strings.HasPrefix(s, `="`) {
			end := strings.IndexByte(s[2:], '"')
			if end < 0 {
				return p.fail()
			}
			value, s = s[2:2+end], s[2+end+1:]
		}
		if key == "" || strings.ContainsAny(value, "&\r\x00") && (key == "data-quote" || key == "class" || key == "style" || key == "aria-hidden") {
			return p.fail()
		}
		t.see(key, value)
	}
	if s == "" || s[0] != '>' {
		return p.fail()
	}
	p.rest = s[1:]
	return t
}

// cutName cuts a name of small letters, digits and hyphens off.
func cutName(s string) (name, rest string) {
	i := 0
	for i < len(s) && ('a' <= s[i] && s[i] <= 'z' || '0' <= s[i] && s[i] <= '9' || s[i] == '-') {
		i++
	}
	return s[:i], s[i:]
}

// holdsText reports the elements in which no tags are read, and those of other languages than HTML.
func holdsText(name string) bool {
	switch name {
	case "iframe", "noembed", "noframes", "noscript", "plaintext", "script", "style", "textarea", "title", "xmp", "svg", "math":
		return true
	}
	return false
}
