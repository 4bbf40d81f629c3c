package frontmatter

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/gloss-press/gloss/internal/diag"
)

// schema is that of a site with two keys.
var schema = &Schema{File: &Mapping{Keys: []string{"title", "quotes"}}, Forms: map[string]Form{"title": {}, "quotes": {Example: "entries", Below: &Mapping{}}}}

var update = flag.Bool("update", false, "write what comes out into testdata/mends.txt, to be read and judged")

// mending is one case of testdata/mends.txt: a file, what is to be changed in it, and the file that comes out.
type mending struct{ name, src, changes, want string }

func readMends(t testing.TB) (intro string, cases []mending) {
	t.Helper()
	b, err := os.ReadFile("testdata/mends.txt")
	if err != nil {
		t.Fatal(err)
	}
	intro, rest, _ := strings.Cut(string(b), "\n## ")
	for part := range strings.SplitSeq(rest, "\n## ") {
		name, rest, _ := strings.Cut(part, "\n")
		src, rest, ok := strings.Cut("\n"+rest, "\n=> ")
		changes, want, _ := strings.Cut(rest, "\n")
		if !ok {
			t.Fatalf("%s says nothing about its file", name)
		}
		cases = append(cases, mending{name, src[1:] + "\n", changes, want})
	}
	return intro, cases
}

// fix reads changes: set, add or rename, a place, and what is to be written there; several with a semicolon between.
func (m mending) fix(t testing.TB) diag.Fix {
	var f diag.Fix
	for one := range strings.SplitSeq(m.changes, "; ") {
		var c diag.Change
		var what string
		rest := one
		if _, err := fmt.Sscanf(one, "%s %d:%d", &what, &c.At.Line, &c.At.Col); err != nil {
			t.Fatalf("%s: %q: %v", m.name, one, err)
		}
		rest = strings.SplitN(rest, " ", 3)[2]
		switch what {
		case "set":
			c.New = rest
		case "rename":
			c.Kind, c.Key = diag.RenameKey, rest
		case "add":
			c.Kind = diag.SetKey
			c.Key, c.New, _ = strings.Cut(rest, ": ")
		default:
			t.Fatalf("%s: what is %q?", m.name, what)
		}
		f.Changes = append(f.Changes, c)
	}
	return f
}

// located gives the edits of a fix in a file; none where it can't be made.
func located(name string, src []byte, f diag.Fix) []diag.Fix {
	ds := []diag.Diagnostic{{Span: diag.At(name, diag.Pos{Line: 1, Col: 1}), Fixes: []diag.Fix{f}}}
	Complete(name, src, schema, ds)
	return ds[0].Fixes
}

// TestMends makes the changes of testdata/mends.txt, in the file as it is and as other editors save it.
func TestMends(t *testing.T) {
	intro, cases := readMends(t)
	var out strings.Builder
	out.WriteString(intro)
	for _, m := range cases {
		name := "content/articles/a.md"
		if strings.HasPrefix(m.name, "glossary.yaml") {
			name = "content/glossary.yaml"
		}
		for _, form := range []struct {
			name string
			as   func(string) string
		}{
			{"", func(s string) string { return s }},
			{" (Windows)", func(s string) string { return strings.ReplaceAll(s, "\n", "\r\n") }},
			{" (byte-order mark)", func(s string) string { return "\uFEFF" + s }},
			{" (wide body)", func(s string) string { return s + "日本\tx\xff\r" }},
		} {
			if form.name == " (wide body)" && !IsMarkdown(name) {
				continue
			}
			src := []byte(form.as(m.src))
			got, _, skipped := diag.Apply(src, located(name, src, m.fix(t)))
			if len(skipped) > 0 {
				t.Errorf("%s%s: skipped", m.name, form.name)
			}
			if bytes.Equal(got, src) {
				got = []byte(form.as("nothing\n"))
			}
			if form.name == "" && *update {
				fmt.Fprintf(&out, "\n## %s\n%s=> %s\n%s", m.name, m.src, m.changes, got)
				m.want = string(got)
			}
			want := form.as(m.want)
			if m.want == "nothing\n" {
				want = form.as("nothing\n")
			}
			if string(got) != want {
				t.Errorf("%s%s: %s gives\n%s\nand should give\n%s", m.name, form.name, m.changes, got, want)
			}
		}
	}
	if *update {
		if err := os.WriteFile("testdata/mends.txt", []byte(out.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// FuzzComplete makes changes in any front matter. Whatever is written, it says the same as before but for the changes, and no byte
// outside of the edits is another.
func FuzzComplete(f *testing.F) {
	_, cases := readMends(f)
	for _, m := range cases {
		f.Add([]byte(m.src), "we’re: #“not” 'going'", uint(3))
	}
	f.Fuzz(func(t *testing.T, src []byte, value string, n uint) {
		const name = "content/articles/a.md"
		if len(src) > 1<<16 || strings.IndexFunc(value, IsControl) >= 0 {
			return
		}
		tree, ok := readTree(name, src, schema)
		if !ok {
			return
		}
		var fixes []diag.Fix
		kinds := []diag.ChangeKind{diag.SetValue, diag.SetKey, diag.RenameKey}
		for _, pos := range textsOf(&tree.root) {
			fixes = append(fixes, located(name, src, diag.Fix{Changes: []diag.Change{{Kind: kinds[n%3], At: pos, Key: "prefix", New: value}}})...)
		}
		for _, f := range fixes {
			out, applied, _ := diag.Apply(src, []diag.Fix{f})
			if len(applied) != 1 {
				t.Fatalf("%+v can't be applied", f)
			}
			want := tree.root.clone()
			for _, c := range f.Changes {
				want.apply(c)
			}
			after, ok := readTree(name, out, schema)
			if !ok || !same(&want, &after.root) {
				t.Fatalf("%+v: %q became %q", f, src, out)
			}
		}
	})
}

// textsOf gives the places of all texts below a node.
func textsOf(n *Node) (list []diag.Pos) {
	for i := range n.Items {
		if n.Items[i].Kind == Text {
			list = append(list, n.Items[i].Pos)
		}
		list = append(list, textsOf(&n.Items[i])...)
	}
	return list
}
