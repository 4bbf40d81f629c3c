package check

import (
	"fmt"
	"strings"

	"github.com/gloss-press/gloss/internal/diag"
	"github.com/gloss-press/gloss/internal/markdown"
	"github.com/gloss-press/gloss/internal/site"
)

// inflection is a word that is taken for a term.
type inflection struct {
	term int32
	form string // in small letters
}

// found tells where a word stands that is taken for a term.
type found struct {
	markdown.Inflected
	first diag.Span
	times int
}

// word notes a mention that is a term's by its ending alone.
func (g *gathering) word(file string, m markdown.Inflected) {
	k, at := inflection{m.Term, strings.ToLower(m.Form)}, diag.At(file, m.Pos)
	f := g.words[k]
	if f == nil {
		f = &found{m, at, 0}
		g.words[k] = f
	}
	f.times++
	// Bodies are read in any order.
	if at.File < f.first.File || at.File == f.first.File && at.From.Compare(f.first.From) < 0 {
		f.Inflected, f.first = m, at
	}
}

// inflected tells of each word once, where it stands first.
func (g *gathering) inflected(s *site.Site) (notes []diag.Diagnostic) {
	for k, f := range g.words {
		t := s.Terms[k.term]
		message := fmt.Sprintf("“%s” is taken for the term “%s”", f.Form, t.Name())
		switch {
		case f.times == 2:
			message += ", here and at one other place"
		case f.times > 2:
			message += fmt.Sprintf(", here and at %d other places", f.times-1)
		}
		notes = append(notes, diag.Diagnostic{Span: f.first, Severity: diag.Note, Code: diag.MentionInflected, Message: message,
			Hint: fmt.Sprintf("if it is another word, name the right ones as `forms` in %s, or this one as `not`", t.Path)})
	}
	return notes
}

// unused tells of the terms that no article, page or biography mentions, and no quote uses.
func (g *gathering) unused(s *site.Site) (notes []diag.Diagnostic) {
	for _, n := range g.mentions {
		g.used[s.Terms[n]] = true
	}
	for _, a := range s.Articles {
		for _, q := range a.Quotes {
			for _, t := range q.Terms() {
				g.used[t] = true
			}
		}
	}
	for _, t := range s.Terms {
		if !g.used[t] {
			notes = append(notes, diag.Diagnostic{Span: diag.At(t.Path, t.Term.Term.Pos), Severity: diag.Note, Code: diag.TermUnused,
				Message: fmt.Sprintf("nothing uses the term “%s”", t.Name()), Hint: "give it the aliases by which articles call it, or take it out"})
		}
	}
	return notes
}
