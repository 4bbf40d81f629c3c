package export

import (
	"testing"

	"github.com/gloss-press/gloss/internal/content"
	"github.com/gloss-press/gloss/internal/site"
)

// TestPlain has bodies as pages show them, and what feeds carry of them.
func TestPlain(t *testing.T) {
	f := Files{Site: &site.Site{Base: "https://example.org/on/"}}
	a := &site.Article{Article: &content.Article{}, Address: "articles/a/"}
	for _, c := range []struct{ body, want string }{
		{"", ""},
		{"<p>A &amp; b &lt; c “d”</p>\n", "<p>A &amp; b &lt; c “d”</p>\n"},
		{`<h2 id="x" class="y">Z</h2>`, "<h2>Z</h2>"},
		{`<p>“<span class="quote" id="q" data-quote="q">we <em>will</em></span>”</p>`, "<p>“we <em>will</em>”</p>"},
		{`<span class="a">b<span lang="fr" dir="ltr">c</span>d</span>`, `b<span lang="fr" dir="ltr">c</span>d`},
		{`<a class="term" href="#term-t" data-term="t">t</a>`, `<a href="https://example.org/on/articles/a/#term-t">t</a>`},
		{`<a href="../../people/ada/">Ada</a> <a href="https://else.org/?a=1&amp;b">b</a> <a href="mailto:a@b">c</a>`,
			`<a href="https://example.org/on/people/ada/">Ada</a> <a href="https://else.org/?a=1&amp;b">b</a> <a href="mailto:a@b">c</a>`},
		{`<img src="p.png" alt="A &quot;b&quot;" loading="lazy" srcset="p.png 1x, /big.png 2x">`,
			`<img src="https://example.org/on/articles/a/p.png" alt="A &#34;b&#34;" srcset="https://example.org/on/articles/a/p.png 1x, https://example.org/big.png 2x">`},
		{`a<details class="know"><summary>How</summary><details><p>x</p></details>y</details>b`, "ab"},
		{`<b>a</b> <details class="know folded"><summary>Note</summary>who <b>x</b></details>, c`, "<b>a</b> who <b>x</b>, c"},
		{`<details><summary>Kept</summary>x</details>`, "<details><summary>Kept</summary>x</details>"},
		{`a<script>if (a<b) "</p>"</script>b<style>p{}</style>c<svg viewBox="0"><svg/><text>t</text></svg>d<p hidden>x</p>e`, "abcde"},
		{`a<svg>`, "a"},
		{`a<img hidden src="x.png" alt=""><input class="know">b`, "ab"},
		{`<time datetime="2014-09">September</time><td colspan="2" style="x" onclick="y">z</td>`, `<time datetime="2014-09">September</time><td colspan="2">z</td>`},
	} {
		if got := f.Plain(a, c.body); got != c.want {
			t.Errorf("%s\nis  %s\nnot %s", c.body, got, c.want)
		}
	}
}
