package transcript

import (
	"html"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/gloss-press/gloss/internal/diag"
	"github.com/gloss-press/gloss/internal/markdown"
	"github.com/gloss-press/gloss/internal/passage"
)

// cueText reads the words of one caption: its tags, times and character references.
type cueText struct {
	out     []line
	text    strings.Builder
	line    line
	struck  int // open tags
	bold    int
	ruby    bool // how a character is read, which stands above it and is no word
	voice   string
	voiceAt diag.Pos
	next    int // the column of what would go on from the last place
}

// read adds the lines from i to end to a caption.
func (r *captionReader) read(c *caption, i, end int) {
	var t cueText
	for ; i < end; i++ {
		t.read(r.lines[i], i+1)
		t.endLine()
	}
	c.lines = append(c.lines, t.out...)
	if len(c.lines) > 0 && c.timed {
		first := &c.lines[0]
		first.cues = append([]Cue{{0, c.from}}, first.cues...)
	}
}

// read reads a line of the file.
func (t *cueText) read(s string, number int) {
	col := 1
	t.next = 0
	for i := 0; i < len(s); {
		size, words, whole := 0, "", true
		switch s[i] {
		case '<':
			if size = t.tag(s[i:], diag.Pos{Line: int32(number), Col: int32(col)}); size == 0 {
				size, words, whole = 1, "<", false
			}
		case '{':
			if size = override(s[i:]); size == 0 {
				size, words, whole = 1, "{", false
			}
		case '&':
			if words, size = reference(s[i:]); size == 0 {
				size, words, whole = 1, "&", false
			}
		default:
			size = strings.IndexAny(s[i:], "<{&")
			if size < 0 {
				size = len(s) - i
			}
			words, whole = s[i:i+size], false
		}
		t.add(words, diag.Pos{Line: int32(number), Col: int32(col)}, whole)
		col += utf8.RuneCountInString(s[i : i+size])
		i += size
	}
}

// add adds words that stand at pos.
func (t *cueText) add(words string, pos diag.Pos, whole bool) {
	if words == "" || t.ruby {
		return
	}
	words = strings.ReplaceAll(words, "\x00", " ")
	at := t.text.Len()
	t.text.WriteString(words)
	if whole || int(pos.Col) != t.next {
		t.line.Places = append(t.line.Places, markdown.Place{At: at, Pos: pos, Whole: whole})
	}
	t.next = int(pos.Col) + utf8.RuneCountInString(words)
	if whole {
		t.next = 0
	}
	if t.bold > 0 {
		t.line.Bold = passage.Lengthen(t.line.Bold, at, t.text.Len())
	}
	if t.struck > 0 {
		t.line.Struck = passage.Lengthen(t.line.Struck, at, t.text.Len())
	}
}

// endLine ends a line of the screen.
func (t *cueText) endLine() {
	l := t.line
	l.Text = t.text.String()
	if strings.TrimSpace(l.Text) != "" {
		l.voice, l.voiceAt = t.voice, t.voiceAt
		end := len(strings.TrimRightFunc(l.Text, unicode.IsSpace))
		// Several people may speak in one line of captions: >> Why? >> Because.
		for from := spaces(l.Text); from < end; {
			words := from + len(l.Text[from:end]) - len(strings.TrimLeft(l.Text[from:end], "> "))
			to := end
			if n := strings.Index(l.Text[words:end], ">>"); n >= 0 {
				to = words + n
			}
			t.out = append(t.out, l.part(from, from+len(strings.TrimRightFunc(l.Text[from:to], unicode.IsSpace))))
			from = to
		}
	}
	t.line = line{}
	t.text.Reset()
	t.next = 0
}

// part gives what stands between from and to of a line. Of the cues before, the last is that of its beginning. Its time does not grow
// with the rest of the line.
func (l line) part(from, to int) line {
	out := l
	out.Text = l.Text[from:to]
	out.Places, out.cues = nil, nil
	k := max(0, sort.Search(len(l.Places), func(i int) bool { return l.Places[i].At > from })-1)
	out.Places = append(out.Places, markdown.Place{Pos: l.Pos(from), Source: l.Source(from), Whole: l.Places[k].Whole})
	for _, p := range l.Places[k+1:] {
		if p.At >= to {
			break
		}
		p.At -= from
		out.Places = append(out.Places, p)
	}
	k = max(0, sort.Search(len(l.cues), func(i int) bool { return l.cues[i].At > from })-1)
	for _, c := range l.cues[min(k, len(l.cues)):] {
		if c.At >= to {
			break
		}
		out.cues = append(out.cues, Cue{max(0, c.At-from), c.Second})
	}
	out.Bold, out.Struck = passage.Clip(l.Bold, from, to), passage.Clip(l.Struck, from, to)
	return out
}

