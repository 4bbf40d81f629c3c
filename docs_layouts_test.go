package gloss_test

import (
	"cmp"
	"context"
	"fmt"
	"go/ast"
	"go/doc"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/gloss-press/gloss"
	"github.com/gloss-press/gloss/internal/build"
	"github.com/gloss-press/gloss/internal/diag"
	"github.com/gloss-press/gloss/internal/render"
	"github.com/gloss-press/gloss/internal/site"
	"github.com/gloss-press/gloss/internal/workspace"
)

const guide = "docs/layouts.md"

// TestLayoutsAreDocumented compares the guide for layouts with the comments above the partials and those of package view. `go test . -update`
// writes it.
func TestLayoutsAreDocumented(t *testing.T) {
	b, err := os.ReadFile(guide)
	if err != nil {
		t.Fatal(err)
	}
	types := viewTypes(t)
	rows, given := partialRows(t, types)
	want := withTable(t, string(b), "## The partials", "| partial | file | is given | shows |\n| --- | --- | --- | --- |\n", rows)
	from := strings.Index(want, "## The values\n")
	if first := strings.Index(want[from:], "\n### "); first >= 0 {
		from += first + 1
	} else {
		from += strings.Index(want[from:], "\n## ") + 1
	}
	to := from + strings.Index(want[from:], "\n## ")
	if want[from:from+3] == "## " {
		to = from
	}
	want = want[:from] + valueTables(t, types, given) + strings.TrimLeft(want[to:], "\n")
	if *update {
		if err := os.WriteFile(guide, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
	} else if string(b) != want {
		t.Errorf("%s is not what the code says; `go test . -update` mends it", guide)
	}
}

// viewTypes are the types of package view that layouts see, the Page first.
func viewTypes(t *testing.T) []*doc.Type {
	set := token.NewFileSet()
	var files []*ast.File
	for _, name := range goFiles(t, "internal/view") {
		f, err := parser.ParseFile(set, name, nil, parser.ParseComments)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, f)
	}
	p, err := doc.NewFromFiles(set, files, module+"/internal/view")
	if err != nil {
		t.Fatal(err)
	}
	list := slices.DeleteFunc(p.Types, func(t *doc.Type) bool { return fieldsOf(t) == nil || t.Name == "Kept" })
	slices.SortStableFunc(list, func(a, b *doc.Type) int { return cmp.Compare(order(a), order(b)) })
	return list
}

// order puts the Page first, and others by their names.
func order(t *doc.Type) int {
	if t.Name == "Page" {
		return 0
	}
	return 1
}

func fieldsOf(t *doc.Type) []*ast.Field {
	if s, ok := t.Decl.Specs[0].(*ast.TypeSpec).Type.(*ast.StructType); ok {
		return s.Fields.List
	}
	return nil
}

var partialComment = regexp.MustCompile(`(?s){{/\* Of ([^:]*): ([^{]*?)\. \*/ -}}\n{{define "([^"]+)"}}`)

// partialRows are the rows of the partials' table, and the types that they are given.
func partialRows(t *testing.T, types []*doc.Type) (rows string, given map[string]bool) {
	files, err := filepath.Glob("layouts/partials/*.html")
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	given = map[string]bool{"Page": true}
	for _, file := range files {
		src, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range partialComment.FindAllStringSubmatch(string(src), -1) {
			of := m[1]
			if before, name, ok := cutLast(of, " "); ok && slices.ContainsFunc(types, func(t *doc.Type) bool { return t.Name == name }) {
				of = before + " " + linkTo(name)
				given[name] = true
			} else if !strings.HasPrefix(of, "what has ") {
				t.Errorf("%s: %q is of %s, and there is no such value", file, m[3], of)
			}
			rows += fmt.Sprintf("| `%s` | %s | %s | %s |\n", m[3], filepath.Base(file), of, inCell(m[2]))
		}
	}
	return rows, given
}

func cutLast(s, sep string) (before, after string, ok bool) {
	if i := strings.LastIndex(s, sep); i >= 0 {
		return s[:i], s[i+len(sep):], true
	}
	return s, "", false
}

func linkTo(name string) string { return fmt.Sprintf("[%s](#%s)", name, strings.ToLower(name)) }

// inCell makes a comment fit for a table's cell.
func inCell(s string) string {
	return strings.NewReplacer("<", "&lt;", "|", "\\|").Replace(strings.Join(strings.Fields(s), " "))
}

// valueTables are a section for each type, with a row for each field. Every type is given to a partial or stands in a field of another.
func valueTables(t *testing.T, types []*doc.Type, given map[string]bool) string {
	var b strings.Builder
	for _, typ := range types {
		fmt.Fprintf(&b, "### %s\n\n%s\n\n| field | holds | what it is |\n| --- | --- | --- |\n", typ.Name, strings.Join(strings.Fields(typ.Doc), " "))
		for _, f := range fieldsOf(typ) {
			holds, of := holding(f.Type)
			given[of] = given[of] || of != typ.Name
			about := inCell(f.Comment.Text())
			switch {
			case len(f.Names) == 0 && of == "Kept":
			case len(f.Names) == 0:
				fmt.Fprintf(&b, "| `%s` | %s | it has all fields of one |\n", of, holds)
			case about == "":
				t.Errorf("%s.%s of package view is not documented", typ.Name, f.Names[0].Name)
			default:
				fmt.Fprintf(&b, "| `%s` | %s | %s |\n", f.Names[0].Name, holds, about)
			}
		}
		b.WriteString("\n")
	}
	for _, typ := range types {
		if !given[typ.Name] {
			t.Errorf("no layout gets a %s", typ.Name)
		}
	}
	return b.String()
}

