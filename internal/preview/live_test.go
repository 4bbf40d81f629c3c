package preview

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// long is an article that can be scrolled, with a term, a quote and links in its middle.
func long(words string) string {
	filler := strings.Repeat("Nothing of note stands in this paragraph, and it is as long as others are, so that the page grows.\n\n", 20)
	return "---\ntitle: Long\ndate: 2014-09-18\nquotes:\n  - {id: said, speaker: kerry, date: 2014-09-14, text: \"we will not\"}\n---\n" +
		filler + "They coordinate " + words + ". [A link](/people/kerry/) stands here.\n\n> “we will not” he said.\n\n" + filler
}

// startLong serves the small site with the long article.
func startLong(t *testing.T) (*running, context.Context) {
	r := start(t, nil)
	r.save("content/articles/long.md", long("at first"))
	return r, tab(t)
}

// TestSaveInPlace saves the page that is open: its words change, and the reader's place, an open pop-up, the focus, the target and the
// window itself stay.
func TestSaveInPlace(t *testing.T) {
	r, ctx := startLong(t)
	prefer(t, ctx, "prefers-reduced-motion", "reduce") // the page is at its target at once
	r.visit(ctx, "articles/long/#said")
	eval[chromedp.Void](t, ctx, `window.marker = 1; document.querySelector('.body a[href*="people"]').focus({preventScroll: true}); document.activeElement.mark = 2; document.querySelector(':target').mark = 3; document.querySelector('.body a.term').scrollIntoView({block: 'center', behavior: 'instant'}); null`)
	hover(t, ctx, ".body a.term")
	wait(t, ctx, "the pop-up opens", `!!document.querySelector('#_popup:popover-open')`)
	before := eval[float64](t, ctx, `scrollY`)
	if before < 300 {
		t.Fatalf("the page is not scrolled: %v", before)
	}
	r.save("content/articles/long.md", long("in the end"))
	wait(t, ctx, "the words change", `document.querySelector('.body').textContent.includes('They coordinate in the end')`)
	for _, stays := range []string{
		`scrollY === ` + fmt.Sprint(before), `window.marker === 1`, `document.activeElement.mark === 2`, `document.querySelector(':target').mark === 3`,
		`!!document.querySelector('#_popup:popover-open')`, `!!document.querySelector('a.term[aria-controls]')`, `location.hash === '#said'`, shut, `document.querySelectorAll('gloss-preview').length === 1`,
	} {
		if !eval[bool](t, ctx, stays) {
			t.Errorf("after the save this is not so: %s", stays)
		}
	}
	// A paragraph more above: what the reader reads stays where it is.
	top := `Math.round(document.querySelector('.body a[href*="people"]').getBoundingClientRect().top)`
	was := eval[float64](t, ctx, top)
	r.save("content/articles/long.md", strings.Replace(long("in the end"), "---\nNothing", "---\nOne paragraph more.\n\nNothing", 1))
	wait(t, ctx, "the paragraph comes", `document.querySelector('.body').textContent.trim().startsWith('One paragraph more')`)
	if now := eval[float64](t, ctx, top); now < was-2 || now > was+2 {
		t.Errorf("what is read has moved from %v to %v", was, now)
	}
	// The pop-ups work after it, and close when their word is gone.
	do(t, ctx, chromedp.KeyEvent(kb.Escape))
	wait(t, ctx, "the pop-up closes", `!document.querySelector('#_popup:popover-open')`)
	do(t, ctx, chromedp.MouseClickXY(3, 3))
	hover(t, ctx, ".body a.term")
	wait(t, ctx, "the pop-up opens again", `!!document.querySelector('#_popup:popover-open')`)
	r.save("content/articles/long.md", strings.Replace(long("in the end"), "They coordinate", "They plan", 1))
	wait(t, ctx, "the pop-up closes with its word", `document.querySelector('.body').textContent.includes('They plan') && !document.querySelector('#_popup:popover-open')`)
}

