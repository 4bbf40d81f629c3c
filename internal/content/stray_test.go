package content

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/gloss-press/gloss/internal/diag"
)

// TestStrayFrontMatter: what is written as front matter is never text, whatever stands before it, and what writers write is left alone.
func TestStrayFrontMatter(t *testing.T) {
	const first = "---\ntitle: T\ndate: 2014-01-01\n"
	for _, test := range []struct {
		src  string
		line int32 // 0: nothing is said
	}{
		// a second one
		{first + "...\n---\nsecret: S\ndraft: true\n---\nbody\n", 5},
		{first + "---\n---\nsecret: S\n---\nbody\n", 5},
		{first + "---\n\n\n---\nsecret: S\n...\nbody\n", 7},
		{first + "---\n...\n---\ndraft: true\n", 6},
		{first + "---\n<!-- a\n b -->\n\n---\ndraft: true\n---\n", 8},
		{first + "---\n\uFEFF---\ndraft: true\n---\n", 5},
		{first + "---\r\n---\r\ndraft: true\r\n---\r\n", 5},
		{first + "---\n--- \n\"draft\": true\n---\n", 5},
		{first + "---\n  ---\n  draft: true\n  ---\n", 5},
		{first + "---\n---\n{draft: true}\n---\n", 5},
		{first + "---\n---\n# a comment\n\ndraft: true\n---\n", 5},
		{first + "---\n---yaml\ndraft: true\n---\n", 5},
		{first + "---\n----\nsecret: x\n----\n", 5},
		{first + "---\n+++\ndraft = true\n+++\n", 5},
		{first + "---\n+++\n[a]\ndraft = true\n", 5},
		{first + "---\n{\n  \"draft\": true\n}\n", 5},
		{first + "---\n{\"secret\": 1}\n", 5},
		{"+++\ntitle = \"T\"\ndate = 2014-01-01\n+++\n---\ndraft: true\n---\n", 5},
		{"+++\ntitle = \"T\"\ndate = 2014-01-01\n+++\n+++\ndraft = true\n+++\n", 5},
		{"{\n\"title\": \"T\", \"date\": \"2014-01-01\"\n}\n\n---\ndraft: true\n---\n", 5},
		{"{\n\"title\": \"T\", \"date\": \"2014-01-01\"\n}\n\n{\n\"draft\": true\n}\n", 5},
		// … further below
		{first + "---\nWords.\n\n---\ntitle: Other\ndraft: true\n---\n\nMore.\n", 7},
		{first + "---\nWords.\n---\ntags: [a]\nlayout: post\n---\n", 6},
		{first + "---\nWords.\n\n---\ntitle: Other\n\nNever closed.\n", 7},
		{first + "---\n```\ncode\n```\n---\nx: 1\nquotes:\n  - id: a\n    text: b\n---\n", 8},
		{first + "---\nWords.\n\n+++\ntitle = \"x\"\n+++\n", 7},
		{first + "---\nWords.\n\n{\n\"title\": \"x\"\n}\n", 7},
		// keys below the end
		{first + "---\ndraft: true\n---\nWords.\n", 5},
		{first + "---\ndraft: true\n\nWords.\n", 5},
		{first + "---\n\ndraft: true\ntopics: [a]\n\nWords.\n", 6},
		{first + "---\n<!-- c -->\ndraft: true\nslug: x\n", 6},
		// text above
		{"Words.\n\n---\ntitle: T\ndraft: true\n---\n", 3},
		{"<!-- words -->\n---\ndate: 2014-01-01\ntitle: T\n---\n", 2},
		{"\n\uFEFF---\ntitle: T\n---\nbody\n", 2},
		{"# Words\n+++\ntitle = \"T\"\n+++\n", 2},

		// honest
		{first + "---\nWords.\n\n---\n\nMore words.\n", 0},
		{first + "---\n---\n\nWords.\n", 0},
		{first + "---\nA heading\n---\n\nWords: more.\n", 0},
		{first + "---\nNote: a heading\n---\n\nWords.\n", 0},
		{first + "---\nWords.\n\n---\nNote: more words.\n---\n\nWords.\n", 0},
		{first + "---\n---\nNote: more words.\n\nWords.\n", 0},
		{first + "---\nWords.\n\n---\n\nQ: Words?\n\nA: Words.\n\n---\n\nWords.\n", 0},
		{first + "---\nAsked: words.\nAnswered: words.\n", 0},
		{first + "---\nSo:\n\n```yaml\n---\ntitle: x\ndraft: true\n---\n```\n\nand\n\n~~~~\n+++\ntitle = 1\n~~~\n+++\n~~~~\n", 0},
		{first + "---\nSo:\n\n    ---\n    title: x\n    ---\n", 0},
		{first + "---\n<!--\n---\ntitle: x\ndraft: true\n---\n-->\nWords.\n", 0},
		{first + "---\n| a | b |\n| --- | --- |\n| c: | d |\n", 0},
		{first + "---\n{ braces }\n\n{\"a\"} x\n", 0},
		{first + "---\n***\ntitle: x\n***\n", 0},
		{first + "---\n1 + 1\n+++\nwords = none\n", 0},
	} {
		_, ds := Parse("content/articles/a.md", []byte(test.src))
		var line int32
		told := ""
		for _, d := range ds {
			if d.Code == diag.FrontMatter && line == 0 {
				line = d.From.Line
			}
			told += fmt.Sprintf("\n%d:%d %s %s; %s", d.From.Line, d.From.Col, d.Code, d.Message, d.Hint)
		}
		if line != test.line || line > 0 && strings.HasPrefix(test.src, "---") && len(ds) != 1 {
			t.Errorf("%q: told at line %d, want %d%s", test.src, line, test.line, told)
		}
	}
}

// TestStrayInOthers tries the kinds of files that are not articles, and the files that are YAML alone.
func TestStrayInOthers(t *testing.T) {
	for name, src := range map[string]string{
		"content/people/a.md": "---\nname: N\n---\n---\nsecret: x\n---\n", "content/sources/a.md": "---\ntitle: N\n---\n\n---\ndead: true\n---\n", "content/pages/a.md": "---\ntitle: N\n---\n---\ndraft: true\n---\n",
		"content/glossary/a.md": "---\nterm: N\nshort: s\n---\n---\nmatch: exact\n---\n", "content/site.yaml": "title: N\n---\nsecret: x\n", "content/glossary.yaml": "- term: a\n  short: b\n---\n- term: c\n  short: d\n",
	} {
		if _, ds := Parse(name, []byte(src)); len(ds) != 1 {
			t.Errorf("%s: %v", name, ds)
		}
	}
}

// TestStrayIsLinear: lines that look like the beginnings of front matter cost what others cost.
func TestStrayIsLinear(t *testing.T) {
	const n = 100_000
	start := time.Now()
	for _, s := range []string{"---\n", "---\nA: b\n", "{\n\n", "+++\n\n", "---\n# a\n", "<!--\n", "```\n---\n", "---\nx: y\n\n  z\n- a\n", ";;;\n[a]\n", "...\n"} {
		Parse("content/pages/a.md", []byte("---\ntitle: T\n---\nw\n"+strings.Repeat(s, n)))
	}
	if took := time.Since(start); took > 20*time.Second {
		t.Errorf("it took %v", took)
	}
}
