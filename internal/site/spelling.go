package site

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/gloss-press/gloss/internal/content"
	"github.com/gloss-press/gloss/internal/diag"
)

// speller looks for what a writer may have meant. Its lists are made when they are first asked for, from files alone.
type speller struct {
	known map[string][]string // the slugs of a kind
	tries int                 // how many slugs were compared for hints
	make  func(kind, name string) string
}

// folders are the kinds of things that have a file, as messages name them.
var folders = map[string]string{"person": "content/people/", "source": "content/sources/", "term": "content/glossary/", "article": "content/articles/"}

// slugs gives the slugs of the files of a kind, in order.
func (s *Site) slugs(kind string) []string {
	if list, ok := s.spelling.known[kind]; ok {
		return list
	}
	var list []string
	switch kind {
	case "person":
		for slug, p := range s.speakers {
			if p.Speaker != nil {
				list = append(list, slug)
			}
		}
	case "source":
		list = slices.Collect(maps.Keys(s.sources))
	case "term":
		list = slices.Collect(maps.Keys(s.terms))
	case "article":
		list = slices.Collect(maps.Keys(s.articles))
	case "quote":
		for _, a := range s.Articles {
			for _, q := range a.Quotes {
				if q.ID().Value != "" {
					list = append(list, q.Ref())
				}
			}
		}
	}
	slices.Sort(list)
	if s.spelling.known == nil {
		s.spelling.known = map[string][]string{}
	}
	s.spelling.known[kind] = list
	return list
}

// enough is how many slugs are compared for the sake of hints. A site with so many mistakes is read for the first of them.
const enough = 5_000_000

// near gives the slug of a kind that was most likely meant.
func (s *Site) near(kind, v string) (string, bool) {
	known := s.slugs(kind)
	if s.spelling.tries += len(known); s.spelling.tries > enough {
		return "", false
	}
	return diag.Nearest(v, known)
}

// unknown reports a slug that no file has.
func (s *Site) unknown(file string, v content.String, kind string) {
	hint := "write " + folders[kind] + v.Value + ".md, or mend the name"
	if near, ok := s.near(kind, v.Value); ok {
		hint = "did you mean `" + near + "`?"
	}
	s.fail(file, v.Pos, diag.UnknownSlug, "there is no "+kind+" `"+v.Value+"`", s.orMake(hint, kind, v.Value))
	s.mendSlug(v, v.Value, kind)
}

// orMake adds to a hint the command that begins the file that is missing, so that it has the slug or name v.
func (s *Site) orMake(hint, kind, v string) string {
	name := v
	if kind == "person" && slugShaped(v) {
		words := strings.Split(v, "-")
		for i, w := range words {
			_, n := utf8.DecodeRuneInString(w)
			words[i] = strings.ToUpper(w[:n]) + w[n:]
		}
		name = strings.Join(words, " ")
	}
	if s.spelling.make == nil || kind == "article" || strings.HasPrefix(name, "-") || slugShaped(v) && Slugify(name) != v {
		return hint
	}
	if strings.HasSuffix(hint, "?") {
		return hint + " If not, begin the file: " + s.spelling.make(kind, name)
	}
	return hint + "; to begin the file: " + s.spelling.make(kind, name)
}

// mendSlug gives the mistake that was reported last its mend, where one slug alone is a slip away from the value.
func (s *Site) mendSlug(v content.String, slug, kind string) {
	known := s.slugs(kind)
	if s.spelling.tries += len(known); s.spelling.tries > enough {
		return
	}
	if near, ok := diag.Slip(slug, known); ok {
		s.mend(v, near)
	}
}

// mend gives the mistake that was reported last its mend: another value.
func (s *Site) mend(v content.String, value string) {
	s.diags[len(s.diags)-1].Fixes = []diag.Fix{{Message: "write " + value, Changes: []diag.Change{{Kind: diag.SetValue, At: v.Pos, New: value}}}}
}

// misspelt reports a value that must have been meant as a slug and is none: it has a slug's shape, or is a slip away from one.
// Any other value is a plain name, also one of several words that is near to a slug: people's names are.
func (s *Site) misspelt(file string, v content.String, kind string) bool {
	if pathShaped(v.Value) {
		s.noFile(file, v, kind)
		return true
	}
	shaped, slug := slugShaped(v.Value), NameSlug(v.Value)
	_, same := slices.BinarySearch(s.slugs(kind), slug)
	near, isNear := slug, same
	if !same && (shaped || !strings.ContainsAny(v.Value, " \u00a0")) {
		near, isNear = s.near(kind, slug)
	}
	if !isNear && !shaped {
		return false
	}
	hint := "did you mean `" + near + "`?"
	switch {
	case same && kind == "person" && !strings.ContainsAny(v.Value, "-_"):
		s.fail(file, v.Pos, diag.UnknownSlug, fmt.Sprintf("“%s” would have the address of `%s`, who is called otherwise", v.Value, slug), another(slug))
		s.mend(v, slug)
		return true
	case !isNear:
		hint = "write " + folders[kind] + v.Value + ".md, or give a " + kind + "’s name as it should be read"
	}
	s.fail(file, v.Pos, diag.UnknownSlug, "there is no "+kind+" `"+v.Value+"`", s.orMake(hint, kind, v.Value))
	if same {
		s.mend(v, slug)
	} else {
		s.mendSlug(v, slug, kind)
	}
	return true
}

// slugShaped reports whether a value looks like a slug: no capitals, no spaces. A name in letters that have no capitals is one.
func slugShaped(v string) bool {
	for _, r := range v {
		if !(r == '-' || r == '_' || r == '.' || unicode.IsLower(r) && !unicode.Is(unicode.Georgian, r) || unicode.IsDigit(r) || unicode.IsMark(r)) {
			return false
		}
	}
	return v != ""
}

// SpeakerSlugs, SourceSlugs and TermSlugs give the slugs that a writer may name, in order.
func (s *Site) SpeakerSlugs() []string { return slices.Sorted(maps.Keys(s.speakers)) }

// SourceSlugs gives the slugs of all sources, in order.
func (s *Site) SourceSlugs() []string { return slices.Sorted(maps.Keys(s.sources)) }

// TermSlugs gives the slugs of all terms, in order.
func (s *Site) TermSlugs() []string { return slices.Sorted(maps.Keys(s.terms)) }
