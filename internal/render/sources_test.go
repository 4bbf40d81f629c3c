package render

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// TestTranscript writes a source's text turn by turn: who speaks and when, stage directions, corrections, what is quoted and by whom.
func TestTranscript(t *testing.T) {
	files := map[string]string{
		"people/ada.md": "---\nname: Ada Roe\naliases: [Ada]\n---\n",
		"sources/talk.md": "---\ntitle: Talk\nkind: transcript\nmedia: {url: \"https://example.com/talk.mp3\", kind: audio}\n---\n" +
			"[0:05] ADA:  We will not coordinate. (Laughter.)\n\nWe ~~won’t~~ [will] meet again on Monday.\n\n[1:02:03] MR. OTHER:  Then & now.\n\nسلام به همه\n",
		"articles/a.md": "---\ntitle: First\nquotes:\n  - {id: q, speaker: ada, date: 2014, source: talk, text: coordinate}\n  - {id: r, speaker: ada, date: 2014, source: talk, text: meet again}\n---\n“coordinate” “meet again”\n",
		"articles/b.md": "---\ntitle: Second\nquotes:\n  - {id: not, speaker: ada, date: 2014, source: talk, text: We will not}\n" +
			"  - {id: again, speaker: ada, date: 2014, source: talk, text: again on}\n  - {id: meet, speaker: ada, date: 2014, source: talk, text: meet again on}\n" +
			"  - {id: monday, speaker: ada, date: 2014, source: talk, text: on Monday}\n---\n“We will not” “again on”, “meet again on” and “on Monday”\n",
	}
	page := makeSite(t, files).right("sources/talk/")
	wants(t, page,
		`<div class="turn" id="turn-1" data-turn="1" data-speaker="ada">`,
		`<p class="who"><b><a href="../../people/ada/">Ada Roe</a></b> <a class="at" rel="external" href="https://example.com/talk.mp3#t=5">0:05</a>`,
		`href="#turn-1" aria-label="Turn 1">1</a></p>`,
		`<p><mark data-statement="b/not">We will not</mark> <mark data-statement="a/q">coordinate</mark>. <i class="direction">(Laughter.)</i></p>`,
		`<li>Quoted in <a href="../../articles/b/#not">Second</a></li>`, `<li>Quoted in <a href="../../articles/a/#q">First</a></li>`,
		`<p id="turn-1-2">We <s>won’t</s> [will] <mark data-statement="a/r b/meet">meet </mark><mark data-statement="a/r b/meet b/again">again</mark>`, `<mark data-statement="b/monday"> Monday</mark>.</p>`,
		`<li>Quoted in <a href="../../articles/b/">Second</a>: <a class="said" href="../../articles/b/#meet">“meet again on”</a> <a class="said" href="../../articles/b/#again">“again on”</a> <a class="said" href="../../articles/b/#monday">“on Monday”</a></li>`,
		`<div class="turn" id="turn-2" data-turn="2">`, `<b><bdi>MR. OTHER</bdi></b>`, `#t=3723">1:02:03</a>`, `Then &amp; now.`, `dir="auto">سلام`)
	lacks(t, page, "ADA:", `class="fold"`)
}

// TestManyQuotes names the first quotes of an article below a paragraph, and has the others open on demand.
func TestManyQuotes(t *testing.T) {
	for n, folded := range map[int]string{3: "", 4: "", 5: "2 more", 9: "6 more"} {
		front, body := "", ""
		for i := range n {
			front += fmt.Sprintf("  - {id: q%d, speaker: Ada, date: 2014, source: talk, text: word number %d}\n", i, i)
			body += fmt.Sprintf("“word number %d”\n\n", i)
		}
		text := ""
		for i := range n {
			text += fmt.Sprintf("and word number %d ", i)
		}
		page := makeSite(t, map[string]string{"articles/a.md": "---\ntitle: A\nquotes:\n" + front + "---\n" + body, "sources/talk.md": "---\ntitle: Talk\n---\nADA:  Here " + text + "end.\n"}).right("sources/talk/")
		more := allBetween(page, `<details class="opens"><summary>`, "</summary>")
		cited := strings.Join(allBetween(page, `<ul class="cited">`, "</ul>"), "")
		if got := strings.Join(more, ""); got != folded || strings.Count(cited, "“word number") != n {
			t.Errorf("of %d: %q opens, %d are there", n, got, strings.Count(cited, "“word number"))
		}
	}
}

