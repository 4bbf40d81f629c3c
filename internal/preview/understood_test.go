package preview

import (
	"strings"
	"testing"
)

// hall is a transcript in which there is something of all that is told.
const hall = `---
title: A meeting in the hall
date: 2014-09-14
---
2:14 P.M. EDT

MR. KERRY: We will not coordinate. (Applause.)

THE SECOND HOUR &amp; MORE

MS. ROOK: Why?

MR. KERRY: We will talk. (Applause.)

MR. ROE: And I will.
`

// TestUnderstood asks for a source's page: its author sees how the transcript was understood, in words that can't break the page, and the
// page is another one when that changes.
func TestUnderstood(t *testing.T) {
	r := start(t, nil)
	ask := func(address string) string {
		t.Helper()
		_, page := r.get(r.Root() + address)
		return page
	}
	r.save("content/sources/hall.md", hall)
	r.save("content/sources/essay.md", "---\ntitle: An essay\nkind: article\n---\nNobody says this.\n")
	page := ask("sources/hall/")
	rest, aside := cutAside(page)
	for _, want := range []string{"How this transcript is understood", "5 turns", ">MR. KERRY<", "is kerry", ">MS. ROOK<", "names nobody in people/ (line 11)", "THE SECOND HOUR &amp; MORE", "2:14 P.M. EDT",
		">2</span> <span class=\"name\"><bdi>(Applause.)<"} {
		if !strings.Contains(aside, want) {
			t.Errorf("the author is not told %q in\n%s", want, aside)
		}
	}
	if !strings.Contains(page, aside+"</main>") || strings.Contains(rest, "understood") || strings.Contains(aside, "style=") {
		t.Errorf("what the author is told stands in the wrong place of\n%s", page)
	}
	for _, address := range []string{"", "sources/", "sources/essay/", "articles/talking/"} {
		if _, aside := cutAside(ask(address)); aside != "" {
			t.Errorf("/%s tells of a transcript:\n%s", address, aside)
		}
	}

	r.save("content/people/roe.md", "---\nname: Jane Roe\n---\n")
	if _, aside := cutAside(ask("sources/hall/")); !strings.Contains(aside, "is roe") {
		t.Errorf("the author is not told who is known now:\n%s", aside)
	}
	before := r.state(r.Root() + "sources/hall/").Page
	r.edit("content/sources/hall.md", "title:", "# of that name\ntitle:") // which moves lines and changes nothing that is published
	if _, aside := cutAside(ask("sources/hall/")); !strings.Contains(aside, "(line 12)") {
		t.Errorf("the author is not told where the lines are now:\n%s", aside)
	}
	if r.state(r.Root()+"sources/hall/").Page == before {
		t.Error("a page that is open is not told of that")
	}
}
