package e2e_test

import (
	"context"
	"fmt"
	"strings"
	"sync"
	"testing"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
	"github.com/rogpeppe/go-internal/txtar"
)

// lines is a site of an article with a term in every line, in English and in Arabic, of definitions short, long and nested, of people with
// roles, and of links to all that has a pop-up.
var lines = sync.OnceValue(func() *published {
	var english, arabic strings.Builder
	for i := range 16 {
		words := strings.Repeat("and then ", i%8)
		fmt.Fprintf(&english, "Line %d says %sto coordinate what it says.\n\nThen it communicates.\n\n", i, words)
		fmt.Fprintf(&arabic, "السطر %d %sتنسيق الكلام.\n\n", i, strings.Repeat("ثم قال ", i%8))
	}
	english.WriteString("Of [Kerry](/people/kerry/), of [another](/articles/arabic/) and of [what he said](/articles/other/#first).\n\n> We will coordinate nothing.\n\nHe said so [here](#own).\n")
	return mustBuild("lines", unpack("testdata/lines.txtar", "lines-source", archived("content/articles/lines.md", lead("lines")+english.String()),
		archived("content/articles/arabic.md", lead("arabic")+arabic.String())), "")
})

// sizes are of windows: a desk, a telephone, and a desk at 400 %.
var sizes = [][2]int64{{1280, 900}, {390, 844}, {320, 256}}

// places is a script that opens every pop-up of the page by focus, and tells what is wrong with its place: at first, and scrolled to the
// edges and the middle of the window.
const places = `(async () => {
	const frame = () => new Promise(requestAnimationFrame), wrong = [];
	const look = (link, when) => {
		const p = _popup.getBoundingClientRect(), name = link.textContent + ' ' + when;
		const w = link.getBoundingClientRect(), {clientWidth, clientHeight} = document.documentElement;
		if (link.ariaExpanded !== 'true') return;
		if (p.left < 0 || p.top < 0 || p.right > clientWidth || p.bottom > clientHeight)
			wrong.push(name + ': out of the window: ' + JSON.stringify(p) + JSON.stringify(w));
		if ([...link.getClientRects()].some(w => w.left < p.right && p.left < w.right && w.top < p.bottom && p.top < w.bottom))
			wrong.push(name + ': over its word: ' + JSON.stringify(p) + JSON.stringify(w));
		if (p.height < 40) wrong.push(name + ': too small: ' + JSON.stringify(p));
	};
	for (const folded of document.querySelectorAll('main details')) folded.open = true;
	const links = [...document.querySelectorAll('main a.term')].filter(a => a.ariaExpanded === 'false');
	let opened = 0;
	for (const link of links) {
		link.focus();
		for (let i = 0; link.ariaExpanded !== 'true'; i++) {
			if (i > 200) { wrong.push(link.textContent + ': no pop-up'); break; }
			await new Promise(done => setTimeout(done));
		}
		if (link.ariaExpanded !== 'true') continue;
		opened++;
		look(link, 'at first');
		for (const block of ['center', 'start']) {
			link.scrollIntoView({block, behavior: 'instant'});
			await frame(); await frame();
			if (link.ariaExpanded !== 'true') wrong.push(link.textContent + ': closed by scrolling to the ' + block);
			else look(link, block);
		}
	}
	return {Opened: opened, Wrong: wrong};
})()`

// pressed makes the tab one that is used by keyboard, so that what gets the focus shows it.
func pressed(t *testing.T, ctx context.Context) {
	t.Helper()
	do(t, ctx, chromedp.KeyEvent(kb.Tab))
}

