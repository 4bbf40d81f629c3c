// Package quoting makes the front matter of a quote from words of a transcript: right by construction, since the words are the
// source's own, and what is made is compared with the source before it is given.
package quoting

import (
	"fmt"
	"strings"

	"github.com/gloss-press/gloss/internal/content"
	"github.com/gloss-press/gloss/internal/frontmatter"
	"github.com/gloss-press/gloss/internal/passage"
	"github.com/gloss-press/gloss/internal/site"
	"github.com/gloss-press/gloss/internal/telling"
	"github.com/gloss-press/gloss/internal/transcript"
	"github.com/gloss-press/gloss/internal/verdict"
	"github.com/gloss-press/gloss/internal/workspace"
)

// Asked is words to be quoted.
type Asked struct {
	Source  *site.Source
	Words   string           // as selected or typed
	Turn    int              // the turn they stand in, from 1; 0: any
	Before  string           // words right before them, which choose among several places; may be empty
	Article *content.Article // gets the quote, so that its id is new there; nil: any
}

// Quote is a quote that is ready to stand in an article's front matter.
type Quote struct {
	Keys   []frontmatter.Pair // in the order of the format's description
	Places int                // how often the words stand in the source
	Turn   int                // the turn they stand in, from 1
	Kind   verdict.Kind       // Verified, or a warning that stays for the writer
	Lost   string             // CutShort: the word beside the words that changes what they mean
	Lacks  []string           // keys that the writer has to fill in, since the source doesn't tell
}

// Get gives the value of a key; "" where the quote has none.
func (q *Quote) Get(key string) string {
	for _, p := range q.Keys {
		if p.Key == key {
			return p.Value
		}
	}
	return ""
}

// Passage gives the words as they are to stand in the article's text: with what has to touch them there.
func (q *Quote) Passage() string {
	return passage.OneLine(q.Get("prefix") + " " + q.Get("text") + " " + q.Get("suffix"))
}

// Notes tells, in a sentence each, what the writer has to know of the quote: what the source doesn't say, where its words stand
// besides, and what a build will warn of.
func (q *Quote) Notes() (notes []string) {
	for _, key := range q.Lacks {
		notes = append(notes, "the source doesn’t say the "+key+": write it behind "+key+":")
	}
	if q.Places > 1 {
		notes = append(notes, fmt.Sprintf("these words stand %d times in %s; this is where turn %d has them", q.Places, q.Get("source"), q.Turn))
	}
	if warning := telling.Warning(q.Kind, q.Lost); warning != "" {
		notes = append(notes, warning)
	}
	return notes
}

// Find finds words in a source's transcript, by the rules of matching, and makes a quote of them. The error is a *Refusal where
// they can't be quoted so.
func Find(s *workspace.Snapshot, a Asked) (*Quote, error) {
	t, diags := s.Transcript(a.Source)
	if t == nil || len(t.Turns) == 0 {
		return nil, noText(a.Source, diags)
	}
	f := &finder{Snapshot: s, Asked: a, t: t, language: languageOf(s, a)}
	if strings.TrimSpace(a.Words) == "" || !strings.ContainsFunc(passage.Key(a.Words), isTelling) {
		return nil, f.refuse("there are no words to quote", "", "select or write the words, as they stand in the source")
	}
	found, err := f.find()
	if err != nil {
		return nil, err
	}
	return f.quote(found)
}

// finder looks for one quote's words.
type finder struct {
	*workspace.Snapshot
	Asked
	t        *transcript.Transcript
	folded   *passage.Text
	whole    *verdict.Index // made when it is needed first
	language string
}

// found is where words stand, and how they are to be written.
type found struct {
	passage.Range
	turn   int // in Turns
	text   string
	places []passage.Range // all places where they stand as they are; none where they were found with omissions or brackets
}

func languageOf(s *workspace.Snapshot, a Asked) string {
	if l := a.Source.Language.Value; l != "" {
		return l
	}
	return s.Site.Language
}
