package build

import (
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/gloss-press/gloss/internal/content"
	"github.com/gloss-press/gloss/internal/site"
	"github.com/gloss-press/gloss/internal/workspace"
)

var numbers = strings.Fields("eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen")

// archive gives a site with lists that have parts, statements that several articles quote, relations, sources with texts, topics, corrections,
// bodies that show lists, and links to places on other pages.
func archive(articles int) map[string]string {
	r := rand.New(rand.NewPCG(3, 5))
	files := map[string]string{
		"content/site.yaml":             "title: Archive\nbase_url: https://example.org/\nauthor: Ada\n",
		"content/glossary/strike.md":    "---\nterm: strike\nshort: A blow.\n---\nSee [what was said](/articles/a3/#q1).\n\n::timeline{term=truce}\n",
		"content/articles/defined.md":   "---\ntitle: Defined\ndate: 2015-01-01\nquotes: [{id: d, speaker: Dora, date: 2001-01-01, text: an armistice is a truce, defines: [truce]}]\n---\nShe said “an armistice is a truce”. [Dead](/nowhere/).\n",
		"content/articles/carried.md":   "---\ntitle: Carried\ndate: 2019-01-01\ntopics: [War]\n---\nAll of it:\n\n::timeline{scope=site}\n\n[Dead](/nowhere/).\n",
		"content/glossary/truce.md":     "---\nterm: truce\nshort: No blows.\ndefinitions:\n  - {by: ada, text: A pause of arms, source: hearing}\n---\n",
		"content/people/ada.md":         "---\nname: Ada\nroles: [{title: Minister, from: 2000-01-01}]\n---\nShe spoke of a strike.\n",
		"content/people/bob.md":         "---\nname: Bob\n---\n",
		"content/sources/draft.md":      "---\ntitle: Draft\ndate: 2009-09-15\n---\n**ADA:** We call it a truce, and no blow.\n",
		"content/sources/hearing.md":    "---\ntitle: Hearing\ndate: 2009-09-15\nversions: [draft]\n---\n**ADA:** We call it a truce, and no strike. A pause of arms is what it is.\n\n**BOB:** Is it?\n",
		"content/pages/about.md":        "---\ntitle: About\n---\nWho we are.\n\n::timeline{term=strike}\n",
		"content/articles/elsewhere.md": "---\ntitle: Elsewhere\ndate: 2016-01-01\n---\nAll of it:\n\n::timeline{speaker=bob}\n",
		"static/CNAME":                  "example.org\n",
	}
	for n, name := range numbers {
		files["content/glossary/"+name+".md"] = "---\nterm: " + name + "\nshort: A number.\n---\n"
		files["content/sources/paper-"+name+".md"] = fmt.Sprintf("---\ntitle: Paper %s\npublisher: A press\ndate: 2012-01-%02d\n---\n", name, n+1)
	}
	for n := range articles {
		var b strings.Builder
		fmt.Fprintf(&b, "---\ntitle: Article %d\ndate: %d-%02d-%02d\ntopics: [%s]\n", n, 2010+n%7, 1+n%12, 1+n%28, []string{"War", "Peace, War", "Oil", "", "", ""}[n%6])
		if n%9 == 0 {
			fmt.Fprintf(&b, "corrections: [{date: 2018-01-%02d, text: A name was wrong.}]\n", 1+n%28)
		}
		b.WriteString("quotes:\n")
		var body strings.Builder
		for k := range 6 {
			text := fmt.Sprintf("in the year %d we saw %s number %s and %d", 2000+n, []string{"a strike", "the truce", "nothing"}[r.IntN(3)], numbers[n%len(numbers)], k)
			date := fmt.Sprintf("%d-%02d-%02d", 2000+r.IntN(9), 1+k, 1+n%28)
			extra, speaker := "", []string{"ada", "bob", "Carla"}[r.IntN(7)%3]
			switch {
			case k == 0 && n%5 == 0:
				text, date, extra, speaker = "We call it a truce, and no strike.", "2009-09-15", ", source: hearing", "ada" // one statement
			case k == 1 && n > 4:
				extra = fmt.Sprintf(", %s: a%d#q%d", []string{"answers", "repeats", "corrects", "contradicts"}[n%4], n-3, r.IntN(3))
			case k == 2 && n%4 == 0:
				extra = ", note: A *truce* it was., venue: on television"
			case k == 4 && n > 9 && n%3 == 0:
				extra = fmt.Sprintf(", statement: a%d#q5", n-6)
			case k == 3:
				extra = ", source: paper-" + numbers[r.IntN(len(numbers))]
			}
			fmt.Fprintf(&b, "  - {id: q%d, speaker: %s, date: %s, text: %q%s}\n", k, speaker, date, text, extra)
			fmt.Fprintf(&body, "> %s\n\nThen %s.\n\n", text, []string{"a strike", "[more](a1.md#far)", "a truce", "[that](a2.md#q2)"}[r.IntN(4)])
		}
		if n == 1 {
			body.WriteString("## Far\n")
		}
		files[fmt.Sprintf("content/articles/a%d.md", n)] = b.String() + "---\n" + body.String()
	}
	return files
}

