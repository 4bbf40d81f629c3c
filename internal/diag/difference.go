package diag

import (
	"bufio"
	"io"
	"strings"

	"github.com/aymanbagabas/go-udiff"
)

// Difference prints what changed in a file as a unified diff, as POSIX diff -u writes it, which patch(1) can read. With color
// lines that go are red and those that come are green. Control characters are escaped as by Text. The error is the writer's.
func Difference(w io.Writer, file string, old, new []byte, color bool) error {
	name := escape(file, false)
	d := udiff.Unified("a/"+name, "b/"+name, string(old), string(new))
	p := printer{Writer: bufio.NewWriter(w), color: color}
	for line := range strings.Lines(d) {
		text := strings.TrimRight(line, "\r\n")
		end := line[len(text):]
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
