package e2e_test

import (
	"testing"

	"github.com/chromedp/chromedp"
)

// TestNotesStandBesideTheirWords looks at articles on wide pages and on a telephone. Beside the text each note begins on the first line that
// it is on, to the pixel, or under the note before, a line lower at most unless all are folded; and the text stands as it would without notes. On a telephone they
// stand in the text, and tear no hole. Nowhere does one lie over another or over the text.
func TestNotesStandBesideTheirWords(t *testing.T) {
	ctx := tab(t)
	ugly := serve(t, uglySite())
	pages := []string{serve(t, example()) + "articles/talking-is-not-coordinating/"}
	for _, page := range []string{"everything", "forty", "arabic", "crowded"} {
		pages = append(pages, ugly+"articles/"+page+"/")
	}
	for _, width := range []int64{1100, 1280, 1920, 390} {
		do(t, ctx, chromedp.EmulateViewport(width, 900))
		for _, page := range pages {
			do(t, ctx, chromedp.Navigate(page))
			for _, wrong := range eval[[]string](t, ctx, lookAtNotes) {
				t.Errorf("%s, %d pixels wide: %s", page, width, wrong)
			}
		}
	}
}

const lookAtNotes = `(() => {
	const wrong = [], all = [...document.querySelectorAll('.body :is(.gloss, .footnote)')];
	const name = e => e.tagName + '.' + e.className + '#' + e.id + ' ' + e.textContent.trim().slice(0, 40);
	const box = e => e.getBoundingClientRect();
	const meet = (a, b) => a.top < b.bottom - 1 && b.top < a.bottom - 1 && a.left < b.right - 1 && b.left < a.right - 1;
	const blocks = [...document.querySelectorAll('.body > *, .noted > *, .body + *')].filter(e => box(e).height && !e.matches('.noted'));
	for (const n of all)
		for (const b of blocks)
			if (b !== n && !b.contains(n) && !n.contains(b) && meet(box(n), box(b))) wrong.push(name(n) + ' lies over ' + name(b));
	if (!all.length) wrong.push('no note');
	if (innerWidth < 1100) {
		for (let i = 1; i < blocks.length; i++)
			if (box(blocks[i]).top - box(blocks[i-1]).bottom > 90) wrong.push('a hole before ' + name(blocks[i]));
		return wrong;
	}
	const first = e => { // the place of the first line's baseline
		const probe = document.createElement('span');
		probe.style.display = 'inline-block';
		let at = e;
		while (at.firstElementChild && !at.matches('p, li, td, th, .gloss, .footnote')) at = at.firstElementChild;
		if (at.matches('li') && at.firstElementChild?.matches('p')) at = at.firstElementChild;
		at.prepend(probe);
		const y = box(probe).bottom;
		probe.remove();
		return y;
	};
	let above = 0, full = false; // full: all notes since the last that stands in its place are folded to a line, but for those that say what words mean, and no room is left
	for (const noted of document.querySelectorAll('.body .noted')) {
		let pushed = false;
		const block = noted.firstElementChild, leading = block.matches('figure') ? 35 : 28;
		for (const n of noted.querySelectorAll(':scope > :is(.gloss, .footnote)')) {
			const late = first(n) - first(block);
			if (!pushed) {
				const plain = block.matches('p, figure, ul, ol');
				if (late <= leading + 1) full = true;
				if (late < (block.matches('.table') ? -8 : -1) || late > leading + 1 && !full || plain && late > 1 && box(n).top > above + 12)
					wrong.push(name(n) + ' begins ' + late + ' lower than ' + name(block) + ' (its top is ' + box(n).top + ', the end of the note above ' + above + ')');
			} else if (box(n).top > above + 12) wrong.push(name(n) + ' leaves a hole under the note before');
			pushed = true;
			full &&= box(n).height < 32 || [...n.childNodes].some(c => c.nodeType === 3 && c.data.trim());
			above = box(n).bottom;
		}
	}
	const text = () => blocks.filter(b => !all.includes(b)).map(b => box(b).top);
	const before = text();
	for (const n of all) n.hidden = true, n.style.display = 'none';
	const after = text();
	if (before.some((y, i) => y !== after[i])) wrong.push('the notes move the text');
	return wrong;
})()`
