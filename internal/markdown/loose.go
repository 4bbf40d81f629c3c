package markdown

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"github.com/gloss-press/gloss/internal/diag"
	"github.com/gloss-press/gloss/internal/passage"
)

// maxLoose is the size of the largest text, in bytes, that is compared loosely.
const maxLoose = 2 << 20

// loose is a text in which everything that typography may change is alike: any quotation mark, any hyphen or dash, ligatures and
// fractions and the letters that they stand for, white space around marks. Nothing that is loosely alike is ever taken for a quote;
// it is what gloss fix may write in its place.
type loose struct {
	text     strings.Builder
	from, to []int32 // of each byte of text, where it comes from
}

func loosen(s string) *loose {
	l := &loose{}
	space := -1 // where white space begins that has not been written
	touch := false
	for i, c := range s {
		_, size := utf8.DecodeRuneInString(s[i:])
		end := i + size
		switch {
		case c == '\u00AD':
			continue
		case unicode.IsSpace(c):
			if space < 0 {
				space = i
			}
			continue
		case isQuotationMark(c):
			l.put("'", i, end)
			touch, space = true, -1
			continue
		case unicode.Is(unicode.Pd, c) || c == '−':
			if n := len(l.to); n == 0 || l.last() != '-' {
				l.put("-", i, end)
			} else {
				l.to[n-1] = int32(end)
			}
			touch, space = true, -1
			continue
		}
		plain := spelledOut(c)
		if strings.ContainsRune(",.;:!?)", rune(plain[0])) || len(l.to) == 0 {
			space = -1
		}
		switch {
		case space >= 0 && !touch:
			l.put(" ", space, i)
		case isFraction(c) && unicode.IsDigit(rune(l.last())): // 2½ is 2 1/2, and not 21/2
			l.put(" ", i, i)
		}
		touch, space = false, -1
		l.put(plain, i, end)
	}
	return l
}

// Alike reports whether two texts differ in typography at most, by a looser rule than that by which quotes are found: any quotation
// mark is any other, a ligature its letters, a hyphen a dash.
func Alike(a, b string) bool { return loosen(a).text.String() == loosen(b).text.String() }

func (l *loose) put(s string, from, to int) {
	for range len(s) {
		l.from, l.to = append(l.from, int32(from)), append(l.to, int32(to))
	}
	l.text.WriteString(s)
}

// last gives the last byte.
func (l *loose) last() byte {
	if s := l.text.String(); s != "" {
		return s[len(s)-1]
	}
	return 0
}

func isQuotationMark(c rune) bool {
	return strings.ContainsRune("\"'`´", c) || c >= utf8.RuneSelf && (unicode.In(c, unicode.Pi, unicode.Pf) || strings.ContainsRune("„‚‟‛″′ʼ＂〝〞〟", c))
}

// isFraction reports ½ and its like.
func isFraction(c rune) bool {
	return 0xBC <= c && c <= 0xBE || 0x2150 <= c && c <= 0x215E || c == 0x2189
}

// spelledOut gives the letters that a character stands for: fi for a ligature, 1/2 for a fraction. Raised digits and letters are
// others: 10² is not 102.
func spelledOut(c rune) string {
	s := string(c)
	switch {
	case c < utf8.RuneSelf:
		return s
	case unicode.Is(unicode.No, c) && !isFraction(c), unicode.Is(unicode.Lm, c), c == 'ª', c == 'º':
		return norm.NFD.String(s)
	}
	return strings.ReplaceAll(norm.NFKD.String(s), "\u2044", "/")
}

// retyped gives the mend for words that the article has in another typography: its own. There is none where it has them in
// several.
func (r *reading) retyped(w *Wanted, text *passage.Text) []diag.Fix {
	if len(r.flow.text) > maxLoose || len(w.Words) > maxLoose {
		return nil
	}
	if r.loose == nil {
		r.loose = loosen(r.flow.text)
	}
	const closing = " \t\n.,;:!?…-–—"
	const marks = " \t\n\"'“”„‘’«»‹›"
	open := strings.TrimRight(w.Words, closing)
	for _, words := range []string{w.Words, open, strings.TrimRight(strings.Trim(open, marks), closing)} {
		pattern := loosen(words).text.String()
		if !strings.ContainsFunc(pattern, isWordRune) {
			continue
		}
		first, size := utf8.DecodeRuneInString(pattern)
		other := unicode.ToUpper(first)
		if other == first {
			other = unicode.ToLower(first)
		}
		for _, pattern := range []string{pattern, string(other) + pattern[size:]} {
			have, at, ok := r.only(w, pattern, text)
			switch {
			case !ok:
				return nil
			case have != "":
				return []diag.Fix{setWords(w, have, fmt.Sprintf("write the words as the article has them on line %d", r.line(at)))}
			}
		}
	}
	return nil
}

// only gives the words of the article that are loosely like a pattern, and where they stand first; false where it has them in
// several typographies.
func (r *reading) only(w *Wanted, pattern string, text *passage.Text) (have string, at int, ok bool) {
	for _, p := range r.loosely(pattern) {
		as := inline(r.flow.text[p.From:p.To])
		switch {
		case !r.placed(w, as, p, text):
		case have == "":
			have, at = as, p.From
		case as != have:
			return "", 0, false
		}
	}
	return have, at, true
}

// reworded gives the mend that puts the article's words in the place of a quote's: which of the two is right is for a person to
// say.
func (r *reading) reworded(w *Wanted, near passage.Range, text *passage.Text) []diag.Fix {
	near = passage.Range{From: near.From, To: near.From + len(strings.TrimRightFunc(r.flow.text[near.From:near.To], unicode.IsSpace))}
	as := inline(r.flow.text[near.From:near.To])
	if !r.placed(w, as, near, text) {
		return nil
	}
	f := setWords(w, as, fmt.Sprintf("quote what the article says on line %d: “%s”", r.line(near.From), r.flow.excerpt(near.From, near.To, 80)))
	f.Words = true
	return []diag.Fix{f}
}

func setWords(w *Wanted, words, message string) diag.Fix {
	return diag.Fix{Message: message, Changes: []diag.Change{{Kind: diag.SetValue, At: w.Pos, New: words}}}
}

// placed reports whether words, with the quote's own prefix and suffix, would be found at p, and could be quoted there.
func (r *reading) placed(w *Wanted, words string, p passage.Range, text *passage.Text) bool {
	if r.flow.has(p.From, p.To, struck|suspect|unseen) || hasHidden(words) {
		return false
	}
	for _, found := range passage.Compile(words, w.Prefix, w.Suffix).In(text) {
		if found == p {
			return true
		}
	}
	return false
}

// loosely gives the places of a pattern in the text, both in their loose form.
func (r *reading) loosely(pattern string) (places []passage.Range) {
	text := r.loose.text.String()
	for at := 0; len(places) < 2*maxPlaces; at++ {
		i := strings.Index(text[at:], pattern)
		if i < 0 {
			break
		}
		at += i
		places = append(places, passage.Range{From: int(r.loose.from[at]), To: int(r.loose.to[at+len(pattern)-1])})
	}
	return places
}

// inline brings a passage to one line, and takes out what no reader sees: soft hyphens.
func inline(s string) string {
	var b strings.Builder
	for _, part := range diag.Tokens(strings.ReplaceAll(s, "\u00AD", "")) {
		if strings.ContainsAny(part, "\n") {
			part = " "
		}
		b.WriteString(part)
	}
	return b.String()
}
