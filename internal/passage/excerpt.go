package passage

import (
	"strings"
	"unicode/utf8"
)

// OneLine brings a text to one line: any run of white space and Barriers is one
// space, and none stands at its ends.
func OneLine(s string) string {
	return strings.Join(strings.Fields(strings.ReplaceAll(s, string(Barrier), " ")), " ")
}

// Excerpt brings a text to one line of at most about n characters: a longer one
// loses its middle, at words' ends.
func Excerpt(s string, n int) string {
	s = OneLine(s)
	if utf8.RuneCountInString(s) <= n {
		return s
	}
	runes := []rune(s)
	head, tail := string(runes[:n/2]), string(runes[len(runes)-n/2:])
	if i := strings.LastIndexByte(head, ' '); i > 0 {
		head = head[:i]
	}
	if i := strings.IndexByte(tail, ' '); i >= 0 {
		tail = tail[i+1:]
	}
	return head + " … " + tail
}

// Head gives the first n characters of a text, and more behind them where the
// text goes on.
func Head(s string, n int, more string) string {
	for i := range s {
		if n == 0 {
			return s[:i] + more
		}
		n--
	}
	return s
}

// HeadWords is Head, cut at a word's end where one stands in its second half.
func HeadWords(s string, n int, more string) string {
	head := Head(s, n, "")
	if len(head) == len(s) {
		return s
	}
	if space := strings.LastIndexByte(head, ' '); space > len(head)/2 {
		head = head[:space]
	}
	return head + more
}