// holding says what a field holds, in words, and names the type of package view that it is of.
func holding(e ast.Expr) (words, of string) {
	switch e := e.(type) {
	case *ast.StarExpr:
		return holding(e.X)
	case *ast.ArrayType:
		words, of = holding(e.Elt)
		return "list of " + words, of
	case *ast.SelectorExpr:
		return "JSON", ""
	}
	name := e.(*ast.Ident).Name
	switch name {
	case "string":
		return "text", ""
	case "bool":
		return "yes or no", ""
	case "int":
		return "number", ""
	case "HTML":
		return "HTML", ""
	case "Entries":
		return "list of " + linkTo("Entry"), "Entry"
	}
	return linkTo(name), name
}

// TestGuideNamesAll compares the other tables of the guide with the kinds of page, the functions and the style sheet's names.
func TestGuideNamesAll(t *testing.T) {
	src, err := os.ReadFile(guide)
	if err != nil {
		t.Fatal(err)
	}
	style, err := os.ReadFile("assets/style/tokens.css")
	if err != nil {
		t.Fatal(err)
	}
	root, _, _ := strings.Cut(string(style), "\n}")
	var tokens, layouts []string
	for _, m := range regexp.MustCompile(`(?m)^  (--[a-z]+):`).FindAllStringSubmatch(root, -1) {
		tokens = append(tokens, m[1])
	}
	layouts = append(layouts, "base")
	for _, k := range site.Kinds() {
		if k.IsLaidOut() {
			layouts = append(layouts, k.Layout)
		}
	}
	// The message of a function that does not exist names those that do.
	_, diags := render.New(os.DirFS("layouts"), fstest.MapFS{"partials/x.html": {Data: []byte(`{{define "x"}}{{unheard_of}}{{end}}`)}}, render.Assets{})
	functions := strings.Split(strings.TrimPrefix(diags[0].Hint, "there are "), ", ")
	for head, want := range map[string][]string{"| layout | makes |\n| --- | --- |\n": layouts, "| function | gives |\n| --- | --- |\n": functions, "| name | is |\n| --- | --- |\n": tokens} {
		_, table, ok := strings.Cut(string(src), head)
		table, _, _ = strings.Cut(table, "\n\n")
		var got []string
		for row := range strings.Lines(table) {
			first, _, _ := strings.Cut(strings.TrimPrefix(row, "| "), " |")
			for _, m := range regexp.MustCompile("`([^`]+)`").FindAllStringSubmatch(first, -1) {
				got = append(got, m[1])
			}
		}
		slices.Sort(got)
		slices.Sort(want)
		if want = slices.Compact(want); !ok || !slices.Equal(got, want) {
			t.Errorf("the guide’s table %q has\n%q\nnot\n%q", head, got, want)
		}
	}
}

// TestGuideMistake makes the mistake that the guide shows.
func TestGuideMistake(t *testing.T) {
	src, err := os.ReadFile(guide)
	if err != nil {
		t.Fatal(err)
	}
	layout := "{{define \"speaker\"}}\n<b>{{.Speeker.Title}}</b>\n{{end}}"
	_, diags := render.New(os.DirFS("layouts"), fstest.MapFS{"partials/speaker.html": {Data: []byte(layout)}}, render.Assets{})
	diag.Quote(diags, func(string) ([]byte, error) { return []byte(layout), nil })
	var said strings.Builder
	if err := diag.Text(&said, diags, false); err != nil {
		t.Fatal(err)
	}
	want, _, _ := strings.Cut(said.String(), ", Text")
	if want = "    " + strings.ReplaceAll(want, "\n", "\n    ") + ", …\n"; !strings.Contains(string(src), want) {
		t.Errorf("the guide doesn’t have\n%s", want)
	}
}

var guideFile = regexp.MustCompile("`((?:layouts|static|public)/[^`]+)`[^`\\n]*:\n\n```[a-z]+\n((?s:.*?))```\n")

// TestGuideExamples builds each example of the guide on the example's content, from the files in the guide's own text: pages come out as it says.
func TestGuideExamples(t *testing.T) {
	src, err := os.ReadFile(guide)
	if err != nil {
		t.Fatal(err)
	}
	examples := strings.Split(string(src), "\n## Example: ")[1:]
	if len(examples) < 3 {
		t.Fatalf("there are only %d examples", len(examples))
	}
	for _, text := range examples {
		title, text, _ := strings.Cut(text, "\n")
		text, _, _ = strings.Cut(text, "\n## ")
		t.Run(title, func(t *testing.T) {
			dir, shown := t.TempDir(), map[string]string{}
			if err := os.CopyFS(filepath.Join(dir, "content"), os.DirFS("content")); err != nil {
				t.Fatal(err)
			}
			for _, m := range guideFile.FindAllStringSubmatch(text, -1) {
				if page, ok := strings.CutPrefix(m[1], "public/"); ok {
					shown[page] = m[2]
					continue
				}
				file := filepath.Join(dir, m[1])
				if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
					t.Fatal(err)
				}
				if err := os.WriteFile(file, []byte(m[2]), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			opt := build.Options{Source: dir, Output: filepath.Join(dir, "public"), Options: workspace.Options{Theme: gloss.Files, Now: time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)}}
			if res, err := build.Run(context.Background(), opt); err != nil || len(res.Diags) > 0 || len(shown) == 0 {
				t.Fatal(res.Diags, err)
			}
			for file, want := range shown {
				page, err := os.ReadFile(filepath.Join(opt.Output, file))
				if err != nil || !strings.Contains(string(page), want) {
					t.Errorf("%s doesn’t have\n%s (%v)", file, want, err)
				}
			}
		})
	}
}
