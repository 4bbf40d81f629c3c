package transcript

import (
	"bytes"
	"fmt"
	"path"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/gloss-press/gloss/internal/diag"
	"github.com/gloss-press/gloss/internal/markdown"
)

// parseCaptions is ParseFile for WebVTT (.vtt), SubRip (.srt), and plain text, line by line (any other name).
//
// The words must be exact, each with its place in the file and under its own speaker's name, so the two formats are read here, by
// their specification (https://www.w3.org/TR/webvtt1/) and custom.
func parseCaptions(name string, src []byte, o Options) (*Transcript, []diag.Diagnostic) {
	r := &captionReader{name: name}
	if !r.isUTF8(src) {
		return &Transcript{Captions: o.Captions}, r.diags
	}
	text := strings.TrimPrefix(string(src), "\uFEFF")
	r.lines = splitLines(text)
	switch ext := strings.ToLower(path.Ext(name)); {
	case strings.HasPrefix(text, "WEBVTT") || ext == ".vtt":
		r.readVTT()
	case ext == ".srt":
		r.readSRT()
	default:
		return Parse(plainLines(r.lines), o), nil
	}
	if len(r.captions) == 0 && len(r.diags) == 0 {
		r.fail(1, 1, diag.Captions, "this file has no captions", "write a time before each, as in 00:00:01.000 --> 00:00:04.000")
	}
	return cut(r.spoken(), o), r.diags
}

// captionReader reads a file of captions.
type captionReader struct {
	name     string
	lines    []string
	captions []caption
	diags    []diag.Diagnostic
}

// caption is words that stand on the screen for a time.
type caption struct {
	from, to float64
	timed    bool
	lines    []line
}

// maxDiags is how many mistakes of one file are reported. A file of another kind has one on each line.
const maxDiags = 20

func (r *captionReader) fail(number, column int, code diag.Code, message, hint string) {
	if len(r.diags) == maxDiags {
		return
	}
	d := diag.Diagnostic{Span: diag.At(r.name, diag.Pos{Line: int32(number), Col: int32(column)}), Code: code, Message: message, Hint: hint}
	if number <= len(r.lines) {
		d.Excerpt = r.lines[number-1]
	}
	r.diags = append(r.diags, d)
}

// isUTF8 reports whether the file is UTF-8, and says where it is not.
func (r *captionReader) isUTF8(src []byte) bool {
	i := firstBad(src)
	if i < len(src) {
		_, number := countPlace(src[:i])
		r.fail(number, 1, diag.NotUTF8, "this file is not UTF-8", "save it again with the encoding UTF-8")
	}
	return i == len(src)
}

// splitLines parts a text at LF, CR LF and CR.
func splitLines(text string) []string {
	text = strings.ReplaceAll(text, "\r\n", "\n")
	return strings.Split(strings.ReplaceAll(text, "\r", "\n"), "\n")
}

// firstBad gives the index of the first byte that is no UTF-8.
func firstBad(src []byte) int {
	for i := 0; i < len(src); {
		r, n := utf8.DecodeRune(src[i:])
		if r == utf8.RuneError && n == 1 {
			return i
		}
		i += n
	}
	return len(src)
}

// countPlace gives the length of the last line before a place and the number of the line there.
func countPlace(before []byte) (column, number int) {
	lines := splitLines(string(bytes.ToValidUTF8(before, []byte("?"))))
	return utf8.RuneCountInString(lines[len(lines)-1]) + 1, len(lines)
}

// plainLines gives the lines of a plain text.
func plainLines(lines []string) []markdown.Line {
	var out []markdown.Line
	parted := true
	for i, s := range lines {
		l, ok := plainLine(s, i+1, 0)
		if !ok {
			parted = true
			continue
		}
		l.Parted = parted
		parted = false
		out = append(out, l)
	}
	return out
}

// plainLine gives a line of a file without the white space at its ends, and false where there is nothing else; s begins behind
// so many characters.
func plainLine(s string, number, before int) (markdown.Line, bool) {
	n := spaces(s)
	text := strings.TrimRightFunc(s[n:], unicode.IsSpace)
	return markdown.Line{Text: strings.ReplaceAll(text, "\x00", " "), Places: []markdown.Place{{
		Pos: diag.Pos{Line: int32(number), Col: int32(before + utf8.RuneCountInString(s[:n]) + 1)},
	}}}, text != ""
}

