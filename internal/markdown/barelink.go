package markdown

import (
	"bytes"
	"strings"
)

// mayHoldBareLink reports whether a text may hold an address that becomes a link though no brackets stand around it. goldmark's Linkify
// stops at each space to look for one, which takes as long as all else that it does with a text; most texts hold none, and are read
// without it. FuzzBareLink holds that these come out the same, but for white space at the ends of lines.
//
// Without it a build of 2,000 articles takes 1.16 times the processor time (median of 5, in turn). To take it out, let Engine.parse use
// the linking parser always.
func mayHoldBareLink(text []byte) bool {
	if bytes.IndexByte(text, '@') >= 0 || bytes.Contains(text, []byte("www.")) {
		return true
	}
	for at := 0; ; {
		i := bytes.IndexByte(text[at:], ':')
		if i < 0 {
			return false
		}
		at += i + 1
		scheme := schemeBefore(text[:at])
		if scheme > 0 && !isDestination(text, at-scheme) {
			return true
		}
	}
}

// schemeBefore gives the length of the "http:", "https:" or "ftp:" that text ends with; 0 for none.
func schemeBefore(text []byte) int {
	for _, scheme := range []string{"http:", "https:", "ftp:"} {
		if bytes.HasSuffix(text, []byte(scheme)) {
			return len(scheme)
		}
	}
	return 0
}

// What may stand in a link of which isDestination is certain.
const (
	plainLabel       = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789 ,.-'"
	plainDestination = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789/:.-_?=#%+,;"
	longestLabel     = 200
)

// isDestination reports whether a link's address certainly begins at a place: of two or more plain words in brackets, which follow a
// space, and a plain address. One letter may be a box to tick, and what stands before a bracket may belong to it.
func isDestination(text []byte, at int) bool {
	label := bytes.TrimSuffix(text[max(0, at-longestLabel):at], []byte("]("))
	if len(label) == min(at, longestLabel) {
		return false
	}
	open := bytes.LastIndexByte(label, '[')
	if open < 1 || label[open-1] != ' ' || len(label)-open < 3 || strings.Trim(string(label[open+1:]), plainLabel) != "" {
		return false
	}
	rest := bytes.TrimLeft(text[at:min(len(text), at+longestLabel)], plainDestination)
	return len(rest) > 0 && rest[0] == ')'
}
