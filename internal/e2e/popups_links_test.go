package e2e_test

import (
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// TestPopupsOfLinks: a link to a person, a quotation or another article says what stands there, by keyboard and by mouse.
func TestPopupsOfLinks(t *testing.T) {
	home := serve(t, lines())
	for _, test := range []struct {
		link string
		says []string
		not  string
	}{
		{"main .body a[href$='/people/kerry/']", []string{"John Kerry", "Envoy", "We will coordinate nothing.", "last said"}, "Senator"},
		{"main .body a[href$='/articles/arabic/']", []string{"سطور كثيرة", "17 سبتمبر 2014"}, ""},
		{"main .body a[href$='/other/#first']", []string{"“we plan nothing together”", "John Kerry", "5 May 2012"}, "He said"},
		{"main .body a[href='#own']", []string{"“We will coordinate nothing.”", "14 Sept"}, ""},
	} {
		for _, keyboard := range []bool{true, false} {
			ctx := tab(t)
			visit(t, ctx, home+"articles/lines/")
			if keyboard {
				focusOn(t, ctx, test.link)
			} else {
				move(t, ctx, centre(t, ctx, test.link))
			}
			wait(t, ctx, test.link+" opens", opened)
			said := popupText(t, ctx) + eval[string](t, ctx, `[..._popup.children].map(e => e.dataset.label ?? '').join('')`)
			for _, want := range test.says {
				if !strings.Contains(said, want) {
					t.Errorf("%s: no %q in %q", test.link, want, said)
				}
			}
			if test.not != "" && strings.Contains(said, test.not) {
				t.Errorf("%s: %q in %q", test.link, test.not, said)
			}
			if !eval[bool](t, ctx, `(a => a.ariaExpanded === 'true' && a.getAttribute('aria-controls') === '_popup')(document.querySelector("`+test.link+`"))`) {
				t.Errorf("%s doesn't say that its pop-up is open", test.link)
			}
			if ids := eval[string](t, ctx, `[...document.querySelectorAll('[id]')].map(e => e.id).filter((id, i, all) => all.indexOf(id) !== i).join()`); ids != "" {
				t.Errorf("%s: twice on the page: %s", test.link, ids)
			}
			if keyboard {
				do(t, ctx, chromedp.KeyEvent(kb.Tab))
				wait(t, ctx, "Tab goes into the pop-up", `_popup.contains(document.activeElement)`)
				do(t, ctx, chromedp.KeyEvent(kb.Escape))
				wait(t, ctx, "Escape closes it, and gives the link back", closed+` && document.activeElement === document.querySelector("`+test.link+`")`)
			}
		}
	}
}

// TestPopupsOfMarks: a mark of a picture of time says what was said, without the letter of its note.
func TestPopupsOfMarks(t *testing.T) {
	ctx, home := tab(t), serve(t, example())
	visit(t, ctx, home+article)
	focusOn(t, ctx, "main svg a[href$='#kerry-de-conflict']")
	wait(t, ctx, "the pop-up opens", opened)
	if said := popupText(t, ctx); !strings.HasPrefix(said, "“de-conflict”") || !strings.Contains(said, "” John Kerry") && !strings.Contains(said, "”John Kerry") {
		t.Errorf("the pop-up says %q", said)
	}
	if !eval[bool](t, ctx, `(p => p.left >= 0 && p.top >= 0 && p.right <= innerWidth && p.bottom <= innerHeight)(_popup.getBoundingClientRect())`) {
		t.Error("the pop-up reaches out of the window")
	}
}

// TestRoleOnThatDate: a person's role is the one held when the words were said at which the name stands.
func TestRoleOnThatDate(t *testing.T) {
	ctx, home := tab(t), serve(t, lines())
	visit(t, ctx, home+"articles/other/first/")
	focusOn(t, ctx, "main figcaption a[href$='/people/kerry/']")
	wait(t, ctx, "the pop-up opens", opened)
	if role := eval[string](t, ctx, `_popup.querySelector('.role').textContent`); role != "Senator" {
		t.Errorf("in May 2012 he was %q", role)
	}
}

// TestPopupsOfWhatIsThere: nothing opens where the text around a link has what a pop-up would say.
func TestPopupsOfWhatIsThere(t *testing.T) {
	ctx, home := tab(t), serve(t, lines())
	visit(t, ctx, home+"articles/")
	eval[any](t, ctx, `(real => { fetch = (...a) => { window.asked = (window.asked ?? 0) + 1; return real(...a) } })(fetch)`)
	focusOn(t, ctx, "main .articles a[href$='/other/']")
	wait(t, ctx, "the page is asked", `window.asked === 1`)
	eval[any](t, ctx, `(async () => { for (let i = 0; i < 20; i++) await fetch(document.querySelector("main .articles a[href$='/other/']").href).then(a => a.text()) })()`)
	if eval[bool](t, ctx, opened) {
		t.Errorf("the list says it already: %s", popupText(t, ctx))
	}
}

// TestPopupsWithoutNetwork: where a page can't be had nothing opens, links lead on, and terms still open.
func TestPopupsWithoutNetwork(t *testing.T) {
	ctx, home := tab(t), serve(t, lines())
	visit(t, ctx, home+"articles/lines/")
	eval[any](t, ctx, `(window.broken = 0, addEventListener('unhandledrejection', () => broken++), addEventListener('error', () => broken++),
		fetch = () => { window.asked = true; return Promise.reject(new TypeError('no network')) })`)
	focusOn(t, ctx, "main .body a[href$='/people/kerry/']")
	wait(t, ctx, "the page is asked", `window.asked === true`)
	focusOn(t, ctx, aTerm)
	wait(t, ctx, "a term opens", opened+` && _popup.querySelector('.name').textContent === 'coordinate'`)
	if n := eval[int](t, ctx, `window.broken`); n > 0 {
		t.Errorf("%d errors", n)
	}
	at := centre(t, ctx, "main .body a[href$='/people/kerry/']")
	if _, err := chromedp.RunResponse(ctx, chromedp.MouseClickXY(at.X, at.Y)); err != nil {
		t.Fatal(err)
	}
}