// checkedSite has quotes of every verdict.
var checkedSite = map[string]string{
	"people/ada.md": "---\nname: Ada\n---\n", "sources/empty.md": "---\ntitle: Empty\n---\n",
	"sources/talk.md": "---\ntitle: Talk\nkind: transcript\nrecord: official\n---\nADA:  We will not coordinate with them. We meet our friends again on Monday.\n\n" +
		"BOB:  Then we do.\n",
	"articles/a.md": `---
title: Article A
quotes:
  - {id: right, speaker: ada, date: 2014-09-15, source: talk, text: We will not coordinate}
  - {id: taken, speaker: ada, date: 2014-09-16, source: talk, accept: "She said so, later.", text: We meet our friends again on Friday}
  - {id: told, kind: paraphrase, speaker: Bob, date: 2014-09-17, source: talk, text: they talked}
  - {id: formula, speaker: "@Handle", date: 2014-09-18, text: "=1+1"}
  - {id: loose, speaker: Bob, date: 2014, url: "https://example.com/", text: "+1, \"so\""}
  - {id: silent, speaker: Bob, date: 2014, source: empty, text: So be it}
  - {id: named, speaker: Bob, date: 2014, source: The Daily News, text: Be it so}
---
“We will not coordinate”. “We meet our friends again on Friday”. In short they talked. =1+1 and +1, "so". “So be it”, “Be it so”.
`,
}

// TestDiffers marks nothing where the source has other words that a writer accepts, and says who quotes them.
func TestDiffers(t *testing.T) {
	page := makeSite(t, checkedSite).right("sources/talk/")
	wants(t, page, `<mark data-statement="a/right">We will not coordinate</mark> with them. We meet our friends again on Monday.`,
		`Quoted in other words in <a href="../../articles/a/#taken">Article A</a>`, `Quoted in <a href="../../articles/a/#right">Article A</a>`)
	if got := allBetween(page, `<mark data-statement="`, `"`); !slices.Equal(got, []string{"a/right"}) {
		t.Errorf("marked are %q", got)
	}
}

// TestParts divides a long text: each part has its share, names its neighbours, and leads to the turns that are quoted wherever they are.
func TestParts(t *testing.T) {
	var text strings.Builder
	for i := range 3000 {
		fmt.Fprintf(&text, "%s:  This is turn %d. %s\n\n", [...]string{"ADA", "BOB"}[i%2], i+1, strings.Repeat("Seven words are said here by one. ", 6))
	}
	m := makeSite(t, map[string]string{"sources/long.md": "---\ntitle: Long\n---\n" + text.String(),
		"articles/a.md": "---\ntitle: A\nquotes:\n  - {id: early, speaker: Ada, date: 2014, source: long, text: This is turn 3}\n  - {id: late, speaker: Bob, date: 2014, source: long, text: This is turn 2990}\n---\n“This is turn 3”, “This is turn 2990”\n"})
	src := m.snap.Site.Source("long")
	n := src.Parts()
	if n < 2 {
		t.Fatalf("%d parts", n)
	}
	seen := 0
	for part := 1; part <= n; part++ {
		page := m.right(src.PartAddress(part))
		turns := allBetween(page, ` id="turn-`, `"`)
		for _, turn := range turns {
			if !strings.Contains(turn, "-") {
				if seen++; turn != fmt.Sprint(seen) {
					t.Fatalf("part %d: turn %s stands where turn %d should", part, turn, seen)
				}
			}
		}
		if part > 1 {
			wants(t, page, fmt.Sprintf("<title>Long (part %d of %d)", part, n))
			wants(t, page, fmt.Sprintf("Part %d", part-1))
		}
		if has := strings.Contains(page, fmt.Sprintf(">Part %d<", part+1)); has != (part < n) {
			t.Errorf("part %d names the next one: %v", part, has)
		}
		wants(t, page, "turn-3\">3</a>", "turn-2990\">2990</a>")
		if marks := allBetween(page, `<mark data-statement="`, `"`); part == 1 && !slices.Equal(marks, []string{"a/early"}) || part == n && !slices.Equal(marks, []string{"a/late"}) {
			t.Errorf("part %d marks %q", part, marks)
		}
	}
	if seen != 3000 {
		t.Errorf("%d turns stand there", seen)
	}
	// The quote's note leads to the part that has it.
	wants(t, m.right("articles/a/"), m.snap.Site.Source("long").PartAddress(n)+"#turn-2990")
}

