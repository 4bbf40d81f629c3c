package e2e_test

import (
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write the files in testdata/golden as they are now made")

// TestGolden compares whole pages and files of a small site with those in testdata/golden: what a change does to a page is to be
// read in its commit.
func TestGolden(t *testing.T) {
	compareGolden(t, "", mustBuild("small", unpack("testdata/small.txtar", "small-source"), ""),
		"index.html", "articles/talking/index.html", "articles/talking/not-coordinate/index.html", "glossary/coordinate/index.html", "people/john-kerry/index.html",
		"sources/cbs-2014-09-14/index.html", "timeline/2014/index.html", "404.html", "feed.xml", "feed.json", "articles/talking/annotations.jsonld", "data/statements.json", "_headers", "llms.txt", "articles/talking/page.md", "glossary/coordinate/page.md", "articles/talking/not-coordinate/embed/index.html", "articles/talking/not-coordinate/oembed.json")
	compareGolden(t, "spoken_", spoken(), "sources/briefing/index.html", "articles/record/brackets/index.html", "articles/record/differs/index.html",
		"articles/record/annotations.jsonld", "data/statements.json")
}

// fingerprint is what the name of a style or script has of its bytes: a new style is no new page.
var fingerprint = regexp.MustCompile(`(assets/\w+)\.[0-9a-f]{8}\.`)

func compareGolden(t *testing.T, prefix string, p *published, files ...string) {
	t.Helper()
	for _, file := range files {
		page := p.files[file]
		if prefix != "" {
			page = fingerprint.ReplaceAll(page, []byte("$1."))
		}
		golden := filepath.Join("testdata/golden", prefix+strings.ReplaceAll(file, "/", "_"))
		if *update {
			check(os.MkdirAll(filepath.Dir(golden), 0o755))
			check(os.WriteFile(golden, page, 0o644))
		}
		want, err := os.ReadFile(golden)
		if err != nil {
			t.Error(err)
			continue
		}
		if diff := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(string(page), "\n")); diff != "" {
			t.Errorf("%s has changed; where it should have, go test ./internal/e2e -run Golden -update\n%s", file, diff)
		}
	}
}
