package media

import (
	"regexp"
	"strings"
)

// fonts and pictures are what styles may hold themselves.
var held = regexp.MustCompile(`^data:(image/(png|jpe?g|gif|webp|avif)|font/[a-z0-9]+|application/(x-)?font-[a-z0-9]+)(;charset=utf-8)?;base64,[A-Za-z0-9+/=\s]*$`)

// reaching gives what of a style sheet, or of a value in one, may reach out of a drawing; "" for nothing. The functions and rules of CSS that don't
// are listed.
func reaching(css string) string {
	for i := 0; i < len(css); {
		switch c := css[i]; {
		case c == '\\':
			return "a backslash"
		case strings.HasPrefix(css[i:], "/*"):
			end := strings.Index(css[i+2:], "*/")
			if end < 0 {
				return ""
			}
			i += 2 + end + 2
		case c == '"' || c == '\'':
			end := strings.IndexAny(css[i+1:], string(c)+"\n\r\f\\")
			if end < 0 || css[i+1+end] != c {
				return "a quotation mark that is not closed"
			}
			i += 1 + end + 1
		case c == '@':
			if name := wordAt(css[i+1:]); !rules[strings.ToLower(name)] {
				return "@" + name
			}
			i++
		case isWord(c):
			name := wordAt(css[i:])
			if i += len(name); i == len(css) || css[i] != '(' {
				continue
			}
			if strings.EqualFold(name, "url") {
				address, end := addressIn(css[i+1:])
				if end < 0 {
					return "url( that is not closed"
				}
				if !isInside(address) {
					return "url(" + shortened(address) + ")"
				}
				i += 1 + end
			} else if !functions[strings.ToLower(name)] {
				return name + "("
			}
		default:
			i++
		}
	}
	return ""
}

// addressIn gives the address that begins s, behind url(, and where it is closed; -1 where it is not. One between quotation marks may hold a
// bracket, and what stands behind that would be taken for words.
func addressIn(s string) (address string, end int) {
	const space = " \t\r\n\f"
	at := len(s) - len(strings.TrimLeft(s, space))
	if rest := s[at:]; rest != "" && (rest[0] == '"' || rest[0] == '\'') {
		n := strings.IndexByte(rest[1:], rest[0])
		if n < 0 {
			return "", -1
		}
		behind := strings.TrimLeft(rest[n+2:], space)
		if !strings.HasPrefix(behind, ")") {
			return "", -1
		}
		return rest[1 : n+1], len(s) - len(behind)
	}
	end = strings.IndexByte(s, ')')
	if end < 0 {
		return "", -1
	}
	return strings.Trim(s[:end], space), end
}

// isInside reports whether an address in a style is a place in the drawing, or holds what it is the address of.
func isInside(address string) bool {
	if id, ok := strings.CutPrefix(address, "#"); ok {
		return !strings.ContainsAny(id, "\"'()\\ \t\r\n\f")
	}
	return held.MatchString(address)
}

// wordAt gives the identifier at the beginning of s.
func wordAt(s string) string {
	n := 0
	for n < len(s) && isWord(s[n]) {
		n++
	}
	return s[:n]
}

func isWord(c byte) bool {
	return c >= 0x80 || c == '-' || c == '_' || '0' <= c && c <= '9' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z'
}
