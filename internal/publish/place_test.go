package publish

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
)

func TestOutputKeepsAwayFromTheSite(t *testing.T) {
	home := t.TempDir()
	write(t, home, site{
		"site/content/articles/a.md": "a", "site/layouts/": "", "site/public/": "", "site/up": "-> ..", "elsewhere/deep/": "",
		"link": "-> site", "content-link": "-> site/content", "site/assets": "-> ../elsewhere", "to-articles": "-> site/content/articles",
	})
	before := read(t, home)
	for _, test := range []struct {
		output  string
		allowed bool
	}{
		{"site/public", true}, {"site/new", true}, {"site/new/deeper", true}, {"link/public", true}, {"out", true}, {"site/contents", true},
		{"site/./public/", true}, {"site/content-2", true}, {"elsewhere2", true},
		{"site", false}, {"site/", false}, {".", false}, {"site/.", false}, {"site/content", false}, {"site/content/", false},
		{"site/content/..", false}, {"site/content/articles", false}, {"site/content/new/deep", false}, {"site/layouts", false},
		{"link", false}, {"link/content/x", false}, {"content-link", false}, {"content-link/new", false}, {"to-articles", false},
		{"site/up", false}, {"site/up/site", false}, {"elsewhere", false}, {"elsewhere/deep", false}, {"site/assets/x", false},
		{"site/static", false}, {"site/static/x", false}, {"link/static", false}, {"..", false}, {"/", false},
	} {
		output := home + "/" + test.output
		if test.output == "/" {
			output = "/"
		}
		tx, err := Begin(output, Options{
			Force:  true,
			Source: filepath.Join(home, "site"),
			Protected: []string{
				filepath.Join(home, "site/content"), filepath.Join(home, "site/layouts"), filepath.Join(home, "site/assets"), filepath.Join(home, "site/static"),
			},
		})
		var protected *ProtectedError
		switch {
		case test.allowed && err != nil:
			t.Errorf("%s: %v", test.output, err)
		case !test.allowed && err == nil, !test.allowed && !errors.As(err, &protected) && output != "/":
			t.Errorf("%s: not refused: %v", test.output, err)
		}
		if tx != nil {
			tx.Abort()
		}
	}
	for name := range read(t, filepath.Join(home, "site", "content")) {
		if _, ok := before["site/content/"+name]; !ok {
			t.Errorf("%s was made in content/", name)
		}
	}
}

func TestRelativeOutput(t *testing.T) {
	home := t.TempDir()
	write(t, home, site{"content/a.md": "a"})
	t.Chdir(home)
	opts := Options{Source: ".", Protected: []string{"content", "static"}}
	if _, err := try(t, "public", site{"a.html": "a"}, opts); err != nil {
		t.Fatal(err)
	}
	for _, dir := range []string{".", "", "content", "../" + filepath.Base(home), "..", "./content/../content"} {
		if _, err := Begin(dir, opts); err == nil {
			t.Errorf("%q was not refused", dir)
		}
	}
	holdsExactly(t, "public", site{"a.html": "a"})
}

func TestOutputThatIsNoFolder(t *testing.T) {
	home := t.TempDir()
	write(t, home, site{"file": "x", "dangling": "-> nowhere", "loop": "-> loop", "blocked/.public.gloss": "a file"})
	for _, name := range []string{"file", "file/public", "dangling", "dangling/public", "loop", "blocked/public"} {
		if tx, err := Begin(filepath.Join(home, name), Options{}); err == nil {
			tx.Abort()
			t.Errorf("%s: no error", name)
		}
	}
	if _, err := os.Lstat(filepath.Join(home, "nowhere")); err == nil {
		t.Error("a folder was made behind the link")
	}
}

// TestTrespassByAnotherSpelling compares folders by what they are, at every step up, also where a path's own links are not resolved.
func TestTrespassByAnotherSpelling(t *testing.T) {
	home := t.TempDir()
	write(t, home, site{"site/content/a.md": "a", "other/": "", "link": "-> site/content", "site/assets": "-> ../other"})
	source, content, assets := filepath.Join(home, "site"), filepath.Join(home, "site/content"), filepath.Join(home, "site/assets")
	for out, want := range map[string]string{"link": content, "link/new": content, "link/new/deeper": content, "other/new/deeper": assets, "site/public/new": "", "new": ""} {
		if got := trespass(filepath.Join(home, out), source, []string{content, assets}); got != want {
			t.Errorf("%s trespasses on %q, want %q", out, got, want)
		}
	}
}