// TestUndisturbed saves other pages than the one that is open: nothing of it changes, and it goes nowhere.
func TestUndisturbed(t *testing.T) {
	r, ctx := startLong(t)
	r.save("content/articles/other.md", "---\ntitle: Other\n---\nWords.\n") // an article that comes is told of where one reads on
	r.visit(ctx, "articles/long/")
	eval[chromedp.Void](t, ctx, `window.changes = 0; new MutationObserver(list => { changes += list.length }).observe(document, {subtree: true, childList: true, attributes: true, characterData: true}); null`)
	for i := range 3 {
		r.save("content/articles/other.md", fmt.Sprintf("---\ntitle: Other\n---\nEdit %d.\n", i))
	}
	r.settle()
	edition := r.current.Load().number
	asked := fmt.Sprintf(`performance.getEntriesByType('resource').some(e => e.name.includes('since=%d'))`, edition)
	for try := 0; !eval[bool](t, ctx, asked); try++ { // the question that follows shows that the last answer has been taken in
		if try == 1000 {
			t.Fatal("the page doesn't ask")
		}
		r.events.publish()
	}
	if n := eval[int](t, ctx, `changes`); n != 0 {
		t.Errorf("%d changes of the page", n)
	}
	if fetched := eval[int](t, ctx, `performance.getEntriesByType('resource').filter(e => e.initiatorType === 'fetch' && !e.name.includes('_gloss')).length`); fetched != 0 {
		t.Errorf("the page was fetched %d times", fetched)
	}
}

// TestOverlay breaks the page that is open and mends it: the overlay tells of it over the last good version, as text, and goes.
func TestOverlay(t *testing.T) {
	r, ctx := startLong(t)
	r.visit(ctx, "articles/long/")
	eval[chromedp.Void](t, ctx, `window.marker = 1; document.querySelector('.body a[href*="people"]').focus(); null`)
	good := long("at first")
	const evil = `we <img src=x onerror=evil=1>`
	r.save("content/articles/long.md", strings.Replace(good, `text: "we will not"`, `text: "`+evil+`"`, 1))
	wait(t, ctx, "the overlay opens", opened)
	text := eval[string](t, ctx, panel+`.innerText`)
	for _, want := range []string{"1 mistake on this page", "content/articles/long.md:5:", "these words are not in the article", evil, "last good version"} {
		if !strings.Contains(strings.ToLower(text), strings.ToLower(want)) {
			t.Errorf("the overlay doesn't say %q: %s", want, text)
		}
	}
	for _, so := range []string{
		`document.querySelector('.body').textContent.includes('They coordinate at first')`, `window.evil === undefined`, `!` + overlay + `.querySelector('img')`, `window.marker === 1`,
		panel + `.getAttribute('role') === 'dialog'`, overlay + `.activeElement === ` + panel,
		panel + `.getBoundingClientRect().top > 200`, // the page can be seen
	} {
		if !eval[bool](t, ctx, so) {
			t.Errorf("with the overlay open this is not so: %s", so)
		}
	}
	shot(t, ctx, "overlay")
	do(t, ctx, chromedp.KeyEvent(kb.Escape))
	wait(t, ctx, "Escape closes it", shut)
	wait(t, ctx, "the focus is back", `document.activeElement.matches('.body a[href*="people"]')`)
	wait(t, ctx, "the number of mistakes stays in sight", `!`+pill+`.hidden && `+pill+`.textContent === '1 error here'`)
	r.save("content/articles/long.md", strings.Replace(good, `text: "we will not"`, `text: "we would not"`, 1))
	wait(t, ctx, "it comes back with the next change", opened+` && `+panel+`.innerText.includes('we would not')`)
	do(t, ctx, chromedp.KeyEvent(kb.Tab)) // to the button that closes it
	r.save("content/articles/long.md", long("once more"))
	wait(t, ctx, "it goes with the save that mends it", shut+` && `+pill+`.hidden && document.querySelector('.body').textContent.includes('They coordinate once more')`)
	wait(t, ctx, "the focus is back", `document.activeElement.matches('.body a[href*="people"]')`)
	if !eval[bool](t, ctx, `window.marker === 1 && window.evil === undefined`) {
		t.Error("the page was loaded anew, or ran what stands in a message")
	}
}

