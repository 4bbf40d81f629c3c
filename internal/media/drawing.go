package media

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/gloss-press/gloss/internal/diag"
	"github.com/gloss-press/gloss/internal/limit"
)

// The namespaces of a drawing.
const (
	svgSpace   = "http://www.w3.org/2000/svg"
	linkSpace  = "http://www.w3.org/1999/xlink"
	xmlSpace   = "http://www.w3.org/XML/1998/namespace"
	xmlnsSpace = "xmlns"
)

// toolSpaces begin the namespaces in which programs for drawing leave notes of their own, which no browser reads.
var toolSpaces = []string{
	"http://www.inkscape.org/", "http://sodipodi.sourceforge.net/", "http://inkscape.sourceforge.net/", "http://www.w3.org/1999/02/22-rdf-syntax-ns#", "http://creativecommons.org/ns#",
	"http://web.resource.org/cc/", "http://purl.org/dc/", "http://ns.adobe.com/", "http://www.bohemiancoding.com/", "http://www.serif.com/", "http://www.figma.com/", "https://boxy-svg.com",
	"http://www.openswatchbook.org/", "http://xml.openoffice.org/", "http://sozi.baierouge.fr", "http://schemas.microsoft.com/visio/", "http://www.vectornator.io/", "http://vectornator.io",
	"http://taptrix.com/", "http://taptapclick.com/", "http://svgjs.com/", "http://svgjs.dev/", "https://www.gtk.org/grappa", "adobe:ns:meta/",
}

// doctype is the declaration that older programs write: without entities of its own.
var doctype = regexp.MustCompile(`^DOCTYPE\s+svg(\s+PUBLIC\s+"-//W3C//DTD SVG [-A-Za-z0-9. ]*//EN"\s+"https?://www\.w3\.org/[-A-Za-z0-9/._]*")?\s*$`)

// embedded are the addresses that hold a picture themselves.
var embedded = regexp.MustCompile(`^data:image/(png|jpe?g|gif|webp|avif);base64,[A-Za-z0-9+/=\s]*$`)

const ownOrPNG = "save the drawing without it (many programs call that “plain” or “optimized” SVG), or as PNG; a drawing of your own belongs in static/"

const saveAnew = "save it anew as SVG, in UTF-8, or as PNG"

// drawing says what stands in a drawing that is not known to be harmless, and where; an empty message for nothing. What may stand there is
// listed: a browser shows a drawing that is opened by itself as a document of the site, with scripts.
func drawing(b []byte) (at diag.Pos, message, hint string) {
	d := xml.NewDecoder(bytes.NewReader(b))
	d.CharsetReader = onlyASCII
	var style strings.Builder // of the <style> that is open
	var styleFrom int64
	var inStyle, seen bool
	shown := uses{byID: map[string]int{}}
	for {
		from := d.InputOffset()
		token, err := d.Token()
		switch t := token.(type) {
		case xml.ProcInst:
			if !instructions[t.Target] {
				message = fmt.Sprintf("this drawing has an instruction <?%s", t.Target)
			}
		case xml.Directive:
			if len(t) >= 12 && strings.EqualFold(string(t[:12]), "DOCTYPE html") {
				return placeOf(b, from), "this file is no drawing in SVG" + likePage, realFile
			}
			if !doctype.Match(t) {
				message = "this drawing has declarations of its own (<!DOCTYPE)"
			}
		case xml.CharData:
			if inStyle {
				style.Write(t)
			}
		case xml.StartElement:
			if !seen && t.Name != (xml.Name{Space: svgSpace, Local: "svg"}) {
				return placeOf(b, from), "this file is no drawing in SVG: it begins with <" + t.Name.Local + ">, or without xmlns=\"" + svgSpace + "\"", saveAnew
			} else if inStyle {
				message = "this drawing has an element in a <style>"
			} else {
				message = wrongElement(t)
			}
			shown.start(t)
			seen, inStyle, styleFrom = true, t.Name.Local == "style", from
		case xml.EndElement:
			shown.finish()
			if inStyle {
				if bad := reaching(style.String()); bad != "" {
					message = "the styles of this drawing have " + bad
					from = styleFrom
				}
				style.Reset()
				inStyle = false
			}
		}
		switch {
		case message != "":
			return placeOf(b, from), message, ownOrPNG
		case errors.Is(err, io.EOF) && seen && shown.tooMuch():
			return diag.Pos{Line: 1, Col: 1}, fmt.Sprintf("this drawing shows more than %d elements, most of them by <use>", limit.Drawn), "save it as PNG"
		case errors.Is(err, io.EOF) && seen:
			return at, "", ""
		case err != nil:
			return placeOf(b, d.InputOffset()), "this file is no drawing in SVG: " + reason(err), saveAnew
		}
	}
}

