package starter

import (
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/gloss-press/gloss/internal/content"
	"github.com/gloss-press/gloss/internal/placeholder"
	"github.com/gloss-press/gloss/internal/workspace"
)

var now = time.Date(2014, 9, 18, 3, 0, 0, 0, time.UTC)

var kinds = []Kind{Article, Term, Person, Source}

func put(t *testing.T, dir, file, text string) {
	t.Helper()
	name := filepath.Join(dir, filepath.FromSlash(file))
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// files gives all files of a folder with their bytes.
func files(t *testing.T, dir string) map[string]string {
	t.Helper()
	m := map[string]string{}
	err := fs.WalkDir(os.DirFS(dir), ".", func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, err := os.ReadFile(filepath.Join(dir, p))
		m[p] = string(b)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func titleOf(f content.File) string {
	switch f := f.(type) {
	case *content.Article:
		return f.Title.Value
	case *content.Term:
		return f.Term.Value
	case *content.Speaker:
		return f.Name.Value
	case *content.Source:
		return f.Title.Value
	}
	return ""
}

// Whatever a title holds, the file has it, and is right as it stands.
func TestNames(t *testing.T) {
	for name, slug := range map[string]string{
		"Talking is not coordinating": "talking-is-not-coordinating",
		`Quotes “so” and "so"`:        "quotes-so-and-so",
		"it's":                        "its",
		"a: b # c":                    "a-b-c",
		`back\slash \n \x41`:          "back-slash-n-x41",
		"- [x] {y}":                   "x-y",
		"1984":                        "1984",
		"true":                        "true",
		"---":                         "",
		"{{name}} {{date}}":           "name-date",
		"😀 smile":                     "smile",
		"👩\u200d🔬 Ada":                "ada",
		"Élan vital":                  "élan-vital",
		"سوريا":                       "سوريا",
		"  spaces  ":                  "spaces",
		"con":                         "con-page",
		"../../etc/passwd":            "etc-passwd",
		strings.Repeat("long ", 100):  strings.TrimSuffix(strings.Repeat("long-", 40), "-"),
		"":                            "",
		"a\nb":                        "",
		"a\u2028b":                    "",
		"a\x00b":                      "",
		"a\x1bb":                      "",
		"a\xffb":                      "",
		"a\u202eb":                    "",
		"a\u200bb":                    "",
	} {
		for _, kind := range kinds {
			dir := t.TempDir()
			made, err := New(dir, kind, name, now)
			var wrong *NameError
			if slug == "" {
				if !errors.As(err, &wrong) || len(files(t, dir)) > 0 {
					t.Errorf("%s %q: %v, and %v", kind, name, err, files(t, dir))
				}
				continue
			}
			want := folders[kind] + "/" + slug + ".md"
			if err != nil || made.Path != want || !made.NewSite {
				t.Errorf("%s %q: %+v, %v; want %s", kind, name, made, err, want)
				continue
			}
			text := files(t, dir)[want]
			f, diags := content.Parse(want, []byte(text))
			if len(diags) > 0 || titleOf(f) != strings.TrimSpace(name) || f.FileHead().Slug.Value != slug {
				t.Errorf("%s %q: the file has %q with the slug %q, %v", kind, name, titleOf(f), f.FileHead().Slug.Value, diags)
			}
			if a, ok := f.(*content.Article); ok && (!a.Draft.Value || a.Date.String() != "2014-09-18") {
				t.Errorf("%q: draft %v, date %v", name, a.Draft.Value, a.Date)
			}
		}
	}
}

// The day is the site's.
func TestDayOfTheSite(t *testing.T) {
	dir := t.TempDir()
	put(t, dir, "content/site.yaml", "timezone: America/New_York\n")
	made, err := New(dir, Article, "Late", now) // 23:00 on the 17th in New York
	if err != nil || made.NewSite || !strings.Contains(files(t, dir)[made.Path], "date: 2014-09-17\n") {
		t.Errorf("%+v, %v, %s", made, err, files(t, dir)[made.Path])
	}
}

// What is there stays, and so does what has the same slug or name elsewhere.
func TestExists(t *testing.T) {
	dir := t.TempDir()
	put(t, dir, "content/articles/2014/talking/index.md", "---\ntitle: T\ndraft: true\n---\n")
	put(t, dir, "content/articles/2030/later.md", "---\ntitle: T\ndate: 2030-01-01\n---\n")
	put(t, dir, "content/articles/named.md", "---\ntitle: T\nslug: Another\n---\n")
	put(t, dir, "content/articles/broken.md", "---\ntitle: [\n---\n")
	put(t, dir, "content/articles/folder.md/x.txt", "")
	put(t, dir, "content/glossary.yaml", "- term: de-conflict\n  aliases: [deconfliction]\n")
	put(t, dir, "content/people/kerry.md", "---\nname: John Kerry\naliases: [Secretary Kerry]\n---\n")
	put(t, dir, "content/sources/a/paris.md", "---\ntitle: Paris\n---\n")
	before := files(t, dir)
	for _, c := range []struct {
		kind Kind
		name string
		want string // in the message; empty: it can be made
	}{
		{Article, "Talking", "content/articles/2014/talking/index.md has the slug talking already"},
		{Article, "LATER!", "content/articles/2030/later.md"},
		{Article, "another", "content/articles/named.md has the slug Another already"},
		{Article, "broken", "content/articles/broken.md"},
		{Article, "Folder", "content/articles/folder.md is there already"},
		{Article, "Paris", ""},
		{Term, "De-Conflict", "content/glossary.yaml"},
		{Term, "Deconfliction", "the name “Deconfliction” already"},
		{Term, "Kerry", ""},
		{Person, "Kerry", "content/people/kerry.md has the slug kerry already"},
		{Person, "john  kerry", "the name “john  kerry” already"},
		{Person, "Secretary Kerry", "content/people/kerry.md"},
		{Person, "Teresa Kerry", ""},
		{Person, "Kerry+", ""},
		{Source, "PARIS", "content/sources/a/paris.md"},
		{Source, "Talking", ""},
	} {
		made, err := New(dir, c.kind, c.name, now)
		var exists *ExistsError
		switch {
		case c.want == "" && err != nil, c.want != "" && (!errors.As(err, &exists) || !strings.Contains(err.Error(), c.want)):
			t.Errorf("%s %q: %v; want %q", c.kind, c.name, err, c.want)
		case c.want == "":
			delete(before, made.Path)
			if err := os.Remove(filepath.Join(dir, made.Path)); err != nil {
				t.Error(err)
			}
		}
	}
	after := files(t, dir)
	for name, text := range before {
		if after[name] != text {
			t.Errorf("%s has changed", name)
		}
	}
	if len(after) != len(before) {
		t.Errorf("there are %d files, and there were %d", len(after), len(before))
	}
}

// Nothing is written through a link that leads out of the site.
func TestLinkOut(t *testing.T) {
	dir, out := t.TempDir(), t.TempDir()
	if err := os.Mkdir(filepath.Join(dir, "content"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(out, filepath.Join(dir, "content", "articles")); err != nil {
		t.Skip(err)
	}
	if _, err := New(dir, Article, "Out", now); err == nil || len(files(t, out)) > 0 {
		t.Errorf("%v, and outside lie %v", err, files(t, out))
	}
}

// The starter is a site without a mistake.
func TestSite(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "a", "b")
	made, err := Site(dir)
	if err != nil {
		t.Fatal(err)
	}
	there := files(t, dir)
	if len(made) != len(there) || !slices.Contains(made, "content/site.yaml") {
		t.Errorf("made %q; there are %d files", made, len(there))
	}
	ws, err := workspace.Open(dir, workspace.Options{Now: now.AddDate(20, 0, 0)})
	if err != nil {
		t.Fatal(err)
	}
	defer ws.Close()
	snap := ws.Load()
	s := snap.Site
	if len(snap.Diags) > 0 || len(s.Articles) != 1 || len(s.Articles[0].Quotes) != 2 || len(s.Terms) != 2 || len(s.Speakers) != 2 || len(s.Sources) != 1 {
		t.Errorf("%v; %d articles, %d terms, %d people, %d sources", snap.Diags, len(s.Articles), len(s.Terms), len(s.Speakers), len(s.Sources))
	}
	for _, q := range s.Articles[0].Quotes {
		if q.Source == nil || !strings.Contains(there[q.Source.Path], q.Text().Value) {
			t.Errorf("%s does not stand word for word in its source", q.ID().Value)
		}
	}
	for name, text := range there {
		if !strings.Contains(text, "# ") {
			t.Errorf("%s has no comment", name)
		}
	}
}

func TestSiteExists(t *testing.T) {
	dir := t.TempDir()
	put(t, dir, "site/content/articles/mine.md", "mine")
	put(t, dir, "other/README.md", "mine")
	put(t, dir, "file", "mine")
	if err := os.MkdirAll(filepath.Join(dir, "hollow", "content"), 0o755); err != nil {
		t.Fatal(err)
	}
	for name, refused := range map[string]bool{
		"site": true, "hollow": true, "file": true, "file/below": true, "other": false, "new": false, "site/content/..": true, "a\x00b": true, "": true,
	} {
		at := filepath.Join(dir, name)
		if name == "" || strings.Contains(name, "\x00") {
			at = name
		}
		before := files(t, dir)
		_, err := Site(at)
		var exists *ExistsError
		var wrong *NameError
		if is := errors.As(err, &exists) || errors.As(err, &wrong); is != refused || !refused && err != nil {
			t.Errorf("%q: %v", name, err)
		}
		after := files(t, dir)
		for f, text := range before {
			if after[f] != text {
				t.Errorf("%q changed %s", name, f)
			}
		}
		if refused && len(after) != len(before) {
			t.Errorf("%q left files behind", name)
		}
		if _, err := os.Lstat(filepath.Join(at, half)); name != "" && err == nil {
			t.Errorf("%q left %s behind", name, half)
		}
	}
}

// A shell takes each word as it is.
func TestShell(t *testing.T) {
	if got, want := Command("my site")("person", "John Kerry"), `gloss new person "John Kerry" --source "my site"`; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	if got, want := Command(".")("source", "cbs-2014-09-14"), "gloss new source cbs-2014-09-14"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	sh, err := exec.LookPath("sh")
	if err != nil {
		t.Skip("there is no sh")
	}
	for _, word := range []string{"", "a", "a b", "it's", `"`, "$HOME", "`id`", `a\b`, "~", "!x", "é", "'\"$`\\", "*", "a;b", "#", "-n"} {
		out, err := exec.Command(sh, "-c", "printf %s "+Shell(word)).Output()
		if err != nil || string(out) != word && word != "-n" {
			t.Errorf("%q is written %s, and read as %q, %v", word, Shell(word), out, err)
		}
	}
}

// FuzzName: a name is refused, or the file that is begun has it, in one piece and without a mistake.
func FuzzName(f *testing.F) {
	for _, s := range []string{"A title", `"`, `\`, "a: b", "{{date}}", "\u200d", "é", "…", "#"} {
		f.Add(s, 0)
	}
	f.Fuzz(func(t *testing.T, name string, k int) {
		kind := kinds[uint(k)%uint(len(kinds))]
		name = strings.TrimSpace(name)
		if checkName(kind, name) != nil {
			return
		}
		const file = "x.md"
		b, err := stub(kind, folders[kind]+"/"+file, name, "2014-09-18")
		if err != nil {
			return
		}
		parsed, diags := content.Parse(folders[kind]+"/"+file, b)
		if len(diags) > 0 || titleOf(parsed) != name {
			t.Errorf("%q became %q, %v", name, titleOf(parsed), diags)
		}
	})
}

// TestPlaceholders holds that what a new file says to readers is known for a placeholder, and nothing that no file says.
func TestPlaceholders(t *testing.T) {
	all := ""
	for _, kind := range kinds {
		b, err := data.ReadFile("data/new/" + string(kind) + ".md")
		if err != nil {
			t.Fatal(err)
		}
		all += string(b)
		parts := strings.Split(string(b), "\n---\n")
		if body := strings.TrimSpace(parts[len(parts)-1]); body != "" && !placeholder.Is(body) {
			t.Errorf("%s: %q is no placeholder", kind, body)
		}
	}
	for _, s := range placeholder.Sentences {
		if !strings.Contains(all, s) {
			t.Errorf("no new file says %q", s)
		}
	}
}
