package site

import (
	"cmp"
	"fmt"
	"slices"

	"golang.org/x/text/language"

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
	if s.before != nil {
		if t := s.before.terms[f.Slug.Value]; t != nil && t.Term == f { // quotes that are known name it
			s.terms[f.Slug.Value] = t
			s.Terms = append(s.Terms, t)
			return
		}
	}
	t := &Term{Term: f, Address: TermPage.Of(f.Slug.Value)}
	if enter(s, s.terms, t, &f.Head) {
		s.Terms = append(s.Terms, t)
	}
}

// Term gives the term of a slug; nil where there is none.
func (s *Site) Term(slug string) *Term { return s.terms[slug] }

// joinTerms makes the matcher of all names, and reports a name that two terms claim.
func (s *Site) joinTerms() {
	var names []glossary.Name
	claims := make(map[string]nameClaim, len(s.Terms))
	for _, t := range s.Terms {
		if len(t.OnlyTopics)+len(t.OnlyArticles) > 0 {
			s.restricted = append(s.restricted, t)
		}
		not, forms := values(t.Not), values(t.Forms)
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
			s.claimName(claims, nameClaim{t, n})
		}
	}
	if len(names) > 0 {
		s.makeMatchers(names)
	}
}

// makeMatchers makes a matcher of the terms' names for each language that the site has texts in. Those of the Site before know the same terms.
func (s *Site) makeMatchers(names []glossary.Name) {
	s.matchers = map[string]*glossary.Matcher{}
	byBase := map[language.Base]*glossary.Matcher{}
	add := func(written string) {
		if s.matchers[written] != nil {
			return
		}
		tag := language.Make(cmp.Or(written, s.Language))
		base, _ := tag.Base()
		if byBase[base] == nil && s.before != nil {
			byBase[base] = s.before.matchers[written]
		}
		if byBase[base] == nil {
			byBase[base] = glossary.New(names, tag)
		}
		s.matchers[written] = byBase[base]
	}
	add("")
	for _, f := range s.files {
		add(f.FileHead().Language.Value)
		if a, ok := f.(*content.Article); ok {
			for i := range a.Quotes {
				add(a.Quotes[i].Language.Value)
			}
		}
	}
}

// Matcher finds the names of terms in a text of a language, a tag as content writes it ("" is the site's); nil where there are no terms.
func (s *Site) Matcher(language string) *glossary.Matcher {
	if m := s.matchers[language]; m != nil {
		return m
	}
	return s.matchers[""]
}

// nameClaim is a term that has a name.
type nameClaim struct {
	term *Term
	name content.String
}

// claimName enters a term's claim to a name. Of two terms the one whose file comes later is to give it up.
func (s *Site) claimName(claims map[string]nameClaim, c nameClaim) {
	key := glossary.Key(c.name.Value)
	first, taken := claims[key]
	if !taken {
		claims[key] = c
		return
	}
	if first.term == c.term {
		return
	}
	if cmp.Or(cmp.Compare(c.term.Path, first.term.Path), c.name.Pos.Compare(first.name.Pos)) < 0 {
		claims[key] = c
		first, c = c, first
	}
	s.fail(c.term.Path, c.name.Pos, diag.TermClash, fmt.Sprintf("`%s` is a name of the term `%s` too", c.name.Value, first.term.Name()),
		fmt.Sprintf("keep it here or in %s:%d, where the other stands", first.term.Path, first.name.Pos.Line))
}

func values(list []content.String) []string {
	out := make([]string, len(list))
	for i, v := range list {
		out[i] = v.Value
	}
	return out
}

// Allowed says which terms may be found in an article: those that it does not exclude, and that are not kept to other topics or
// articles. It is nil where all may.
func (s *Site) Allowed(a *Article) func(term int32) bool {
	var barred map[int32]bool
	bar := func(t *Term) {
		if barred == nil {
			barred = map[int32]bool{}
		}
		barred[t.Number] = true
	}
	for _, slug := range a.Exclude {
		if t := s.terms[slug.Value]; t != nil {
			bar(t)
		}
	}
	for _, t := range s.restricted {
		inArticle := slices.ContainsFunc(t.OnlyArticles, func(v content.String) bool { return v.Value == a.Slug.Value })
		inTopic := slices.ContainsFunc(t.OnlyTopics, func(v content.String) bool {
			slug := NameSlug(v.Value)
			return slices.ContainsFunc(a.Topics, func(topic *Topic) bool { return topic.Slug == slug })
		})
		if !inArticle && !inTopic {
			bar(t)
		}
	}
	if barred == nil {
		return nil
	}
	return func(n int32) bool { return !barred[n] }
}
