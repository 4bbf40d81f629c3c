package telling

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/gloss-press/gloss/internal/content"
	"github.com/gloss-press/gloss/internal/edtf"
	"github.com/gloss-press/gloss/internal/locale"
	"github.com/gloss-press/gloss/internal/site"
	"github.com/gloss-press/gloss/internal/verdict"
	"github.com/gloss-press/gloss/internal/words"
)

// said is a quotation of the tests of boxes, and what came of checking it.
type said struct {
	quote   content.Written
	further content.Further
	source  *content.Source
	checked *verdict.Checked
}

func (s said) with(change func(*said)) said {
	change(&s)
	return s
}

func date(t *testing.T, s string) edtf.Date {
	d, err := edtf.Parse(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func record(name, record, kind string) *content.Source {
	s := &content.Source{}
	s.Title.Value, s.Record.Value, s.Kind.Value = name, record, kind
	return s
}

// TestBox has articles by their quotations, what their heads say in a line, and the rows of their boxes.
func TestBox(t *testing.T) {
	official, unofficial, another := record("Hansard", "official", "transcript"), record("Radio", "unofficial", "transcript"), record("Wireless", "unofficial", "")
	kind := func(k verdict.Kind) *verdict.Checked { return &verdict.Checked{Kind: k, Spoken: true} }
	found := said{source: official, checked: kind(verdict.Verified)}
	paraphrase := said{further: content.Further{Paraphrase: true}}
	differs := func(k verdict.Kind, reason string) said {
		return said{source: official, checked: kind(k), further: content.Further{Accept: content.String{Value: reason}}}
	}
	for _, c := range []struct {
		name, briefly string
		quotes        []said
		rows          []string
	}{
		{"no quotes", "", nil, nil},
		{"one that is found", "✓ 1 quotation checked", []said{found}, []string{"1 quotation stands word for word in the official transcript"}},
		{"all found, of several sources and records", "✓ 4 quotations checked",
			[]said{found.with(func(s *said) { s.source = unofficial }), found, found.with(func(s *said) { s.source = another }), found},
			[]string{"2 quotations stand word for word in the official transcript", "2 quotations stand word for word in unofficial transcripts of two occasions"}},
		{"none", "2 quotations, none checked", []said{{}, {}}, []string{"2 name no source"}},
		{"only paraphrases", "2 paraphrases", []said{paraphrase, paraphrase}, []string{"2 are paraphrases, which have no words to compare"}},
		{"what can’t be checked", "✓ 1 of 6 quotations checked", []said{
			paraphrase, found, {}, {quote: content.Written{SourceName: content.String{Value: "A book"}}},
			{quote: content.Written{URL: content.String{Value: "https://example.org/"}}}, {source: official},
		}, []string{"1 quotation stands word for word in the official transcript", "1 is a paraphrase, which has no words to compare", "1 names no source",
			"1 has a source without a page here", "1 gives only a link as its source", "1 has a source whose text is not here"}},
		{"each verdict", "✓ 3 of 7 quotations checked", []said{
			found, differs(verdict.CutShort, ""), differs(verdict.WideOmission, "They go on about it."), differs(verdict.WrongWords, "The recording has them."),
			differs(verdict.WrongSpeaker, "A slip of the scribe."), differs(verdict.NotThere, "It was struck out."), differs(verdict.OmissionInverts, "The next sentence says it."),
		}, []string{"3 quotations stand word for word in the official transcript",
			"0 of them 1 is cut short beside a word that bears on it: q1 “Words 1”",
			"0 of them 1 leaves out many words in one place: q2 “Words 2” (They go on about it.)",
			"4 differ from their sources: q3 “Words 3” (The recording has them.) q4 “Words 4” (A slip of the scribe.) q5 “Words 5” (It was struck out.) q6 “Words 6” (The next sentence says it.)"}},
		{"a verdict of a text that there isn’t", "1 quotation, not checked", []said{{source: official, checked: kind(verdict.Unchecked)}}, []string{"1 has a source whose text is not here"}},
		{"limits of what is found", "✓ 2 quotations checked", []said{
			found.with(func(s *said) {
				s.checked = &verdict.Checked{Kind: verdict.Verified, Spoken: true, SpeakerUnknown: true}
				s.source = record("Clip", "captions", "video")
			}),
			found.with(func(s *said) { s.checked = &verdict.Checked{Kind: verdict.Verified, Unread: true} }),
		}, []string{"1 quotation stands word for word in the official transcript",
			"1 quotation stands word for word in automatic captions, but for capitals and punctuation",
			"0 of them 1 has a speaker whom its source doesn’t name for certain: q0 “Words 0”",
			"0 of them 1 leaves out words that were not looked at in this language: q1 “Words 1”"}},
		{"second-hand, on days that are not certain", "✓ 3 quotations checked", []said{
			found.with(func(s *said) { s.further.Via.Value = "A clerk" }), found.with(func(s *said) { s.quote.Date.Date = date(t, "2014-09-15~") }),
			found.with(func(s *said) { s.quote.Date.Date = date(t, "2014-09-15~") }),
		}, []string{"3 quotations stand word for word in the official transcript", "0 of them 1 is second-hand: q0 Ada, as reported by a clerk",
			"0 a day is not certain: Ada, about 15 September 2014"}},
		{"days that are not certain", "✓ 2 quotations checked", []said{
			found.with(func(s *said) { s.quote.Date.Date = date(t, "2014-09?") }), found.with(func(s *said) { s.quote.Date.Date = date(t, "2014-09-15~") }),
		}, []string{"2 quotations stand word for word in the official transcript",
			"0 2 days are not certain: Ada, September 2014 (uncertain); Ada, about 15 September 2014"}},
	} {
		l := locale.New(words.Load(os.DirFS("../../layouts"), nil).For("en"))
		ada := &site.Speaker{Name: "Ada"}
		sources := map[*content.Source]*site.Source{}
		checked := map[*site.Quote]*verdict.Checked{}
		var quotes []*site.Quote
		for i, s := range c.quotes {
			s.quote.Further, s.quote.ID.Value = &s.further, fmt.Sprintf("q%d", i)
			s.quote.Text.Value = fmt.Sprintf("Words %d", i)
			q := &site.Quote{Quote: &content.Keep([]content.Written{s.quote})[0], Speaker: ada}
			if s.source != nil {
				if sources[s.source] == nil {
					sources[s.source] = &site.Source{Source: s.source}
				}
				q.Source = sources[s.source]
			}
			checked[q] = s.checked
			quotes = append(quotes, q)
		}
		of := func(q *site.Quote) *verdict.Checked { return checked[q] }
		if got := Briefly(l, quotes, of); got != c.briefly {
			t.Errorf("%s, in a line: %q, want %q", c.name, got, c.briefly)
		}
		var got []string
		for _, row := range Box(l, &site.Site{}, quotes, of) {
			line := fmt.Sprintf("%d %s", row.N, row.Text)
			for _, c := range row.Cases {
				line += " " + c.Quote.ID().Value + " " + c.Words
				if c.Reason != "" {
					line += " (" + c.Reason + ")"
				}
			}
			got = append(got, line)
		}
		if strings.Join(got, "\n") != strings.Join(c.rows, "\n") {
			t.Errorf("%s:\n%s\nwant\n%s", c.name, strings.Join(got, "\n"), strings.Join(c.rows, "\n"))
		}
	}
}

// TestEveryRecordHasItsSentence looks for what a box says of each kind of record that a source may have.
func TestEveryRecordHasItsSentence(t *testing.T) {
	l := locale.New(words.Load(os.DirFS("../../layouts"), nil).For("en"))
	for _, of := range []string{"", "official", "as-delivered", "as-prepared", "unofficial", "captions"} {
		for _, kind := range []string{"", "transcript", "article", "video", "document"} {
			s := &site.Source{Source: record("A", of, kind)}
			key := "checked-in." + s.RecordKey()
			if l.Count(key, 1) == key || s.InWords(l) == "against."+s.RecordKey() || !slices.Contains(site.RecordKeys(), s.RecordKey()) {
				t.Errorf("record %q, kind %q: there is no message %s", of, kind, key)
			}
		}
	}
}
