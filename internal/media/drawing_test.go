package media

import (
	"fmt"
	"strings"
	"testing"
)

const open = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 10 10">`

// TestHarmless takes what programs for drawing write.
func TestHarmless(t *testing.T) {
	for _, b := range []string{
		`<?xml version="1.0" encoding="UTF-8" standalone="no"?>` + "\n" + `<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">` + "\n<!-- made by hand -->\n" + open + `</svg>`,
		`<!DOCTYPE svg>` + open + `<title>A “map”</title><desc>&lt;script&gt; &amp; more</desc></svg>`,
		"\uFEFF" + open + `<path d="M0 0h10" fill="url(#a)" transform="translate(1,2) rotate(3)" data-name="x" aria-label="y" class="c" style="fill:rgb(1,2,3);stroke:url('#b');mask:url( &quot;#c&quot; ) none"/></svg>`,
		open + `<style type="text/css"><![CDATA[ @media (prefers-color-scheme: dark) { .a:not(.b) { fill: var(--x, #fff) } } /* url(http://no) */ .c { font-family: "A, B"; filter: drop-shadow(0 0 1px #000) } ]]></style></svg>`,
		open + `<style>@font-face { font-family: X; src: url(data:font/woff2;base64,d09GMgABAAAAA) format("woff2") }</style></svg>`,
		open + `<defs><linearGradient id="a"><stop offset="0" stop-color="red"/></linearGradient><image id="i" width="1" height="1" xlink:href="data:image/png;base64,iVBORw0K&#xA;Ggo="/></defs><use xlink:href="#a"/><use href="#i"/></svg>`,
		open + `<a href="#x"><text x="1">words</text></a><animate attributeName="fill" values="red;blue" dur="1s" repeatCount="indefinite"/></svg>`,
		`<svg:svg xmlns:svg="http://www.w3.org/2000/svg" xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape" xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:dc="http://purl.org/dc/elements/1.1/" inkscape:version="1">` +
			`<svg:metadata><rdf:RDF><dc:type rdf:resource="http://purl.org/dc/dcmitype/StillImage"/></rdf:RDF></svg:metadata><svg:g inkscape:label="Layer 1"/></svg:svg>`,
		`<?xml version="1.0" encoding="iso-8859-1"?>` + "\n" + open + `</svg>`, `<?xml version="1.0" encoding="US-ASCII" standalone="no"?>` + open + `<?plantuml 1.2?><defs/><?plantuml-src abc?></svg>`, `<?xml version="1.0" encoding="windows-1252"?>` + open + `</svg>`,
		open + `<metadata><?xpacket begin="" id="W5M0"?><x:xmpmeta xmlns:x="adobe:ns:meta/"/><?xpacket end="w"?></metadata></svg>`,
		open + `<linearGradient id="a"/><meshgradient id="m" x="1" y="1"><meshrow><meshpatch><stop path="c 1,1"/></meshpatch></meshrow></meshgradient><hatch pitch="2"><hatchpath/></hatch></svg>`,
		strings.Replace(open, "viewBox", `host="example.org" content="&lt;mxfile&gt;" t="1583" p-id="12" viewBox`, 1) + `<text line-spacing="22" alt="x" label="y">x</text></svg>`,
		strings.Replace(open, "viewBox", `xmlns:v="http://schemas.microsoft.com/visio/2003/SVGExtensions/" viewBox`, 1) + `<v:documentProperties v:langID="1033"><v:userDefs/></v:documentProperties><g v:mID="1"/></svg>`,
	} {
		if at, message, _ := drawing([]byte(b)); message != "" {
			t.Errorf("%v: %s\n%s", at, message, b)
		}
	}
}

