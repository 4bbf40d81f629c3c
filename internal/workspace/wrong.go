package workspace

import (
	"fmt"
	"strings"

	"github.com/gloss-press/gloss/internal/content"
	"github.com/gloss-press/gloss/internal/diag"
	"github.com/gloss-press/gloss/internal/markdown"
	"github.com/gloss-press/gloss/internal/passage"
	"github.com/gloss-press/gloss/internal/site"
	"github.com/gloss-press/gloss/internal/transcript"
	"github.com/gloss-press/gloss/internal/verdict"
)

// wording is words that are compared with a source, and where they stand.
type wording struct {
	file   string
	at     diag.Pos
	what   string // quote, definition
	words  string
	given  bool   // the words stand at the place, and can be written anew there
	by     string // the name of who is to have said them
	source *site.Source
	text   *transcript.Transcript
}

// wrongQuote tells what is wrong with a quote by the verdict on it; false where nothing is, where the writer accepts it, or where
// it follows from what is told of the speaker’s name.
func (s *Snapshot) wrongQuote(q *site.Quote, v verdict.Verdict, r *markdown.Reading) (diag.Diagnostic, bool) {
	if q.Accept.Value != "" || v.Kind == verdict.WrongSpeaker && s.isMisnamed(q) {
		return diag.Diagnostic{}, false
	}
	w := wording{file: q.Article.Path, at: q.Text.Pos, what: "quote", words: q.Text.Value, given: q.Text.Given(), by: q.Speaker.Name, source: q.Source}
	if !w.given {
		w.at = q.Pos
	}
	if v.Missed == verdict.At {
		w.at = q.At.Pos
	}
	if q.Via.Value != "" {
		w.by = q.Via.Value
	}
	d, ok := s.wrong(&w, v)
	if at, spelled := strings.CutSuffix(strings.TrimPrefix(d.Hint, `write at: "`), `", or leave it out`); ok && spelled {
		d.Fixes = []diag.Fix{{Message: "write " + at + ", when the words are said", Changes: []diag.Change{{Kind: diag.SetValue, At: q.At.Pos, New: at}}}}
	}
	if !ok || v.Corrected == "" || !v.Kind.IsError() {
		return d, ok
	}
	// Words that stand in the article are mended in both places, or in none.
	fix := diag.Fix{Message: "write the words as the source has them", Words: !markdown.Alike(q.Text.Value, v.Corrected)}
	edits, inBody := r.Reworded[q.ID.Value]
	if w.given {
		fix.Changes = []diag.Change{{Kind: diag.SetValue, At: w.at, New: v.Corrected}}
	}
	if inBody && edits != nil && len(edits) == 0 { // the article has the source's words
		fix.Words = false
		d.Hint = "write text: " + inQuotes(v.Corrected) + ", as the source and the article have it: gloss fix does that"
	}
	if fix.Also = edits; inBody && edits == nil || !inBody && !w.given {
		return d, true
	}
	d.Fixes = append(d.Fixes, fix)
	return d, true
}

// isMisnamed reports whether who said a quote is nobody’s slug: that is told, and nobody’s words can be told from theirs.
func (s *Snapshot) isMisnamed(q *site.Quote) bool {
	if via := q.Via.Value; via != "" {
		return s.Site.IsStranger(via)
	}
	return s.Site.IsStranger(q.Speaker.Name)
}

// wrongDefinition is wrongQuote for what somebody says a term means.
func (s *Snapshot) wrongDefinition(t *site.Term, d *content.Definition, src *site.Source, v verdict.Verdict) (diag.Diagnostic, bool) {
	w := wording{file: t.Path, at: d.Text.Pos, what: "definition", words: d.Text.Value, given: true, by: d.By.Value, source: src}
	if p := s.Site.Speaker(d.By.Value); p != nil {
		w.by = p.Name
	}
	told, ok := s.wrong(&w, v)
	if ok && v.Kind.IsError() && v.Corrected != "" {
		told.Fixes = []diag.Fix{{Message: "write the words as the source has them", Words: !markdown.Alike(w.words, v.Corrected),
			Changes: []diag.Change{{Kind: diag.SetValue, At: w.at, New: v.Corrected}}}}
	}
	return told, ok
}

