package transcript

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/gloss-press/gloss/internal/markdown"
)

// form is how a label is set off from the words of its turn.
type form uint8

const (
	none   form = iota
	colon       // MS. HARF: words
	asking      // Q    words
	stop        // Mr. SMITH. words
	gap         // MS. HARF    words
	alone       // on a line of its own
)

// opening is what stands at a line's beginning that may open a turn.
type opening struct {
	form     form
	label    string // as it stands, without its colon and time codes
	key      string // folded
	at       int    // where the label begins in the line
	words    int    // where the words begin, if this opens a turn
	plain    int    // where they begin, if it does not: behind a time code
	start    int    // where they begin, if what stands there is no time code either
	codes    []float64
	leading  int  // how many of the codes stand before the label
	bare     bool // the time code at the line's beginning has no brackets and words behind it: it may be no time code
	timed    bool // a time code stands before the label or behind it
	mark     bool // >> stands before it
	bold     bool
	capitals bool
	tight    bool // no space behind the colon
	literal  bool // ** stands before it, as text
}

// maxLabel is the length of the longest label in bytes. No name is so long.
const maxLabel = 120

// open reads the beginning of a line.
func open(l *markdown.Line) opening {
	var o opening
	s := l.Text
	i := 0
	if rest := strings.TrimLeft(s, ">"); len(s)-len(rest) > 1 {
		o.mark = true
		i = len(s) - len(rest)
		i += spaces(rest)
	}
	o.start = i
	if second, n, bare := timeCode(s[i:]); n > 0 {
		o.codes = append(o.codes, second)
		o.leading = 1
		i += n
		o.bare = bare && i < len(s)
		o.timed = true
		i += spaces(s[i:])
		if rest := s[i:]; strings.HasPrefix(rest, "- ") || strings.HasPrefix(rest, "– ") || strings.HasPrefix(rest, "| ") {
			i = strings.IndexByte(s[i:], ' ') + i
			i += spaces(s[i:])
		}
	}
	o.plain, o.words, o.at = i, i, i
	// Pasted pages have ** MS. HARF: **, which is no bold of Markdown's.
	if rest, ok := strings.CutPrefix(s[i:], "**"); ok {
		o.at += len("**") + spaces(rest)
		o.literal = true
	}
	if o.at == len(s) {
		return o
	}
	for _, read := range []func(*opening, string) bool{
		(*opening).readAsking, (*opening).readStop, (*opening).readColon, (*opening).readGap, (*opening).readAlone,
	} {
		if read(&o, s) {
			o.finish(l)
			break
		}
	}
	return o
}

// set notes a label that stands in s[o.at:end].
func (o *opening) set(f form, s string, end, words int) bool {
	o.form, o.words = f, words
	o.label = strings.TrimSpace(s[o.at:end])
	return true
}

// readAsking reads a questioner's Q, and the A of whoever answers.
func (o *opening) readAsking(s string) bool {
	c := s[o.at]
	if c != 'Q' && c != 'A' {
		return false
	}
	i := o.at + 1
	for i < len(s) && isDigit(s[i]) {
		i++
	}
	end := i
	if i < len(s) && strings.IndexByte(".:)", s[i]) >= 0 {
		i++
	}
	n := spaces(s[i:])
	words := i + n
	next, _ := utf8.DecodeRuneInString(s[words:])
	switch {
	case words == len(s):
		return i > end && s[end] == ':' && o.set(asking, s, end, words) || c == 'Q' && o.set(asking, s, end, words)
	case n == 0:
		return false
	case i > end, n > 1, s[i] == '\t', next == utf8.RuneError:
		return o.set(asking, s, end, words)
	}
	// One space: "Q Thank you" asks, "Q and A" does not; "A man" may be anything.
	return c == 'Q' && !unicode.IsLower(next) && o.set(asking, s, end, words)
}