// TestAgainst says in words what a quote was compared with.
func TestAgainst(t *testing.T) {
	for keys, want := range map[string]string{
		"record: official": "the official transcript", "record: official\nkind: transcript": "the official transcript", "record: official\nkind: document": "the official text",
		"record: as-delivered": "the text as delivered", "record: as-prepared": "the text as prepared for delivery", "record: unofficial": "an unofficial transcript", "record: captions": "automatic captions",
		"kind: article": "the article", "kind: document": "the document", "kind: transcript": "a transcript", "kind: video": "a transcript", "publisher: NN": "the source’s text",
	} {
		m := makeSite(t, map[string]string{"sources/talk.md": "---\ntitle: Talk\n" + keys + "\n---\nADA:  We will not coordinate with them.\n",
			"articles/a.md": "---\ntitle: A\nquotes:\n  - {id: q, speaker: Ada, date: 2014, source: talk, text: We will not coordinate}\n---\n“We will not coordinate”\n"})
		wants(t, textOf(m.right("articles/a/")), "Checked against "+want)
	}
}

// TestChecks says what readers are told of a quote that was compared, or was not.
func TestChecks(t *testing.T) {
	m := makeSite(t, checkedSite)
	page := textOf(m.right("articles/a/"))
	wants(t, page, "1 of 7 quotations checked", "How we checked this", "1 quotation stands word for word in the official transcript",
		"1 differs from its source: “We meet our friends again on …” — She said so, later.", "1 is a paraphrase", "1 names no source")
	wants(t, m.right("articles/a/"), `<a href="#_checked">✓ 1 of 7`, `<section class="checked" id="_checked">`)
	for _, want := range []string{"Checked against the official transcript", "Differs from the official transcript", "She said so, later.", "Not checked: no source is named",
		"Not checked: the source is only an address outside", "Not checked: the source has no text here", "Not checked: the source has no page here"} {
		wants(t, page, want)
	}
	lacks(t, page, "Not checked: a paraphrase")
	wants(t, m.right("articles/a/"), "<del>Friday</del>", "<ins>Monday</ins>")
}

// TestUnspoken shows a source in which nobody speaks as the Markdown that it is, with what is quoted of it.
func TestUnspoken(t *testing.T) {
	page := makeSite(t, map[string]string{"sources/report.md": "---\ntitle: Report\nkind: document\n---\n## Findings\n\nWe found *nothing* at all.\n\n- One\n- Two\n",
		"articles/a.md": "---\ntitle: A\nquotes:\n  - {id: q, speaker: The Court, date: 2014, source: report, text: We found nothing}\n---\n“We found nothing”\n"}).right("sources/report/")
	wants(t, page, "Findings</h2>", "<em>nothing</em>", "at all.", "<li>One</li>")
	lacks(t, page, `class="turn"`, "data-turn")
}
