package e2e_test

import (
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// searched is a site whose words are looked for. One of its transcripts is so long that most of it is folded away.
var searched = sync.OnceValue(func() *published {
	source := unpack("testdata/searched.txtar", "searched")
	long := filepath.Join(source, "content/sources/cbs.md")
	text, err := os.ReadFile(long)
	check(err)
	check(os.WriteFile(long, append(text, strings.Repeat("\nQUESTION:  Is that what the two governments have said?\n\nSECRETARY KERRY:  It is what they said.\n", 150)+"\nQUESTION:  And the ombudsman?\n"...), 0o644))
	return mustBuild("searched", source, "https://example.org/deep/")
})

// hits are the addresses of what was found.
const hits = `[...document.querySelectorAll('#_hits ol a')].map(a => a.getAttribute('href').replace(/^.*?\/deep\//, ''))`

// strict has a host send the policy that a page of search must do with.
func strict(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Security-Policy", "default-src 'self'")
		next.ServeHTTP(w, r)
	})
}

// TestSearch asks for words as readers write them, with the strictest policy, and wants what they mean first.
func TestSearch(t *testing.T) {
	ctx, home := tab(t), serve(t, searched(), strict)
	told := console(t, ctx)
	for _, c := range []struct{ ask, first, says string }{
		{"coordinate", "glossary/coordinate/", ""},
		{"cordinate", "glossary/coordinate/", "Shown instead: coordinate, one letter away."},
		{"koordimate", "glossary/coordinate/", "two letters away"},
		{"ocordinate", "glossary/coordinate/", "one letter away"},
		{"coord", "glossary/coordinate/", ""},
		{"coordinating", "glossary/coordinate/", ""},
		{"syrians", "articles/talking/#kerry-never", ""},
		{"not going kerry", "articles/talking/#kerry-never", ""},
		{`"not going to coordinate"`, "articles/talking/#kerry-never", ""},
		{`“channels—nothing more”`, "articles/talking/#harf-channels", ""},
		{`"going not to coordinate"`, "articles/talking/#kerry-never", "No statement has these words one after another. Shown is what has all of them."},
		{`"parliamentarian"`, "sources/cbs/#turn-2", "No statement has these words"},
		{"Reykjavíc", "sources/cbs/#turn-2", "Nothing here says “Reykjavíc”."},
		{"creme brulee", "articles/talking/", ""},
		{"CRÈME", "articles/talking/", ""},
		{"zepelin", "articles/talking/", "Shown instead: zeppelin, one letter away."},
		{"ankara", "articles/ships/", ""}, // a title says more than a text
		{"parliamentarian", "sources/cbs/#turn-2", ""},
		{"ombudsman", "sources/cbs/#turn-304", ""}, // folded away there
		{"reykjavic", "sources/cbs/#turn-2", "reykjavik, one letter away"},
		{"kery", "people/john-kerry/", "kerry, one letter away"},
		{"التنسيق", "articles/arabic/#rouhani", ""},
		{"ايران", "articles/arabic/#rouhani", ""},
		{"المستشفي", "articles/arabic/", ""},
		{"東京", "articles/japan/#abe", ""},
		{"調整", "articles/japan/", ""},
		{"ｶﾞｿﾘﾝ", "articles/japan/", ""},
		{"coordinate" + strings.Repeat(" ", 200) + `"going not to coordinate"`, "glossary/coordinate/", ""}, // more than can be typed
		{"qqqqqqq", "", "Nothing here says “qqqqqqq”."},
	} {
		do(t, ctx, chromedp.Navigate(home+"search/?q="+url.QueryEscape(c.ask)))
		if _, err := chromedp.Run(ctx, chromedp.Poll[bool](`!!document.querySelector('#_found')?.textContent && (`+hits+`[0] ?? '').split(':~:')[0].replace(/#$/, '') == `+strconv.Quote(c.first), chromedp.WithPollingTimeout(3*time.Second))); err != nil {
			t.Errorf("%s: %v: found %q", c.ask, err, eval[[]string](t, ctx, hits))
		}
		if says := eval[string](t, ctx, `document.querySelector('#_found').textContent`); !strings.Contains(says, c.says) {
			t.Errorf("%s: told is %q", c.ask, says)
		}
	}
	eval[any](t, ctx, `(() => {
		const change = history.replaceState;
		history.replaceState = () => { history.replaceState = change; throw new DOMException('too often', 'SecurityError'); };
		document.getElementById('_q').value = 'zeppelin';
		document.getElementById('_q').dispatchEvent(new Event('input'));
	})()`)
	wait(t, ctx, "what can’t be said in the address at once is searched for a moment later", `location.search == '?q=zeppelin' && `+hits+`.length > 0`)
	do(t, ctx, chromedp.Navigate(home+"search/?q="+url.QueryEscape("تنسيق"))) // which stands there with its article
	wait(t, ctx, "the word is marked in what was found", `[...document.querySelectorAll('#_hits mark')].some(e => e.textContent == 'التنسيق')`)
	for _, text := range told() {
		t.Error(text)
	}
}