// TestMistakeElsewhere breaks another page: this one stays as usable as it was, counts it, and shows the list to who asks.
func TestMistakeElsewhere(t *testing.T) {
	r, ctx := startLong(t)
	r.visit(ctx, "articles/long/")
	r.edit("content/articles/talking.md", "title: Talking", "titel: Talking")
	wait(t, ctx, "the mistakes are counted", `!`+pill+`.hidden && `+pill+`.textContent.includes('elsewhere')`)
	if !eval[bool](t, ctx, shut) {
		t.Error("another page's mistake opens the overlay")
	}
	shot(t, ctx, "pill")
	eval[chromedp.Void](t, ctx, pill+`.click(); null`)
	wait(t, ctx, "the list opens", opened+` && `+panel+`.innerText.includes('content/articles/talking.md:2:1')`)
	shot(t, ctx, "elsewhere")
	r.edit("content/articles/talking.md", "titel: Talking", "title: Talking")
	wait(t, ctx, "it closes when all is mended", shut+` && `+pill+`.hidden`)
}

// TestPageFromRightToLeft has the overlay's own words on a page in another script: they are read from left to right, as English.
func TestPageFromRightToLeft(t *testing.T) {
	r := start(t, nil)
	ctx := tab(t)
	r.edit("content/articles/talking.md", "title: Talking", "title: Talking\nlanguage: he")
	r.visit(ctx, "articles/talking/")
	wait(t, ctx, "the page is from right to left, the overlay is not", `document.dir === 'rtl' && getComputedStyle(`+panel+`).direction === 'ltr' && `+overlay+`.host.lang === 'en'`)
}

// TestEditorLink offers the place of a mistake to the author's editor.
func TestEditorLink(t *testing.T) {
	editor, err := NewEditor("vscode", "/srv/news")
	if err != nil {
		t.Fatal(err)
	}
	r := start(t, func(o *Options) { o.Editor = editor })
	ctx := tab(t)
	r.edit("content/articles/talking.md", "title: Talking", "titel: Talking")
	r.settle()
	r.visit(ctx, "articles/talking/")
	wait(t, ctx, "the place is a link", overlay+`.querySelector('a.place')?.getAttribute('href') === 'vscode://file/srv/news/content/articles/talking.md:2:1'`)
	r.visit(ctx, "_gloss/")
	wait(t, ctx, "so it is in the list", `document.querySelector('a[data-open]')?.getAttribute('href') === 'vscode://file/srv/news/content/articles/talking.md:2:1'`)
}

// TestStyleSwap saves a style sheet: the page takes it without being loaded anew, and is never without one.
func TestStyleSwap(t *testing.T) {
	r, ctx := startLong(t)
	r.visit(ctx, "articles/long/")
	eval[chromedp.Void](t, ctx, `window.marker = 1; window.least = 9; const look = () => { least = Math.min(least, document.styleSheets.length); if (!window.stop) requestAnimationFrame(look) }; look(); null`)
	for i := range 3 {
		r.save("assets/style.css", fmt.Sprintf("body { outline: %dpx solid red }", i+3))
		wait(t, ctx, "the new style is there", fmt.Sprintf(`getComputedStyle(document.body).outlineWidth === '%dpx' && document.querySelectorAll('link[rel=stylesheet]:not([media])').length === 1`, i+3))
	}
	if !eval[bool](t, ctx, `(stop = 1, window.marker === 1 && least >= 1)`) {
		t.Error("the page was loaded anew, or was without a style sheet")
	}
	// Another script is another page.
	r.save("assets/gloss.js", "window.another = 1")
	wait(t, ctx, "the page is loaded anew", `window.another === 1 && window.marker === undefined`)
}

