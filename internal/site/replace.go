package site

import (
	"cmp"
	"slices"

	"github.com/gloss-press/gloss/internal/content"
)

// Replace gives the Site after some files have changed: by their paths, nil for those that are gone. It equals New of all files as
// they are now. The Site that it is made from stays as it is; files that are the same value as before are taken to be unchanged.
func (s *Site) Replace(changes map[string]content.File, opt Options) *Site {
	files := make([]content.File, 0, len(s.files)+len(changes))
	glossary := false
	for _, f := range s.files {
		if _, changed := changes[f.FileHead().Path]; changed {
			glossary = glossary || tellsTerms(f)
		} else {
			files = append(files, f)
		}
	}
	for _, f := range changes {
		if f != nil {
			glossary = glossary || tellsTerms(f)
			files = append(files, f)
		}
	}
	slices.SortStableFunc(files, func(a, b content.File) int { return cmp.Compare(a.FileHead().Path, b.FileHead().Path) })
	if glossary {
		return join(files, opt, nil)
	}
	return join(files, opt, s)
}

// tellsTerms reports a file that decides which terms are found: the glossary's, and site.yaml, which has the language.
func tellsTerms(f content.File) bool {
	switch f.(type) {
	case *content.Term, *content.Terms, *content.Config:
		return true
	}
	return false
}

// known gives the same article of the Site before, whose quotes' words and terms are known; nil where there is none.
func (s *Site) known(a *Article) *Article {
	if s.before == nil {
		return nil
	}
	old := s.before.articles[a.Slug.Value]
	if old == nil || old.Article != a.Article || len(old.Quotes) != len(a.Quotes) {
		return nil
	}
	return old
}
