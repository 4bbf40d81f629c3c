package main

import (
	"bytes"
	"context"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"
)

// lines is a stream that can be waited for.
type lines struct {
	mu      sync.Mutex
	text    bytes.Buffer
	written chan struct{}
}

func newLines() *lines { return &lines{written: make(chan struct{}, 1)} }

func (l *lines) Write(b []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	select {
	case l.written <- struct{}{}:
	default:
	}
	return l.text.Write(b)
}

func (l *lines) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.text.String()
}

// wait waits until the stream has words.
func (l *lines) wait(words string) {
	for !strings.Contains(l.String(), words) {
		<-l.written
	}
}

// TestServe starts a preview as the command line does, looks at a page, makes a mistake and mends it, and ends it.
func TestServe(t *testing.T) {
	_, article := readme(t)
	dir := write(t, article)
	out, errs := newLines(), newLines()
	c := &command{out: out, err: errs, getenv: func(string) string { return "" }}
	ctx, stop := context.WithCancel(context.Background())
	status := make(chan int)
	go func() { status <- c.run(ctx, []string{"serve", "--source", dir, "--port", "0"}) }()
	out.wait("(Ctrl-C ends it)\n")
	_, after, _ := strings.Cut(out.String(), "Preview at ")
	address, _, _ := strings.Cut(after, " ")
	get := func(path string) string {
		res, err := http.Get(address + path)
		if err != nil {
			t.Fatal(err)
		}
		defer res.Body.Close()
		b, err := io.ReadAll(res.Body)
		if err != nil {
			t.Fatal(err)
		}
		return string(b)
	}
	if page := get("articles/talking/"); !strings.Contains(page, `data-quote="kerry-constructive"`) || !strings.Contains(page, "/_gloss/client.js") {
		t.Errorf("the page is %s", page)
	}
	file := filepath.Join(dir, "content/articles/talking.md")
	save := func(text string) {
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	save(strings.Replace(article, "title:", "titel:", 1))
	errs.wait("unknown-key")
	errs.wait("now\n")
	save(article)
	errs.wait("nothing is wrong any more\n")
	if n := strings.Count(errs.String(), "[unknown-key]"); n != 1 {
		t.Errorf("the mistake is told %d times: %s", n, errs.String())
	}
	stop()
	if s := <-status; s != exitDone {
		t.Errorf("status %d: %s", s, errs.String())
	}
	http.DefaultClient.CloseIdleConnections()
	if _, err := os.Stat(filepath.Join(dir, "public")); err == nil {
		t.Error("the preview has written to the disk")
	}
}

// TestServePortTaken names a port that is another program's: a sentence, and the status of the machine's faults.
func TestServePortTaken(t *testing.T) {
	_, article := readme(t)
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	port := strconv.Itoa(l.Addr().(*net.TCPAddr).Port)
	status, out, errs := runGloss("serve", "--source", write(t, article), "--port", port)
	if status != exitMachine || out != "" || !strings.Contains(errs, "port "+port+" is taken") || strings.Count(errs, "\n") > 1 {
		t.Errorf("status %d, %q %q", status, out, errs)
	}
}
