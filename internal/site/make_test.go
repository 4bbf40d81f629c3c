package site

import (
	"strings"
	"testing"

	"github.com/gloss-press/gloss/internal/content"
)

// Where it is asked for, a name that has no file comes with the command that begins it, so that the name leads there.
func TestHintsTellTheCommand(t *testing.T) {
	parse := func(name, src string) content.File {
		f, diags := content.Parse(name, []byte(src))
		if len(diags) > 0 {
			t.Fatal(diags)
		}
		return f
	}
	files := []content.File{
		parse("content/people/john-kerry.md", "---\nname: John Kerry\n---\n"),
		parse("content/articles/a.md", `---
title: A
quotes:
  - {id: a, speaker: marie-harf, date: 2014, text: "a", source: cbs-2014-09-14, terms: [de-conflict]}
  - {id: b, speaker: jon-kerry, date: 2014, text: "b"}
  - {id: c, speaker: marie.harf, date: 2014, text: "c"}
  - {id: d, speaker: Marie Harf, date: 2014, text: "d"}
  - {id: e, speaker: -harf, date: 2014, text: "e"}
---
`),
	}
	for _, made := range []bool{true, false} {
		opt := Options{}
		if made {
			opt.Make = func(kind, name string) string { return "MAKE " + kind + " “" + name + "”" }
		}
		hints := map[string]string{}
		for _, d := range New(files, opt).Diagnostics() {
			hints[d.Message] = d.Hint
			if !made && strings.Contains(d.Hint, "MAKE") {
				t.Errorf("a command was not asked for: %s", d.Hint)
			}
		}
		for message, want := range map[string]string{
			"there is no person `marie-harf`":     "write content/people/marie-harf.md, or give a person’s name as it should be read; to begin the file: MAKE person “Marie Harf”",
			"there is no source `cbs-2014-09-14`": "write content/sources/cbs-2014-09-14.md, or give a source’s name as it should be read; to begin the file: MAKE source “cbs-2014-09-14”",
			"there is no term `de-conflict`":      "write content/glossary/de-conflict.md, or mend the name; to begin the file: MAKE term “de-conflict”",
			"there is no person `jon-kerry`":      "did you mean `john-kerry`? If not, begin the file: MAKE person “Jon Kerry”",
			"there is no person `marie.harf`":     "write content/people/marie.harf.md, or give a person’s name as it should be read", // no command makes this slug
			"there is no person `-harf`":          "write content/people/-harf.md, or give a person’s name as it should be read",
		} {
			if got, ok := hints[message]; !ok || made && got != want {
				t.Errorf("%s: %q, want %q", message, got, want)
			}
		}
	}
}
