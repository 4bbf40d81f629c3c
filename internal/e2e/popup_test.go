package e2e_test

import (
	"context"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

const (
	opened = `!!document.querySelector('#_popup:popover-open')`
	closed = `!document.querySelector('#_popup:popover-open')`
)

// point is a place in the window, in CSS pixels.
type point struct{ X, Y float64 }

// centre brings an element to the middle of the window and gives the place of its first line's centre.
func centre(t *testing.T, ctx context.Context, selector string) point {
	t.Helper()
	return eval[point](t, ctx, `(() => {
		const e = document.querySelector("`+selector+`"); e.scrollIntoView({block: 'center', behavior: 'instant'});
		const r = e.getClientRects()[0]; return {X: r.x + r.width / 2, Y: r.y + r.height / 2}
	})()`)
}

func move(t *testing.T, ctx context.Context, to point) {
	t.Helper()
	do(t, ctx, chromedp.MouseEvent(input.DispatchMouseEventTypeMouseMoved, to.X, to.Y))
}

const (
	article = "articles/talking-is-not-coordinating/"
	aTerm   = "main .body a.term"
)

// TestPopupOnHover: the definition stands beside the word, names it, doesn't cover it, and its links can be reached and followed.
func TestPopupOnHover(t *testing.T) {
	ctx, home := tab(t), serve(t, example())
	do(t, ctx, chromedp.Navigate(home+article))
	wait(t, ctx, "the script makes a pop-up", `!!document.getElementById("_popup")`)
	move(t, ctx, centre(t, ctx, aTerm))
	wait(t, ctx, "the pop-up opens", opened)

	definition := eval[string](t, ctx, `document.querySelector(document.querySelector("`+aTerm+`").hash.replace(/[^#\w-]/g, '\\$&') + ' > .short').textContent`)
	if shown := eval[string](t, ctx, `_popup.textContent`); !strings.Contains(shown, strings.TrimSpace(definition)) {
		t.Errorf("the pop-up says %q, the definition %q", shown, definition)
	}
	if label := eval[string](t, ctx, `document.getElementById(_popup.getAttribute('aria-labelledby')).textContent`); label == "" {
		t.Error("the pop-up is not labelled by its term")
	}
	if eval[bool](t, ctx, `(() => { const p = _popup.getBoundingClientRect();
		return [...document.querySelector("`+aTerm+`").getClientRects()].some(w => w.left < p.right && p.left < w.right && w.top < p.bottom && p.top < w.bottom) })()`) {
		t.Error("the pop-up covers its word")
	}
	if eval[bool](t, ctx, `(() => { const p = _popup.getBoundingClientRect(); return p.left < 0 || p.right > innerWidth || p.top < 0 || p.bottom > innerHeight })()`) {
		t.Error("the pop-up reaches out of the window")
	}

	link := eval[point](t, ctx, `(() => { const r = _popup.querySelector('a[href]').getClientRects()[0]; return {X: r.x + r.width / 2, Y: r.y + r.height / 2} })()`)
	href := eval[string](t, ctx, `_popup.querySelector('a[href]').href`)
	move(t, ctx, link)
	if _, err := chromedp.RunResponse(ctx, chromedp.MouseClickXY(link.X, link.Y)); err != nil {
		t.Fatal(err)
	}
	if at := eval[string](t, ctx, `location.href`); at != href {
		t.Errorf("the link to %s in the pop-up leads to %s", href, at)
	}
}

// TestPopupCloses: when the pointer goes elsewhere, and on Escape.
func TestPopupCloses(t *testing.T) {
	ctx, home := tab(t), serve(t, example())
	do(t, ctx, chromedp.Navigate(home+article))
	at := centre(t, ctx, aTerm)
	move(t, ctx, at)
	wait(t, ctx, "the pop-up opens", opened)
	move(t, ctx, point{4, 4})
	wait(t, ctx, "the pop-up closes when the pointer goes", closed)
	move(t, ctx, at)
	wait(t, ctx, "the pop-up opens again", opened)
	do(t, ctx, chromedp.KeyEvent(kb.Escape))
	wait(t, ctx, "the pop-up closes on Escape", closed)
}

// TestPopupByKeyboard: Tab to a term opens it, Tab again goes into its links, Escape closes it and gives the term back.
func TestPopupByKeyboard(t *testing.T) {
	ctx, home := tab(t), serve(t, example())
	do(t, ctx, chromedp.Navigate(home+article))
	for range 60 {
		do(t, ctx, chromedp.KeyEvent(kb.Tab))
		if eval[bool](t, ctx, `document.activeElement.matches('a.term')`) {
			break
		}
	}
	wait(t, ctx, "the pop-up opens on focus", opened)
	do(t, ctx, chromedp.KeyEvent(kb.Tab))
	wait(t, ctx, "Tab goes into the pop-up", `_popup.contains(document.activeElement)`)
	do(t, ctx, chromedp.KeyEvent(kb.Escape))
	wait(t, ctx, "the pop-up closes on Escape", closed)
	wait(t, ctx, "the term has the focus again", `document.activeElement.matches('a.term')`)
	do(t, ctx, chromedp.KeyEvent(kb.Enter))
	wait(t, ctx, "Enter follows the link", `location.hash.startsWith('#term-')`)
}

// TestPopupOnTap: on a telephone the first tap opens the pop-up, a tap elsewhere closes it, a second tap on the word follows its link.
func TestPopupOnTap(t *testing.T) {
	ctx, home := tab(t), serve(t, example())
	do(t, ctx, chromedp.EmulateViewport(390, 844, chromedp.EmulateMobile, chromedp.EmulateTouch), chromedp.Navigate(home+article))
	at := centre(t, ctx, aTerm)
	do(t, ctx, chromedp.TapXY(at.X, at.Y))
	wait(t, ctx, "the pop-up opens on a tap", opened)
	if hash := eval[string](t, ctx, `location.hash`); hash != "" {
		t.Errorf("the first tap leads to %s", hash)
	}
	if eval[bool](t, ctx, `(() => { const p = _popup.getBoundingClientRect(); return p.left < 0 || p.right > innerWidth })()`) {
		t.Error("the pop-up reaches out of the window")
	}
	do(t, ctx, chromedp.TapXY(4, 4))
	wait(t, ctx, "a tap elsewhere closes it", closed)
	at = centre(t, ctx, aTerm)
	do(t, ctx, chromedp.TapXY(at.X, at.Y))
	wait(t, ctx, "the pop-up opens again", opened)
	do(t, ctx, chromedp.TapXY(at.X, at.Y))
	wait(t, ctx, "a second tap follows the link", `location.hash.startsWith('#term-')`)
}

// TestTermWithoutScript: without JavaScript a term's link leads to its definition further down on the page.
func TestTermWithoutScript(t *testing.T) {
	ctx, home := tab(t), serve(t, example())
	if _, err := chromedp.Call(ctx, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true}); err != nil {
		t.Fatal(err)
	}
	do(t, ctx, chromedp.Navigate(home+article))
	prefer(t, ctx, "prefers-reduced-motion", "reduce") // so that the page is there at once
	at := centre(t, ctx, aTerm)
	click := chromedp.MouseClickXY(at.X, at.Y)
	arrived := func(e page.EventNavigatedWithinDocument) bool { return strings.Contains(e.URL, "#term-") }
	if _, err := chromedp.Run(ctx, chromedp.WaitEvent(page.NavigatedWithinDocument, arrived, click)); err != nil {
		t.Fatal(err)
	}
	if !eval[bool](t, ctx, `(() => { const r = document.querySelector(':target').getBoundingClientRect(); return r.top >= 0 && r.top < innerHeight })()`) {
		t.Error("the definition is not in view")
	}
}
