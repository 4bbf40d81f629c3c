package site

import (
	"fmt"
	"hash/fnv"
	"strings"
	"unicode/utf8"

	"github.com/gloss-press/gloss/internal/content"
	"github.com/gloss-press/gloss/internal/diag"
	"github.com/gloss-press/gloss/internal/passage"
)

// identity gives the one form of all spellings of a name that are one by the rules of matching. Names that differ in it are two, however
// alike they are: a slug is only an address.
func identity(name string) string {
	return passage.Key(strings.NewReplacer("\uFE0E", "", "\uFE0F", "").Replace(name)) // which emoji have or have not
}

// NameSlug makes an address's part of the name of somebody or something that has no file: as Slugify does, and with a word for each sign
// that another name may lack, so that an address depends on no other name. It is empty where the name has no letter or digit.
func NameSlug(name string) string {
	key := identity(name)
	if !strings.ContainsFunc(key, inWord) {
		return ""
	}
	slug := Slugify(content.SpellSigns(key))
	if len(slug) <= longName {
		return slug
	}
	for len(slug) > longName {
		_, n := utf8.DecodeLastRuneInString(slug)
		slug = slug[:len(slug)-n]
	}
	sum := fnv.New32a()
	sum.Write([]byte(key))
	return strings.TrimRight(slug, "-") + fmt.Sprintf("-%08x", sum.Sum32())
}

// longName is up to how many bytes a name's slug has all of it.
const longName = 180

// sameSlug reports two names that would have one address, wherever the later one stands and where the other stands first; false for what
// has no address by its name alone. Which of them is meant, or whether both are, only their writer knows.
func (s *Site) sameSlug(a, b claimant) bool {
	name, places := usesOf(a)
	other, more := usesOf(b)
	if places == nil || more == nil {
		return false
	}
	hint := "write both alike where they are one topic; where they are two, name one of them otherwise"
	if b.page.Kind == PersonPage {
		hint = "write both alike where they are one; where they are two, give each a file in content/people/ with a slug of its own"
	}
	tell := func(at diag.Span, name, other string, first diag.Span) {
		s.fail(at.File, at.From, diag.AddressClash, fmt.Sprintf("“%s”, and “%s” in %s:%d, would both have the address /%s", name, other, first.File, first.From.Line, b.page.Address), hint)
	}
	tell(places[0], name, other, more[0])
	for _, at := range more {
		tell(at, other, name, places[0])
	}
	return true
}

// usesOf gives the name of a topic or a speaker without a file, and where it stands.
func usesOf(c claimant) (name string, places []diag.Span) {
	switch x := c.page.Subject.(type) {
	case *Topic:
		for _, a := range x.Articles {
			for _, n := range a.Article.Topics {
				if identity(n.Value) == identity(x.Name) {
					places = append(places, diag.At(a.Path, n.Pos))
				}
			}
		}
		return x.Name, places
	case *Speaker:
		if x.Speaker != nil {
			return x.Name, nil
		}
		for _, a := range x.Articles {
			for _, q := range a.Quotes {
				if q.Speaker == x {
					places = append(places, diag.At(a.Path, q.SpeakerName().Pos))
				}
			}
		}
		return x.Name, places
	}
	return "", nil
}
