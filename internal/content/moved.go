package content

import (
	"errors"
	"net/url"
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/gloss-press/gloss/internal/diag"
	"github.com/gloss-press/gloss/internal/frontmatter"
	"github.com/gloss-press/gloss/internal/invisible"
)

// addresses reads old addresses of a file within the site.
func (d *decoder) addresses(v *frontmatter.Node, k *Key) []String {
	return slices.DeleteFunc(d.list(v, k), func(s String) bool {
		message, hint := checkMoved(s.Value)
		if message != "" {
			d.ErrorAt(s.Pos, diag.BadAddress, message, hint)
			d.SpelledOut(s.Pos, hint)
		}
		return message != ""
	})
}

// checkMoved says why no page can lead on from an old address, and what to write instead; "" where one can. What is no file's name on
// some computer is for the site to tell, as it is for all that has an address.
func checkMoved(old string) (message, hint string) {
	plain, escapes := unescape(old)
	_, err := ParseURL(old)
	urlError, bad := err.(*URLError)
	switch {
	case strings.ContainsAny(old, "?#"):
		return "an old address can't have ? or #", "write it up to there: " + old[:strings.IndexAny(old, "?#")]
	case strings.Contains(old, "://"):
		_, rest, _ := strings.Cut(old, "://")
		_, rest, _ = strings.Cut(rest, "/")
		return "an old address is one of this site, without its host", "write /" + rest
	case strings.HasPrefix(old, "//") && len(strings.Trim(old, "/")) > 0, bad && strings.HasPrefix(old, "//"):
		return "an old address can't have two slashes together", "write " + tidy(old)
	case bad:
		return urlError.Message, urlError.Hint
	case !strings.HasPrefix(old, "/"):
		return "an old address begins with a slash", "write /" + old
	case escapes != "":
		return escapes + " is no percent-encoding", "write %25 for the sign % itself, or take the old address out"
	case !utf8.ValidString(plain):
		return "the percent-encoding of this address is not UTF-8", "write " + latin(plain)
	case strings.ContainsFunc(plain, func(r rune) bool {
		return frontmatter.IsControl(r) || invisible.Is(r) || strings.ContainsRune("\t\r\n", r)
	}):
		return "an old address can't have a character that nobody can see", "take it out"
	case strings.Count(plain, "/") > strings.Count(old, "/"):
		return "%2F hides a slash", "write " + plain
	case strings.Contains(old, "//"):
		return "an old address can't have two slashes together", "write " + tidy(old)
	case plain != tidy(plain):
		return "an old address can't have a part that is . or ..", "write " + tidy(plain)
	}
	return "", ""
}

// unescape decodes an address's percent signs, and gives the first of them that encodes nothing, with what stands behind it.
func unescape(address string) (plain, bad string) {
	plain, err := url.PathUnescape(address)
	var wrong url.EscapeError
	if errors.As(err, &wrong) {
		return address, string(wrong)
	}
	return plain, ""
}

// latin reads each byte as a character, as those who wrote such addresses did.
func latin(bytes string) string {
	letters := make([]rune, len(bytes))
	for i := range len(bytes) {
		letters[i] = rune(bytes[i])
	}
	return string(letters)
}

// tidy gives an address without double slashes and dots, with a slash at its end where it had one.
func tidy(address string) string {
	clean := path.Clean("/" + address)
	if strings.HasSuffix(address, "/") && clean != "/" {
		clean += "/"
	}
	return clean
}
