package passage

import (
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// block is one case of a data file: its number and name, and the values of its
// keys.
type block struct {
	number string
	name   string
	values map[string][]string
}

func (b block) get(key string) string { return strings.Join(b.values[key], "") }

// readBlocks reads a file of blocks that begin with "--- name" and hold lines of
// "key: value"; what stands before the first is for the reader.
func readBlocks(t *testing.T, name string) []block {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	var blocks []block
	for _, part := range strings.Split(string(data), "\n--- ")[1:] {
		lines := strings.Split(strings.TrimSpace(part), "\n")
		number, title, _ := strings.Cut(lines[0], " ")
		b := block{number: number, name: title, values: map[string][]string{}}
		if want := strconv.Itoa(len(blocks) + 1); number != want {
			t.Fatalf("%s: block %s has the number %s", name, want, number)
		}
		for _, line := range lines[1:] {
			key, value, ok := strings.Cut(line, ":")
			value = strings.ReplaceAll(strings.TrimSpace(value), `"`, `\"`)
			value, err := strconv.Unquote(`"` + value + `"`)
			if !ok || err != nil {
				t.Fatalf("%s: %s: cannot read %q: %v", name, b.name, line, err)
			}
			b.values[key] = append(b.values[key], value)
		}
		blocks = append(blocks, b)
	}
	return blocks
}

func TestMatching(t *testing.T) {
	for _, b := range readBlocks(t, "testdata/matching.txt") {
		t.Run(b.number, func(t *testing.T) {
			text := b.get("text")
			var found, at []string
			for _, r := range Compile(b.get("words"), b.get("prefix"), b.get("suffix")).In(Fold(text)) {
				found = append(found, text[r.From:r.To])
				at = append(at, strconv.Itoa(r.From))
			}
			if diff := cmp.Diff(b.values["found"], found); diff != "" {
				t.Errorf("%s (-want +got):\n%s", b.name, diff)
			}
			if want := b.get("at"); want != "" && want != strings.Join(at, " ") {
				t.Errorf("%s: found at %v, want %s", b.name, at, want)
			}
		})
	}
}

func TestNearest(t *testing.T) {
	for _, b := range readBlocks(t, "testdata/nearest.txt") {
		t.Run(b.number, func(t *testing.T) {
			text := b.get("text")
			p := Compile(b.get("words"), b.get("prefix"), b.get("suffix"))
			if found := p.In(Fold(text)); found != nil {
				t.Fatalf("%s: found at %v", b.name, found)
			}
			m, ok := p.Nearest(Fold(text))
			got := map[string]string{}
			if ok {
				got = map[string]string{"near": text[m.Near.From:m.Near.To], "want": m.Want, "have": m.Have}
			}
			want := map[string]string{}
			for _, key := range []string{"near", "want", "have"} {
				if b.values["near"] != nil {
					want[key] = b.get(key)
				}
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("%s (-want +got):\n%s", b.name, diff)
			}
			if ok && text[m.At.From:m.At.To] != m.Have {
				t.Errorf("%s: At is %q, Have %q", b.name, text[m.At.From:m.At.To], m.Have)
			}
		})
	}
}

func TestEqual(t *testing.T) {
	equal := [][]string{
		{"‘a’ “b”", `'a' "b"`, "ʼa´ «b»", "′a' ″b„"},
		{"a – b", "a—b", "a -- b", "a--- b", "a - b", "a\u00A0-\nb", "a ‐ b", "a‑‑b", "a ― b", "a‒b", "a − b", "a−b"},
		{"3-4", "3–4", "3‑4", "3 – 4", "3—4", "3‒4", "3 − 4"},
		{"de-con", "de‐con", "de‑con", " de-con\n", "de-\u00ADcon"},
		{"so…", "so...", "\tso..\u00AD."},
		{"- a", " - a", "—a", "— a"},
		{"a — — b", "a——b", "a - - b", "a —- b"},
		{"é", "e\u0301", "e\u00AD\u0301", "\u00ADé\u00AD"},
		{"K", "\u212A"},
		{"", " ", "\u00AD", "\n\u00AD "},
	}
	different := []string{
		"a", "A", "a.", "a..", "a …", "a…", "a b", "ab", "a\u200Bb", "a\u2060b", "a-b", "a----b",
		"a- b", "a -b", "ﬁ", "fi", "x²", "x2", "‚a'", "'a'", "''a''", `"a"`, "３", "3", "½", "1/2", "1⁄2", "3 -4",
	}
	for _, forms := range equal {
		if !slices.Contains(different, forms[0]) {
			different = append(different, forms[0])
		}
		for _, form := range forms {
			if !Equal(form, forms[0]) {
				t.Errorf("Equal(%q, %q) = false; keys %q, %q", form, forms[0], Key(form), Key(forms[0]))
			}
		}
	}
	seen := map[string]string{}
	for _, s := range different {
		if other, ok := seen[Key(s)]; ok {
			t.Errorf("Equal(%q, %q) = true", s, other)
		}
		seen[Key(s)] = s
	}
}

func TestRepetitionIsLinear(t *testing.T) {
	const n = 200_000
	text := Fold(strings.Repeat("no ", n))
	words := strings.TrimSpace(strings.Repeat("no ", n/2))
	if got := len(Compile(words, "", "").In(text)); got != n/2+1 {
		t.Errorf("found %d times, want %d", got, n/2+1)
	}
	if m, ok := Compile(words+" yes", "", "").Nearest(text); !ok || m.Want != "yes" {
		t.Errorf("nearest: %v, %v", m, ok)
	}
}

func ExamplePattern_Nearest() {
	text := "“Well, we’re not going to coordinate with the Syrians.”"
	miss, _ := Compile("we are not going to coordinate", "", "").Nearest(Fold(text))
	fmt.Printf("the article has “%s”: “%s” differs\n", text[miss.Near.From:miss.Near.To], miss.Want)
	// Output: the article has “we’re not going to coordinate”: “are” differs
}