// in gives options like these with another output.
func (o Options) in(output string) Options {
	o.Output = filepath.Join(o.Source, output)
	return o
}

// digestAll writes the digests of all shares.
func (o Options) digestAll(t *testing.T, of int) string {
	t.Helper()
	dir := filepath.Join(o.Source, fmt.Sprintf("digests-%d", of))
	if err := os.MkdirAll(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	for n := of; n > 0; n-- {
		o.Share = site.Share{Number: n, Of: of}
		name, b, err := Digest(t.Context(), o)
		if err == nil {
			err = os.WriteFile(filepath.Join(dir, name), b, 0o644)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// TestShares builds a site in shares, with digests and without: together they are byte for byte the whole, no file is in two of them, and together they
// tell what a build of the whole tells.
func TestShares(t *testing.T) {
	pictured := small()
	pictured["content/articles/wide.jpg"] = photograph(t, 1000)
	for name, files := range map[string]map[string]string{"example": exampleSite(t), "small": pictured, "archive": archive(130)} {
		if testing.Short() && name != "small" {
			continue
		}
		opt := folder(t, files)
		whole, err := Run(t.Context(), opt)
		if err != nil || !whole.Published {
			t.Fatal(name, err, codes(whole.Diags))
		}
		want := opt.published(t)
		shares := []int{1, 2, 5, 16}
		if testing.Short() {
			shares = []int{9}
		}
		for _, of := range shares {
			for _, digests := range []string{"", opt.digestAll(t, of)} {
				if digests == "" && name == "archive" && of > 2 {
					continue // each share reads all bodies
				}
				got, told, pages := map[string]string{}, map[string]bool{}, 0
				for n := range of {
					share := opt.in(fmt.Sprintf("share-%d-%d-%v", of, n, digests != ""))
					share.Share, share.Digests = site.Share{Number: of - n, Of: of}, digests
					res, err := Run(t.Context(), share)
					if err != nil || !res.Published {
						t.Fatalf("%s: %d of %d: %v %v", name, of-n, of, err, codes(res.Diags))
					}
					pages += res.Pages
					for file, b := range share.published(t) {
						if _, twice := got[file]; twice {
							t.Errorf("%s: %s is in two of %d shares", name, file, of)
						}
						got[file] = b
					}
					for _, d := range codes(res.Diags) {
						told[d] = true
					}
				}
				for _, file := range slices.Sorted(maps.Keys(want)) {
					if got[file] != want[file] {
						t.Errorf("%s in %d shares (digests: %t): %s differs", name, of, digests != "", file)
					}
				}
				if len(got) != len(want) || pages != whole.Pages {
					t.Errorf("%s in %d shares: %d files and %d pages, the whole has %d and %d", name, of, len(got), pages, len(want), whole.Pages)
				}
				if all := codes(whole.Diags); !slices.Equal(slices.Compact(slices.Sorted(slices.Values(all))), slices.Sorted(maps.Keys(told))) {
					t.Errorf("%s in %d shares: told %q, the whole %q", name, of, slices.Sorted(maps.Keys(told)), all)
				}
			}
		}
	}
}

// TestAside sees that a share holds fewer words than the whole, and is built with these: Run would fall back on all words otherwise.
func TestAside(t *testing.T) {
	if testing.Short() {
		t.Skip("sixteen builds are not quick")
	}
	const of = 16
	opt := folder(t, archive(130))
	digests, err := readDigests(opt.digestAll(t, of), of)
	if err != nil {
		t.Fatal(err)
	}
	lean := 0
	for n := range of {
		share := opt.in(fmt.Sprintf("lean-%d", n))
		share.Share = site.Share{Number: n + 1, Of: of}
		known := learn(digests, share.Share)
		share.Aside = known
		if res, err := run(t.Context(), share, known); err != nil || !res.Published {
			t.Errorf("share %d: %v %v", n+1, err, codes(res.Diags))
		}
		ws, err := workspace.Open(share.Source, workspace.Options{Theme: share.Theme, Now: share.Now, Sums: true, Aside: learn(digests, share.Share)})
		if err != nil {
			t.Fatal(err)
		}
		bare := 0
		for _, a := range ws.Load().Site.Articles {
			for _, q := range a.Quotes {
				if q.Bare {
					bare++
				}
			}
		}
		ws.Close()
		if bare > 0 {
			lean++
		}
	}
	if lean < of/2 {
		t.Errorf("only %d of %d shares leave words aside", lean, of)
	}
}

// TestDigestsOfOthers refuses digests that are not of the files that are built.
func TestDigestsOfOthers(t *testing.T) {
	opt := folder(t, archive(6))
	dir := opt.digestAll(t, 2)
	opt.Share, opt.Digests = site.Share{Number: 1, Of: 2}, dir
	refused := func(why, says string) {
		t.Helper()
		_, err := Run(t.Context(), opt)
		if e, ok := errors.AsType[*DigestError](err); !ok || !strings.Contains(e.Error(), says) {
			t.Errorf("%s: %v, want %q", why, err, says)
		}
	}
	edit := func(name, text string) (undo func()) {
		old, _ := os.ReadFile(filepath.Join(opt.Source, name))
		opt.write(t, map[string]string{name: text})
		return func() { opt.write(t, map[string]string{name: string(old)}) }
	}
	undo := edit("content/articles/a2.md", "---\ntitle: Other\ndate: 2012-01-01\n---\nOther.\n")
	refused("an article changed", "content/articles/a2.md has changed")
	undo()
	undo = edit("content/articles/a2.md", archive(6)["content/articles/a3.md"]+"\n")
	refused("an article is another's copy", "content/articles/a2.md has changed")
	undo()
	undo = edit("content/articles/elsewhere.md", archive(6)["content/articles/a3.md"])
	refused("an article has more quotes", "content/articles/elsewhere.md has changed")
	undo()
	undo = edit("content/people/bob.md", "---\nname: Robert\n---\n")
	refused("a person changed", "people")
	undo()
	opt.write(t, map[string]string{"content/articles/new.md": "---\ntitle: New\ndate: 2012-01-01\n---\nNew.\n"})
	refused("an article is new", "know nothing of content/articles/new.md")
	if err := os.Remove(filepath.Join(opt.Source, "content/articles/new.md")); err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(filepath.Join(opt.Source, "content/articles/a1.md")); err != nil {
		t.Fatal(err)
	}
	refused("an article is gone", "the site has 8")
	b, err := os.ReadFile(filepath.Join(dir, "2-of-2.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	for why, text := range map[string]string{"cut short": string(b[:len(b)/2]), "another share's": strings.Replace(string(b), "2/2", "1/2", 1), "no digest": "x", "of another version": `{"gloss":99}`} {
		if err := os.WriteFile(filepath.Join(dir, "2-of-2.jsonl"), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		refused(why, "2-of-2.jsonl")
	}
	opt.Share.Of = 3
	refused("of another number", "there is no")
}

// FuzzDigest reads anything as a digest: it is refused, or its numbers hold.
func FuzzDigest(f *testing.F) {
	f.Add([]byte(`{"gloss":1,"share":"1/1","around":"x","homes":["articles/a/"],"front":null,"embeds":null,"articles":1}` + "\n" + `{"path":"content/articles/a.md","sum":"ab","home":0,"quotes":[{"key":1,"size":2,"terms":[0],"in":[0]}]}`))
	f.Add([]byte(`{"gloss":1,"homes":[],"articles":1}` + "\n" + `{"home":-1}`))
	f.Fuzz(func(t *testing.T, b []byte) {
		head, lines, err := decodeDigest(b)
		if err != nil {
			return
		}
		known := learn([]digest{{head, lines}}, site.Share{Number: 1, Of: 2})
		for _, l := range lines {
			a := &content.Article{}
			a.Path = l.Path
			if keep := known.Keep(a, workspace.Sum{}); keep != nil && len(l.Quotes) > 0 {
				t.Errorf("an article without quotes is taken for one with %d", len(l.Quotes))
			}
		}
	})
}
