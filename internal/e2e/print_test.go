package e2e_test

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// papers are the sizes of paper, in inches.
var papers = map[string]point{"A4": {8.27, 11.69}, "Letter": {8.5, 11}}

// bare leaves of an article what its writer wrote: title, summary, prose, and the quotations with the line that says whose they are.
const bare = `for (const e of document.querySelectorAll('.masthead, .colophon, .dateline, article > :not(.head, .body), .body .picture, .checked, .gloss, .footnote, .timeline, .contents, .onward, main > :not(article)'))
	e.remove();
document.title = 'bare'`

// TestPaper prints the example's article on A4 and on Letter: it takes at most 1.3 times the pages of its bare text, says nothing that was closed, and
// has the notes, the picture, and the addresses of what it links outside of the site. GLOSS_SHOTS gets the paper too.
func TestPaper(t *testing.T) {
	ctx, home := tab(t), serve(t, example())
	for name, size := range papers {
		do(t, ctx, chromedp.Navigate(home+article))
		full, words := printed(t, ctx, "article-"+name, size)
		eval[string](t, ctx, bare)
		text, _ := printed(t, ctx, "bare-"+name, size)
		t.Logf("%s: %d pages, %d of the bare text", name, full, text)
		if full*10 > text*13 {
			t.Errorf("%s: %d pages, and the bare text has %d", name, full, text)
		}
		for _, want := range []string{"only if necessary", "A definition by exclusion", "10 September", "CBS interview with John Kerry"} {
			if !strings.Contains(words, want) {
				t.Errorf("%s: %q is not on paper", name, want)
			}
		}
		for _, closed := range []string{"its place in turn", "this quote alone", "Skip to"} {
			if strings.Contains(words, closed) {
				t.Errorf("%s: %q is on paper, and nobody opened it", name, closed)
			}
		}
	}
}

// printed prints the page of a tab, and gives how many pages of paper that takes and what stands on them.
func printed(t *testing.T, ctx context.Context, name string, size point) (pages int, words string) {
	t.Helper()
	dir := os.Getenv("GLOSS_SHOTS")
	if dir == "" {
		dir = t.TempDir()
	}
	file := filepath.Join(dir, name+".pdf")
	pdf, err := chromedp.Call(ctx, page.PrintToPDF, page.PrintToPDFParams{PaperWidth: size.X, PaperHeight: size.Y, PreferCSSPageSize: new(false),
		MarginTop: new(0.0), MarginBottom: new(0.0), MarginLeft: new(0.0), MarginRight: new(0.0)})
	check(err)
	check(os.WriteFile(file, pdf.Data, 0o644))
	out, err := exec.Command(program(t, "pdftotext"), file, "-").Output()
	check(err)
	return strings.Count(string(out), "\f"), strings.Join(strings.Fields(string(out)), " ")
}
