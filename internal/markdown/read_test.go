package markdown

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"github.com/gloss-press/gloss/internal/diag"
	"github.com/gloss-press/gloss/internal/glossary"
	"github.com/gloss-press/gloss/internal/passage"
)

var update = flag.Bool("update", false, "write what comes out into testdata/*.txt, to be read and judged")

// example is one case of a table in testdata: what a body depends on, the body, the page and the messages.
type example struct {
	file       string
	name       string
	head       []string
	body       string
	html, says string
}

// TestRead goes through the tables in testdata. Each says in its first lines how it is written.
func TestRead(t *testing.T) {
	for _, file := range tables(t) {
		examples, intro := readTable(t, file)
		for i := range examples {
			e := &examples[i]
			t.Run(strings.TrimSuffix(filepath.Base(file), ".txt")+"/"+e.name, func(t *testing.T) {
				in := e.input(t)
				r := engine.Read(in)
				html, says := page(r.Parts), messages(r.Diags)
				if *update {
					e.html, e.says = html, says
					return
				}
				if html != e.html {
					t.Errorf("the page is\n%s\nand should be\n%s", html, e.html)
				}
				if says != e.says {
					t.Errorf("the messages are\n%s\nand should be\n%s", says, e.says)
				}
				checkReading(t, in, r)
			})
		}
		if *update {
			writeTable(t, file, intro, examples)
		}
	}
}

var engine = New()

func tables(t testing.TB) []string {
	files, err := filepath.Glob("testdata/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatal("no tables in testdata", err)
	}
	return files
}

// readTable cuts a file into examples. What stands before the first is its introduction.
func readTable(t testing.TB, file string) (examples []example, intro string) {
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	intro, rest, _ := strings.Cut(string(b), "\n=== ")
	for text := range strings.SplitSeq(rest, "\n=== ") {
		var e example
		e.file = file
		e.name, text, _ = strings.Cut(text, "\n")
		head, body, ok := strings.Cut("\n"+text, "\n--- body\n")
		body, html, ok2 := strings.Cut(body, "--- page\n")
		if !ok || (!ok2 && !*update) {
			t.Fatalf("%s: %q has no body or no page", file, e.name)
		}
		e.head = strings.FieldsFunc(head, func(r rune) bool { return r == '\n' })
		e.body = body
		e.html, e.says, _ = strings.Cut(html, "--- says\n")
		e.html = strings.TrimRight(e.html, "\n") + "\n"
		e.says = strings.TrimRight(e.says, "\n")
		examples = append(examples, e)
	}
	return examples, intro
}

func writeTable(t testing.TB, file, intro string, examples []example) {
	var b strings.Builder
	b.WriteString(strings.TrimRight(intro, "\n") + "\n")
	for _, e := range examples {
		fmt.Fprintf(&b, "\n=== %s\n", e.name)
		for _, line := range e.head {
			b.WriteString(line + "\n")
		}
		fmt.Fprintf(&b, "--- body\n%s\n--- page\n%s", strings.TrimRight(e.body, "\n"), e.html)
		if e.says != "" {
			fmt.Fprintf(&b, "--- says\n%s\n", e.says)
		}
	}
	if err := os.WriteFile(file, []byte(b.String()), 0o644); err != nil {
		t.Fatal(err)
	}
}

// input makes what the lines above a body say. The body begins on line 11 of its file; quotes stand on the lines from 1 on.
func (e *example) input(t testing.TB) Input {
	in := Input{File: "a.md", Text: []byte(strings.TrimRight(e.body, "\n") + "\n"), Line: 11, Link: link}
	var terms testTerms
	for _, line := range e.head {
		key, value, _ := strings.Cut(line, ": ")
		key, arg, _ := strings.Cut(strings.TrimSuffix(key, ":"), " ")
		value = strings.NewReplacer(`\n`, "\n", `\r`, "\r").Replace(value)
		switch key {
		case "quote":
			in.Quotes = append(in.Quotes, Wanted{ID: arg, Words: value, Pos: diag.Pos{Line: int32(len(in.Quotes) + 1), Col: 11}})
		case "prefix":
			in.Quotes[len(in.Quotes)-1].Prefix = value
		case "in":
			in.Quotes[len(in.Quotes)-1].Language = value
		case "suffix":
			in.Quotes[len(in.Quotes)-1].Suffix = value
		case "place":
			in.Quotes[len(in.Quotes)-1].TimelineOnly = value == "timeline"
		case "speaker":
			in.Quotes[len(in.Quotes)-1].Speaker = value
		case "of":
			in.Quotes[len(in.Quotes)-1].Language, in.Quotes[len(in.Quotes)-1].Dir, _ = strings.Cut(value, " ")
		case "term":
			terms.add(arg, strings.Split(value, ", "))
		case "exclude":
			terms.excluded = append(terms.excluded, value)
		case "every":
			in.Terms = &Terms{Every: map[string]glossary.Every{"article": glossary.EveryText, "section": glossary.EverySection, "all": glossary.EveryMention}[value]}
		case "html":
			in.HTML = value == "true"
		case "source":
			in.Source = value == "true"
		case "cited": // its words, as often as they are written: what stands between them is left out
			in.Cited = append(in.Cited, Cited{ID: arg})
			c, from := &in.Cited[len(in.Cited)-1], 0
			for words := range strings.SplitSeq(value, " | ") {
				at := strings.Index(string(in.Text[from:]), words)
				if at < 0 {
					t.Fatalf("%s: %q: the body doesn’t have %q", e.file, e.name, words)
				}
				c.Words = append(c.Words, passage.Range{From: from + at, To: from + at + len(words)})
				from += at + len(words)
			}
		case "language":
			in.Language = value
		case "line":
			n, _ := strconv.Atoi(value)
			in.Line = int32(n)
		case "column":
			n, _ := strconv.Atoi(value)
			in.Col = int32(n)
		case "ends":
			in.Text = []byte(strings.ReplaceAll(string(in.Text), "\n", map[string]string{"crlf": "\r\n", "cr": "\r"}[value]))
		default:
			t.Fatalf("%s: %q: what is %q?", e.file, e.name, line)
		}
	}
	terms.into(&in)
	return in
}

