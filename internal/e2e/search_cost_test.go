package e2e_test

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/tracing"
	"github.com/chromedp/chromedp"
)

// measured serves the site that is built in the folder which GLOSS_SEARCH names; "" where it names none.
func measured(t *testing.T) (dir, home string) {
	if dir = os.Getenv("GLOSS_SEARCH"); dir == "" {
		return "", ""
	}
	server := httptest.NewServer(http.FileServer(http.Dir(dir)))
	t.Cleanup(server.Close)
	return dir, server.URL + "/"
}

// TestSearchCost tells what a first result of a large site costs: the bytes that a browser has fetched, compressed as hosts do it, when it comes. GLOSS_SEARCH names
// the folder of a site that is built, and GLOSS_ASK the questions, parted by commas; bench/STEPS.md has what came out.
func TestSearchCost(t *testing.T) {
	dir, home := measured(t)
	if dir == "" {
		return // nobody has asked for it
	}
	for _, ask := range strings.Split(os.Getenv("GLOSS_ASK"), ",") {
		ctx := tab(t)
		_, err := chromedp.Call(ctx, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: `new MutationObserver((_, o) => {
			if (!document.querySelector('#_hits ol a')) return;
			o.disconnect();
			window.fetched = [location.pathname, ...performance.getEntriesByType('resource').map(e => new URL(e.name).pathname)];
		}).observe(document, {subtree: true, childList: true})`})
		check(err)
		do(t, ctx, chromedp.Navigate(home+"search/?q="+url.QueryEscape(ask)))
		wait(t, ctx, ask, `!!window.fetched`)
		kinds, all := map[string]int{}, 0
		for _, name := range eval[[]string](t, ctx, `window.fetched`) {
			if strings.HasSuffix(name, "/") {
				name += "index.html"
			}
			b, err := os.ReadFile(path.Join(dir, name))
			check(err)
			kind := path.Base(name)
			if strings.HasPrefix(name, "/search/index/") {
				kind = "files " + kind[:1]
			} else if strings.HasPrefix(name, "/assets/") {
				kind = "assets"
			}
			kinds[kind] += len(gzipped(b))
			all += len(gzipped(b))
		}
		t.Logf("%-30s %6d bytes: %v: %.70s", ask, all, kinds, eval[string](t, ctx, `document.querySelector('#_found').textContent + ' ' + document.querySelector('#_hits ol a').textContent`))
	}
}

// TestSearchKeys tells the longest tasks of a browser's main thread, in its own time, while GLOSS_KEYS are typed into the search of the site in GLOSS_SEARCH.
func TestSearchKeys(t *testing.T) {
	dir, home := measured(t)
	if dir == "" {
		return // nobody has asked for it
	}
	ctx := tab(t)
	do(t, ctx, chromedp.Navigate(home+"search/"))
	wait(t, ctx, "the form", `!document.querySelector('form.search').hidden`)
	type event struct {
		Name     string
		Pid, Tid int
		Tdur     float64 // in microseconds
	}
	var events []event
	done := make(chan bool, 1)
	check(chromedp.Listen(ctx, func(ev any) {
		switch ev := ev.(type) {
		case *tracing.EventDataCollected:
			for _, v := range ev.Value {
				var e event
				if json.Unmarshal(v, &e) == nil {
					events = append(events, e)
				}
			}
		case *tracing.EventTracingComplete:
			done <- true
		}
	}))
	_, err := chromedp.Call(ctx, tracing.Start, tracing.StartParams{TraceConfig: &tracing.TraceConfig{IncludedCategories: []string{"toplevel", "devtools.timeline"}}})
	check(err)
	typed := ""
	for _, key := range os.Getenv("GLOSS_KEYS") {
		typed += string(key)
		eval[bool](t, ctx, `new Promise(done => {
			const q = document.querySelector('#_q');
			let quiet;
			new MutationObserver((_, o) => {
				clearTimeout(quiet);
				quiet = setTimeout(() => { o.disconnect(); done(true); }, 300);
			}).observe(document.querySelector('main'), {subtree: true, childList: true, characterData: true});
			q.value = `+strconv.Quote(typed)+`;
			q.dispatchEvent(new Event('input', {bubbles: true}));
		})`)
	}
	_, err = chromedp.Call(ctx, tracing.End, cdp.Empty{})
	check(err)
	<-done
	type thread struct{ pid, tid int }
	scripted, tasks := map[thread]bool{}, []float64{}
	for _, e := range events {
		if e.Name == "FunctionCall" {
			scripted[thread{e.Pid, e.Tid}] = true
		}
	}
	for _, e := range events {
		if scripted[thread{e.Pid, e.Tid}] && e.Name == "ThreadControllerImpl::RunTask" {
			tasks = append(tasks, e.Tdur/1000)
		}
	}
	slices.Sort(tasks)
	slices.Reverse(tasks)
	t.Logf("%d keys, %d tasks, the longest %.1f ms", len(typed), len(tasks), tasks[:min(len(tasks), 12)])
}
