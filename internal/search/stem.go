package search

import (
	"strings"

	"github.com/gloss-press/gloss/internal/stem"
)

// tongue is the first part of a language's tag, where words of it have stems; else "".
func tongue(tag string) string {
	first, _, _ := strings.Cut(strings.ToLower(tag), "-")
	if !stem.Knows(first) {
		return ""
	}
	return first
}

// stemOf gives what the forms of a word have alike; of a language without stems, for which s is nil, of words with digits, and of keys, the word.
func stemOf(s *stem.Stemmer, word string) string {
	if s == nil || strings.ContainsAny(word, "=0123456789") {
		return word
	}
	if found := s.Of(word); found != "" {
		return found
	}
	return word
}
