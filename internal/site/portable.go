package site

import (
	"fmt"
	"net/url"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"github.com/gloss-press/gloss/internal/content"
	"github.com/gloss-press/gloss/internal/invisible"
)

// longAddress is how many bytes an address may have: disks take paths of 4,096, and the site stands in a folder.
const longAddress = 2000

// Unportable says why an address can't be a file on every computer.
func Unportable(address string) (message, hint string) {
	switch {
	case address == "":
		return "", ""
	case len(address) > longAddress:
		return fmt.Sprintf("this address has %d bytes, and %d is the limit", len(address), longAddress), "shorten it"
	case !utf8.ValidString(address):
		return "this address is not in UTF-8", "give it another name"
	case strings.ContainsFunc(address, unicode.IsControl):
		return "an address can’t have a control character", "give it another name"
	}
	if r, i := invisible.InName(address); i >= 0 {
		return fmt.Sprintf("an address can’t have a character that nobody sees (U+%04X)", r), "give it another name"
	}
	for part := range strings.SplitSeq(strings.TrimSuffix(address, "/"), "/") {
		if part == "" || part == "." || part == ".." {
			return "an address can’t have a part that is empty, . or ..", "write it from the site’s root, with one slash between its parts"
		}
		if len(part) > 255 {
			return "a part of this address has " + fmt.Sprint(len(part)) + " bytes, and 255 is the limit", "shorten it"
		}
		if i := strings.IndexAny(part, `<>:"|?*\#`); i >= 0 {
			return fmt.Sprintf("an address can’t have the sign %c", part[i]), "give it another name"
		}
		if strings.HasSuffix(part, " ") || strings.HasSuffix(part, ".") {
			return "a part of this address ends in a space or a full stop", "give it another name"
		}
		stem, _, _ := strings.Cut(part, ".")
		if stem == "" || len(stem) >= 10 || strings.Trim(strings.ToLower(stem), "abcdefghijklmnopqrstuvwxyz0123456789¹²³$") != "" {
			continue
		}
		if message, _ := content.CheckSlug(stem); message != "" {
			return "Windows keeps the name “" + stem + "” for itself", "give it another name"
		}
	}
	return "", ""
}

// redirectFrom gives the address of the page that leads on from an old address as the writer gives it.
func redirectFrom(old string) string {
	from := strings.TrimPrefix(decoded(old), "/")
	if from != "" && !strings.HasSuffix(from, "/") && !strings.Contains(lastSegment(from), ".") {
		from += "/"
	}
	return from
}

// decoded takes the percent-encoding from an address, once; one that can't be decoded stays. The result is in NFC.
func decoded(address string) string {
	if plain, err := url.PathUnescape(address); err == nil {
		address = plain
	}
	return norm.NFC.String(address)
}
