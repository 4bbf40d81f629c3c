package render

import (
	"cmp"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"strings"

	"github.com/gloss-press/gloss/internal/site"
	"github.com/gloss-press/gloss/internal/view"
)

// file writes a file that has no layout.
func (m *pageInTheMaking) file(b Writer) error {
	m.view = &view.Page{Language: m.site.Language}
	switch m.page.Kind {
	case site.AtomFile:
		return m.atom(b)
	case site.JSONFeedFile:
		return m.jsonFeed(b)
	case site.AnnotationsFile:
		return m.annotations(b)
	case site.StatementsJSON:
		return m.statementsJSON(b)
	case site.StatementsCSV:
		return m.statementsCSV(b)
	case site.GlossaryJSON:
		return m.glossaryJSON(b)
	case site.SitemapFile:
		return m.sitemap(b)
	case site.RobotsFile:
		b.WriteString("User-agent: *\nDisallow:\n")
		if m.site.Base != "" {
			b.WriteString("Sitemap: " + m.site.Absolute("sitemap.xml") + "\n")
		}
	case site.RedirectsFile:
		for _, r := range m.site.Redirects {
			fmt.Fprintf(b, "%s %s 301\n", site.Href("", r.From), site.Href(m.site.HostRoot(), r.To))
		}
	case site.HeadersFile:
		b.WriteString(headers)
	case site.NoJekyllFile:
	default:
		return fmt.Errorf("there is no renderer for %q", m.page.Address)
	}
	return nil
}

// headers are what a host that reads _headers sends with every file.
const headers = `/*
  X-Content-Type-Options: nosniff
  Referrer-Policy: strict-origin-when-cross-origin
  Content-Security-Policy: script-src 'self'; object-src 'none'; base-uri 'none'
/assets/*
  Cache-Control: public, max-age=31536000, immutable
/data/*
  Access-Control-Allow-Origin: *
`

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
}

func (m *pageInTheMaking) statementOf(st *site.Statement) statement {
	q := st.First()
	v := statement{ID: st.ID(), URL: m.anywhere(q.Address()), Article: q.Article.Slug.Value, Speaker: q.Speaker.Name, Role: q.Role,
		Date: q.Date.String(), Text: q.Words, Kind: "direct", Venue: q.Venue.Value, Source: m.sourceSlug(q.Quote.Source.Value), Terms: []string{}, Verdict: "unchecked"}
	if q.Paraphrase {
		v.Kind = "paraphrase"
	}
	for _, t := range q.Terms {
		v.Terms = append(v.Terms, t.Slug.Value)
	}
	if c := m.checked(q); c != nil {
		v.Verdict = c.Kind.String()
		if a := m.placeAddress(q, c); a != "" {
			v.Place = m.anywhere(a)
		}
		if c.Acceptable() {
			v.Accept = q.Accept.Value
		}
	}
	return v
}

// sourceSlug gives the slug of the source that a writer names by its slug or its file's path; another name is its own.
func (m *pageInTheMaking) sourceSlug(name string) string {
	if src := m.site.Source(name); src != nil {
		return src.Slug.Value
	}
	return name
}

// anywhere is the whole address of a page, or the way from the root where the site has no base address.
func (m *pageInTheMaking) anywhere(address string) string {
	return cmp.Or(m.site.Absolute(address), site.Href("/", address))
}

// statementsJSON writes a list, a statement a line.
func (m *pageInTheMaking) statementsJSON(w Writer) error {
	w.WriteString("[")
	n := 0
	for _, e := range m.site.Entries {
		if e.Quote == nil {
			continue
		}
		if n++; n > 1 {
			w.WriteString(",")
		}
		b, err := json.Marshal(m.statementOf(e.Quote.Statement))
		if err != nil {
			return err
		}
		w.WriteString("\n")
		w.Write(b)
	}
	w.WriteString("\n]\n")
	return nil
}

// statementsCSV writes RFC 4180. A cell that a spreadsheet would take for a formula has an apostrophe before it.
func (m *pageInTheMaking) statementsCSV(out Writer) error {
	w := csv.NewWriter(out)
	w.UseCRLF = true
	row := []string{"id", "url", "article", "speaker", "role", "date", "text", "venue", "source", "terms", "verdict", "place", "kind", "accepted"}
	if err := w.Write(row); err != nil {
		return err
	}
	for _, e := range m.site.Entries {
		if e.Quote == nil {
			continue
		}
		s := m.statementOf(e.Quote.Statement)
		row = append(row[:0], s.ID, s.URL, s.Article, s.Speaker, s.Role, s.Date, s.Text, s.Venue, s.Source, strings.Join(s.Terms, " "), s.Verdict, s.Place, s.Kind, s.Accept)
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

func (m *pageInTheMaking) glossaryJSON(w Writer) error {
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
	for _, t := range m.site.Terms {
		v := term{Slug: t.Slug.Value, Term: t.Name(), URL: m.anywhere(t.Address), Aliases: []string{}, Short: m.engine.Plain(t.Short.Value),
			Definitions: []map[string]string{}, Related: []string{}, Statements: len(m.site.ByTerm(t.Slug.Value))}
		for _, a := range t.Aliases {
			v.Aliases = append(v.Aliases, a.Value)
		}
		for _, d := range t.Definitions {
			v.Definitions = append(v.Definitions, map[string]string{"by": m.person(d.By.Value).Title, "text": m.engine.Plain(d.Text.Value), "source": m.sourceSlug(d.Source.Value), "url": d.URL.Value})
		}
		for _, r := range t.Related {
			v.Related = append(v.Related, r.Value)
		}
		list = append(list, v)
	}
	enc := json.NewEncoder(w)
	enc.SetIndent("", " ")
	return enc.Encode(list)
}

// sitemap writes the protocol of sitemaps.org: one list, or an index of lists where there are too many addresses for one.
func (m *pageInTheMaking) sitemap(w Writer) error {
	type entry struct {
		Loc string `xml:"loc"`
		Mod string `xml:"lastmod,omitempty"`
	}
	var all []entry
	for p := range m.site.Pages() {
		if !p.Listed() {
			continue
		}
		e := entry{Loc: m.site.Absolute(p.Address)}
		if a, ok := p.Subject.(*site.Article); ok && p.Kind == site.ArticlePage {
			e.Mod = moment(a.Changed())
		}
		all = append(all, e)
	}
	part := m.page.Subject.(int)
	var v any
	switch {
	case part == 0 && len(all) > site.SitemapLimit:
		var parts []entry
		for i := 0; i*site.SitemapLimit < len(all); i++ {
			parts = append(parts, entry{Loc: m.site.Absolute(fmt.Sprintf("sitemap-%d.xml", i+1))})
		}
		v = struct {
			XMLName xml.Name `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 sitemapindex"`
			Parts   []entry  `xml:"sitemap"`
		}{Parts: parts}
	default:
		if part > 0 {
			from := min((part-1)*site.SitemapLimit, len(all))
			all = all[from:min(from+site.SitemapLimit, len(all))]
		}
		v = struct {
			XMLName xml.Name `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 urlset"`
			URLs    []entry  `xml:"url"`
		}{URLs: all}
	}
	return writeXML(w, v)
}

func writeXML(w Writer, v any) error {
	w.WriteString(xml.Header)
	enc := xml.NewEncoder(w)
	enc.Indent("", " ")
	if err := enc.Encode(v); err != nil {
		return err
	}
	w.WriteByte('\n')
	return nil
}
