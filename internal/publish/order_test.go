package publish

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// Files come before what links to them, and go after it.
func TestReferenceOrder(t *testing.T) {
	want := []string{
		"articles/a/annotations.jsonld", "articles/a/paris.jpg", "assets/style.css", "data/statements.json", "favicon.ico",
		"articles/a/index.html", "articles/a/quote/index.html", "glossary/g/index.html",
		"404.html", "_redirects", "articles/index.html", "corrections/feed.xml", "feed.json", "feed.xml", "sitemap-1.xml", "sitemap.xml",
		"index.html",
	}
	s := site{}
	for _, name := range want {
		s[name] = name
	}
	dir := newOutput(t)
	publish(t, dir, site{"old.txt": "old"}) // a first build is one rename and has no order
	order := func(s site, op string) (names []string) {
		tx := begin(t, dir, Options{})
		put(t, tx, s)
		tx.step = func(what, name string) error {
			if what == op {
				names = append(names, name)
			}
			return nil
		}
		if _, err := tx.Commit(); err != nil {
			t.Fatal(err)
		}
		return names
	}
	if diff := cmp.Diff(want, order(s, "rename")); diff != "" {
		t.Errorf("written (-want +got):\n%s", diff)
	}
	slices.Reverse(want)
	if diff := cmp.Diff(want, order(nil, "remove")); diff != "" {
		t.Errorf("removed (-want +got):\n%s", diff)
	}
}

func TestOrderOfTheWholeCommit(t *testing.T) {
	dir := newOutput(t)
	publish(t, dir, site{"old.html": "old"})
	tx := begin(t, dir, Options{})
	put(t, tx, site{"a/b/index.html": "b"})
	var got []string
	tx.step = func(op, name string) error {
		got = append(got, op+" "+name)
		return nil
	}
	if _, err := tx.Commit(); err != nil {
		t.Fatal(err)
	}
	want := []string{"manifest ", "sync ", "mkdir a", "mkdir a/b", "rename a/b/index.html", "remove old.html", "manifest "}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
