package e2e_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// drawn is a site with pictures of all densities: an article with rows, one of 60 statements on lines, and one of 400 that are counted.
var drawn = sync.OnceValue(func() *published {
	dir := filepath.Join(scratch, "drawn-source", "content")
	check(os.MkdirAll(filepath.Join(dir, "articles"), 0o755))
	check(os.MkdirAll(filepath.Join(dir, "glossary"), 0o755))
	write := func(name, text string) { check(os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644)) }
	write("glossary/temporary.md", "---\nterm: temporary\nshort: For a time.\n---\n")
	write("glossary/lasting.md", "---\nterm: lasting\nshort: For ever.\n---\n")
	for _, n := range []int{8, 60, 400} {
		var b strings.Builder
		fmt.Fprintf(&b, "---\ntitle: Of %d\ndate: 2025-01-01\nevents:\n  - {date: 2019-03-02/2019-08-20, title: A survey}\nquotes:\n", n)
		for i := range n {
			doubt := [...]string{"", "", "", "~"}[i%4]
			fmt.Fprintf(&b, "  - {id: q%d, speaker: %s %d, date: 20%02d-%02d-%02d%s, place: timeline, text: This is %s for number %d of the long list}\n",
				i, strings.Repeat("A very long name ", 1+i%5), i%7, 15+i%9, 1+i*7%12, 1+i*5%28, doubt, [...]string{"temporary", "lasting", "odd"}[i%3], i)
		}
		write(fmt.Sprintf("articles/of-%d.md", n), b.String()+"---\nText.\n")
	}
	return mustBuild("drawn", filepath.Dir(dir), "")
})

// TestPicturesInBrowser looks at pictures of all kinds on wide and narrow pages, light and dark: one form of the two is shown, no words in it
// lie over others or leave it, what can be touched is 24 pixels from the next, and nothing is left to be touched in the other form.
func TestPicturesInBrowser(t *testing.T) {
	ctx := tab(t)
	sample, many, ugly := serve(t, example()), serve(t, drawn()), serve(t, uglySite())
	pages := []string{sample + "articles/talking-is-not-coordinating/", sample + "glossary/coordinate/", sample + "people/john-kerry/", sample + "timeline/",
		many + "articles/of-8/", many + "articles/of-60/", many + "articles/of-400/", many + "glossary/temporary/", ugly + "timeline/"}
	for width, form := range map[int64]string{1280: "wide", 390: "upright", 320: "upright", 768: "upright"} {
		do(t, ctx, chromedp.EmulateViewport(width, 900))
		for _, page := range pages {
			prefer(t, ctx, "prefers-color-scheme", map[bool]string{true: "dark", false: "light"}[width == 390])
			do(t, ctx, chromedp.Navigate(page))
			for _, wrong := range eval[[]string](t, ctx, fmt.Sprintf(facts, form)) {
				t.Errorf("%s, %d pixels wide: %s", page, width, wrong)
			}
		}
	}
}

const facts = `(() => {
	const wrong = [], form = '%s';
	const shown = [...document.querySelectorAll('.picture svg')].filter(s => s.getBoundingClientRect().width);
	if (shown.length !== document.querySelectorAll('.picture').length || !shown.length || shown.some(s => !s.classList.contains(form)))
		wrong.push('shown are ' + shown.map(s => s.getAttribute('class')));
	for (const svg of shown) {
		const all = svg.getBoundingClientRect(), scale = all.width / svg.viewBox.baseVal.width;
		if (all.left < 0 || all.right > innerWidth) wrong.push('the picture is wider than the page');
		const boxes = [...svg.querySelectorAll('text')].map(e => {
			const r = e.getBoundingClientRect(), middle = (r.top + r.bottom) / 2;
			return {e, left: r.left, right: r.right, top: middle - 5.5 * scale, bottom: middle + 5.5 * scale, paint: getComputedStyle(e).fill};
		});
		const ground = getComputedStyle(document.documentElement).backgroundColor;
		boxes.forEach((a, i) => {
			if (a.left < all.left - 1 || a.right > all.right + 1 || a.top < all.top - 1 || a.bottom > all.bottom + 1) wrong.push(a.e.textContent + ' leaves the picture');
			if (a.paint === ground || a.paint === 'none') wrong.push(a.e.textContent + ' is not to be seen');
			for (const b of boxes.slice(0, i))
				if (a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom) wrong.push(a.e.textContent + ' lies over ' + b.e.textContent);
		});
		const links = [...svg.querySelectorAll('a')].map(e => {
			const r = e.getBoundingClientRect();
			return {e, x: (r.left + r.right) / 2, y: (r.top + r.bottom) / 2, name: e.getAttribute('aria-label') || e.textContent};
		});
		if (!links.length) wrong.push('no links');
		links.forEach((a, i) => {
			if (!a.name.trim()) wrong.push('a link without a name');
			for (const b of links.slice(0, i))
				if (Math.abs(a.x - b.x) < 23.9 && Math.abs(a.y - b.y) < 23.9 * Math.min(1, innerWidth / 340)) wrong.push(a.name + ' is too near to ' + b.name);
		});
	}
	return wrong;
})()`

// TestPictureLeads goes through the example's picture by keyboard: each mark leads to its quotation on the page.
func TestPictureLeads(t *testing.T) {
	ctx := tab(t)
	do(t, ctx, chromedp.Navigate(serve(t, example())+"articles/talking-is-not-coordinating/"))
	var seen []string
	focus := `(() => { const a = document.activeElement; return a.closest('.picture') ? a.getAttribute('href') : ''; })()`
	for range 60 {
		do(t, ctx, chromedp.KeyEvent(kb.Tab))
		if href := eval[string](t, ctx, focus); href != "" {
			seen = append(seen, href)
		} else if len(seen) > 0 {
			break
		}
	}
	if len(seen) != 16 {
		t.Errorf("by keyboard %d marks are reached, want 16: %s", len(seen), seen)
	}
	for _, href := range seen {
		if !eval[bool](t, ctx, fmt.Sprintf(`!!document.querySelector('[data-quote="%s"], [id="%[1]s"]')`, strings.TrimPrefix(href, "#"))) {
			t.Errorf("%s leads to no quotation", href)
		}
	}
	eval[bool](t, ctx, `(document.querySelector('.picture .wide a').focus(), true)`)
	do(t, ctx, chromedp.KeyEvent(kb.Enter))
	wait(t, ctx, "the quotation", `location.hash === document.querySelector('.picture .wide a').getAttribute('href')`)
}

// TestPictureOnPaper has the wide form on paper, however narrow the page is.
func TestPictureOnPaper(t *testing.T) {
	ctx := tab(t)
	do(t, ctx, chromedp.EmulateViewport(700, 900), chromedp.Navigate(serve(t, example())+"articles/talking-is-not-coordinating/"))
	if _, err := chromedp.Call(ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: "print"}); err != nil {
		t.Fatal(err)
	}
	if got := eval[string](t, ctx, `[...document.querySelectorAll('.picture svg')].filter(s => s.getBoundingClientRect().width).map(s => s.getAttribute('class')).join()`); got != "wide" {
		t.Errorf("on paper stands %q", got)
	}
}
