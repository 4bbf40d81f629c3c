package build

import (
	"bytes"
	"errors"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/gloss-press/gloss/internal/disk"
	"github.com/gloss-press/gloss/internal/site"
	"github.com/gloss-press/gloss/internal/workspace"
)

// TestEachEdit makes one edit after the other of a site, each of another thing that pages depend on. A build after it comes out like a clean one, and
// makes again no more than it must.
func TestEachEdit(t *testing.T) {
	if testing.Short() {
		t.Skip("many builds are not quick")
	}
	opt := folder(t, heard())
	opt.Program = "this"
	all := 0
	for _, edit := range []struct {
		what string
		do   func(o *Options)
		file string // gets text in the place of old, at its end where there is no old
		old  string
		text string
		made int // how many files are made at most besides assets; 0: all
	}{
		{what: "the first build"},
		{what: "nothing", made: 8},
		{what: "an article's text", file: "content/articles/nets.md", text: "More.\n", made: 20},
		{what: "a mention", file: "content/articles/nets.md", text: "They coordinate.\n", made: 22},
		{what: "a mention that is gone", file: "content/articles/nets.md", old: "They coordinate.\n", made: 22},
		{what: "a text that no feed carries", file: "content/pages/about.md", text: "More.\n", made: 8},
		{what: "a term's text", file: "content/glossary/harbour.md", text: "More.\n", made: 10},
		{what: "a person's text", file: "content/people/mia-holt.md", text: "More.\n", made: 8},
		{what: "a sentence that decides a verdict", file: "content/articles/harbour.md", old: "said that it could", text: "calls it to"},
		{what: "the heading that a link leads to", file: "content/articles/more.md", old: "## Far", text: "## Near", made: 18},
		{what: "and back", file: "content/articles/more.md", old: "## Near", text: "## Far", made: 18},
		{what: "front matter", file: "content/articles/nets.md", old: "title: Nets", text: "title: Net"},
		{what: "words that the body marks", file: "content/articles/nets.md", old: "net is a net", text: "net is net"},
		{what: "a source's text", file: "content/sources/port.md", text: "MIA HOLT: So it is.\n"},
		{what: "a transcript beside it", file: "content/sources/pier.vtt", old: "Well", text: "Yes"},
		{what: "a text beside it that is not published", file: "content/sources/mole.html", old: "So it is", text: "So be it"},
		{what: "a picture", file: "content/articles/map.png", old: "IHDR\x00\x00\x00\x01", text: "IHDR\x00\x00\x00\x03"},
		{what: "another file", file: "static/boats/list.txt", text: "three\n"},
		{what: "a layout", file: "layouts/404.html", text: `{{define "main"}}<p>Gone.</p>{{end}}`},
		{what: "another layout", file: "layouts/404.html", old: "Gone", text: "Away"},
		{what: "words", file: "layouts/words/en.toml", text: "\"section.articles\" = \"Stories\"\n"},
		{what: "an asset", file: "assets/own.css", text: "p{color:red}"},
		{what: "somebody's bytes in a page", do: forge("glossary/harbour/index.html"), made: 10},
		{what: "somebody's bytes beside a page", do: forge("articles/quay/annotations.jsonld"), made: 11},
		{what: "somebody's bytes in a picture", do: forge("articles/map.png"), made: 9},
		{what: "somebody's bytes in a feed", do: forge("glossary/harbour/feed.xml"), made: 9},
		{what: "an article more", file: "content/articles/late.md", text: "---\ntitle: Late\ndate: 2019-12-31T23:00:00Z\n---\nA harbour.\n"},
		{what: "the address", do: func(o *Options) { o.BaseURL = "https://example.net/x/" }},
		{what: "drafts", file: "content/articles/draft.md", text: "---\ntitle: Draft\ndate: 2014-09-20\ndraft: true\n---\nA harbour.\n"},
		{what: "with drafts", do: func(o *Options) { o.Drafts = true }},
		{what: "a moment before", do: func(o *Options) { o.Now = time.Date(2019, 12, 30, 0, 0, 0, 0, time.UTC) }},
		{what: "a moment at which nothing comes", do: func(o *Options) { o.Now = o.Now.Add(time.Hour) }, made: 8},
		{what: "the future", do: func(o *Options) { o.Future = true }},
		{what: "another program", do: func(o *Options) { o.Program = "other" }},
		{what: "everything, as is asked for", do: func(o *Options) { o.NoCache = true }},
		{what: "nothing, after that", do: func(o *Options) { o.NoCache = false }, made: 8},
	} {
		if edit.do != nil {
			edit.do(&opt)
		}
		if edit.file != "" {
			b, _ := os.ReadFile(filepath.Join(opt.Source, edit.file))
			text := string(b) + edit.text
			if edit.old != "" {
				if text = strings.Replace(string(b), edit.old, edit.text, 1); text == string(b) {
					t.Fatalf("%s: %s has no %q", edit.what, edit.file, edit.old)
				}
			}
			opt.write(t, map[string]string{edit.file: text})
		}
		clean := opt
		clean.Output, clean.Program = filepath.Join(t.TempDir(), "public"), ""
		want, err := Run(t.Context(), clean)
		if err != nil || !want.Published {
			t.Fatal(edit.what, err, want.Diags)
		}
		got, err := Run(t.Context(), opt)
		if err != nil {
			t.Fatal(edit.what, err)
		}
		if diff := differ(want, got); diff != "" {
			t.Errorf("%s: (-clean +second)\n%s", edit.what, diff)
		}
		if diff := cmp.Diff(clean.published(t), opt.published(t)); diff != "" {
			t.Errorf("%s: (-clean +second)\n%s", edit.what, diff)
		}
		all = got.Changes.Written + got.Changes.Unchanged
		switch made, own := all-got.Changes.Trusted, len(below(opt.published(t), "assets/")); {
		case edit.file != "" && edit.made > 0 && made-own-len(below(opt.published(t), "search/index")) <= edit.made: // a text has others words
		case edit.made == 0 && made < all-cardsOf(opt.published(t)): // which stand where they show the same
			t.Errorf("%s: %d of %d files were made", edit.what, made, all)
		case edit.made > 0 && made-own > edit.made:
			t.Errorf("%s: %d of %d files were made besides assets", edit.what, made-own, all)
		}
	}
	if all < 80 {
		t.Errorf("the site has only %d files", all)
	}
}

