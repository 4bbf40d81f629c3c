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

	article = "articles/talking-is-not-coordinating/"
	aTerm   = "main .body a.term"
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

// spot is the place of the centre of an element's first line.
func spot(t *testing.T, ctx context.Context, selector string) point {
	t.Helper()
	return eval[point](t, ctx, `(() => { const r = document.querySelector("`+selector+`").getClientRects()[0]; return {X: r.x + r.width / 2, Y: r.y + r.height / 2} })()`)
}

func move(t *testing.T, ctx context.Context, to point) {
	t.Helper()
	do(t, ctx, chromedp.MouseEvent(input.DispatchMouseEventTypeMouseMoved, to.X, to.Y))
}

// visit opens a page whose pop-ups are ready.
func visit(t *testing.T, ctx context.Context, address string) {
	t.Helper()
	prefer(t, ctx, "prefers-reduced-motion", "reduce") // so that the page is where it goes at once
	do(t, ctx, chromedp.Navigate(address))
	wait(t, ctx, "the script makes a pop-up", `!!document.getElementById("_popup")`)
}

// focusOn gives an element the focus as the keyboard does.
func focusOn(t *testing.T, ctx context.Context, selector string) {
	t.Helper()
	pressed(t, ctx)
	eval[any](t, ctx, `document.querySelector("`+selector+`").focus()`)
}

func popupText(t *testing.T, ctx context.Context) string {
	t.Helper()
	return eval[string](t, ctx, `_popup.textContent`)
}

// TestPopupOnHover: the definition stands beside the word, names it, says whose it is, and its links can be reached and followed.
func TestPopupOnHover(t *testing.T) {
	ctx, home := tab(t), serve(t, example())
	visit(t, ctx, home+article)
	if state := eval[string](t, ctx, `document.querySelector("`+aTerm+`").ariaExpanded`); state != "false" {
		t.Errorf("before the pop-up is open the term says %q", state)
	}
	move(t, ctx, centre(t, ctx, aTerm))
	wait(t, ctx, "the pop-up opens", opened)

	definition := eval[string](t, ctx, `document.querySelector(document.querySelector("`+aTerm+`").hash.replace(/[^#\w-]/g, '\\$&') + ' > .short').textContent`)
	if said := popupText(t, ctx); !strings.Contains(said, strings.TrimSpace(definition)) {
		t.Errorf("the pop-up says %q, the definition %q", said, definition)
	}
	if label := eval[string](t, ctx, `_popup.querySelector('.short').dataset.label`); label != "our definition:" {
		t.Errorf("whose definition it is: %q", label)
	}
	if label := eval[string](t, ctx, `document.getElementById(_popup.getAttribute('aria-labelledby')).textContent`); label == "" {
		t.Error("the pop-up is not labelled by its term")
	}
	if state := eval[string](t, ctx, `(a => a.ariaExpanded + ' ' + a.getAttribute('aria-controls'))(document.querySelector("`+aTerm+`"))`); state != "true _popup" {
		t.Errorf("the term of an open pop-up says %q", state)
	}

	link := spot(t, ctx, "#_popup a[href]")
	href := eval[string](t, ctx, `_popup.querySelector('a[href]').href`)
	move(t, ctx, link)
	if _, err := chromedp.RunResponse(ctx, chromedp.MouseClickXY(link.X, link.Y)); err != nil {
		t.Fatal(err)
	}
	if at := eval[string](t, ctx, `location.href`); at != href {
		t.Errorf("the link to %s in the pop-up leads to %s", href, at)
	}
}

// TestPopupCloses: when the pointer goes elsewhere, on Escape, and when its word is scrolled out of the window.
func TestPopupCloses(t *testing.T) {
	ctx, home := tab(t), serve(t, example())
	visit(t, ctx, home+article)
	at := centre(t, ctx, aTerm)
	move(t, ctx, at)
	wait(t, ctx, "the pop-up opens", opened)
	move(t, ctx, point{4, 4})
	wait(t, ctx, "the pop-up closes when the pointer goes", closed)
	move(t, ctx, at)
	wait(t, ctx, "the pop-up opens again", opened)
	do(t, ctx, chromedp.KeyEvent(kb.Escape))
	wait(t, ctx, "the pop-up closes on Escape", closed)
	if state := eval[string](t, ctx, `(a => a.ariaExpanded + ' ' + a.getAttribute('aria-controls'))(document.querySelector("`+aTerm+`"))`); state != "false null" {
		t.Errorf("the term of a closed pop-up says %q", state)
	}
	focusOn(t, ctx, aTerm)
	wait(t, ctx, "the pop-up opens on focus", opened)
	eval[any](t, ctx, `scrollTo({top: document.documentElement.scrollHeight, behavior: 'instant'})`)
	wait(t, ctx, "the pop-up closes when its word goes", closed)
}

