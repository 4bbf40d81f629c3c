package search

import (
	"strings"

	"github.com/blevesearch/snowballstem"
	"github.com/blevesearch/snowballstem/arabic"
	"github.com/blevesearch/snowballstem/danish"
	"github.com/blevesearch/snowballstem/dutch"
	"github.com/blevesearch/snowballstem/english"
	"github.com/blevesearch/snowballstem/finnish"
	"github.com/blevesearch/snowballstem/french"
	"github.com/blevesearch/snowballstem/german"
	"github.com/blevesearch/snowballstem/hungarian"
	"github.com/blevesearch/snowballstem/irish"
	"github.com/blevesearch/snowballstem/italian"
	"github.com/blevesearch/snowballstem/norwegian"
	"github.com/blevesearch/snowballstem/portuguese"
	"github.com/blevesearch/snowballstem/romanian"
	"github.com/blevesearch/snowballstem/russian"
	"github.com/blevesearch/snowballstem/spanish"
	"github.com/blevesearch/snowballstem/swedish"
	"github.com/blevesearch/snowballstem/tamil"
	"github.com/blevesearch/snowballstem/turkish"
)

// stemmers are the algorithms of Snowball, by the first part of a language's tag.
var stemmers = map[string]func(*snowballstem.Env) bool{
	"ar": arabic.Stem, "da": danish.Stem, "nl": dutch.Stem, "en": english.Stem, "fi": finnish.Stem, "fr": french.Stem, "de": german.Stem, "hu": hungarian.Stem,
	"ga": irish.Stem, "it": italian.Stem, "nb": norwegian.Stem, "nn": norwegian.Stem, "no": norwegian.Stem, "pt": portuguese.Stem, "ro": romanian.Stem,
	"ru": russian.Stem, "es": spanish.Stem, "sv": swedish.Stem, "ta": tamil.Stem, "tr": turkish.Stem,
}

// tongue is the first part of a language's tag, where words of it have stems; else "".
func tongue(tag string) string {
	first, _, _ := strings.Cut(strings.ToLower(tag), "-")
	if stemmers[first] == nil {
		return ""
	}
	return first
}

// stemmer finds the stems of one language's words.
type stemmer struct {
	by  func(*snowballstem.Env) bool // nil where it has none
	env *snowballstem.Env
}

// newStemmer gives that of a tongue.
func newStemmer(tongue string) *stemmer { return &stemmer{stemmers[tongue], snowballstem.NewEnv("")} }

// stem gives what the forms of a word have alike; of a language without stems, of words with digits, and of keys, the word.
func (s *stemmer) stem(word string) string {
	if s.by == nil || strings.ContainsAny(word, "=0123456789") {
		return word
	}
	s.env.SetCurrent(word)
	s.by(s.env)
	if stem := s.env.Current(); stem != "" {
		return stem
	}
	return word
}
