package markdown

import (
	_ "embed" // the list of elisions
	"strings"
	"unicode"
	"unicode/utf8"
)

// setting is what is known of a block's text where a straight mark stands in it.
type setting struct {
	marks  *quoteMarks // of the language; nil where straight signs stay
	prev   rune        // the last character; 0 at a block's start
	double int         // how many quotations in double marks are open
	single bool        // one in single marks is
}

// wrote notes a character of the text.
func (s *setting) wrote(r rune) {
	if s.marks != nil {
		switch {
		case s.marks.begins(r):
			s.double++
		case s.marks.ends(r):
			s.double = max(0, s.double-1)
		case isSign(s.marks.singleOpen, r):
			s.single = true
		case isSign(s.marks.singleClose, r):
			s.single = false
		}
	}
	s.prev = r
}

// ahead is what stands behind a mark: of the same text, and of the source behind that.
type ahead struct{ raw, after []byte }

// farthest is how far a mark is looked for that ends a quotation, in bytes.
const farthest = 2000

func (a ahead) text() string {
	text := string(a.raw[:min(len(a.raw), farthest)])
	return text + string(a.after[:min(len(a.after), farthest-len(text))])
}

// doubleMark gives the typographic form of a straight double mark. next is the character behind it, or 0 where its line ends.
func (p *parts) doubleMark(next rune, behind ahead) string {
	opens := p.opens(next) || p.prev == '’' && unicode.IsLetter(next) // l’«autre»
	inner := p.quoted > 0 || p.double > 1 || opens && p.double > 0
	switch {
	case unicode.IsNumber(p.prev) && p.measures(behind.text()):
		return "&quot;"
	case opens && inner:
		return p.marks.innerOpen
	case opens:
		return p.marks.open
	case inner:
		return p.marks.innerClose
	}
	return p.marks.close
}

// singleMark gives the typographic form of a straight single mark.
func (s *setting) singleMark(next rune, behind ahead) string {
	switch {
	case unicode.IsNumber(s.prev) && s.minutes(behind.text()):
		return "'"
	case s.opens(next) && !elides(behind.text()):
		return s.marks.singleOpen
	case s.single && !isSign(s.marks.singleClose, '’'):
		if r, _ := utf8.DecodeRuneInString(string(behind.raw)); !unicode.IsLetter(r) {
			return s.marks.singleClose
		}
	}
	return "’"
}

// measures reports whether a double mark behind a figure stands for inches or seconds: where it ends no quotation. In one it ends it,
// unless another mark behind it does: "a 5" nail".
func (s *setting) measures(after string) bool {
	return s.double == 0 || closes(after, '"')
}

// minutes reports whether a single mark behind a figure stands for feet or minutes: where it is no apostrophe (the 1990's) and ends no
// quotation.
func (s *setting) minutes(after string) bool {
	rest := strings.TrimLeft(after, " -\u00A0\u202F")
	if digits := strings.TrimLeft(rest, "0123456789.,/½¼¾⅓⅔⅛⅜⅝⅞"); len(digits) < len(rest) && len(after)-len(rest) <= 2 && strings.HasPrefix(digits, `"`) {
		return true // 6'2", 5' 10", 5'-10"
	}
	first, size := utf8.DecodeRuneInString(after)
	if unicode.IsLetter(first) {
		next, _ := utf8.DecodeRuneInString(after[size:])
		return strings.ContainsRune("NSEW", first) && !unicode.IsLetter(next) // 40°26'N
	}
	return unicode.IsDigit(first) || !s.single || closes(after, '\'')
}

// closes reports whether a quotation that is open ends in a text, in the same block, before another begins. A mark behind a figure may
// stand for inches, and does not count; nor does an apostrophe.
func closes(text string, mark byte) bool {
	text = text[:min(len(text), farthest)]
	if block := strings.Index(text, "\n\n"); block >= 0 {
		text = text[:block]
	}
	for i := 0; i < len(text); i++ {
		if text[i] != mark {
			continue
		}
		before, _ := utf8.DecodeLastRuneInString(text[:i])
		after, _ := utf8.DecodeRuneInString(text[i+1:])
		switch {
		case i > 0 && unicode.IsNumber(before):
		case i > 0 && (unicode.IsSpace(before) || strings.ContainsRune("([{—–", before)):
			if mark == '"' || !elides(text[i+1:]) {
				return false
			}
		case mark == '\'' && unicode.IsLetter(after): // it's
		default:
			return true
		}
	}
	return false
}

// opens reports whether a quotation mark opens: something follows it, and nothing that it could close stands before it.
func (s *setting) opens(next rune) bool {
	if next == 0 || unicode.IsSpace(next) {
		return false
	}
	switch s.prev {
	case 0, '(', '[', '{':
		return true
	case '–', '—', '-', '/', '=':
		return !strings.ContainsRune(".,;:!?)]}", next)
	}
	return unicode.IsSpace(s.prev) || s.marks.begins(s.prev) || isSign(s.marks.singleOpen, s.prev)
}

// begins reports whether a sign opens a quotation in double marks.
func (m *quoteMarks) begins(r rune) bool {
	return isSign(m.open, r) || isSign(m.innerOpen, r) || (r == '„' || r == '«') && !m.ends(r)
}

// ends reports whether a sign closes one.
func (m *quoteMarks) ends(r rune) bool {
	return isSign(m.close, r) || isSign(m.innerClose, r) || r == '»' && !isSign(m.open, r)
}

// isSign reports whether a mark, white space aside, is a sign.
func isSign(mark string, r rune) bool {
	found, _ := utf8.DecodeRuneInString(strings.Trim(mark, "\u202f"))
	return found == r
}

// inQuote notes that an element of a quote's words begins or ends. In it the marks are those of its language.
func (p *parts) inQuote(begins bool, language string) {
	if !begins {
		p.quoted--
		p.marks, p.around = p.around[len(p.around)-1], p.around[:len(p.around)-1]
		return
	}
	p.quoted++
	p.around = append(p.around, p.marks)
	if language != "" {
		p.marks = signsOf(language)
	}
}

//go:embed data/elisions.txt
var elisionList string

// elisions are the words that begin with an apostrophe; false for those that are words without it too.
var elisions = func() map[string]bool {
	list := map[string]bool{}
	for line := range strings.Lines(elisionList) {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		word, both := strings.CutPrefix(line, "? ")
		list[word] = !both
	}
	return list
}()

// elides reports whether the mark before a text stands for letters that are left out: before 'tis, 'n', the '90s.
func elides(text string) bool {
	text = strings.TrimLeft(text, "*_")
	if rest := strings.TrimLeft(text, "0123456789"); len(rest) < len(text) {
		return len(text)-len(rest) == 2 && !strings.HasPrefix(rest, "'") // the '90s, '68
	}
	end := strings.IndexFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && r != '\'' && r != '’' })
	if end < 0 {
		end = len(text)
	}
	word := strings.ToLower(strings.ReplaceAll(text[:end], "’", "'"))
	letters := strings.TrimRight(word, "'")
	if letters != word && letters != "n" { // it is a quotation of one word
		return false
	}
	always, known := elisions[letters]
	return known && (always || !closes(text[end:], '\''))
}
