package render

import "testing"

// TestDefinitionsSaidOnce leaves out of what others say a term means the words of a quote that stands above as its speaker's own.
func TestDefinitionsSaidOnce(t *testing.T) {
	m := makeSite(t, map[string]string{
		"glossary/coordinate.md": "---\nterm: coordinate\nshort: Plan.\ndefinitions:\n  - {by: Marie Harf, text: \"We’re not going to be telling them\"}\n  - {by: NATO, text: To act as one}\n---\n",
		"articles/a.md": "---\ntitle: A\ndate: 2015-01-01\nquotes:\n  - {id: q, speaker: Marie Harf, date: 2014-09-15, defines: [coordinate], " +
			"text: \"We're not going to be telling them what we coordinate\"}\n---\nShe said “We’re not going to be telling them what we coordinate”.\n",
	})
	page := m.right("glossary/coordinate/")
	wants(t, page, "telling them what we coordinate", "To act as one")
	lacks(t, page, "telling them”")
}
