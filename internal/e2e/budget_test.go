package e2e_test

import (
	"bytes"
	"compress/gzip"
	"context"
	"fmt"
	"mime"
	"net/http"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"golang.org/x/net/html"
)

// TestBudget holds what the example's article costs its readers: bytes, stops of the Tab key, screens of a telephone, and how often it says a thing.
func TestBudget(t *testing.T) {
	p := example()
	type cost struct {
		of        string
		is, bound int
	}
	costs := []cost{
		{of: "HTML, styles and scripts, bytes", bound: 84_800}, // what it costs today; 50,000 would be right
		{of: "… compressed", bound: 22_400},                    // … and 12,000
		{of: "scripts, bytes", bound: 8_150},
		{of: "stops of the Tab key", is: tabStops(t), bound: 111},
		{of: "screens of 390 × 844, in tenths", is: tenthsOfScreens(t), bound: 120},
		{of: "the most often that a quotation stands in it", bound: 2},
	}
	for _, file := range loaded(p, article+"index.html") {
		content := p.files[file]
		costs[0].is += len(content)
		costs[1].is += len(gzipped(content))
		if path.Ext(file) == ".js" {
			costs[2].is += len(content)
		}
		t.Logf("%-60s %6d bytes, %6d compressed", file, len(content), len(gzipped(content)))
	}
	for words, times := range repeated(p, article+"index.html") {
		costs[5].is = max(costs[5].is, times)
		if times > costs[5].bound {
			t.Logf("%d times: %s", times, words)
		}
	}
	for _, c := range costs {
		t.Logf("%-60s %6d, at most %d", c.of, c.is, c.bound)
		if c.is > c.bound {
			t.Errorf("%s: %d, and at most %d are fine", c.of, c.is, c.bound)
		}
	}
}

// loaded are the files that a browser loads to show a page: itself, its styles for screens, its scripts.
func loaded(p *published, page string) []string {
	files := []string{page}
	for n := range elements(p.pages[page]) {
		link, _ := attr(n, "src")
		if rel, _ := attr(n, "rel"); n.Data == "link" && rel == "stylesheet" {
			if media, _ := attr(n, "media"); media != "print" {
				link, _ = attr(n, "href")
			}
		}
		if link != "" && (n.Data == "link" || n.Data == "script") {
			files = append(files, path.Join(path.Dir(page), link))
		}
	}
	return files
}

// repeated tells how often the words of each quotation of the example's article stand on a page, if they are five or more: as text that a reader can
// come upon, in whatever state of what opens and closes.
func repeated(p *published, page string) map[string]int {
	spaces := regexp.MustCompile(`\s+`)
	hidden := func(n *html.Node) bool { return n.Data == "script" || n.Data == "style" }
	said := spaces.ReplaceAllString(text(body(p.pages[page]), hidden), " ")
	times := map[string]int{}
	for id, words := range p.words {
		words = spaces.ReplaceAllString(words, " ")
		if strings.HasPrefix(id, path.Base(path.Dir(page))+"#") && strings.Count(words, " ") >= 4 && !isWithin(words, p.words) {
			times[words] = strings.Count(said, words)
		}
	}
	return times
}

// isWithin tells whether words stand in another quotation too: then each mention of that one has them.
func isWithin(words string, all map[string]string) bool {
	return slices.ContainsFunc(sorted(all), func(id string) bool { return all[id] != words && strings.Contains(all[id], words) })
}

// tabStops counts where the Tab key stops on the example's article.
func tabStops(t *testing.T) int {
	t.Helper()
	ctx := tab(t)
	do(t, ctx, chromedp.Navigate(serve(t, example())+article))
	return stops(t, ctx)
}

// stops counts what can be reached with the Tab key on a tab’s page.
func stops(t *testing.T, ctx context.Context) int {
	t.Helper()
	return eval[int](t, ctx, `[...document.querySelectorAll('a[href], button, select, input, summary, [tabindex="0"]')]
		.filter(e => !e.disabled && e.tabIndex >= 0 && !e.closest('[popover]') && e.checkVisibility({visibilityProperty: true})).length`)
}

// tenthsOfScreens is how long the example's article is on a telephone, in tenths of its screen.
func tenthsOfScreens(t *testing.T) int {
	t.Helper()
	ctx := tab(t)
	do(t, ctx, chromedp.EmulateViewport(390, 844), chromedp.Navigate(serve(t, example())+article))
	return eval[int](t, ctx, `Math.ceil(document.documentElement.scrollHeight / 84.4)`)
}

// gzipped is what a host sends of a file.
func gzipped(content []byte) []byte {
	var out bytes.Buffer
	w, err := gzip.NewWriterLevel(&out, gzip.BestCompression)
	check(err)
	_, err = w.Write(content)
	check(err)
	check(w.Close())
	return out.Bytes()
}

// typeOf is the content type of a file by its name.
func typeOf(file string) string {
	if known := mime.TypeByExtension(path.Ext(file)); known != "" {
		return known
	}
	return http.DetectContentType([]byte(fmt.Sprint(file)))
}
