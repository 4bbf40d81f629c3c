package render

import (
	"cmp"
	"encoding/json"
	"strings"

	"github.com/gloss-press/gloss/internal/markdown"
	"github.com/gloss-press/gloss/internal/site"
	"github.com/gloss-press/gloss/internal/verdict"
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
	type fragment struct {
		Type       string `json:"type"`
		ConformsTo string `json:"conformsTo"`
		Value      string `json:"value"`
	}
	type body struct {
		Type     string    `json:"type"`
		Value    string    `json:"value,omitempty"`
		Format   string    `json:"format,omitempty"`
		Language string    `json:"language,omitempty"`
		Source   string    `json:"source,omitempty"`
		Selector *fragment `json:"selector,omitempty"`
		Purpose  string    `json:"purpose"`
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
	seen := markdown.Visible(m.bodyOf(a))
	items := make([]annotation, 0, len(a.Quotes))
	for _, q := range a.Quotes {
		address := m.site.Absolute(q.Address())
		s := seen[q.ID.Value]
		if s.Text == "" {
			s.Text = q.Words
		}
		an := annotation{ID: address, Type: "Annotation", Motivation: "describing", Created: moment(a.Published),
			Body: make([]body, 0, 4), Target: target{m.site.Absolute(a.Address), selector{"TextQuoteSelector", s.Text, s.Prefix, s.Suffix}}}
		if len(a.Authors) > 0 {
			an.Creator = &agent{"Person", a.Authors[0].Value}
		}
		by := m.inARow(q.Speaker.Name, q.Role, q.Venue.Value, m.locale.Date(q.Date.Date))
		an.Body = append(an.Body, body{Type: "TextualBody", Value: by, Format: "text/plain", Purpose: "identifying"})
		if q.Note.Value != "" {
			an.Body = append(an.Body, body{Type: "TextualBody", Value: q.Note.Value, Format: "text/markdown",
				Language: cmp.Or(a.Language.Value, m.site.Language), Purpose: "describing"})
		}
		if value := m.assessment(q); value != "" {
			an.Body = append(an.Body, body{Type: "TextualBody", Value: value, Format: "text/plain", Language: m.locale.Tag(), Purpose: "assessing"})
		}
		if place := m.placeAddress(q, m.checked(q)); place != "" {
			page, id, _ := strings.Cut(place, "#")
			an.Body = append(an.Body, body{Type: "SpecificResource", Source: m.site.Absolute(page), Purpose: "linking",
				Selector: &fragment{"FragmentSelector", "http://tools.ietf.org/rfc/rfc3236", id}})
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

// bodyOf gives an article's body as its page has it: what stands around words that fill their block may be a note or a card.
func (m *pageInTheMaking) bodyOf(a *site.Article) string {
	if m.in.Body == nil || m.in.Body.html == "" {
		m.language(a.Language.Value)
		m.in.Body = &Body{}
		m.body()
		m.diags = nil // what is wrong was said of the page
	}
	return string(m.in.Body.html)
}

// assessment is a quote's verdict in words: "verified: checked against the official transcript", "unchecked: no source is named"; "" where nothing is known of it.
func (m *pageInTheMaking) assessment(q *site.Quote) string {
	if m.in.Checked == nil {
		return ""
	}
	c := m.checked(q)
	if c == nil || c.Kind == verdict.Unchecked {
		return m.locale.Say("assessment.unchecked", "verdict", verdict.Unchecked.String(), "reason", m.uncompared(q))
	}
	key := "assessment.checked"
	if c.Kind.IsError() {
		key = "assessment.differs"
	}
	said := m.locale.Say(key, "verdict", c.Kind.String(), "record", m.against(q.Source))
	if c.Acceptable() && q.Accept.Value != "" {
		said = m.locale.Say("assessment.because", "assessment", said, "reason", q.Accept.Value)
	}
	return said
}
