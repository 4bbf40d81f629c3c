package e2e_test

import (
	"context"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// browser is the one Chromium of the run, started by the first test that needs it.
var browser struct {
	start sync.Once
	ctx   context.Context
	err   error
	close func()
}

// tab opens an empty tab, 1280 pixels wide. It is gone after two minutes or with the test.
func tab(t *testing.T) context.Context {
	t.Helper()
	path := program(t, "chromium", "chromium-browser", "google-chrome")
	browser.start.Do(func() {
		options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(path), chromedp.NoSandbox, chromedp.UserDataDir(scratch+"/profile"),
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

// serve serves a site as a host would, below the path of its base address, and gives the address of its home. What is wrapped around has the first say.
func serve(t *testing.T, p *published, wrap ...func(http.Handler) http.Handler) string {
	t.Helper()
	prefix := "/"
	if p.base != "" {
		u, err := url.Parse(p.base)
		check(err)
		prefix = u.Path
	}
	files := http.StripPrefix(prefix, http.FileServerFS(os.DirFS(p.dir)))
	for _, w := range wrap {
		files = w(files)
	}
	server := httptest.NewServer(files)
	t.Cleanup(server.Close)
	return server.URL + prefix
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

// wait waits until an expression is true.
func wait(t *testing.T, ctx context.Context, what, expression string) {
	t.Helper()
	if _, err := chromedp.Run(ctx, chromedp.Poll[bool](expression, chromedp.WithPollingTimeout(10*time.Second))); err != nil {
		t.Fatalf("%s: %v", what, err)
	}
}

// prefer gives a tab one of the media features of what a reader prefers.
func prefer(t *testing.T, ctx context.Context, feature, value string) {
	t.Helper()
	_, err := chromedp.Call(ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
		Features: []*emulation.MediaFeature{{Name: feature, Value: value}},
	})
	if err != nil {
		t.Fatal(err)
	}
}
