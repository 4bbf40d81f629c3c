package preview

import (
	"bufio"
	"fmt"
	"io"
	"net"
	"net/http"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"
)

// listen opens a stream of events at a host and gives a function that waits for the next one.
func (r *running) listen() (next func() string, leave func()) {
	r.t.Helper()
	res, err := http.Get(strings.TrimSuffix(r.home, "/") + "/_gloss/events")
	if err != nil || res.StatusCode != 200 || res.Header.Get("Content-Type") != "text/event-stream" {
		r.t.Fatalf("%v %v", err, res)
	}
	lines := bufio.NewReader(res.Body)
	return func() string {
		for range 100 {
			line, err := lines.ReadString('\n')
			if err != nil {
				return ""
			}
			if data, ok := strings.CutPrefix(line, "data: "); ok {
				return strings.TrimSpace(data)
			}
		}
		return ""
	}, func() { res.Body.Close() }
}

// TestManyStreams has a hundred browsers listen, a tenth of which take nothing: the others hear of every edit in the end, and when all
// have gone nothing of them is left.
func TestManyStreams(t *testing.T) {
	r := start(t, nil)
	r.settle()
	before := runtime.NumGoroutine()
	const n = 100
	var stalled []net.Conn
	for range n / 10 {
		conn, err := net.Dial("tcp", hostOf(r.home))
		if err != nil {
			t.Fatal(err)
		}
		_ = conn.(*net.TCPConn).SetReadBuffer(1)
		fmt.Fprintf(conn, "GET /_gloss/events HTTP/1.1\r\nHost: %s\r\n\r\n", hostOf(r.home))
		stalled = append(stalled, conn)
	}
	var nexts []func() string
	var leaves []func()
	for range n {
		next, leave := r.listen()
		if next() == "" {
			t.Fatal("a stream has no first event")
		}
		nexts, leaves = append(nexts, next), append(leaves, leave)
	}
	for i := range 20 {
		r.save("content/pages/about.md", fmt.Sprintf("---\ntitle: About\n---\nEdit %d.\n", i))
	}
	r.settle()
	var wg sync.WaitGroup
	for i, next := range nexts {
		wg.Go(func() {
			last := numberOf(r.revision())
			for range 100 {
				if numberOf(next()) >= last { // one event may stand for several
					return
				}
			}
			t.Errorf("stream %d has not heard of the last edit", i)
		})
	}
	wg.Wait()
	if r.events.count() != n+n/10 {
		t.Errorf("%d streams", r.events.count())
	}
	for _, leave := range leaves {
		leave()
	}
	for _, conn := range stalled {
		conn.Close()
	}
	for range 1000 {
		if r.events.count() == 0 && runtime.NumGoroutine() <= before+5 {
			return
		}
		r.events.publish() // writing is what finds out that nobody is there
		runtime.Gosched()
		<-time.After(time.Millisecond)
	}
	t.Errorf("%d streams and %d goroutines are left, of %d", r.events.count(), runtime.NumGoroutine(), before)
}

// TestEndWithStreams ends the server while streams and idle connections are open: it ends, and the streams with it.
func TestEndWithStreams(t *testing.T) {
	r := start(t, nil)
	next, leave := r.listen()
	defer leave()
	next()
	idle, err := net.Dial("tcp", hostOf(r.home))
	if err != nil {
		t.Fatal(err)
	}
	defer idle.Close()
	half, err := net.Dial("tcp", hostOf(r.home))
	if err != nil {
		t.Fatal(err)
	}
	defer half.Close()
	_, _ = io.WriteString(half, "GET / HTTP/1.1\r\nHost:")
	r.stop()
	for range 3 {
		if next() == "" {
			return
		}
	}
	t.Error("the stream goes on after the server has ended")
}

// TestStreamOfHead answers HEAD for the stream without opening one.
func TestStreamOfHead(t *testing.T) {
	r := start(t, nil)
	res, err := http.Head(strings.TrimSuffix(r.home, "/") + "/_gloss/events")
	if err != nil || res.StatusCode != 200 || r.events.count() != 0 {
		t.Errorf("%v %v, %d streams", err, res, r.events.count())
	}
}

