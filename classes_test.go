package gloss_test

import (
	"io/fs"
	"regexp"
	"strings"
	"testing"

	"github.com/gloss-press/gloss"
	"github.com/gloss-press/gloss/internal/markdown"
)

var (
	selectors  = regexp.MustCompile(`([^{}]*)\{`)
	classInCSS = regexp.MustCompile(`\.([A-Za-z][\w-]*)`)
	noSelector = regexp.MustCompile(`(?s)/\*.*?\*/|"[^"]*"`)
	classInTag = regexp.MustCompile(`class="([^"{]*)`)
)

// TestThemeClasses holds that every class of the theme's styles and layouts is one that no text may have.
func TestThemeClasses(t *testing.T) {
	n := 0
	_ = fs.WalkDir(gloss.Files, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		src, err := fs.ReadFile(gloss.Files, name)
		if err != nil {
			t.Fatal(err)
		}
		var classes []string
		switch {
		case strings.HasSuffix(name, ".css"):
			for _, rule := range selectors.FindAllStringSubmatch(noSelector.ReplaceAllString(string(src), ""), -1) {
				for _, c := range classInCSS.FindAllStringSubmatch(rule[1], -1) {
					classes = append(classes, c[1])
				}
			}
		case strings.HasSuffix(name, ".html"):
			for _, c := range classInTag.FindAllStringSubmatch(string(src), -1) {
				classes = append(classes, strings.Fields(c[1])...)
			}
		}
		for _, c := range classes {
			if n++; !markdown.IsThemeClass(c) {
				t.Errorf("%s has the class %s, which is not in markdown/letthrough.go", name, c)
			}
		}
		return nil
	})
	if n < 300 {
		t.Errorf("%d classes were found", n)
	}
}
