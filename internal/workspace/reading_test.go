package workspace

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/gloss-press/gloss/internal/diag"
	"github.com/gloss-press/gloss/internal/site"
	"github.com/gloss-press/gloss/internal/telling"
)

// TestReadAgain refuses a body that is no longer what its front matter was read from, and says so by its file.
func TestReadAgain(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, "content/articles/a.md", "---\ntitle: A\n---\nWords.\n")
	write(t, dir, "content/sources/s.md", "---\ntitle: S\n---\nADA:  Words.\n")
	s := open(t, dir).Load()
	article, _ := s.Site.At("articles/a/")
	source, _ := s.Site.At("sources/s/")
	if _, stale := Stale(s.Read(article)); stale {
		t.Error("nothing has changed yet")
	}
	if _, stale := Stale(nil); stale {
		t.Error("no reading is no stale one")
	}
	for page, name := range map[site.Page]string{article: "content/articles/a.md", source: "content/sources/s.md"} {
		write(t, dir, name, "---\ntitle: Now\n---\nOther words.\n")
		if file, stale := Stale(s.Read(page)); !stale || file != name {
			t.Errorf("%s: %v, %q", name, stale, file)
		}
		if err := os.Remove(filepath.Join(dir, name)); err != nil {
			t.Fatal(err)
		}
		if file, stale := Stale(s.Read(page)); !stale || file != name {
			t.Errorf("%s is gone: %v, %q", name, stale, file)
		}
	}
	if text, ds := s.Transcript(s.Site.Source("s")); text != nil || len(ds) != 1 || ds[0].Code != diag.Unreadable {
		t.Errorf("the transcript: %v, %v", text, ds)
	}
}

// TestNoBody: what has no body has no reading, and neither have a quote's page and what no file is made of.
func TestNoBody(t *testing.T) {
	s := small(t, map[string]string{"site.yaml": "title: S\nquote_pages: true\n",
		"articles/a.md": "---\ntitle: A\nquotes:\n  - {id: q, speaker: Ada, date: 2014, text: words}\n---\nSome words.\n", "articles/b.md": "---\ntitle: B\n---\n"}).Load()
	for address, want := range map[string]bool{"articles/a/": true, "articles/b/": false, "articles/a/q/": false, "people/ada/": false, "": false} {
		p, ok := s.Site.At(address)
		if got := s.Read(p) != nil; !ok || got != want {
			t.Errorf("/%s is read: %v", address, got)
		}
	}
}

// TestUnchecked says why the words of a quote can be compared with nothing.
func TestUnchecked(t *testing.T) {
	s := small(t, map[string]string{
		"sources/empty.md": "---\ntitle: E\n---\n", "sources/full.md": "---\ntitle: F\n---\nADA:  Words.\n", "sources/beside.md": "---\ntitle: B\nfile: talk.vtt\n---\n",
		"articles/a.md": `---
title: A
quotes:
  - {id: told, kind: paraphrase, speaker: Ada, date: 2014, source: full, text: words}
  - {id: named, speaker: Ada, date: 2014, source: The Daily News, text: words}
  - {id: address, speaker: Ada, date: 2014, url: "https://example.org/", text: words}
  - {id: none, speaker: Ada, date: 2014, text: words}
  - {id: empty, speaker: Ada, date: 2014, source: empty, text: words}
  - {id: full, speaker: Ada, date: 2014, source: full, text: words}
  - {id: beside, speaker: Ada, date: 2014, source: beside, text: words}
---
`}).Load()
	for id, want := range map[string]string{"told": "a paraphrase is not compared", "named": "its source has no file in content/sources/", "address": "its source is an address alone",
		"none": "it names no source", "empty": "its source empty has no text", "full": "", "beside": ""} {
		q := s.Site.Quote("a#" + id)
		if _, got := telling.Uncompared(q); got != want {
			t.Errorf("%s: %q, want %q", id, got, want)
		}
		if v := s.Verdict(q); want != "" && (v.Kind.String() != "unchecked" || v.Turn != -1) {
			t.Errorf("%s: %+v", id, v)
		}
		if c := s.Checked(q); c != nil && id != "full" {
			t.Errorf("%s: readers are told %+v", id, c)
		}
	}
}

