package e2e_test

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// TestSearchCost tells what a first result of a large site costs: the bytes that a browser has fetched, compressed as hosts do it, when it shows. GLOSS_SEARCH names
// the folder of a site that is built, and GLOSS_ASK the questions, parted by commas; bench/STEPS.md has what came out.
func TestSearchCost(t *testing.T) {
	dir := os.Getenv("GLOSS_SEARCH")
	if dir == "" {
		return // nobody has asked for it
	}
	var mu sync.Mutex
	packed, raw, list := map[string]int{}, map[string]int{}, []string{}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		name := strings.TrimPrefix(path.Clean(r.URL.Path), "/")
		if strings.HasSuffix(r.URL.Path, "/") {
			name = path.Join(name, "index.html")
		}
		b, err := os.ReadFile(path.Join(dir, name))
		if err != nil {
			http.NotFound(w, r)
			return
		}
		kind, _, _ := strings.Cut(strings.TrimPrefix(name, "search/"), "/")
		if kind == "index" {
			kind += "/" + path.Base(name)[:1]
		}
		mu.Lock()
		packed[kind] += len(gzipped(b))
		raw[kind] += len(b)
		list = append(list, kind)
		mu.Unlock()
		http.ServeContent(w, r, name, time.Time{}, strings.NewReader(string(b)))
	}))
	defer server.Close()
	sum := func(of map[string]int, only func(string) bool) (n int) {
		for kind, size := range of {
			if only(kind) {
				n += size
			}
		}
		return n
	}
	isSearch := func(kind string) bool { return strings.HasPrefix(kind, "index") && kind != "index.html" }
	for _, ask := range strings.Split(os.Getenv("GLOSS_ASK"), ",") {
		ctx := tab(t)
		mu.Lock()
		clear(packed)
		clear(raw)
		list = nil
		mu.Unlock()
		do(t, ctx, chromedp.Navigate("data:text/html,"), chromedp.Navigate(server.URL+"/search/?q="+url.QueryEscape(ask)))
		wait(t, ctx, ask, `document.querySelectorAll('#_hits ol a').length > 0 || /Nothing found|No statement/.test(document.querySelector('#_found')?.textContent)`)
		mu.Lock()
		all := func(string) bool { return true }
		t.Logf("%-40s index %6d bytes compressed (%6d raw) in %d files; with page, styles and scripts %6d (%6d): %s; %v", ask, sum(packed, isSearch), sum(raw, isSearch), len(list), sum(packed, all), sum(raw, all),
			eval[string](t, ctx, `document.querySelector('#_found').textContent + ' ' + (document.querySelector('#_hits ol a')?.textContent ?? '').slice(0, 60)`), packed)
		mu.Unlock()
	}
}