// reason says what the reader of XML stumbled over.
func reason(err error) string {
	var syntax *xml.SyntaxError
	switch {
	case errors.Is(err, io.EOF):
		return "it has no element"
	case errors.Is(err, errLetters):
		return errLetters.Error()
	case errors.As(err, &syntax):
		return syntax.Msg
	}
	return strings.TrimPrefix(err.Error(), "xml: ")
}

var errLetters = errors.New("its letters are not in UTF-8")

// sameASCII are the encodings in which the bytes of ASCII are its letters. Older programs declare them for drawings that have no others.
var sameASCII = regexp.MustCompile(`(?i)^(us-ascii|iso-8859-[0-9]{1,2}|windows-125[0-8])$`)

// onlyASCII reads no other letters than ASCII's where another encoding than UTF-8 is declared: a browser might read others in another way than
// they were looked at.
func onlyASCII(name string, in io.Reader) (io.Reader, error) {
	if sameASCII.MatchString(name) {
		return ascii{in}, nil
	}
	return nil, errLetters
}

type ascii struct{ in io.Reader }

func (a ascii) Read(b []byte) (int, error) {
	n, err := a.in.Read(b)
	for _, c := range b[:n] {
		if c >= utf8.RuneSelf {
			return 0, errLetters
		}
	}
	return n, err
}

// placeOf gives the line and column of a byte.
func placeOf(b []byte, offset int64) diag.Pos {
	before := b[:min(int(offset), len(b))]
	line := bytes.LastIndexByte(before, '\n') + 1
	return diag.Pos{Line: int32(1 + bytes.Count(before, []byte("\n"))), Col: int32(1 + utf8.RuneCount(before[line:]))}
}

// wrongElement says what is wrong with an element's name or attributes.
func wrongElement(e xml.StartElement) string {
	if isTool(e.Name.Space) {
		return ""
	}
	if e.Name.Space != svgSpace || !elements[e.Name.Local] {
		return fmt.Sprintf("this drawing has an element <%s>, which a drawing by others may not have", e.Name.Local)
	}
	for _, a := range e.Attr {
		if message := wrongAttribute(e.Name.Local, a); message != "" {
			return message
		}
	}
	return ""
}

func isTool(space string) bool {
	for _, s := range toolSpaces {
		if strings.HasPrefix(space, s) {
			return true
		}
	}
	return false
}

func wrongAttribute(element string, a xml.Attr) string {
	name, value := a.Name.Local, strings.TrimSpace(a.Value)
	shown := fmt.Sprintf("this drawing has %s=%q", name, shortened(value))
	switch {
	case a.Name.Space == xmlnsSpace || a.Name.Space == "" && name == "xmlns" || isTool(a.Name.Space):
		return ""
	case a.Name.Space == xmlSpace && (name == "space" || name == "lang" || name == "id"):
		return ""
	case (a.Name.Space == "" || a.Name.Space == linkSpace) && name == "href":
		if strings.HasPrefix(value, "#") || value == "" || (element == "image" || element == "feImage") && embedded.MatchString(value) {
			return ""
		}
		return shown + ", which leads out of it"
	case a.Name.Space == linkSpace && linkNotes[name]:
		return ""
	case a.Name.Space == "" && strings.HasPrefix(name, "on"):
		return shown + ", a script"
	case a.Name.Space != "" || !attributes[name] && !strings.HasPrefix(name, "data-") && !strings.HasPrefix(name, "aria-"):
		return shown + ", which a drawing by others may not have"
	case name == "attributeName" && (!attributes[value] || value == "style"):
		return shown + ", which would change what it may not have"
	case element == "style" && name == "type" && value != "" && value != "text/css":
		return shown + ", whose language is not known"
	case styled[name]:
		if bad := reaching(value); bad != "" {
			return fmt.Sprintf("in this drawing %s has %s", name, bad)
		}
	}
	return ""
}

func shortened(s string) string {
	const most = 40
	if r := []rune(s); len(r) > most {
		return string(r[:most]) + "…"
	}
	return s
}
