package e2e_test

import (
	"encoding/json"
	"errors"
	"os/exec"
	"path"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestHTML has every page and every style sheet read by the Nu HTML checker, which holds the HTML standard's rules for documents, and those of
// CSS as far as it knows them.
func TestHTML(t *testing.T) {
	java, jar := program(t, "java"), tool(t, "vnu-jar/build/dist/vnu.jar")
	args := []string{"-jar", jar, "--format", "json", "--stdout", "--errors-only", "--also-check-css"}
	sheets := 0
	for _, p := range append([]*published{example(), uglySite(), spoken()}, inLanguages()...) {
		for _, file := range sorted(p.files) {
			switch path.Ext(file) {
			case ".css":
				sheets++
				fallthrough
			case ".html":
				args = append(args, filepath.Join(p.dir, filepath.FromSlash(file)))
			}
		}
	}
	if sheets < 3*len(sites[:3]) {
		t.Errorf("only %d style sheets are there to be checked", sheets)
	}
	out, err := exec.Command(java, args...).Output()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	var report struct {
		Messages []struct {
			URL, Message, Extract string
			LastLine              int
		}
	}
	if err := json.Unmarshal(out, &report); err != nil {
		t.Fatalf("the checker’s report can’t be read: %v\n%s", err, exit.Stderr)
	}
	for _, m := range report.Messages {
		if path.Ext(m.URL) == ".css" && newerThanTheChecker.MatchString(m.Message) {
			continue
		}
		_, file, _ := strings.Cut(m.URL, filepath.Base(scratch))
		t.Errorf("%s:%d: %s\n\t%s", file, m.LastLine, m.Message, m.Extract)
	}
}

// newerThanTheChecker matches what the Nu HTML checker says of CSS that browsers know and it doesn’t yet: anchor positioning, trimmed lines, and
// what SVG has as attributes.
var newerThanTheChecker = regexp.MustCompile(`“(anchor-name|anchor-scope|position-(anchor|area|try|try-order|try-fallbacks|visibility)|text-box|paint-order|r)”: Property|` +
	`“[^”]*\banchor(-size)?\(|“inset-(block|inline)-start”: Parse Error`)
