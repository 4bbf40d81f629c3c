package preview

import (
	"bytes"
	"fmt"
	"io"
	"net"
	"runtime"
	"strings"
	"sync"
	"testing"
	"testing/iotest"
	"time"
)

// TestSlowSenders announces what never comes, in every way: such a connection ends within ten seconds, and meanwhile others are answered.
func TestSlowSenders(t *testing.T) {
	if testing.Short() {
		t.Skip("it waits for deadlines")
	}
	r := start(t, nil)
	r.settle()
	r.get("/") // so that the preview has what it keeps
	base := runtime.NumGoroutine()
	var wg sync.WaitGroup
	for name, request := range map[string]string{
		"nothing":                  "",
		"half a line":              "GET /",
		"half a header":            "GET / HTTP/1.1\r\nHost: HOST\r\nX:",
		"a body":                   "GET / HTTP/1.1\r\nHost: HOST\r\nContent-Length: 100\r\n\r\n",
		"a large body":             "GET / HTTP/1.1\r\nHost: HOST\r\nContent-Length: 9999999999\r\n\r\n",
		"chunks":                   "GET / HTTP/1.1\r\nHost: HOST\r\nTransfer-Encoding: chunked\r\n\r\n",
		"half a chunk":             "GET / HTTP/1.1\r\nHost: HOST\r\nTransfer-Encoding: chunked\r\n\r\n10\r\nabc",
		"a body for the stream":    "GET /_gloss/page?at=/ HTTP/1.1\r\nHost: HOST\r\nContent-Length: 100\r\n\r\n",
		"a body of POST":           "POST / HTTP/1.1\r\nHost: HOST\r\nContent-Length: 100\r\n\r\nabc",
		"chunks of POST":           "POST /_gloss/quote HTTP/1.1\r\nHost: HOST\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n",
		"a body that is asked for": "POST / HTTP/1.1\r\nHost: HOST\r\nExpect: 100-continue\r\nContent-Length: 100\r\n\r\n",
		"a body for another name":  "POST / HTTP/1.1\r\nHost: example.org\r\nContent-Length: 100\r\n\r\n",
		"a second request":         "GET /nowhere HTTP/1.1\r\nHost: HOST\r\n\r\nGE",
		"a second one's body":      "GET /nowhere HTTP/1.1\r\nHost: HOST\r\n\r\nPOST / HTTP/1.1\r\nHost: HOST\r\nContent-Length: 9\r\n\r\n",
	} {
		for _, trickle := range []bool{false, true} {
			wg.Go(func() {
				conn, err := net.Dial("tcp", hostOf(r.home))
				if err != nil {
					t.Error(err)
					return
				}
				defer conn.Close()
				_ = conn.SetDeadline(time.Now().Add(30 * time.Second))
				began := time.Now()
				_, _ = io.WriteString(conn, strings.ReplaceAll(request, "HOST", hostOf(r.home)))
				ended := make(chan struct{})
				if trickle && strings.Contains(request, "\r\n\r\n") && !strings.HasSuffix(request, "GE") {
					go func() {
						for {
							select {
							case <-ended:
								return
							case <-time.After(500 * time.Millisecond):
								_, _ = io.WriteString(conn, "1")
							}
						}
					}()
				}
				_, err = io.Copy(io.Discard, conn) // to the end
				close(ended)
				if e, ok := err.(net.Error); ok && e.Timeout() {
					t.Errorf("%s (trickle %v): open for %v", name, trickle, time.Since(began))
				}
			})
		}
	}
	for range 20 {
		if res, _ := r.get("/"); res.StatusCode != 200 {
			t.Errorf("an ordinary request: %d", res.StatusCode)
		}
	}
	wg.Wait()
	returns(t, base)
}

// TestReadersThatDoNotRead asks for a page of 10 MB from a hundred connections that take nothing: none has a copy of it.
func TestReadersThatDoNotRead(t *testing.T) {
	if testing.Short() {
		t.Skip("it is not quick")
	}
	r := start(t, nil)
	words := strings.Repeat("A sentence of the page. ", 10<<20/24)
	r.save("content/pages/about.md", "---\ntitle: About\n---\n"+strings.Repeat(words[:1<<20]+"\n\n", 10))
	r.settle()
	if _, body := r.get("/about/"); len(body) < 10<<20 {
		t.Fatalf("the page has %d bytes", len(body))
	}
	base := runtime.NumGoroutine()
	heap := func() int64 {
		var m runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&m)
		return int64(m.HeapAlloc)
	}
	next, leave := r.listen()
	next()
	var conns []net.Conn
	begun := 0
	ask := func() {
		conn, err := net.Dial("tcp", hostOf(r.home))
		if err != nil {
			t.Fatal(err)
		}
		_ = conn.(*net.TCPConn).SetReadBuffer(4 << 10)
		fmt.Fprintf(conn, "GET /about/ HTTP/1.1\r\nHost: %s\r\n\r\n", hostOf(r.home))
		if n, _ := io.ReadFull(conn, make([]byte, 15)); n == 15 { // the answer has begun
			begun++
		}
		conns = append(conns, conn)
	}
	ask()
	before := heap()
	for range 99 {
		ask()
	}
	if grown := heap() - before; grown > 30<<20 || begun != 100 {
		t.Errorf("%d readers take %d MB for a page of 10 MB", begun, grown>>20)
	}
	r.save("content/pages/about.md", "---\ntitle: About\n---\nShort.\n")
	if next() == "" {
		t.Error("the stream of events has ended")
	}
	leave()
	for _, conn := range conns {
		conn.Close()
	}
	returns(t, base)
}

// returns holds that the server's goroutines go.
func returns(t *testing.T, base int) {
	t.Helper()
	for range 10_000 {
		if runtime.NumGoroutine() <= base+5 {
			return
		}
		<-time.After(time.Millisecond)
	}
	t.Errorf("%d goroutines, and %d before", runtime.NumGoroutine(), base)
}

// TestParts reads parts as one text, from any place.
func TestParts(t *testing.T) {
	p := parts{[]byte("one "), nil, []byte("two "), []byte(""), []byte("three")}
	if err := iotest.TestReader(p.reader(), []byte("one two three")); err != nil {
		t.Error(err)
	}
	for body, want := range map[string]string{
		"<main>a</main></body>": "<main>a+</main>", "<body>a</body>": "<body>a+", "a": "a+", "": "+",
	} {
		var b bytes.Buffer
		_, _ = io.Copy(&b, inject(&made{body: []byte(body), aside: []byte("+")}).reader())
		if got, _, _ := strings.Cut(b.String(), "<script"); got != want {
			t.Errorf("%q: %q, want %q", body, got, want)
		}
	}
}
