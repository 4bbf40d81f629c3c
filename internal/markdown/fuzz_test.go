package markdown

import (
	"html"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/gloss-press/gloss/internal/diag"
	"github.com/gloss-press/gloss/internal/glossary"
	"github.com/gloss-press/gloss/internal/passage"
)

// FuzzRead reads any body, and checks what holds of every reading.
func FuzzRead(f *testing.F) {
	for _, file := range tables(f) {
		examples, _ := readTable(f, file)
		for _, e := range examples {
			in := e.input(f)
			words, other := "", ""
			for i, q := range in.Quotes {
				if i == 0 {
					words = q.Words
				} else {
					other = q.Words
				}
			}
			f.Add(string(in.Text), words, other, "state department")
		}
	}
	f.Fuzz(func(t *testing.T, body, words, other, term string) {
		if !utf8.ValidString(body + words + other) {
			return // package content refuses it
		}
		languages := []string{"", "fr", "de", "es", "ar", "fi"} // each with typography of its own
		in := Input{File: "a.md", Text: []byte(body), Line: 11, Link: link, Language: languages[len(body)%len(languages)],
			Whole: func(address string) string { return "https://example.org/" + address }}
		for i, w := range []string{words, other, ""} {
			in.Quotes = append(in.Quotes, Wanted{ID: string(rune('a' + i)), Words: w, Pos: diag.Pos{Line: int32(i + 1), Col: 1}, TimelineOnly: w == ""})
		}
		var terms testTerms
		terms.add("one", []string{term})
		terms.add("two", strings.Fields(words))
		terms.into(&in)
		in.Terms.Every = glossary.EveryMention
		r := engine.Read(in)
		checkReading(t, in, r)
		if text := string(lineEnds([]byte(body))); !strings.ContainsAny(text, "<[:") && len(r.Markdown) > 0 && r.Markdown[0].Text != text {
			t.Errorf("as Markdown\n%q\nis\n%q", text, r.Markdown[0].Text)
		}
		in.Quotes, in.Terms, in.Source = nil, nil, true
		for i, w := range []string{words, other} {
			if at := strings.Index(body, w); at >= 0 && w != "" {
				in.Cited = append(in.Cited, Cited{ID: string(rune('a' + i)), Words: []passage.Range{{From: at, To: at + len(w)}}})
			}
		}
		checkReading(t, in, engine.Read(in))
		for _, in.HTML = range []bool{false, true} {
			quiet := in
			quiet.Cited = nil
			if got, want := withoutMarks(engine.Read(in)), withoutMarks(engine.Read(quiet)); got != want {
				t.Errorf("with marks the page is\n%s\nand without\n%s", got, want)
			}
		}
		engine.Marked(in.Text)
	})
}

// withoutMarks gives the text of a page, and its tags but for the marks of what is quoted.
func withoutMarks(r Reading) string {
	var b strings.Builder
	for _, p := range r.Parts {
		b.WriteString(p.HTML)
	}
	return html.UnescapeString(quotedMark.ReplaceAllString(b.String(), ""))
}

var quotedMark = regexp.MustCompile(`<mark data-quote="[ab]">|</mark>`)

// FuzzNote renders any note.
func FuzzNote(f *testing.F) {
	f.Add("Watch the *verb*.")
	f.Add("plain \"words\" -- & <b>")
	f.Add("# head[^1]\n\n[^1]: x\n\n:::note\n::glossary\n:term[x]{#y} :quote[x] :plain[y]\n:::")
	f.Add("- [a](javascript:x)\n- www.example.org")
	f.Fuzz(func(t *testing.T, note string) {
		if !utf8.ValidString(note) {
			return
		}
		in := Input{File: "a.md", Text: []byte(note), Line: 3, Col: 9, Link: link}
		html, ds := engine.Note(in)
		checkPlaces(t, in, ds)
		if !diag.HasErrors(ds) {
			checkBalance(t, html)
			if strings.Contains(html, ` id="`) {
				t.Errorf("a note has an id, and a page may show it twice: %s", html)
			}
		}
	})
}
