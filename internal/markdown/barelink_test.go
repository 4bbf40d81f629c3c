package markdown

import (
	"reflect"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/gloss-press/gloss/internal/diag"
)

func TestMayHoldBareLink(t *testing.T) {
	for text, want := range map[string]bool{
		"":                      false,
		"Words alone: no link.": false,
		"See [the report](https://example.org/a?b=c).": false,
		"See [the *report*](https://example.org/).":    true,
		"See https://example.org/":                     true,
		"See (https://example.org/)":                   true,
		"See ftp://example.org/":                       true,
		"See www.example.org":                          true,
		"Write to ada@example.org":                     true,
		"[two words](https://example.org/)":            true, // it may be a box to tick, or an escape stand before it
		"See [x](https://example.org/)":                true,
		"See \\[no link](https://example.org/)":        true,
		"See :quote[no link](https://example.org/)":    true,
		"See [no link](https://example.org/ more":      true,
		"See [no link](https://example.org/":           true,
		"See no link](https://example.org/)":           true,
		"See [a `no](https://example.org/) `":          true,
		"See [^1](https://example.org/)":               true,
	} {
		if got := mayHoldBareLink([]byte(text)); got != want {
			t.Errorf("%v of %q", got, text)
		}
	}
}

// FuzzBareLink makes sure that a text which is read without Linkify comes out as with it.
func FuzzBareLink(f *testing.F) {
	for _, file := range tables(f) {
		examples, _ := readTable(f, file)
		for _, e := range examples {
			f.Add(string(e.input(f).Text))
		}
	}
	for _, text := range []string{
		"See [the report](https://example.org/a).\n\n- [ ] see [the report](https://example.org/)", "a `[x` [y z](http://b) `c]`", "[a [bb](http://x) c]\n\n[a]: y",
		"*a [bb](http://x)* http [cc](https://d)* _e_ [^1]\n\n[^1]: x [dd](ftp://z)", "| a | [bb](http://c) |\n|---|---|\n| [d](e) | f [gg](http://h) |",
		":plain[a [bb](http://c)] ![a [bb](http://c)](d) <a [bb](http://c)>", "    [aa](http://b)\n\n> [aa](http://b)\n    [cc](http://d)",
		"d\t\t\nx", "`    \nx\n=", "!  \n|\n-|\n-",
	} {
		f.Add(text)
	}
	spacesBefore := regexp.MustCompile(`[ \t]+(<br>|</[a-z0-9]+>|\n)`)
	always := *engine
	always.parser = engine.linking
	f.Fuzz(func(t *testing.T, body string) {
		if !utf8.ValidString(body) || mayHoldBareLink(lineEnds([]byte(body))) {
			return
		}
		in := Input{File: "a.md", Text: []byte(body), Line: 11, Link: link, Quotes: []Wanted{{ID: "a", Pos: diag.Pos{Line: 1, Col: 1}}}}
		got, want := engine.Read(in), always.Read(in)
		got.Text, want.Text = strings.Join(strings.Fields(got.Text), " "), strings.Join(strings.Fields(want.Text), " ")
		for _, r := range []Reading{got, want} {
			for i := range r.Parts {
				// With Linkify, some of the white space at a line’s end is kept.
				r.Parts[i].HTML = spacesBefore.ReplaceAllString(r.Parts[i].HTML, "$1")
			}
			for i, h := range r.Digest.Headings {
				r.Digest.Headings[i].Text = strings.Join(strings.Fields(h.Text), " ")
			}
			for id, s := range r.Seen {
				s.Prefix, s.Suffix = "", ""
				r.Seen[id] = s
			}
		}
		if !reflect.DeepEqual(got, want) {
			t.Fatalf("without %+v\nwith    %+v", got, want)
		}
	})
}
