package export

import (
	"encoding/json"
	"io"
	"strings"

	"github.com/gloss-press/gloss/internal/invisible"
	"github.com/gloss-press/gloss/internal/locale"
	"github.com/gloss-press/gloss/internal/markdown"
	"github.com/gloss-press/gloss/internal/site"
	"github.com/gloss-press/gloss/internal/telling"
)

// annotations writes an article's quotes by the W3C's Web Annotation Data Model: an AnnotationCollection whose first and only
// AnnotationPage has an annotation for each, with a TextQuoteSelector that is found in the page's text.
func (f *file) annotations(w io.Writer) error {
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
	a := f.page.Subject.(*site.Article)
	language := f.Site.LanguageOf(a)
	seen, words := markdown.Visible(f.made.HTML), f.In(language)
	items := make([]annotation, 0, len(a.Quotes))
	for _, q := range a.Quotes {
		address := f.Site.Absolute(q.Address())
		s := seen[q.ID().Value]
		if s.Text == "" {
			s.Text = q.Words()
		}
		an := annotation{ID: address, Type: "Annotation", Motivation: "describing", Created: moment(a.Published),
			Body: make([]body, 0, 4), Target: target{f.Site.Absolute(a.Address), selector{"TextQuoteSelector", s.Text, s.Prefix, s.Suffix}}}
		if len(a.Authors) > 0 {
			an.Creator = &agent{"Person", f.nameOf(a.Authors[0].Value)}
		}
		an.Body = append(an.Body, body{Type: "TextualBody", Value: f.attribution(words, q), Format: "text/plain", Purpose: "identifying"})
		if note := markdown.WithoutComments(q.Note().Value); note != "" {
			an.Body = append(an.Body, body{Type: "TextualBody", Value: note, Format: "text/markdown",
				Language: language, Purpose: "describing"})
		}
		if said := f.translation(q); said != "" {
			an.Body = append(an.Body, body{Type: "TextualBody", Value: said, Format: "text/plain", Language: language, Purpose: "describing"})
		}
		an.Body = append(an.Body, body{Type: "TextualBody", Value: telling.Assessment(words, q, f.Checked(q)), Format: "text/plain", Language: words.Tag(), Purpose: "assessing"})
		if place := telling.PlaceAddress(q, f.Checked(q)); place != "" {
			page, id, _ := strings.Cut(place, "#")
			an.Body = append(an.Body, body{Type: "SpecificResource", Source: f.Site.Absolute(page), Purpose: "linking",
				Selector: &fragment{"FragmentSelector", "http://tools.ietf.org/rfc/rfc3236", id}})
		}
		items = append(items, an)
	}
	id := f.Site.Absolute(f.page.Address)
	return json.NewEncoder(invisible.InJSON(w)).Encode(map[string]any{
		"@context": "http://www.w3.org/ns/anno.jsonld",
		"id":       id,
		"type":     "AnnotationCollection",
		"label":    a.Title.Value,
		"total":    len(items),
		"first":    map[string]any{"id": id + "#page", "type": "AnnotationPage", "partOf": id, "startIndex": 0, "items": items},
	})
}

// translation gives a quote's words in its article's language, and who translated them; "" for none.
func (f *file) translation(q *site.Quote) string {
	who := f.nameOf(q.Translator.Value)
	if q.Translation.Value == "" || who == "" {
		return q.Translation.Value
	}
	return q.Translation.Value + " — " + f.In(f.Site.LanguageOf(q.Article)).Say("translation.by", "name", who)
}

// attribution tells who said a quote's words, in what office, by whom they are reported where they are second-hand, where and when.
func (f *file) attribution(l *locale.Locale, q *site.Quote) string {
	return l.Row(f.saidBy(l, q), q.Venue().Value, l.Date(q.Date.Date))
}

func (f *file) saidBy(l *locale.Locale, q *site.Quote) string {
	who := l.Row(q.Speaker.Name, q.Role)
	if q.Via.Value == "" {
		return who
	}
	return l.Say("speaker.via", "speaker", who, "via", l.Within(f.nameOf(q.Via.Value)))
}
