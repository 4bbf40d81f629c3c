package e2e_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// TestLooks builds the example with each look of docs/looks: every token that it sets is one of the guide and changes on the page, its rules are few,
// nothing gets too wide, and axe-core finds no fault of colour or size in light or in dark colours.
func TestLooks(t *testing.T) {
	files, err := filepath.Glob("../../docs/looks/*.css")
	check(err)
	if len(files) != 3 {
		t.Errorf("there are %d looks, not three", len(files))
	}
	guide, err := os.ReadFile("../../docs/layouts.md")
	check(err)
	axe, err := os.ReadFile(tool(t, "axe-core/axe.min.js"))
	check(err)
	tokens := func(t *testing.T, ctx context.Context, home string) map[string]string {
		do(t, ctx, chromedp.Navigate(home+article), chromedp.EmulateViewport(1280, 900))
		return eval[map[string]string](t, ctx, `Object.fromEntries([...document.styleSheets].flatMap(s => [...s.cssRules]).flatMap(r => r.selectorText === ':root' ? [...r.style] : [])
			.filter(n => n.startsWith('--')).map(n => [n, getComputedStyle(document.documentElement).getPropertyValue(n)]))`)
	}
	plain := tokens(t, tab(t), serve(t, example()))
	for _, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), ".css")
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			ctx := tab(t)
			look, err := os.ReadFile(file)
			check(err)
			if !strings.Contains(string(guide), "(looks/"+name+".css)") {
				t.Error("the guide doesn’t name it")
			}
			if lines := strings.Count(string(look), "\n"); lines > 25 {
				t.Errorf("it has %d lines, and about twenty are a look", lines)
			}
			home := serve(t, mustBuild("look-"+name, withLook(name, look), ""))
			is := tokens(t, ctx, home)
			for _, set := range regexp.MustCompile(`(?m)^  (--[a-z]+):`).FindAllStringSubmatch(string(look), -1) {
				if token := set[1]; plain[token] == "" || !strings.Contains(string(guide), "`"+token+"`") {
					t.Errorf("%s is no token of the guide", token)
				} else if is[token] == plain[token] {
					t.Errorf("%s is %q, as without the look", token, is[token])
				}
			}
			for _, page := range exampleKinds[:slices.Index(exampleKinds, "")+1] {
				do(t, ctx, chromedp.Navigate(home+page))
				eval[chromedp.Void](t, ctx, string(axe)+";null")
				for _, width := range []int64{390, 1280} {
					do(t, ctx, chromedp.EmulateViewport(width, 900))
					violations(t, ctx, width, "light", looksRules)
					violations(t, ctx, width, "dark", looksRules)
					if wide := eval[int64](t, ctx, `document.documentElement.scrollWidth`); wide > width {
						t.Errorf("%s is %d pixels wide in a window of %d", page, wide, width)
					}
				}
			}
		})
	}
}

// looksRules are the rules that a look may break.
const looksRules = `{resultTypes: ['violations'], runOnly: ['color-contrast', 'link-in-text-block', 'target-size']}`

// withLook gives the folder of the example with a look of its own.
func withLook(name string, look []byte) string {
	dir := filepath.Join(scratch, fmt.Sprint("look-", name, "-source"))
	check(os.CopyFS(filepath.Join(dir, "content"), os.DirFS("../../content")))
	check(os.MkdirAll(filepath.Join(dir, "assets"), 0o755))
	check(os.WriteFile(filepath.Join(dir, "assets/look.css"), look, 0o644))
	return dir
}
