package check

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"

	"github.com/gloss-press/gloss/internal/diag"
	"github.com/gloss-press/gloss/internal/outside"
)

// everything has something for every row of the table.
var everything = map[string]string{
	"site.yaml":         "title: S\n",
	"people/ada.md":     "---\nname: Ada\n---\n",
	"sources/talk.md":   "---\ntitle: Talk\n---\nADA:  We will not coordinate with them. We meet our friends again on Monday.\n",
	"glossary/coord.md": "---\nterm: coordinate\nshort: S\n---\n",
	"glossary/idle.md":  "---\nterm: idle hands\nshort: S\n---\n",
	"glossary/said.md":  "---\nterm: utter\nshort: S\n---\n",
	"articles/a.md": `---
title: A
date: 2014-09-16
quotes:
  - {id: right, speaker: ada, date: 2014-09-15, source: talk, text: We will not coordinate}
  - {id: wrong, speaker: ada, date: 2014-09-15, source: talk, text: We meet our friends again on Tuesday}
  - {id: taken, speaker: ada, date: 2014-09-15, source: talk, accept: She said so later., text: We meet our friends again on Friday}
  - {id: told, kind: paraphrase, speaker: ada, date: 2014-09-15, source: talk, text: they talked}
  - {id: loose, speaker: ada, date: 2014-09-15, terms: [said], text: So be it}
---
## One

“We will not coordinate”. “We meet our friends again on Tuesday”, “We meet our friends again on Friday”. In short they talked. “So be it”.

#### Skipped

They were coordinating, and Coordinating again. [gone](nothing.md) ![](map.png)
`,
	"articles/b.md":     "---\ntitle: B\ndate: 2014-09-17\n---\nThey coordinated, they were coordinating.\n",
	"articles/map.png":  "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x00\x00\x00\x00sum!\x00\x00\x00\x00IENDsum!",
	"articles/draft.md": "---\ntitle: D\ndraft: true\nquotes:\n  - {id: q, speaker: ada, date: 2014-09-15, source: talk, text: We meet our friends again on Monday}\n---\n“We meet our friends again on Monday” [gone too](nothing.md)\n",
}

func told(ds []diag.Diagnostic) (list []string) {
	for _, d := range ds {
		list = append(list, fmt.Sprintf("%s:%d:%d %s", strings.TrimPrefix(d.File, "content/"), d.From.Line, d.From.Col, d.Code))
	}
	return list
}

