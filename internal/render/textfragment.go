package render

import (
	"fmt"
	"net/url"
	"path"
	"strings"
	"unicode"

	"github.com/gloss-press/gloss/internal/verdict"
)

// What a text directive says of the words, in characters and words: more is named by its beginning and end, and fewer stand on
// too many pages to be told without what is beside them.
const (
	exactLength = 200
	fewWords    = 4
	endWords    = 5
	besideWords = 3
)

// withText adds to an outside address the words to be shown there, as a text fragment (https://wicg.github.io/scroll-to-text-fragment/):
// #:~:text=prefix-,start,end,-suffix. The address stays as it is where it has a fragment of its own, where it is no page, and where the
// words are not those that were written down there.
func withText(address string, c *verdict.Checked) string {
	if c == nil || !c.Kind.Found() || c.Captions || !isPage(address) {
		return address
	}
	var quoted []string
	for _, s := range c.Passage {
		if s.Quoted {
			quoted = append(quoted, s.Text)
		}
	}
	if len(quoted) == 0 {
		return address
	}
	first, last := runs(quoted[0]), runs(quoted[len(quoted)-1])
	if len(first) == 0 || len(last) == 0 {
		return address
	}
	start, end := first[0], last[len(last)-1]
	directive := ""
	from, to := min(endWords, len(start)), min(endWords, len(end))
	single := len(quoted) == 1 && len(first) == 1
	if single {
		from, to = min(from, len(start)/2), min(to, len(start)/2) // a beginning and an end that don't meet
	}
	if whole := strings.Join(start, " "); single && (len([]rune(whole)) <= exactLength || from == 0) {
		directive = encodeText(whole)
	} else {
		directive = encodeText(strings.Join(start[:from], " ")) + "," + encodeText(strings.Join(end[len(end)-to:], " "))
	}
	if c.Again || single && len(start) < fewWords {
		if before := runs(c.Before); touches(c.Before, true) && len(before) > 0 {
			w := before[len(before)-1]
			directive = encodeText(strings.Join(w[max(0, len(w)-besideWords):], " ")) + "-," + directive
		}
		if after := runs(c.After); touches(c.After, false) && len(after) > 0 {
			w := after[0]
			directive += ",-" + encodeText(strings.Join(w[:min(besideWords, len(w))], " "))
		}
	}
	return strings.TrimSuffix(address, "#") + "#:~:text=" + directive
}

// runs gives the words of a text, paragraph by paragraph: none of a directive's four parts may go on from one block to another.
func runs(text string) [][]string {
	var list [][]string
	for p := range strings.SplitSeq(text, "\n") {
		if words := strings.Fields(p); len(words) > 0 {
			list = append(list, words)
		}
	}
	return list
}

// touches reports whether the words beside a passage stand in its paragraph.
func touches(text string, before bool) bool {
	space := text[:len(text)-len(strings.TrimLeftFunc(text, unicode.IsSpace))]
	if before {
		space = text[len(strings.TrimRightFunc(text, unicode.IsSpace)):]
	}
	return !strings.Contains(space, "\n")
}

// encodeText percent-encodes a part of a text directive: “-”, “,” and “&” mean something there.
func encodeText(s string) string {
	var b strings.Builder
	for i := range len(s) {
		switch c := s[i]; {
		case 'a' <= c && c <= 'z', 'A' <= c && c <= 'Z', '0' <= c && c <= '9', c == '.', c == '_', c == '~':
			b.WriteByte(c)
		default:
			fmt.Fprintf(&b, "%%%02X", c)
		}
	}
	return b.String()
}

// isPage reports whether an address leads to a page of text, as far as it tells, and names no place on it.
func isPage(address string) bool {
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Fragment != "" || isYouTube(u.Hostname()) {
		return false
	}
	switch strings.ToLower(path.Ext(u.Path)) {
	case ".pdf", ".doc", ".docx", ".odt", ".rtf", ".ppt", ".pptx", ".mp3", ".m4a", ".ogg", ".opus", ".wav", ".flac", ".aac", ".mp4", ".m4v", ".mov", ".webm",
		".mkv", ".avi", ".m3u8", ".vtt", ".srt", ".zip", ".jpg", ".jpeg", ".png", ".gif", ".webp", ".tif", ".tiff":
		return false
	}
	return true
}
