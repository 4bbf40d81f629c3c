package build

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/gloss-press/gloss"
	"github.com/gloss-press/gloss/internal/diag"
	"github.com/gloss-press/gloss/internal/markdown"
	"github.com/gloss-press/gloss/internal/site"
	"github.com/gloss-press/gloss/internal/workspace"
)

// folder writes a site's files, named from its root, and gives the options to build it into public/.
func folder(t *testing.T, files map[string]string) Options {
	t.Helper()
	dir := t.TempDir()
	opt := Options{Source: dir, Output: filepath.Join(dir, "public"), Options: workspace.Options{Theme: gloss.Files, Now: time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC)}}
	opt.write(t, files)
	return opt
}

func (o Options) write(t *testing.T, files map[string]string) {
	t.Helper()
	for name, text := range files {
		file := filepath.Join(o.Source, filepath.FromSlash(name))
		if err := errors.Join(os.MkdirAll(filepath.Dir(file), 0o755), os.WriteFile(file, []byte(text), 0o644)); err != nil {
			t.Fatal(err)
		}
	}
}

// published gives the names and bytes of what stands in public/.
func (o Options) published(t *testing.T) map[string]string {
	t.Helper()
	files := map[string]string{}
	root := os.DirFS(o.Output)
	_ = fs.WalkDir(root, ".", func(name string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			b, e := fs.ReadFile(root, name)
			if e != nil {
				t.Error(e)
			}
			files[name] = string(b)
		}
		return nil
	})
	return files
}

// root is the site's folder.
func (o Options) root() fs.FS { return os.DirFS(o.Source) }

// small is a site with every kind of page.
func small() map[string]string {
	return map[string]string{
		"content/site.yaml":        "title: Small\nbase_url: https://example.org/\nquote_pages: true\n",
		"content/articles/talk.md": "---\ntitle: Talk\ndate: 2014-09-16\ntopics: [War]\nquotes:\n  - {id: q, speaker: ada, date: 2014-09-15, source: hearing, text: we will coordinate}\n---\nShe said “we will coordinate”. ![A map](map.png)\n\n[There](more.md#far)\n",
		"content/articles/more.md": "---\ntitle: More\ndate: 2014-09-17\n---\n## Far\n\nThey *coordinate*.\n",
		"content/articles/map.png": pixel(1),
		"content/people/ada.md":    "---\nname: Ada\n---\n", "content/sources/hearing.md": "---\ntitle: Hearing\n---\nADA:  Now we will coordinate.\n",
		"content/glossary/coordinate.md": "---\nterm: coordinate\nshort: Plan together.\n---\n",
		"static/CNAME":                   "example.org\n",
	}
}

// codes gives where diagnostics stand and what they are.
func codes(ds []diag.Diagnostic) (list []string) {
	for _, d := range ds {
		list = append(list, fmt.Sprintf("%s:%d %s", d.File, d.From.Line, d.Code))
	}
	return list
}

// TestRun builds a site of every kind of page: what is counted, what stands in the output, and what a second build changes.
func TestRun(t *testing.T) {
	opt := folder(t, small())
	res, err := Run(t.Context(), opt)
	if err != nil || len(res.Diags) > 0 || !res.Published {
		t.Fatal(err, res.Diags)
	}
	if res.Articles != 2 || res.Quotes != 1 || res.Terms != 1 || res.Relative {
		t.Errorf("%+v", res)
	}
	files, pages := opt.published(t), 0
	for name := range files {
		if strings.HasSuffix(name, ".html") {
			pages++
		}
	}
	if res.Pages != pages {
		t.Errorf("%d pages are told, %d stand there", res.Pages, pages)
	}
	for name, has := range map[string]string{
		"index.html": "Talk", "articles/talk/index.html": "we will coordinate", "articles/talk/q/index.html": "we will coordinate", "people/ada/index.html": "Ada",
		"articles/talk/annotations.jsonld": `"exact":"we will coordinate"`, "data/statements.json": `"id":"talk/q"`, "data/statements.csv": "talk/q", "CNAME": "example.org\n",
		"articles/map.png": "\x89PNG\r\n\x1a\n", "feed.xml": "<title>Small</title>", "sitemap.xml": "https://example.org/articles/more/",
		"glossary/coordinate/index.html": "/articles/more/", // which mentions the term in its body alone
	} {
		if !strings.Contains(files[name], has) {
			t.Errorf("%s has no %q: %.300s", name, has, files[name])
		}
	}
	opt.write(t, map[string]string{"content/articles/more.md": "---\ntitle: More\ndate: 2014-09-17\n---\n## Far\n\nThey go on.\n"})
	if _, err = Run(t.Context(), opt); err != nil {
		t.Fatal(err)
	}
	var changed []string
	for name, b := range opt.published(t) {
		if files[name] != b && !strings.HasPrefix(name, "search/") { // which has other words
			changed = append(changed, name)
		}
	}
	slices.Sort(changed)
	if want := []string{"articles/more/index.html", "articles/more/page.md", "feed.json", "feed.xml", "glossary/coordinate/index.html"}; !slices.Equal(changed, want) {
		t.Errorf("other bytes have %q, want %q", changed, want)
	}
}

