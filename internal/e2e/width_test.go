package e2e_test

import (
	"context"
	"testing"

	"github.com/chromedp/chromedp"
)

// TestNothingIsTooWide looks at every kind of page in windows of all widths, and in one of 1280 × 1024 pixels at 400 %: none must be pushed
// sideways to be read.
func TestNothingIsTooWide(t *testing.T) {
	eachLooked(t, func(t *testing.T, ctx context.Context, _ shown) {
		look := func(width int64) {
			t.Helper()
			if is := eval[int64](t, ctx, `document.documentElement.scrollWidth`); is > width {
				t.Errorf("%d pixels wide in a window of %d: %q", is, width, eval[[]string](t, ctx, `[...document.querySelectorAll('body *')].filter(e => {
					const r = e.getBoundingClientRect(); return r.right > innerWidth + 1 || r.left < -1 }).slice(0, 4).map(e => e.outerHTML.slice(0, 160))`))
			}
		}
		for _, width := range widths {
			do(t, ctx, chromedp.EmulateViewport(width, 844))
			look(width)
		}
		do(t, ctx, chromedp.EmulateViewport(320, 256, chromedp.EmulateScale(4)))
		look(320)
	})
}