// TestRestart ends the server and starts another at its port: the page says that it is gone, and goes on by itself.
func TestRestart(t *testing.T) {
	r, ctx := startLong(t)
	r.visit(ctx, "articles/long/")
	eval[chromedp.Void](t, ctx, `window.marker = 1; null`)
	port := r.port()
	r.stop()
	wait(t, ctx, "the page says that the server is gone", bar+`.includes('has stopped')`)
	shot(t, ctx, "stopped")
	write(t, r.dir, "content/articles/long.md", long("meanwhile"))
	next := open(t, r.dir, nil)
	next.serveAt(port)
	wait(t, ctx, "the page goes on", bar+` === '' && document.querySelector('.body').textContent.includes('They coordinate meanwhile')`)
	if !eval[bool](t, ctx, `window.marker === 1`) {
		t.Error("the page was loaded anew")
	}
}

// TestPageIsGone deletes the page that is open, brings it back, and gives it another address.
func TestPageIsGone(t *testing.T) {
	r, ctx := startLong(t)
	r.visit(ctx, "articles/long/")
	r.save("content/articles/long.md", "")
	wait(t, ctx, "the page says that it is gone", bar+`.includes('This page is gone')`)
	if !eval[bool](t, ctx, `document.querySelector('.body').textContent.includes('They coordinate')`) {
		t.Error("what was open is no longer to be seen")
	}
	r.save("content/articles/long.md", long("again"))
	wait(t, ctx, "it is back", bar+` === '' && document.querySelector('.body').textContent.includes('They coordinate again')`)
	r.save("content/articles/long.md", strings.Replace(long("again"), "title: Long", "title: Long\nslug: longer", 1))
	wait(t, ctx, "it says where it has gone", overlay+`.querySelector('.bar a')?.getAttribute('href') === '/articles/longer/'`)
	shot(t, ctx, "moved")
}

// TestPageComes opens a page that is not there yet, and one that can't be made.
func TestPageComes(t *testing.T) {
	r := start(t, nil)
	ctx := tab(t)
	r.visit(ctx, "articles/new/")
	if !eval[bool](t, ctx, bar+` === ''`) {
		t.Error("a page that never was is said to be gone")
	}
	r.save("layouts/article.html", `{{define "main"}}{{(index .Feeds 99).URL}}{{end}}`)
	r.save("content/articles/new.md", "---\ntitle: New\n---\nThis is new.\n")
	wait(t, ctx, "the page that stands in", ready+` && document.body.textContent.includes('can’t be made yet') && `+opened)
	shot(t, ctx, "standin")
	r.save("layouts/article.html", "")
	wait(t, ctx, "the page comes", ready+` && document.querySelector('.body')?.textContent.includes('This is new') && `+shut)
}

// TestFirstTerm adds the first term to a page: pop-ups work on it.
func TestFirstTerm(t *testing.T) {
	r := start(t, nil)
	ctx := tab(t)
	r.save("content/articles/other.md", "---\ntitle: Other\n---\nNothing yet.\n")
	r.visit(ctx, "articles/other/")
	r.save("content/articles/other.md", "---\ntitle: Other\n---\nThey coordinate.\n")
	wait(t, ctx, "the term comes, and the pop-up", `!!document.querySelector('.body a.term') && !!document.getElementById('_popup')`)
	hover(t, ctx, ".body a.term")
	wait(t, ctx, "the pop-up opens", `!!document.querySelector('#_popup:popover-open')`)
}

// TestPictureChanges saves other bytes under a picture's name: the page shows them.
func TestPictureChanges(t *testing.T) {
	r := start(t, nil)
	ctx := tab(t)
	picture := func(width int) string {
		return fmt.Sprintf(`<svg xmlns="http://www.w3.org/2000/svg" width="%d" height="10"><rect width="%d" height="10"/></svg>`, width, width)
	}
	r.save("content/articles/p.svg", picture(40))
	r.save("content/articles/other.md", "---\ntitle: Other\n---\n![A bar](p.svg)\n")
	r.visit(ctx, "articles/other/")
	wait(t, ctx, "the picture is there", `document.querySelector('.body img')?.naturalWidth === 40`)
	r.save("content/articles/p.svg", picture(60))
	wait(t, ctx, "the other picture is", `document.querySelector('.body img')?.naturalWidth === 60`)
}