// testTerms is a small glossary.
type testTerms struct {
	slugs    []string
	names    []glossary.Name
	excluded []string
}

func (g *testTerms) add(slug string, names []string) {
	for _, n := range names {
		g.names = append(g.names, glossary.Name{Term: int32(len(g.slugs)), Text: n})
	}
	g.slugs = append(g.slugs, slug)
}

func (g *testTerms) into(in *Input) {
	if in.Terms == nil {
		in.Terms = &Terms{}
	}
	if len(g.names) > 0 {
		in.Terms.Matcher = glossary.New(g.names, language.English)
	}
	in.Terms.Slug = func(n int32) string { return g.slugs[n] }
	in.Terms.Find = func(slug string) (int32, bool) {
		i := slices.Index(g.slugs, slug)
		return int32(i), i >= 0
	}
	if g.excluded != nil {
		in.Terms.Allowed = func(n int32) bool { return !slices.Contains(g.excluded, g.slugs[n]) }
	}
}

// link is a site with one page: it knows /known/, takes the web's schemes, and finds nothing else.
func link(ref string) Target {
	scheme, _, ok := strings.Cut(ref, ":")
	switch {
	case ok && slices.Contains([]string{"http", "https", "mailto", "tel"}, strings.ToLower(scheme)):
		return Target{Href: ref, External: true}
	case ok || strings.HasPrefix(ref, "//"):
		return Target{Problem: "refused"}
	case strings.HasPrefix(ref, "/known/"):
		return Target{Href: "../.." + ref}
	}
	return Target{Href: ref, Problem: "dead", Dead: true}
}

// english are the words of the interface in these tests.
func english(key string, places ...string) string {
	return map[string]string{"body.table": "Table", "body.back": "Back to the text", "body.note": "Note ", "body.to-do": "To do", "body.done": "Done", "marks.open": "“", "marks.close": "”"}[key] + strings.Join(places[len(places)/2:], "")
}

// page writes parts as the tables do: slots stand in braces on lines of their own.
func page(parts []Part) string {
	var b strings.Builder
	for _, p := range parts {
		if p.Slot == nil {
			b.WriteString(p.HTML)
			continue
		}
		if p.Slot.Kind == WordSlot {
			b.WriteString(english(p.Slot.Word[0], p.Slot.Word[1:]...))
			continue
		}
		b.WriteString("{" + [...]string{"name", "caption", "marker", "note", "cited", "card", "timeline", "compare", "glossary"}[p.Slot.Kind])
		for _, q := range p.Slot.Quotes {
			b.WriteString(" " + q.ID)
			if q.Letter > 0 {
				b.WriteString("=" + string(rune('a'+q.Letter-1)))
			}
			b.WriteString([...]string{"", "+folded", "+closed"}[q.Fold])
		}
		if p.Slot.Kind.inLine() {
			b.WriteString("}")
			continue
		}
		for _, a := range p.Slot.Attrs {
			fmt.Fprintf(&b, " %s=%q@%d:%d", a.Key, a.Value, a.Pos.Line, a.Pos.Col)
		}
		b.WriteString("}\n")
	}
	return strings.TrimRight(b.String(), "\n") + "\n"
}

// messages writes diagnostics as the tables do, in the order of their places.
func messages(ds []diag.Diagnostic) string {
	var lines []string
	for _, d := range diag.Sort(slices.Clone(ds)) {
		line := fmt.Sprintf("%d:%d %s", d.From.Line, d.From.Col, d.Code)
		if d.Severity == diag.Warning {
			line += " (warning)"
		}
		line += ": " + d.Message
		for _, more := range []string{d.Label, d.Hint} {
			if more != "" {
				line += "\n    " + more
			}
		}
		for _, f := range d.Fixes {
			line += "\n    mend: " + f.Message
			if f.Words {
				line += " (with --words)"
			}
			for _, c := range f.Changes {
				line += fmt.Sprintf(" | %s %q", c.Key, c.New)
			}
		}
		lines = append(lines, line)
	}
	return strings.Join(lines, "\n")
}
