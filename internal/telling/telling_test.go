package telling

import (
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/gloss-press/gloss/internal/content"
	"github.com/gloss-press/gloss/internal/diag"
	"github.com/gloss-press/gloss/internal/locale"
	"github.com/gloss-press/gloss/internal/passage"
	"github.com/gloss-press/gloss/internal/site"
	"github.com/gloss-press/gloss/internal/transcript"
	"github.com/gloss-press/gloss/internal/verdict"
	"github.com/gloss-press/gloss/internal/words"
)

// source has a turn of somebody known, with a time, and one of somebody else.
func source() Source {
	const text = "We meet on Monday.\x00No, we don’t."
	s := &content.Source{}
	s.Path, s.Title.Value = "content/sources/talk.md", "Talk"
	at := strings.Index(text, "No")
	return Source{Of: &site.Source{Source: s}, File: s.Path, Text: &transcript.Transcript{Text: text, Turns: []transcript.Turn{
		{Range: passage.Range{From: 0, To: at - 1}, Label: "ADA:", Speaker: "ada", Cues: []transcript.Cue{{At: 0, Second: 61}}},
		{Range: passage.Range{From: at, To: len(text)}, Label: "BEN:"}}}}
}

// verdicts has one for each case of each kind of verdict, and some of what hangs on the turn.
func verdicts() map[string]verdict.Verdict {
	here := verdict.Verdict{Place: passage.Range{From: 0, To: 7}, Before: passage.Range{From: 0, To: 0}, After: passage.Range{From: 7, To: 17},
		Bearing: verdict.Bearing{Word: "not"}}
	there := here
	there.Turn, there.Place = 1, passage.Range{From: 19, To: 21}
	with := func(v verdict.Verdict, k verdict.Kind, more func(*verdict.Verdict)) verdict.Verdict {
		v.Kind = k
		if more != nil {
			more(&v)
		}
		return v
	}
	diff := []verdict.Run{{Op: verdict.Same, Text: "We"}, {Op: verdict.Missing, Text: "meet"}, {Op: verdict.Extra, Text: "meat"}}
	return map[string]verdict.Verdict{
		"unread":         with(here, verdict.Verified, func(v *verdict.Verdict) { v.Unread = true }),
		"cut short":      with(here, verdict.CutShort, nil),
		"wide":           with(here, verdict.WideOmission, func(v *verdict.Verdict) { v.Gaps = []verdict.Gap{{Words: 7}, {Words: 70}} }),
		"wrong words":    with(here, verdict.WrongWords, func(v *verdict.Verdict) { v.Diff = diff }),
		"to be mended":   with(here, verdict.WrongWords, func(v *verdict.Verdict) { v.Diff, v.Corrected = diff, `We "meet"` }),
		"wrong speaker":  with(here, verdict.WrongSpeaker, nil),
		"nobody known":   with(there, verdict.WrongSpeaker, nil),
		"nothing like":   with(verdict.Verdict{Turn: -1}, verdict.NotThere, nil),
		"crossing":       with(here, verdict.NotThere, func(v *verdict.Verdict) { v.Crossing, v.Place.To = true, 21 }),
		"at":             with(here, verdict.NotThere, func(v *verdict.Verdict) { v.Missed = verdict.At }),
		"at, no time":    with(there, verdict.NotThere, func(v *verdict.Verdict) { v.Missed = verdict.At }),
		"beside":         with(here, verdict.NotThere, func(v *verdict.Verdict) { v.Missed = verdict.Prefix }),
		"nearest":        with(here, verdict.NotThere, nil),
		"omission":       with(here, verdict.OmissionInverts, nil),
		"brackets":       with(here, verdict.OmissionInverts, func(v *verdict.Verdict) { v.Bearing.Added = true }),
		"inverts, mends": with(here, verdict.OmissionInverts, func(v *verdict.Verdict) { v.Corrected = "We do not meet" }),
	}
}

// TestEverySentence fills every sentence: no place is left empty, and each row of the table and each kind of verdict has its case.
func TestEverySentence(t *testing.T) {
	rows := map[*sentences]bool{}
	for name, v := range verdicts() {
		rows[of(&v)] = true
		d, wrong := Writers(&Wording{At: diag.At("content/articles/a.md", diag.Pos{Line: 3, Col: 5}), Given: true, By: "James", IsQuote: true, Source: source()}, &v)
		if all := d.Message + "\n" + d.Label + "\n" + d.Hint; !wrong || strings.ContainsAny(strings.ReplaceAll(all, `{"BEN": …}`, ""), "{}") || d.Message == "" || d.Label == "" || d.Hint == "" {
			t.Errorf("%s: %v, %q", name, wrong, all)
		}
		if d.Severity != diag.Error == v.Kind.IsError() {
			t.Errorf("%s is a %s", name, d.Severity)
		}
		d = Refused(source(), &v)
		if all := d.Message + d.Label + d.Hint; strings.ContainsAny(all, "{}") || d.Message == "" || d.Label == "" || d.Hint == "" {
			t.Errorf("%s is refused: %q", name, all)
		}
		if w := Warning(v.Kind, "not"); strings.ContainsAny(w, "{}") || v.Kind.Found() && v.Kind != verdict.Verified && w == "" {
			t.Errorf("%s is made: %q", name, w)
		}
	}
	l := locale.New(words.Load(os.DirFS("../../layouts"), nil).For("en"))
	for i := range all {
		if !rows[&all[i]] {
			t.Errorf("no verdict is said with row %d: %q", i, all[i].message)
		}
		if key := all[i].limit; key != "" && l.Say(key) == key {
			t.Errorf("there is no message %s", key)
		}
	}
	explained, err := os.ReadFile("../../docs/verified.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, kind := range verdict.Kinds() {
		if kind > verdict.Verified && !slices.ContainsFunc(all, func(s sentences) bool { return s.kind == kind && s.code != "" }) {
			t.Errorf("nothing is said of %s", kind)
		}
		if !strings.Contains(string(explained), "| *"+kind.String()+"* |") {
			t.Errorf("docs/verified.md doesn't explain %s", kind)
		}
	}
}

