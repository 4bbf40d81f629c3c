package publish

import (
	"os"
	"path/filepath"
	"testing"
)

// TestReplaceable says whose place a staged site may take: nobody's, or that of an empty folder that is like its own.
func TestReplaceable(t *testing.T) {
	home := t.TempDir()
	write(t, home, site{"stage/": "", "empty/": "", "closed/": "", "file/a.txt": "a", "folder/deep/": "", "hidden/.keep": ""})
	if err := os.Chmod(filepath.Join(home, "closed"), 0o700); err != nil {
		t.Fatal(err)
	}
	at := func(name string) *folder {
		f, err := newFolder(os.OpenRoot(filepath.Join(home, name)))
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { f.close() })
		return f
	}
	staged := at("stage")
	for name, want := range map[string]bool{"": true, "empty": true, "closed": false, "file": false, "folder": false, "hidden": false} {
		var out *folder
		if name != "" {
			out = at(name)
		}
		if got, err := replaceable(out, staged); got != want || err != nil {
			t.Errorf("%q: %v, %v", name, got, err)
		}
	}
}
