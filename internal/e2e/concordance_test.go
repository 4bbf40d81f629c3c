package e2e_test

import (
	"testing"

	"github.com/chromedp/chromedp"
)

// TestConcordanceStandsOnTheWord looks at who said a term how, on a wide page: the word stands under the word, in an article and on the term's page.
func TestConcordanceStandsOnTheWord(t *testing.T) {
	ctx := tab(t)
	home := serve(t, example())
	for _, page := range []string{"articles/talking-is-not-coordinating/", "glossary/coordinate/"} {
		do(t, ctx, chromedp.Navigate(home+page))
		places := eval[[]int](t, ctx, `[...new Set([...document.querySelectorAll('.concordance .after')].map(e => Math.round(e.getBoundingClientRect().left)))]`)
		if len(places) != 1 {
			t.Errorf("%s: the words after begin at %v", page, places)
		}
	}
}
