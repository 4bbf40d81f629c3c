package site

import (
	"fmt"
	"slices"
	"strings"

	"github.com/gloss-press/gloss/internal/content"
	"github.com/gloss-press/gloss/internal/diag"
)

// RelationKind says how one quote stands to another.
type RelationKind string

// The relations that a quote's front matter names.
const (
	Answers     RelationKind = "answers"
	Repeats     RelationKind = "repeats"
	Corrects    RelationKind = "corrects"
	Contradicts RelationKind = "contradicts"
)

// Relation is a tie between two quotes: From answers, repeats, corrects or contradicts To.
type Relation struct {
	Kind     RelationKind
	From, To *Quote
}

// refIn makes a quote's reference complete: an id alone means the same article.
func refIn(a *Article, ref string) string {
	if strings.Contains(ref, "#") {
		return ref
	}
	return a.Slug.Value + "#" + ref
}

// references are the quotes that a quote's front matter names under one key.
type references struct {
	Kind RelationKind
	Refs []content.String
}

func relations(q *content.Quote) [4]references {
	return [4]references{{Answers, q.Answers}, {Repeats, q.Repeats}, {Corrects, q.Corrects}, {Contradicts, q.Contradicts}}
}

// joinRelations resolves what quotes say of each other, and reports those that are not there.
func (s *Site) joinRelations() {
	for _, a := range s.oldest {
		for _, q := range a.Quotes {
			for _, r := range relations(q.Quote) {
				for _, ref := range r.Refs {
					other := s.Quote(refIn(a, ref.Value))
					switch {
					case other == nil:
						s.unknownQuote(a, ref)
					case other == q:
						s.fail(a.Path, ref.Pos, diag.UnknownSlug, fmt.Sprintf("the quote `%s` %s itself", q.ID().Value, r.Kind), "name another quote")
					default:
						s.back[other] = append(s.back[other], Relation{r.Kind, q, other})
					}
				}
			}
			if ref := q.StatementName; ref.Value != "" && s.Quote(refIn(a, ref.Value)) == nil {
				s.unknownQuote(a, ref)
			}
		}
	}
}

// unknownQuote reports a reference that leads to no quote, unless it is the article's file that has the mistake: one that can't be
// read, that has the slug of another, or a quote without an id.
func (s *Site) unknownQuote(a *Article, ref content.String) {
	full := refIn(a, ref.Value)
	slug, _, _ := strings.Cut(full, "#")
	if to := s.articles[slug]; s.doubles[slug] || to != nil && (to.Title.Value == "" || slices.ContainsFunc(to.Quotes, func(q *Quote) bool { return q.ID().Value == "" })) {
		return
	}
	hint := "name a quote by its id, or by article-slug#id"
	if k, ok := s.kept[slug]; ok {
		hint = "that article is not published yet (" + k.Path + ")"
	} else if near, ok := s.near("quote", full); ok {
		hint = "did you mean `" + strings.TrimPrefix(near, a.Slug.Value+"#") + "`?"
	}
	s.fail(a.Path, ref.Pos, diag.UnknownSlug, "there is no quote `"+ref.Value+"`", hint)
	if s.spelling.tries > enough {
		return
	}
	if near, ok := diag.Slip(full, s.slugs("quote")); ok {
		s.mend(ref, strings.TrimPrefix(near, a.Slug.Value+"#"))
	}
}

// Relations gives what a quote's front matter says of other quotes.
func (s *Site) Relations(q *Quote) []Relation {
	var list []Relation
	for _, r := range relations(q.Quote) {
		for _, ref := range r.Refs {
			if other := s.Quote(refIn(q.Article, ref.Value)); other != nil && other != q {
				list = append(list, Relation{r.Kind, q, other})
			}
		}
	}
	return list
}

// Back gives what other quotes say of the statement that q cites, wherever it is cited: each statement once for each thing it says.
func (s *Site) Back(q *Quote) []Relation {
	if len(s.back) == 0 {
		return nil
	}
	type said struct {
		kind RelationKind
		by   *Statement
	}
	var list []Relation
	seen := map[said]bool{}
	for _, same := range q.Statement.Quotes {
		for _, r := range s.back[same] {
			if k := (said{r.Kind, r.From.Statement}); !seen[k] {
				seen[k] = true
				list = append(list, r)
			}
		}
	}
	return list
}

// CorrectedBy gives the last quote that corrects the statement that q cites; nil for none.
func (s *Site) CorrectedBy(q *Quote) *Quote {
	for _, r := range slices.Backward(s.Back(q)) {
		if r.Kind == Corrects {
			return r.From
		}
	}
	return nil
}
