package e2e_test

import (
	"strings"
	"testing"
	"unicode"

	"golang.org/x/net/html"
)

// TestTongues looks at every text of the ugly site's pages that is written in Arabic or Hebrew letters: the nearest element that says a
// language says one of these letters, and the nearest that says a direction says from right to left. What is drawn has its place by its drawing.
func TestTongues(t *testing.T) {
	p := uglySite()
	seen := 0
	for _, file := range sorted(p.pages) {
		told := map[string]bool{}
		for n := range body(p.pages[file]).Descendants() {
			if n.Type != html.TextNode {
				continue
			}
			letters := ""
			for _, r := range n.Data {
				if unicode.Is(unicode.Arabic, r) && unicode.IsLetter(r) {
					letters = "ar"
				} else if unicode.Is(unicode.Hebrew, r) {
					letters = "he"
				} else {
					continue
				}
				break
			}
			if letters == "" || told[n.Parent.Data] || inside(n, "script") || inside(n, "svg") || nearest(n, "translate") == "no" {
				continue
			}
			seen++
			lang, dir := nearest(n, "lang"), nearest(n, "dir")
			fits := strings.HasPrefix(lang, letters) || letters == "ar" && lang == "und-Arab" || letters == "he" && lang == "und-Hebr"
			if !fits || dir != "rtl" && dir != "auto" {
				told[n.Parent.Data] = true
				t.Errorf("%s: <%s> has %.60q in the language %q, written %s", file, n.Parent.Data, strings.TrimSpace(n.Data), lang, dir)
			}
		}
	}
	if seen < 40 {
		t.Errorf("only %d such texts were seen", seen)
	}
}

// nearest gives the value of an attribute of the nearest element around a node that has it; "" for none.
func nearest(n *html.Node, name string) string {
	for p := n.Parent; p != nil; p = p.Parent {
		if v, ok := attr(p, name); ok {
			return v
		}
	}
	return ""
}

func inside(n *html.Node, name string) bool {
	for p := n.Parent; p != nil; p = p.Parent {
		if p.Data == name {
			return true
		}
	}
	return false
}
