package site

import (
	"fmt"
	"slices"
	"strings"

	"github.com/gloss-press/gloss/internal/diag"
	"github.com/gloss-press/gloss/internal/edtf"
	"github.com/gloss-press/gloss/internal/markdown"
)

// Choice is which entries a directive of a text shows.
type Choice struct {
	Speaker  *Speaker // nil: of all
	Term     *Term    // nil: with whichever
	Source   *Source  // nil: from whichever
	From, To edtf.Date
	OfSite   bool // of all articles, not only of the one whose text it is
}

// ChoiceOf reads the attributes of ::timeline{…} and ::compare{…}. Where one can't be followed ok is false, and nothing is shown; the diagnostics have
// no file.
func (s *Site) ChoiceOf(attrs []markdown.Attr) (c Choice, ok bool, diags []diag.Diagnostic) {
	tell := func(a markdown.Attr, code diag.Code, message, hint string) {
		diags = append(diags, diag.Diagnostic{Span: diag.Span{From: a.Pos}, Code: code, Message: message, Hint: hint})
	}
	unknown := func(a markdown.Attr, kind, folder string, known []string) {
		hint := "name a file in " + folder
		if near, ok := diag.Nearest(a.Value, known); ok {
			hint = fmt.Sprintf("did you mean `%s`?", near)
		}
		tell(a, diag.UnknownSlug, fmt.Sprintf("there is no %s `%s`", kind, a.Value), hint)
	}
	for _, a := range attrs {
		a.Value = strings.TrimSpace(a.Value)
		switch a.Key {
		case "scope":
			if c.OfSite = a.Value == "site"; !c.OfSite && a.Value != "article" {
				tell(a, diag.BadDirective, "scope is `site` or `article`", "write scope=site for the statements of all articles")
			}
		case "speaker":
			if c.Speaker = s.Speaker(a.Value); c.Speaker == nil {
				unknown(a, "person", "content/people/", s.SpeakerSlugs())
				return c, false, diags
			}
		case "term":
			if c.Term = s.Term(a.Value); c.Term == nil {
				unknown(a, "term", "content/glossary/", s.TermSlugs())
				return c, false, diags
			}
		case "source":
			if c.Source = s.Source(a.Value); c.Source == nil {
				unknown(a, "source", "content/sources/", s.SourceSlugs())
				return c, false, diags
			}
		case "from", "to":
			d, err := edtf.Parse(a.Value)
			if err != nil {
				tell(a, diag.BadDirective, "this is not a date: "+a.Value, "write a date as 2014-09-14, 2014-09 or 2014")
				return c, false, diags
			}
			if a.Key == "from" {
				c.From = d
			} else {
				c.To = d
			}
			if c.To.EndsBefore(c.From) {
				tell(a, diag.BadDirective, fmt.Sprintf("this timeline ends, on %s, before it begins, on %s", c.To, c.From), fmt.Sprintf("write the earlier date first: from=%s to=%s", c.To, c.From))
				return c, false, diags
			}
		}
	}
	return c, true, diags
}

// fits reports whether an entry is one of those that are asked for.
func (c Choice) fits(e Entry) bool {
	if q := e.Quote; (c.Speaker != nil || c.Term != nil || c.Source != nil) && (q == nil || c.Speaker != nil && q.Speaker != c.Speaker ||
		c.Term != nil && !slices.Contains(q.Terms(), c.Term) || c.Source != nil && q.Source != c.Source) {
		return false
	}
	return !e.Date().EndsBefore(c.From) && !c.To.EndsBefore(e.Date())
}

// Chosen gives the latest entries that a timeline in a text shows, in order of time: those of the article whose text it is, or of all where it is none's.
func (s *Site) Chosen(of *Article, c Choice) []Entry {
	entries := s.Entries
	if of != nil && !c.OfSite {
		entries = of.Entries()
	}
	var list []Entry
	for _, e := range entries {
		if c.fits(e) {
			list = append(list, e)
		}
	}
	return list[max(0, len(list)-EntriesLimit):]
}

// Compared gives the latest statements that a comparison in a text shows, in order of time: those of the article that use the term, or where it has none
// those of all.
func (s *Site) Compared(of *Article, t *Term) []Entry {
	var list []Entry
	if of != nil {
		list = s.Chosen(of, Choice{Term: t})
	}
	if len(list) == 0 {
		list = s.ByTerm(t.Slug.Value)
	}
	return list[max(0, len(list)-EntriesLimit):]
}
