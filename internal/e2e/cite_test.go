package e2e_test

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// TestCite opens what is known of each quote of an article: it can be cited there in all forms, which are those of its own page, and its link copied.
func TestCite(t *testing.T) {
	ctx, home := tab(t), serve(t, example())
	visit(t, ctx, home+article)
	list := eval[[]string](t, ctx, `[...document.querySelectorAll('[data-of]')].map(e => e.dataset.of)`)
	if len(list) < 10 {
		t.Fatalf("only %v can be cited", list)
	}
	offersForms(t, ctx, list)
	script, err := os.ReadFile("../../assets/cite.js")
	check(err)
	_, tex, _ := strings.Cut(string(script), "const tex = ")
	tex, _, ok := strings.Cut(tex, ";\n")
	if got := eval[string](t, ctx, `(`+tex+`)('50% & more_{}\\^~')`); !ok || got != `50\% \& more\_\textbraceleft{}\textbraceright{}\textbackslash{}\textasciicircum{}\textasciitilde{}` { // as internal/cite has it
		t.Errorf("signs of TeX are written as %s", got)
	}
	eval[any](t, ctx, `(async () => { navigator.clipboard.writeText = text => { window.copied = text; }; document.querySelector('.keep button').click(); })()`)
	wait(t, ctx, "the copy is told", `[...document.querySelectorAll('.keep [role=status]')].some(e => e.textContent == 'Copied')`)
	if got := eval[string](t, ctx, `window.copied`); got != "https://example.org/"+article+"#"+list[0] {
		t.Errorf("copied is %s", got)
	}
	do(t, ctx, chromedp.Navigate(home+article+list[0]+"/"))
	wait(t, ctx, "there is a button beside each form", `document.querySelectorAll('.cite dd button').length == 6`)
}

// TestWordsOfThePage has scripts take words from a page: an exponent is of the words, the number of a foot-note is not, and where a line is
// broken a space stands. Words that are second-hand are cited as such.
func TestWordsOfThePage(t *testing.T) {
	p := mustBuild("exponents", unpack("testdata/exponents.txtar", "exponents-source"), "https://example.org/")
	ctx, home := tab(t), serve(t, p)
	for id, words := range map[string]string{"sixth": "“about 106 people”", "noted": "“all 10 towns”", "broken": "“cut in two”"} {
		visit(t, ctx, home+"articles/gr%C3%B6%C3%9Fen/")
		focusOn(t, ctx, "main .body a[href='#"+id+"']")
		wait(t, ctx, "the pop-up opens", opened)
		if said := popupText(t, ctx); !strings.HasPrefix(said, words) {
			t.Errorf("the pop-up of %s says %q", id, said)
		}
		offersForms(t, ctx, []string{id})
	}
	do(t, ctx, chromedp.Navigate(home+"search/?q=towns+north"))
	wait(t, ctx, "a search shows the words around", `[...document.querySelectorAll('#_hits .summary')].some(p => p.textContent.includes('“all 10 towns”, and “cut in two”'))`)
}

// offersForms cites quotes of a page in all forms, which are those of their own pages.
func offersForms(t *testing.T, ctx context.Context, ids []string) {
	t.Helper()
	for _, id := range ids {
		known := fmt.Sprintf(`document.querySelector('[data-of="%s"]')`, id)
		eval[any](t, ctx, known+`.closest('details').open = true`)
		wait(t, ctx, "the ways to keep it are there", `!!`+known+`.querySelector('.keep')`)
		eval[any](t, ctx, known+`.querySelector('.keep [aria-expanded]').click()`)
		const forms = `[...%s.querySelectorAll('.cite dd > :first-child')].map(e => e.textContent)`
		got := eval[[]string](t, ctx, fmt.Sprintf(forms, known))
		want := eval[[]string](t, ctx, `fetch('`+id+`/').then(r => r.text()).then(text => [...new DOMParser().parseFromString(text, 'text/html').querySelectorAll('.cite dd')].map(e => (e.querySelector('pre') ?? e).textContent).slice(0, 5))`)
		if len(got) != 5 || strings.Join(got, "\n") != strings.Join(want, "\n") {
			t.Errorf("%s is cited as\n%s\nand on its own page as\n%s", id, strings.Join(got, "\n"), strings.Join(want, "\n"))
		}
	}
}

