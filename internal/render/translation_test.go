package render

import (
	"fmt"
	"testing"
)

// TestTranslationStaysOpen folds the note of words inside a sentence where the margin is short, but not what they mean in the reader's language.
func TestTranslationStaysOpen(t *testing.T) {
	const article = "---\ntitle: A\ndate: 2017-09-20\nquotes:\n  - {id: q, speaker: António Guterres, role: Secretary-General of the United Nations, date: 2017-09-19, venue: General Assembly, text: le monde va mal, language: fr%s}\n" +
		"---\nHe said “le monde va mal”.\n\n::timeline{}\n"
	m := makeSite(t, map[string]string{"articles/closed.md": fmt.Sprintf(article, ""), "articles/open.md": fmt.Sprintf(article, ", translation: the world is in trouble")})
	wants(t, m.right("articles/closed/"), `<details class="know folded"><summary>António Guterres</summary>`)
	page := m.right("articles/open/")
	wants(t, page, "“the world is in trouble”")
	lacks(t, page, "know folded")
}
