// Package stem finds what the forms of a word have alike, by the algorithms of Snowball.
package stem

import (
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

var algorithms = map[string]func(*snowballstem.Env) bool{
	"ar": arabic.Stem, "da": danish.Stem, "nl": dutch.Stem, "en": english.Stem, "fi": finnish.Stem, "fr": french.Stem, "de": german.Stem, "hu": hungarian.Stem,
	"ga": irish.Stem, "it": italian.Stem, "nb": norwegian.Stem, "nn": norwegian.Stem, "no": norwegian.Stem, "pt": portuguese.Stem, "ro": romanian.Stem,
	"ru": russian.Stem, "es": spanish.Stem, "sv": swedish.Stem, "ta": tamil.Stem, "tr": turkish.Stem,
}

// Knows reports whether words of a language have stems; it takes the first part of the language's tag, in small letters.
func Knows(language string) bool { return algorithms[language] != nil }

// Stemmer finds the stems of one language's words. It uses its memory again and again, so it serves one goroutine at a time.
type Stemmer struct {
	stem func(*snowballstem.Env) bool
	env  *snowballstem.Env
}

// New gives the Stemmer of a language that Knows knows; nil for another.
func New(language string) *Stemmer {
	stem := algorithms[language]
	if stem == nil {
		return nil
	}
	return &Stemmer{stem, snowballstem.NewEnv("")}
}

// Of gives the stem of a word in small letters.
func (s *Stemmer) Of(word string) string {
	s.env.SetCurrent(word)
	s.stem(s.env)
	return s.env.Current()
}
