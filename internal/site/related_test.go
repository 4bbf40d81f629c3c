package site

import (
	"fmt"
	"slices"
	"testing"

	"github.com/gloss-press/gloss/internal/content"
)

// joined makes a Site of files below content/.
func joined(t *testing.T, files map[string]string) *Site {
	t.Helper()
	var list []content.File
	for name, src := range files {
		f, diags := content.Parse("content/"+name, []byte(src))
		if len(diags) > 0 {
			t.Fatal(diags)
		}
		list = append(list, f)
	}
	return New(list, Options{Future: true})
}

// TestRelated looks at what articles have in common, the nearest first.
func TestRelated(t *testing.T) {
	s := joined(t, map[string]string{
		"glossary/coordinate.md": "---\nterm: coordinate\nshort: s\n---\n",
		"glossary/strike.md":     "---\nterm: strike\nshort: s\n---\n",
		"articles/a.md":          "---\ntitle: A\ndate: 2014-09-01\nquotes:\n  - {id: q, speaker: Kerry, date: 2014-09-01, text: we coordinate and strike}\n---\n",
		"articles/same.md":       "---\ntitle: Same\ndate: 2013-09-01\nquotes:\n  - {id: q, speaker: Kerry, date: 2014-09-01, text: we coordinate and strike}\n---\n",
		"articles/term.md":       "---\ntitle: Term\ndate: 2014-09-02\nquotes:\n  - {id: q, speaker: Harf, date: 2014-09-01, text: they strike}\n---\n",
		"articles/speaker.md":    "---\ntitle: Speaker\ndate: 2014-09-03\nquotes:\n  - {id: q, speaker: Kerry, date: 2014-09-02, text: nothing of it}\n---\n",
		"articles/other.md":      "---\ntitle: Other\ndate: 2014-09-04\n---\n",
	})
	var got []string
	for _, r := range s.Related(s.Article("a"), 9) {
		var terms, speakers []string
		for _, t := range r.Terms {
			terms = append(terms, t.Slug.Value)
		}
		for _, p := range r.Speakers {
			speakers = append(speakers, p.Name)
		}
		got = append(got, fmt.Sprint(r.Article.Title.Value, " ", r.Statements, " ", terms, " ", speakers))
	}
	want := []string{"Same 1 [coordinate strike] [Kerry]", "Term 0 [strike] []"}
	if !slices.Equal(got, want) {
		t.Errorf("related are %q, not %q", got, want)
	}
	before, after := s.Neighbours(s.Article("a"))
	if before != s.Article("same") || after != s.Article("term") {
		t.Errorf("a stands between %v and %v", before, after)
	}
	if before, _ := s.Neighbours(s.Article("same")); before != nil {
		t.Errorf("before the first stands %s", before.Slug.Value)
	}
}

// TestRelatedEdition leads to the edition that is in the reader's language, and where there is none to the original; never to the article itself in another.
func TestRelatedEdition(t *testing.T) {
	article := func(head string) string {
		return "---\ntitle: A\ndate: 2014-09-01\n" + head + "quotes:\n  - {id: q, speaker: Kerry, date: 2014-09-01, text: we coordinate}\n---\n"
	}
	s := joined(t, map[string]string{
		"glossary/coordinate.md": "---\nterm: coordinate\nshort: s\n---\n",
		"articles/a.md":          article("language: en\n"), "articles/a-es.md": article("language: es\ntranslation_of: a\n"), "articles/a-fr.md": article("language: fr\ntranslation_of: a\n"),
		"articles/b.md": article("language: en\n"), "articles/b-es.md": article("language: es\ntranslation_of: b\n"),
	})
	for slug, want := range map[string]string{"a": "b", "a-es": "b-es", "a-fr": "b", "b-es": "a-es"} {
		var got []string
		for _, r := range s.Related(s.Article(slug), 9) {
			got = append(got, r.Article.Slug.Value)
		}
		if !slices.Equal(got, []string{want}) {
			t.Errorf("%s leads to %q, not to %s", slug, got, want)
		}
	}
}

// TestRelatedIsBounded makes many articles of one term and one statement: each is compared with but a few of them.
func TestRelatedIsBounded(t *testing.T) {
	files := map[string]string{"glossary/coordinate.md": "---\nterm: coordinate\nshort: s\n---\n"}
	for i := range 3 * nearby {
		files[fmt.Sprintf("articles/a%03d.md", i)] = fmt.Sprintf("---\ntitle: A\ndate: 2014-01-01T00:00:%02dZ\nquotes:\n  - {id: q, speaker: Kerry, date: 2013-09-01, text: we coordinate}\n---\n", i%60)
	}
	s := joined(t, files)
	if n := len(s.Related(s.Articles[nearby], 1000)); n > 4*nearby || n < nearby/2 {
		t.Errorf("%d of %d articles were compared", n, len(s.Articles))
	}
}
