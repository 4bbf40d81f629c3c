package content

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/gloss-press/gloss/internal/diag"
)

var update = flag.Bool("update", false, "write what comes out into testdata/fixes.txt, to be read and judged")

// TestFixes mends the files of testdata/fixes.txt: each is followed by what comes out when all mends are made that their mistakes
// carry.
func TestFixes(t *testing.T) {
	b, err := os.ReadFile("testdata/fixes.txt")
	if err != nil {
		t.Fatal(err)
	}
	intro, rest, _ := strings.Cut(string(b), "\n## ")
	var out strings.Builder
	out.WriteString(intro)
	for part := range strings.SplitSeq(rest, "\n## ") {
		path, rest, _ := strings.Cut(part, "\n")
		src, want, ok := strings.Cut(rest, "=>\n")
		if !ok {
			t.Fatalf("%s has no file that comes out", path)
		}
		_, ds := Parse(path, []byte(src))
		Complete(path, []byte(src), ds)
		var fixes []diag.Fix
		for _, d := range ds {
			fixes = append(fixes, d.Fixes...)
		}
		got, _, skipped := diag.Apply([]byte(src), fixes)
		if len(skipped) > 0 {
			t.Errorf("%s: %d fixes are skipped", path, len(skipped))
		}
		fmt.Fprintf(&out, "\n## %s\n%s=>\n%s", path, src, got)
		if string(got) != want && !*update {
			t.Errorf("%s\n%s\nbecomes\n%s\nand should become\n%s", path, src, got, want)
		}
	}
	if *update {
		if err := os.WriteFile("testdata/fixes.txt", []byte(out.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}