func same(t *testing.T, what string, got, want []string) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("%s:\n%s\nand should be\n%s", what, strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// TestRun reads a site with something for every row of the table.
func TestRun(t *testing.T) {
	report, err := Run(t.Context(), open(t, everything), Options{})
	if err != nil {
		t.Fatal(err)
	}
	same(t, "told is", told(report.Diags), []string{"articles/a.md:6:69 quote-wrong-words", "articles/a.md:17:49 dead-link", "articles/draft.md:7:39 dead-link"})
	same(t, "the notes are", told(report.Notes), []string{"articles/a.md:15:1 heading-skipped", "articles/a.md:17:11 mention-inflected", "articles/a.md:17:68 image-without-alt",
		"articles/b.md:5:6 mention-inflected", "glossary/idle.md:2:7 term-unused"})
	want := Counts{Errors: 1, Warnings: 2, Quotes: Quotes{Verified: 2, Unchecked: 2, Wrong: 1, Accepted: 1}, TermsUnused: 1, Inflected: 2, DeadLinks: 2, ImagesWithout: 1, HeadingsSkipped: 1}
	if report.Counts != want {
		t.Errorf("the figures are %+v, want %+v", report.Counts, want)
	}
	for _, d := range slices.Concat(report.Diags, report.Notes) {
		if d.Code == diag.MentionInflected && d.File == "content/articles/a.md" && !strings.HasPrefix(d.Message, "“coordinating” is taken for the term “coordinate”, here and at 2 other places") {
			t.Error(d.Message)
		}
		if d.Code == diag.MentionInflected && d.File == "content/articles/b.md" && strings.Contains(d.Message, "other place") {
			t.Error(d.Message)
		}
	}
}

// TestTwoPlaces counts a word that stands twice.
func TestTwoPlaces(t *testing.T) {
	report, err := Run(t.Context(), open(t, map[string]string{"glossary.yaml": "- {term: coordinate, short: S}\n",
		"articles/b.md": "---\ntitle: B\n---\nWe were coordinating.\n", "articles/a.md": "---\ntitle: A\n---\nCoordinating is hard.\n"}), Options{})
	if err != nil || len(report.Notes) != 1 || report.Notes[0].File != "content/articles/a.md" ||
		!strings.Contains(report.Notes[0].Message, "“Coordinating” is taken for the term “coordinate”, here and at one other place") {
		t.Errorf("%v, %+v", err, report.Notes)
	}
}

// TestPaths tells of the files that are asked for alone, and counts those alone. All of the site is read all the same: a term that only
// another article mentions is used.
func TestPaths(t *testing.T) {
	for _, test := range []struct {
		only         Paths
		diags, notes []string
		quotes       Quotes
	}{
		{Paths{"content/articles/b.md"}, nil, []string{"articles/b.md:5:6 mention-inflected", "articles/b.md:5:29 mention-inflected"}, Quotes{}},
		{Paths{"content/articles/draft.md"}, []string{"articles/draft.md:7:39 dead-link"}, nil, Quotes{Verified: 1}},
		{Paths{"content/glossary"}, nil, []string{"glossary/idle.md:2:7 term-unused"}, Quotes{}},
		{Paths{"content/art"}, nil, nil, Quotes{}},
		{Paths{"content/people", "content/articles/a.md"}, []string{"articles/a.md:6:69 quote-wrong-words", "articles/a.md:17:49 dead-link"},
			[]string{"articles/a.md:15:1 heading-skipped", "articles/a.md:17:11 mention-inflected", "articles/a.md:17:68 image-without-alt"}, Quotes{Verified: 1, Unchecked: 2, Wrong: 1, Accepted: 1}},
		{Paths{"."}, []string{"articles/a.md:6:69 quote-wrong-words", "articles/a.md:17:49 dead-link", "articles/draft.md:7:39 dead-link"},
			[]string{"articles/a.md:15:1 heading-skipped", "articles/a.md:17:11 mention-inflected", "articles/a.md:17:68 image-without-alt", "articles/b.md:5:6 mention-inflected", "glossary/idle.md:2:7 term-unused"},
			Quotes{Verified: 2, Unchecked: 2, Wrong: 1, Accepted: 1}},
	} {
		report, err := Run(t.Context(), open(t, everything), Options{Only: test.only})
		if err != nil {
			t.Fatal(err)
		}
		same(t, strings.Join(test.only, " ")+": told is", told(report.Diags), test.diags)
		same(t, strings.Join(test.only, " ")+": the notes are", told(report.Notes), test.notes)
		if report.Counts.Quotes != test.quotes {
			t.Errorf("%s: %+v, want %+v", test.only, report.Counts.Quotes, test.quotes)
		}
	}
}

// TestFrontMatterLinks asks every address that front matter names.
func TestFrontMatterLinks(t *testing.T) {
	var asked []string
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusGone) }))
	defer server.Close()
	files := map[string]string{
		"site.yaml":      "title: S\nnav:\n  - {title: N, url: U/nav}\nlicense: U/license\ncorrections_policy: U/policy\n",
		"people/ada.md":  "---\nname: Ada\nurl: U/person\nimage: U/face.png\nsame_as: [U/same, U/other]\n---\n",
		"glossary/t.md":  "---\nterm: talk\nshort: S\ndefinitions:\n  - {by: Ada, text: To say, url: U/definition}\n---\n",
		"sources/s.md":   "---\ntitle: S\nurl: U/source\narchive: U/archive\nmedia: {url: U/media.mp3, kind: audio}\n---\n",
		"sources/d.md":   "---\ntitle: D\nurl: U/known-dead\ndead: true\n---\n",
		"articles/a.md":  "---\ntitle: A\nimage: U/picture.png\nquotes:\n  - {id: q, speaker: ada, date: 2014, place: timeline, text: talk, url: U/quote}\nevents:\n  - {date: 2014, title: E, url: U/event}\n---\n",
		"pages/about.md": "---\ntitle: About\n---\n[mail](mailto:a@example.org)\n",
	}
	for name, text := range files {
		files[name] = strings.ReplaceAll(text, "U/", server.URL+"/")
	}
	report, err := Run(t.Context(), open(t, files), Options{Asker: &outside.Asker{}})
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range report.Diags {
		_, address, _ := strings.Cut(d.Message, server.URL)
		address, _, _ = strings.Cut(address, " ")
		asked = append(asked, strings.TrimPrefix(d.File, "content/")+fmt.Sprintf(":%d ", d.From.Line)+address)
	}
	same(t, "dead are", asked, []string{"articles/a.md:3 /picture.png", "articles/a.md:5 /quote", "articles/a.md:7 /event", "glossary/t.md:5 /definition",
		"people/ada.md:3 /person", "people/ada.md:4 /face.png", "people/ada.md:5 /same", "people/ada.md:5 /other", "site.yaml:3 /nav", "site.yaml:4 /license", "site.yaml:5 /policy",
		"sources/s.md:3 /source", "sources/s.md:4 /archive", "sources/s.md:5 /media.mp3"})
	if report.Counts.Outside == nil || report.Counts.Outside.Dead != len(asked) {
		t.Errorf("%+v", report.Counts.Outside)
	}
}

// TestStopped ends with what stopped it, before and while addresses are asked.
func TestStopped(t *testing.T) {
	ctx, stop := context.WithCancelCause(t.Context())
	stop(errors.New("enough"))
	if _, err := Run(ctx, open(t, everything), Options{}); err == nil || err.Error() != "enough" {
		t.Errorf("it ends with %v", err)
	}
	ctx, stop = context.WithCancelCause(t.Context())
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { stop(errors.New("no more")) }))
	defer server.Close()
	ws := open(t, map[string]string{"articles/a.md": "---\ntitle: A\n---\n[x](" + server.URL + "/1)\n"})
	if _, err := Run(ctx, ws, Options{Asker: &outside.Asker{}}); err == nil || err.Error() != "no more" {
		t.Errorf("it ends with %v", err)
	}
}
