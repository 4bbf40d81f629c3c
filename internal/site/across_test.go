package site

import (
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// examples reads the examples of a file in testdata: their names, and their texts cut at lines that begin with "--- ".
func examples(t *testing.T, file string) map[string][]string {
	t.Helper()
	b, err := os.ReadFile("testdata/" + file)
	if err != nil {
		t.Fatal(err)
	}
	list := map[string][]string{}
	for i, text := range strings.Split(string(b), "\n=== ") {
		if name, rest, _ := strings.Cut(text, "\n"); i > 0 {
			list[name] = strings.Split("\n"+strings.TrimRight(rest, "\n")+"\n", "\n--- ")
		}
	}
	return list
}

// TestNear goes through testdata/near.txt.
func TestNear(t *testing.T) {
	line := regexp.MustCompile(`^([a-z])#(q\d) (.*?), (\S+): (.*)$`)
	for name, parts := range examples(t, "near.txt") {
		t.Run(name, func(t *testing.T) {
			quotes := map[string][]string{}
			ids := map[string]string{} // a line of an article → the quote that stands there
			for l := range strings.Lines(strings.TrimSpace(parts[0]) + "\n") {
				m := line.FindStringSubmatch(strings.TrimSpace(l))
				if m == nil {
					t.Fatalf("what is %q?", l)
				}
				words, keys, more := strings.Cut(m[5], "; ")
				q := fmt.Sprintf("%s %s %s %q", m[2], strings.ReplaceAll(m[3], " ", "+"), m[4], strings.Trim(words, "“”"))
				if more {
					q += "; " + keys
				}
				n := 4
				for _, before := range quotes[m[1]] {
					n += 4 + strings.Count(before, "; ")
				}
				for i := range 5 {
					ids[fmt.Sprintf("articles/%s.md:%d", m[1], n+i)] = m[1] + "#" + m[2]
				}
				quotes[m[1]] = append(quotes[m[1]], q)
			}
			f := files{}
			for a, list := range quotes {
				f["articles/"+a+".md"] = article(fmt.Sprintf("2015-01-%02d", a[0]-'a'+1), list...)
			}
			want := strings.Split(strings.TrimSpace(strings.TrimPrefix(parts[1], "says\n")), "\n")
			for _, d := range f.site(t, Options{}).Diagnostics() {
				got := ids[fmt.Sprintf("%s:%d", strings.TrimPrefix(d.File, "content/"), d.From.Line)] + ": " + d.Message
				if len(want) == 0 || want[0] != got {
					t.Errorf("it says\n%s\nand should say\n%s", got, strings.Join(want[:min(1, len(want))], ""))
				} else if want = want[1:]; len(want) > 0 && strings.HasPrefix(want[0], "  hint: ") {
					if want[0] != "  hint: "+d.Hint {
						t.Errorf("the hint is\n  hint: %s\nand should be\n%s", d.Hint, want[0])
					}
					want = want[1:]
				}
			}
			if len(want) > 0 && want[0] != "" {
				t.Errorf("it does not say %q", want)
			}
		})
	}
}

// quoted is a quote in testdata/dates.txt.
var quoted = regexp.MustCompile(`\{speaker[^}]*\}`)

// TestDates goes through testdata/dates.txt.
func TestDates(t *testing.T) {
	for name, parts := range examples(t, "dates.txt") {
		t.Run(name, func(t *testing.T) {
			f, words := files{}, ""
			var want []string
			for _, part := range parts[1:] {
				file, text, _ := strings.Cut(part, "\n")
				if file == "says" {
					want = strings.FieldsFunc(text, func(r rune) bool { return r == '\n' })
					continue
				}
				text = quoted.ReplaceAllStringFunc(text, func(q string) string {
					words += "word"
					return fmt.Sprintf("{%s, id: q%d, text: %s}", q[1:len(q)-1], len(words), words)
				})
				key := "title: T\n"
				if strings.HasPrefix(file, "people/") {
					key = "name: J K\n"
					if file != "people/jk.md" {
						key = "name: Somebody\n"
					}
				}
				f[file] = key + strings.TrimRight(text, "\n")
			}
			got := strings.FieldsFunc(says(f.site(t, Options{Future: true}).Diagnostics()), func(r rune) bool { return r == '\n' })
			ok := func(got, want string) bool { return strings.HasPrefix(got, want) }
			if !slices.EqualFunc(got, want, ok) {
				t.Errorf("it says\n%s\nand should say\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
			}
		})
	}
}

// A site with very many warnings of a kind gets the first of them, and their number.
func TestManyWarnings(t *testing.T) {
	f := files{}
	for i := range manyRemarks + 7 {
		f[fmt.Sprintf("articles/a%03d.md", i)] = article("2014-01-01", fmt.Sprintf("q1 J+Doe 2015 number %d", i))
	}
	ds := f.site(t, Options{}).Diagnostics()
	n := 0
	for _, d := range ds {
		if strings.HasSuffix(d.Hint, "; 7 more such warnings are not shown") {
			n++
		}
	}
	if len(ds) != manyRemarks || n != 1 {
		t.Errorf("%d warnings, of which %d say how many more there are", len(ds), n)
	}
}

func TestChanged(t *testing.T) {
	f := files{
		"articles/never.md":     article("2014-09-14"),
		"articles/updated.md":   article("2014-09-14") + "|updated: 2014-09-18|corrections: [{date: 2014-09-16, text: X}]",
		"articles/corrected.md": article("2014-09-14") + "|updated: 2014-09-18|corrections: [{date: 2014-09-20, text: X}, {date: 2014-09-19, text: Y}]",
		"articles/only.md":      article("2014-09-14") + "|corrections: [{date: 2014-09-16, text: X}]",
		"articles/month.md":     article("2014-09-14") + "|corrections: [{date: 2014-10~, text: X}]",
		"articles/sameday.md":   article("2014-09-14T10:00:00") + "|updated: 2014-09-14|corrections: [{date: 2014-09-14, text: X}]",
		"articles/before.md":    article("2014-09-14") + "|updated: 2014-09-13|corrections: [{date: 2014-09-12, text: X}]",
	}
	s := f.site(t, Options{})
	for slug, want := range map[string][2]string{
		"never": {"", "2014-09-14T00:00"}, "updated": {"2014-09-18", "2014-09-18T00:00"}, "corrected": {"2014-09-20", "2014-09-20T00:00"},
		"only": {"2014-09-16", "2014-09-16T00:00"}, "month": {"2014-10~", "2014-10-01T00:00"}, "sameday": {"2014-09-14", "2014-09-14T10:00"}, "before": {"", "2014-09-14T00:00"},
	} {
		a := s.Article(slug)
		if got := [2]string{a.Revised.String(), a.Changed().Format("2006-01-02T15:04")}; got != want {
			t.Errorf("%s was changed %q and not %q", slug, got, want)
		}
	}
}