// readVTT reads WebVTT: blocks with empty lines between them.
func (r *captionReader) readVTT() {
	if head := r.lines[0]; head != "WEBVTT" && !strings.HasPrefix(head, "WEBVTT ") && !strings.HasPrefix(head, "WEBVTT\t") {
		r.fail(1, 1, diag.Captions, "WebVTT begins with a line WEBVTT", "write WEBVTT and an empty line above all others")
	}
	i := 0
	if strings.HasPrefix(r.lines[0], "WEBVTT") {
		for i++; i < len(r.lines) && r.lines[i] != "" && !strings.Contains(r.lines[i], "-->"); i++ {
		}
	}
	for i < len(r.lines) {
		first := i
		if strings.TrimSpace(r.lines[i]) == "" {
			i++
			continue
		}
		end := i
		for end < len(r.lines) && r.lines[end] != "" && (end == first || !strings.Contains(r.lines[end], "-->")) {
			end++
		}
		word, _, _ := strings.Cut(strings.ReplaceAll(r.lines[i], "\t", " "), " ")
		switch {
		case strings.Contains(r.lines[i], "-->"):
			i = r.caption(i, end)
		case word == "NOTE":
			for end < len(r.lines) && r.lines[end] != "" { // an arrow in a comment is no caption's
				end++
			}
			i = end
		case word == "STYLE" || word == "REGION":
			i = end
		case end < len(r.lines) && end == first+1 && strings.Contains(r.lines[end], "-->"):
			i = end // the caption's name
		default:
			r.stray(i, end)
			i = end
		}
	}
}

// caption reads the lines from i, the times, to end. It gives the next line.
func (r *captionReader) caption(i, end int) int {
	c := caption{}
	c.from, c.to, c.timed = r.times(i)
	r.read(&c, i+1, end)
	r.captions = append(r.captions, c)
	return end
}

// arrowIn finds the arrow between two times, and what editors and fingers make of it; its size is 0 where there is none.
func arrowIn(s string) (at, size int) {
	if at = strings.Index(s, "-->"); at >= 0 {
		return at, len("-->")
	}
	at = spaces(s)
	if _, n := clock(s[at:]); n > 0 {
		at += n
		at += spaces(s[at:])
		for _, arrow := range []string{"->", "–>", "—>", "- ->", "→", "=>"} {
			if strings.HasPrefix(s[at:], arrow) {
				return at, len(arrow)
			}
		}
	}
	return 0, 0
}

// stray reports and keeps words without a time.
func (r *captionReader) stray(i, end int) {
	if i > 0 || len(r.diags) == 0 { // the first line is reported for what it lacks
		r.fail(i+1, 1+utf8.RuneCountInString(r.lines[i][:spaces(r.lines[i])]), diag.Captions, "these words have no time, and no player would show them",
			"write their time above them, or take out the empty line before them")
	}
	c := caption{}
	r.read(&c, i, end)
	r.captions = append(r.captions, c)
}

// times reads the line of a caption's times, and reports what is wrong with it.
func (r *captionReader) times(i int) (from, to float64, ok bool) {
	s := r.lines[i]
	arrow, size := arrowIn(s)
	left, right := s[:arrow], s[arrow+size:]
	if s[arrow:arrow+size] != "-->" {
		r.fail(i+1, 1+utf8.RuneCountInString(left), diag.Captions, fmt.Sprintf("“%s” is no arrow between two times", s[arrow:arrow+size]), "write -->, with two hyphens")
	}
	at := spaces(left)
	from, n := clock(left[at:])
	if n == 0 || strings.TrimSpace(left[at+n:]) != "" {
		r.fail(i+1, 1+utf8.RuneCountInString(left[:at]), diag.Captions, fmt.Sprintf("“%s” is no time", strings.TrimSpace(left)), "write hours, minutes, seconds and thousandths, as in 00:12:34.000")
		return 0, 0, false
	}
	at = spaces(right)
	to, n = clock(right[at:])
	if n == 0 {
		message := "the time at which these words end is missing"
		if word, _, _ := strings.Cut(right[at:], " "); word != "" {
			message = fmt.Sprintf("“%s” is no time", word)
		}
		r.fail(i+1, 1+utf8.RuneCountInString(s[:arrow+size+at]), diag.Captions, message, "write when the words end, as in 00:12:37.000")
		return from, from, true
	}
	return from, to, true
}

// readSRT reads SubRip: a number, a line of times, words up to the next ones. Some programs leave the numbers out, and some write
// empty lines between the words.
func (r *captionReader) readSRT() {
	isTimes := func(i int) bool {
		if i >= len(r.lines) {
			return false
		}
		at, size := arrowIn(r.lines[i])
		left := r.lines[i][:at]
		return size > 0 && (!strings.ContainsFunc(left, unicode.IsLetter) || i > 0 && isNumber(r.lines[i-1]))
	}
	begins := func(i int) bool { return isTimes(i) || isNumber(r.lines[i]) && isTimes(i+1) }
	for i := 0; i < len(r.lines); {
		if strings.TrimSpace(r.lines[i]) == "" {
			i++
			continue
		}
		if isNumber(r.lines[i]) && isTimes(i+1) {
			i++
		}
		end := i + 1
		for end < len(r.lines) && !begins(end) {
			end++
		}
		if isTimes(i) {
			i = r.caption(i, end)
		} else {
			r.stray(i, end)
			i = end
		}
	}
}

// isNumber reports whether a line is the number of a caption.
func isNumber(s string) bool {
	s = strings.TrimSpace(s)
	return s != "" && len(s) < 10 && strings.Trim(s, "0123456789") == ""
}
