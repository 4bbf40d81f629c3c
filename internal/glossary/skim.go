package glossary

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// skim goes on to the next atom that may begin a name, and reports whether there is one. Most words of a text begin
// none; here they are passed over without being made atoms of. What is not plain (a word that is not ASCII, an address)
// is left to tokens.
func (s *scanner) skim() bool {
	text, h := s.in.text, s.m.heads
	if h == nil {
		return true
	}
	for at := s.in.at; at < len(text); {
		c := text[at]
		if small[c] != 0 {
			sum, n := sumOfFirst(text[at:])
			word, rest := text[at:at+n], text[at+n:]
			if h.begin(sum, rest) || goesOn(word, rest) || h.tails[word[n-1]] && s.hasHead(word) {
				s.in.at = at
				return true
			}
			at += n
			continue
		}
		if c < utf8.RuneSelf {
			if h.signs[c] || c == ':' && strings.HasPrefix(text[at:], "://") {
				s.in.at = at
				return true
			}
			at++
			continue
		}
		r, n := utf8.DecodeRuneInString(text[at:])
		if isWord(r) || h.others && r != softHyphen && !unicode.IsSpace(r) {
			s.in.at = at
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
	case rest[0] < utf8.RuneSelf:
		return rest[0] == '.' && len(word) == 3 && strings.EqualFold(word, "www")
	}
	r, _ := utf8.DecodeRuneInString(rest)
	return r == softHyphen || isWord(r)
}

// hasHead reports whether a word of ASCII, which may be inflected, may have the base of a name.
func (s *scanner) hasHead(word string) bool {
	if !inflectable(len(word)) {
		return false
	}
	s.fold = appendSmall(s.fold[:0], word)
	s.lengths = s.m.grammar.inflection.bases(s.lengths[:0], s.fold)
	for _, n := range s.lengths {
		if s.m.heads.has(sumOf(s.fold[:n]).with(markBase)) {
			return true
		}
	}
	return false
}
