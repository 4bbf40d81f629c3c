package preview

import (
	"encoding/json"
	"errors"
	"net/http"
	"strconv"

	"github.com/gloss-press/gloss/internal/content"
	"github.com/gloss-press/gloss/internal/diag"
	"github.com/gloss-press/gloss/internal/quoting"
)

// quoted is what becomes of words that an author has selected in a transcript: the front matter of a quote, or why there is none.
type quoted struct {
	Block   string   `json:"block,omitempty"` // YAML, as it stands below quotes:
	Notes   []string `json:"notes,omitempty"`
	Refused string   `json:"refused,omitempty"`
	Label   string   `json:"label,omitempty"`
	Hint    string   `json:"hint,omitempty"`
}

// The longest words that can be quoted at once, and the most that tells where they stand, in bytes.
const (
	maxQuoted = 8 << 10
	maxBefore = 1 << 10
)

// quote makes the front matter of a quote from words of a source.
func (p *Preview) quote(w http.ResponseWriter, r *http.Request) {
	query := r.URL.Query()
	words, before := query.Get("words"), query.Get("before")
	turn, err := strconv.Atoi(query.Get("turn"))
	switch {
	case words == "":
		http.Error(w, "words= must be words of the source", http.StatusBadRequest)
		return
	case query.Has("turn") && (err != nil || turn < 0):
		http.Error(w, "turn= must be the number of a turn", http.StatusBadRequest)
		return
	case len(words) > maxQuoted || len(before) > maxBefore:
		http.Error(w, "these are too many words for one quote", http.StatusRequestURITooLong)
		return
	}
	e := p.current.Load()
	src := e.Site.Source(query.Get("source"))
	if src == nil {
		http.Error(w, "there is no such source", http.StatusNotFound)
		return
	}
	var answer quoted
	q, err := quoting.Find(e.Snapshot, quoting.Asked{Source: src, Words: words, Turn: turn, Before: before})
	no, refused := errors.AsType[*quoting.Refusal](err)
	switch {
	case refused:
		d := no.Diagnostic
		answer = quoted{Refused: diag.Escape(d.Message), Label: diag.Escape(d.Label), Hint: diag.Escape(d.Hint)}
	case err != nil:
		p.fail(w, r, err)
		return
	default:
		answer = quoted{Block: content.QuoteIn("", nil, q.Keys), Notes: q.Notes()}
	}
	w.Header().Set("Content-Type", "application/json")
	_ = json.NewEncoder(w).Encode(answer)
}
