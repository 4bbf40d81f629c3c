package preview

import (
	"cmp"
	"encoding/json"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/gloss-press/gloss/internal/diag"
	"github.com/gloss-press/gloss/internal/site"
)

// maxTold is how many mistakes a page is told of; the author's list has them all.
const maxTold = 60

// pageState is what a page that is open must know of itself, as /_gloss/page?at=PATH gives it.
type pageState struct {
	Revision string   `json:"revision"` // of the events' stream
	Edition  int64    `json:"edition"`
	Page     string   `json:"page"` // the fingerprint of what stands there now
	Status   status   `json:"status"`
	Moved    string   `json:"moved,omitempty"`   // where a missing page has gone
	Last     bool     `json:"last,omitempty"`    // it is the last good version
	Changed  []string `json:"changed,omitempty"` // pictures and other copies that have changed since the edition that was asked with
	Here     []told   `json:"here"`              // the page's own mistakes
	Others   []told   `json:"others"`            // those of other files
	Errors   int      `json:"errors"`            // among the others
	Warnings int      `json:"warnings"`
	More     int      `json:"more"` // mistakes that are left out here
}

// told is a mistake as the overlay shows it.
type told struct {
	File     string `json:"file"`
	Line     int32  `json:"line,omitempty"`
	Column   int32  `json:"column,omitempty"`
	Severity string `json:"severity"`
	Code     string `json:"code"`
	Message  string `json:"message"`
	Label    string `json:"label,omitempty"`
	Hint     string `json:"hint,omitempty"`
	Before   string `json:"before,omitempty"` // the line of the file up to the caret
	After    string `json:"after,omitempty"`
	Open     string `json:"open,omitempty"` // the address that opens the place in the author's editor
}

func (p *Preview) tellPage(w http.ResponseWriter, r *http.Request) {
	query := r.URL.Query()
	at, err := url.PathUnescape(query.Get("at"))
	if err != nil || !strings.HasPrefix(at, "/") {
		http.Error(w, "at= must be the path of a page", http.StatusBadRequest)
		return
	}
	state := pageState{Revision: p.revision()} // before the page is made, so that what changes meanwhile is asked for again
	var m *made
	var e *edition
	if at == internal {
		e = p.current.Load()
		m, err = p.todoPage(e), nil
	} else {
		address, _ := p.addressOf(at)
		m, e, err = p.page(r.Context(), address)
	}
	if err != nil {
		p.fail(w, r, err)
		return
	}
	state.Edition, state.Page, state.Status, state.Last = e.number, m.sum, m.status, m.last
	if m.status == missing {
		address, _ := p.addressOf(at)
		state.Moved = e.moved(p, address)
	}
	if since, err := strconv.ParseInt(query.Get("since"), 10, 64); err == nil {
		for a, n := range e.touched {
			if n > since {
				state.Changed = append(state.Changed, site.Href(p.Root(), a))
			}
		}
		slices.Sort(state.Changed)
	}
	state.sort(p, e, m)
	w.Header().Set("Content-Type", "application/json")
	_ = json.NewEncoder(w).Encode(state)
}

// sort puts the mistakes into the page's own and the others', errors first.
func (s *pageState) sort(p *Preview, e *edition, m *made) {
	own := slices.Clone(m.wrong)
	var others []diag.Diagnostic
	for _, d := range e.allMistakes() {
		if !slices.ContainsFunc(own, func(o diag.Diagnostic) bool { return o.Same(&d) }) {
			others = append(others, d)
		}
	}
	s.Errors, s.Warnings = diag.Count(others)
	bySeverity := func(a, b diag.Diagnostic) int { return cmp.Compare(a.Severity, b.Severity) }
	slices.SortStableFunc(own, bySeverity)
	slices.SortStableFunc(others, bySeverity)
	s.More = max(0, len(own)-maxTold) + max(0, len(others)-maxTold)
	s.Here, s.Others = p.toldOf(own[:min(len(own), maxTold)]), p.toldOf(others[:min(len(others), maxTold)])
}

// allMistakes gives what is wrong, as far as it is known now.
func (e *edition) allMistakes() []diag.Diagnostic {
	if isClosed(e.checked) {
		return e.mistakes
	}
	return e.Diags
}

// toldOf makes mistakes ready to be shown.
func (p *Preview) toldOf(ds []diag.Diagnostic) []told {
	ds = slices.Clone(ds)
	diag.Quote(ds, p.ws.ReadFile)
	list := make([]told, len(ds))
	for i, d := range ds {
		before, after := d.Shown()
		list[i] = told{File: diag.Escape(d.File), Line: d.From.Line, Column: d.From.Col, Severity: d.Severity.String(), Code: string(d.Code),
			Message: diag.Escape(d.Message), Label: diag.Escape(d.Label), Hint: diag.Escape(d.Hint), Before: before, After: after, Open: p.opt.Editor.address(d.Span)}
	}
	return list
}

// moved gives the path of the page that is made now of the file which a missing page was made of, or of one with the same bytes.
func (e *edition) moved(p *Preview, address string) string {
	last, ok := p.good.get(address)
	if !ok || last.source == "" {
		return ""
	}
	for page := range e.Site.Pages() {
		if f := page.ContentFile(); page.ShowsBody() && (f == last.source || e.Sum(f) == last.sourceSum) {
			return site.Href(p.Root(), page.Address)
		}
	}
	return ""
}
