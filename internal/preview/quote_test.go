package preview

import (
	"context"
	"encoding/json"
	"net/http"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

const spoken = `---
title: CBS interview
date: 2014-09-14
---
**John Kerry:** Well, we will not coordinate. We will talk, (laughter) and
talk again.

We will talk.

**Q:** Will you talk to "them"?
`

// asks are what a page may ask, and what is answered.
var asks = []struct {
	query string
	code  int
	has   string
}{
	{"source=cbs&turn=1&words=we+will+not+coordinate", 200, `text: "we will not coordinate"`},
	{"source=cbs&words=we+will+not+coordinate", 200, "id: kerry-will-not-coordinate"},
	{"source=cbs&turn=1&words=We+will+talk&before=and+talk+again.", 200, `prefix: "again."`},
	{"source=cbs&turn=1&words=We+will+talk&before=coordinate.", 200, `prefix: "coordinate."`},
	{"source=cbs&turn=1&words=coordinate", 200, "“not” stands right beside"},
	{"source=cbs&turn=1&words=we+shall+not+coordinate", 200, "these are not the words of the source"},
	{"source=cbs&turn=2&words=we+will+not+coordinate", 200, "these words are not in that turn"},
	{"source=cbs&turn=99&words=we+will+not+coordinate", 200, "text:"},
	{"source=cbs&words=%00%ff%22", 200, "refused"},
	{"source=cbs&turn=x&words=a", 400, ""},
	{"source=cbs&turn=-1&words=a", 400, ""},
	{"source=cbs", 400, ""},
	{"source=../cbs&words=a", 404, ""},
	{"words=a", 404, ""},
	{"source=cbs&words=" + strings.Repeat("a", maxQuoted+1), 414, ""},
	{"source=cbs&words=a&before=" + strings.Repeat("a", maxBefore+1), 414, ""},
}

func TestQuote(t *testing.T) {
	r := start(t, nil)
	r.save("content/sources/cbs.md", spoken)
	for _, a := range asks {
		res, err := http.Get(strings.TrimSuffix(r.home, "/") + "/_gloss/quote?" + a.query)
		if err != nil {
			t.Fatal(err)
		}
		var answer quoted
		if res.StatusCode == http.StatusOK {
			if err := json.NewDecoder(res.Body).Decode(&answer); err != nil || (answer.Block == "") == (answer.Refused == "") {
				t.Errorf("%s: %v %+v", a.query, err, answer)
			}
		}
		_ = res.Body.Close()
		said := answer.Block + strings.Join(answer.Notes, "\n") + answer.Refused
		if answer.Refused != "" {
			said += "refused"
		}
		if res.StatusCode != a.code || !strings.Contains(said, a.has) {
			t.Errorf("%.80s: %d\n%s", a.query, res.StatusCode, said)
		}
	}
}

const (
	quoteButton = overlay + `.querySelector('.quote')`
	quoteSays   = overlay + `.querySelector('.told').textContent`
	quoteArea   = overlay + `.querySelector('.quoted textarea')`
)

// choose is the script that selects what stands between two texts of a page, both included.
func choose(from, to string) string {
	return `(() => {
		const walk = document.createTreeWalker(document.querySelector('#_text'), NodeFilter.SHOW_TEXT), range = document.createRange();
		let begun = false;
		for (let node; node = walk.nextNode();) {
			const at = node.data.indexOf(` + "`" + from + "`" + `), end = node.data.lastIndexOf(` + "`" + to + "`" + `);
			if (!begun && at >= 0) { range.setStart(node, at); begun = true; }
			if (begun && end >= 0) { range.setEnd(node, end + ` + "`" + to + "`" + `.length); break; }
		}
		getSelection().removeAllRanges();
		getSelection().addRange(range);
		` + quoteButton + `.hidden = true; // it comes again where this selection is, and no click goes to where the one before was
		return null;
	})()`
}

// clickQuote clicks the middle of the button, as a reader does.
func clickQuote(t *testing.T, ctx context.Context) {
	t.Helper()
	wait(t, ctx, "the button comes", `!`+quoteButton+`.hidden`)
	type point struct{ X, Y float64 }
	at := eval[point](t, ctx, `(() => { const r = `+quoteButton+`.getBoundingClientRect(); return {X: r.x + r.width / 2, Y: r.y + r.height / 2} })()`)
	if at.X < 0 || at.Y < 0 || at.X > 1280 || at.Y > 900 {
		t.Fatalf("the button is out of sight: %v", at)
	}
	do(t, ctx, chromedp.MouseClickXY(at.X, at.Y))
}

// TestCopyAsQuote selects words of a transcript: a button beside them puts a quote's front matter on the clipboard, or into a text
// area where there is none; words of two turns are refused.
func TestCopyAsQuote(t *testing.T) {
	r := start(t, nil)
	r.save("content/sources/cbs.md", spoken)
	ctx := tab(t)
	r.visit(ctx, "sources/cbs/")
	eval[chromedp.Void](t, ctx, `Object.defineProperty(navigator, 'clipboard', {value: {writeText: async text => { window.copied = text; }}}), null`)
	if eval[bool](t, ctx, `!`+quoteButton+`.hidden`) {
		t.Error("a button is there, and nothing is selected")
	}

	eval[chromedp.Void](t, ctx, choose("Well", "coordinate"))
	clickQuote(t, ctx)
	wait(t, ctx, "the quote is copied", `window.copied?.includes('text: "Well, we will not coordinate"')`)
	wait(t, ctx, "that is said", quoteSays+`.includes('Copied')`)
	for _, line := range []string{"  - id: kerry-will-not-coordinate", "speaker: kerry", "date: 2014-09-14", "venue: CBS interview", "source: cbs"} {
		if !eval[bool](t, ctx, "window.copied.includes(`"+line+"\n`)") {
			t.Errorf("%q is not in %s", line, eval[string](t, ctx, `window.copied`))
		}
	}

	// Over the border of two paragraphs, between which it is said who quotes the first, by the keyboard.
	eval[chromedp.Void](t, ctx, choose("again", "We will talk."))
	wait(t, ctx, "the button comes", `!`+quoteButton+`.hidden`)
	do(t, ctx, chromedp.KeyEvent("q", chromedp.KeyModifiers(chromedp.ModifierAlt)))
	wait(t, ctx, "the quote is copied", `window.copied?.includes('text: "again. We will talk."')`)

	// Words that run from one turn into another.
	eval[chromedp.Void](t, ctx, `window.copied = '', `+choose("not coordinate", "Will you"))
	clickQuote(t, ctx)
	wait(t, ctx, "it is said why not", quoteSays+`.includes('from one turn into another')`)
	if eval[string](t, ctx, `window.copied`) != "" {
		t.Error("words of two turns are copied")
	}

	// No clipboard: the text area has the block, selected.
	eval[chromedp.Void](t, ctx, `navigator.clipboard.writeText = async () => { throw new Error('no'); }, `+choose("Will you", "them"))
	clickQuote(t, ctx)
	wait(t, ctx, "the text area is there", `!`+quoteArea+`.hidden && `+quoteArea+`.value.includes('text: "Will you talk to')`)
	if !eval[bool](t, ctx, overlay+`.activeElement === `+quoteArea+` && `+quoteArea+`.selectionEnd === `+quoteArea+`.value.length`) {
		t.Error("the block is not selected")
	}
	do(t, ctx, chromedp.KeyEvent("\x1b"))
	wait(t, ctx, "Escape closes it", quoteArea+`.hidden && !`+quoteSays)

	// The words have gone from the source in the meantime.
	eval[chromedp.Void](t, ctx, choose("coordinate", "coordinate")+`, document.querySelector('#_text .turn > p:not(.who)').append(' purple elephants'), null`)
	eval[chromedp.Void](t, ctx, choose("purple", "elephants"))
	clickQuote(t, ctx)
	wait(t, ctx, "it is said that they are not there", quoteSays+`.includes('these words are not in the source')`)

	// Elsewhere there is no such button.
	r.visit(ctx, "articles/talking/")
	eval[chromedp.Void](t, ctx, `getSelection().selectAllChildren(document.querySelector('.body')), null`)
	if eval[bool](t, ctx, `new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(!`+quoteButton+`.hidden))))`) {
		t.Error("an article's words can be quoted")
	}
}
