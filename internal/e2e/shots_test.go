package e2e_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// TestScreenshots writes a picture of every kind of page, as wide as a telephone and as a laptop, in light and in dark colours, into the folder
// that GLOSS_SHOTS names: for people to look at.
func TestScreenshots(t *testing.T) {
	dir := os.Getenv("GLOSS_SHOTS")
	if dir == "" {
		return // nobody has asked for them
	}
	check(os.MkdirAll(dir, 0o755))
	eachLooked(t, func(t *testing.T, ctx context.Context, s shown) {
		for _, width := range []int64{390, 1280} {
			for _, colours := range []string{"light", "dark"} {
				do(t, ctx, chromedp.EmulateViewport(width, 844))
				prefer(t, ctx, "prefers-color-scheme", colours)
				size := eval[point](t, ctx, `({X: innerWidth, Y: Math.min(document.documentElement.scrollHeight, 15000)})`)
				shot, err := chromedp.Call(ctx, page.CaptureScreenshot, page.CaptureScreenshotParams{
					CaptureBeyondViewport: new(true), Clip: &page.Viewport{Width: size.X, Height: size.Y, Scale: 1}})
				check(err)
				name := fmt.Sprintf("%s-%d-%s.png", strings.NewReplacer("/", "-", ".html", "").Replace(strings.TrimSuffix(s.name(), "/")), width, colours)
				check(os.WriteFile(filepath.Join(dir, name), shot.Data, 0o644))
			}
		}
	})
}
