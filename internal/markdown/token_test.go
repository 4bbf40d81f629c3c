package markdown

import (
	"reflect"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// readTokens gives all tokens, texts beside each other as one.
func readTokens(tokens interface{ next() token }) []token {
	var list []token
	for {
		t := tokens.next()
		n := len(list)
		switch {
		case t.kind == html.ErrorToken:
			return list
		case t.kind == html.TextToken && t.text == "":
		case t.kind == html.TextToken && n > 0 && list[n-1].kind == html.TextToken:
			list[n-1].text += t.text
		default:
			list = append(list, t)
		}
	}
}

// comparePlainTokens makes sure that what plainTokens reads is what the tokenizer reads. It reports whether it was read.
func comparePlainTokens(t *testing.T, page string) bool {
	t.Helper()
	plain := plainTokens{rest: page}
	got := readTokens(&plain)
	if plain.failed {
		return false
	}
	if want := readTokens(tokenizer{html.NewTokenizer(strings.NewReader(page))}); !reflect.DeepEqual(got, want) {
		t.Fatalf("plain %+v\nHTML  %+v\n%q", got, want, page)
	}
	return true
}

func TestPlainTokens(t *testing.T) {
	for _, test := range []struct {
		page  string
		plain bool
	}{
		{"", true},
		{"words &amp; &ldquo;signs&rdquo; &lt;b&gt; &notit; &#65;", true},
		{`<p>We said <q class="said" data-quote="a" data-speaker="b">so <em>much</em><br>more</q>.</p>` + "\n", true},
		{`<p hidden>a</p><p style="x">b</p><sup class="fnref"><a href="#x?a=b&amp;c">1</a></sup><img alt="a > b" src="c">`, true},
		{`<h2 id="x-2">a > b</h2>`, true},
		{`<P>a</P>`, false},
		{`<p class='fnref'>a</p>`, false},
		{`<p class=fnref>a</p>`, false},
		{`<p  hidden>a</p>`, false},
		{"<p\nhidden>a</p>", false},
		{`<br/>`, false},
		{`<br />`, false},
		{`</p >`, false},
		{`</p hidden>`, false},
		{`<p`, false},
		{`<p hidden`, false},
		{`<p a="b`, false},
		{`a < b`, false},
		{`<>`, false},
		{`</>`, false},
		{`<!-- x -->`, false},
		{`<!doctype html>`, false},
		{`<?x?>`, false},
		{`<1>`, false},
		{`<script>"<p>"</script>`, false},
		{`<textarea><p></textarea>`, false},
		{`<svg><p></svg>`, false},
		{`<p data-quote="a&amp;b">`, false},
		{`<p class="a&b">`, false},
		{"a\rb", false},
		{"a\x00b", false},
		{"<p data-quote=\"a\rb\">", false},
	} {
		if got := comparePlainTokens(t, test.page); got != test.plain {
			t.Errorf("plain is %v of %q", got, test.page)
		}
	}
}

// TestReadingsArePlain makes sure that what is read back quickly is what bodies become, so that it is not only quick in theory.
func TestReadingsArePlain(t *testing.T) {
	for _, file := range []string{"testdata/anchors.txt", "testdata/mentions.txt", "testdata/directives.txt"} {
		examples, _ := readTable(t, file)
		for _, e := range examples {
			if html := quoted(engine.Read(e.input(t)).Parts); !comparePlainTokens(t, html) {
				t.Errorf("%s, %s: not plain: %s", file, e.name, html)
			}
		}
	}
}

// FuzzPlainTokens makes sure for anything that what plainTokens reads is what the tokenizer reads.
func FuzzPlainTokens(f *testing.F) {
	f.Add(`<p>We said <q class="said" data-quote="a" hidden>so &amp; <em>much</em><br>more</q>.</p>`)
	f.Add(`<!-- a --><script><p></script><p a='b' c=d E>&copy;&notit</p >`)
	f.Add("<xmp a=\"&lt\">\r\n</xmp><title>a</title><p style=\"\x00\">")
	f.Fuzz(func(t *testing.T, page string) { comparePlainTokens(t, page) })
}
