package markdown

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/util"
)

// unescape reads a backslash escape or a character reference at the start of raw; size is 0 where there is none.
func unescape(raw []byte) (s string, size int) {
	switch raw[0] {
	case '\\':
		if len(raw) > 1 && util.IsPunct(raw[1]) {
			return string(raw[1:2]), 2
		}
	case '&':
		// The longest name of HTML's references has 31 letters; numeric ones have at most nine characters.
		end := bytes.IndexByte(raw[:min(len(raw), 34)], ';')
		if end < 2 || bytes.IndexByte(raw[1:end], '&') >= 0 {
			return "", 0
		}
		got := util.ResolveEntityNames(util.ResolveNumericReferences(raw[:end+1]))
		if !bytes.Equal(got, raw[:end+1]) {
			return string(got), end + 1
		}
	}
	return "", 0
}

// nextEscape gives the first index from i on at which unescape may find something; len(raw) where there is none.
func nextEscape(raw []byte, i int) int {
	for i < len(raw) && raw[i] != '\\' && raw[i] != '&' {
		i++
	}
	return i
}

// unescapeAll resolves the backslash escapes and character references of a text, each once.
func unescapeAll(raw []byte) string {
	if bytes.IndexByte(raw, '\\') < 0 && bytes.IndexByte(raw, '&') < 0 {
		return string(raw)
	}
	var b strings.Builder
	for i := 0; i < len(raw); {
		if s, size := unescape(raw[i:]); size > 0 {
			b.WriteString(s)
			i += size
			continue
		}
		b.WriteByte(raw[i])
		i++
	}
	return b.String()
}