// TestPopupsStayInTheWindow: every pop-up stands inside of the window and not over its word, in all widths, with anchors and without.
func TestPopupsStayInTheWindow(t *testing.T) {
	type site struct {
		of    func() *published
		pages []string
	}
	for _, s := range []site{{example, []string{article}}, {uglySite, []string{"articles/everything/"}}, {lines, []string{"articles/lines/", "articles/arabic/"}}} {
		home := serve(t, s.of())
		for _, path := range s.pages {
			for _, size := range sizes {
				for _, anchors := range []bool{true, false} {
					if !anchors && size[0] != 320 || size[0] == 390 && path != article {
						continue
					}
					t.Run(fmt.Sprintf("%s %d×%d anchors %v", path, size[0], size[1], anchors), func(t *testing.T) {
						ctx := tab(t)
						if !anchors {
							withoutAnchors(t, ctx)
						}
						prefer(t, ctx, "prefers-reduced-motion", "reduce") // so that the page is there at once
						do(t, ctx, chromedp.EmulateViewport(size[0], size[1]), chromedp.Navigate(home+path))
						wait(t, ctx, "the script makes a pop-up", `!!document.getElementById("_popup")`)
						pressed(t, ctx)
						found := eval[struct {
							Opened int
							Wrong  []string
						}](t, ctx, places)
						if found.Opened < 4 {
							t.Errorf("only %d pop-ups", found.Opened)
						}
						for _, wrong := range found.Wrong {
							t.Error(wrong)
						}
						if used := eval[bool](t, ctx, `_popup.matches('.anchored')`); used != anchors {
							t.Errorf("placed by anchors: %v", used)
						}
					})
				}
			}
		}
	}
}

// withoutAnchors makes the tab's pages believe that the browser knows no anchors.
func withoutAnchors(t *testing.T, ctx context.Context) {
	t.Helper()
	_, err := chromedp.Call(ctx, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: `CSS.supports = () => false`})
	if err != nil {
		t.Fatal(err)
	}
}

// TestFocusIsSeen goes through an article by keyboard in the smallest window: what has the focus is in the window, and nothing lies over it.
func TestFocusIsSeen(t *testing.T) {
	ctx, home := tab(t), serve(t, example())
	do(t, ctx, chromedp.EmulateViewport(320, 256), chromedp.Navigate(home+article))
	prefer(t, ctx, "prefers-reduced-motion", "reduce")
	wait(t, ctx, "the script makes a pop-up", `!!document.getElementById("_popup")`)
	opened := map[string]bool{}
	for i := range 500 {
		var with []chromedp.KeyOption
		if i%10 == 9 {
			with = append(with, chromedp.KeyModifiers(chromedp.ModifierShift)) // back, from time to time
		}
		do(t, ctx, chromedp.KeyEvent(kb.Tab, with...))
		at := eval[struct {
			Name, Popup, Wrong string
			End                bool
		}](t, ctx, `(async () => {
			await new Promise(done => setTimeout(done)); await new Promise(requestAnimationFrame); await new Promise(requestAnimationFrame);
			const a = document.activeElement, r = [...a.getClientRects()], in_ = ({x, y, width, height}) => x < innerWidth && x + width > 0 && y < innerHeight && y + height > 0;
			const seen = ({x, y, width, height}) => { const e = document.elementFromPoint(x + Math.min(width / 2, 8), y + height / 2); return e && (a.contains(e) || e.contains(a)) };
			const open = document.querySelector('#_popup:popover-open'), p = open?.getBoundingClientRect(), word = document.querySelector('[aria-controls=_popup]');
			let wrong = '';
			if (a !== document.body && !r.some(r => in_(r) && seen(r))) wrong = 'the focus is not seen: ' + JSON.stringify(r);
			if (open && (p.left < 0 || p.top < 0 || p.right > innerWidth || p.bottom > innerHeight)) wrong += 'out of the window: ' + JSON.stringify(p);
			if (open && [...word.getClientRects()].some(w => w.left < p.right && p.left < w.right && w.top < p.bottom && p.top < w.bottom)) wrong += 'over its word';
			return {Name: a.outerHTML.slice(0, 160), Popup: open ? word.outerHTML : '', Wrong: wrong, End: a === document.body};
		})()`)
		if at.End && i > 20 {
			break
		}
		if at.Popup != "" {
			opened[at.Popup] = true
		}
		if at.Wrong != "" {
			t.Errorf("at %s: %s", at.Name, at.Wrong)
		}
	}
	if len(opened) < 8 {
		t.Errorf("only %d pop-ups opened by keyboard", len(opened))
	}
}

// lead is the front matter of one of the articles of lines.
func lead(name string) string {
	if name == "arabic" {
		return "---\ntitle: \"سطور كثيرة\"\nlanguage: ar\ndate: 2014-09-17\nglossary: {every: all}\n---\n"
	}
	return "---\ntitle: A term in every line\ndate: 2014-09-16\nglossary: {every: all}\nquotes:\n" +
		"  - {id: own, speaker: kerry, date: 2014-09-14, text: \"We will coordinate nothing.\", defines: [coordinate]}\n---\n"
}

func archived(name, text string) txtar.File { return txtar.File{Name: name, Data: []byte(text)} }