// wrong puts a verdict into a message.
func (s *Snapshot) wrong(w *wording, v verdict.Verdict) (diag.Diagnostic, bool) {
	if v.Kind == verdict.Unchecked || v.Kind == verdict.Verified && !v.Unread {
		return diag.Diagnostic{}, false
	}
	if w.text, _ = s.Transcript(w.source); w.text == nil {
		return diag.Diagnostic{}, false // it has changed in the meantime, which is told where it is read
	}
	d := diag.Diagnostic{Span: diag.At(w.file, w.at)}
	accept, settle := "", ""
	if w.what == "quote" {
		accept, settle = ", or say why they differ: accept: \"…\"", "; where it is right as it is, tell readers why: accept: \"…\""
	}
	name := "“" + w.source.Name() + "”"
	switch v.Kind {
	case verdict.Verified:
		d.Severity, d.Code = diag.Warning, diag.QuoteUnread
		d.Message = "words are left out or replaced here, and in this language Gloss doesn’t know which words must not be"
		d.Label = "the source has “" + passage.Excerpt(w.text.Text[v.Place.From:v.Place.To], 160) + "” (" + w.place(v.Place.From) + ")"
		d.Hint = "read yourself what was left out; name the language of the words, where it is another: language: …" + settle
	case verdict.WrongWords:
		d.Code, d.Message = diag.QuoteWrongWords, "these are not the words of the source "+name
		d.Label = w.has(v)
		d.Hint = "quote the words as the source has them" + accept
		if v.Corrected != "" {
			d.Hint = "write text: " + inQuotes(v.Corrected) + accept
		}
	case verdict.WrongSpeaker:
		d.Code, d.Message = diag.QuoteWrongSpeaker, fmt.Sprintf("in the source %s these words are not %s", name, whose(w.by))
		d.Label = fmt.Sprintf("%s says them (%s)", w.who(v.Turn), w.place(v.Place.From))
		d.Hint = "mend the speaker, or say with via who reported the words"
		if turn := w.text.Turns[v.Turn]; turn.Speaker != "" {
			d.Hint = "write speaker: " + turn.Speaker + ", or say with via who reported the words"
		} else if turn.Label != "" {
			d.Hint += fmt.Sprintf("; if the label is a name of theirs, write in %s: speakers: {%q: …}", w.source.Path, w.who(v.Turn))
		}
	case verdict.NotThere:
		d.Code, d.Message = diag.QuoteNotInSource, "these words are not in the source "+name
		d.Label, d.Hint = w.nowhere(v), "mend the words or the source"+accept
		if v.Missed == verdict.At {
			d.Message, d.Hint = "in the source "+name+" these words are said at another time", "leave `at` out: the source tells the time"
			if second, ok := w.text.Second(v.Place.From); ok {
				d.Hint = "write at: \"" + transcript.ClockTime(second) + "\", or leave it out"
			}
		}
	case verdict.OmissionInverts:
		d.Code, d.Message = diag.QuoteOmission, "what is left out here changes the meaning: “"+v.Bearing.Word+"”"
		if v.Bearing.Added {
			d.Message = "what is added in brackets changes the meaning: “" + v.Bearing.Word + "”"
		}
		d.Label = "the source has “" + passage.Excerpt(w.text.Text[v.Place.From:v.Place.To], 160) + "” (" + w.place(v.Place.From) + ")"
		d.Hint = "quote it with that word" + accept
		if v.Corrected != "" {
			d.Hint = "write text: " + inQuotes(v.Corrected) + accept
		}
	case verdict.CutShort:
		d.Severity, d.Code = diag.Warning, diag.QuoteCutShort
		d.Message = "“" + v.Bearing.Word + "” stands right beside these words in the source, and changes what they mean"
		d.Label = "the source has “" + passage.Excerpt(w.text.Text[v.Before.From:v.After.To], 160) + "” (" + w.place(v.Place.From) + ")"
		d.Hint = "quote that word too, or say it in the sentence around the quotation" + settle
	case verdict.WideOmission:
		d.Severity, d.Code = diag.Warning, diag.QuoteWideOmission
		most := 0
		for _, g := range v.Gaps {
			most = max(most, g.Words)
		}
		d.Message = fmt.Sprintf("%d words are left out in one place", most)
		d.Label = "from “" + passage.Excerpt(w.text.Text[v.Place.From:v.Place.To], 60) + "” (" + w.place(v.Place.From) + ")"
		d.Hint = "make two quotes of it, so that a reader sees how far apart they stand" + settle
	}
	return d, true
}

