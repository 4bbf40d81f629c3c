// Package cite writes how to cite a statement, in the forms that styles and programs ask for.
//
// assets/cite.js does the same in a browser, for quotes whose pages nobody has made; a test in a browser compares the two.
package cite

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/gloss-press/gloss/internal/edtf"
	"github.com/gloss-press/gloss/internal/locale"
)

// Statement is what a citation tells of a statement.
type Statement struct {
	ID         string // unique in the site: "slug/quote-id"
	Author     string // who said it, and of second-hand words who reports that; whether a family name is in it can't be known
	Words      string
	Paraphrase bool // the words are nobody's own
	Date       edtf.Date
	Title      string // of the article that quotes it
	Site       string
	URL        string // where it stands
}

// Form is a citation in one form.
type Form struct {
	Name string // "APA"
	Text string
	Code bool // it is for a program
}

// Forms gives the citations of a statement, in the words of a language: APA (7th edition), Chicago (17th), plain text, BibTeX, CSL-JSON.
func Forms(l *locale.Locale, s Statement) []Form {
	open, close := l.Say("marks.open"), l.Say("marks.close")
	if s.Paraphrase {
		open, close = "", ""
	}
	words := open + s.Words + close
	sentence := words // as the style guides have it, which end what they cite with a full stop
	if !ended(s.Words) {
		sentence = l.Say("cite.sentence", "open", open, "words", s.Words, "close", close)
	}
	say := func(style, words string) string {
		text := l.Say("cite."+style, "author", s.Author, "date", dateIn(l, style, s.Date), "words", words, "title", s.Title, "site", s.Site, "url", s.URL)
		for _, name := range []string{s.Author, s.Title, s.Site} { // a name that ends with a stop needs no other
			if ended(name) {
				text = strings.ReplaceAll(text, name+".", name)
			}
		}
		return text
	}
	return []Form{{"APA", say("apa", sentence), false}, {"Chicago", say("chicago", sentence), false}, {l.Say("cite.text"), say("plain", words), false},
		{"BibTeX", bibTeX(s), true}, {"CSL-JSON", csl(l, s), true}}
}

// ended reports whether a text ends as a sentence does, whatever marks stand around its last words.
func ended(text string) bool {
	text = strings.TrimRight(text, "”’\"'»)] \u00a0\u202f")
	r, _ := utf8.DecodeLastRuneInString(text)
	return strings.ContainsRune(".?!…؟。？！", r)
}

// Plainly reports whether a date is a year, a month or a day and no more is to be said of it.
func Plainly(d edtf.Date) bool {
	p := d.Start()
	return !d.IsZero() && !d.IsInterval() && !p.Approximate && !p.Uncertain && p.Unspecified == 0 && 0 < p.Year && p.Year < 10_000 &&
		(p.Precision == edtf.Year || p.Precision == edtf.Month || p.Precision >= edtf.InDay)
}

// dateIn writes a date as a style has it.
func dateIn(l *locale.Locale, style string, d edtf.Date) string {
	if !Plainly(d) {
		return l.Date(d)
	}
	p := d.Start()
	places := []string{"year", strconv.FormatInt(p.Year, 10), "month", "", "day", strconv.Itoa(int(p.Day))}
	if p.Month > 0 {
		places[3] = l.Say("month." + strconv.Itoa(int(p.Month)))
	}
	switch {
	case p.Precision >= edtf.InDay:
		return l.Say("cite."+style+"-day", places...)
	case p.Precision == edtf.Month:
		return l.Say("cite."+style+"-month", places...)
	}
	return places[1]
}

// texEscapes are the characters that mean something to TeX. BibTeX counts braces behind a backslash too, and they need not come in pairs, so those have names.
var texEscapes = strings.NewReplacer(`\`, `\textbackslash{}`, `{`, `\textbraceleft{}`, `}`, `\textbraceright{}`, `$`, `\$`, `&`, `\&`, `#`, `\#`, `%`, `\%`, `_`, `\_`, `^`, `\textasciicircum{}`, `~`, `\textasciitilde{}`)

// bibTeX writes an entry of BibTeX, as biblatex reads it too.
func bibTeX(s Statement) string {
	tex := texEscapes.Replace
	var b strings.Builder
	fmt.Fprintf(&b, "@misc{%s,\n  author = {{%s}},\n  title = {{%s}},\n", strings.ReplaceAll(s.ID, "/", ":"), tex(s.Author), tex(s.Words))
	if p := s.Date.Start(); Plainly(s.Date) {
		fmt.Fprintf(&b, "  year = {%d},\n", p.Year)
		if p.Month > 0 {
			fmt.Fprintf(&b, "  month = {%d},\n", p.Month)
		}
		if p.Day > 0 {
			fmt.Fprintf(&b, "  day = {%d},\n", p.Day)
		}
	}
	fmt.Fprintf(&b, "  howpublished = {%s, %s},\n  url = {%s}\n}", tex(s.Title), tex(s.Site), s.URL)
	return b.String()
}

// csl writes an item of the Citation Style Language's JSON (schema 1.0.2).
func csl(l *locale.Locale, s Statement) string {
	type name struct {
		Literal string `json:"literal"`
	}
	type date struct {
		Parts   [][]int64 `json:"date-parts,omitempty"`
		Literal string    `json:"literal,omitempty"`
	}
	item := struct {
		ID        string `json:"id"`
		Type      string `json:"type"`
		Author    []name `json:"author"`
		Title     string `json:"title"`
		Issued    *date  `json:"issued,omitempty"`
		Container string `json:"container-title"`
		Publisher string `json:"publisher"`
		URL       string `json:"URL"`
	}{s.ID, "speech", []name{{s.Author}}, s.Words, nil, s.Title, s.Site, s.URL}
	switch p := s.Date.Start(); {
	case s.Date.IsZero():
	case !Plainly(s.Date):
		item.Issued = &date{Literal: l.Date(s.Date)}
	default:
		parts := []int64{p.Year}
		if p.Month > 0 {
			parts = append(parts, int64(p.Month))
		}
		if p.Day > 0 {
			parts = append(parts, int64(p.Day))
		}
		item.Issued = &date{Parts: [][]int64{parts}}
	}
	var b strings.Builder
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(item); err != nil {
		panic(err) // it holds strings and numbers alone
	}
	return strings.TrimSuffix(b.String(), "\n")
}
