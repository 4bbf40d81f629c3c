package site

import (
	"fmt"
	"slices"

	"github.com/gloss-press/gloss/internal/content"
	"github.com/gloss-press/gloss/internal/diag"
	"github.com/gloss-press/gloss/internal/glossary"
)

// Term is a glossary entry.
type Term struct {
	*content.Term
	Number  int32 // its place in Site.Terms
	Address string
}

// Name is the term as a reader sees it.
func (t *Term) Name() string { return t.Term.Term.Value }

func (s *Site) addTerm(f *content.Term) {
	t := &Term{Term: f, Address: "glossary/" + f.Slug.Value + "/"}
	if claim(s, s.terms, t, &f.Head) {
		s.Terms = append(s.Terms, t)
	}
}

// joinTerms makes the matcher of all names, and reports a name that two terms claim.
func (s *Site) joinTerms() {
	var names []glossary.Name
	type owner struct {
		term *Term
		name content.String
	}
	claims := map[string]owner{}
	for _, t := range s.Terms {
		s.restricted = s.restricted || len(t.OnlyTopics)+len(t.OnlyArticles) > 0
		not := make([]string, len(t.Not))
		for i, n := range t.Not {
			not[i] = n.Value
		}
		forms := make([]string, len(t.Forms))
		for i, f := range t.Forms {
			forms[i] = f.Value
		}
		for i, n := range append([]content.String{t.Term.Term}, t.Aliases...) {
			if n.Value == "" {
				continue
			}
			name := glossary.Name{Term: t.Number, Text: n.Value, Exact: t.Exact, Not: not}
			if i == 0 {
				name.Forms = forms
			} else if len(forms) > 0 {
				name.Exact = true
			}
			names = append(names, name)
			key := glossary.Key(n.Value)
			if first, taken := claims[key]; taken && first.term != t {
				s.fail(t.Path, n.Pos, diag.TermClash, fmt.Sprintf("`%s` is a name of the term `%s` too", n.Value, first.term.Name()),
					fmt.Sprintf("it is claimed at %s:%d: keep it in one of them, or let `only` part them by articles in one file", first.term.Path, first.name.Pos.Line))
				continue
			} else if !taken {
				claims[key] = owner{t, n}
			}
		}
	}
	if len(names) > 0 {
		s.Matcher = glossary.New(names, s.tag())
	}
}

// Allowed says which terms may be found in an article: those that it does not exclude, and that are not kept to other topics or
// articles.
func (s *Site) Allowed(a *Article) func(term int32) bool {
	if !s.restricted && len(a.Exclude) == 0 {
		return nil
	}
	return func(n int32) bool {
		t := s.Terms[n]
		named := func(list []content.String, v string) bool {
			return slices.ContainsFunc(list, func(s content.String) bool { return s.Value == v })
		}
		if named(a.Exclude, t.Slug.Value) {
			return false
		}
		if len(t.OnlyTopics) == 0 && len(t.OnlyArticles) == 0 {
			return true
		}
		if named(t.OnlyArticles, a.Slug.Value) {
			return true
		}
		return slices.ContainsFunc(t.OnlyTopics, func(topic content.String) bool {
			return slices.ContainsFunc(a.Article.Topics, func(x content.String) bool { return Slugify(x.Value) == Slugify(topic.Value) })
		})
	}
}