// has shows the nearest passage of the source and the first word that differs.
func (w *wording) has(v verdict.Verdict) string {
	label := "the source has “" + w.nearby(v) + "” (" + w.place(v.Place.From) + ")"
	for i, run := range v.Diff {
		switch run.Op {
		case verdict.Extra:
			label += ": “" + passage.Excerpt(run.Text, 60) + "” differs"
		case verdict.Missing:
			if i+1 < len(v.Diff) && v.Diff[i+1].Op == verdict.Extra {
				continue
			}
			label += ": “" + passage.Excerpt(run.Text, 60) + "” is missing"
		default:
			continue
		}
		break
	}
	return label
}

// nearby shows the passage, and of a long one the place where the words differ first.
func (w *wording) nearby(v verdict.Verdict) string {
	const shown = 160
	text := w.text.Text[v.Place.From:v.Place.To]
	at := 0
	for _, run := range v.Diff {
		if run.Op == verdict.Extra || run.Op == verdict.Missing {
			break
		}
		at += len(run.Text)
	}
	from := max(0, min(at, len(text))-shown/2)
	if len(text) <= shown || from == 0 {
		return passage.Excerpt(text, shown)
	}
	if i := strings.IndexAny(text[from:], " \n"); i >= 0 {
		from += i + 1
	}
	return "… " + passage.Head(passage.OneLine(text[from:]), shown, " …")
}

// nowhere says why words were not found, and what is nearest to them.
func (w *wording) nowhere(v verdict.Verdict) string {
	if v.Turn < 0 {
		return "nothing in it is like them"
	}
	near := "“" + passage.Excerpt(w.text.Text[v.Place.From:v.Place.To], 160) + "” (" + w.place(v.Place.From) + ")"
	switch {
	case v.Crossing:
		return "they run from one turn into another: " + near
	case v.Missed == verdict.At:
		said := ""
		if second, ok := w.text.Second(v.Place.From); ok {
			said = " at " + transcript.ClockTime(second)
		}
		return "they stand there, and are not said at that time: " + near + said
	case v.Missed != verdict.NoSide:
		return "they stand there, and not with that " + string(v.Missed) + ": " + near
	}
	return "the nearest passage is " + near
}

// who names the speaker of a turn as the source does.
func (w *wording) who(turn int) string {
	if turn < 0 || w.text.Turns[turn].Label == "" {
		return "somebody else"
	}
	return strings.TrimRight(w.text.Turns[turn].Label, ":. ")
}

// place gives the file and the line of a byte of the source's text.
func (w *wording) place(at int) string {
	return fmt.Sprintf("%s:%d", textOf(w.source), w.text.Pos(at).Line)
}

func whose(name string) string {
	if strings.HasSuffix(name, "s") {
		return name + "’"
	}
	return name + "’s"
}

// inQuotes writes words as a YAML value in double quotation marks.
func inQuotes(words string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(passage.OneLine(words)) + `"`
}
