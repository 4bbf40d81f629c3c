package mend

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/gloss-press/gloss/internal/build"
	"github.com/gloss-press/gloss/internal/diag"
	"github.com/gloss-press/gloss/internal/workspace"
)

// newcomer is one case of testdata/newcomer.txt.
type newcomer struct {
	name, wrong, followed string
	says                  []string
}

func readNewcomers(t *testing.T) (right string, cases []newcomer) {
	b, err := os.ReadFile("testdata/newcomer.txt")
	if err != nil {
		t.Fatal(err)
	}
	intro, rest, _ := strings.Cut(string(b), "\n## ")
	_, right, _ = strings.Cut(intro, "\n\n")
	for part := range strings.SplitSeq(rest, "\n## ") {
		name, rest, _ := strings.Cut(part, "\n")
		c := newcomer{name: name}
		wrong, followed := map[int][]string{}, map[int][]string{}
		for line := range strings.SplitSeq(rest, "\n") {
			said, isSaid := strings.CutPrefix(line, "=> ")
			number, text, isLine := strings.Cut(line, "|")
			n, _ := strconv.Atoi(number)
			switch {
			case isSaid:
				c.says = append(c.says, said)
			case isLine && len(c.says) == 0:
				wrong[n] = append(wrong[n], text)
			case isLine:
				followed[n] = append(followed[n], text)
			}
		}
		c.wrong, c.followed = with(right, wrong), with(right, followed)
		cases = append(cases, c)
	}
	return right, cases
}

// with puts other lines in the place of some.
func with(article string, lines map[int][]string) string {
	var all []string
	for i, line := range strings.Split(article, "\n") {
		if other, ok := lines[i+1]; ok {
			all = append(all, other...)
		} else {
			all = append(all, line)
		}
	}
	return strings.Join(all, "\n")
}

// alone opens a site with one article.
func alone(t *testing.T, src string) *workspace.Workspace {
	t.Helper()
	dir := t.TempDir()
	if err := os.MkdirAll(filepath.Join(dir, "content/articles"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, article), []byte(src), 0o644); err != nil {
		t.Fatal(err)
	}
	ws, err := workspace.Open(dir, workspace.Options{Theme: theme, Now: time.Unix(1600000000, 0)})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { ws.Close() })
	return ws
}

// told gives what a build of a site with one article says.
func told(t *testing.T, src string) []diag.Diagnostic {
	t.Helper()
	ds, err := build.Inspect(context.Background(), alone(t, src).Load(), nil)
	if err != nil {
		t.Fatal(err)
	}
	return ds
}

// TestNewcomers makes each mistake: the line at fault is blamed, and it alone; who does what the hint says has a site that builds without
// a word, and gloss fix does the same.
func TestNewcomers(t *testing.T) {
	right, cases := readNewcomers(t)
	if ds := told(t, right); len(ds) > 0 {
		t.Fatal(ds)
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			var says []string
			for _, d := range told(t, c.wrong) {
				says = append(says, fmt.Sprintf("%d:%d %s %s; %s", d.From.Line, d.From.Col, d.Code, d.Message, d.Hint))
			}
			ok := slices.EqualFunc(says, c.says, func(got, want string) bool {
				place, words, _ := strings.Cut(want, " ")
				code, words, _ := strings.Cut(words, " ")
				return strings.HasPrefix(got, place+" "+code+" ") && strings.Contains(got, words)
			})
			if !ok {
				t.Errorf("says\n%s\nand should say\n%s", strings.Join(says, "\n"), strings.Join(c.says, "\n"))
			}
			if left := told(t, c.followed); len(left) > 0 {
				t.Errorf("who follows the hint is told %v", left)
			}
			if strings.HasSuffix(c.name, "(by hand)") {
				return
			}
			windows := strings.ReplaceAll(c.wrong, "\n", "\r\n")
			if res, err := Run(context.Background(), alone(t, windows), Options{}); err != nil || len(res.Files) != 1 {
				t.Errorf("with the line ends of Windows nothing is mended: %v", res.Left)
			} else if out := string(res.Files[0].New); strings.Count(out, "\n") != strings.Count(out, "\r\n") {
				t.Errorf("line ends are mixed: %q", out)
			}
			res, err := Run(context.Background(), alone(t, c.wrong), Options{})
			if err != nil || len(res.Files) != 1 || len(res.Left) > 0 {
				t.Fatalf("gloss fix leaves %v", res.Left)
			}
			if got := string(res.Files[0].New); got != c.followed && told(t, got) != nil {
				t.Errorf("gloss fix makes\n%s", got)
			}
		})
	}
}