// TestWriters shows what is filled in, and the mends.
func TestWriters(t *testing.T) {
	for name, want := range map[string][2]string{
		"wrong words":   {`the source has “We meet” (content/sources/talk.md:0): “meat” differs`, ``},
		"to be mended":  {`the source has “We meet” (content/sources/talk.md:0): “meat” differs`, `We "meet"`},
		"wrong speaker": {`ADA says them (content/sources/talk.md:0)`, ``},
		"at":            {`they stand there, and are not said at that time: “We meet” (content/sources/talk.md:0) at 1:01`, `1:01`},
		"wide":          {`from “We meet” (content/sources/talk.md:0)`, ``},
	} {
		v := verdicts()[name]
		d, _ := Writers(&Wording{Given: true, IsQuote: true, Source: source()}, &v)
		mend := ""
		for _, f := range d.Fixes {
			mend += f.Changes[0].New
		}
		if d.Label != want[0] || mend != want[1] {
			t.Errorf("%s: %q, mended with %q", name, d.Label, mend)
		}
	}
	v := verdicts()["to be mended"]
	for _, test := range []struct {
		w    Wording
		also int // how many edits the mend has in the body; -1 for no mend
	}{
		{Wording{Given: true}, 0},
		{Wording{}, -1},
		{Wording{Given: true, InBody: true}, -1},
		{Wording{InBody: true, Reworded: make([]diag.Edit, 2)}, 2},
		{Wording{Given: true, InBody: true, Reworded: []diag.Edit{}}, 0},
	} {
		test.w.Source = source()
		d, _ := Writers(&test.w, &v)
		also := -1
		if len(d.Fixes) > 0 {
			also = len(d.Fixes[0].Also)
		}
		if also != test.also {
			t.Errorf("%+v: %d edits", test.w, also)
		}
	}
}

// TestReaders puts verdicts into words of a language.
func TestReaders(t *testing.T) {
	l := locale.New(words.Load(os.DirFS("../../layouts"), nil).For("en"))
	of := func() *site.Quote {
		return &site.Quote{Quote: &content.Keep([]content.Written{{Further: &content.Further{}}})[0]}
	}
	q := of()
	q.Source = source().Of
	q.Source.Record.Value, q.Accept.Value = "official", "A slip."
	paraphrase := of()
	paraphrase.Paraphrase = true
	c := &verdict.Checked{Kind: verdict.CutShort, Turn: 1, Bearing: "not", Unread: true, Passage: []verdict.Stretch{
		{Sign: "…", Text: " left out ", Words: 2}, {Text: "quoted", Quoted: true}, {Sign: "[them]", Text: "us", Words: 1}, {Sign: "[sic]"}, {Sign: "…", Text: ","}, {Sign: "[own]", Own: true}}}
	for _, test := range []struct{ got, want string }{
		{Outcome(l, q, c), "Checked against the official transcript"},
		{Outcome(l, q, &verdict.Checked{Kind: verdict.NotThere}), "Differs from the official transcript"},
		{Outcome(l, of(), nil), "Not checked: no source is named"},
		{Assessment(l, q, c), "cut short: checked against the official transcript; A slip."},
		{Assessment(l, paraphrase, nil), "unchecked: a paraphrase"},
		{strings.Join(Limits(l, c), "; "), "“not” stands close by in the source, and bears on these words; Whether the words left out bear on the meaning was not looked at in this language"},
		{strings.Join(Limits(l, &verdict.Checked{Kind: verdict.NotThere}), "; "), "The words are not in the source"},
		{strings.Join(Limits(l, &verdict.Checked{Kind: verdict.NotThere, Turn: 1}), "; "), "The words are not in the source; what comes nearest is shown"},
		{strings.Join(Limits(l, &verdict.Checked{Kind: verdict.NotThere, Turn: 1, Missed: verdict.At}), "; "), "The words stand in the source, but not where the quote says"},
		{strings.Join(Limits(l, &verdict.Checked{Kind: verdict.Verified, Turn: 1, Spoken: true, SpeakerUnknown: true, Captions: true}), "; "),
			"The source does not say who speaks there; A machine made the captions, so capitals and punctuation were not compared"},
	} {
		if test.got != test.want {
			t.Errorf("%q, want %q", test.got, test.want)
		}
	}
	want := []Omission{{"… leaves out 2 words", "left out"}, {"[them] stands for 1 word", "us"}, {"[sic] is not in the source", ""}}
	if got := Omissions(l, c); !slices.Equal(got, want) {
		t.Errorf("%+v", got)
	}
}
