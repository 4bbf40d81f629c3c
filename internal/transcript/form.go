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
	none    form = iota
	asking       // Q    words
	aside        // [Audience member: words]
	stop         // Mr. SMITH. words
	colon        // MS. HARF: words
	dash         // **Dana** - words
	bracket      // [Speaker 1] words
	front        // **Mara Vine** words
	gap          // MS. HARF    words
	alone        // on a line of its own
)

// opening is what stands at a line's beginning that may open a turn, read in one of the forms.
type opening struct {
	form     form
	label    string // as it stands, without its colon and time codes
	key      string // folded
	at       int    // where the label begins in the line
	words    int    // where the words begin, if this opens a turn
	closing  int    // where the bracket or star stands that ends the words; 0 where none does
	codes    []float64
	codeAt   int // where the one behind a colon stands
	bold     bool
	capitals bool
	timed    bool // a time code stands before the label or behind it
	behind   bool // it stands behind the label
	tight    bool // no space behind the colon
	inner    bool // the colon is in bold too
	own      bool // nothing but the label stands on the line
	item     bool // a bullet stands before it
	dashed   bool // a dash behind its full stop: HON. KELEMO.- words
	address  bool // the words are an address
	quotes   bool // the words begin with a quotation mark

	plausible bool // it could be somebody’s, as far as the line itself tells
}

// head is what stands before a label, or before the words of a line without one.
type head struct {
	start    int       // where the line begins behind >>
	plain    int       // where the words begin behind a time code
	at       int       // where a label would begin
	mark     bool      // >> stands there
	codes    []float64 // the time code there, if any
	doubtful bool      // it has no brackets and words behind it: it may be no time code
	star     string    // ** or *, as text: what Markdown takes for none of its marks
	item     bool
	bold     int // where a bold that begins at the label ends; 0 where none does
}

// maxLabel is the length of the longest label in bytes. No name is so long.
const maxLabel = 160

// readHead reads what stands before a label.
func readHead(l *markdown.Line) (h head) {
	defer func() {
		for _, b := range l.Bold {
			if b.From <= h.at && h.at < b.To {
				h.bold = b.To
			}
		}
	}()
	s := l.Text
	i := 0
	if rest := strings.TrimLeft(s, ">"); len(s)-len(rest) > 1 {
		h.mark = true
		i = len(s) - len(rest)
		i += spaces(rest)
	}
	h.start = i
	h.item = l.Item
	if rest := s[i:]; strings.HasPrefix(rest, "* ") || strings.HasPrefix(rest, "• ") || strings.HasPrefix(rest, "- ") {
		i += strings.IndexByte(rest, ' ')
		i += spaces(s[i:])
		h.item = true
	}
	h.at = i
	if rest, ok := strings.CutPrefix(s[i:], "**"); ok {
		if _, n, _ := timeCode(rest); n > 0 { // **[00:12] Ada:** in a text that is not Markdown
			h.star = "**"
			i += len(h.star)
		}
	}
	second, n, unbracketed := timeCode(s[i:])
	if n == 0 || l.Cell || isTimeOfDay(s[i:], n) {
		h.plain = h.start
		h.readStar(s)
		return h
	}
	h.codes = []float64{second}
	i += n
	h.doubtful = unbracketed && i < len(s)
	i += spaces(s[i:])
	if rest := s[i:]; strings.HasPrefix(rest, "- ") || strings.HasPrefix(rest, "– ") || strings.HasPrefix(rest, "| ") {
		i = strings.IndexByte(s[i:], ' ') + i
		i += spaces(s[i:])
	}
	h.plain, h.at = i, i
	h.readStar(s)
	return h
}

// readStar reads marks of Markdown's that stand as text: a plain text has them, and pasted pages do, as ** MS. HARF: **, which is no bold.
func (h *head) readStar(s string) {
	for _, star := range []string{"***", "**", "*"} {
		if rest, ok := strings.CutPrefix(s[h.at:], star); ok && h.star == "" {
			h.star = star[:min(len(star), 2)]
			h.at += len(star) + spaces(rest)
		}
	}
}

// reader reads a label in one form; ok is false where there is none.
type reader struct {
	form form
	read func(h *head, s string) (o opening, ok bool)
}

var readers = []reader{
	{asking, readAsking}, {aside, readAside}, {bracket, readBracket}, {stop, readStop}, {colon, readColon}, {dash, readDash},
	{front, readFront}, {gap, readGap}, {alone, readAlone},
}

// openings gives the labels that may stand at the beginning of a line, each in its form.
func openings(l *markdown.Line, h *head) []opening {
	if h.at == len(l.Text) {
		return nil
	}
	var list []opening
	for _, r := range readers {
		if o, ok := r.read(h, l.Text); ok {
			o.form = r.form
			if o.finish(l, h) {
				list = append(list, o)
			}
		}
	}
	return list
}

// labelled gives an opening with the label in s[from:to] and the words from there on.
func labelled(s string, from, to, words int) opening {
	return opening{label: strings.TrimSpace(s[from:to]), at: from + spaces(s[from:to]), words: words}
}

// isLetter reports whether a label is one capital letter, as some call those who speak.
func isLetter(label string) bool {
	r, n := utf8.DecodeRuneInString(label)
	return n == len(label) && unicode.IsUpper(r)
}

// finish notes what the label looks like. It is false where the label's marks don't come to an end.
func (o *opening) finish(l *markdown.Line, h *head) bool {
	s := l.Text
	if h.star != "" && o.form != front {
		switch rest, closed := strings.CutPrefix(s[o.words:], h.star); {
		case strings.HasSuffix(o.label, h.star): // **Name**: words
			o.label = strings.TrimSpace(strings.TrimSuffix(o.label, h.star))
			o.bold = h.star == "**"
		case closed: // **Name:** words
			o.words += len(h.star) + spaces(rest)
			o.bold = h.star == "**"
			o.inner = true
		case h.star == "*" && o.form == asking: // a question in italics
			if n := strings.LastIndexByte(s, '*'); n > o.words {
				o.closing = n
			}
		default:
			return false
		}
	}
	if o.label == "" || strings.ContainsAny(o.label, "*") {
		return false
	}
	o.key = fold(o.label)
	o.capitals = isCapital(o.label) || o.form == colon && isLetter(o.label)
	o.item = h.item
	o.own = o.words >= len(s)
	o.codes = append(append([]float64(nil), h.codes...), o.codes...)
	o.behind = len(o.codes) > len(h.codes)
	o.timed = len(o.codes) > 0
	first, _ := utf8.DecodeRuneInString(s[min(o.words, len(s)):])
	o.address = strings.HasPrefix(strings.TrimLeft(s[min(o.words, len(s)):], "<("), "http")
	o.quotes = strings.ContainsRune("\"“„«「『", first)
	end := o.at + len(o.label)
	for _, b := range l.Bold {
		// Words behind the label in the same bold are a line in bold, which sets nothing off.
		if b.From <= o.at && b.To >= end && (b.To <= o.words || o.own) {
			o.bold = true
			o.inner = b.To > end
		}
	}
	return o.form != front || o.bold
}