// TestSearchFolds holds the script to the words that the files of search were made with.
func TestSearchFolds(t *testing.T) {
	ctx := tab(t)
	script, err := os.ReadFile("../../assets/search.js")
	check(err)
	_, from, _ := strings.Cut(string(script), "  const dropped")
	fold, _, ok := strings.Cut(from, "  // before")
	cases, err := os.ReadFile("../search/testdata/fold.txt")
	check(err)
	if wrong := eval[[]string](t, ctx, `(() => {const dropped`+fold+`return `+strconv.Quote(string(cases))+`.trim().split('\n').filter(line => line[0] !== '#').map(line => line.split(' → '))
		.filter(([text, words]) => fold(text).join(' ').normalize() !== words.normalize()).map(([text]) => text + ': ' + fold(text))})()`); !ok || len(wrong) > 0 {
		t.Errorf("%q", wrong)
	}
}

// TestSearchLeaf holds the script to the file of a tree in which a key stands: the last that begins with it or before it.
func TestSearchLeaf(t *testing.T) {
	script, err := os.ReadFile("../../assets/search.js")
	check(err)
	_, rest, _ := strings.Cut(string(script), "  // before compares")
	before, rest, _ := strings.Cut(rest, "  const backwards")
	_, rest, _ = strings.Cut(rest, "  // leaf gives")
	leaf, _, ok := strings.Cut(rest, "  // unfold")
	if wrong := eval[[]string](t, tab(t), `(async () => {//`+before+`//`+leaf+`
		const lines = null, file = name => ({low: [['a'], ['b', 'k']], high: [['c', 'm'], ['d', '東']]})[name];
		const cases = {'=y/2014': 'a', j: 'a', k: 'b', kz: 'b', lz: 'b', m: 'c', z: 'c', '月': 'c', '東': 'd', '𠀀': 'd'}, wrong = [];
		for (const [key, want] of Object.entries(cases)) {
			const flat = await leaf({depth: 0, list: [...file('low'), ...file('high')]}, key), deep = await leaf({depth: 1, list: [['low'], ['high', 'm']]}, key);
			if (flat !== want || deep !== want) wrong.push(key + ': ' + flat + ', ' + deep);
		}
		return wrong;
	})()`); !ok || len(wrong) > 0 {
		t.Errorf("%q", wrong)
	}
}

