package e2e_test

import (
	"encoding/xml"
	"errors"
	"io"
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// TestFrontPage looks at the home page on a wide screen: the last five statements, the newest first, and no empty place between its parts.
func TestFrontPage(t *testing.T) {
	ctx := tab(t)
	do(t, ctx, chromedp.Navigate(serve(t, example())))
	dates := eval[[]string](t, ctx, `[...document.querySelectorAll('.latest-statements li')].map(e => e.querySelector('time')?.dateTime ?? '')`)
	if len(dates) != 5 {
		t.Errorf("there are %d statements, not 5: %q", len(dates), dates)
	}
	for i := range dates[:max(0, len(dates)-1)] {
		if dates[i] < dates[i+1] {
			t.Errorf("the older statement stands first: %q", dates)
		}
	}
	if first := eval[string](t, ctx, `document.querySelector('.latest-statements .said').textContent`); !strings.Contains(first, "I just made clear what he meant") {
		t.Errorf("the latest statement is %q", first)
	}
	// The parts of a column follow each other, and both columns begin together.
	gaps := eval[[]float64](t, ctx, `(() => {
		const box = s => document.querySelector('main > ' + s).getBoundingClientRect();
		const motto = box('.motto'), lead = box('.lead'), articles = box('.latest-articles'), words = box('.words'), latest = box('.latest-statements');
		return [lead.top - motto.bottom, articles.top - lead.bottom, latest.top - lead.bottom, words.top - articles.bottom];
	})()`)
	for _, gap := range gaps {
		if gap < 0 || gap > 64 {
			t.Errorf("the front page has empty places, in pixels: %v", gaps)
			break
		}
	}
	if side := eval[bool](t, ctx, `document.querySelector('.latest-statements').getBoundingClientRect().left >= document.querySelector('.latest-articles').getBoundingClientRect().right`); !side {
		t.Error("the statements do not stand beside the articles")
	}
}

// TestTheme chooses dark colours where the system is light: they are there on the next page before anything is drawn, and on paper they
// are not. Without scripts there is no choice.
func TestTheme(t *testing.T) {
	ctx := tab(t)
	home := serve(t, example())
	prefer(t, ctx, "prefers-color-scheme", "light")
	_, err := chromedp.Call(ctx, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: `
		new MutationObserver((_, o) => { if (document.body) { window.themeAtFirst = document.documentElement.dataset.theme ?? ''; o.disconnect(); } })
			.observe(document, {childList: true, subtree: true})`})
	check(err)
	do(t, ctx, chromedp.Navigate(home))
	const paper = `getComputedStyle(document.documentElement).backgroundColor`
	light := eval[string](t, ctx, paper)
	if !eval[bool](t, ctx, `document.getElementById('_theme').checkVisibility({visibilityProperty: true})`) {
		t.Error("the choice of a theme is hidden")
	}
	choose := func(theme string) {
		eval[chromedp.Void](t, ctx, `(() => { const s = document.getElementById('_theme'); s.value = '`+theme+`'; s.dispatchEvent(new Event('change', {bubbles: true})); })()`)
	}
	choose("dark")
	dark := eval[string](t, ctx, paper)
	if dark == light {
		t.Error("dark is light")
	}
	do(t, ctx, chromedp.Navigate(home+"articles/the-third-word/"))
	if first := eval[string](t, ctx, `window.themeAtFirst`); first != "dark" {
		t.Errorf("when the body begins the theme is %q", first)
	}
	if got := eval[string](t, ctx, paper); got != dark {
		t.Errorf("the next page is %s, not %s", got, dark)
	}
	if got := eval[string](t, ctx, `document.getElementById('_theme').value + ' ' + document.querySelector('[name=theme-color]').content`); got != "dark "+dark {
		t.Errorf("the choice and the colour of the window are %s", got)
	}
	media := func(name string) {
		_, err := chromedp.Call(ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: name})
		check(err)
	}
	media("print")
	if got := eval[string](t, ctx, `getComputedStyle(document.documentElement).colorScheme`); got != "light" {
		t.Errorf("paper is %s", got)
	}
	media("")
	prefer(t, ctx, "prefers-color-scheme", "light")
	choose("")
	do(t, ctx, chromedp.Navigate(home))
	if got := eval[string](t, ctx, paper); got != light {
		t.Errorf("as the system is %s, not %s", got, light)
	}
	_, err = chromedp.Call(ctx, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
	check(err)
	do(t, ctx, chromedp.Navigate(home))
	if eval[bool](t, ctx, `document.getElementById('_theme').checkVisibility({visibilityProperty: true})`) {
		t.Error("without scripts there is a choice that chooses nothing")
	}
}

