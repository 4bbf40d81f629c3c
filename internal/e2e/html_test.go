package e2e_test

import (
	"encoding/json"
	"errors"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestHTML has every page read by the Nu HTML checker, which holds the HTML standard's rules for documents.
func TestHTML(t *testing.T) {
	java, jar := program(t, "java"), tool(t, "vnu-jar/build/dist/vnu.jar")
	args := []string{"-jar", jar, "--format", "json", "--stdout", "--errors-only"}
	for _, p := range []*published{example(), uglySite(), spoken()} {
		for _, file := range sorted(p.pages) {
			args = append(args, filepath.Join(p.dir, filepath.FromSlash(file)))
		}
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
		_, file, _ := strings.Cut(m.URL, filepath.Base(scratch))
		t.Errorf("%s:%d: %s\n\t%s", file, m.LastLine, m.Message, m.Extract)
	}
}
