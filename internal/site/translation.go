package site

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/gloss-press/gloss/internal/diag"
)

// LanguageOf gives the language (BCP 47) that an article is written in: its own, or the site's.
func (s *Site) LanguageOf(a *Article) string { return cmp.Or(a.Language.Value, s.Language) }

// IsTranslation reports whether an article is a translation of another one on the site.
func (a *Article) IsTranslation() bool { return a.original != nil }

// Original gives the article that this one translates, or the one that that translates; itself where it is none's translation.
func (a *Article) Original() *Article {
	for a.original != nil {
		a = a.original
	}
	return a
}

// editionLike gives the edition of an article in the language of another, or else the original.
func (a *Article) editionLike(other *Article) *Article {
	for _, edition := range a.Editions {
		if strings.EqualFold(edition.Language.Value, other.Language.Value) {
			return edition
		}
	}
	return a.Original()
}

// joinTranslations joins the articles that are one in several languages: who translates whom stands in front matter, and two translations of
// one article are each other's too.
func (s *Site) joinTranslations() {
	groups := map[*Article][]*Article{}
	for _, a := range s.oldest {
		if a.TranslationOf.Value != "" {
			a.original = s.translated(a)
		}
	}
	for _, a := range s.oldest {
		if a.original != nil && a.inCircle() {
			s.wrongTranslation(a, fmt.Sprintf("this article translates itself, by way of `%s`", a.TranslationOf.Value), "take `translation_of` out of the article that was written first")
			a.original = nil
		}
	}
	for _, a := range s.oldest {
		if a.original != nil {
			root := a.Original()
			groups[root] = append(groups[root], a)
		}
	}
	for _, root := range s.oldest {
		all := groups[root]
		if all == nil {
			continue
		}
		slices.SortStableFunc(all, func(x, y *Article) int { return cmp.Compare(s.LanguageOf(x), s.LanguageOf(y)) })
		all = slices.Insert(all, 0, root)
		for i, a := range all {
			a.Editions = all
			for _, other := range all[:i] {
				if strings.EqualFold(s.LanguageOf(a), s.LanguageOf(other)) {
					s.wrongTranslation(a, fmt.Sprintf("this is in the same language as `%s`, which is another edition of the same article: %s", other.Slug.Value, s.LanguageOf(a)),
						fmt.Sprintf("say with `language` which language each is in (the other is %s), or take `translation_of` out", other.Path))
					break
				}
			}
		}
	}
}

// translated gives the article that another one says to translate; nil for one that is not there, which is reported, or is kept back.
func (s *Site) translated(a *Article) *Article {
	of := a.TranslationOf
	slug := strings.TrimSuffix(strings.TrimPrefix(of.Value, "articles/"), ".md")
	to := s.articles[slug]
	switch {
	case to == a:
		s.wrongTranslation(a, "this article translates itself", "name the article that it translates, by its slug")
		return nil
	case to == nil && s.kept[slug].Path == "" && !s.doubles[slug]:
		hint := "name an article by its slug, which is its file's name without .md"
		if near, ok := s.near("article", slug); ok {
			hint = "did you mean `" + near + "`?"
		}
		s.fail(a.Path, of.Pos, diag.UnknownSlug, "there is no article `"+of.Value+"`", hint)
		s.mendSlug(of, slug, "article")
	}
	return to
}

// inCircle reports whether an article is what it translates at last.
func (a *Article) inCircle() bool {
	seen := map[*Article]bool{}
	for at := a.original; at != nil && !seen[at]; at = at.original {
		if at == a {
			return true
		}
		seen[at] = true
	}
	return false
}

func (s *Site) wrongTranslation(a *Article, message, hint string) {
	s.fail(a.Path, a.TranslationOf.Pos, diag.BadTranslation, message, hint)
}
