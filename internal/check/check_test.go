package check

import (
	"context"
	"fmt"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/gloss-press/gloss"
	"github.com/gloss-press/gloss/internal/diag"
	"github.com/gloss-press/gloss/internal/outside"
	"github.com/gloss-press/gloss/internal/workspace"
)

// open makes a site of files and opens it.
func open(t testing.TB, files map[string]string) *workspace.Workspace {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		file := filepath.Join(dir, "content", filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	ws, err := workspace.Open(dir, workspace.Options{Theme: gloss.Files, Remarks: true, Now: time.Unix(1411000000, 0)})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { ws.Close() })
	return ws
}

// TestLinks asks every address once, wherever it stands, and tells of it at each place.
func TestLinks(t *testing.T) {
	var mu sync.Mutex // two addresses of a host are asked at once
	asked := map[string]int{}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		mu.Lock()
		asked[r.URL.Path]++
		mu.Unlock()
		status := 200
		_, _ = fmt.Sscan(strings.Trim(r.URL.Path, "/"), &status)
		w.WriteHeader(status)
	}))
	defer server.Close()
	ws := open(t, map[string]string{
		"articles/a.md": strings.ReplaceAll(`---
title: A
quotes:
  - {id: a, speaker: John Kerry, date: 2014, url: URL/404, text: words, note: "[x](URL/404)"}
events:
  - {date: 2014, title: E, url: URL/503}
---
Some words, [here](URL/404) and URL/ok and <URL/999>, and [mail](mailto:a@example.org).
`, "URL", server.URL),
		"articles/b.md":   "---\ntitle: B\n---\n[here](" + server.URL + "/404)\n",
		"sources/dead.md": "---\ntitle: S\nurl: " + server.URL + "/404\narchive: " + server.URL + "/archived\ndead: true\n---\n",
	})
	report, err := Run(context.Background(), ws, Options{Asker: &outside.Asker{}})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, d := range append(report.Diags, report.Notes...) {
		got = append(got, fmt.Sprintf("%s:%d:%d %s %s", d.File, d.From.Line, d.From.Col, d.Severity, d.Code))
		if d.Excerpt == "" || !strings.Contains(d.Message, server.URL) {
			t.Errorf("no excerpt or address: %+v", d)
		}
	}
	want := `content/articles/a.md:4:51 warning outside-dead
content/articles/a.md:4:NN warning outside-dead
content/articles/a.md:8:13 warning outside-dead
content/articles/b.md:4:1 warning outside-dead
content/articles/a.md:6:33 note outside-unreachable
content/articles/a.md:8:UU note outside-refused`
	place := strings.LastIndex("Some words, [here]("+server.URL+"/404) and "+server.URL+"/ok and <", "<") + 1
	want = strings.Replace(want, "NN", fmt.Sprint(strings.Index("  - {id: a, speaker: John Kerry, date: 2014, url: "+server.URL+"/404, text: words, note: ", "note: ")+7), 1)
	want = strings.Replace(want, "UU", fmt.Sprint(place), 1)
	if strings.Join(got, "\n") != want {
		t.Errorf("told is\n%s\nand should be\n%s", strings.Join(got, "\n"), want)
	}
	if c := report.Counts.Outside; *c != (Links{Dead: 4, Refused: 1, Unreachable: 1}) || asked["/404"] != 1 || asked["/archived"] != 1 {
		t.Errorf("%+v, asked %v", c, asked)
	}
	clear(asked)
	report, err = Run(context.Background(), ws, Options{Only: Paths{"content/articles/b.md"}, Asker: &outside.Asker{}})
	if err != nil || report.Counts.Outside.Dead != 1 || len(asked) != 1 {
		t.Errorf("%v, %+v, asked %v", err, report.Counts.Outside, asked)
	}
	clear(asked)
	if report, err = Run(context.Background(), ws, Options{}); err != nil || len(asked) != 0 || report.Counts.Outside != nil {
		t.Errorf("%v: nobody asked for it, and %v was asked", err, asked)
	}
}

// TestFixesHaveEdits looks at what JSON and SARIF are given: ends, and mends as text.
func TestFixesHaveEdits(t *testing.T) {
	ws := open(t, map[string]string{"articles/a.md": "---\ntitel: A\nquotes:\n  - id: a\n    speaker: John Kerry\n    date: 2014\n    text: say \"no\"\n---\nI say ‘no’.\n"})
	report, err := Run(context.Background(), ws, Options{})
	if err != nil || len(report.Diags) != 2 {
		t.Fatal(err, report.Diags)
	}
	for i, want := range []struct{ to, from diag.Pos }{{diag.Pos{Line: 2, Col: 6}, diag.Pos{Line: 2, Col: 1}}, {diag.Pos{Line: 7, Col: 19}, diag.Pos{Line: 7, Col: 15}}} {
		d := report.Diags[i]
		if d.To != want.to || len(d.Fixes) != 1 || len(d.Fixes[0].Edits) != 1 || d.Fixes[0].Edits[0].From != want.from {
			t.Errorf("%+v", d)
		}
	}
}

// BenchmarkRun checks 1,000 articles of six quotes.
func BenchmarkRun(b *testing.B) {
	files := map[string]string{"glossary.yaml": "- {term: coordinate, short: S}\n"}
	for i := range 1000 {
		var quotes, body strings.Builder
		for n := range 6 {
			fmt.Fprintf(&quotes, "  - {id: q%d, speaker: John Kerry, date: 2014-09-%02d, text: we will not coordinate number %d}\n", n, n+1, 6*i+n)
			fmt.Fprintf(&body, "He said “we will not coordinate number %d” and %s.\n\n", 6*i+n, strings.Repeat("talked and talked again ", 20))
		}
		files[fmt.Sprintf("articles/a%d.md", i)] = fmt.Sprintf("---\ntitle: A %d\ndate: 2014-09-14\nquotes:\n%s---\n%s", i, &quotes, &body)
	}
	ws := open(b, files)
	for b.Loop() {
		if r, err := Run(context.Background(), ws, Options{}); err != nil || r.Counts.Quotes.Unchecked != 6000 || r.Counts.Errors > 0 {
			b.Fatal(err, r.Counts)
		}
	}
}

type noNetwork struct{}

func (noNetwork) RoundTrip(*http.Request) (*http.Response, error) {
	return nil, &net.DNSError{IsNotFound: true}
}

// TestNoNetwork asks on a machine without a network: that is said once.
func TestNoNetwork(t *testing.T) {
	ws := open(t, map[string]string{"articles/a.md": "---\ntitle: A\n---\n[a](https://a.example/) [b](https://b.example/x) [c](https://b.example/y)\n"})
	report, err := Run(context.Background(), ws, Options{Asker: &outside.Asker{Transport: noNetwork{}}})
	if err != nil || len(report.Diags) > 0 || len(report.Notes) != 1 || !strings.Contains(report.Notes[0].Message, "of 3: this machine seems to have no network") {
		t.Errorf("%v %+v", err, report)
	}
}
