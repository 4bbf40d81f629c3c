package render

import (
	"cmp"
	"encoding/json"

	"github.com/gloss-press/gloss/internal/markdown"
	"github.com/gloss-press/gloss/internal/site"
)

// annotations writes an article's quotes by the W3C's Web Annotation Data Model: an AnnotationCollection whose first and only
// AnnotationPage has an annotation for each, with a TextQuoteSelector that is found in the page's text.
func (m *pageInTheMaking) annotations(w Writer) error {
	type selector struct {
		Type   string `json:"type"`
		Exact  string `json:"exact"`
		Prefix string `json:"prefix"`
		Suffix string `json:"suffix"`
	}
	type target struct {
		Source   string   `json:"source"`
		Selector selector `json:"selector"`
	}
	type body struct {
		Type     string `json:"type"`
		Value    string `json:"value"`
		Format   string `json:"format"`
		Language string `json:"language,omitempty"`
		Purpose  string `json:"purpose"`
	}
	type agent struct {
		Type string `json:"type"`
		Name string `json:"name"`
	}
	type annotation struct {
		ID         string `json:"id"`
		Type       string `json:"type"`
		Motivation string `json:"motivation"`
		Created    string `json:"created,omitempty"`
		Creator    *agent `json:"creator,omitempty"`
		Body       []body `json:"body,omitempty"`
		Target     target `json:"target"`
	}
	a := m.page.Subject.(*site.Article)
	var seen map[string]markdown.Seen
	if m.in.Reading != nil {
		seen = m.in.Reading.Seen
	}
	items := []annotation{}
	for _, q := range a.Quotes {
		address := m.site.Absolute(q.Address())
		s := seen[q.ID.Value]
		if s.Text == "" {
			s.Text = q.Words
		}
		an := annotation{ID: address, Type: "Annotation", Motivation: "describing", Created: moment(a.Published),
			Target: target{m.site.Absolute(a.Address), selector{"TextQuoteSelector", s.Text, s.Prefix, s.Suffix}}}
		if len(a.Authors) > 0 {
			an.Creator = &agent{"Person", a.Authors[0].Value}
		}
		by := q.Speaker.Name
		if q.Role != "" {
			by += ", " + q.Role
		}
		for _, more := range []string{q.Venue.Value, m.site.Locale.Date(q.Date.Date)} {
			if more != "" {
				by += ", " + more
			}
		}
		an.Body = append(an.Body, body{"TextualBody", by, "text/plain", "", "identifying"})
		if q.Note.Value != "" {
			an.Body = append(an.Body, body{"TextualBody", q.Note.Value, "text/markdown", cmp.Or(a.Language.Value, m.site.Language), "describing"})
		}
		items = append(items, an)
	}
	id := m.site.Absolute(m.page.Address)
	return json.NewEncoder(w).Encode(map[string]any{
		"@context": "http://www.w3.org/ns/anno.jsonld",
		"id":       id,
		"type":     "AnnotationCollection",
		"label":    a.Title.Value,
		"total":    len(items),
		"first":    map[string]any{"id": id + "#page", "type": "AnnotationPage", "partOf": id, "startIndex": 0, "items": items},
	})
}
