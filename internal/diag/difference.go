package diag

import (
	"bufio"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"

	"github.com/aymanbagabas/go-udiff"
)

// Difference prints what changed in a file as a unified diff, as POSIX diff -u writes it, which patch(1) can read. With color
// lines that go are red and those that come are green. Control characters are escaped as by Text. The error is the writer's.
func Difference(w io.Writer, file string, old, new []byte, color bool) error {
	name := escape(file, false)
	d := udiff.Unified("a/"+name, "b/"+name, string(old), string(new))
	p := printer{Writer: bufio.NewWriter(w), color: color}
	grown := 0
	for line := range strings.Lines(d) {
		text := strings.TrimRight(line, "\r\n")
		end := line[len(text):]
		text, grown = numbered(text, grown)
		style := ""
		switch {
		case strings.HasPrefix(text, "---"), strings.HasPrefix(text, "+++"):
			style = bold
		case strings.HasPrefix(text, "-"):
			style = red
		case strings.HasPrefix(text, "+"):
			style = green
		case strings.HasPrefix(text, "@@"):
			style = cyan
		}
		if shown := escape(text, true); style == "" {
			p.WriteString(shown)
		} else {
			p.put(style, shown)
		}
		p.WriteString(end)
	}
	return p.Flush()
}

var hunk = regexp.MustCompile(`^@@ -(\d+)(?:,(\d+))? \+\d+(?:,(\d+))? @@`)

// numbered puts right the line at which a hunk begins in the new file, which the library miscounts behind changes that stand close
// together. grown is how many lines the hunks before it have added.
func numbered(line string, grown int) (string, int) {
	m := hunk.FindStringSubmatch(line)
	if m == nil {
		return line, grown
	}
	count := func(s string) int {
		if n, err := strconv.Atoi(s); err == nil {
			return n
		}
		return 1 // left out
	}
	at, old, new := count(m[1]), count(m[2]), count(m[3])
	return fmt.Sprintf("@@ -%d,%d +%d,%d @@", at, old, at+grown, new) + line[len(m[0]):], grown + new - old
}
