package e2e_test

import (
	"context"
	"net/http"
	"path"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// TestNothingShifts loads every kind of page on a telephone and on a laptop: nothing moves when scripts and pictures come to a page that is drawn, nor
// when the reader scrolls to the end. What moves while the page itself is still on its way is how browsers show what they have of it.
func TestNothingShifts(t *testing.T) {
	const watch = `window.shifts = [];
		const told = list => shifts.push(...list.map(e => e.value + ' ' + e.sources.map(s => s.node?.outerHTML?.slice(0, 120) ?? s.node?.textContent)));
		const watcher = new PerformanceObserver(list => told(list.getEntries()));
		watcher.observe({type: 'layout-shift'});
		window.taken = () => { told(watcher.takeRecords()); return shifts.splice(0) };`
	const loaded = `new Promise(done => document.readyState == 'complete' ? done(true) : addEventListener('load', () => done(true)))`
	const arrived = `new Promise(done => document.readyState != 'loading' ? done(true) : document.addEventListener('readystatechange', () => done(true)))`
	// Two frames later the browser has drawn what came.
	const drawn = `new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(true))))`
	late := &latecomers{}
	eachLooked(t, func(t *testing.T, ctx context.Context, _ shown) {
		here := eval[string](t, ctx, `location.href`)
		added, err := chromedp.Call(ctx, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: watch})
		check(err)
		defer func() {
			_, err := chromedp.Call(ctx, page.RemoveScriptToEvaluateOnNewDocument, page.RemoveScriptToEvaluateOnNewDocumentParams(added))
			check(err)
		}()
		for _, width := range []int64{390, 1280} {
			do(t, ctx, chromedp.EmulateViewport(width, 844))
			free := late.hold(here)
			defer free() // also where the test ends here
			_, err := chromedp.Call(ctx, page.Navigate, page.NavigateParams{URL: here})
			check(err)
			eval[bool](t, ctx, arrived)
			eval[bool](t, ctx, drawn)
			eval[[]string](t, ctx, `taken()`)
			free()
			eval[bool](t, ctx, loaded)
			eval[bool](t, ctx, drawn)
			eval[bool](t, ctx, `scrollTo({top: document.documentElement.scrollHeight, behavior: 'instant'}), `+drawn)
			for _, shift := range eval[[]string](t, ctx, `taken()`) {
				t.Errorf("%d pixels: %s", width, shift)
			}
		}
	}, late.behind)
}

// latecomers are the scripts and pictures of pages, held until a page is drawn without them.
type latecomers struct{ held sync.Map } // from a page's address to a channel that is closed when they may come

// hold keeps back what the page at an address asks for until free is called.
func (l *latecomers) hold(address string) (free func()) {
	freed := make(chan struct{})
	l.held.Store(address, freed)
	return sync.OnceFunc(func() { close(freed) })
}

// behind serves the latecomers when their page frees them, and all else at once.
func (l *latecomers) behind(files http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Cache-Control", "no-store")
		freed, held := l.held.Load(r.Referer())
		if held && !strings.HasPrefix(path.Base(r.URL.Path), "theme.") && slices.Contains([]string{".js", ".png", ".jpg", ".svg", ".webp"}, path.Ext(r.URL.Path)) {
			select {
			case <-freed.(chan struct{}):
			case <-r.Context().Done():
			}
		}
		files.ServeHTTP(w, r)
	})
}
