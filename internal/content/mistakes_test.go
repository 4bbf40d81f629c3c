package content

import (
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	_ "time/tzdata"

	"github.com/gloss-press/gloss/internal/frontmatter"
)

// mistake is one case of testdata/mistakes.txt.
type mistake struct {
	path, src string
	want      []string
}

func readMistakes(t testing.TB) []mistake {
	t.Helper()
	data, err := os.ReadFile("testdata/mistakes.txt")
	if err != nil {
		t.Fatal(err)
	}
	var cases []mistake
	for _, part := range strings.Split(string(data), "\n## ")[1:] {
		path, rest, _ := strings.Cut(part, "\n")
		src, wants, ok := strings.Cut(rest, "=> ")
		if !ok {
			t.Fatalf("%s says nothing about its file", path)
		}
		c := mistake{path, src, strings.Split(strings.TrimSpace(wants), "\n=> ")}
		if c.want[0] == "nothing" {
			c.want = nil
		}
		cases = append(cases, c)
	}
	return cases
}

// TestMistakes tries every case: all that is said, in order, at its place, with its code and words.
func TestMistakes(t *testing.T) {
	for i, c := range readMistakes(t) {
		t.Run(fmt.Sprintf("%03d %s", i, c.path), func(t *testing.T) {
			_, ds := Parse(c.path, []byte(c.src))
			var got []string
			for j, d := range ds {
				got = append(got, fmt.Sprintf("%d:%d %s %s; %s", d.From.Line, d.From.Col, d.Code, d.Message, d.Hint))
				if d.Excerpt == "" && d.From.Line > 0 && strings.Split(c.src+"\n", "\n")[d.From.Line-1] != "" {
					t.Errorf("no excerpt: %s", got[j])
				}
				if d.Hint == "" {
					t.Errorf("no hint: %s", got[j])
				}
			}
			for j := range max(len(got), len(c.want)) {
				switch {
				case j >= len(got):
					t.Errorf("not said: %s", c.want[j])
				case j >= len(c.want):
					t.Errorf("said besides: %s", got[j])
				default:
					place, words, _ := strings.Cut(c.want[j], " ")
					code, words, _ := strings.Cut(words, " ")
					if !strings.HasPrefix(got[j], place+" "+code+" ") || !strings.Contains(got[j], words) {
						t.Errorf("want %s\n got %s", c.want[j], got[j])
					}
				}
			}
		})
	}
}

// certain is what a hint says that spells out a mend: "write title: The harbour", "write true".
var certain = regexp.MustCompile(`^(?:[^:;]*: )?write \S+: \S.*$|^write [^ ]+$`)

// TestSpelledOut holds that every message that spells out one mend carries it, so that gloss fix makes it.
func TestSpelledOut(t *testing.T) {
	showsForm := func(hint string) bool { // how a value is written, and not which
		for _, m := range mappings {
			for _, k := range m.Rows {
				if k.Example != "" && strings.HasSuffix(hint, ": "+k.Example) {
					return true
				}
			}
		}
		return slices.ContainsFunc([]string{"and its value", "image: {file: …", `"some words"`, "article-slug#id", "key: value"}, func(s string) bool { return strings.Contains(hint, s) })
	}
	made := 0
	for _, c := range readMistakes(t) {
		if !frontmatter.IsMarkdown(c.path) {
			continue
		}
		_, ds := Parse(c.path, []byte(c.src))
		Complete(c.path, []byte(c.src), ds)
		for _, d := range ds {
			switch {
			case !certain.MatchString(d.Hint) || showsForm(d.Hint):
			case len(d.Fixes) == 0:
				t.Errorf("%s: nothing does what is said: %s", c.path, d.Hint)
			default:
				made++
			}
		}
	}
	if made < 15 {
		t.Errorf("%d mends are spelled out", made)
	}
}
