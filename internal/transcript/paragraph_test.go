package transcript

import (
	"fmt"
	"strings"
	"testing"

	"github.com/gloss-press/gloss/internal/diag"
	"github.com/gloss-press/gloss/internal/passage"
)

// TestParagraphs wants every word of every turn in one paragraph, captions cut where a sentence ends.
func TestParagraphs(t *testing.T) {
	var text strings.Builder
	var cues []Cue
	for i := range 300 {
		cues = append(cues, Cue{text.Len(), float64(i * 3)})
		end := ""
		if i%5 == 4 && i < 200 {
			end = "."
		}
		fmt.Fprintf(&text, "what is said in line %d%s ", i, end)
	}
	words := strings.TrimSpace(text.String())
	tr := &Transcript{Text: words + "\nA last paragraph.", Captions: true}
	tr.Turns = []Turn{{Range: passage.Range{From: 0, To: len(tr.Text)}, Cues: append(cues, Cue{len(words) + 1, 900})}}
	list := tr.Paragraphs(0)
	var all []string
	for i, p := range list {
		part := tr.Text[p.From:p.To]
		all = append(all, part)
		if len(part) > endless+50 || i < 6 && len(part) < longParagraph {
			t.Errorf("paragraph %d has %d bytes", i, len(part))
		}
		if i > 0 && p.From < 4000 && !strings.HasSuffix(all[i-1], ".") {
			t.Errorf("paragraph %d is cut within a sentence: %q", i-1, all[i-1][len(all[i-1])-20:])
		}
		if !p.Timed {
			t.Errorf("paragraph %d has no time", i)
		}
	}
	if got := strings.Join(all, " "); got != strings.ReplaceAll(tr.Text, "\n", " ") {
		t.Error("the paragraphs are not the turn's words")
	}
	if last := list[len(list)-1]; last.Second != 900 || tr.Text[last.From:last.To] != "A last paragraph." {
		t.Errorf("the last paragraph is %+v", last)
	}
	if n, p := tr.ParagraphAt(0, list[2].From+5); n != 2 || p != list[2] {
		t.Errorf("a word of paragraph 2 stands in %d", n)
	}
	if n, _ := tr.ParagraphAt(0, len(tr.Text)); n != len(list)-1 {
		t.Errorf("the end of the text stands in paragraph %d", n)
	}
}

func TestMistakes(t *testing.T) {
	tr := &Transcript{Turns: []Turn{{Label: "MS. HARF", Speaker: "harf"}, {Label: "MR. PRICE"}, {Label: "MR. OTHER"}},
		Unknown: []Label{{"MR. PRICE", diag.Pos{Line: 9, Col: 1}}, {"MR. OTHER", diag.Pos{Line: 12, Col: 1}}}, Unused: []string{"MR. PRIZE"}}
	keys := []Key{{"MS. HARF", diag.Pos{Line: 3, Col: 3}}, {"MR. PRIZE", diag.Pos{Line: 4, Col: 3}}}
	var got []string
	for _, d := range tr.Mistakes("content/sources/a.md", "content/sources/a.vtt", keys, []int{1, 0, -1, 7}) {
		got = append(got, fmt.Sprintf("%s:%d:%d %s %s: %s (%s)", d.File, d.From.Line, d.From.Col, d.Severity, d.Code, d.Message, d.Hint))
	}
	want := []string{
		`content/sources/a.md:4:3 warning unused-label: no turn of the transcript has the label "MR. PRIZE" (did you mean "MR. PRICE"?)`,
		`content/sources/a.vtt:9:1 warning unknown-label: the label "MR. PRICE" names nobody known, so that the speaker of a quote can’t be checked (say who that is in the source’s front matter: speakers: {"MR. PRICE": the name of a file in people/})`,
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("it says\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if list := tr.Mistakes("a", "a", nil, nil); len(list) != 0 {
		t.Errorf("labels that no quote depends on are no mistakes: %v", list)
	}
}
