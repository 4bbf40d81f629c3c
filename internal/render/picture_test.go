package render

import (
	"strings"
	"testing"
)

// TestLabelsKeepWhatBears reads the labels of an article's picture: none begins behind a “not”, and none has half a pair of quotation marks.
func TestLabelsKeepWhatBears(t *testing.T) {
	page := makeSite(t, map[string]string{
		"site.yaml":              "title: Words\nlanguage: en\n",
		"glossary/coordinate.md": "---\nterm: coordinate\nshort: To plan together.\n---\n",
		"articles/a.md": `---
title: A
date: 2014-09-20
summary: S.
quotes:
  - {id: a, speaker: Ann, date: 2014-09-14, text: "We’re not going to coordinate with the Syrians."}
  - {id: b, speaker: Ann, date: 2014-09-15, text: "We aren't here to coordinate."}
  - {id: c, speaker: Ann, date: 2014-09-16, text: "It is not so. We coordinate with all of them."}
  - {id: d, speaker: Ann, date: 2014-09-17, text: "If they stop, we coordinate."}
  - {id: e, speaker: Ann, date: 2014-09-18, text: "They call it “coordinate” and so do we."}
  - {id: f, speaker: Ann, date: 2014-09-19, kind: paraphrase, text: "She called it “coordinate” and left"}
---
:quote{#a} :quote{#b} :quote{#c} :quote{#d} :quote{#e} :quote{#f}
`,
	})
	s, _ := page.page("articles/a/")
	_, wide, _ := strings.Cut(s, `<svg class="wide"`)
	wide, _, _ = strings.Cut(wide, "</svg>")
	labels := strings.Join(allBetween(wide, `">`, "</text>"), "\n")
	wants(t, labels,
		"“not going to <tspan>coordinate</tspan> with the Syrians”",
		"“aren&#39;t here to <tspan>coordinate</tspan>”",
		"“<tspan>coordinate</tspan> with all of them”",
		"“If\u00a0they\u00a0stop, we <tspan>coordinate</tspan>”",
		"“<tspan>coordinate</tspan> and so do we”",
		"“<tspan>coordinate</tspan>” and left",
	)
}
