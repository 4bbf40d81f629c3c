package e2e_test

import (
	"net/url"
	"os"
	"testing"

	"github.com/chromedp/chromedp"
)

// kinds are pages of the ugly site, one of each kind and all articles that strain it.
var kinds = []string{
	"", "articles/", "articles/everything/", "articles/everything/block/", "articles/forty/", "articles/arabic/", "articles/german/", "articles/日本/", "articles/older/", "articles/no-quotes/",
	"glossary/", "glossary/coordinate/", "glossary/long/", "people/", "people/kerry/", "sources/", "sources/cbs/", "timeline/", "timeline/2014/",
	"topics/", "topics/syria/", "corrections/", "about/", "404.html",
}

// TestAccessibility has axe-core look at pages in light and in dark colours: it finds no violation of any of its rules.
func TestAccessibility(t *testing.T) {
	ctx := tab(t)
	axe, err := os.ReadFile(tool(t, "axe-core/axe.min.js"))
	check(err)
	pages := []string{}
	for _, page := range []string{"", "articles/talking-is-not-coordinating/", "glossary/coordinate/", "people/john-kerry/", "sources/cbs-2014-09-14/", "timeline/2014/"} {
		pages = append(pages, serve(t, example())+page)
	}
	home := serve(t, uglySite())
	for _, page := range []string{"", "articles/everything/", "articles/everything/block/", "articles/arabic/", "glossary/coordinate/", "people/kerry/", "sources/cbs/", "timeline/2014/", "404.html"} {
		pages = append(pages, home+page)
	}
	said := serve(t, spoken())
	for _, page := range spokenKinds {
		pages = append(pages, said+page)
	}
	type violation struct {
		ID, Help string
		Nodes    []string
	}
	for _, page := range pages {
		do(t, ctx, chromedp.Navigate(page))
		eval[chromedp.Void](t, ctx, string(axe)+";null")
		for _, colours := range []string{"light", "dark"} {
			prefer(t, ctx, "prefers-color-scheme", colours)
			found := eval[[]violation](t, ctx, `axe.run({resultTypes: ['violations']}).then(r => r.violations.map(v =>
				({ID: v.id, Help: v.help, Nodes: v.nodes.slice(0, 3).map(n => n.html.slice(0, 200) + ' ' + (n.any[0]?.message ?? ''))})))`)
			for _, v := range found {
				u, _ := url.Parse(page)
				t.Errorf("%s, %s: %s: %s\n\t%q", u.Path, colours, v.ID, v.Help, v.Nodes)
			}
		}
	}
}

// TestNothingIsTooWide looks at every kind of page on a telephone of 390 pixels: none must be pushed sideways to be read.
func TestNothingIsTooWide(t *testing.T) {
	ctx := tab(t)
	do(t, ctx, chromedp.EmulateViewport(390, 844))
	home := serve(t, uglySite())
	said := serve(t, spoken())
	pages := []string{}
	for _, page := range kinds {
		pages = append(pages, home+page)
	}
	for _, page := range spokenKinds {
		pages = append(pages, said+page)
	}
	for _, page := range pages {
		do(t, ctx, chromedp.Navigate(page))
		width := eval[int](t, ctx, `document.documentElement.scrollWidth`)
		if width > 390 {
			wide := eval[[]string](t, ctx, `[...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > 391).slice(0, 4).map(e => e.outerHTML.slice(0, 160))`)
			t.Errorf("%s is %d pixels wide: %q", page, width, wide)
		}
	}
}