// TestErrorsPublishNothing breaks a site that was built, in each place where a mistake can be seen: nothing of the output changes.
func TestErrorsPublishNothing(t *testing.T) {
	if testing.Short() {
		t.Skip("many builds are not quick")
	}
	for _, test := range []struct {
		name, file, text string
		strict           bool
		want             string
	}{
		{"front matter", "content/articles/more.md", "---\ntitel: More\n---\n", false, "content/articles/more.md:2 unknown-key content/articles/talk.md:10 dead-link"},
		{"a body", "content/articles/more.md", "---\ntitle: More\ndate: 2014-09-17\n---\n## Far\n\n<marquee>\n", false, "content/articles/more.md:7 raw-html"},
		{"a directive that its page fills", "content/articles/more.md", "---\ntitle: More\ndate: 2014-09-17\n---\n## Far\n\n::timeline{speaker=nobody}\n", false, "content/articles/more.md:7 unknown-slug"},
		{"a place on another page", "content/articles/more.md", "---\ntitle: More\ndate: 2014-09-17\n---\n## Near\n", true, "content/articles/talk.md:10 dead-link"},
		{"words of a source", "content/sources/hearing.md", "---\ntitle: Hearing\n---\nADA:  Now we will not coordinate.\n", false, "content/articles/talk.md:6 quote-wrong-words"},
		{"a layout that can't be read", "layouts/home.html", "{{nonsense}}{{define \"main\"}}x{{end}}", false, "layouts/home.html:1 layout"},
		{"a layout that fails on its page", "layouts/home.html", "\n{{define \"main\"}}{{(index .Feeds 99).URL}}{{end}}", false, "layouts/home.html:2 layout"},
		{"a warning that is to count", "content/articles/notes.docx", "", true, "content/articles/notes.docx:1 unknown-folder"},
	} {
		t.Run(test.name, func(t *testing.T) {
			opt := folder(t, small())
			opt.Strict = test.strict
			if res, err := Run(t.Context(), opt); err != nil || !res.Published {
				t.Fatal(err, res.Diags)
			}
			before := opt.published(t)
			opt.write(t, map[string]string{test.file: test.text, "content/articles/new.md": "---\ntitle: New\n---\nWords.\n"})
			res, err := Run(t.Context(), opt)
			if err != nil || res.Published {
				t.Fatalf("it ends with %v, published: %v", err, res.Published)
			}
			if got := strings.Join(codes(res.Diags), " "); got != test.want {
				t.Errorf("told is %s, want %s", got, test.want)
			}
			for _, d := range res.Diags {
				if strings.HasPrefix(d.File, "content/") && d.Excerpt == "" && d.Code != diag.UnknownFolder {
					t.Errorf("it shows no line: %+v", d)
				}
			}
			after := opt.published(t)
			if len(after) != len(before) {
				t.Errorf("%d files became %d", len(before), len(after))
			}
			for name, b := range before {
				if after[name] != b {
					t.Errorf("%s has changed", name)
				}
			}
			if left, _ := filepath.Glob(filepath.Join(opt.Source, ".public.gloss", "*stage*")); len(left) > 0 {
				t.Errorf("%q are left", left)
			}
			// A check finds the same, and makes no file.
			ws, err := workspace.Open(opt.Source, opt.Options)
			if err != nil {
				t.Fatal(err)
			}
			defer ws.Close()
			diags, err := Inspect(t.Context(), ws.Load(), nil)
			if got := strings.Join(codes(diags), " "); err != nil || got != test.want {
				t.Errorf("a check tells %s, %v", got, err)
			}
		})
	}
}

// TestErrorsTouchNoOutput: where the front matter is wrong already, that is told, whatever stands at the output; nothing is begun there.
func TestErrorsTouchNoOutput(t *testing.T) {
	opt := folder(t, map[string]string{"content/articles/a.md": "---\ntitel: A\n---\n", "public/mine.txt": "not of Gloss"})
	res, err := Run(t.Context(), opt)
	if err != nil || res.Published || len(res.Diags) == 0 {
		t.Errorf("%v, %+v", err, res)
	}
	list, err := os.ReadDir(opt.Source)
	if err != nil || len(list) != 2 {
		t.Errorf("%v: the folder holds %v", err, list)
	}
}

