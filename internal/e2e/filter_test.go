package e2e_test

import (
	"fmt"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// entries are those of a timeline of which something is seen, and said those whose words are.
const (
	entries = `[...document.querySelectorAll('ol.timeline > li')].filter(e => e.checkVisibility())`
	said    = `[...document.querySelectorAll('ol.timeline > li')].filter(e => (e.querySelector('.says, .event, .line') ?? e).checkVisibility())`
)

// TestFilters shows what one speaker said, then what of that has one word, in its place; says how many that are; keeps it in the address.
func TestFilters(t *testing.T) {
	ctx, home := tab(t), serve(t, example())
	do(t, ctx, chromedp.Navigate(home+"timeline/"))
	wait(t, ctx, "the script is there", `!!document.querySelector('.filters [aria-current]') && document.readyState == 'complete'`)
	all := eval[int](t, ctx, said+`.length`)
	is := func(what, expression string) {
		t.Helper()
		if !eval[bool](t, ctx, expression) {
			t.Errorf("%s: not so. Shown are %v, told is %q, at %s", what, eval[[]string](t, ctx, said+`.map(e => e.dataset.statement ?? e.dataset.event)`),
				eval[string](t, ctx, `document.querySelector('.filters [role=status]').textContent`), eval[string](t, ctx, `location.search`))
		}
	}
	choose := func(selector string) {
		t.Helper()
		do(t, ctx, chromedp.Focus(`.filters a[`+selector+`]`), chromedp.KeyEvent(kb.Enter))
	}

	choose(`data-speaker="john-kerry"`)
	is("his statements alone are shown", said+`.every(e => e.dataset.speaker == 'john-kerry') && `+said+`.length > 3 && `+said+`.length < `+"document.querySelectorAll('ol.timeline > li').length")
	is("the choice is marked", `document.querySelector('.filters [data-speaker="john-kerry"]').ariaCurrent == 'true' && !document.querySelector('.filters [data-speaker=""]').ariaCurrent`)
	is("the number is told", `document.querySelector('.filters [role=status]').textContent.includes(`+said+`.length)`)
	is("no silence is told, since others are left out", `![...document.querySelectorAll('.gap')].some(e => e.checkVisibility())`)
	is("the page is the same", `location.pathname.endsWith('/timeline/')`)

	choose(`data-term="communicate"`)
	is("both hold", said+`.every(e => e.dataset.speaker == 'john-kerry' && e.dataset.terms.split(' ').includes('communicate'))`)
	is("who spoke stands above each", entries+`.every((e, i, all) => !e.matches('.run') || all[i - 1]?.dataset.speaker == e.dataset.speaker) && !`+entries+`[0].matches('.run')`)
	is("the address has it", `location.search == '?speaker=john-kerry&term=communicate'`)
	few := eval[int](t, ctx, said+`.length`)
	do(t, ctx, chromedp.Reload())
	wait(t, ctx, "the address tells what to show", fmt.Sprintf(`%s.length == %d`, said, few))

	choose(`data-speaker=""`)
	choose(`data-term=""`)
	if n := eval[int](t, ctx, said+`.length`); n != all {
		t.Errorf("%d of %d are shown at last", n, all)
	}
	is("nothing is told then", `!location.search && !document.querySelector('.filters [role=status]').textContent`)

	do(t, ctx, chromedp.Navigate(home+"glossary/coordinate/"))
	wait(t, ctx, "the script is there", `!!document.querySelector('.filters [aria-current]') && document.readyState == 'complete'`)
	choose(`data-speaker="marie-harf"`)
	is("her lines alone are shown", said+`.every(e => e.dataset.speaker == 'marie-harf') && `+said+`.length == 2`)

	if _, err := chromedp.Call(ctx, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true}); err != nil {
		t.Fatal(err)
	}
	do(t, ctx, chromedp.Navigate(home+"glossary/coordinate/"))
	choose(`data-speaker="marie-harf"`)
	is("without a script the link leads to her lines", `location.hash == '#_by-marie-harf' && document.querySelector(':target').dataset.speaker == 'marie-harf'`)
}
