package publish

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
)

// TestRecoverOwnLinks takes away no links but those that a killed build made, whatever its record of them says.
func TestRecoverOwnLinks(t *testing.T) {
	dir := newOutput(t)
	publish(t, dir, site{"index.html": "home", "a.html": "a", "b/index.html": "b"})
	stage := filepath.Join(filepath.Dir(dir), stateName(filepath.Base(dir)), stageFolder)
	elsewhere := filepath.Join(t.TempDir(), "elsewhere")
	link := filepath.Join(dir, "a.html")
	if err := errors.Join(os.MkdirAll(filepath.Join(stage, nowFolder), 0o755), os.WriteFile(filepath.Join(stage, nowFolder, "a.html"), []byte("other"), 0o644),
		os.WriteFile(filepath.Join(stage, flipsFile), []byte("now/a.html\nnow/../a.html\nnow/b/index.html\nother/a.html\nnow\n\n"), 0o644), os.Remove(link), os.Symlink(elsewhere, link)); err != nil {
		t.Fatal(err)
	}
	if err := begin(t, dir, Options{}).Abort(); err != nil {
		t.Fatal(err)
	}
	if target, err := os.Readlink(link); err != nil || target != elsewhere {
		t.Errorf("somebody's link leads to %q now, %v", target, err)
	}
	if b, err := os.ReadFile(filepath.Join(dir, "b/index.html")); err != nil || string(b) != "b" {
		t.Errorf("%q, %v", b, err)
	}
}
