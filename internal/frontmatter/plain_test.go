package frontmatter

import (
	"io/fs"
	"os"
	"reflect"
	"strings"
	"testing"
)

// comparePlain makes sure that what readPlain takes is what YAML's reader makes of it. It reports whether readPlain took it.
func comparePlain(t *testing.T, data []byte) bool {
	t.Helper()
	got, ok := readPlain(data, 2, &nodes{})
	if !ok {
		return false
	}
	report := &Report{schema: schema}
	want, ok := readYAML(data, 2, report)
	if !ok || len(report.Diags) > 0 {
		t.Fatalf("plain, and YAML says %v\n%s", report.Diags, data)
	}
	if a, b := filled(got), filled(want); !reflect.DeepEqual(a, b) {
		t.Fatalf("plain %+v\nYAML  %+v\n%s", a, b, data)
	}
	return true
}

// filled gives a node whose empty lists are all nil.
func filled(n Node) Node {
	items := n.Items
	n.Items = nil
	for _, item := range items {
		n.Items = append(n.Items, filled(item))
	}
	n.Keys = append([]Key(nil), n.Keys...)
	return n
}

func TestPlain(t *testing.T) {
	for _, test := range []struct {
		data  string
		plain bool
	}{
		{"title: Talking is not coordinating\n", true},
		{"title: Talking", true},
		{"\n\ntitle:   Talking\n\nauthors: []\n\n", true},
		{"title: \"Talking: a # mark, a ' and a\"\nsummary: 'It said \"so\"'\n", true},
		{"title: \"\"\nsummary: ''\n", true},
		{"title: Ärger – мир 平和\nurl: https://example.org/a#b?c=d:e\nmoved_from: /old/\nx: (so)\n", true},
		{"topics: [Syria, \"Iran, too\", 'x', é, b]\ntopics2: [é, Syria]\n", true},
		{"quotes:\n  - id: a\n    text: words\n    terms: [one]\n  - id: b\n    date: 2014-09-14\nevents:\n  - date: 2014\n    title: x\n", true},
		{"quotes:\n- id: a\n  text: words\n- id: b\nevents:\n- date: 2014\n", true},
		{"aliases:\n  - one\n  - \"two\"\n  - three four\nname: x\n", true},
		{"glossary:\n  every: section\n  exclude:\n    - a\nonly:\n      topics: [Syria]\n", true},
		{"a:\n  - b:\n      - c: d\n        e: f\n    g: h\n", true},
		{"title: don't say \"so\" {here} [there] & *there*, 100% @home!\n", true},
		{"n: null\nt: true\nf: 1.50\nd: 2014-09-14 12:00\no: 0o17\ne: a:b\n", true},

		{"", false},
		{"title: one\ntitle: two\n", false},
		{"title:\n", false},
		{"title: ~\n", false},
		{"title: one: two\n", false},
		{"title: one:\n", false},
		{"title: one #two\n", false},
		{"title: one # two\n", false},
		{"# a comment\ntitle: one\n", false},
		{"title: one \n", false},
		{"title: one\n  two\n", false},
		{"title: \"one\n  two\"\n", false},
		{"title: \"one\" two\n", false},
		{"title: \"a\\\"b\"\n", false},
		{"title: 'a''b'\n", false},
		{"title: 'a'' b'\n", false},
		{"title: |\n  one\n", false},
		{"title: >-\n  one\n", false},
		{"title: &a one\n", false},
		{"title: *a\n", false},
		{"title: !!str one\n", false},
		{"title: {a: b}\n", false},
		{"title: @one\n", false},
		{"title: -one\n", false},
		{"title: ? one\n", false},
		{"<<: one\n", false},
		{"\"title\": one\n", false},
		{"title : one\n", false},
		{"title:one\n", false},
		{"title:\tone\n", false},
		{"title: one\r\n", false},
		{"title: one\n \nsummary: two\n", false},
		{" title: one\n", false},
		{"title: one\n summary: two\n", false},
		{"quotes:\n  - id: a\n   text: b\n", false},
		{"quotes:\n  - id: a\n     text: b\n", false},
		{"quotes:\n    - id: a\n  - id: b\n", false},
		{"quotes:\n  - id: a\n  text: b\n", false},
		{"quotes:\n  -  id: a\n", false},
		{"quotes:\n  -\n    id: a\n", false},
		{"quotes:\n  - - a\n", false},
		{"quotes:\n  - a\n    b\n", false},
		{"- a\n- b\n", false},
		{"topics: [a,b]\n", false},
		{"topics: [a, b,]\n", false},
		{"topics: [a, ]\n", false},
		{"topics: [a, [b]]\n", false},
		{"topics: [a: b]\n", false},
		{"topics: [a\n  b]\n", false},
		{"topics: [a] b\n", false},
		{"topics: [a ]\n", false},
		{"title: a\n---\ntitle: b\n", false},
		{"title: a\n...\n", false},
		{"title: a\u2028b\n", false},
		{"title: \uFEFFb\n", false},
		{"title: a\u0085b\n", false},
		{"title: a\xffb\n", false},
		{"a:\n b:\n  c:\n   d:\n    e:\n     f:\n      g:\n       h:\n        i: x\n", false},
	} {
		if got := comparePlain(t, []byte(test.data)); got != test.plain {
			t.Errorf("plain is %v of %q", got, test.data)
		}
	}
}

// TestPlainOfFiles compares all of the example's files, many of which are plain.
func TestPlainOfFiles(t *testing.T) {
	plain := 0
	err := fs.WalkDir(os.DirFS("../../content"), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		src, err := os.ReadFile("../../content/" + name)
		if err != nil {
			return err
		}
		_, front, ok := strings.Cut(string(src), "---\n")
		front, _, closed := strings.Cut(front, "\n---\n")
		if ok && closed && comparePlain(t, []byte(front+"\n")) {
			plain++
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if plain < 10 {
		t.Errorf("only %d of the example’s files are plain", plain)
	}
}

// FuzzPlain makes sure of that for anything.
func FuzzPlain(f *testing.F) {
	for _, seed := range []string{
		"title: \"T\"\nquotes:\n  - id: a\n    text: 'w x'\n    terms: [a, \"b\"]\n  - id: b\nevents:\n- date: 2014\n",
		"a:\n  - b:\n      - c: d\n        e: f\n    g: h\n", "title: one: two #x\n", "aliases:\n  - é [x]\n  - \"two\"\n\nx: (a) - b\n",
		"a: 'b'' c'\nb: \"\\n\"\nc: [é, b]\n", "a: b\n c\n", "a:\n- b\nc: ~\n", "a: [\"b\", 'c', d-e_f.g/h]\n",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) { comparePlain(t, data) })
}

func TestPrintable(t *testing.T) {
	for at := range 16 {
		for _, odd := range []byte{0, '\n', 0x1f, 0x7f, 0x80, 0xff} {
			text := []byte(strings.Repeat("~ ", 10))
			text[at] = odd
			if got := printable(text); got != at {
				t.Errorf("%d printable bytes before %#x at %d", got, odd, at)
			}
		}
	}
}
