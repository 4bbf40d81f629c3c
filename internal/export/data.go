package export

import (
	"cmp"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"iter"
	"strconv"
	"strings"

	"github.com/gloss-press/gloss/internal/invisible"
	"github.com/gloss-press/gloss/internal/site"
	"github.com/gloss-press/gloss/internal/telling"
)

// statement is a statement as /data/statements.json has it. Every key stands in each, empty where nothing is known, but for why a
// difference was accepted.
type statement struct {
	ID      string   `json:"id"`
	URL     string   `json:"url"`
	Article string   `json:"article"`
	Speaker string   `json:"speaker"`
	Role    string   `json:"role"`
	Date    string   `json:"date"`
	Text    string   `json:"text"`
	Venue   string   `json:"venue"`
	Source  string   `json:"source"`
	Terms   []string `json:"terms"`
	Verdict string   `json:"verdict"`
	Place   string   `json:"place"` // the address of its place in the source's text here
	Kind    string   `json:"kind"`
	Accept  string   `json:"accepted,omitempty"` // why it is published in spite of its verdict

	Language    string `json:"language,omitempty"`    // of the words, where the article says it
	Translation string `json:"translation,omitempty"` // in the article's language
	Translator  string `json:"translator,omitempty"`
}

func (f *file) statementOf(st *site.Statement) statement {
	q := st.First()
	v := statement{ID: st.ID(), URL: f.anywhere(q.Address()), Article: q.Article.Slug.Value, Speaker: q.Speaker.Name, Role: q.Role,
		Date: q.Date.String(), Text: q.Words(), Kind: "direct", Venue: q.Venue().Value, Source: f.sourceSlug(q.SourceName().Value), Terms: []string{}, Verdict: "unchecked"}
	v.Language, v.Translation, v.Translator = q.Language.Value, q.Translation.Value, f.nameOf(q.Translator.Value)
	if q.Paraphrase {
		v.Kind = "paraphrase"
	}
	for _, t := range q.Terms() {
		v.Terms = append(v.Terms, t.Slug.Value)
	}
	if c := f.Checked(q); c != nil {
		v.Verdict = c.Kind.String()
		if a := telling.PlaceAddress(q, c); a != "" {
			v.Place = f.anywhere(a)
		}
		if c.Acceptable() {
			v.Accept = q.Accept.Value
		}
	}
	return v
}

// nameOf gives the name of the person whom a writer names by a slug or an alias; another name is its own.
func (f Files) nameOf(v string) string {
	if p := f.Site.Speaker(v); p != nil {
		return p.Name
	}
	return v
}

// statements gives those of the part that the file is, or all, in order of time.
func (f *file) statements() iter.Seq[statement] {
	return func(yield func(statement) bool) {
		if part, ok := f.page.Subject.(*site.DataPart); ok {
			for _, st := range part.Statements {
				if !yield(f.statementOf(st)) {
					return
				}
			}
			return
		}
		for _, e := range f.Site.Entries {
			if e.Quote != nil && !yield(f.statementOf(e.Quote.Statement)) {
				return
			}
		}
	}
}

// dataPart is a part of the statements as an index has it.
type dataPart struct {
	Year       string `json:"year"`
	URL        string `json:"url"`
	Statements int    `json:"statements"`
}

// index gives the parts of the data where the file is their index, else none.
func (f *file) index() (parts []dataPart) {
	if f.page.Subject != nil {
		return nil
	}
	for _, p := range f.Site.DataParts() {
		parts = append(parts, dataPart{site.YearName(p.Year), f.anywhere(p.Address(f.page.Kind.Address)), len(p.Statements)})
	}
	return parts
}

// sourceSlug gives the slug of the source that a writer names by its slug or its file's path; another name is its own.
func (f *file) sourceSlug(name string) string {
	if src := f.Site.Source(name); src != nil {
		return src.Slug.Value
	}
	return name
}

