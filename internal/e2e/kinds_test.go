package e2e_test

import (
	"context"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// shown is a page that tests of quality look at.
type shown struct {
	site func() *published
	page string // its address on the site
	main bool   // whether it is one of the kinds that are looked at in every width
}

// name is what messages, subtests and pictures call the page: "ugly/articles/forty".
func (s shown) name() string { return s.site().name + "/" + strings.TrimSuffix(s.page, "/") }

// exampleKinds are pages of the example, one of each kind; those up to the empty address are looked at in every width.
var exampleKinds = []string{
	"articles/talking-is-not-coordinating/", "glossary/coordinate/", "people/john-kerry/", "sources/cbs-2014-09-14/", "timeline/2014/", "",
	"articles/", "articles/the-third-word/", "articles/talking-is-not-coordinating/kerry-de-conflict/", "articles/talking-is-not-coordinating/kerry-de-conflict/embed/", "glossary/", "people/", "sources/", "timeline/",
	"topics/", "topics/syria/", "search/", "corrections/", "about/", "404.html",
}

// kinds are pages of the ugly site, one of each kind and all articles that strain it; those up to the empty address are looked at in every width.
var kinds = []string{
	"articles/everything/", "articles/forty/", "articles/arabic/", "articles/names/", "articles/every-line/", "glossary/coordinate/", "people/kerry/", "",
	"articles/", "articles/everything/block/", "articles/everything/block/embed/", "articles/german/", "articles/日本/", "articles/older/", "articles/no-quotes/", "glossary/", "glossary/long/",
	"people/", "people/long-name/", "sources/", "sources/cbs/", "timeline/", "timeline/2014/", "topics/", "topics/syria/", "search/", "corrections/", "about/", "404.html",
}

// looked are all pages that tests of quality look at: every kind of page of the example, of the ugly site and of the site of transcripts.
func looked() []shown {
	var all []shown
	for _, of := range []struct {
		site  func() *published
		pages []string
	}{{example, exampleKinds}, {uglySite, kinds}, {spoken, spokenKinds}} {
		main := of.pages[0] != spokenKinds[0]
		for _, page := range of.pages {
			all = append(all, shown{of.site, page, main})
			main = main && page != ""
		}
	}
	return all
}

// widths are those of windows: telephones, a tablet, a laptop and a large screen, in CSS pixels.
var widths = []int64{320, 390, 768, 1280, 1920}

// eachLooked runs a test for each page that tests of quality look at, those of several sites at once, in a few tabs each of which goes from page to page.
func eachLooked(t *testing.T, test func(t *testing.T, ctx context.Context, s shown), wrap ...func(http.Handler) http.Handler) {
	all := looked()
	for from := 0; from < len(all); from += pagesOfTab {
		some := all[from:min(from+pagesOfTab, len(all))]
		t.Run(some[0].name()+" and so on", func(t *testing.T) {
			t.Parallel()
			ctx, homes := tab(t), map[*published]string{}
			for _, s := range some {
				p := s.site()
				if homes[p] == "" {
					homes[p] = serve(t, p, wrap...)
				}
				t.Run(s.name(), func(t *testing.T) {
					do(t, ctx, chromedp.Navigate(homes[p]+(&url.URL{Path: s.page}).EscapedPath()))
					test(t, ctx, s)
				})
			}
		})
	}
}

// pagesOfTab is how many pages are looked at in one tab: a new one takes longer than most pages.
const pagesOfTab = 9
