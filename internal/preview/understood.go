package preview

import (
	"html/template"
	"strings"

	"github.com/gloss-press/gloss/internal/diag"
	"github.com/gloss-press/gloss/internal/site"
	"github.com/gloss-press/gloss/internal/transcript"
)

var understoodLayout = template.Must(template.ParseFS(client, "client/understood.html"))

// understoodView is how a source's text was understood, as its author sees it on its page.
type understoodView struct {
	Count string // "12 turns"
	Doubt string // "3 of them uncertain"; "" for none
	Kinds []understoodKind
}

type understoodKind struct {
	Title string
	Notes todoPart[transcript.Note]
}

// understood tells the author of a transcript how it was cut into turns, on the first page of its source; nil where a page shows none, or
// a text that nobody says aloud.
func (e *edition) understood(page site.Page, t *transcript.Transcript) []byte {
	src, ok := page.Subject.(*site.Source)
	if !ok || t == nil || len(t.Turns) == 0 || !t.IsSpoken() && (src.Kind.Value == "article" || src.Kind.Value == "document") {
		return nil
	}
	uncertain := 0
	for i := range t.Turns {
		if t.Turns[i].Uncertain {
			uncertain++
		}
	}
	v := understoodView{Count: diag.Plural(len(t.Turns), "turn", "turns")}
	if uncertain > 0 {
		v.Doubt = diag.Plural(uncertain, "is uncertain", "are uncertain")
	}
	for _, kind := range t.Understood() {
		for i := range kind.List {
			kind.List[i].Text = diag.Escape(strings.Join(strings.Fields(kind.List[i].Text), " "))
		}
		v.Kinds = append(v.Kinds, understoodKind{kind.Title, part(kind.List, "")})
	}
	return execute(understoodLayout, v)
}