func (l line) since(n int) line { return l.part(n, len(l.Text)) }

// tag follows a tag at the beginning of s, and gives its length; 0 where there is none. What looks like a tag and is none of
// captions', <inaudible>, are words.
func (t *cueText) tag(s string, pos diag.Pos) int {
	end := strings.IndexByte(s, '>')
	if end < 0 {
		return 0
	}
	inner := s[1:end]
	if second, n := clock(inner); n > 0 && n == len(inner) {
		t.line.cues = append(t.line.cues, Cue{t.text.Len(), second})
		return end + 1
	}
	name, closing := strings.CutPrefix(inner, "/")
	name = strings.TrimSuffix(name, "/")
	step := 1
	if closing {
		step = -1
	}
	if n := strings.IndexFunc(name, func(r rune) bool { return r == '.' || unicode.IsSpace(r) }); n >= 0 {
		name = name[:n]
	}
	switch strings.ToLower(name) {
	case "v":
		t.endVoice()
		if !closing {
			_, annotation, _ := strings.Cut(strings.ReplaceAll(inner, "\t", " "), " ")
			t.voice, t.voiceAt = strings.TrimSpace(html.UnescapeString(annotation)), pos
		}
	case "b":
		t.bold = max(0, t.bold+step)
	case "s", "strike":
		t.struck = max(0, t.struck+step)
	case "rt":
		t.ruby = !closing
	case "ruby":
		t.ruby = false
	case "br":
		t.endLine()
	case "c", "i", "u", "lang", "font", "span", "em", "strong":
	default:
		return 0
	}
	return end + 1
}

// endVoice ends the words of a voice within a line.
func (t *cueText) endVoice() {
	t.endLine()
	t.voice = ""
}

// override gives the length of an instruction of other formats at the beginning of s, which SubRip files keep: {\an8}.
func override(s string) int {
	if !strings.HasPrefix(s, `{\`) {
		return 0
	}
	return strings.IndexByte(s, '}') + 1
}

// reference resolves a character reference at the beginning of s; its length is 0 where there is none.
func reference(s string) (words string, size int) {
	end := strings.IndexByte(s[:min(len(s), 34)], ';')
	if end < 2 {
		return "", 0
	}
	if words = html.UnescapeString(s[:end+1]); words == s[:end+1] {
		return "", 0
	}
	return strings.NewReplacer("\u200E", "", "\u200F", "").Replace(words), end + 1 // &lrm; turns words, and is none
}

// markSpeakers finds the dashes with which the lines of a caption say that somebody else speaks, "- Why?", and takes them from the lines. A dash alone
// in its caption may go on with a sentence: it marks a speaker only where the words before have come to an end.
func markSpeakers(lines []line, before string) {
	dashes := 0
	for _, l := range lines {
		if leadingDash(l.Text) > 0 {
			dashes++
		}
	}
	last, _ := utf8.DecodeLastRuneInString(before)
	if dashes == 0 || dashes == 1 && before != "" && !strings.ContainsRune(".?!…)]♪\"”", last) {
		return
	}
	for i, l := range lines {
		if n := leadingDash(l.Text); n > 0 && (dashes > 1 || i == 0) {
			lines[i] = l.since(n)
			lines[i].turn = true
		}
	}
}

// leadingDash gives the length of a dash with which a line begins, and of the white space around it.
func leadingDash(s string) int {
	at := spaces(s)
	for _, d := range []string{"-", "–", "—"} {
		rest, ok := strings.CutPrefix(s[at:], d)
		if !ok {
			continue
		}
		next, _ := utf8.DecodeRuneInString(rest)
		if n := spaces(rest); n > 0 && n < len(rest) || unicode.IsUpper(next) {
			return at + len(d) + n
		}
	}
	return 0
}
