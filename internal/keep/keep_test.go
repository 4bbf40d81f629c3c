package keep

import (
	"crypto/sha256"
	"os"
	"path/filepath"
	"slices"
	"testing"
)

func open(t *testing.T, dir string) *Store {
	t.Helper()
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	s := Open(root)
	t.Cleanup(func() { s.Close() })
	return s
}

func key(name string) Sum { return sha256.Sum256([]byte(name)) }

func names(t *testing.T, dir string) (list []string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		list = append(list, e.Name())
	}
	return list
}

// TestStore keeps entries from one opening to the next, forgets those that are broken, and sweeps what nobody asked for.
func TestStore(t *testing.T) {
	dir := t.TempDir()
	s := open(t, dir)
	for _, name := range []string{"used", "cut off", "changed", "unused"} {
		s.Put(key(name), []byte("what "+name+" is"))
	}
	at := func(name string) string { return filepath.Join(dir, nameOf(key(name), key("what "+name+" is"))) }
	for file, text := range map[string]string{at("cut off"): "what cut", at("changed"): "what changed IS", filepath.Join(dir, unfinished+"1"): "", filepath.Join(dir, "README"): "somebody’s"} {
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	s = open(t, dir)
	if sum, ok := s.Sum(key("used")); !ok || sum != key("what used is") {
		t.Error("an entry is not known by its sum")
	}
	if b, ok := s.Get(key("used"), 100); !ok || string(b) != "what used is" {
		t.Errorf("%q %v", b, ok)
	}
	for _, name := range []string{"cut off", "changed", "never there"} {
		if b, ok := s.Get(key(name), 100); ok {
			t.Errorf("%s: %q", name, b)
		}
	}
	if _, ok := s.Get(key("used"), 5); ok {
		t.Error("more is read than may be")
	}
	s.Put(key("used"), []byte("other"))
	s.Put(key("cut off"), []byte("made again"))
	s.Sweep()
	want := []string{nameOf(key("used"), key("other")), nameOf(key("cut off"), key("made again")), "README"}
	slices.Sort(want)
	if got := names(t, dir); !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
}

// TestFull loses nothing but time where the disk takes no more.
func TestFull(t *testing.T) {
	dir := t.TempDir()
	s := open(t, dir)
	if err := os.RemoveAll(dir); err != nil {
		t.Fatal(err)
	}
	s.Put(key("a"), []byte("b"))
	if _, ok := s.Sum(key("a")); ok {
		t.Error("what could not be kept is known")
	}
}