// TestPopupStays: a click inside of it, a selection that ends outside, and a window of another size leave it open; a click elsewhere closes it.
func TestPopupStays(t *testing.T) {
	ctx, home := tab(t), serve(t, example())
	visit(t, ctx, home+article)
	move(t, ctx, centre(t, ctx, aTerm))
	wait(t, ctx, "the pop-up opens", opened)
	at := spot(t, ctx, "#_popup .short")
	move(t, ctx, at)
	do(t, ctx, chromedp.MouseClickXY(at.X, at.Y))
	if !eval[bool](t, ctx, opened) {
		t.Fatal("a click inside closes the pop-up")
	}
	do(t, ctx, chromedp.MouseEvent(input.DispatchMouseEventTypeMousePressed, at.X-40, at.Y, chromedp.ButtonLeft),
		chromedp.MouseEvent(input.DispatchMouseEventTypeMouseMoved, at.X+40, at.Y, chromedp.ButtonLeft),
		chromedp.MouseEvent(input.DispatchMouseEventTypeMouseMoved, 4, 400, chromedp.ButtonLeft),
		chromedp.MouseEvent(input.DispatchMouseEventTypeMouseReleased, 4, 400, chromedp.ButtonLeft))
	move(t, ctx, point{6, 400})
	if !eval[bool](t, ctx, opened) || eval[string](t, ctx, `getSelection().toString()`) == "" {
		t.Fatal("a selection inside closes the pop-up, or nothing is selected")
	}
	do(t, ctx, chromedp.EmulateViewport(1000, 700))
	if !eval[bool](t, ctx, `(p => `+opened+` && p.right <= innerWidth && p.bottom <= innerHeight)(_popup.getBoundingClientRect())`) {
		t.Fatal("a window of another size closes the pop-up, or leaves it outside")
	}
	do(t, ctx, chromedp.MouseClickXY(4, 300))
	wait(t, ctx, "a click elsewhere closes it", closed)
}

// TestPopupByKeyboard: the focus opens it, Tab goes into its links and Shift+Tab back, Escape closes it and gives the term back, Enter follows.
func TestPopupByKeyboard(t *testing.T) {
	ctx, home := tab(t), serve(t, example())
	visit(t, ctx, home+article)
	focusOn(t, ctx, aTerm)
	wait(t, ctx, "the pop-up opens on focus", opened)
	do(t, ctx, chromedp.KeyEvent(kb.Tab))
	wait(t, ctx, "Tab goes into the pop-up", `_popup.contains(document.activeElement)`)
	do(t, ctx, chromedp.KeyEvent(kb.Tab, chromedp.KeyModifiers(chromedp.ModifierShift)))
	wait(t, ctx, "and back", `document.activeElement.matches('a.term') && `+opened)
	do(t, ctx, chromedp.KeyEvent(kb.Tab), chromedp.KeyEvent(kb.Escape))
	wait(t, ctx, "the pop-up closes on Escape", closed)
	wait(t, ctx, "the term has the focus again", `document.activeElement === document.querySelector("`+aTerm+`")`)

	do(t, ctx, chromedp.KeyEvent(kb.Tab))
	eval[any](t, ctx, `document.querySelector("`+aTerm+`").focus()`)
	wait(t, ctx, "the pop-up opens again", opened)
	for range eval[int](t, ctx, `_popup.querySelectorAll('a[href]').length`) + 1 {
		do(t, ctx, chromedp.KeyEvent(kb.Tab))
	}
	wait(t, ctx, "Tab goes on after the word", `!_popup.contains(document.activeElement) &&
		document.querySelector("`+aTerm+`").compareDocumentPosition(document.activeElement) === Node.DOCUMENT_POSITION_FOLLOWING`)
	eval[any](t, ctx, `document.querySelector("`+aTerm+`").focus()`)
	do(t, ctx, chromedp.KeyEvent(kb.Enter))
	wait(t, ctx, "Enter follows the link", `location.hash.startsWith('#term-')`)
}

