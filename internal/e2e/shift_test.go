package e2e_test

import (
	"context"
	"testing"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// TestNothingShifts loads every kind of page on a telephone and on a laptop: nothing moves when styles, scripts and pictures have come, nor when the
// reader scrolls to the end.
func TestNothingShifts(t *testing.T) {
	const watch = `window.shifts ||= (new PerformanceObserver(list => shifts.push(...list.getEntries().map(e => e.value + ' ' + e.sources.map(s => s.node?.outerHTML?.slice(0, 120) ?? s.node?.textContent))))
			.observe({type: 'layout-shift', buffered: true}), [])` // once a page, however often a tab is told
	// Two frames after the event the browser has drawn what came of it.
	const drawn = `new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(true))))`
	eachLooked(t, func(t *testing.T, ctx context.Context, _ shown) {
		_, err := chromedp.Call(ctx, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: watch})
		check(err)
		for _, width := range []int64{390, 1280} {
			do(t, ctx, chromedp.EmulateViewport(width, 844), chromedp.Reload())
			eval[bool](t, ctx, drawn)
			eval[bool](t, ctx, `scrollTo({top: document.documentElement.scrollHeight, behavior: 'instant'}), `+drawn)
			for _, shift := range eval[[]string](t, ctx, `shifts`) {
				t.Errorf("%d pixels: %s", width, shift)
			}
		}
	})
}