// TestFrame shows a quote in a frame on another site, as oembed.json has it, with the headers that _headers asks for, joined as some hosts do or the
// later ones alone as others. No other page can be framed.
func TestFrame(t *testing.T) {
	p := example()
	var oembed struct{ HTML string }
	check(json.Unmarshal(p.files[article+"kerry-de-conflict/oembed.json"], &oembed))
	for _, join := range []bool{true, false} {
		home := serve(t, p, func(files http.Handler) http.Handler {
			return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				sendHeaders(w.Header(), string(p.files["_headers"]), r.URL.Path, join)
				files.ServeHTTP(w, r)
			})
		})
		frame := strings.ReplaceAll(oembed.HTML, "https://example.org/", home)
		for _, c := range []struct {
			shown, frame string
			refused      bool
		}{{"the quote", frame, false}, {"the article", strings.Replace(frame, "kerry-de-conflict/embed/", "", 1), true}} {
			other := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				w.Header().Set("Content-Type", "text/html")
				_, _ = io.WriteString(w, "<!doctype html><meta name=viewport content='width=device-width'><title>Elsewhere</title>"+strings.Replace(c.frame, ` loading="lazy"`, "", 1))
			}))
			t.Cleanup(other.Close)
			ctx := tab(t)
			told := console(t, ctx)
			do(t, ctx, chromedp.EmulateViewport(360, 700), chromedp.Navigate(other.URL))
			if wide := eval[int](t, ctx, `document.documentElement.scrollWidth`); wide > 360 {
				t.Errorf("%s in a frame makes a page of 360 pixels %d wide", c.shown, wide)
			}
			if list := told(); (len(list) > 0) != c.refused {
				t.Errorf("%s in a frame, headers joined %v: the console has %q", c.shown, join, list)
			}
		}
	}
	page := string(p.files[article+"kerry-de-conflict/embed/index.html"])
	if len(page) > 2048 || strings.Contains(page, "<script") {
		t.Errorf("the page for frames has %d bytes, or a script:\n%s", len(page), page)
	}
}

// sendHeaders sets what a file _headers asks for at a path: a name that begins with a colon stands for one part of it, an asterisk for all that follows.
func sendHeaders(h http.Header, file, at string, join bool) {
	applies := false
	for line := range strings.Lines(file) {
		if line = strings.TrimRight(line, "\n"); !strings.HasPrefix(line, " ") {
			pattern := regexp.MustCompile(`\\\*`).ReplaceAllString(regexp.QuoteMeta(line), ".*")
			applies = regexp.MustCompile("^" + regexp.MustCompile(`:\w+`).ReplaceAllString(pattern, "[^/]+") + "$").MatchString(at)
			continue
		}
		name, value, _ := strings.Cut(strings.TrimSpace(line), ": ")
		if applies && join && h.Get(name) != "" {
			value = h.Get(name) + ", " + value
		}
		if applies {
			h.Set(name, value)
		}
	}
}

// TestOEmbed follows the link of a quote's page to what tells how to show it.
func TestOEmbed(t *testing.T) {
	eachSite(t, func(t *testing.T, p *published) {
		for file, page := range p.pages {
			for n := range elements(page) {
				if kind, _ := attr(n, "type"); kind != "application/json+oembed" {
					continue
				}
				href, _ := attr(n, "href")
				u, err := url.Parse(href)
				check(err)
				base, _ := url.Parse(p.base)
				if b := p.files[strings.TrimPrefix(u.Path, base.Path)]; !json.Valid(b) || !strings.Contains(string(b), "/embed/") {
					t.Errorf("%s leads to %s: %s", file, u, b)
				}
			}
		}
	})
}
