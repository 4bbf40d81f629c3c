package site

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"github.com/gloss-press/gloss/internal/content"
)

// Slugify makes an address's part of a name: letters and digits of every script in lower case, hyphens between. It is never too
// long for a file's name, nor one that Windows keeps for itself; it is empty where the name has no letter or digit.
func Slugify(name string) string {
	var b strings.Builder
	gap := false
	for _, r := range norm.NFC.String(name) {
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r):
			if gap && b.Len() > 0 {
				b.WriteByte('-')
			}
			gap = false
			b.WriteRune(unicode.ToLower(r))
		case r == '\'' || r == '’':
		default:
			gap = true
		}
	}
	if _, proposal := content.CheckSlug(b.String()); proposal != "" {
		return proposal
	}
	return b.String()
}
