package gloss_test

import (
	"flag"
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/gloss-press/gloss/internal/content"
	"github.com/gloss-press/gloss/internal/diag"
)

var update = flag.Bool("update", false, "write what the code says into the documentation")

// TestKeysAreDocumented looks for every key of front matter in docs/format.md.
func TestKeysAreDocumented(t *testing.T) {
	b, err := os.ReadFile("docs/format.md")
	if err != nil {
		t.Fatal(err)
	}
	documented := map[string]bool{}
	for _, m := range regexp.MustCompile("`([a-z_]+)`").FindAllStringSubmatch(string(b), -1) {
		documented[m[1]] = true
	}
	var known []string
	for _, m := range content.Mappings() {
		for _, k := range m.Keys {
			known = append(known, k)
			if !documented[k] && !strings.Contains(string(b), k+": […]") {
				t.Errorf("docs/format.md does not explain `%s` of %s", k, m.Name)
			}
		}
	}
	// A table row must not explain a key that is gone.
	for _, m := range regexp.MustCompile("(?m)^\\| ((?:`[a-z_]+`(?:, )?)+) \\|").FindAllStringSubmatch(string(b), -1) {
		for _, k := range regexp.MustCompile("[a-z_]+").FindAllString(m[1], -1) {
			if !slices.Contains(known, k) {
				t.Errorf("docs/format.md explains `%s`, which no file has", k)
			}
		}
	}
}

// TestCodesAreDocumented compares docs/diagnostics.md with the code. `go test . -update` writes it.
func TestCodesAreDocumented(t *testing.T) {
	var want strings.Builder
	want.WriteString("# Diagnostics\n\nEvery message about content ends in a code in brackets. Codes are stable: scripts may count on them. " +
		"An error keeps the site from\nbeing published, a warning does not (with `--strict` it does).\n\n| code | | what it means and what to do |\n| --- | --- | --- |\n")
	for _, c := range diag.Codes() {
		fmt.Fprintf(&want, "| `%s` | %s | %s |\n", c.Code, c.Severity, c.Summary)
	}
	const file = "docs/diagnostics.md"
	if *update {
		if err := os.WriteFile(file, []byte(want.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if string(got) != want.String() {
		t.Errorf("%s is not what the code says; `go test . -update` mends it", file)
	}
}