// TestHarmful refuses all by which a drawing runs a script or asks for something outside, in many spellings, at its place.
func TestHarmful(t *testing.T) {
	for _, inside := range []string{
		`<script>alert(1)</script>`, `<script/>`, `<script xlink:href="#a"/>`, `<s:script xmlns:s="http://www.w3.org/2000/svg">x</s:script>`, `<script xmlns="http://www.w3.org/1999/xhtml">x</script>`,
		`<h:script xmlns:h="http://www.w3.org/1999/xhtml">x</h:script>`, `<x:script>x</x:script>`, `<SCRIPT>x</SCRIPT>`, `<:script>x</:script>`, `<g xmlns=""><script>x</script></g>`,
		`<metadata><html xmlns="http://www.w3.org/1999/xhtml"/></metadata>`,
		`<g onclick="x()"/>`, `<g ONLOAD="x()"/>`, `<g xlink:onclick="x"/>`, `<animate onbegin="x()" attributeName="x"/>`, `<set attributeName="onmouseover" to="alert(1)"/>`,
		`<foreignObject><body xmlns="http://www.w3.org/1999/xhtml"/></foreignObject>`, `<iframe/>`, `<handler/>`, `<listener/>`, `<audio/>`, `<unknown/>`, `<discard/>`, `<cursor xlink:href="http://e.example/"/>`,
		`<a href="javascript:alert(1)"><text>x</text></a>`, `<a xlink:href="JaVaScRiPt:x"/>`, `<a href="java&#10;script:x"/>`, `<a href="&#x6A;avascript:x"/>`, `<a href="https://example.org/"/>`, `<a href="//e.example"/>`, `<a href="/other/"/>`,
		`<use href="http://e.example/x.svg#a"/>`, `<use href="other.svg#a"/>`, `<use xlink:href="data:image/svg+xml;base64,PHN2Zz4=#a"/>`, `<image href="http://e.example/x.png"/>`, `<image href="x.png"/>`,
		`<image href="data:image/svg+xml;base64,PHN2Zz4="/>`, `<image href="data:text/html,x"/>`, `<use href="data:image/png;base64,AAAA"/>`, `<feImage xlink:href="http://e.example/"/>`, `<textPath href="http://e.example/"/>`,
		`<tref xlink:href="https://e.example/"/>`, `<mpath href="a.svg#b"/>`, `<linearGradient href="a.svg#b"/>`, `<g xml:base="http://e.example/"/>`, `<g x:href="http://e.example/" xmlns:x="http://www.w3.org/1999/xlink"/>`,
		`<g fill="url(http://e.example/)"/>`, `<g fill="URL( 'http://e.example/' )"/>`, `<g style="fill:url(//e.example/#a)"/>`, `<g style="fill:u\72l(http://e.example/)"/>`, `<g mask="url(x.svg#a)"/>`, `<g cursor="url(data:image/svg+xml;base64,AA)"/>`,
		`<g style="background:image-set('http://e.example/' 1x)"/>`, `<g style="content:'"/>`, `<g style="x:url(#a"/>`, `<g style="fill:url(&quot;#a)&quot;);x:url(http://e.example/)/*&quot;*/"/>`, `<style>a{b:url( '#a)');c:url(http://e.example/)/*'*/}</style>`, `<g fill="url('#a' x)"/>`, `<g fill="url('#a)"/>`, `<g style="x:expression(y())"/>`, `<g filter="url(&quot;#a&quot; url(http://e.example))"/>`, `<g style="x:src('http://e.example/')"/>`,
		`<style>@import "http://e.example/";</style>`, `<style>@IMPORT url(x.css);</style>`, `<style>@im<!-- -->port "x";</style>`, `<style><![CDATA[@import]]> 'x';</style>`, `<style>a{b:url(http://e.example/)}</style>`, `<style>@font-face{src:url(x.woff)}</style>`,
		`<style>a{b:"` + "\n" + `url(x)"}</style>`, `<style>/*</style><style>@import "x";</style>`, `<style><g/></style>`, `<style type="text/xsl">x</style>`, `<style>\40import "x";</style>`, `<style>@\69mport "x";</style>`,
		`<animate attributeName="href" values="javascript:x"/>`, `<set attributeName="xlink:href" to="javascript:x"/>`, `<animate attributeName="style" to="x"/>`, `<animate attributeName="fill" values="red;url(http://e.example/)"/>`, `<set attributeName=" href " to="x"/>`,
		`<?xml-stylesheet href="x.xsl" type="text/xsl"?>`, `<?php x ?>`, `<text>&other;</text>`, `<g a="1"/>`, `<g>`, `</g>`, "<text>\x00</text>", "<text>\xff</text>", `<g/><!-- -- -->`,
	} {
		b := open + "\n " + inside + `</svg>`
		at, message, hint := drawing([]byte(b))
		if message == "" || hint == "" {
			t.Errorf("passes: %s", inside)
		} else if at.Line < 2 && inside != "</g>" {
			t.Errorf("%s is told at %v: %s", inside, at, message)
		}
	}
	for _, b := range []string{
		``, `x`, `<svg/>`, `<svg xmlns="http://www.w3.org/1999/xhtml"/>`, `<html xmlns="http://www.w3.org/1999/xhtml"><svg xmlns="http://www.w3.org/2000/svg"/></html>`, open, open + `</svg><script xmlns="http://www.w3.org/2000/svg"/>`,
		`<!DOCTYPE svg [<!ENTITY a "b">]>` + open + `<text>&a;</text></svg>`, `<!DOCTYPE svg SYSTEM "http://e.example/x.dtd">` + open + `</svg>`, `<!DOCTYPE html>` + open + `</svg>`, `<!DOCTYPE svg [<!ATTLIST g onload CDATA "x()">]>` + open + `<g/></svg>`,
		`<?xml-stylesheet href="x"?>` + open + `</svg>`, `<?xml version="1.0" encoding="UTF-7"?>` + open + `</svg>`, `<?xml version="1.0" encoding="ISO-2022-JP"?>` + open + `</svg>`, `<?xml version="1.0" encoding="iso-8859-1"?>` + open + "<text>\xe9</text></svg>", `<?xml version="1.0" encoding="us-ascii"?>` + open + `<text>é</text></svg>`,
		`<?xml version="1.1"?>` + open + `</svg>`, "\xff\xfe<\x00s\x00v\x00g\x00",
		strings.Replace(open, "viewBox", `onload="x()" viewBox`, 1) + `</svg>`,
	} {
		if _, message, _ := drawing([]byte(b)); message == "" {
			t.Errorf("passes: %s", b)
		}
	}
	if at, _, _ := drawing([]byte(open + "\n<g>\n  é<g onclick='x'/></g></svg>")); fmt.Sprint(at) != "{3 4}" {
		t.Errorf("told at %v", at)
	}
	if at, message, _ := drawing([]byte(open + "\n\n  <style>\n@import 'x';</style></svg>")); fmt.Sprint(at) != "{3 3}" || !strings.Contains(message, "@import") {
		t.Errorf("told at %v: %s", at, message)
	}
}

