package content

import (
	first "cmp"
	"encoding/json"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/pelletier/go-toml/v2"
	"go.yaml.in/yaml/v4"

	"github.com/gloss-press/gloss/internal/diag"
	"github.com/gloss-press/gloss/internal/edtf"
)

// asWritten compares quotes by what they say.
var asWritten = cmp.Transformer("Written", func(q Quote) Written { return q.Written() })

// ignoring leaves places, and what depends on the length of the front matter, out of a comparison.
var ignoring = cmp.Options{
	asWritten,
	cmp.Comparer(func(a, b diag.Pos) bool { return true }),
	cmp.Comparer(func(a, b edtf.Date) bool { return a == b }),
	cmp.FilterPath(func(p cmp.Path) bool {
		return slices.Contains([]string{".Offset", ".Line", ".Empty", ".Size"}, p.Last().String())
	}, cmp.Ignore()),
}

// TestFormats reads files with nearly every key, in YAML, TOML and JSON as people write them: the same value comes out, and nothing is said.
func TestFormats(t *testing.T) {
	for name, kind := range map[string]string{"article": "articles", "term": "glossary", "person": "people", "source": "sources", "page": "pages"} {
		var files []File
		for _, format := range []string{"yaml", "toml", "json"} {
			src, err := os.ReadFile("testdata/every/" + name + "." + format)
			if err != nil {
				t.Fatal(err)
			}
			file, ds := Parse("content/"+kind+"/every-key.md", src)
			if len(ds) > 0 {
				t.Fatalf("%s.%s: %s", name, format, told(ds))
			}
			files = append(files, file)
			if diff := cmp.Diff(files[0], file, ignoring); diff != "" {
				t.Errorf("%s: yaml and %s differ:\n%s", name, format, diff)
			}
		}
	}
}

// TestEveryRow makes a file of all rows of the table that it may have, in every format: nothing is said, and no field is left empty.
func TestEveryRow(t *testing.T) {
	for _, k := range append(kinds, site) {
		path := "content/site.yaml"
		forms := map[string]func(any) ([]byte, error){"": yaml.Marshal}
		if k.folder != "" {
			path = "content/" + k.folder + "/a.md"
			forms = map[string]func(any) ([]byte, error){"---\n": yaml.Marshal, "+++\n": toml.Marshal, "\n": func(v any) ([]byte, error) { return json.MarshalIndent(v, "", " ") }}
		}
		for mark, marshal := range forms {
			b, err := marshal(sample(k.keys))
			if err != nil {
				t.Fatal(err)
			}
			file, ds := Parse(path, []byte(mark+string(b)+mark+"Words.\n"[:min(7, 7*len(mark))]))
			if len(ds) > 0 {
				t.Errorf("%s: %s\n%s", path, told(ds), b)
			}
			for _, field := range emptyFields(reflect.ValueOf(file).Elem(), k.folder) {
				t.Errorf("%s is empty", field)
			}
		}
	}
}

// sample gives a mapping with a value for every row.
func sample(m *Mapping) map[string]any {
	special := map[string]string{"a quote at": "00:12:34", "a quote statement": "other#x", "an article id": "urn:x:y", "an article draft": "true", "a page draft": "true", "a source dead": "true",
		"a source file": "a.vtt", "site.yaml timezone": "UTC", "site.yaml html": "true", "site.yaml quote_pages": "true", "images webp": "true", "language": "de", "url": "https://example.org/", "archive": "https://example.org/",
		"base_url": "https://example.org/"}
	out := map[string]any{}
	for _, k := range m.Rows {
		inner, isList := strings.CutPrefix(k.Example, "[")
		switch {
		case k.Below != nil && strings.HasPrefix(k.Example, "entries"):
			out[k.Name] = []any{sample(k.Below)}
		case k.Below != nil:
			out[k.Name] = sample(k.Below)
		case isList:
			out[k.Name] = []any{strings.TrimSuffix(inner, "]")}
		case k.Example != "":
			out[k.Name] = map[string]any{"A": "b"}
		case k.Choices != nil:
			out[k.Name] = k.Choices[len(k.Choices)-1]
		case k.isDate:
			out[k.Name] = "2014-09-14"
		default:
			out[k.Name] = first.Or(special[m.Name+" "+k.Name], special[k.Name], "words")
		}
	}
	return out
}

// emptyFields names the fields of v that have their zero value, and the places that were lost.
func emptyFields(v reflect.Value, name string) []string {
	switch {
	case strings.HasSuffix(name, ".Inline"), strings.HasSuffix(name, ".Empty"), strings.HasSuffix(name, ".Line"), strings.HasSuffix(name, ".Offset"), strings.HasSuffix(name, ".Size"),
		slices.Contains([]string{"glossary.Draft", "people.Draft", "sources.Draft", ".Slug", ".MovedFrom", ".Draft"}, name):
		return nil // what a body, or another kind of file, has
	case v.Type() == reflect.TypeFor[Quote]():
		return emptyFields(reflect.ValueOf(v.Addr().Interface().(*Quote).Written()), name)
	case v.Kind() == reflect.Pointer && !v.IsNil():
		return emptyFields(v.Elem(), name)
	case v.Kind() == reflect.Struct && v.Type() != reflect.TypeFor[edtf.Date]():
		var out []string
		for i := range v.NumField() {
			field := name
			if f := v.Type().Field(i); !f.Anonymous {
				field += "." + f.Name
			}
			out = append(out, emptyFields(v.Field(i), field)...)
		}
		return out
	case v.IsZero():
		return []string{name}
	case v.Kind() == reflect.Slice:
		return emptyFields(v.Index(0), name+"[0]")
	}
	return nil
}