// TestSavesAndRequests has many read while many save, for the race detector, and looks at the end whether all is as built.
func TestSavesAndRequests(t *testing.T) {
	r := start(t, nil)
	var readers, writers sync.WaitGroup
	done := make(chan struct{})
	for range 4 {
		readers.Go(func() {
			for {
				select {
				case <-done:
					return
				default:
				}
				for _, path := range []string{"/", "/articles/other/", "/glossary/coordinate/", "/_gloss/", "/_gloss/page?at=/articles/talking/"} {
					if res, body := r.get(path); res.StatusCode >= 500 {
						t.Errorf("%s: %d %s", path, res.StatusCode, body)
						return
					}
				}
			}
		})
	}
	for w := range 3 {
		writers.Go(func() {
			for i := range 15 {
				switch w {
				case 0:
					r.save("content/articles/other.md", fmt.Sprintf("---\ntitle: Other\n---\nOthers coordinate %d.\n", i))
				case 1:
					r.save("content/glossary/more.md", fmt.Sprintf("---\nterm: other\nshort: No. %d\n---\n", i))
				case 2:
					r.save("content/articles/third.md", fmt.Sprintf("---\ntitle: %s\n---\nThe third.\n", [...]string{"Third", "[", "Third again"}[i%3]))
				}
			}
		})
	}
	writers.Wait()
	close(done)
	readers.Wait()
	r.compare("")
}

// TestMemory saves again and again and looks at what is left over from it: nothing that grows.
func TestMemory(t *testing.T) {
	r := start(t, nil)
	_, leave := r.listen()
	defer leave()
	saves := func(from, to int) uint64 {
		for i := from; i < to; i++ {
			r.save("content/articles/other.md", fmt.Sprintf("---\ntitle: Other %d\n---\nOthers coordinate.\n%s", i, strings.Repeat("Words. ", 2000)))
			for _, path := range []string{"/articles/other/", "/articles/", "/glossary/coordinate/", "/_gloss/page?at=/", "/nowhere/" + fmt.Sprint(i)} {
				r.get(path)
			}
		}
		r.settle()
		var m runtime.MemStats
		for range 2 {
			runtime.GC()
		}
		runtime.ReadMemStats(&m)
		return m.HeapAlloc
	}
	n := 1000
	if testing.Short() {
		n = 150
	}
	first := saves(0, n/5)
	goroutines := runtime.NumGoroutine()
	last := saves(n/5, n)
	if grown := int64(last) - int64(first); grown > 2<<20 {
		t.Errorf("%d saves leave %d KB behind: %d KB, then %d KB", n-n/5, grown>>10, first>>10, last>>10)
	}
	if now := runtime.NumGoroutine(); now > goroutines+5 {
		t.Errorf("%d goroutines, and %d before", now, goroutines)
	}
}

// TestSaid tells mistakes once, wherever their lines move to, and that there are none any more.
func TestSaid(t *testing.T) {
	r := start(t, nil)
	r.settle()
	r.edit("content/articles/talking.md", "went.", "went [away](/nothing/).")
	r.settle()
	r.edit("content/articles/talking.md", "---\nHe said", "---\nOne more line.\n\nHe said") // the mistake moves
	r.settle()
	r.edit("content/articles/other.md", "Others coordinate.", "Others coordinate [here](/nothing/).")
	r.settle()
	r.edit("content/articles/talking.md", "[away](/nothing/)", "away")
	r.settle()
	r.edit("content/articles/other.md", " [here](/nothing/)", "")
	r.settle()
	r.edit("content/articles/other.md", "Others", "The others")
	r.settle()
	var got []string
	for _, n := range r.news {
		for _, d := range n.New {
			if d.Excerpt == "" {
				t.Errorf("no excerpt: %+v", d)
			}
			got = append(got, d.File)
		}
		switch {
		case n.Well:
			got = append(got, "well")
		case len(n.New) == 0:
			got = append(got, fmt.Sprint(n.Errors, " and ", n.Warnings, " left"))
		}
	}
	if want := []string{"content/articles/talking.md", "content/articles/other.md", "0 and 1 left", "well"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

func (h *hub) count() int {
	h.mu.Lock()
	defer h.mu.Unlock()
	return len(h.streams)
}

// numberOf gives the number at the end of a revision.
func numberOf(revision string) int {
	n, _ := strconv.Atoi(revision[strings.LastIndexByte(revision, '-')+1:])
	return n
}