// sourceTitle names the source that a writer names by its slug; another name is its own.
func (f *file) sourceTitle(name string) string {
	if src := f.Site.Source(name); src != nil {
		return src.Name()
	}
	return name
}

// anywhere is the whole address of a page, or the way from the root where the site has no base address.
func (f *file) anywhere(address string) string {
	return cmp.Or(f.Site.Absolute(address), site.Href("/", address))
}

// statementsJSON writes a list, a statement a line, or an object whose "parts" are files of such lists.
func (f *file) statementsJSON(w io.Writer) error {
	if parts := f.index(); parts != nil {
		text, err := json.MarshalIndent(map[string]any{"parts": parts}, "", " ")
		if err == nil {
			_, err = w.Write(append(text, '\n'))
		}
		return err
	}
	if _, err := io.WriteString(w, "["); err != nil {
		return err
	}
	before := "\n"
	for s := range f.statements() {
		text, err := json.Marshal(s)
		if err != nil {
			return err
		}
		if _, err := fmt.Fprintf(w, "%s%s", before, invisible.EscapeJSON(text)); err != nil {
			return err
		}
		before = ",\n"
	}
	_, err := io.WriteString(w, "\n]\n")
	return err
}

// statementsCSV writes RFC 4180: the statements, or the files that hold parts of them. A cell that a spreadsheet would take for a formula has an apostrophe before it.
func (f *file) statementsCSV(out io.Writer) error {
	w := csv.NewWriter(out)
	w.UseCRLF = true
	if parts := f.index(); parts != nil {
		rows := [][]string{{"year", "url", "statements"}}
		for _, p := range parts {
			rows = append(rows, []string{p.Year, p.URL, strconv.Itoa(p.Statements)})
		}
		return w.WriteAll(rows)
	}
	row := []string{"id", "url", "article", "speaker", "role", "date", "text", "venue", "source", "terms", "verdict", "place", "kind", "accepted", "language", "translation", "translator"}
	if err := w.Write(row); err != nil {
		return err
	}
	for s := range f.statements() {
		row = append(row[:0], s.ID, s.URL, s.Article, s.Speaker, s.Role, s.Date, s.Text, s.Venue, s.Source, strings.Join(s.Terms, " "), s.Verdict, s.Place, s.Kind, s.Accept, s.Language, s.Translation, s.Translator)
		for i, cell := range row {
			if cell != "" && strings.IndexByte("=+-@\t\r", cell[0]) >= 0 {
				row[i] = "'" + cell
			}
		}
		if err := w.Write(row); err != nil {
			return err
		}
	}
	w.Flush()
	return w.Error()
}

func (f *file) glossaryJSON(w io.Writer) error {
	type term struct {
		Slug        string              `json:"slug"`
		Term        string              `json:"term"`
		URL         string              `json:"url"`
		Aliases     []string            `json:"aliases"`
		Short       string              `json:"short"`
		Definitions []map[string]string `json:"definitions"`
		Related     []string            `json:"related"`
		Statements  int                 `json:"statements"`
	}
	list := []term{}
	for _, t := range f.Site.Terms {
		v := term{Slug: t.Slug.Value, Term: t.Name(), URL: f.anywhere(t.Address), Aliases: []string{}, Short: f.Engine.Plain(t.Short.Value),
			Definitions: []map[string]string{}, Related: []string{}, Statements: len(f.Site.ByTerm(t.Slug.Value))}
		for _, a := range t.Aliases {
			v.Aliases = append(v.Aliases, a.Value)
		}
		for _, d := range t.Definitions {
			v.Definitions = append(v.Definitions, map[string]string{"by": f.nameOf(d.By.Value), "text": f.Engine.Plain(d.Text.Value), "source": f.sourceSlug(d.Source.Value), "url": d.URL.Value})
		}
		for _, r := range t.Related {
			v.Related = append(v.Related, r.Value)
		}
		list = append(list, v)
	}
	enc := json.NewEncoder(invisible.InJSON(w))
	enc.SetIndent("", " ")
	return enc.Encode(list)
}