// TestUses counts what is drawn as often as it is used.
func TestUses(t *testing.T) {
	bomb := func(levels, uses int) string {
		var b strings.Builder
		b.WriteString(open + `<defs><path id="l0"/>`)
		for i := range levels {
			fmt.Fprintf(&b, `<g id="l%d">%s</g>`, i+1, strings.Repeat(fmt.Sprintf(`<use href="#l%d"/>`, i), uses))
		}
		fmt.Fprintf(&b, `</defs><use href="#l%d"/></svg>`, levels)
		return b.String()
	}
	for name, test := range map[string]struct {
		text string
		much bool
	}{
		"twice of twice": {bomb(20, 2), true}, "ten times of ten": {bomb(9, 10), true}, "few": {bomb(5, 2), false}, "a long chain": {bomb(5000, 1), true}, "many, once": {bomb(1, 20000), false},
		"itself": {open + `<g id="a"><use href="#a"/><use href="#a"/></g></svg>`, false}, "each other": {open + `<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g></svg>`, false},
		"nowhere": {open + `<use href="#none"/><use/></svg>`, false},
		"nested":  {open + strings.Repeat(`<g id="a"><use href="#a"/>`, 5000) + strings.Repeat(`</g>`, 5000) + `</svg>`, true},
	} {
		if _, message, _ := drawing([]byte(test.text)); strings.Contains(message, "shows more than") != test.much {
			t.Errorf("%s: %q", name, message)
		}
	}
}

// FuzzDrawing holds that nothing that passes has a word by which drawings do harm.
func FuzzDrawing(f *testing.F) {
	for _, s := range []string{open + `<g onclick="x"/></svg>`, open + `<style>@import</style></svg>`, open + `<a href="javascript:x"/></svg>`} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		at, message, _ := drawing([]byte(s))
		if message != "" {
			if at.Line < 1 || at.Col < 1 || int(at.Line) > strings.Count(s, "\n")+1 {
				t.Fatalf("%q: told at %v", s, at)
			}
			return
		}
		for _, tag := range []string{"<script", ":script", "<foreignObject", "<iframe"} {
			if i := strings.Index(s, tag); i >= 0 && !strings.Contains(s[:i], "<!--") && !strings.Contains(s[:i], "CDATA") && !strings.ContainsAny(s[:i], `"'`) {
				t.Fatalf("%q passes", s)
			}
		}
	})
}
