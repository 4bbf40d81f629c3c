package transcript

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// readAsking reads a questioner's Q, and the A of whoever answers.
func readAsking(h *head, s string) (opening, bool) {
	c := s[h.at]
	if c != 'Q' && c != 'A' {
		return opening{}, false
	}
	i := h.at + 1
	for i < len(s) && isDigit(s[i]) {
		i++
	}
	end := i
	if i < len(s) && strings.IndexByte(".:)", s[i]) >= 0 {
		i++
	}
	n := spaces(s[i:])
	words := i + n
	o := labelled(s, h.at, end, words)
	next, _ := utf8.DecodeRuneInString(s[words:])
	switch {
	case words == len(s):
		return o, i > end && s[end] == ':' || c == 'Q'
	case n == 0:
		return o, false
	case i > end, n > 1, s[i] == '\t', next == utf8.RuneError:
		return o, true
	}
	for _, d := range dashes {
		if rest, ok := strings.CutPrefix(s[words:], d); ok && spaces(rest) > 0 {
			o.words += len(d) + spaces(rest)
			return o, true
		}
	}
	// One space: "Q Thank you" asks, "Q and A" does not; "A man" may be anything.
	return o, c == 'Q' && !unicode.IsLower(next)
}

var dashes = []string{"-", "–", "—"}

// readAside reads what somebody else says in brackets: [Audience member: Why?]
func readAside(h *head, s string) (opening, bool) {
	if s[h.at] != '[' || !strings.HasSuffix(s, "]") || strings.Count(s[h.at:], "[") > 1 {
		return opening{}, false
	}
	n := strings.Index(s[h.at:], ": ")
	if n < 0 || n > maxLabel || !isLabel(s[h.at+1:h.at+n]) {
		return opening{}, false
	}
	words := h.at + n + 1
	o := labelled(s, h.at+1, h.at+n, words+spaces(s[words:]))
	o.closing = len(s) - 1
	return o, true
}

// readBracket reads a label in square brackets, with a colon and a time code behind them or without.
func readBracket(h *head, s string) (opening, bool) {
	if s[h.at] != '[' {
		return opening{}, false
	}
	end := strings.IndexByte(s[h.at:min(len(s), h.at+maxLabel)], ']')
	if end < 0 || !isLabel(s[h.at+1:h.at+end]) {
		return opening{}, false
	}
	words := h.at + end + 1
	o := labelled(s, h.at+1, h.at+end, words)
	words += spaces(s[words:])
	if second, n, _ := timeCode(s[words:]); n > 0 {
		o.codes = append(o.codes, second)
		words += n
	}
	if rest, ok := strings.CutPrefix(s[words:], ":"); ok {
		words = len(s) - len(rest)
	}
	o.words = words + spaces(s[words:])
	return o, end > 2 && (s[words-1] == ':' || !strings.HasPrefix(s[o.words:], "["))
}

// readColon reads a label with a colon behind it.
func readColon(h *head, s string) (opening, bool) {
	limit := min(len(s), h.at+maxLabel)
	for i := h.at; i < limit; {
		n := strings.IndexAny(s[i:limit], ":：")
		if n < 0 {
			break
		}
		i += n
		_, size := utf8.DecodeRuneInString(s[i:])
		if size == 1 && i > 0 && i+1 < len(s) && isDigit(s[i-1]) && isDigit(s[i+1]) {
			i++ // a time
			continue
		}
		end, codes := codeBefore(s, h.at, i)
		words := i + size
		if strings.HasPrefix(s[words:], "//") || !isLabel(strings.Trim(s[h.at:end], "*")) {
			break
		}
		o := labelled(s, h.at, end, words)
		o.codes = codes
		o.tight = size == 1 && words < len(s) && spaces(s[words:]) == 0 && s[words] != '*'
		words += spaces(s[words:])
		if second, n, unbracketed := timeCode(s[words:]); n > 0 && (!unbracketed || words+n == len(s)) && !isTimeOfDay(s[words:], n) {
			o.codes = append(o.codes, second)
			o.tight = false
			o.codeAt = words
			words += n + spaces(s[words+n:])
		}
		o.words = words
		return o, true
	}
	return opening{}, false
}

