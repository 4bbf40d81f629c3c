package glossary

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// skim goes on to the next atom that may begin a name, and reports whether there is one. Most words of a text begin
// none; here they are passed over without being read as atoms: one look at each byte, one at the heads. What is not
// plain (a word that is not ASCII, an address) is left to tokens.
func (s *scanner) skim() bool {
	text, h := s.in.text, s.m.heads
	if h == nil {
		return true
	}
	for at := s.in.at; at < len(text); {
		s.in.at = at
		var sum uint64
		for at < len(text) && small[text[at]] != 0 {
			sum = summed(sum, small[text[at]])
			at++
		}
		if word := text[s.in.at:at]; word != "" {
			if h.begin(sum, text[at:]) || goesOn(word, text[at:]) || h.tails[word[len(word)-1]] && s.hasHead(word) {
				return true
			}
			continue
		}
		if c := text[at]; c < utf8.RuneSelf {
			if h.signs[c] || c == ':' && strings.HasPrefix(text[at:], "://") {
				return true
			}
			at++
			continue
		}
		r, n := utf8.DecodeRuneInString(text[at:])
		if isWord(r) || h.others && r != softHyphen && !unicode.IsSpace(r) {
			return true
		}
		at += n
	}
	s.in.at = len(text)
	return false
}

// goesOn reports whether what follows a word of ASCII makes it something else: a longer word, an address.
func goesOn(word, rest string) bool {
	switch {
	case rest == "":
		return false
	case rest[0] == '.':
		return len(word) == 3 && strings.EqualFold(word, "www")
	case rest[0] < utf8.RuneSelf:
		return false
	}
	r, _ := utf8.DecodeRuneInString(rest)
	return r == softHyphen || isWord(r)
}

// hasHead reports whether a base of an inflected word of ASCII may be one of a name.
func (s *scanner) hasHead(word string) bool {
	if !inflectable(len(word)) {
		return false
	}
	s.fold = appendSmall(s.fold[:0], word)
	s.lengths = s.m.grammar.inflection.bases(s.lengths[:0], s.fold)
	for _, n := range s.lengths {
		if s.m.heads.has(summed(sum(s.fold[:n]), markBase)) {
			return true
		}
	}
	return false
}

// small gives for a byte of an ASCII word the small letter, for all other bytes 0.
var small = func() (table [256]byte) {
	for c, class := range ascii {
		if class == asciiWord {
			table[c] = byte(unicode.ToLower(rune(c)))
		}
	}
	return table
}()

func appendSmall(dst []byte, word string) []byte {
	for i := range len(word) {
		dst = append(dst, small[word[i]])
	}
	return dst
}
