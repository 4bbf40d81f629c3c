package mend

import (
	"bytes"
	"context"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/gloss-press/gloss"
	"github.com/gloss-press/gloss/internal/content"
	"github.com/gloss-press/gloss/internal/diag"
	"github.com/gloss-press/gloss/internal/passage"
	"github.com/gloss-press/gloss/internal/workspace"
)

const article = "content/articles/a.md"

// theme has the built-in layouts alone: style sheets take time to make smaller, and no mend is one of theirs.
var theme = func() fstest.MapFS {
	all := fstest.MapFS{"assets": {Mode: fs.ModeDir}}
	err := fs.WalkDir(gloss.Files, "layouts", func(name string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			all[name] = new(fstest.MapFile)
			all[name].Data, err = fs.ReadFile(gloss.Files, name)
		}
		return err
	})
	if err != nil {
		panic(err)
	}
	return all
}()

func run(t *testing.T, src string, opt Options) Result {
	t.Helper()
	dir := t.TempDir()
	for name, text := range map[string]string{article: src, "content/people/john-kerry.md": "---\nname: John Kerry\n---\n"} {
		file := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	ws, err := workspace.Open(dir, workspace.Options{Theme: theme, Now: time.Unix(1411000000, 0)})
	if err != nil {
		t.Fatal(err)
	}
	defer ws.Close()
	res, err := Run(context.Background(), ws, opt)
	if err != nil {
		t.Fatal(err)
	}
	if b, err := os.ReadFile(filepath.Join(dir, article)); err != nil || string(b) != src {
		t.Fatal("the file was written", err)
	}
	return res
}

// TestRounds mends what only another mend brings to light.
func TestRounds(t *testing.T) {
	res := run(t, "---\ntitle: T\nquots:\n  - id: a\n    speaker: jon-kerry\n    date: 2014\n    text: we said \"no\"\n---\nThen we said ‘no’, and he: we said ‘no’.\n", Options{})
	if len(res.Left) > 0 || len(res.Files) != 1 {
		t.Fatal(res.Left)
	}
	want := "---\ntitle: T\nquotes:\n  - id: a\n    speaker: john-kerry\n    date: 2014\n    text: we said ‘no’\n    prefix: \"Then\"\n---\nThen we said ‘no’, and he: we said ‘no’.\n"
	if got := string(res.Files[0].New); got != want {
		t.Errorf("%s", got)
	}
}

func TestNothing(t *testing.T) {
	if res := run(t, "---\ntitle: T\n---\nWords.\n", Options{Words: true}); len(res.Files)+len(res.Left)+res.Words > 0 {
		t.Errorf("%+v", res)
	}
}

// maker writes random articles with mistakes that have certain mends, in random ways of writing YAML.
type maker struct{ *rand.Rand }

func pick[T any](m maker, list ...T) T { return list[m.IntN(len(list))] }

// scalar writes a value in a style that can hold it, for a key that stands in a column.
func (m maker) scalar(value string, column int, flow bool) string {
	indent := strings.Repeat(" ", column+1+m.IntN(3))
	single, double := "'"+strings.ReplaceAll(value, "'", "''")+"'", `"`+strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(value)+`"`
	escaped := strings.NewReplacer("’", `\u2019`, "“", `\u201C`, "e", `\x65`).Replace(double)
	folds := func(s string) string { return strings.Replace(s, " ", "\n"+indent, 1+m.IntN(2)) }
	list := []string{single, double, escaped, folds(single), folds(double)}
	if !flow {
		list = append(list, "|\n"+indent+value, ">-\n"+indent+folds(value), "|+\n"+indent+value+"\n\n", ">\n"+indent+value)
		if !strings.ContainsAny(value, `:#'"`) {
			list = append(list, value, folds(value))
		}
	}
	return pick(m, list...)
}

// words gives a passage, and the same words as somebody may have typed them.
func (m maker) words(n int) (passage, typed string) {
	for i := range 4 + m.IntN(6) {
		w := pick(m, "we’re", "not", "going", "to", "coordinate", "‘ever’", "it’s", "de-conflict", "“so”", "—", "and", "office") + ""
		if i == 0 {
			w = fmt.Sprint("number", n)
		}
		passage += w + " "
	}
	passage += "end"
	typed = passage
	for range m.IntN(3) {
		typed = pick(m, strings.NewReplacer("’", "'").Replace(typed), strings.NewReplacer("“", "'", "”", "'").Replace(typed), strings.NewReplacer("‘ever’", `"ever"`).Replace(typed),
			strings.ReplaceAll(typed, "—", "-"), strings.ToUpper(typed[:1])+typed[1:], typed+".", strings.ReplaceAll(typed, "ff", "ﬀ"))
	}
	return passage, typed
}

// made is an article with what it should say when it is mended.
type made struct {
	src      string
	passages []string
	notes    []string
}

func (m maker) article() made {
	var a made
	var front, body strings.Builder
	front.WriteString("---\n# top\n" + pick(m, "title", "titel", "Title") + ": " + m.scalar("The title", 0, false) + "  \n")
	if strings.HasSuffix(front.String(), "\n\n  \n") {
		front.WriteString("# behind a block\n")
	}
	fmt.Fprintf(&front, "%s: [a,   b]   # topics\n\n%s:\n", pick(m, "topics", "tags", "topic"), pick(m, "quotes", "quotations"))
	for n := range 1 + m.IntN(4) {
		passage, typed := m.words(n)
		note := pick(m, "A note: *so*", "it's “noted”", "# no heading")
		a.passages, a.notes = append(a.passages, passage), append(a.notes, note)
		keys := []string{
			pick(m, "speaker", "speeker", "Speaker") + ": " + pick(m, "john-kerry", "jon-kerry", "'john-kery'", "John Kerry"),
			"date: " + pick(m, "2014-09-14", "14 September 2014", `"Sept 14, 2014"`),
		}
		flow := m.IntN(3) == 0
		keys = append(keys, pick(m, "text", "txt", "quote")+": "+m.scalar(typed, 4, flow), "note: "+m.scalar(strings.ReplaceAll(note, "# no heading", "noted #1"), 4, flow))
		a.notes[n] = strings.ReplaceAll(note, "# no heading", "noted #1")
		m.Shuffle(len(keys), func(i, j int) { keys[i], keys[j] = keys[j], keys[i] })
		if flow {
			fmt.Fprintf(&front, "  - {id: q%d, %s}  # flow\n", n, strings.Join(keys, pick(m, ", ", ",\n     ")))
		} else {
			fmt.Fprintf(&front, "  - id: q%d\n    %s\n  # after %d\n", n, strings.Join(keys, "\n    "), n)
		}
		fmt.Fprintf(&body, "%s\n\n", pick(m, "He said: "+passage, "> Well, "+passage, "First "+passage+", then "+passage, "So *"+passage+"*"))
	}
	a.src = front.String() + "---\n" + body.String() + "The end  \n"
	if m.IntN(3) == 0 {
		a.src = strings.ReplaceAll(a.src, "\n", "\r\n")
	}
	if m.IntN(4) == 0 {
		a.src = "\uFEFF" + a.src
	}
	return a
}

// TestRandomArticles mends articles with mistakes: nothing is left to mend, the quotes say what the articles say, what was right is
// as it was, and so is every line without a mistake.
func TestRandomArticles(t *testing.T) {
	for seed := range uint64(100) {
		m := maker{rand.New(rand.NewPCG(seed, 1))}
		a := m.article()
		_, before := content.Parse(article, []byte(a.src))
		if slices.ContainsFunc(before, func(d diag.Diagnostic) bool { return d.Code == diag.YAML }) {
			t.Fatalf("seed %d: %v\n%s", seed, before, a.src)
		}
		res := run(t, a.src, Options{})
		out := []byte(a.src)
		if len(res.Files) > 0 {
			out = res.Files[0].New
		}
		if len(res.Left) > 0 {
			t.Errorf("seed %d: left is %v of\n%s\nthat became\n%s", seed, res.Left, a.src, out)
			continue
		}
		f, ds := content.Parse(article, out)
		got := f.(*content.Article)
		if len(ds) > 0 || got.Title.Value != "The title" && strings.TrimSpace(got.Title.Value) != "The title" || len(got.Topics) != 2 || len(got.Quotes) != len(a.passages) {
			t.Errorf("seed %d: %v\n%s", seed, ds, out)
			continue
		}
		for i, q := range got.Quotes {
			if want := a.passages[i]; !passage.Equal(q.Text().Value, want) && !passage.Equal(strings.ToUpper(want[:1])+want[1:], q.Text().Value) || strings.TrimSpace(q.Note().Value) != a.notes[i] || q.Date.String() != "2014-09-14" {
				t.Errorf("seed %d: quote %d says %q, %q\n%s", seed, i, q.Text().Value, q.Note().Value, out)
			}
		}
		checkLines(t, seed, a.src, out)
	}
}

// checkLines fails where a line changed that has no key or value with a mistake, or where a line's end did.
func checkLines(t *testing.T, seed uint64, src string, out []byte) {
	t.Helper()
	if strings.Count(src, "\r\n") > 0 && bytes.Count(out, []byte("\n")) != bytes.Count(out, []byte("\r\n")) {
		t.Errorf("seed %d: line ends are mixed\n%q", seed, out)
	}
	for line := range strings.Lines(src) {
		for _, kept := range []string{"# top", "    note:", "  - id:", "  # after", "The end", "---", "He said", "> Well"} {
			if strings.HasPrefix(line, kept) && !bytes.Contains(out, []byte(line)) {
				t.Errorf("seed %d: the line %q is another in\n%s", seed, line, out)
			}
		}
	}
}

// TestSettles mends every file that content's table of mistakes has: what comes out has nothing more to mend, and no new mistake.
func TestSettles(t *testing.T) {
	b, err := os.ReadFile("../content/testdata/mistakes.txt")
	if err != nil {
		t.Fatal(err)
	}
	for _, part := range strings.Split(string(b), "\n## ")[1:] {
		name, rest, _ := strings.Cut(part, "\n")
		src, _, _ := strings.Cut(rest, "=> ")
		if !strings.HasPrefix(name, "content/articles/") {
			continue
		}
		res := run(t, src, Options{Words: true})
		if len(res.Files) == 0 {
			continue
		}
		again := run(t, string(res.Files[0].New), Options{Words: true})
		if len(again.Files) > 0 {
			t.Errorf("%s is mended again:\n%s\n%s", name, again.Files[0].Old, again.Files[0].New)
		}
		_, before := content.Parse(article, []byte(src))
		unread := slices.ContainsFunc(before, func(d diag.Diagnostic) bool { return d.Code == diag.YAML })      // which hides all others
		left := slices.DeleteFunc(res.Left, func(d diag.Diagnostic) bool { return d.Code == diag.UnknownSlug }) // of quotes that had no right id before
		if len(left) > len(before)+1 && !unread {
			t.Errorf("%s has more mistakes than before: %v", name, res.Left)
		}
	}
}