// TestTwelveTabs opens twice as many tabs as a browser opens connections: all load, one has the stream, and all follow an edit; also
// when the one with the stream has been closed.
func TestTwelveTabs(t *testing.T) {
	r, first := startLong(t)
	tabs := []context.Context{first}
	for range 11 {
		tabs = append(tabs, tab(t))
	}
	for _, ctx := range tabs {
		r.visit(ctx, "articles/long/")
	}
	r.save("content/articles/long.md", long("for twelve"))
	for _, ctx := range tabs {
		wait(t, ctx, "the tab follows", `document.querySelector('.body').textContent.includes('They coordinate for twelve')`)
	}
	if n := r.events.count(); n != 1 {
		t.Errorf("%d streams of one browser", n)
	}
	do(t, tabs[0], chromedp.Navigate("about:blank"))
	r.save("content/articles/long.md", long("for eleven"))
	for _, ctx := range tabs[1:] {
		wait(t, ctx, "the tab follows another", `document.querySelector('.body').textContent.includes('They coordinate for eleven')`)
	}
}

// TestWithoutScripts opens a page in a browser that runs none: it is the site.
func TestWithoutScripts(t *testing.T) {
	r, ctx := startLong(t)
	if _, err := chromedp.Call(ctx, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true}); err != nil {
		t.Fatal(err)
	}
	do(t, ctx, chromedp.Navigate(r.home+"articles/long/"))
	if !eval[bool](t, ctx, `document.querySelector('.body').textContent.includes('They coordinate') && !document.querySelector('gloss-preview')`) {
		t.Error("the page is not the site's")
	}
}

// TestOtherSites has a page of another site try to read the preview in every way that a page has.
func TestOtherSites(t *testing.T) {
	r := start(t, nil)
	ctx := tab(t)
	other := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		_, _ = w.Write([]byte("<!doctype html><title>Other</title>"))
	}))
	defer other.Close()
	do(t, ctx, chromedp.Navigate(strings.Replace(other.URL, "127.0.0.1", "localhost", 1)))
	for _, path := range []string{"", "_gloss/", "_gloss/page?at=/", "_gloss/client.js", strings.TrimPrefix(r.current.Load().theme.assets.Name("gloss.js"), "/")} {
		for _, way := range []string{
			`fetch(U).then(r => r.text())`, `fetch(U, {mode: 'no-cors'}).then(r => r.status === 0 && r.type === 'opaque' ? 'opaque' : r.text())`, `fetch(U, {credentials: 'include'}).then(r => r.text())`,
			`new Promise((ok, no) => { const s = document.createElement('script'); s.src = U; s.onload = () => ok('ran'); s.onerror = no; document.head.append(s) })`,
			`new Promise((ok, no) => { const s = document.createElement('link'); s.rel = 'stylesheet'; s.href = U; s.onload = () => ok('read'); s.onerror = no; document.head.append(s) })`,
			`new Promise((ok, no) => { const s = new Image(); s.src = U; s.onload = () => ok('read'); s.onerror = no })`,
			`new Promise((ok, no) => { const s = new EventSource(U); s.onopen = () => ok('open'); s.onmessage = ok; s.onerror = () => { s.close(); no() } })`,
			`new Promise((ok, no) => { const s = new WebSocket(U.replace('http', 'ws')); s.onopen = () => ok('open'); s.onerror = no })`,
			`import(U).then(() => 'ran')`,
			`new Promise((ok, no) => { const s = document.createElement('iframe'); s.src = U; s.onload = () => { try { ok(s.contentDocument.body.textContent || no()) } catch { no() } }; document.body.append(s) })`,
		} {
			got := eval[string](t, ctx, strings.ReplaceAll(way, "U", fmt.Sprintf("%q", r.home+path))+`.then(String, () => '')`)
			if got != "" {
				t.Errorf("/%s by %.60s: %.80q", path, way, got)
			}
		}
	}
	eval[chromedp.Void](t, ctx, `new Promise(ok => { const s = new EventSource("`+r.home+`_gloss/events"); s.onopen = s.onmessage = () => ok('open'); s.onerror = () => { s.close(); ok('') } }).then(v => { if (v) throw v })`)
	if r.events.count() != 0 {
		t.Error("another site has a stream")
	}
}