// forge gives what changes a published file, keeping its size and its time.
func forge(name string) func(*Options) {
	return func(o *Options) {
		file := filepath.Join(o.Output, filepath.FromSlash(name))
		info, err := os.Stat(file)
		if err != nil {
			panic(err)
		}
		if err := errors.Join(os.WriteFile(file, bytes.Repeat([]byte{'x'}, int(info.Size())), 0o644), os.Chtimes(file, info.ModTime(), info.ModTime())); err != nil {
			panic(err)
		}
	}
}

func below(files map[string]string, folder string) (list []string) {
	for name := range files {
		if strings.HasPrefix(name, folder) {
			list = append(list, name)
		}
	}
	return list
}

// TestChangedMeanwhile changes what pages are made of while a site is built that is not made anew: it is told, or nothing of it is taken over.
func TestChangedMeanwhile(t *testing.T) {
	for file, want := range map[string]string{
		"content/sources/pier.vtt": "content/sources/pier.vtt:1 unreadable", "content/articles/map.png": "content/articles/map.png:1 unreadable",
		"content/sources/port.md": "content/sources/port.md:1 unreadable", "content/articles/harbour.md": "content/articles/harbour.md:1 unreadable",
	} {
		files := heard()
		files["content/site.yaml"] = "title: Small\n" // without feeds, for which articles are made too
		opt := folder(t, files)
		opt.Program = "this"
		if res, err := Run(t.Context(), opt); err != nil || !res.Published {
			t.Fatal(err, res.Diags)
		}
		opt.write(t, map[string]string{"content/articles/quay.md": heard()["content/articles/quay.md"] + "More.\n"})
		change := func() {
			b, err := os.ReadFile(filepath.Join(opt.Source, file))
			if err != nil {
				t.Error(err)
			}
			opt.write(t, map[string]string{file: string(b) + "\n"})
		}
		during := opt
		during.Loaded = func(int) { change() }
		if strings.HasSuffix(file, ".vtt") || strings.HasSuffix(file, ".png") { // what is summed up after that
			during.Loaded, during.summed = nil, change
		}
		res, err := Run(t.Context(), during)
		if err != nil || res.Published || !slices.Contains(codes(res.Diags), want) {
			t.Errorf("%s: %v, published: %v, %q", file, err, res.Published, codes(res.Diags))
		}
		if res, err := Run(t.Context(), opt); err != nil || !res.Published {
			t.Errorf("%s: the next build: %v, %v", file, err, res.Diags)
		}
	}
}

// TestChangedAndBack: what changes while a site is built, and back after it, leaves no page that was made of what was there for a while.
func TestChangedAndBack(t *testing.T) {
	opt := folder(t, heard())
	opt.Program = "this"
	before, after := heard()["content/sources/pier.vtt"], "WEBVTT\n\n00:01.000 --> 00:04.000\n<v Ada>Yes, the boats are ours.\n"
	during := opt
	during.summed = func() { opt.write(t, map[string]string{"content/sources/pier.vtt": after}) }
	if res, err := Run(t.Context(), during); err != nil || !res.Published {
		t.Fatal(err, res.Diags)
	}
	opt.write(t, map[string]string{"content/sources/pier.vtt": before})
	clean := opt
	clean.Output, clean.Program = filepath.Join(t.TempDir(), "public"), ""
	for _, o := range []Options{opt, clean} {
		if res, err := Run(t.Context(), o); err != nil || !res.Published {
			t.Fatal(err, res.Diags)
		}
	}
	if diff := cmp.Diff(clean.published(t), opt.published(t)); diff != "" {
		t.Errorf("(-clean +second)\n%s", diff)
	}
}

