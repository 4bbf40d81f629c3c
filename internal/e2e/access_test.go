package e2e_test

import (
	"context"
	"os"
	"testing"

	"github.com/chromedp/chromedp"
)

// allRules has axe-core run the rules that it runs of itself, those of WCAG 2.2 AA, and its best practices. What only differs in the dark are colours, and in other
// widths what can be touched and scrolled.
const (
	allRules = `{preload: false, resultTypes: ['violations'], rules: {'target-size': {enabled: true}}}`
	room     = `{preload: false, resultTypes: ['violations'], runOnly: ['target-size', 'scrollable-region-focusable']}`
	colours  = `{preload: false, resultTypes: ['violations'], runOnly: ['color-contrast', 'link-in-text-block']}`
)

// TestAccessibility has axe-core look at every kind of page, as wide as a telephone, in light and in dark colours, and at the main
// kinds in all widths: it finds no violation of any of its rules.
func TestAccessibility(t *testing.T) {
	axe, err := os.ReadFile(tool(t, "axe-core/axe.min.js"))
	check(err)
	eachLooked(t, func(t *testing.T, ctx context.Context, s shown) {
		eval[chromedp.Void](t, ctx, string(axe)+";null")
		for _, width := range widths {
			all := width == 390 || s.main && width == 1280
			if !all && !s.main {
				continue
			}
			do(t, ctx, chromedp.EmulateViewport(width, 900))
			if !all {
				violations(t, ctx, width, "light", room)
				continue
			}
			violations(t, ctx, width, "light", allRules)
			if width == 390 { // colours are those of every width
				violations(t, ctx, width, "dark", colours)
			}
		}
	})
}

// violations has axe-core look at the page of a tab, in which it runs, and tells each kind of violation with up to three places.
func violations(t *testing.T, ctx context.Context, width int64, colours, rules string) {
	t.Helper()
	prefer(t, ctx, "prefers-color-scheme", colours)
	type violation struct {
		ID, Help string
		Count    int
		Nodes    []string
	}
	for _, v := range eval[[]violation](t, ctx, `axe.run(`+rules+`).then(r => r.violations.map(v => ({ID: v.id, Help: v.help, Count: v.nodes.length,
		Nodes: v.nodes.slice(0, 3).map(n => n.html.slice(0, 200) + ' ' + (n.any[0]?.message ?? ''))})))`) {
		t.Errorf("%d pixels, %s: %s at %d places: %s\n\t%q", width, colours, v.ID, v.Count, v.Help, v.Nodes)
	}
}
