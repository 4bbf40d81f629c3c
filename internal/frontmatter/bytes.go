package frontmatter

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"slices"
	"unicode/utf8"

	"github.com/gloss-press/gloss/internal/diag"
	"github.com/gloss-press/gloss/internal/limit"
)

// maxControls is how many lines with control characters are reported of one file.
const maxControls = 20

var bom = []byte("\uFEFF")

// checkBytes makes sure that src is text before anything reads it. What it gives back has the length and the line numbers of
// src, but without a byte that could mislead a parser: bad bytes are question marks, control characters spaces, and a carriage
// return alone is a line feed. It is nil where nothing can be read at all. Every such byte is reported.
func checkBytes(src []byte, report *Report) []byte {
	if len(src) > limit.Text {
		report.ErrorAt(diag.Pos{Line: 1, Col: 1}, diag.TooLarge, fmt.Sprintf("this file has %d MB, and %d MB is the limit", len(src)>>20, limit.Text>>20),
			"divide it, or keep its data out of content/")
		return nil
	}
	if name := utf16(src); name != "" {
		report.ErrorAt(diag.Pos{Line: 1, Col: 1}, diag.NotUTF8, "this file is not UTF-8 (it is "+name+")", "save it again with the encoding UTF-8")
		return nil
	}
	if i := firstOdd(src); i < len(src) {
		return mend(src, i, report)
	}
	return src
}

// utf16 names the encoding of a file that looks like UTF-16 or UTF-32.
func utf16(src []byte) string {
	switch {
	case bytes.HasPrefix(src, []byte{0xFF, 0xFE, 0, 0}), bytes.HasPrefix(src, []byte{0, 0, 0xFE, 0xFF}):
		return "UTF-32"
	case bytes.HasPrefix(src, []byte{0xFF, 0xFE}), bytes.HasPrefix(src, []byte{0xFE, 0xFF}):
		return "UTF-16"
	case len(src) >= 4 && (src[0] == 0 && src[1] != 0 && src[2] == 0 || src[0] != 0 && src[1] == 0 && src[2] != 0 && src[3] == 0):
		return "UTF-16 without a mark"
	}
	return ""
}

// firstOdd gives the index of the first byte that mend must look at; len(src) where there is none.
func firstOdd(src []byte) int {
	for i := 0; i < len(src); {
		if i += printable(src[i:]); i == len(src) {
			break
		}
		c := src[i]
		switch {
		case c == '\n', c == '\t', c == '\r' && i+1 < len(src) && src[i+1] == '\n':
			i++
		case c >= utf8.RuneSelf:
			r, n := utf8.DecodeRune(src[i:])
			if IsControl(r) || r == utf8.RuneError && n == 1 {
				return i
			}
			i += n
		default:
			return i
		}
	}
	return len(src)
}

// printable gives the length of what text begins with of printable ASCII: eight bytes are looked at in one step, since every file goes
// this way.
func printable(text []byte) int {
	const ones, tops = 0x0101010101010101, 0x8080808080808080
	i := 0
	for ; i+8 <= len(text); i += 8 {
		w := binary.LittleEndian.Uint64(text[i:])
		// The top bit of a byte is set where that byte is 0x7F or more, and borrowed where it is less than a space.
		if (w|(w+ones)|(w-ones*' '))&tops != 0 {
			break
		}
	}
	for i < len(text) && text[i] >= ' ' && text[i] < 0x7F {
		i++
	}
	return i
}

// IsPrintable reports whether all of s is printable ASCII.
func IsPrintable(s string) bool {
	for i := range len(s) {
		if s[i] < ' ' || s[i] >= 0x7F {
			return false
		}
	}
	return true
}

// IsControl reports the characters that no text file should have, but for tab and line ends: C0, DEL, C1 and Unicode's
// non-characters U+FFFE and U+FFFF, none of which XML can carry.
func IsControl(r rune) bool {
	return r < ' ' && r != '\t' && r != '\n' && r != '\r' || r >= 0x7F && r < 0xA0 || r == 0xFFFE || r == 0xFFFF
}

// mend reports and replaces, in a copy, every odd byte of src from i on.
func mend(src []byte, i int, report *Report) []byte {
	out := bytes.Clone(src)
	lines := diag.NewLines(src)
	var badBytes, lineEnds, controls int
	controlLine := int32(0)
	for i < len(src) {
		r, n := utf8.DecodeRune(src[i:])
		switch {
		case r == utf8.RuneError && n == 1:
			if badBytes++; badBytes == 1 {
				pos := lines.Pos(i)
				report.ErrorAt(pos, diag.NotUTF8, fmt.Sprintf("this file is not UTF-8: byte %d, line %d%s", i+1, pos.Line, guessEncoding(src)),
					"save it again with the encoding UTF-8")
			}
			out[i] = '?'
		case r == '\r' && (i+1 == len(src) || src[i+1] != '\n'):
			if lineEnds++; lineEnds == 1 {
				report.ErrorAt(lines.Pos(i), diag.LineEnd, "this line ends with a carriage return alone", "save the file with the line ends of Unix (LF) or Windows (CRLF)")
			}
			out[i] = '\n'
		case IsControl(r):
			if pos := lines.Pos(i); pos.Line != controlLine && controls < maxControls {
				report.ErrorAt(pos, diag.Control, fmt.Sprintf("a control character (U+%04X) stands here", r), "delete it")
				controls, controlLine = controls+1, pos.Line
			}
			copy(out[i:], [...]string{"", " ", "\u00A0", "\u3000"}[n]) // as many bytes, and one character too
		}
		i += n
	}
	return out
}

// guessEncoding says which old encoding a file seems to have: one where each bad byte stands for one letter.
func guessEncoding(src []byte) string {
	if slices.ContainsFunc(src, func(c byte) bool { return c >= 0x80 && c < 0xA0 }) {
		return " (looks like Windows-1252)"
	}
	return " (looks like Latin-1 or Windows-1252)"
}

// lineEnds counts the line ends of a mended text.
func lineEnds(text []byte) int32 { return int32(bytes.Count(text, []byte{'\n'})) }

// isBlank reports whether text has nothing but white space.
func isBlank(text []byte) bool { return len(bytes.TrimSpace(text)) == 0 }