// TestWarningsPublish: only with Strict does a warning keep a site from being published.
func TestWarningsPublish(t *testing.T) {
	opt := folder(t, map[string]string{"content/articles/a.md": "---\ntitle: A\n---\n", "content/articles/notes.docx": ""})
	if res, err := Run(t.Context(), opt); err != nil || !res.Published || len(res.Diags) != 1 || !res.Relative {
		t.Errorf("%v, %+v", err, res)
	}
}

// TestMachine: what the machine can't do is an error, which is no diagnostic, and publishes nothing.
func TestMachine(t *testing.T) {
	opt := folder(t, small())
	opt.Source = filepath.Join(opt.Source, "none")
	if _, err := Run(t.Context(), opt); !errors.As(err, new(*workspace.NoContentError)) {
		t.Errorf("no site: %v", err)
	}
	opt = folder(t, small())
	opt.write(t, map[string]string{"public/mine.txt": "not of Gloss"})
	if _, err := Run(t.Context(), opt); err == nil {
		t.Error("a folder with other files was published into")
	}
	if files := opt.published(t); len(files) != 1 {
		t.Errorf("%d files stand there", len(files))
	}
	opt.Force = true
	if res, err := Run(t.Context(), opt); err != nil || !res.Published || opt.published(t)["mine.txt"] == "" {
		t.Errorf("by force: %v, %v", err, res.Published)
	}
	opt = folder(t, small())
	opt.Output = filepath.Join(opt.Source, "content")
	if _, err := Run(t.Context(), opt); err == nil {
		t.Error("the content was published over")
	}
	// A file that goes while the site is built.
	opt = folder(t, small())
	opt.Waiting, opt.Loaded = nil, func(int) { _ = os.Remove(filepath.Join(opt.Source, "static/CNAME")) }
	if res, err := Run(t.Context(), opt); err != nil || res.Published || !slices.Equal(codes(res.Diags), []string{"static/CNAME:1 unreadable"}) {
		t.Errorf("a file that is gone: %v, %v", err, res.Diags)
	}
	ctx, stop := context.WithCancelCause(t.Context())
	stop(errors.New("enough"))
	if res, err := Run(ctx, folder(t, small())); err == nil || err.Error() != "enough" || res.Published {
		t.Errorf("a build that is stopped: %v", err)
	}
}

// TestKeptBack names what waits, and publishes nothing of it.
func TestKeptBack(t *testing.T) {
	files := small()
	files["content/articles/draft.md"] = "---\ntitle: Secretly\ndraft: true\n---\n"
	files["content/articles/later.md"] = "---\ntitle: Afterwards\ndate: 2021-01-01\n---\n"
	opt := folder(t, files)
	res, err := Run(t.Context(), opt)
	if err != nil || len(res.KeptBack) != 2 || res.Articles != 2 {
		t.Fatal(err, res.KeptBack)
	}
	for name, b := range opt.published(t) {
		if strings.Contains(b, "Secretly") || strings.Contains(b, "Afterwards") {
			t.Errorf("%s tells of it", name)
		}
	}
}

// TestInspect sees every body once, and the other texts of an article.
func TestInspect(t *testing.T) {
	files := small()
	files["content/articles/bare.md"] = "---\ntitle: Bare\nquotes:\n  - {id: q, speaker: ada, date: 2014-09-15, text: so, place: timeline, note: \"[gone](nothing.md) and [out](https://example.net/)\"}\n---\n"
	opt := folder(t, files)
	opt.Remarks = true
	ws, err := workspace.Open(opt.Source, opt.Options)
	if err != nil {
		t.Fatal(err)
	}
	defer ws.Close()
	seen, outside := map[string]int{}, 0
	diags, err := Inspect(t.Context(), ws.Load(), func(p site.Page, r *markdown.Reading) {
		seen[p.Address]++
		outside += len(r.Remarks.Outside)
	})
	if got := strings.Join(codes(diags), " "); err != nil || got != "content/articles/bare.md:4 dead-link" {
		t.Errorf("%v, %s", err, got)
	}
	for _, address := range []string{"articles/talk/", "articles/more/", "articles/bare/", "sources/hearing/"} {
		if seen[address] != 1 {
			t.Errorf("%s is seen %d times", address, seen[address])
		}
	}
	if outside != 1 {
		t.Errorf("%d addresses outside", outside)
	}
	if _, err := os.Stat(opt.Output); err == nil {
		t.Error("a check publishes")
	}
	ctx, stop := context.WithCancel(t.Context())
	stop()
	if _, err := Inspect(ctx, ws.Load(), nil); !errors.Is(err, context.Canceled) {
		t.Errorf("a check that is stopped: %v", err)
	}
}
