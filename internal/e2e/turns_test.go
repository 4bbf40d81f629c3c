package e2e_test

import (
	"fmt"
	"path"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"

	"github.com/gloss-press/gloss"
	"github.com/gloss-press/gloss/internal/workspace"
)

// TestTurnsAreWhole reads each turn back from the pages of its source, over all parts: its paragraphs are the transcript's words, no
// more and no less, in order, each turn once.
func TestTurnsAreWhole(t *testing.T) {
	p := spoken()
	ws, err := workspace.Open(scratch+"/spoken-source", workspace.Options{Theme: gloss.Files})
	check(err)
	defer ws.Close()
	snap := ws.Load()
	for _, src := range snap.Site.Sources {
		script, _ := snap.Transcript(src)
		if script == nil || !script.IsSpoken() {
			continue
		}
		seen := map[string]string{}
		for part := 1; part <= src.Parts(); part++ {
			doc := p.pages[path.Join(src.PartAddress(part), "index.html")]
			if doc == nil {
				t.Fatalf("%s has no part %d", src.Address, part)
			}
			for n := range elements(doc) {
				number, ok := attr(n, "data-turn")
				if !ok {
					continue
				}
				for para := range elements(n) {
					if class, _ := attr(para, "class"); para.Data == "p" && class == "" {
						seen[number] += " " + text(para, nil)
					}
				}
			}
		}
		for i, turn := range script.Turns {
			want := strings.Fields(script.Text[turn.From:turn.To])
			if got := strings.Fields(seen[fmt.Sprint(i+1)]); strings.Join(got, " ") != strings.Join(want, " ") {
				t.Errorf("%s: turn %d reads %q, the source has %q", src.Address, i+1, got, want)
			}
			delete(seen, fmt.Sprint(i+1))
		}
		for n := range seen {
			t.Errorf("%s: there is no turn %s in the source", src.Address, n)
		}
	}
}

// TestMarks reads the quoted passages back: what is marked for a statement is what its quote has word by word.
func TestMarks(t *testing.T) {
	said := map[string]string{}
	for file, doc := range spoken().pages {
		if strings.HasPrefix(file, "sources/") {
			for n := range elements(doc) {
				ids, ok := attr(n, "data-statement")
				if !ok || n.Data != "mark" {
					continue
				}
				for id := range strings.FieldsSeq(ids) {
					said[id] += text(n, nil)
				}
				for inside := range elements(n) {
					if inside.Data == "mark" {
						t.Errorf("%s: a mark stands in a mark", file)
					}
				}
			}
		}
	}
	for id, want := range map[string]string{
		"record/plain": "We’re not going to be coordinating actions with them", "record/replaced": "howcan be helpful", "record/omits": "We’ve made clearhow people can be helpful",
		"record/brackets": "met on Tuesdayand voted at night", "record/persian": "ما با هیچ\u200cکس هماهنگ نمی\u200cکنیم", "record/captioned": "number forty of the talk",
		"record/far": "This is turn 1500 of the hearing", "record/differs": "",
		"overlaps/o0": "One, two, three", "overlaps/o4": "five, six, seven, eight", "overlaps/o11": "six, seven, eight, nine, ten, eleven",
	} {
		if said[id] != want {
			t.Errorf("%s is marked at %q, want %q", id, said[id], want)
		}
	}
}