// TestPopupOnTap: on a telephone the first tap opens the pop-up, a tap inside leaves it open, one elsewhere closes it, a second tap on the
// word follows its link, and one on a person's name does so at once.
func TestPopupOnTap(t *testing.T) {
	ctx, home := tab(t), serve(t, example())
	do(t, ctx, chromedp.EmulateViewport(390, 844, chromedp.EmulateMobile, chromedp.EmulateTouch))
	visit(t, ctx, home+article)
	at := centre(t, ctx, aTerm)
	do(t, ctx, chromedp.TapXY(at.X, at.Y))
	wait(t, ctx, "the pop-up opens on a tap", opened)
	if hash := eval[string](t, ctx, `location.hash`); hash != "" {
		t.Errorf("the first tap leads to %s", hash)
	}
	in := spot(t, ctx, "#_popup .short")
	do(t, ctx, chromedp.TapXY(in.X, in.Y))
	if !eval[bool](t, ctx, opened) {
		t.Error("a tap inside closes the pop-up")
	}
	do(t, ctx, chromedp.TapXY(4, 4))
	wait(t, ctx, "a tap elsewhere closes it", closed)
	at = centre(t, ctx, aTerm)
	do(t, ctx, chromedp.TapXY(at.X, at.Y))
	wait(t, ctx, "the pop-up opens again", opened)
	do(t, ctx, chromedp.TapXY(at.X, at.Y))
	wait(t, ctx, "a second tap follows the link", `location.hash.startsWith('#term-')`)
	at = centre(t, ctx, "main .body figcaption a[href*='/people/']")
	if _, err := chromedp.RunResponse(ctx, chromedp.TapXY(at.X, at.Y)); err != nil {
		t.Fatal(err)
	}
}

// TestNestedTerms: a term in a pop-up opens in its place, by Enter, click and tap, with a way back for each; Escape goes back, then closes.
func TestNestedTerms(t *testing.T) {
	ctx, home := tab(t), serve(t, lines())
	do(t, ctx, chromedp.EmulateViewport(390, 844, chromedp.EmulateTouch))
	visit(t, ctx, home+"articles/lines/")
	name := `_popup.querySelector('.name').textContent === `
	nested := "#_popup .short a[href*=communicate]"
	focusOn(t, ctx, aTerm)
	wait(t, ctx, "the pop-up opens", opened+` && `+name+`'coordinate'`)
	eval[any](t, ctx, `document.querySelector("`+nested+`").focus()`)
	do(t, ctx, chromedp.KeyEvent(kb.Enter))
	wait(t, ctx, "Enter opens the term in its place", name+`'communicate' && document.activeElement === _popup`)
	do(t, ctx, chromedp.KeyEvent(kb.Tab))
	if label := eval[string](t, ctx, `document.activeElement.ariaLabel`); label != "Back to coordinate" {
		t.Errorf("the way back says %q", label)
	}
	do(t, ctx, chromedp.KeyEvent(kb.Enter))
	wait(t, ctx, "the button goes back, and the focus too", name+`'coordinate' && document.activeElement.matches("`+nested+`")`)
	do(t, ctx, chromedp.KeyEvent(kb.Enter), chromedp.KeyEvent(kb.Escape))
	wait(t, ctx, "Escape goes back", opened+` && `+name+`'coordinate' && !_popup.querySelector('.back')`)
	do(t, ctx, chromedp.KeyEvent(kb.Escape))
	wait(t, ctx, "and closes", closed+` && document.activeElement.matches('a.term')`)

	move(t, ctx, point{4, 4})
	move(t, ctx, centre(t, ctx, aTerm))
	wait(t, ctx, "the pop-up opens on hover", opened)
	for _, touch := range []bool{false, true} {
		press := func(at point) {
			if touch {
				do(t, ctx, chromedp.TapXY(at.X, at.Y))
			} else {
				move(t, ctx, at)
				do(t, ctx, chromedp.MouseClickXY(at.X, at.Y))
			}
		}
		press(spot(t, ctx, nested))
		wait(t, ctx, "the term opens in its place", opened+` && `+name+`'communicate' && !!_popup.querySelector('.back')`)
		press(spot(t, ctx, "#_popup .back"))
		wait(t, ctx, "and goes back", opened+` && `+name+`'coordinate' && !_popup.querySelector('.back')`)
	}
	if hash := eval[string](t, ctx, `location.hash`); hash != "" {
		t.Errorf("a nested term leads to %s", hash)
	}
}

// TestSpeakersMeaning: where a word stands in the words of a speaker who says what it means, that comes first; elsewhere it comes last.
func TestSpeakersMeaning(t *testing.T) {
	ctx, home := tab(t), serve(t, lines())
	visit(t, ctx, home+"articles/lines/")
	order := func() string {
		return eval[string](t, ctx, `[..._popup.children].map(e => e.className).join(' ')`)
	}
	focusOn(t, ctx, aTerm)
	wait(t, ctx, "the pop-up opens", opened)
	if o := order(); o != "name short own more" {
		t.Errorf("in the text: %s", o)
	}
	if said := popupText(t, ctx); !strings.Contains(said, "John Kerry says what it covers: this quotation") {
		t.Errorf("the pop-up says %q", said)
	}
	eval[any](t, ctx, `document.querySelector('[data-quote=own] a.term').focus()`)
	wait(t, ctx, "the next opens", `_popup.firstChild.textContent === 'coordinate' && _popup.children[1].className === 'own'`)
	if o := order(); o != "name own short more" {
		t.Errorf("in his words: %s", o)
	}
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