// TestLeads follows links to places on other pages that only these pages' bodies settle.
func TestLeads(t *testing.T) {
	s := small(t, map[string]string{
		"articles/a.md": "---\ntitle: A\n---\n[1](b.md#there) [2](b.md#not-there) [3](/about/#who) [4](/about/#whom) [5](b.md#term-talk) [6](b.md#term-walk) [7](/about/#term-walk) [8](#nowhere)\n",
		"articles/b.md": "---\ntitle: B\n---\n## There\n\nThey talk.\n", "pages/about.md": "---\ntitle: About\n---\n## Who\n\n::glossary\n",
		"glossary.yaml": "- {term: talk, short: S}\n- {term: walk, short: S}\n",
	}).Load()
	page, _ := s.Site.At("articles/a/")
	r := s.Read(page)
	var dead []string
	for address, leads := range s.Site.Unsettled(r.Digest.Leads) {
		to, _ := s.Site.At(address)
		for _, d := range s.DeadLeads(to, leads) {
			if d.File != "content/articles/a.md" || d.Code != diag.DeadLink {
				t.Error(d)
			}
			dead = append(dead, d.Message)
		}
	}
	if b, _ := s.Site.At("articles/b/"); s.Read(b).Digest.Leads != nil {
		t.Error("b leads nowhere")
	}
	slices.Sort(dead)
	if want := []string{"nothing on /about/ has the id `whom`", "nothing on /articles/b/ has the id `not-there`", "nothing on /articles/b/ has the id `term-walk`"}; !slices.Equal(dead, want) {
		t.Errorf("dead are %q, want %q", dead, want)
	}
}

// TestSaid gives the transcript to a source's page and its parts, and to no other page.
func TestSaid(t *testing.T) {
	s := small(t, map[string]string{"sources/s.md": "---\ntitle: S\n---\nADA:  Words.\n", "articles/a.md": "---\ntitle: A\n---\n"}).Load()
	page, _ := s.Site.At("sources/s/")
	if text, _ := s.Transcript(s.Site.Source("s")); text == nil || text != s.Said(page) {
		t.Error("the source's page has not its transcript")
	}
	if text := s.Said(site.Page{Kind: site.SourcePartPage, Subject: site.SourcePart{Source: s.Site.Source("s"), Number: 2}}); text == nil {
		t.Error("a part has no transcript")
	}
	for _, address := range []string{"", "articles/a/", "sources/"} {
		if p, _ := s.Site.At(address); s.Said(p) != nil {
			t.Errorf("/%s has a transcript", address)
		}
	}
}

// TestWhole looks at drafts and future articles as at others, and leaves the first view as it is.
func TestWhole(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, "content/articles/a.md", "---\ntitle: A\ndraft: true\n---\n")
	write(t, dir, "content/articles/b.md", "---\ntitle: B\ndate: 2999-01-01\n---\n")
	ws := open(t, dir)
	ws.opt.Drafts = false
	asked := -1
	ws.opt.Loaded = func(compared int) { asked = compared }
	s := ws.Load()
	if n, whole := len(s.Site.Articles), len(s.Whole().Site.Articles); n != 0 || whole != 2 || asked != 0 {
		t.Errorf("%d articles, and %d in the whole; %d quotes name a source", n, whole, asked)
	}
}

// TestBroken: where front matter can't be read, what it may name is no mistake of the body.
func TestBroken(t *testing.T) {
	for front, want := range map[string][]diag.Code{"title: A\n": {diag.UnknownSlug}, "title: A\nquotes: [\n": {diag.YAML}} {
		s := small(t, map[string]string{"articles/a.md": "---\n" + front + "---\nHe said so.\n\n::quote{#later}\n"}).Load()
		var got []diag.Code
		for _, d := range told(s) {
			got = append(got, d.Code)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%q: %v, want %v", front, got, want)
		}
	}
}
