package render

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestNoTags looks for elements in the strings of this package and of view: all tags of pages stand in layouts/.
func TestNoTags(t *testing.T) {
	element := regexp.MustCompile(`<[a-zA-Z/!]`)
	seen := 0
	for _, pattern := range []string{"*.go", "../view/*.go"} {
		files, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range files {
			if strings.HasSuffix(name, "_test.go") {
				continue
			}
			set := token.NewFileSet()
			file, err := parser.ParseFile(set, name, nil, 0)
			if err != nil {
				t.Fatal(err)
			}
			ast.Inspect(file, func(n ast.Node) bool {
				if s, ok := n.(*ast.BasicLit); ok && s.Kind == token.STRING {
					seen++
					if element.MatchString(s.Value) {
						t.Errorf("%s writes a tag: %s", set.Position(s.Pos()), s.Value)
					}
				}
				return true
			})
		}
	}
	if seen < 100 {
		t.Errorf("only %d strings were read", seen)
	}
}
