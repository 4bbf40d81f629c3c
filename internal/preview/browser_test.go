package preview

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
)

// browser is the one Chromium of the run, started by the first test that needs it.
var browser struct {
	start   sync.Once
	profile string
	ctx     context.Context
	err     error
	close   func()
}

// tabbed has the names of the tests that have opened a tab.
var tabbed sync.Map

func TestMain(m *testing.M) {
	status := m.Run()
	if browser.close != nil {
		browser.close()
		_ = os.RemoveAll(browser.profile)
	}
	os.Exit(status)
}

// need skips a test that lacks a tool, saying which; where GLOSS_E2E=require it fails instead.
func need(t *testing.T, missing string) {
	t.Helper()
	if os.Getenv("GLOSS_E2E") == "require" {
		t.Fatal(missing + " is not there, and GLOSS_E2E=require")
	}
	t.Skip(missing + " is not there")
}

// tab opens an empty tab, 1280 pixels wide. It is gone after two minutes or with the test.
func tab(t *testing.T) context.Context {
	t.Helper()
	tabbed.Store(t.Name(), true)
	if testing.Short() {
		t.Skip("a browser is not quick")
	}
	path := ""
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if file, err := exec.LookPath(name); err == nil && path == "" {
			path = file
		}
	}
	if path == "" {
		need(t, "chromium")
	}
	browser.start.Do(func() {
		if browser.profile, browser.err = os.MkdirTemp("", "gloss-preview-"); browser.err != nil {
			return
		}
		options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(path), chromedp.NoSandbox, chromedp.UserDataDir(browser.profile),
			chromedp.Flag("disable-component-update", true), chromedp.Flag("disable-background-networking", true), chromedp.Flag("disable-sync", true))
		allocator, end := chromedp.NewExecAllocator(context.Background(), options...)
		ctx, quit := chromedp.NewContext(allocator)
		browser.ctx, browser.close = ctx, func() { quit(); end() }
		browser.err = chromedp.Do(ctx)
	})
	if browser.err != nil {
		t.Fatal(browser.err)
	}
	ctx, quit := chromedp.NewContext(browser.ctx)
	t.Cleanup(quit)
	ctx, cancel := context.WithTimeout(ctx, 2*time.Minute)
	t.Cleanup(cancel)
	do(t, ctx, chromedp.EmulateViewport(1280, 900))
	return ctx
}

func do(t *testing.T, ctx context.Context, steps ...chromedp.Action[chromedp.Void]) {
	t.Helper()
	if err := chromedp.Do(ctx, steps...); err != nil {
		t.Fatal(err)
	}
}

// eval gives the value of an expression, of a promise too.
func eval[T any](t *testing.T, ctx context.Context, expression string) T {
	t.Helper()
	v, err := chromedp.Run(ctx, chromedp.Evaluate[T](expression, chromedp.EvalAwaitPromise))
	if err != nil {
		t.Fatalf("%v: %s", err, expression)
	}
	return v
}

// wait waits until an expression is true, also of a page that is being loaded anew.
func wait(t *testing.T, ctx context.Context, what, expression string) {
	t.Helper()
	var err error
	for range 5 {
		_, err = chromedp.Run(ctx, chromedp.Poll[bool](expression, chromedp.WithPollingTimeout(10*time.Second)))
		if err == nil || !strings.Contains(err.Error(), "navigated") && !strings.Contains(err.Error(), "context") {
			break // else the page was loaded anew while it was looked at
		}
	}
	if err != nil {
		text := eval[string](t, ctx, `location.href + ': ' + document.body?.innerText.slice(0, 300) + ' | ' + (document.querySelector('gloss-preview')?.shadowRoot.querySelector('.all').innerText ?? 'no preview')`)
		t.Fatalf("%s: %v: %s", what, err, text)
	}
}

// prefer gives a tab one of the media features of what a reader prefers.
func prefer(t *testing.T, ctx context.Context, feature, value string) {
	t.Helper()
	_, err := chromedp.Call(ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: feature, Value: value}}})
	if err != nil {
		t.Fatal(err)
	}
}

// hover moves the pointer to an element.
func hover(t *testing.T, ctx context.Context, selector string) {
	t.Helper()
	type point struct{ X, Y float64 }
	at := eval[point](t, ctx, `(() => { const r = document.querySelector(`+fmt.Sprintf("%q", selector)+`).getClientRects()[0]; return {X: r.x + r.width / 2, Y: r.y + r.height / 2} })()`)
	do(t, ctx, chromedp.MouseEvent(input.DispatchMouseEventTypeMouseMoved, at.X, at.Y))
}

// visit opens a page and waits until the preview's script has asked for its state and follows the events.
func (r *running) visit(ctx context.Context, path string) {
	r.t.Helper()
	do(r.t, ctx, chromedp.Navigate(r.home+path))
	wait(r.t, ctx, "the preview's script runs", ready)
}

const (
	overlay = `document.querySelector('gloss-preview').shadowRoot`
	ready   = `!!document.querySelector('gloss-preview') && !document.querySelector('gloss-preview').shadowRoot.querySelector('.all').hidden`
	panel   = overlay + `.querySelector('.panel')`
	opened  = `!` + panel + `.hidden`
	shut    = panel + `.hidden`
	bar     = overlay + `.querySelector('.bar').textContent`
	pill    = overlay + `.querySelector('.pill')`
)

// shot keeps a picture of a tab in the folder that GLOSS_SHOTS names, to be looked at.
func shot(t *testing.T, ctx context.Context, name string) {
	t.Helper()
	dir := os.Getenv("GLOSS_SHOTS")
	if dir == "" {
		return
	}
	for _, width := range []int64{390, 1280} {
		for _, colours := range []string{"light", "dark"} {
			do(t, ctx, chromedp.EmulateViewport(width, 900))
			prefer(t, ctx, "prefers-color-scheme", colours)
			b, err := chromedp.Run(ctx, chromedp.CaptureScreenshot())
			if err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("%s-%d-%s.png", name, width, colours)), b, 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
	do(t, ctx, chromedp.EmulateViewport(1280, 900))
}
