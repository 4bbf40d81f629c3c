package render

import (
	"strings"
	"testing"
)

// TestCardOfCorrected: a card does not show words as they were checked where they were put right later.
func TestCardOfCorrected(t *testing.T) {
	m := makeSite(t, map[string]string{"site.yaml": "quote_pages: true\n",
		"articles/a.md": "---\ntitle: A\ndate: 2014-09-16\nquotes:\n  - {id: first, speaker: Ada, date: 2014-09-14, place: timeline, text: Nine went}\n" +
			"  - {id: then, speaker: Bo, date: 2014-09-15, place: timeline, text: Ten went, corrects: first}\n---\n"})
	for id, want := range map[string]string{"first": "Corrected later by Bo, 15 September 2014", "then": ""} {
		p, ok := m.snap.Site.At("articles/a/" + id + "/card.png")
		if !ok {
			t.Fatal("there is no card")
		}
		said := ""
		for _, line := range m.press.Card(p, m.inputs(p)).Lines {
			for _, part := range line {
				said += part.Text
			}
		}
		if got := strings.Contains(said, "Corrected"); got != (want != "") || !strings.Contains(said, want) {
			t.Errorf("the card of %s says %q", id, said)
		}
	}
}

// TestAlsoInOtherLanguages: an article in other languages, which is linked at its top, is none that quotes the same words too.
func TestAlsoInOtherLanguages(t *testing.T) {
	quote := "quotes:\n  - {id: q, speaker: Ada, date: 2014-09-14, text: Nine went home}\n---\n> Nine went home\n"
	m := makeSite(t, map[string]string{
		"articles/a.md": "---\ntitle: A\ndate: 2014-09-16\n" + quote,
		"articles/b.md": "---\ntitle: Be\ndate: 2014-09-16\nlanguage: es\ntranslation_of: a\n" + quote,
		"articles/c.md": "---\ntitle: Ce\ndate: 2014-09-16\n" + quote,
	})
	page := m.right("articles/a/")
	wants(t, page, `<a href="../c/#q">Ce</a>`)
	lacks(t, page, `b/#q`)
}
