package gloss_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/pelletier/go-toml/v2"
)

// TestMessagesAreUsed compares the messages of the built-in English with what layouts and Go ask for.
func TestMessagesAreUsed(t *testing.T) {
	src, err := os.ReadFile("layouts/words/en.toml")
	if err != nil {
		t.Fatal(err)
	}
	var tree map[string]any
	if err := toml.Unmarshal(src, &tree); err != nil {
		t.Fatal(err)
	}
	messages := map[string]bool{}
	var add func(prefix string, table map[string]any)
	add = func(prefix string, table map[string]any) {
		for key, v := range table {
			switch sub, isTable := v.(map[string]any); {
			case !isTable || sub["other"] != nil:
				messages[prefix+key] = true
			default:
				add(prefix+key+".", sub)
			}
		}
	}
	add("", tree)
	asked, literals := askedFor(t)
	for key, file := range asked {
		if !messages[key] {
			t.Errorf("%s asks for %q, which is no message", file, key)
		}
	}
	for key := range messages {
		prefix := key[:strings.LastIndexByte(key, '.')+1]
		if !literals[strings.TrimSuffix(key, "-day")] && !literals[key] && (prefix == "" || !literals[prefix]) { // a date's own is put together
			t.Errorf("nothing asks for the message %q", key)
		}
	}
}

// TestLayoutsHaveNoWords looks for words in layouts that are not taken from the catalogue.
func TestLayoutsHaveNoWords(t *testing.T) {
	files, err := filepath.Glob("layouts/*.html")
	partials, _ := filepath.Glob("layouts/partials/*.html")
	if err != nil || len(files) == 0 || len(partials) == 0 {
		t.Fatal(err, files, partials)
	}
	for _, name := range append(files, partials...) {
		src, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		text := action.ReplaceAllString(comment.ReplaceAllString(string(src), " "), " ")
		found := spoken.FindAllString(text, -1)
		for _, word := range letters.FindAllString(attribute.ReplaceAllString(tag.ReplaceAllString(text, " "), " "), -1) {
			if !slices.Contains([]string{"nbsp", "application", "feed", "json", "atom", "xml"}, word) {
				found = append(found, word)
			}
		}
		if len(found) > 0 {
			t.Errorf("%s has words of its own: %q", name, found)
		}
	}
}

var (
	comment   = regexp.MustCompile(`(?s){{/\*.*?\*/ ?-?}}`)
	tag       = regexp.MustCompile(`<[^>]*>`)
	attribute = regexp.MustCompile(` [a-z-]+=" "`) // of a partial that is a part of a tag
	letters   = regexp.MustCompile(`[a-zA-Z]+`)
	spoken    = regexp.MustCompile(`(?:title|alt|aria-label)="[^"]*[a-zA-Z][^"]*"`)
	action    = regexp.MustCompile(`{{.*?}}`)
	quoted    = regexp.MustCompile(`"([^"]*)"`)
	inText    = regexp.MustCompile(`\b(?:word|count|parts) "([^"]+)"`)
)

// askedFor gives the keys of messages for which something asks, each with a file that does, and all strings that may be keys; one that
// ends in a full stop is the beginning of keys.
func askedFor(t *testing.T) (asked map[string]string, literals map[string]bool) {
	asked, literals = map[string]string{}, map[string]bool{}
	for _, top := range []string{"layouts", "internal"} {
		err := fs.WalkDir(os.DirFS("."), top, func(name string, d fs.DirEntry, err error) error {
			switch {
			case err != nil || d.IsDir() || strings.HasSuffix(name, "_test.go"):
				return err
			case strings.HasSuffix(name, ".html"):
				src, err := os.ReadFile(name)
				if err != nil {
					return err
				}
				for _, a := range action.FindAllString(string(src), -1) {
					for _, m := range quoted.FindAllStringSubmatch(a, -1) {
						literals[m[1]] = true
					}
					for _, m := range inText.FindAllStringSubmatch(a, -1) {
						asked[m[1]] = name
					}
				}
			case strings.HasSuffix(name, ".go"):
				file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
				if err != nil {
					return err
				}
				ast.Inspect(file, func(n ast.Node) bool {
					if key, ok := stringOf(n); ok {
						literals[key] = true
					}
					if key, ok := firstArgument(n); ok {
						asked[key] = name
					}
					return true
				})
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return asked, literals
}

func stringOf(n ast.Node) (string, bool) {
	lit, ok := n.(*ast.BasicLit)
	if !ok || lit.Kind != token.STRING {
		return "", false
	}
	s, err := strconv.Unquote(lit.Value)
	return s, err == nil
}

// firstArgument gives the string with which x.Say, x.Count, x.Parts or x.word is called.
func firstArgument(n ast.Node) (string, bool) {
	call, ok := n.(*ast.CallExpr)
	if !ok || len(call.Args) == 0 {
		return "", false
	}
	f, ok := call.Fun.(*ast.SelectorExpr)
	if !ok || !slices.Contains([]string{"Say", "Count", "Parts", "word"}, f.Sel.Name) {
		return "", false
	}
	return stringOf(call.Args[0])
}
