package starter

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/gloss-press/gloss/internal/content"
	"github.com/gloss-press/gloss/internal/glossary"
	"github.com/gloss-press/gloss/internal/site"
)

// nameOf is what the name of a kind of file is called.
func nameOf(k Kind) string {
	if k == Article || k == Source {
		return "title"
	}
	return "name"
}

// checkName refuses what can be no title or name.
func checkName(kind Kind, name string) error {
	what := nameOf(kind)
	switch {
	case name == "":
		return &NameError{fmt.Sprintf("the %s is empty: write gloss new %s and the %s of the %s", what, kind, what, kind)}
	case !utf8.ValidString(name):
		return &NameError{fmt.Sprintf("this %s is not in UTF-8: %q", what, name)}
	case strings.ContainsFunc(name, unseen):
		return &NameError{fmt.Sprintf("a %s is one line of characters that can be seen, and this is not: %+q", what, name)}
	case site.Slugify(name) == "":
		return &NameError{fmt.Sprintf("the %s %q has no letter or digit to make an address of", what, name)}
	}
	return nil
}

// unseen reports line breaks, control characters, and those that only change what is around them, but for the two joiners, which many
// scripts and emoji need.
func unseen(r rune) bool {
	return r != '\u200C' && r != '\u200D' && unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp)
}

// claimed says which file of the site has the slug already, or a name that only one can have; "" where none has.
func claimed(s *site.Site, kind Kind, name, slug string) string {
	var found string
	see := func(h content.Head, claims bool) {
		switch {
		case found != "":
		case strings.EqualFold(h.Slug.Value, slug):
			found = fmt.Sprintf("%s has the slug %s already: give the new %s another %s", h.Path, h.Slug.Value, kind, nameOf(kind))
		case claims:
			found = fmt.Sprintf("%s has the name “%s” already: add to that file, or choose another name", h.Path, name)
		}
	}
	switch kind {
	case Article:
		for _, a := range s.Articles {
			see(a.Head, false)
		}
	case Source:
		for _, src := range s.Sources {
			see(src.Head, false)
		}
	case Person:
		same := s.Speaker(name)
		for _, p := range s.Speakers {
			if p.Speaker != nil {
				see(p.Head, p == same)
			}
		}
	case Term:
		key := glossary.Key(name)
		for _, t := range s.Terms {
			claims := glossary.Key(t.Name()) == key
			for _, a := range t.Aliases {
				claims = claims || glossary.Key(a.Value) == key
			}
			see(t.Head, claims)
		}
	}
	return found
}
