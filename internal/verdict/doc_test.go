package verdict

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
)

// TestDocumentation compares docs/verified.md with the code: the verdicts' names, and the examples.
func TestDocumentation(t *testing.T) {
	b, err := os.ReadFile("../../docs/verified.md")
	if err != nil {
		t.Fatal(err)
	}
	doc := string(b)
	var known, named []string
	for _, k := range Kinds() {
		known = append(known, k.String())
	}
	for _, m := range regexp.MustCompile(`(?m)^\| \*([a-z ]+)\* \| .* \| ([a-z]+ ?[a-z]*)`).FindAllStringSubmatch(doc, -1) {
		named = append(named, m[1])
		i := slices.Index(known, m[1])
		if i < 0 {
			t.Errorf("%q is no verdict", m[1])
		} else if refused := m[2] == "not published"; refused != Kind(i).IsError() {
			t.Errorf("docs/verified.md says of %s: %s", m[1], m[2])
		}
	}
	for _, name := range known {
		if !slices.Contains(named, name) {
			t.Errorf("docs/verified.md does not explain %q", name)
		}
	}
	var lines []string
	for _, m := range regexp.MustCompile(`(?m)^    (.*: .*)$`).FindAllStringSubmatch(doc, -1) {
		lines = append(lines, m[1])
	}
	source := said(strings.Join(lines, "\n"), nil)
	examples := regexp.MustCompile(`(?m)^\| ([^|]+) \| (Marie Harf|John Kerry) \| \*([a-z ]+)\* \|$`).FindAllStringSubmatch(doc, -1)
	for _, m := range examples {
		if v := source.Check(Cited{Words: m[1], Name: m[2]}); v.Kind.String() != m[3] {
			t.Errorf("%q is %v, and docs/verified.md says %s", m[1], v.Kind, m[3])
		}
	}
	if len(examples) < 10 {
		t.Errorf("only %d examples", len(examples))
	}
}

// Each language's list can be read, and none has an entry twice.
func TestLists(t *testing.T) {
	for name, list := range languages {
		seen := map[string]bool{}
		for _, entries := range list.first {
			for _, e := range entries {
				if words := strings.Join(e.words, " "); seen[words] && words != "wouldn't" && words != "couldn't" {
					t.Errorf("meaning/%s.txt has %q twice", name, words)
				} else {
					seen[words] = true
				}
			}
		}
		if len(seen) < 40 {
			t.Errorf("meaning/%s.txt has %d entries", name, len(seen))
		}
	}
	for _, wrong := range []string{"not\n", "[negation]\n,\n", "[negation]\n*\n", "[other]\nnot\n"} {
		if _, err := readBearings(wrong); err == nil {
			t.Errorf("%q is read as a list", wrong)
		}
	}
}

// Versions of a transcript are compared at the quoted words alone.
func TestCompare(t *testing.T) {
	delivered := said("MR. A: We will talk, and we will not coordinate with them. It is late.", nil)
	for _, e := range []struct{ other, words, want string }{
		{"A: We will talk, and we will not coordinate with them. It was late.", "we will not coordinate", ""},
		{"A: We will talk, and we will never coordinate with them.", "we will not coordinate", "we will never coordinate"},
		{"A: We will talk, and we will not -- not -- coordinate with them.", "We will talk … coordinate with them", ""},
		{"A: Good morning.", "It is late", "-"},
		{"A: …", "It is late", ""},
		{"A: It was late.", "It was early", ""},
	} {
		c := Cited{Words: e.words, Name: "Mr. A", Prefix: ""}
		v, differs := delivered.Compare(c, delivered.Check(c), said(e.other, nil))
		got := v.There
		if differs && got == "" {
			got = "-"
		}
		if got != e.want {
			t.Errorf("%q against %q: %+v, want %q", e.words, e.other, v, e.want)
		}
	}
}

// A Transcript may be asked by several goroutines at once.
func TestCheckAtOnce(t *testing.T) {
	tr := said("A: We will not be coordinating with them.\nB: Will you not?", map[string]string{"A": "a"})
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			for _, words := range []string{"We will … be coordinating", "We will be coordinating", "with them. Will you"} {
				for _, language := range []string{"", "de", "xx"} {
					if v := tr.Check(Cited{Words: words, Speaker: "a", Language: language}); v.Kind == Unchecked {
						t.Error("unchecked")
					}
				}
			}
		})
	}
	all.Wait()
}
