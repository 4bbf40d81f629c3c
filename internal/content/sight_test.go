package content

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v4"

	"github.com/gloss-press/gloss/internal/diag"
)

// TestEveryRowIsInSight puts characters that nobody sees into each value of the table, one after the other: each is told once, at its own place.
func TestEveryRowIsInSight(t *testing.T) {
	tried := 0
	for _, k := range append(kinds, site, listed) {
		path := "content/site.yaml"
		mark := ""
		switch {
		case k.keys == listed.keys:
			path = "content/glossary.yaml"
		case k.folder != "":
			path, mark = "content/"+k.folder+"/a.md", "---\n"
		}
		var root any = sample(k.keys)
		if k.keys == listed.keys {
			root = []any{root}
		}
		for _, hidden := range []rune{0x200B, 0x202E, 0x200E, 0xFEFF, 0x3164, 0xE0041, 0xE000} {
			for at := 0; ; at++ {
				n := at
				value := infect(root, hidden, &n)
				if n >= 0 {
					break
				}
				forms := []func(any) ([]byte, error){func(v any) ([]byte, error) { b, err := yaml.Marshal(v); return written(b, hidden), err }}
				if mark == "" {
					forms = append(forms, func(v any) ([]byte, error) { return yaml.Marshal(v) })
				} else {
					forms = append(forms, func(v any) ([]byte, error) { return json.MarshalIndent(v, "", " ") })
				}
				for i, form := range forms {
					b, err := form(value)
					if err != nil {
						t.Fatal(err)
					}
					src := string(b)
					if mark != "" && i == 0 {
						src = mark + src + mark
					}
					_, ds := Parse(path, []byte(src+"\n\nWords.\n"[:9*len(mark)/4]))
					ds = slices.DeleteFunc(ds, func(d diag.Diagnostic) bool { return !strings.Contains(d.Message, fmt.Sprintf("U+%04X", hidden)) })
					if len(ds) != 1 || ds[0].Severity != diag.Error || ds[0].Hint == "" {
						t.Errorf("%s: of %U is told %v\n%s", path, hidden, ds, src)
						continue
					}
					if line := strings.Split(src, "\n")[ds[0].From.Line-1]; i == 0 && []rune(line)[ds[0].From.Col-1] != hidden {
						t.Errorf("%s: %U is told at %d:%d\n%s", path, hidden, ds[0].From.Line, ds[0].From.Col, src)
					}
					tried++
				}
			}
		}
	}
	if tried < 500 {
		t.Errorf("%d values were tried", tried)
	}
}

// written puts a character itself in the place of YAML's escapes for it.
func written(b []byte, r rune) []byte {
	s := string(b)
	for _, escape := range []string{fmt.Sprintf(`\u%04X`, r), fmt.Sprintf(`\u%04x`, r), fmt.Sprintf(`\U%08X`, r), fmt.Sprintf(`\U%08x`, r)} {
		s = strings.ReplaceAll(s, escape, string(r))
	}
	return []byte(s)
}

// infect gives a copy of a value with a character in its n-th text, behind the first letter; n is negative when there was one.
func infect(v any, hidden rune, n *int) any {
	switch v := v.(type) {
	case string:
		if *n--; *n == -1 {
			return v[:1] + string(hidden) + v[1:]
		}
		return v
	case []any:
		out := make([]any, len(v))
		for i := range v {
			out[i] = infect(v[i], hidden, n)
		}
		return out
	case map[string]any:
		out := map[string]any{}
		keys := make([]string, 0, len(v))
		for key := range v {
			keys = append(keys, key)
		}
		slices.Sort(keys)
		for _, key := range keys {
			name := key
			if key == "A" { // a label
				name = infect(key, hidden, n).(string)
			}
			out[name] = infect(v[key], hidden, n)
		}
		return out
	}
	return v
}

// TestFileNames: the name of a file is a name too, also where its slug is written.
func TestFileNames(t *testing.T) {
	for _, front := range []string{"title: T\n", "title: T\nslug: a\n"} {
		for name, want := range map[string]int{"content/pages/a\u202eb.md": 1, "content/pages/a\u200b/b.md": 1, "content/pages/\ufeffa.md": 1, "content/pages/a\u3164.md": 1, "content/pages/می\u200cخ.md": 0, "content/pages/é.md": 0} {
			_, ds := Parse(name, []byte("---\n"+front+"---\n"))
			ds = slices.DeleteFunc(ds, func(d diag.Diagnostic) bool { return d.Code != diag.Hidden })
			if len(ds) != want {
				t.Errorf("%+q: %v", name, ds)
			}
		}
	}
	for _, slug := range []string{"a\u3164b", "a\u034fb", "a\ufe0fb", "a\U000e0100", "\u115f", "a\u180bb", "a\u17b4"} {
		if message, _ := CheckSlug(slug); message == "" {
			t.Errorf("%+q is a slug", slug)
		}
		if IsQuoteID(slug) {
			t.Errorf("%+q is an id", slug)
		}
	}
}

// TestMendedInSight: what has no width is taken out, in the file's own style; what turns words is left to the writer, and so are quoted words.
func TestMendedInSight(t *testing.T) {
	src := "---\ntitle: A\u200B title\ndate: 2014-09-14\ntopics: [\"Sy\u00ADria\", Ir\u202Ean]\nquotes:\n  - {id: a, speaker: Kim\uFEFF, date: 2014-09-14, venue: \"T\\u2060own\", text: \"so\u200Bme\"}\n---\n"
	const want = "---\ntitle: A title\ndate: 2014-09-14\ntopics: [\"Syria\", Ir\u202Ean]\nquotes:\n  - {id: a, speaker: Kim, date: 2014-09-14, venue: \"Town\", text: \"so\u200Bme\"}\n---\n"
	_, ds := Parse("content/articles/a.md", []byte(src))
	Complete("content/articles/a.md", []byte(src), ds)
	var fixes []diag.Fix
	for _, d := range ds {
		fixes = append(fixes, d.Fixes...)
	}
	if got, _, _ := diag.Apply([]byte(src), fixes); string(got) != want {
		t.Errorf("mended it is\n%+q\nand should be\n%+q", got, want)
	}
}

// TestBodyIsInSight: what turns words is refused wherever a body has it, and the rest is let alone: lines may break at it.
func TestBodyIsInSight(t *testing.T) {
	for body, want := range map[string]string{
		"a \u202E b\n\nc \u202D d\n": "4:3 6:3", "`a\u202E`\n": "4:3", "<!-- \u202E -->\n": "4:6", "zero\u200Bwidth \u2066a\u2069 \u200E\n": "", "می\u200cخواهم\n": "",
	} {
		_, ds := Parse("content/pages/a.md", []byte("---\ntitle: T\n---\n"+body))
		var got []string
		for _, d := range ds {
			got = append(got, fmt.Sprintf("%d:%d", d.From.Line, d.From.Col))
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%+q: %v", body, ds)
		}
	}
	many := "---\ntitle: T\n---\n" + strings.Repeat("\u202E", 100_000)
	if _, ds := Parse("content/pages/a.md", []byte(many)); len(ds) == 0 || len(ds) > 100 {
		t.Errorf("%d messages", len(ds))
	}
}