// TestSearchByKeyboard goes from a page to a search, narrows it, and follows what it finds, without a mouse; the address says what was asked for.
func TestSearchByKeyboard(t *testing.T) {
	ctx, home := tab(t), serve(t, searched(), strict)
	is := func(what, expression string) {
		t.Helper()
		var err error
		for range 3 { // a page that goes takes its question with it
			if _, err = chromedp.Run(ctx, chromedp.Poll[bool](expression, chromedp.WithPollingTimeout(5*time.Second))); err == nil {
				return
			}
			if !strings.Contains(err.Error(), "-32000") {
				break
			}
		}
		if err != nil {
			t.Errorf("%s: %v; at %s, told is %q", what, err, eval[string](t, ctx, `location.href`), eval[string](t, ctx, `document.querySelector('#_found')?.textContent ?? ''`))
		}
	}
	do(t, ctx, chromedp.Navigate(home+"articles/talking/"))
	is("ready", `document.readyState == 'complete'`)
	do(t, ctx, chromedp.KeyEvent("/"))
	is("a stroke leads to the search", `location.pathname.endsWith('/deep/search/') && document.activeElement?.id == '_q'`)
	do(t, ctx, chromedp.WaitVisible("#_q:focus"), chromedp.KeyEvent("cor/dinate"))
	is("a stroke is a letter there", `document.activeElement.value == 'cor/dinate'`)
	for range len("/dinate") {
		do(t, ctx, chromedp.KeyEvent(kb.Backspace))
	}
	do(t, ctx, chromedp.KeyEvent("dinate"), chromedp.KeyEvent(kb.Enter))
	is("the address says it", `location.search == '?q=cordinate' && `+hits+`.length > 3`)
	is("it is told to who can’t see", `document.querySelector('#_found').role == 'status' && document.querySelector('#_found').textContent.includes('Shown instead')`)
	is("what was found is marked", `document.querySelector('#_hits .words mark').textContent == 'coordinate'`)
	is("a statement says who, when and whether it was checked", `['John Kerry', 'CBS interview', '14 September 2014', '✓ Checked against a transcript'].every(w => document.querySelector('#_hits .words + .by').textContent.includes(w))`)
	is("each of these keeps its own order", `document.querySelectorAll('#_hits .words + .by bdi').length >= 3`)
	axe, err := os.ReadFile(tool(t, "axe-core/axe.min.js"))
	check(err)
	eval[chromedp.Void](t, ctx, string(axe)+";null")
	violations(t, ctx, 1280, "light", allRules)
	do(t, ctx, chromedp.Focus("#_q"), chromedp.KeyEvent(kb.ArrowDown), chromedp.KeyEvent(kb.ArrowDown))
	is("arrows go from one to the next", `document.activeElement.getAttribute('href').endsWith('articles/talking/#kerry-never')`)
	do(t, ctx, chromedp.KeyEvent(kb.ArrowUp), chromedp.KeyEvent(kb.ArrowUp))
	is("and back to the field", `document.activeElement?.id == '_q'`)
	if dir := os.Getenv("GLOSS_SHOTS"); dir != "" {
		shot, err := chromedp.Call(ctx, page.CaptureScreenshot, page.CaptureScreenshotParams{})
		check(err)
		check(os.WriteFile(filepath.Join(dir, "searched.png"), shot.Data, 0o644))
	}
	do(t, ctx, chromedp.Focus(`#_hits [data-kind=statement]`), chromedp.KeyEvent(kb.Enter))
	is("statements alone", `location.search == '?q=cordinate&kind=statement' && `+hits+`.length == 1`)
	do(t, ctx, chromedp.NavigateBack())
	is("the way back", `location.search == '?q=cordinate' && `+hits+`.length > 3`)
	do(t, ctx, chromedp.Focus(`summary`), chromedp.KeyEvent(kb.Enter))
	is("values to choose from", `[...document.querySelector('[name=speaker]').options].some(o => o.value == 'john-kerry')`)
	do(t, ctx, chromedp.Focus(`[name=year]`), chromedp.KeyEvent("2014"))
	is("a year", `location.search.includes('year=2014') && `+hits+`.length > 1 && !`+hits+`.includes('glossary/coordinate/')`)
	do(t, ctx, chromedp.Navigate(home+"search/?q=&speaker=marie-harf"))
	is("a link to what one speaker said", hits+`.includes('articles/talking/#harf-channels')`)
	do(t, ctx, chromedp.Navigate(home+"articles/talking/"), chromedp.Focus("#_theme"))
	eval[bool](t, ctx, `setTimeout(() => document.dispatchEvent(new KeyboardEvent('keydown', {key: 'k', ctrlKey: true, bubbles: true}))) > 0`)
	is("Ctrl-K leads to it too", `location.pathname.endsWith('/deep/search/')`)
	_, err = chromedp.Call(ctx, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
	check(err)
	do(t, ctx, chromedp.Navigate(home+"search/"))
	is("without a script it is an index, and says so", `!document.querySelector('form.search').checkVisibility() && document.querySelector('noscript').textContent.includes('JavaScript') && document.querySelectorAll('#_index .index a').length > 3`)
}
