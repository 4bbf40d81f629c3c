package e2e_test

import (
	"testing"

	"github.com/chromedp/chromedp"
)

// TestNotesTearNoText looks at articles on a wide page and on a telephone: between two blocks of the text there is no hole, however tall
// the notes beside them are, and no note lies over another or over the text.
func TestNotesTearNoText(t *testing.T) {
	ctx := tab(t)
	ugly := serve(t, uglySite())
	pages := []string{serve(t, example()) + "articles/talking-is-not-coordinating/"}
	for _, page := range []string{"articles/everything/", "articles/forty/", "articles/arabic/"} {
		pages = append(pages, ugly+page)
	}
	for _, width := range []int64{1280, 390} {
		do(t, ctx, chromedp.EmulateViewport(width, 900))
		for _, page := range pages {
			do(t, ctx, chromedp.Navigate(page))
			for _, wrong := range eval[[]string](t, ctx, `(() => {
				const isNote = e => e.matches('.glosses, .gloss, .footnote');
				const all = [...document.querySelectorAll('article > .body > *')].filter(e => e.getBoundingClientRect().height);
				const boxes = all.map(e => ({e, r: e.getBoundingClientRect()}));
				const name = b => b.e.tagName + '.' + b.e.className + ' ' + b.e.textContent.trim().slice(0, 40);
				const text = innerWidth > 1000 ? boxes.filter(b => !isNote(b.e)) : boxes;
				const wrong = [];
				for (let i = 1; i < text.length; i++)
					if (text[i].r.top - text[i-1].r.bottom > 90) wrong.push('a hole of ' + (text[i].r.top - text[i-1].r.bottom) + ' before ' + name(text[i]));
				for (const n of boxes.filter(b => isNote(b.e)))
					for (const b of boxes)
						if (b !== n && n.r.top < b.r.bottom - 1 && b.r.top < n.r.bottom - 1 && n.r.left < b.r.right - 1 && b.r.left < n.r.right - 1)
							wrong.push(name(n) + ' lies over ' + name(b));
				return wrong;
			})()`) {
				t.Errorf("%s, %d pixels wide: %s", page, width, wrong)
			}
		}
	}
}
