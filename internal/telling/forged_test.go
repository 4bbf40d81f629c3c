package telling_test

import (
	"fmt"
	"os"
	"testing"
	"testing/fstest"
	"time"

	"github.com/gloss-press/gloss/internal/content"
	"github.com/gloss-press/gloss/internal/diag"
	"github.com/gloss-press/gloss/internal/site"
	"github.com/gloss-press/gloss/internal/telling"
	"github.com/gloss-press/gloss/internal/words"
)

// fields are files with one value that a reader sees beside quotes.
var fields = map[string]string{
	"venue":       "content/articles/a.md|---\ntitle: T\ndate: 2014-01-01\nquotes:\n  - {id: q, speaker: Kim Lee, date: 2014-01-01, text: words, venue: %s}\n---\n“words”\n",
	"role":        "content/articles/a.md|---\ntitle: T\ndate: 2014-01-01\nquotes:\n  - {id: q, speaker: Kim Lee, date: 2014-01-01, text: words, role: %s}\n---\n“words”\n",
	"speaker":     "content/articles/a.md|---\ntitle: T\ndate: 2014-01-01\nquotes:\n  - {id: q, speaker: %s, date: 2014-01-01, text: words}\n---\n“words”\n",
	"source":      "content/articles/a.md|---\ntitle: T\ndate: 2014-01-01\nquotes:\n  - {id: q, speaker: Kim Lee, date: 2014-01-01, text: words, source: %s}\n---\n“words”\n",
	"via":         "content/articles/a.md|---\ntitle: T\ndate: 2014-01-01\nquotes:\n  - {id: q, speaker: Kim Lee, date: 2014-01-01, text: words, via: %s}\n---\n“words”\n",
	"question_by": "content/articles/a.md|---\ntitle: T\ndate: 2014-01-01\nquotes:\n  - {id: q, speaker: Kim Lee, date: 2014-01-01, text: words, question: Why?, question_by: %s}\n---\n“words”\n",
	"authors":     "content/articles/a.md|---\ntitle: T\ndate: 2014-01-01\nauthors: [%s]\n---\nwords\n",
	"name":        "content/people/a.md|---\nname: %s\n---\n",
	"aliases":     "content/people/a.md|---\nname: Kim\naliases: [%s]\n---\n",
	"affiliation": "content/people/a.md|---\nname: Kim\naffiliation: %s\n---\n",
	"roles":       "content/people/a.md|---\nname: Kim\nroles:\n  - title: %s\n---\n",
	"title":       "content/sources/a.md|---\ntitle: %s\n---\n",
	"publisher":   "content/sources/a.md|---\ntitle: T\npublisher: %s\n---\n",
	"by":          "content/glossary/a.md|---\nterm: T\nshort: s\ndefinitions:\n  - {by: %s, text: x}\n---\n",
	"author":      "content/site.yaml|author: %s\n",
}

// forged gives what is told of one value in one field.
func forged(t *testing.T, field, value string) []diag.Diagnostic {
	t.Helper()
	var name, form string
	for i, c := range fields[field] {
		if c == '|' {
			name, form = fields[field][:i], fields[field][i+1:]
		}
	}
	file, ds := content.Parse(name, fmt.Appendf(nil, form, fmt.Sprintf("%q", value)))
	if len(ds) > 0 {
		t.Fatalf("%s: %v", field, ds)
	}
	own := fstest.MapFS{"words/de.toml": {Data: []byte("standing.checked = \"✪ geprüft\"\nverdict.checked = \"{record}: nachgeprüft anhand\"\n")}}
	s := site.New([]content.File{file}, site.Options{Now: time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC)})
	return telling.Forged(s, words.Load(os.DirFS("../../layouts"), own).All())
}

// TestForged: whatever looks like the sign of a checked quote is refused in each field, at its place, in every language that the site has.
func TestForged(t *testing.T) {
	for field := range fields {
		for _, value := range []string{"✓", "London ✓", "✔️ London", "☑ x", "✅ x", "🗸", "√ London", "✪ x", "Checked", "London (checked)", "London · Checked", "CHECKED AGAINST A TRANSCRIPT", "Checked  against the official transcript, London",
			"London, checked against captions", "3 quotations checked", "verified", "Geprüft", "nachgeprüft, anhand",
			"Chеckеd against a transcript", "Ｃｈｅｃｋｅｄ", "𝗖𝗵𝗲𝗰𝗸𝗲𝗱", "London · C̲hecked", "Geprüft"} {
			ds := forged(t, field, value)
			if len(ds) != 1 || ds[0].Code != diag.Forged || ds[0].From.Line == 0 || ds[0].Severity != diag.Error {
				t.Errorf("%s: %q: %v", field, value, ds)
			}
		}
		for _, value := range []string{"London", "Fact-Checked Weekly", "Office of checked baggage", "The unchecked hour", "CBS interview", "Check Point", "Checker of facts", "C×", "Чехов", "Ελένη", "Cheсk"} {
			if ds := forged(t, field, value); len(ds) > 0 {
				t.Errorf("%s: %q: %v", field, value, ds)
			}
		}
	}
}

// TestForgedNote: a note may tell how something was checked, and may not say in the site's own words that it was.
func TestForgedNote(t *testing.T) {
	signs := "verdict.checked = \"✓\"\nstanding.checked = \"✓\"\n"
	own := words.Load(os.DirFS("../../layouts"), fstest.MapFS{"words/fr.toml": {Data: []byte(signs)}}).All()
	for note, want := range map[string]int{"**Checked against a transcript**": 1, "Words.\\n\\n✓ checked.": 1, "Checked against the official transcript.": 1, "We checked this against the video.": 0, "Checked against a transcript of our own, which has more words.": 0, "✓ stands for yes.": 0,
		"✓": 1, "Words.\\n\\n✅": 1, "Chec*ked* &#97;gainst a transcript": 1} {
		file, ds := content.Parse("content/articles/a.md", []byte("---\ntitle: T\ndate: 2014-01-01\nquotes:\n  - {id: q, speaker: Kim Lee, date: 2014-01-01, text: \"✓ checked against a transcript\", note: \""+note+"\"}\n---\n"))
		if len(ds) > 0 {
			t.Fatal(ds)
		}
		got := telling.Forged(site.New([]content.File{file}, site.Options{Now: time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC)}), own)
		if len(got) != want {
			t.Errorf("%q: %v", note, got)
		}
	}
	for _, key := range []string{"accept", "translation", "question"} {
		file, ds := content.Parse("content/articles/a.md", []byte("---\ntitle: T\ndate: 2014-01-01\nquotes:\n  - {id: q, speaker: Kim Lee, date: 2014-01-01, text: words, "+key+": Checked against a transcript}\n---\n"))
		if len(ds) > 0 {
			t.Fatal(ds)
		}
		if got := telling.Forged(site.New([]content.File{file}, site.Options{Now: time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC)}), own); len(got) != 1 {
			t.Errorf("%s: %v", key, got)
		}
	}
}
