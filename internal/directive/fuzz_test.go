package directive

import (
	"fmt"
	"html"
	"os"
	"runtime"
	"strings"
	"testing"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"
)

// FuzzParse: no input panics, every place is in the source and in order, and a tree is no larger than its source allows
// and no deeper than goldmark alone would make it, plus what the limits here let in.
func FuzzParse(f *testing.F) {
	data, err := os.ReadFile("testdata/directives.txt")
	if err != nil {
		f.Fatal(err)
	}
	for c := range strings.SplitSeq(string(data), "\n%% ") {
		_, rest, _ := strings.Cut(c, "\n")
		markdown, _, _ := strings.Cut(rest, "\n%%\n")
		f.Add(markdown)
		f.Add(strings.ReplaceAll(markdown, "\n", "\r\n"))
	}
	for _, flood := range floods {
		f.Add(flood.of(40))
	}
	f.Add("> :a{b='\n>\tc'}\xff:d[\x00]\t::e")
	p := newParser()
	f.Fuzz(func(t *testing.T, markdown string) {
		source := []byte(markdown)
		doc := p.Parse(text.NewReader(source))
		checkOffsets(t, source, doc)
		nodes, containers, texts := measure(doc)
		if limit := 10*len(source) + 10; nodes > limit {
			t.Errorf("%d nodes of %d bytes", nodes, len(source))
		}
		if containers > maxContainers || texts > maxOpen {
			t.Errorf("%d containers and %d text directives in each other", containers, texts)
		}
	})
}

// FuzzValue: any value between quotation marks comes out as it went in, and so do the attributes around it.
func FuzzValue(f *testing.F) {
	for _, s := range []string{"", "two words", `a "b" 'c'`, "&amp;", "}", "]{#x}", "“we’re”", "a\\"} {
		f.Add(s)
	}
	p := newParser()
	f.Fuzz(func(t *testing.T, value string) {
		value = strings.ToValidUTF8(value, "")
		if strings.ContainsAny(value, "\n\r\x00") {
			t.Skip()
		}
		written := strings.NewReplacer("&", "&amp;", `"`, "&#34;").Replace(value)
		doc := p.Parse(text.NewReader([]byte(`::a{b c="` + written + `" .d #e}`)))
		leaf, ok := doc.FirstChild().(*Leaf)
		if !ok {
			t.Fatalf("%q: %s", written, doc.FirstChild().Kind())
		}
		if len(leaf.Attrs) != 4 || leaf.Attrs[1].Value != value || leaf.ID != "e" || len(leaf.Classes) != 1 {
			t.Errorf("%q: %+v", written, leaf.Directive)
		}
		if html.UnescapeString(written) != value {
			t.Errorf("%q is written wrongly here", value)
		}
	})
}

// measure gives the number of nodes, and how deep containers and text directives are in each other.
func measure(doc ast.Node) (nodes, containers, texts int) {
	var c, x int
	_ = ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		step := 1
		if !entering {
			step = -1
		} else {
			nodes++
		}
		switch n.(type) {
		case *Container:
			c += step
		case *Text:
			x += step
		}
		containers, texts = max(containers, c), max(texts, x)
		return ast.WalkContinue, nil
	})
	return nodes, containers, texts
}

// flood is hostile input of any size: something over and over, and an end.
type flood struct{ before, unit, after string }

func (f flood) of(n int) string { return f.before + strings.Repeat(f.unit, n) + f.after }

var floods = []flood{
	{"", ":a[", ""},
	{"", ":a{", ""},
	{"", ":a{#", ""},
	{"", ":a{.b", "\"}"},
	{"", ":a[b]{c=\"", ""},
	{"", ":a{b=\"'", ""},
	{"", ":a{#\n", ""},
	{"", ":a[b]", ""},
	{"*a ", ":a[*]", ""},
	{"", "*:a[b*]", ""},
	{"", ":a[ *b* [c](d) ", ""},
	{"", ":a[b* ", ""},
	{"", ":a[[", "]"},
	{"", ":a[<http://b]>", ""},
	{"", ":a[`", ""},
	{"::a[", "[", ""},
	{"::a[", "`", "]"},
	{"::a[", "` `` ``` ", "]"},
	{"::a{", "b=c #d ", "}"},
	{"::a{b=\"", "&", "\"}"},
	{"", ":::a\n", ""},
	{"", ":::a\n", strings.Repeat(":::\n", 100)},
	{"", ":::a\n:::\n", ""},
	{"", ":::a\n- ", ""},
	{"", "> :::a\n", ""},
	{":::a\n", ":", "\nb"},
	{":::a\n```\n", ":::\n", ""},
	{"", "::a{\n", ""},
	{"", "\\:", "a[b]"},
	{"", ":", "a[b]"},
}

// TestFloodsAreLinear: twice the input makes at most about twice the nodes and twice the memory. The time is for
// BenchmarkFlood to show: ns/byte must not grow with n.
func TestFloodsAreLinear(t *testing.T) {
	p := newParser()
	cost := func(s string) (nodes int, bytes uint64) {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		doc := p.Parse(text.NewReader([]byte(s)))
		runtime.ReadMemStats(&after)
		nodes, _, _ = measure(doc)
		return nodes, after.TotalAlloc - before.TotalAlloc
	}
	for _, f := range floods {
		const n = 2000
		nodes1, bytes1 := cost(f.of(n))
		nodes2, bytes2 := cost(f.of(2 * n))
		if nodes2 > 3*nodes1 || bytes2 > 3*bytes1+1<<20 {
			t.Errorf("%q: %d nodes and %d bytes, twice as long %d and %d", f.unit, nodes1, bytes1, nodes2, bytes2)
		}
	}
}

func BenchmarkFlood(b *testing.B) {
	p := newParser()
	for _, f := range floods {
		for _, n := range []int{16000, 64000} {
			source := []byte(f.of(n))
			b.Run(fmt.Sprintf("%.12q/%d", f.before+f.unit, n), func(b *testing.B) {
				b.SetBytes(int64(len(source)))
				for b.Loop() {
					p.Parse(text.NewReader(source))
				}
			})
		}
	}
}

// BenchmarkArticle is an ordinary text with a directive in every paragraph.
func BenchmarkArticle(b *testing.B) {
	source := []byte(strings.Repeat("They said: :quote[we’re *not* going to coordinate]{#kerry} with them, at 10:30.\n\n"+
		":::note[On words]\nA word, `code`, [a link](http://x/y).\n:::\n\n::timeline{term=coordinate from=2014-09}\n\n", 50))
	p := newParser()
	b.SetBytes(int64(len(source)))
	b.ReportAllocs()
	for b.Loop() {
		p.Parse(text.NewReader(source))
	}
}
