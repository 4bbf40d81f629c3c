package diag

import (
	"bufio"
	"bytes"
	"io"

	"github.com/rogpeppe/go-internal/diff"
)

// Difference prints what changed in a file as a unified diff, as POSIX diff -u writes it, which patch(1) can read. With color
// lines that go are red and those that come are green. Control characters are escaped as by Text. The error is the writer's.
func Difference(w io.Writer, file string, old, new []byte, color bool) error {
	d := diff.Diff("a/"+escape(file, false), old, "b/"+escape(file, false), new)
	p := printer{Writer: bufio.NewWriter(w), color: color}
	_, d, _ = bytes.Cut(d, []byte("\n")) // the line "diff a b" is no part of the format
	for line := range bytes.Lines(d) {
		text := bytes.TrimRight(line, "\r\n")
		end := string(line[len(text):])
		style := ""
		switch {
		case bytes.HasPrefix(text, []byte("---")), bytes.HasPrefix(text, []byte("+++")):
			style = bold
		case bytes.HasPrefix(text, []byte("-")):
			style = red
		case bytes.HasPrefix(text, []byte("+")):
			style = green
		case bytes.HasPrefix(text, []byte("@@")):
			style = cyan
		}
		if shown := escape(string(text), true); style == "" {
			p.WriteString(shown)
		} else {
			p.put(style, shown)
		}
		p.WriteString(end)
	}
	return p.Flush()
}
