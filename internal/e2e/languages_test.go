package e2e_test

import (
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/chromedp/chromedp"
)

// inLanguages are the small site in each language that Gloss speaks besides English.
var inLanguages = sync.OnceValue(func() (all []*published) {
	for _, language := range []string{"es", "fr", "de", "pt", "ar"} {
		source := unpack("testdata/small.txtar", "small-source-"+language)
		check(os.RemoveAll(filepath.Join(source, "assets")))
		config, err := os.OpenFile(filepath.Join(source, "content/site.yaml"), os.O_APPEND|os.O_WRONLY, 0)
		check(err)
		_, err = config.WriteString("language: " + language + "\n")
		check(err)
		check(config.Close())
		all = append(all, mustBuild("small-"+language, source, "https://example.org/"))
	}
	return all
})

// TestLanguages looks at the small site in each language as wide as a telephone: axe-core finds no violation, nothing is too wide, and what is
// written from right to left begins there, and is neither slanted nor spaced.
func TestLanguages(t *testing.T) {
	axe, err := os.ReadFile(tool(t, "axe-core/axe.min.js"))
	check(err)
	ctx := tab(t)
	for _, p := range inLanguages() {
		language := strings.TrimPrefix(p.name, "small-")
		home := serve(t, p)
		for _, page := range []string{"", "articles/talking/", "people/john-kerry/"} {
			do(t, ctx, chromedp.EmulateViewport(390, 844), chromedp.Navigate(home+page))
			eval[chromedp.Void](t, ctx, string(axe)+";null")
			violations(t, ctx, 390, language, allRules)
			if wide := eval[int](t, ctx, `document.documentElement.scrollWidth`); wide > 390 {
				t.Errorf("%s, %s: %d pixels wide", language, page, wide)
			}
			is := eval[string](t, ctx, `(([first, second]) => document.documentElement.lang + (first.getBoundingClientRect().left > second.getBoundingClientRect().left ? " from the right" : ""))(document.querySelectorAll(".masthead nav a"))`)
			if language == "ar" && is != "ar from the right" || language != "ar" && is != language {
				t.Errorf("%s, %s: the page is %s", language, page, is)
			}
		}
		if slanted := eval[[]string](t, ctx, `[...document.querySelectorAll(":lang(ar)")].filter(e => getComputedStyle(e).fontStyle !== "normal" || parseFloat(getComputedStyle(e).letterSpacing)).map(e => e.outerHTML.slice(0, 80))`); len(slanted) > 0 {
			t.Errorf("slanted or spaced: %q", slanted)
		}
	}
}
