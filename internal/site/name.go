package site

import (
	"fmt"
	"hash/fnv"
	"strings"
	"unicode"
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

// NameSlug makes an address's part of the name of somebody or something that has no file: letters and digits of every script in small
// letters, hyphens between, and a word for each sign that another name may lack, so that C, C++ and C# each have an address that does
// not depend on the others. It is empty where the name has no letter or digit.
func NameSlug(name string) string {
	key := identity(name)
	var b strings.Builder
	told, gap := false, false
	write := func(s string) {
		if gap && b.Len() > 0 {
			b.WriteByte('-')
		}
		gap = false
		b.WriteString(s)
	}
	for i, r := range key {
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) && b.Len() > 0 && !gap:
			told = true
			write(string(unicode.ToLower(r)))
		case r == '\'' || r == '`':
		case isDistinct(r) || (r == '-' || r == '—') && (i == 0 || i+utf8.RuneLen(r) == len(key)):
			gap = true
			write(signWord(r))
			gap = true
		default:
			gap = true
		}
	}
	switch slug := b.String(); {
	case !told:
		return ""
	case len(slug) > longName:
		sum := fnv.New32a()
		sum.Write([]byte(key))
		_, cut := content.CheckSlug(slug)
		for len(cut) > longName {
			_, n := utf8.DecodeLastRuneInString(cut)
			cut = cut[:len(cut)-n]
		}
		return strings.TrimRight(cut, "-") + fmt.Sprintf("-%08x", sum.Sum32())
	default:
		_, proposal := content.CheckSlug(slug)
		return proposal
	}
}

// longName is up to how many bytes a name's slug has all of it.
const longName = 180

// isDistinct reports the signs by which names differ. Others, such as full stops, commas and brackets, are a matter of spelling.
func isDistinct(r rune) bool {
	return unicode.In(r, unicode.S, unicode.No, unicode.Nl) || strings.ContainsRune("#%*@!?‰", r)
}

// signWord gives what stands for a sign in an address.
func signWord(r rune) string {
	if word, ok := signWords[r]; ok {
		return word
	}
	return fmt.Sprintf("u%x", r)
}

var signWords = map[rune]string{
	'+': "plus", '-': "minus", '—': "minus", '−': "minus", '#': "hash", '%': "percent", '*': "star", '@': "at", '!': "bang", '?': "question", '=': "equals",
	'$': "dollar", '€': "euro", '£': "pound", '¥': "yen", '°': "degree", '<': "less", '>': "more", '~': "tilde", '^': "caret", '|': "bar",
}

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
	tell := func(at place, name, other string, first place) {
		s.fail(at.file, at.pos, diag.AddressClash, fmt.Sprintf("“%s”, and “%s” in %s:%d, would both have the address /%s", name, other, first.file, first.pos.Line, b.page.Address), hint)
	}
	tell(places[0], name, other, more[0])
	for _, at := range more {
		tell(at, other, name, places[0])
	}
	return true
}

// usesOf gives the name of a topic or a speaker without a file, and where it stands.
func usesOf(c claimant) (name string, places []place) {
	switch x := c.page.Subject.(type) {
	case *Topic:
		for _, a := range x.Articles {
			for _, n := range a.Article.Topics {
				if identity(n.Value) == identity(x.Name) {
					places = append(places, place{a.Path, n.Pos})
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
					places = append(places, place{a.Path, q.Quote.Speaker.Pos})
				}
			}
		}
		return x.Name, places
	}
	return "", nil
}
