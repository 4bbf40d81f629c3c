package site

import (
	"fmt"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"github.com/gloss-press/gloss/internal/content"
	"github.com/gloss-press/gloss/internal/diag"
	"github.com/gloss-press/gloss/internal/edtf"
	"github.com/gloss-press/gloss/internal/locale"
)

// Speaker is a person or body. One that has no file of its own has a page all the same, made of the statements.
type Speaker struct {
	*content.Speaker // nil without a file
	Slug, Name       string
	Address          string
	Articles         []*Article // that quote it, the newest first
	named            place      // where it is named first, without a file
}

// joinPeople indexes the names of speakers, and makes speakers of those who have a name but no file.
func (s *Site) joinPeople() {
	for _, p := range s.Speakers {
		for _, n := range append([]content.String{p.Speaker.Name}, p.Aliases...) {
			if key := foldName(n.Value); key != "" && !slices.Contains(s.names[key], p) {
				s.names[key] = append(s.names[key], p)
			}
		}
	}
	for _, a := range s.Articles {
		for i := range a.Article.Quotes {
			s.joinSpeaker(a, a.Article.Quotes[i].Speaker)
		}
	}
	locale.SortBy(s.Locale, s.Speakers, func(v *Speaker) string { return v.Name })
}

// joinSpeaker makes a speaker of a name that belongs to no file, and reports one that is wrong: a slug without a file, a name of
// two people. What is wrong has a stranger stand for it, so that nothing else seems wrong because of it.
func (s *Site) joinSpeaker(a *Article, name content.String) {
	if s.speakers[name.Value] != nil {
		return
	}
	switch known := s.names[foldName(name.Value)]; {
	case name.Value == "": // reported where the file was read
	case len(known) > 1:
		s.ambiguous(a.Path, name, known)
	case len(known) == 1:
		return
	case s.broken(name.Value):
	case s.misspelt(a.Path, name, "person"):
	case Slugify(name.Value) == "":
		s.fail(a.Path, name.Pos, diag.BadValue, "this name has no letter or digit", "write the name of who said these words")
	default:
		s.addPlain(a, name)
		return
	}
	if s.strangers[name.Value] == nil {
		slug := Slugify(name.Value)
		s.strangers[name.Value] = &Speaker{Slug: slug, Name: name.Value, Address: "people/" + slug + "/"}
	}
}

// addPlain makes a speaker of a name alone.
func (s *Site) addPlain(a *Article, name content.String) {
	slug := Slugify(name.Value)
	p := s.speakers[slug]
	if p == nil {
		p = &Speaker{Slug: slug, Name: name.Value, Address: "people/" + slug + "/", named: place{a.Path, name.Pos}}
		s.speakers[slug] = p
		s.Speakers = append(s.Speakers, p)
	}
	s.names[foldName(name.Value)] = []*Speaker{p}
}

// IsStranger reports whether a name of a person is wrong, which is told where it is written.
func (s *Site) IsStranger(name string) bool {
	return s.strangers[name] != nil || slugShaped(name) && s.Speaker(name) == nil
}

// broken reports whether a name is likely that of a file whose front matter can't be read, which has no name then.
func (s *Site) broken(name string) bool {
	p := s.speakers[Slugify(name)]
	return p != nil && p.Speaker != nil && p.Name == ""
}

func (s *Site) ambiguous(file string, name content.String, known []*Speaker) {
	var slugs []string
	for _, p := range known {
		slugs = append(slugs, "`"+p.Slug+"`")
	}
	s.fail(file, name.Pos, diag.UnknownSlug, fmt.Sprintf("%d people are called “%s”", len(known), name.Value), "say which: "+strings.Join(slugs, " or "))
}

// Speaker gives the speaker of a slug, name or alias; nil where there is none.
func (s *Site) Speaker(v string) *Speaker {
	if p, ok := s.speakers[v]; ok {
		return p
	}
	if known := s.names[foldName(v)]; len(known) > 0 {
		return known[0]
	}
	return nil
}

func foldName(s string) string {
	return strings.ToLower(strings.Join(strings.Fields(norm.NFC.String(s)), " "))
}

// RoleOn gives the office that a speaker held on a date: of several the one that began last. Empty where none is known.
func (p *Speaker) RoleOn(d edtf.Date) string {
	if p == nil || p.Speaker == nil {
		return ""
	}
	first, okFirst := d.First()
	last, okLast := d.Last()
	var best *content.Role
	var bestFrom edtf.Day
	for i := range p.Roles {
		r := &p.Roles[i]
		from, hasFrom := r.From.First()
		to, hasTo := r.To.Last()
		if hasFrom && !r.From.IsZero() && okLast && last < from || hasTo && !r.To.IsZero() && okFirst && first > to {
			continue
		}
		if r.From.IsZero() || !hasFrom {
			from = -1 << 62
		}
		if best == nil || from >= bestFrom {
			best, bestFrom = r, from
		}
	}
	if best == nil {
		return ""
	}
	return best.Title.Value
}

// LatestRole gives the office that a speaker came into last.
func (p *Speaker) LatestRole() string {
	if p.Speaker == nil || len(p.Roles) == 0 {
		return ""
	}
	last := 0
	for i := range p.Roles {
		if p.Roles[i].From.Compare(p.Roles[last].From.Date) > 0 {
			last = i
		}
	}
	return p.Roles[last].Title.Value
}

// SortName gives the name under which a speaker is filed: a person's last word first. One without a file may be a body, and is
// filed as it is written.
func (p *Speaker) SortName() string {
	if p.Speaker == nil || p.Organization {
		return p.Name
	}
	words := strings.Fields(p.Name)
	if len(words) < 2 {
		return p.Name
	}
	return words[len(words)-1] + " " + strings.Join(words[:len(words)-1], " ")
}
