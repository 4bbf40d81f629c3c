package e2e_test

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write the files in testdata/golden as they are now made")

// TestGolden compares whole pages and files of a small site with those in testdata/golden: what a change does to a page is to be
// read in its commit.
func TestGolden(t *testing.T) {
	p := mustBuild("small", unpack("testdata/small.txtar", "small-source"), "")
	for _, file := range []string{
		"index.html", "articles/talking/index.html", "articles/talking/not-coordinate/index.html", "glossary/coordinate/index.html", "people/john-kerry/index.html",
		"sources/cbs-2014-09-14/index.html", "timeline/2014/index.html", "404.html", "feed.xml", "feed.json", "articles/talking/annotations.jsonld", "data/statements.json",
	} {
		golden := filepath.Join("testdata/golden", strings.ReplaceAll(file, "/", "_"))
		if *update {
			check(os.MkdirAll(filepath.Dir(golden), 0o755))
			check(os.WriteFile(golden, p.files[file], 0o644))
		}
		want, err := os.ReadFile(golden)
		if err != nil {
			t.Error(err)
			continue
		}
		if diff := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(string(p.files[file]), "\n")); diff != "" {
			t.Errorf("%s has changed; where it should have, go test ./internal/e2e -run Golden -update\n%s", file, diff)
		}
	}
}
