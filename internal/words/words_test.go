package words_test

import (
	"bytes"
	"fmt"
	"html/template"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/gloss-press/gloss/internal/diag"
	"github.com/gloss-press/gloss/internal/layout"
	"github.com/gloss-press/gloss/internal/limit"
	"github.com/gloss-press/gloss/internal/words"
)

const english = `
skip = "Skip to the text"
feed = "Feed of {title}"
[attribution]
via = "{speaker}, as reported by {via}"
[quotes]
one = "{n} quote in {title}"
other = "{n} quotes in {title}"
`

// folder makes a folder of layouts with files of words, by the names of their languages.
func folder(files map[string]string) fstest.MapFS {
	fsys := fstest.MapFS{}
	for tag, text := range files {
		fsys["words/"+tag+".toml"] = &fstest.MapFile{Data: []byte(text)}
	}
	return fsys
}

// load reads a site's own files over the English of these tests.
func load(t *testing.T, own map[string]string) *words.Catalogues {
	t.Helper()
	all := words.Load(folder(map[string]string{"en": english}), folder(own))
	for _, d := range all.Diagnostics() {
		if d.Severity == diag.Error {
			t.Errorf("%+v", d)
		}
	}
	return all
}

func TestOverlay(t *testing.T) {
	all := load(t, map[string]string{
		"en":    "skip = \"To the text\"\n[attribution]\nvia = \"{via}: {speaker}\"\n",
		"en-GB": `skip = "Straight to the text"`,
		"pl":    `quotes = {one = "{n} cytat: {title}", few = "{n} cytaty: {title}", many = "{n} cytatów: {title}"}`,
	})
	for tag, want := range map[string]string{
		"en":      "en: To the text | Al: Jo | Feed of X | 1 quote in X, 1,204 quotes in X, 12,345,678 quotes in X",
		"en-US":   "en: To the text | Al: Jo | Feed of X | 1 quote in X, 1,204 quotes in X, 12,345,678 quotes in X",
		"en-GB":   "en-GB: Straight to the text | Al: Jo | Feed of X | 1 quote in X, 1,204 quotes in X, 12,345,678 quotes in X",
		"pl-PL":   "pl: To the text | Al: Jo | Feed of X | 1 cytat: X, 1\u00a0204 cytaty: X, 12\u00a0345\u00a0678 cytatów: X",
		"fi":      "en: To the text | Al: Jo | Feed of X | 1 quote in X, 1,204 quotes in X, 12,345,678 quotes in X",
		"no tag?": "en: To the text | Al: Jo | Feed of X | 1 quote in X, 1,204 quotes in X, 12,345,678 quotes in X",
	} {
		c := all.For(tag)
		got := fmt.Sprintf("%s: %s | %s | %s | %s, %s, %s", c.Tag(), c.Say("skip"), c.Say("attribution.via", "via", "Al", "speaker", "Jo"), c.Say("feed", "title", "X"),
			c.Count("quotes", 1, "title", "X"), c.Count("quotes", 1204, "title", "X"), c.Count("quotes", 12345678, "title", "X"))
		if got != want {
			t.Errorf("%s: %s\nnot %s", tag, got, want)
		}
	}
	if got := fmt.Sprintf("%q", all.For("pl").Parts("attribution.via")); got != `["{via}" ": " "{speaker}"]` {
		t.Error(got)
	}
}

