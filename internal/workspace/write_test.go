package workspace

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
)

func writable(t *testing.T, files map[string]string) (string, *Workspace) {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "site")
	for name, text := range files {
		file := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o640); err != nil {
			t.Fatal(err)
		}
	}
	ws, err := Open(dir, Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { ws.Close() })
	return dir, ws
}

func read(t *testing.T, name string) string {
	t.Helper()
	b, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// onlyFiles fails where a folder holds anything but files of these names.
func onlyFiles(t *testing.T, dir string, names ...string) {
	t.Helper()
	list, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	if len(list) != len(names) {
		t.Errorf("%s holds %v", dir, list)
	}
}

func TestWrite(t *testing.T) {
	dir, ws := writable(t, map[string]string{"content/a.md": "old"})
	if err := ws.Write("content/a.md", []byte("old"), []byte("new")); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(dir, "content/a.md")
	if info, err := os.Stat(file); err != nil || info.Mode().Perm() != 0o640 || read(t, file) != "new" {
		t.Error(err, info.Mode(), read(t, file))
	}
	onlyFiles(t, filepath.Dir(file), "a.md")
}

// TestWriteChanged saves the file in the meantime: that save is kept.
func TestWriteChanged(t *testing.T) {
	dir, ws := writable(t, map[string]string{"content/a.md": "saved"})
	var changed *ChangedError
	if err := ws.Write("content/a.md", []byte("old"), []byte("new")); !errors.As(err, &changed) {
		t.Errorf("the error is %v", err)
	}
	if got := read(t, filepath.Join(dir, "content/a.md")); got != "saved" {
		t.Errorf("%q", got)
	}
	onlyFiles(t, filepath.Join(dir, "content"), "a.md")
}

func TestWriteThroughLinks(t *testing.T) {
	dir, ws := writable(t, map[string]string{"content/a/x.md": "old", "texts/in.md": "old"})
	outside := filepath.Join(filepath.Dir(dir), "out.md")
	if err := os.WriteFile(outside, []byte("old"), 0o600); err != nil {
		t.Fatal(err)
	}
	for link, target := range map[string]string{
		"content/in.md": "../texts/in.md", "content/twice.md": "in.md", "content/out.md": "../../out.md", "content/absolute.md": outside,
		"content/loop.md": "loop.md", "content/gone.md": "gone", "content/folder.md": "a",
	} {
		if err := os.Symlink(target, filepath.Join(dir, link)); err != nil {
			t.Skip(err)
		}
	}
	if err := ws.Write("content/twice.md", []byte("old"), []byte("new")); err != nil {
		t.Error(err)
	}
	if got := read(t, filepath.Join(dir, "texts/in.md")); got != "new" {
		t.Errorf("what the link leads to is %q", got)
	}
	for _, link := range []string{"content/in.md", "content/twice.md"} {
		if info, err := os.Lstat(filepath.Join(dir, link)); err != nil || info.Mode()&os.ModeSymlink == 0 {
			t.Errorf("%s is no link any more", link)
		}
	}
	for _, name := range []string{"content/out.md", "content/absolute.md", "content/loop.md", "content/gone.md", "content/folder.md", "content/a", "../out.md"} {
		if err := ws.Write(name, []byte("old"), []byte("new")); err == nil {
			t.Errorf("%s was written", name)
		}
	}
	if got := read(t, outside); got != "old" {
		t.Errorf("what lies outside is %q", got)
	}
	onlyFiles(t, filepath.Join(dir, "texts"), "in.md")
}

// TestEdit reads what stands in for a file, which stays as it is.
func TestEdit(t *testing.T) {
	dir, ws := writable(t, map[string]string{"content/articles/a.md": "---\ntitle: Old\n---\n"})
	ws.Edit("content/articles/a.md", []byte("---\ntitle: New\n---\n"))
	if s := ws.Load().Site; len(s.Articles) != 1 || s.Articles[0].Title.Value != "New" {
		t.Error("the edited file is not read")
	}
	if got := read(t, filepath.Join(dir, "content/articles/a.md")); got != "---\ntitle: Old\n---\n" {
		t.Errorf("the file is %q", got)
	}
}