// TestPictures looks at the pictures of articles and people: each says what it shows, and how large it is.
func TestPictures(t *testing.T) {
	p := uglySite()
	seen := 0
	for _, file := range []string{"index.html", "articles/index.html", "articles/everything/index.html", "topics/syria/index.html", "people/kerry/index.html"} {
		found := false
		for n := range elements(p.pages[file]) {
			if n.Data != "img" || inside(n, "blockquote") || nearest(n, "class") == "body" {
				continue
			}
			if _, own := attr(n, "title"); own { // in the text
				continue
			}
			found = true
			_, said := attr(n, "alt")
			width, _ := attr(n, "width")
			height, _ := attr(n, "height")
			if !said || width != "800" || height != "450" {
				t.Errorf("%s: a picture has alt: %t, width %q, height %q", file, said, width, height)
			}
		}
		if found {
			seen++
		} else if file != "index.html" {
			t.Errorf("%s has no picture", file)
		}
	}
	article := string(p.files["articles/everything/index.html"])
	for _, want := range []string{`<figure class="lead-image"><img src="../../articles/picture.png" alt="A grey &lt;picture&gt;" width="800" height="450" srcset="../../articles/picture-480w.png 480w, ../../articles/picture.png 800w" sizes="(min-width: 59rem) 56rem, 100vw">`, "<figcaption>A <em>grey</em> one · picture: A &amp; B</figcaption>",
		`<meta property="og:image:alt" content="A grey &lt;picture&gt;">`} {
		if !strings.Contains(article, want) {
			t.Errorf("the article has no %s", want)
		}
	}
	ctx := tab(t)
	do(t, ctx, chromedp.EmulateViewport(390, 844), chromedp.Navigate(serve(t, p)+"articles/everything/"))
	if got := eval[string](t, ctx, `(async () => { const i = document.querySelector('.lead-image img'); await i.decode(); return i.currentSrc.split('/').pop(); })()`); got != "picture-480w.png" {
		t.Errorf("a telephone fetches %s", got)
	}
}

// TestContents follows the list of contents of a long article: on a wide screen it stands beside the beginning, on a narrow one not at all.
func TestContents(t *testing.T) {
	ctx := tab(t)
	home := serve(t, example())
	do(t, ctx, chromedp.Navigate(home+"articles/talking-is-not-coordinating/"))
	if wrong := eval[[]string](t, ctx, `[...document.querySelectorAll('.contents a')].filter(a => document.querySelector(a.hash)?.textContent !== a.textContent).map(a => a.outerHTML)`); len(wrong) > 0 {
		t.Errorf("these lead to no heading of their words: %q", wrong)
	}
	if n := eval[int](t, ctx, `document.querySelectorAll('.contents a').length`); n != 5 {
		t.Errorf("there are %d headings in the list of contents", n)
	}
	if !eval[bool](t, ctx, `(() => { const c = document.querySelector('.contents').getBoundingClientRect(), l = document.querySelector('.lede').getBoundingClientRect(); return c.left > l.right && Math.abs(c.top - l.top) < 40; })()`) {
		t.Error("the list of contents does not stand beside the lede")
	}
	do(t, ctx, chromedp.EmulateViewport(390, 844))
	if eval[bool](t, ctx, `document.querySelector('.contents').checkVisibility()`) {
		t.Error("a telephone shows the list of contents")
	}
	do(t, ctx, chromedp.Navigate(home+"articles/the-third-word/"))
	if eval[bool](t, ctx, `!!document.querySelector('.contents')`) {
		t.Error("a short article has a list of contents")
	}
}

// TestOnward follows an article's way on: it names each other article once, and why.
func TestOnward(t *testing.T) {
	p := example()
	for slug, want := range map[string]string{"talking-is-not-coordinating": "The third word", "the-third-word": "Talking is not coordinating"} {
		for n := range elements(p.pages["articles/"+slug+"/index.html"]) {
			if v, _ := attr(n, "class"); v != "onward" {
				continue
			}
			got := strings.Join(strings.Fields(text(n, nil)), " ")
			if !strings.HasPrefix(got, "Shares ") || !strings.HasSuffix(got, "5 statements "+want) || strings.Count(got, want) != 1 {
				t.Errorf("%s leads on to %q", slug, got)
			}
			want = ""
		}
		if want != "" {
			t.Errorf("%s leads to nothing", slug)
		}
	}
}

// TestFavicon reads the sign of each site, to which all its pages lead; a site's own takes its place.
func TestFavicon(t *testing.T) {
	eachSite(t, func(t *testing.T, p *published) {
		d := xml.NewDecoder(strings.NewReader(string(p.files["favicon.svg"])))
		letters := ""
		for {
			token, err := d.Token()
			if errors.Is(err, io.EOF) {
				break
			}
			if err != nil {
				t.Fatal(err)
			}
			if s, ok := token.(xml.CharData); ok {
				letters += strings.TrimSpace(string(s))
			}
		}
		if len([]rune(letters)) != 1 {
			t.Errorf("the sign is %q", letters)
		}
		icons(t, p, "favicon.svg")
	})
	dir := t.TempDir()
	for file, text := range map[string]string{"content/site.yaml": "title: A\n", "static/favicon.ico": "icon", "static/favicon.svg": "<svg xmlns=\"http://www.w3.org/2000/svg\"/>"} {
		check(os.MkdirAll(filepath.Join(dir, path.Dir(file)), 0o755))
		check(os.WriteFile(filepath.Join(dir, file), []byte(text), 0o644))
	}
	p := mustBuild("own-icon", dir, "")
	icons(t, p, "favicon.ico")
	if got := string(p.files["favicon.svg"]); strings.Contains(got, "text") {
		t.Errorf("the site’s own sign is %s", got)
	}
}

// icons holds that every page names the site's sign.
func icons(t *testing.T, p *published, sign string) {
	t.Helper()
	for _, file := range sorted(p.pages) {
		found := false
		for n := range elements(p.pages[file]) {
			if rel, _ := attr(n, "rel"); n.Data == "link" && rel == "icon" {
				href, _ := attr(n, "href")
				found = strings.HasSuffix(href, sign)
			}
		}
		if !found && !strings.Contains(string(p.files[file]), `http-equiv="refresh"`) && !isFramed(p.pages[file]) {
			t.Errorf("%s names no sign %s", file, sign)
		}
	}
}