// TestMistakes has files of a site's own, and what is told of them: place, code, message, hint.
func TestMistakes(t *testing.T) {
	for _, c := range []struct{ tag, text, want string }{
		{"en", "skip = \"é {x\"", "1:11 bad-value: a brace stands here that is no place: write a place as {name}, with the name of one that the message has"},
		{"en", "# é\nfeed = \"“{titel}”\"", "2:10 bad-value: the message “feed” has no place {titel}: did you mean {title}?"},
		{"en", "feed = \"\\t{x}\"", "1:1 bad-value: the message “feed” has no place {x}: the places of this message are {title}"},
		{"en", "skip = \"{x}\"", "1:9 bad-value: the message “skip” has no place {x}: the message has no places: take it out"},
		{"en", "[atribution]\nvia = \"\"", "2:1 unknown-key: there is no message “atribution.via”: did you mean “attribution.via”?"},
		{"en", "quots.one = \"\"\nquots.other = \"\"", "1:1 unknown-key: there is no message “quots”: did you mean “quotes”?"},
		{"en", "nothing-like-it = \"\"", "1:1 unknown-key: there is no message “nothing-like-it”: the messages are those of Gloss’s own layouts/words/en.toml"},
		{"en", "quotes = \"{n} quotes\"", `1:1 wrong-type: the message “quotes” has plural forms: write a table of them: quotes = {one = "…", other = "…"}`},
		{"en", "skip.other = \"x\"", `1:1 wrong-type: the message “skip” has no plural forms: write skip = "…"`},
		{"en", "skip = 1", "1:1 wrong-type: “skip” is not text: write the words in quotation marks"},
		{"en", "[quotes]\nother = \"{n}\"", `2:1 missing-key: the message “quotes” lacks the plural form “one”: write all of these and no others: quotes = {one = "…", other = "…"}`},
		{"en", "quotes = {one = \"{n}\", few = \"{n}\", other = \"{n}\"}", `1:11 missing-key: the message “quotes” has the plural form “few”, which is none of this language: write all of these and no others: quotes = {one = "…", other = "…"}`},
		{"en", "skip = \"é\" x", `1:12 toml: this can't be read as TOML: expected newline but got U+0078 'x': write key = "words", with the words in quotation marks, and each key once`},
		{"en", "skip = \"a\"\nskip = \"b\"", `2:1 toml: this can't be read as TOML: key skip is already defined: write key = "words", with the words in quotation marks, and each key once`},
		{"en", strings.Repeat("k = \"x\"\n", limit.Words/8+1), "1:1 too-large: this file of words has more than 256 KB: keep the messages that the site changes: all others are Gloss’s own"},
		{"english!", "skip = \"a\"", "0:0 bad-value: this file is not named by a language: give it the name of a language tag, such as en.toml or pt-BR.toml"},
		{"de", "skip = \"Zum Text\"", "1:1 missing-key: messages that are not here stand on pages in English: attribution.via, feed, quotes: write them too: Gloss’s own layouts/words/en.toml has the English of all messages"},
	} {
		all := words.Load(folder(map[string]string{"en": english}), folder(map[string]string{c.tag: c.text}))
		var got []string
		for _, d := range all.Diagnostics() {
			got = append(got, fmt.Sprintf("%d:%d %s: %s: %s", d.From.Line, d.From.Col, d.Code, d.Message, d.Hint))
			if d.File != "layouts/words/"+c.tag+".toml" {
				t.Errorf("%s is told of %s", d.Message, d.File)
			}
		}
		if strings.Join(got, "\n") != c.want {
			t.Errorf("%.80s tells\n%s\nnot\n%s", c.text, strings.Join(got, "\n"), c.want)
		}
	}
	all := words.Load(folder(map[string]string{"en": english}), folder(map[string]string{"en": "skip = \"{x}\"\nfeed = \"{title}!\""}))
	if c := all.For("en"); c.Say("skip") != "Skip to the text" || c.Say("feed", "title", "X") != "X!" {
		t.Error("a mistake in one message is not its own alone")
	}
}