// codeBefore takes a time code that stands at the end of s[from:to], and gives where it begins.
func codeBefore(s string, from, to int) (end int, codes []float64) {
	label := strings.TrimRightFunc(s[from:to], unicode.IsSpace)
	at := strings.LastIndexAny(label, "[(")
	if !strings.HasSuffix(label, ")") && !strings.HasSuffix(label, "]") {
		at = strings.LastIndexFunc(label, unicode.IsSpace)
		at += len(label[max(at, 0):]) - len(strings.TrimLeftFunc(label[max(at, 0):], unicode.IsSpace))
	}
	if at <= 0 {
		return to, nil
	}
	if second, n, unbracketed := timeCode(label[at:]); n == len(label)-at {
		if gap := label[:at]; unbracketed && len(gap)-len(strings.TrimRightFunc(gap, unicode.IsSpace)) < 2 && !strings.HasSuffix(gap, "\t") {
			return to, nil // the end of a sentence: "at 10:30"
		}
		return from + len(strings.TrimRightFunc(label[:at], unicode.IsSpace)), []float64{second}
	}
	return to, nil
}

// readStop reads a label as Congress and parliaments have them: titles, a name, a full stop.
func readStop(h *head, s string) (opening, bool) {
	limit := min(len(s), h.at+maxLabel)
	titled, named := false, false
	label := func(end, next int) (opening, bool) {
		next += spaces(s[next:])
		r, _ := utf8.DecodeRuneInString(s[next:])
		return labelled(s, h.at, end, next), titled && isStopLabel(s[h.at:end]) && (next == len(s) || !unicode.IsLower(r))
	}
	for i := h.at; i < limit; {
		if s[i] == '(' || s[i] == '[' { // The PRESIDING OFFICER (Mr. Thune). Mr. Miller [continuing].
			n := strings.IndexByte(s[i:], closing[s[i]])
			if n < 0 || !titled {
				return opening{}, false
			}
			end := i + n + 1
			if s[i] == '[' {
				end = i
			}
			if i += n + 1; strings.HasPrefix(s[i:], ".") {
				return label(end, i+1+len(s[i+1:])-len(strings.TrimLeft(s[i+1:], "-")))
			}
			i += spaces(s[i:])
			continue
		}
		n := strings.IndexFunc(s[i:], unicode.IsSpace)
		if n < 0 {
			n = len(s) - i
		}
		word, end := s[i:i+n], i+n
		ends := strings.HasSuffix(word, ".")
		before, rest, dashed := strings.Cut(word, ".-")
		switch {
		case strings.ContainsAny(word, ":!?;"):
			return opening{}, false
		case dashed: // HON. KELEMO.- words; Mr. Wollin.--words
			o, ok := label(i+len(before), end-len(strings.TrimLeft(rest, "-")))
			o.dashed = true
			return o, ok
		case !named && (isTitleWord(word) || listed["roles"][fold(word)] && strings.HasPrefix(s[h.at:], "The ")):
			titled = titled || !listed["parts of titles"][fold(word)] || listed["courtesies"][fold(word)]
			if ends && utf8.RuneCountInString(word) > 5 { // "The Chairman. The hearing …": a title alone
				return label(end-1, end)
			}
		case ends && isInitials(word):
			named = true
		case ends && utf8.RuneCountInString(word) > 2:
			return label(end-1, end)
		default:
			named = true
		}
		// "The PRESIDING OFFICER" is an office too, since capitals tell.
		titled = titled || named && isCapital(word) && strings.HasPrefix(s[h.at:], "The ")
		if !titled && !listed["parts of titles"][fold(word)] {
			return opening{}, false
		}
		i = end + spaces(s[end:])
	}
	return opening{}, false
}

var closing = map[byte]byte{'(': ')', '[': ']'}

// isStopLabel reports whether the words before a full stop are titles and a name, and behind a comma an office.
func isStopLabel(s string) bool {
	name, office, more := strings.Cut(withoutBrackets(s), ",")
	last := name[strings.LastIndexByte(name, ' ')+1:]
	if !isLabel(s) || !isName(name) || listed["abbreviations"][fold(last)] {
		return false
	}
	return !more || hasTitle(fold(office)) && !isAddress(office)
}