func told(ds []diag.Diagnostic) string {
	var b strings.Builder
	_ = diag.Text(&b, ds, false)
	return b.String()
}

// TestWords makes sure that other systems' words are no keys here, and lead to keys or sentences.
func TestWords(t *testing.T) {
	for _, m := range Mappings() {
		for _, k := range m.Rows {
			if k.Doc == "" {
				t.Errorf("%s: %s is not explained", m.Name, k.Name)
			}
		}
		for word, meant := range m.Words {
			if slices.Contains(m.Keys, word) {
				t.Errorf("%s: %s is a key itself", m.Name, word)
			}
			if !slices.Contains(m.Keys, meant) && !strings.Contains(meant, " ") {
				t.Errorf("%s: %s leads to %s, which is no key", m.Name, word, meant)
			}
		}
	}
}

// TestOneLine reads values of one line with white space and line ends around them, as each format can have them: none of it is theirs.
func TestOneLine(t *testing.T) {
	plain := "---\ntitle: A title\ndate: 2014-09-16\nslug: a-title\ndraft: true\nlanguage: de\ntopics: [Ships]\nmoved_from: [/old/]\nid: urn:x:one\nquotes:\n" +
		"- {id: q, speaker: Ann Lee, date: 2014-09-14 10:30, source: talk, url: https://example.org/, kind: direct, venue: Town hall, at: \"12:34\"}\n---\n"
	want, ds := Parse("content/articles/a.md", []byte(plain))
	if len(ds) > 0 {
		t.Fatal(told(ds))
	}
	for format, src := range map[string]string{
		"folded": "---\ntitle: >\n  A title\ndate: >-\n  2014-09-16\nslug: >+\n  a-title\n\ndraft: |\n  true\nlanguage: |+\n  de\n\ntopics: [\"Ships \"]\nmoved_from:\n- |\n  /old/\nid: >\n  urn:x:one\nquotes:\n" +
			"- id: >\n    q\n  speaker: |\n    Ann Lee\n  date: ' 2014-09-14 10:30 '\n  source: >\n    talk\n  url: |\n    https://example.org/\n  kind: >\n    direct\n  venue: |\n    Town hall\n  at: \"12:34\\n\"\n---\n",
		"toml": "+++\ntitle = \"\"\"\nA title\n\"\"\"\ndate = \"2014-09-16 \"\nslug = '''\na-title'''\ndraft = true\nlanguage = \" de\"\ntopics = [\"\\tShips\"]\nmoved_from = ['/old/ ']\nid = \"urn:x:one\\n\"\n" +
			"[[quotes]]\nid = ' q'\nspeaker = \"\\u00a0Ann Lee\"\ndate = 2014-09-14 10:30\nsource = \"\"\"\ntalk\n\"\"\"\nurl = 'https://example.org/ '\nkind = 'direct '\nvenue = ' Town hall'\nat = '12:34 '\n+++\n",
		"json": "{\n\"title\": \"A title\\n\", \"date\": \"2014-09-16\\r\\n\", \"slug\": \" a-title\", \"draft\": \"true \", \"language\": \"de\\t\", \"topics\": [\" Ships\"], \"moved_from\": [\"/old/\\n\"], \"id\": \" urn:x:one\",\n" +
			"\"quotes\": [{\"id\": \"q \", \"speaker\": \"Ann Lee\\n\", \"date\": \" 2014-09-14 10:30\", \"source\": \"talk\\n\", \"url\": \" https://example.org/\", \"kind\": \" direct\", \"venue\": \"Town hall \", \"at\": \" 12:34\"}]\n}\n",
	} {
		got, ds := Parse("content/articles/a.md", []byte(src))
		if len(ds) > 0 {
			t.Errorf("%s: %s", format, told(ds))
		}
		if diff := cmp.Diff(want, got, ignoring); diff != "" {
			t.Errorf("%s differs:\n%s", format, diff)
		}
	}
	// What has line breaks of its own keeps them.
	file, _ := Parse("content/articles/a.md", []byte("---\ntitle: T\nquotes:\n- {id: q, speaker: A B, date: 2014, text: ' one ', note: x}\n- id: r\n  speaker: A B\n  date: 2014\n  text: |\n    one\n    two\n  note: |\n    - a\n    - b\n---\n"))
	quotes := file.(*Article).Quotes
	if quotes[1].Text().Value != "one\ntwo\n" || quotes[1].Note().Value != "- a\n- b\n" {
		t.Errorf("lines are lost: %q, %q", quotes[1].Text().Value, quotes[1].Note().Value)
	}
}
