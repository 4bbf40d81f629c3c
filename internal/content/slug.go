package content

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"github.com/gloss-press/gloss/internal/invisible"
	"github.com/gloss-press/gloss/internal/limit"
	"github.com/gloss-press/gloss/internal/reserved"
)

// Slugify makes a slug of any text: in NFC, with a hyphen for each run of characters that a slug does not have. It is empty
// where text has no letter or digit.
func Slugify(text string) string {
	var b strings.Builder
	gap := false
	for _, r := range norm.NFC.String(text) {
		if !isSlugRune(r) {
			gap = true
			continue
		}
		if gap && b.Len() > 0 {
			b.WriteByte('-')
		}
		gap = false
		b.WriteRune(r)
	}
	return cutSlug(strings.Trim(b.String(), ".-"))
}

// cutSlug shortens s to limit.Slug bytes at a character's edge.
func cutSlug(s string) string {
	if len(s) <= limit.Slug {
		return s
	}
	n := limit.Slug
	for !utf8.RuneStart(s[n]) {
		n--
	}
	return strings.TrimRight(s[:n], ".-")
}

// isSlugRune reports the characters of slugs: letters with their marks and digits of any script, "-", "_" and ".".
func isSlugRune(r rune) bool {
	switch {
	case r < utf8.RuneSelf:
		return 'a' <= r && r <= 'z' || '0' <= r && r <= '9' || r == '-' || 'A' <= r && r <= 'Z' || r == '_' || r == '.'
	default:
		return r != utf8.RuneError && unicode.In(r, unicode.L, unicode.M, unicode.Nd) && !invisible.Is(r)
	}
}

// CheckSlug reports whether s can be part of an address on every host and a file's name on every computer. Where it can't,
// message says why, and proposal is the nearest slug that can; it is empty where there is none.
func CheckSlug(s string) (message, proposal string) {
	const ok = ""
	switch {
	case s == "":
		return "a slug is empty", ""
	case len(s) > limit.Slug:
		return fmt.Sprintf("a slug has %d bytes, and %d is the limit", len(s), limit.Slug), Slugify(s)
	case reserved.Slug(s):
		return fmt.Sprintf("Gloss keeps the name %q for itself", s), "page-" + strings.Trim(strings.ToLower(s), "._")
	case isReserved(s):
		return fmt.Sprintf("Windows keeps the name %q for itself", s), reservedProposal(Slugify(s))
	case strings.HasPrefix(s, "."), strings.HasSuffix(s, "."):
		return "a slug can't begin or end with a full stop", reservedProposal(Slugify(s))
	}
	for _, r := range s {
		if !isSlugRune(r) {
			what := fmt.Sprintf("%q", r)
			if r == '/' {
				what = "a slash: it is one part of an address"
			} else if unicode.IsSpace(r) {
				what = "white space"
			}
			return "a slug can't have " + what, reservedProposal(Slugify(s))
		}
	}
	if !norm.NFC.IsNormalString(s) {
		return "this slug's accents are written apart from their letters (it is not in Unicode's NFC)", norm.NFC.String(s)
	}
	return ok, s
}

// isReserved reports the names that Windows gives to devices, whatever stands behind their first full stop.
func isReserved(s string) bool {
	name, _, _ := strings.Cut(strings.ToLower(s), ".")
	switch name {
	case "con", "prn", "aux", "nul", "conin$", "conout$":
		return true
	}
	if r := []rune(name); len(r) == 4 && (strings.HasPrefix(name, "com") || strings.HasPrefix(name, "lpt")) {
		return strings.ContainsRune("0123456789¹²³", r[3])
	}
	return false
}

// reservedProposal makes a proposal of a slug that may be one of Windows' names.
func reservedProposal(s string) string {
	if isReserved(s) {
		name, rest, _ := strings.Cut(s, ".")
		return strings.TrimSuffix(name+"-page."+rest, ".")
	}
	return s
}