// isAddress reports whether words speak to somebody or of oneself: "Mr. Brock, do you agree."
func isAddress(s string) bool {
	for w := range strings.FieldsSeq(fold(s)) {
		switch strings.Trim(w, ",") {
		case "you", "your", "i", "we", "us", "my", "our", "please", "thank", "thanks", "is", "are", "was", "sir", "mr", "ms", "mrs", "dr":
			return true
		}
	}
	return false
}

// isTitleWord reports whether a word may stand before a surname. "Chairman." may be one at a label's end.
func isTitleWord(word string) bool {
	return listed["titles"][fold(word)] && (len(word) < 7 || !isCapital(word) || listed["roles"][fold(word)])
}

// isInitials reports whether a word is a name's initials: "P.D.", "J.".
func isInitials(word string) bool {
	letters := 0
	for part := range strings.SplitSeq(strings.TrimSuffix(word, "."), ".") {
		if r, n := utf8.DecodeRuneInString(part); n != len(part) || !unicode.IsUpper(r) {
			return false
		}
		letters++
	}
	return letters > 0
}

// readDash reads a label with a dash behind it: Dana - words
func readDash(h *head, s string) (opening, bool) {
	for i := h.at; i < min(len(s), h.at+maxLabel); i++ {
		if s[i] != ' ' {
			continue
		}
		for _, d := range dashes {
			if rest, ok := strings.CutPrefix(s[i+1:], d); ok && spaces(rest) > 0 {
				end, codes := codeBefore(s, h.at, i)
				if label := strings.Trim(s[h.at:end], "*"); !isLabel(label) || strings.HasSuffix(label, ".") || strings.HasSuffix(label, ",") {
					return opening{}, false
				}
				o := labelled(s, h.at, end, len(s)-len(rest)+spaces(rest))
				o.codes = codes
				return o, true
			}
		}
	}
	return opening{}, false
}

// readFront reads a label that its bold alone sets off: **Mara Vine** words
func readFront(h *head, s string) (opening, bool) {
	end := h.bold
	words := end
	if h.star == "**" {
		n := strings.Index(s[h.at:], "**")
		end = h.at + n
		words = end + len("**")
	}
	if end <= h.at || words >= len(s) || !isLabel(s[h.at:end]) || strings.ContainsAny(s[words-1:words+1], ":：") {
		return opening{}, false
	}
	end, codes := codeBefore(s, h.at, end)
	words += spaces(s[words:])
	if second, n, _ := timeCode(s[words:]); n > 0 && !isTimeOfDay(s[words:], n) {
		codes = append(codes, second)
		words += n + spaces(s[words+n:])
	}
	o := labelled(s, h.at, end, words)
	o.codes, o.bold = codes, true
	return o, true
}

// readGap reads a label that two spaces or a tab set off.
func readGap(h *head, s string) (opening, bool) {
	part := s[h.at:min(len(s), h.at+maxLabel)]
	for i, r := range part {
		if unicode.IsSpace(r) && (r == '\t' || spaces(part[i:]) > utf8.RuneLen(r)) {
			if _, n, _ := timeCode(strings.TrimSpace(s[h.at+i:])); n > 0 && n == len(strings.TrimSpace(s[h.at+i:])) {
				return opening{}, false
			}
			return labelled(s, h.at, h.at+i, h.at+i+spaces(s[h.at+i:])), isLabel(part[:i])
		}
	}
	return opening{}, false
}

// readAlone reads a line that is nothing but a label and perhaps a time code.
func readAlone(h *head, s string) (opening, bool) {
	if len(s)-h.at > maxLabel {
		return opening{}, false
	}
	end, codes := codeBefore(s, h.at, len(s))
	last := s[strings.LastIndexByte(s[:end], ' ')+1 : end]
	if strings.HasSuffix(last, ":") || strings.HasSuffix(last, "：") || strings.HasSuffix(last, ".") && !isSuffix(fold(last)) {
		return opening{}, false // a sentence
	}
	o := labelled(s, h.at, end, len(s))
	o.codes = codes
	return o, isLabel(strings.Trim(s[h.at:end], "*"))
}
