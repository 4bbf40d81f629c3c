package e2e_test

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"sync"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// TestStrictPolicy has a host send every kind of page with the policy default-src 'self', with scripts and without: the browser refuses nothing,
// and has nothing to say in its console.
func TestStrictPolicy(t *testing.T) {
	for _, site := range []struct {
		of    *published
		pages []string
	}{{example(), exampleKinds}, {uglySite(), kinds}, {spoken(), spokenKinds}} {
		base, err := url.Parse(site.of.base)
		check(err)
		files := http.StripPrefix(base.Path, http.FileServerFS(os.DirFS(site.of.dir)))
		server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Security-Policy", "default-src 'self'")
			files.ServeHTTP(w, r)
		}))
		t.Cleanup(server.Close)
		for _, scripts := range []bool{true, false} {
			if !scripts && site.of != example() {
				continue // what fails without scripts fails there
			}
			t.Run(fmt.Sprintf("%s, scripts %v", site.of.name, scripts), func(t *testing.T) {
				ctx := tab(t)
				_, err := chromedp.Call(ctx, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: !scripts})
				check(err)
				told := console(t, ctx)
				for _, page := range site.pages {
					address := server.URL + base.Path + (&url.URL{Path: page}).EscapedPath()
					do(t, ctx, chromedp.Navigate(address))
					eval[int](t, ctx, `document.styleSheets.length`) // what was told before this answer has come
					for _, text := range told() {
						t.Errorf("%s: %s", page, text)
					}
				}
			})
		}
	}
}

// console listens to what a tab’s console tells: refusals, errors, warnings. The function gives what came since it was last asked.
func console(t *testing.T, ctx context.Context) func() []string {
	t.Helper()
	var mu sync.Mutex
	var told []string
	err := chromedp.Listen(ctx, func(ev any) {
		mu.Lock()
		defer mu.Unlock()
		switch ev := ev.(type) {
		case *log.EventEntryAdded:
			told = append(told, ev.Entry.Text+" "+ev.Entry.URL)
		case *runtime.EventConsoleAPICalled:
			told = append(told, fmt.Sprint("the console has ", ev.Type))
		case *runtime.EventExceptionThrown:
			told = append(told, ev.ExceptionDetails.Text)
		}
	})
	check(err)
	_, err = chromedp.Call(ctx, log.Enable, cdp.Empty{})
	check(err)
	return func() []string {
		mu.Lock()
		defer mu.Unlock()
		list := told
		told = nil
		return list
	}
}