// TestTodo opens the author's list and works it off: it follows.
func TestTodo(t *testing.T) {
	r := start(t, nil)
	ctx := tab(t)
	r.save("content/articles/draft.md", "---\ntitle: A draft\ndate: 2031-05-06\ndraft: true\nquotes:\n  - {id: a, speaker: Somebody, date: 2014-09-01, text: \"more words\"}\n---\n“more words” [there](/nowhere/)\n")
	r.save("content/glossary/unused.md", "---\nterm: zugzwang\nshort: Never said.\n---\n")
	r.edit("content/articles/talking.md", "went", "*went* now<br>")
	r.settle()
	r.visit(ctx, "_gloss/")
	for _, want := range []string{
		"1 error and 1 warning", "content/articles/talking.md", "A draft", "draft, dated 6 May 2031", "names no source", "zugzwang", "Somebody", "has no file in content/people/",
	} {
		wait(t, ctx, "the list has "+want, fmt.Sprintf(`document.body.innerText.includes(%q)`, want))
	}
	shot(t, ctx, "todo")
	if eval[bool](t, ctx, opened) {
		t.Error("the overlay lies over the list")
	}
	if width := eval[int](t, ctx, `document.documentElement.scrollWidth - innerWidth`); width > 0 {
		t.Errorf("the list is %d pixels too wide", width)
	}
	eval[chromedp.Void](t, ctx, `window.marker = 1; null`)
	r.edit("content/articles/talking.md", "*went* now<br>", "went")
	r.save("content/glossary/unused.md", "")
	wait(t, ctx, "what is done goes", `!document.body.innerText.includes('zugzwang') && !document.body.innerText.includes('1 error') && window.marker === 1`)
}

// TestAccessibility has axe-core look at the overlay and the author's list, in light and in dark.
func TestAccessibility(t *testing.T) {
	dir := os.Getenv("GLOSS_E2E_TOOLS")
	if cache, err := os.UserCacheDir(); dir == "" && err == nil {
		dir = filepath.Join(cache, "gloss-e2e")
	}
	axe, err := os.ReadFile(filepath.Join(dir, "node_modules/axe-core/axe.min.js"))
	if err != nil {
		need(t, "the npm package axe-core (GLOSS_E2E_TOOLS)")
	}
	r, ctx := startLong(t)
	r.save("content/articles/draft.md", "---\ntitle: A draft\ndate: 2031-05-06\ndraft: true\n---\nWords, [dead](/nowhere/).\n")
	r.edit("content/articles/talking.md", "title: Talking", "titel: Talking")
	r.settle()
	type violation struct {
		ID, Help string
		Nodes    []string
	}
	for _, page := range []string{"articles/talking/", "articles/long/", "_gloss/"} {
		r.visit(ctx, page)
		if page == "articles/talking/" {
			wait(t, ctx, "the overlay opens", opened)
		}
		eval[chromedp.Void](t, ctx, string(axe)+";null")
		for _, colours := range []string{"light", "dark"} {
			prefer(t, ctx, "prefers-color-scheme", colours)
			prefer(t, ctx, "prefers-reduced-motion", "reduce")
			for _, v := range eval[[]violation](t, ctx, `axe.run({resultTypes: ['violations']}).then(r => r.violations.map(v => ({ID: v.id, Help: v.help, Nodes: v.nodes.slice(0, 3).map(n => n.html.slice(0, 200) + ' ' + (n.any[0]?.message ?? ''))})))`) {
				t.Errorf("%s, %s: %s: %s\n\t%q", page, colours, v.ID, v.Help, v.Nodes)
			}
		}
	}
}