// TestSettle: the stamp of a file that changed just before the build, as its disk tells time, is not trusted.
func TestSettle(t *testing.T) {
	const second, began = 1_000_000_000, 1000*1_000_000_000 + 5
	for changed, trusted := range map[int64]bool{
		began: false, began + 1: false, began - 1: true, began - second + 7: true,
		1000 * second: false, 999 * second: false, 998 * second: true, 990 * second: true,
	} {
		r := record{beside: map[string]input{"a": {disk.Stamp{Inode: 1, Changed: changed}, workspace.Sum{1}}}}
		r.settle(began)
		if in := r.beside["a"]; (in.stamp != disk.Stamp{}) != trusted || in.sum != (workspace.Sum{1}) {
			t.Errorf("changed at %d: %+v", changed, in)
		}
	}
}

// TestSumBeside: so it is with all files beside content.
func TestSumBeside(t *testing.T) {
	opt := folder(t, heard())
	ws, err := workspace.Open(opt.Source, opt.Options)
	if err != nil {
		t.Fatal(err)
	}
	defer ws.Close()
	snap := ws.Load()
	for began, trusted := range map[int64]bool{0: false, math.MaxInt64: true} {
		m := newMemory(Options{Program: "this"})
		if !m.sumBeside(snap, began) || len(m.now.beside) != 5 {
			t.Fatalf("%d files", len(m.now.beside))
		}
		for name, in := range m.now.beside {
			if (in.stamp != disk.Stamp{}) != trusted || in.sum == (workspace.Sum{}) {
				t.Errorf("%s: %+v", name, in)
			}
		}
	}
}

// TestZone: what a time zone's rules say is part of the key, not its name.
func TestZone(t *testing.T) {
	sums := map[string]string{}
	for _, name := range []string{"UTC", "Europe/Berlin", "America/New_York", "Africa/Casablanca", "Asia/Kathmandu", "Pacific/Apia"} {
		z, err := time.LoadLocation(name)
		if err != nil {
			t.Fatal(err)
		}
		var w, again writer
		w.zone(z)
		again.zone(z)
		if string(w.b) != string(again.b) || sums[string(w.b)] != "" {
			t.Errorf("%s is like %s, or not like itself", name, sums[string(w.b)])
		}
		sums[string(w.b)] = name
	}
	opt := folder(t, small())
	ws, err := workspace.Open(opt.Source, opt.Options)
	if err != nil {
		t.Fatal(err)
	}
	defer ws.Close()
	opt.Program = "this"
	j := &job{snap: ws.Load(), memory: newMemory(opt)}
	before := j.key()
	if j.snap.Site.Zone = time.FixedZone("UTC", 1); j.key() == before {
		t.Error("two zones have one key")
	}
}

// FuzzDecodeRecord holds that nothing makes the reader of records fall, and that what it reads is read the same from its own bytes.
func FuzzDecodeRecord(f *testing.F) {
	f.Add((&record{key: workspace.Sum{1}, beside: map[string]input{"static/a": {disk.Stamp{Inode: 1, Changed: 2}, workspace.Sum{2}}},
		bodies: map[string]body{"content/a.md": {workspace.Sum{3}, []int32{1, 300}, true}}, again: map[string]bool{"a/index.html": true}}).encode())
	f.Add([]byte(recordHead))
	f.Fuzz(func(t *testing.T, data []byte) {
		r := decodeRecord(data)
		if r == nil {
			return
		}
		if diff := cmp.Diff(r, decodeRecord(r.encode()), cmp.AllowUnexported(record{}, input{}, body{}), cmpopts.EquateEmpty()); diff != "" {
			t.Error(diff)
		}
	})
}

// TestDecodeRecord: a record is read as it was written, and no part of it is.
func TestDecodeRecord(t *testing.T) {
	r := &record{beside: map[string]input{}, bodies: map[string]body{}, again: map[string]bool{"x": true}}
	for i := range 20 {
		r.beside[fmt.Sprint("static/", i)] = input{disk.Stamp{Device: 1, Inode: uint64(i), Size: 1 << 40, Written: -1, Changed: 5}, workspace.Sum{byte(i)}}
		r.bodies[fmt.Sprint("content/", i)] = body{workspace.Sum{9: byte(i)}, slices.Repeat([]int32{int32(i)}, i), i%2 == 0}
	}
	b := r.encode()
	if diff := cmp.Diff(r, decodeRecord(b), cmp.AllowUnexported(record{}, input{}, body{}), cmpopts.EquateEmpty()); diff != "" {
		t.Error(diff)
	}
	for i := range b {
		if decodeRecord(b[:i]) != nil {
			t.Errorf("cut to %d bytes it is read", i)
		}
	}
}

// cardsOf counts the cards among files.
func cardsOf(files map[string]string) (n int) {
	for name := range files {
		if strings.HasSuffix(name, "/"+site.CardFile.Address) {
			n++
		}
	}
	return n
}