// TestChecksAreTold wants each quote's page to say what it was compared with, and what came of it.
func TestChecksAreTold(t *testing.T) {
	p := spoken()
	for id, want := range map[string][]string{
		"plain":       {"Checked against the official transcript · at 2:05", "… not going to be telling"},
		"omits":       {"Checked against the official transcript", "… leaves out 3 words: , as you know,"},
		"brackets":    {"[The senators] is not in the source", "… leaves out 3 words: , heard nine witnesses,", "[late] is not in the source"},
		"replaced":    {"[they] stands for 1 word: people"},
		"short":       {"Checked against the official transcript", "“not” stands close by in the source"},
		"differs":     {"Differs from the official transcript: The transcript was corrected later. · at 2:05", "The quote: heard ten witnesses", "The source: heard nine witnesses"},
		"paraphrased": {"A paraphrase: not compared with a source, since these are not the speaker’s exact words"},
		"silent":      {"Not checked: the source has no text here"},
		"sourceless":  {"Not checked: no source is named"},
		"addressed":   {"Not checked: the source is only an address outside"},
		"pageless":    {"Not checked: the source has no page here"},
		"persian":     {"Checked against an unofficial transcript · turn 2"},
		"captioned":   {"Checked against automatic captions · at 2:00", "A machine made the captions"},
		"written":     {"Checked against the article · its place there", "The source does not"},
		"far":         {"Checked against the text as delivered · turn 1500"},
	} {
		doc := p.pages["articles/record/"+id+"/index.html"]
		if doc == nil {
			t.Errorf("%s has no page", id)
			continue
		}
		got := strings.Join(strings.Fields(text(body(doc), nil)), " ")
		for _, w := range want {
			if id == "written" && w == "The source does not" { // an article names no speakers, and needs none
				if strings.Contains(got, w) {
					t.Errorf("%s says %q", id, w)
				}
			} else if !strings.Contains(got, w) {
				t.Errorf("%s does not say %q: %s", id, w, got)
			}
		}
	}
	if got := text(body(p.pages["articles/record/index.html"]), nil); !strings.Contains(got, "✓ 10 of 18 quotations checked") {
		t.Error("the article does not say how many of its quotes are checked")
	}
}

// TestFolded wants a long transcript to show what is quoted, and to hold the rest on demand: open for the address of a turn, and closed on paper.
func TestFolded(t *testing.T) {
	ctx := tab(t)
	page := serve(t, spoken()) + "sources/hearing/"
	height := func(id string) float64 {
		return eval[float64](t, ctx, fmt.Sprintf(`document.getElementById(%q).checkVisibility({contentVisibilityAuto: false}) ? document.getElementById(%[1]q).getBoundingClientRect().height : 0`, id))
	}
	do(t, ctx, chromedp.Navigate(page))
	for id, shown := range map[string]bool{"turn-98": false, "turn-99": true, "turn-100": true, "turn-101": true, "turn-102": false} {
		if (height(id) > 0) != shown {
			t.Errorf("%s is shown: %v", id, !shown)
		}
	}
	if n := eval[int](t, ctx, `document.querySelectorAll('.fold > summary').length`); n != 2 {
		t.Errorf("%d folds", n)
	}
	if got := eval[string](t, ctx, `document.querySelector('.fold > summary').textContent`); got != "98 turns by 4 speakers, not quoted" {
		t.Errorf("the first fold says %q", got)
	}
	do(t, ctx, chromedp.Navigate(page+"?1#turn-50"))
	wait(t, ctx, "a turn that is folded away can’t be reached by its address", `document.getElementById('turn-50').checkVisibility({contentVisibilityAuto: false})`)
	do(t, ctx, chromedp.Navigate(page+"?2"))
	if _, err := chromedp.Call(ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: "print"}); err != nil {
		t.Fatal(err)
	}
	if height("turn-50") != 0 {
		t.Error("a turn that was folded away is open on paper")
	}
}

// TestTextFragments opens the addresses of the original at the quoted words: here on the source's own page, which has the same text.
// The browser finds them there and scrolls to them.
func TestTextFragments(t *testing.T) {
	ctx := tab(t)
	do(t, ctx, chromedp.EmulateViewport(600, 300))
	home := serve(t, spoken())
	found := 0
	for n := range elements(spoken().pages["articles/record/index.html"]) {
		href, _ := attr(n, "href")
		_, directive, ok := strings.Cut(href, "#:~:text=")
		if !ok || !strings.Contains(href, "/dpb/") {
			continue
		}
		found++
		do(t, ctx, chromedp.Navigate(fmt.Sprintf("%ssources/briefing/?%d#:~:text=%s", home, found, directive)))
		wait(t, ctx, "the words of "+directive+" are not found", `scrollY > 100`)
	}
	if found != 5 {
		t.Errorf("%d addresses of the original name the words", found)
	}
}

// TestTurnsAreWide looks at a transcript on a wide page: its text is as wide as that of an article.
func TestTurnsAreWide(t *testing.T) {
	ctx := tab(t)
	do(t, ctx, chromedp.EmulateViewport(1280, 900), chromedp.Navigate(serve(t, spoken())+"sources/hearing/"))
	if width := eval[float64](t, ctx, `Math.max(...[...document.querySelectorAll('.turn > p:not([class])')].map(e => e.getBoundingClientRect().width))`); width < 500 {
		t.Errorf("the text is %.0f pixels wide", width)
	}
}
