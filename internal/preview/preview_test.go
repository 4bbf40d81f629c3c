package preview

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/txtar"
	"go.uber.org/goleak"

	"github.com/gloss-press/gloss"
	"github.com/gloss-press/gloss/internal/workspace"
)

// running is a preview of a site of its own, with a server.
type running struct {
	*Preview
	t    *testing.T
	dir  string
	home string // the address of the site's home page
	news []News
	mu   sync.Mutex
	stop func()
}

// present is when all tests take place.
var present = time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)

// small is a site with a page of every kind but a redirect.
const small = `
-- content/site.yaml --
title: Small
-- content/articles/talking.md --
---
title: Talking
date: 2014-09-16
topics: [Syria]
quotes:
  - {id: said, speaker: kerry, date: 2014-09-14, text: "we will not coordinate", source: cbs}
---
He said “we will not coordinate” and went. See [the source](/sources/cbs/).
-- content/articles/other.md --
---
title: Other
date: 2014-09-17
---
Others coordinate.
-- content/glossary/coordinate.md --
---
term: coordinate
short: Plan together.
---
-- content/people/kerry.md --
---
name: John Kerry
roles: [{title: Secretary of State, from: 2013-02-01}]
---
-- content/sources/cbs.md --
---
title: CBS interview
date: 2014-09-14
---
**John Kerry:** Well, we will not coordinate.
-- content/pages/about.md --
---
title: About
---
Who we are.
-- static/CNAME --
example.org
`

// unpack writes the files of an archive into a folder.
func unpack(t testing.TB, dir string, archive *txtar.Archive) {
	t.Helper()
	for _, f := range archive.Files {
		write(t, dir, f.Name, string(f.Data))
	}
}

func write(t testing.TB, dir, name, text string) {
	t.Helper()
	name = filepath.Join(dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// open opens a preview of a folder without serving it.
func open(t *testing.T, dir string, change func(*Options)) *running {
	t.Helper()
	before := goleak.IgnoreCurrent()
	r := &running{t: t, dir: dir}
	opt := Options{Source: dir, Clock: time.Now, Options: workspace.Options{Drafts: true, Future: true, Now: present, Theme: gloss.Files}}
	opt.Tell = func(n News) { r.mu.Lock(); defer r.mu.Unlock(); r.news = append(r.news, n) }
	if change != nil {
		change(&opt)
	}
	var err error
	if r.Preview, err = Open(opt); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if r.stop != nil {
			r.stop()
		}
		if err := r.Close(); err != nil {
			t.Error(err)
		}
		http.DefaultClient.CloseIdleConnections()
		if _, ok := tabbed.Load(t.Name()); !ok { // a browser's goroutines are not the preview's
			allEnded(t, before)
		}
	})
	return r
}

// allEnded waits for what a preview started: a page in the making ends at its next write, which is late where the machine is slow.
func allEnded(t *testing.T, before goleak.Option) {
	t.Helper()
	var err error
	for range 30 { // a second each
		if err = leaks(before); err == nil {
			return
		}
	}
	t.Error(err)
}

// leaks looks for goroutines that go on. goleak panics on a stack so deep that Go leaves out some of it: a layout that is being compiled.
func leaks(before goleak.Option) (err error) {
	defer func() {
		if v := recover(); v != nil {
			err = fmt.Errorf("%v", v)
			<-time.After(time.Second)
		}
	}()
	return goleak.Find(before)
}

// start serves the small site.
func start(t *testing.T, change func(*Options)) *running {
	t.Helper()
	dir := t.TempDir()
	unpack(t, dir, txtar.Parse([]byte(small)))
	r := open(t, dir, change)
	r.serveAt(0)
	return r
}

// serveAt serves at a port; 0 for any.
func (r *running) serveAt(port int) {
	r.t.Helper()
	listeners, err := Listen("127.0.0.1", port, true)
	if err != nil {
		r.t.Fatal(err)
	}
	r.home = "http://" + listeners[0].Addr().String() + r.Root()
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- r.Serve(ctx, listeners...) }()
	r.stop = func() {
		r.stop = nil
		cancel()
		if err := <-ended; err != nil {
			r.t.Error(err)
		}
	}
}

func (r *running) port() int {
	u, _ := url.Parse(r.home)
	port := 0
	for _, c := range u.Port() {
		port = port*10 + int(c-'0')
	}
	return port
}

// save writes a file and tells the preview; an empty text deletes it.
func (r *running) save(name, text string) {
	r.t.Helper()
	if text == "" {
		if err := os.Remove(filepath.Join(r.dir, filepath.FromSlash(name))); err != nil {
			r.t.Fatal(err)
		}
	} else {
		write(r.t, r.dir, name, text)
	}
	r.update([]string{name}, nil)
}

// edit replaces words in a file and tells the preview.
func (r *running) edit(name, old, words string) {
	r.t.Helper()
	b, err := os.ReadFile(filepath.Join(r.dir, filepath.FromSlash(name)))
	if err != nil {
		r.t.Fatal(err)
	}
	if !strings.Contains(string(b), old) {
		r.t.Fatalf("%s has no %q", name, old)
	}
	r.save(name, strings.Replace(string(b), old, words, 1))
}

// get gives an answer with its body.
func (r *running) get(address string, header ...string) (*http.Response, string) {
	r.t.Helper()
	u, err := url.Parse(r.home)
	if err == nil {
		u, err = u.Parse(address)
	}
	if err != nil {
		r.t.Fatal(err)
	}
	req, err := http.NewRequest(http.MethodGet, u.String(), nil)
	if err != nil {
		r.t.Fatal(err)
	}
	for i := 0; i < len(header); i += 2 {
		req.Header.Set(header[i], header[i+1])
	}
	client := http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	res, err := client.Do(req)
	if err != nil {
		r.t.Fatal(err)
	}
	defer res.Body.Close()
	b, err := io.ReadAll(res.Body)
	if err != nil {
		r.t.Fatal(err)
	}
	return res, string(b)
}

// state gives what the page at a path is told of itself.
func (r *running) state(at string) pageState {
	r.t.Helper()
	res, body := r.get("/_gloss/page?at=" + url.QueryEscape(at) + "&since=0")
	var s pageState
	if err := json.Unmarshal([]byte(body), &s); err != nil || res.StatusCode != http.StatusOK {
		r.t.Fatalf("%s: %d %v: %s", at, res.StatusCode, err, body)
	}
	return s
}

// settle waits until all bodies of the present edition have been read.
func (r *running) settle() *edition {
	e := r.current.Load()
	<-e.checked
	return e
}
