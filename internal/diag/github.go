package diag

import (
	"bufio"
	"fmt"
	"io"
	"path"
	"strings"
)

// PrintGitHub prints diagnostics as workflow commands of GitHub Actions, which show them at their lines in a pull request:
//
//	::error file=content/articles/talking.md,line=14,col=11,endLine=14,title=quote-not-found::these words are not in the article
//
// folder is the way from the repository's root to the source folder. Messages and properties are escaped as GitHub documents it;
// control characters beside those are printed as Text prints them. The error is the writer's.
func PrintGitHub(w io.Writer, ds []Diagnostic, folder string) error {
	b := bufio.NewWriter(w)
	for i := range ds {
		d := &ds[i]
		fmt.Fprint(b, "::", [...]string{"error", "warning", "notice"}[d.Severity], " ")
		if d.File != "" {
			fmt.Fprint(b, "file=", property(path.Join(folder, d.File)), ",")
		}
		if !d.From.IsZero() {
			fmt.Fprintf(b, "line=%d,col=%d,", d.From.Line, d.From.Col)
			to := d.end()
			fmt.Fprintf(b, "endLine=%d,", to.Line)
			if to.Line == d.From.Line && to.Col > d.From.Col { // GitHub refuses columns on several lines
				fmt.Fprintf(b, "endColumn=%d,", to.Col)
			}
		}
		text := d.whole()
		if d.Hint != "" {
			text += "\nhint: " + d.Hint
		}
		fmt.Fprintf(b, "title=%s::%s\n", property(string(d.Code)), data.Replace(printable(text)))
	}
	return b.Flush()
}

// The escapes of a command's message, and those that the value of a property needs besides.
var (
	data   = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	values = strings.NewReplacer(":", "%3A", ",", "%2C")
)

func property(s string) string { return values.Replace(data.Replace(printable(s))) }

// printable is escape, but keeps line ends.
func printable(s string) string {
	var b strings.Builder
	for {
		i := strings.IndexAny(s, "\r\n")
		if i < 0 {
			return b.String() + escape(s, false)
		}
		b.WriteString(escape(s[:i], false))
		b.WriteByte(s[i])
		s = s[i+1:]
	}
}