// readColon reads a label with a colon behind it.
func (o *opening) readColon(s string) bool {
	for i := o.at; i < min(len(s), o.at+maxLabel); {
		n := strings.IndexAny(s[i:min(len(s), o.at+maxLabel)], ":：")
		if n < 0 {
			return false
		}
		i += n
		_, size := utf8.DecodeRuneInString(s[i:])
		if size == 1 && i > 0 && i+1 < len(s) && isDigit(s[i-1]) && isDigit(s[i+1]) {
			i++ // a time
			continue
		}
		end := o.codeBefore(s, i)
		words := i + size
		if strings.HasPrefix(s[words:], "//") || !isLabel(s[o.at:end]) {
			return false
		}
		o.tight = size == 1 && words < len(s) && spaces(s[words:]) == 0
		words += spaces(s[words:])
		if second, n, bare := timeCode(s[words:]); n > 0 && (!bare || words+n == len(s)) {
			o.codes = append(o.codes, second)
			o.timed, o.tight = true, false
			words += n + spaces(s[words+n:])
		}
		return o.set(colon, s, end, words)
	}
	return false
}

// codeBefore takes a time code that stands at the end of s[o.at:end], and gives where it begins.
func (o *opening) codeBefore(s string, end int) int {
	label := strings.TrimRightFunc(s[o.at:end], unicode.IsSpace)
	from := strings.LastIndexAny(label, "[(")
	if !strings.HasSuffix(label, ")") && !strings.HasSuffix(label, "]") {
		from = strings.LastIndexFunc(label, unicode.IsSpace)
		from += len(label[max(from, 0):]) - len(strings.TrimLeftFunc(label[max(from, 0):], unicode.IsSpace))
	}
	if from <= 0 {
		return end
	}
	if second, n, _ := timeCode(label[from:]); n == len(label)-from {
		o.codes = append(o.codes, second)
		o.timed = true
		return o.at + len(strings.TrimRightFunc(label[:from], unicode.IsSpace))
	}
	return end
}

// readStop reads a label as Congress has them: titles, a name, a full stop.
func (o *opening) readStop(s string) bool {
	i, titled, named := o.at, false, false
	for i < min(len(s), o.at+maxLabel) {
		n := strings.IndexFunc(s[i:], unicode.IsSpace)
		if n < 0 {
			n = len(s) - i
		}
		word := s[i : i+n]
		switch {
		case strings.Contains(word, ":"):
			return false
		case !named && listed["titles"][fold(word)] && (len(word) < 6 && strings.HasSuffix(word, ".") || !isCapital(word)):
			titled = true
		case strings.HasSuffix(word, ".") && utf8.RuneCountInString(word) > 2:
			return titled && isLabel(s[o.at:i+n-1]) && o.set(stop, s, i+n-1, i+n+spaces(s[i+n:]))
		default:
			named = true
		}
		if !titled {
			return false
		}
		i += n + spaces(s[i+n:])
	}
	return false
}

// readAlone reads a line that is nothing but a label and perhaps a time code.
func (o *opening) readAlone(s string) bool {
	if len(s)-o.at > maxLabel {
		return false
	}
	end := o.codeBefore(s, len(s))
	return isLabel(s[o.at:end]) && o.set(alone, s, end, len(s))
}

// readGap reads a label that two spaces or a tab set off.
func (o *opening) readGap(s string) bool {
	part := s[o.at:min(len(s), o.at+maxLabel)]
	for i, r := range part {
		if unicode.IsSpace(r) && (r == '\t' || spaces(part[i:]) > utf8.RuneLen(r)) {
			if _, n, _ := timeCode(strings.TrimSpace(s[o.at+i:])); n > 0 && n == len(strings.TrimSpace(s[o.at+i:])) {
				return false
			}
			return isLabel(part[:i]) && o.set(gap, s, o.at+i, o.at+i+spaces(s[o.at+i:]))
		}
	}
	return false
}

// finish notes what the label looks like.
func (o *opening) finish(l *markdown.Line) {
	if o.literal {
		if rest, ok := strings.CutPrefix(l.Text[o.words:], "**"); ok {
			o.words += len("**") + spaces(rest)
			o.bold = true
		} else {
			o.form = none
			return
		}
	}
	o.key = fold(o.label)
	o.capitals = isCapital(o.label)
	end := o.at + len(o.label)
	for _, b := range l.Bold {
		// Words behind the label in the same bold are a line in bold, which sets nothing off.
		if b.From <= o.at && b.To >= end && (b.To <= o.words || o.words == len(l.Text)) {
			o.bold = true
		}
	}
}