// TestFuncs has what layouts write, and what comes of it.
func TestFuncs(t *testing.T) {
	c := load(t, map[string]string{"en": "feed = \"<{title}>\"\nattribution.via = \"“{via}”: {speaker}\""}).For("en")
	for in, want := range map[string]string{
		`{{word "skip"}}`: "Skip to the text",
		`<a title="{{word "feed" "title" .Title}}">{{word "feed" "title" .Title}}</a>`: `<a title="&lt;a &amp; b&gt;">&lt;a &amp; b&gt;</a>`,
		`{{count "quotes" .N "title" "X"}}`:                                            "2 quotes in X",
		`{{range parts "attribution.via"}}{{if eq . "{speaker}"}}<b>{{$.Title}}</b>{{else if eq . "{via}"}}<i>V</i>{{else}}{{.}}{{end}}{{end}}`: "“<i>V</i>”: <b>a &amp; b</b>",
		`{{word "skp"}}`:                            `there is no message "skp": did you mean "skip"?`,
		`{{word "feed"}}`:                           `the message "feed" has the places {title}: give the name and the value of each`,
		`{{word "feed" "titel" "x"}}`:               `the message "feed" has no place {titel}: did you mean "{title}"?`,
		`{{word "feed" "title"}}`:                   `the message "feed": each place needs its name and its value`,
		`{{word "quotes"}}`:                         `the message "quotes" has plural forms: write {{count "quotes" NUMBER}}`,
		`{{count "quotes" "two" "title" "X"}}`:      `count takes the key of a message and a whole number, and then the names and values of places`,
		`{{count "quotes"}}`:                        `count takes the key of a message and a whole number, and then the names and values of places`,
		`{{word "feed" "title" .N}}`:                `&lt;2&gt;`,
		`{{word}}`:                                  `there is no message ""`,
		`{{count "skip" 1}}`:                        `the message "skip" has no plural forms: write {{word "skip"}}`,
		`{{range parts "quotes"}}{{.}}{{end}}`:      `the message "quotes" has plural forms: write {{count "quotes" NUMBER}}`,
		`{{range parts "attribution"}}{{.}}{{end}}`: `there is no message "attribution"`,
	} {
		var b bytes.Buffer
		s := layout.New(c.Funcs(), nil, template.Must(template.New("main").Funcs(c.Funcs()).Parse(in)))
		got := ""
		if err := s.Execute(&b, "main", struct {
			Title string
			N     int
		}{"a & b", 2}, nil); err != nil {
			_, got, _ = strings.Cut(err.Error(), ": error calling ")
			_, got, _ = strings.Cut(got, ": ")
		} else {
			got = b.String()
		}
		if got != want {
			t.Errorf("%s gives\n%s\nnot\n%s", in, got, want)
		}
		if f := s.Fallbacks(); f != nil {
			t.Errorf("%s has no compiled form: %v", in, f)
		}
	}
}

// TestBuiltIn reads the words that Gloss has.
func TestBuiltIn(t *testing.T) {
	if diags := words.Load(os.DirFS("../../layouts"), nil).Diagnostics(); len(diags) > 0 {
		t.Errorf("%+v", diags)
	}
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		words.Load(os.DirFS("../../layouts"), nil)
	}
}

func BenchmarkSay(b *testing.B) {
	all := words.Load(folder(map[string]string{"en": english}), nil)
	c := all.For("en")
	b.Run("plain", func(b *testing.B) {
		for b.Loop() {
			c.Say("skip")
		}
	})
	b.Run("places", func(b *testing.B) {
		for b.Loop() {
			c.Say("attribution.via", "speaker", "Jo", "via", "Al")
		}
	})
	b.Run("count", func(b *testing.B) {
		for b.Loop() {
			c.Count("quotes", 8, "title", "X")
		}
	})
	b.Run("thousands", func(b *testing.B) {
		for b.Loop() {
			c.Count("quotes", 1204, "title", "X")
		}
	})
}

// FuzzLoad: whatever a site's file holds, a message is whole or is said as Gloss says it.
func FuzzLoad(f *testing.F) {
	f.Add("skip = \"x\"\n[quotes]\none = \"{n}\"\nother = '''\n{title}'''")
	f.Add("quotes = {one = \"\\u007b\", other = \"}\"}\n[[a]]\nb.\"c.d\" = [1, {e = \"\"}]")
	f.Add("feed = \"\"\nattribution.via = \"{via}{speaker}\"")
	f.Fuzz(func(t *testing.T, text string) {
		all := words.Load(folder(map[string]string{"en": english}), folder(map[string]string{"en": text}))
		c := all.For("en")
		for key, places := range map[string][]string{"skip": nil, "feed": {"title", "T"}, "attribution.via": {"speaker", "S", "via", "V"}} {
			if said := c.Say(key, places...); strings.ContainsAny(said, "{}") {
				t.Errorf("%s is said %q", key, said)
			}
		}
		if said := c.Count("quotes", 1, "title", "T") + c.Count("quotes", 2, "title", "T"); strings.ContainsAny(said, "{}") {
			t.Errorf("quotes are counted %q", said)
		}
		for _, d := range all.Diagnostics() {
			if d.From.Line < 1 || d.From.Col < 1 || d.Hint == "" {
				t.Errorf("%+v", d)
			}
		}
	})
}
