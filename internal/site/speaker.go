package site

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

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
	entries          entryList  // its statements, in order of time
	named            diag.Span  // where it is named first, without a file
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
			s.joinSpeaker(a, a.Article.Quotes[i].SpeakerName())
		}
	}
	locale.SortBy(s.Alphabet, s.Speakers, func(v *Speaker) string { return v.Name })
}

// joinSpeaker finds who a quote's speaker is, or makes a speaker of a name that belongs to no file. It reports one that is wrong: a slug
// or path without a file, a name of two people. What is wrong has a stranger stand for it, so that nothing else seems wrong because of it.
func (s *Site) joinSpeaker(a *Article, name content.String) {
	v := name.Value
	if s.spoken[v] != nil {
		return
	}
	known := s.called(v)
	switch {
	case v == "": // reported where the file was read
	case s.checkPerson(a.Path, name):
	case len(known) > 0:
		s.spoken[v] = known[0]
		return
	case s.broken(v):
	case NameSlug(v) == "":
		s.fail(a.Path, name.Pos, diag.BadValue, "this name has no letter or digit", "write the name of who said these words")
	default:
		s.addPlain(a, name)
		return
	}
	if s.strangers[v] == nil {
		slug := NameSlug(v)
		s.strangers[v] = &Speaker{Slug: slug, Name: v, Address: PersonPage.Of(slug)}
	}
}

// addPlain makes a speaker of a name alone, or finds the one that is named so already.
func (s *Site) addPlain(a *Article, name content.String) {
	key := identity(name.Value)
	p := s.plain[key]
	if p == nil {
		slug := NameSlug(name.Value)
		p = &Speaker{Slug: slug, Name: name.Value, Address: PersonPage.Of(slug), named: diag.At(a.Path, name.Pos)}
		s.plain[key] = p
		if s.speakers[slug] == nil { // else both are told of it where their addresses clash
			s.speakers[slug] = p
		}
		s.Speakers = append(s.Speakers, p)
	}
	s.spoken[name.Value] = p
}

// checkPerson reports a value that names nobody or several people, though it must: it has the shape of a slug or of a path, or is spelt
// nearly like one. A plain name is welcome.
func (s *Site) checkPerson(file string, v content.String) (wrong bool) {
	known := s.called(v.Value)
	switch {
	case v.Value == "":
		return false
	case len(known) > 1:
		s.ambiguous(file, v, known)
		return true
	case len(known) == 1:
		name := known[0].shouted(v.Value)
		if name == "" || v.Value == known[0].Slug {
			return false
		}
		s.fail(file, v.Pos, diag.UnknownSlug, fmt.Sprintf("“%s” is written “%s” in %s", v.Value, name, known[0].Path), another(known[0].Slug))
		return true
	case s.broken(v.Value):
		return false
	}
	return s.misspelt(file, v, "person")
}

// called gives the speakers with a file whom a value names: by slug, by path, by name or alias, without regard to capitals where
// they don't tell two of them apart.
func (s *Site) called(v string) []*Speaker {
	if p := s.speakers[v]; p != nil && p.Speaker != nil {
		return []*Speaker{p}
	}
	if slug, ok := s.slugOfPath("person", v); ok {
		return []*Speaker{s.speakers[slug]}
	}
	known := s.names[foldName(v)]
	if len(known) > 1 {
		if exact := slices.DeleteFunc(slices.Clone(known), func(p *Speaker) bool { return p.shouted(v) != "" }); len(exact) > 0 {
			return exact
		}
	}
	return known
}

// shouted gives the name or alias from which a value differs in that one of the two is a word in capitals: WHO is not Who. It is empty
// where a name has the value's spelling, or the value is no name of the speaker's.
func (p *Speaker) shouted(v string) (name string) {
	names := append([]content.String{p.Speaker.Name}, p.Aliases...)
	if slices.ContainsFunc(names, func(n content.String) bool { return n.Value == v }) { // folding all of them takes long
		return ""
	}
	folded := foldName(v)
	for _, n := range names {
		if foldName(n.Value) == folded {
			if isAcronym(n.Value) == isAcronym(v) {
				return ""
			}
			name = n.Value
		}
	}
	return name
}

// isAcronym reports one word of capitals.
func isAcronym(name string) bool {
	return utf8.RuneCountInString(name) > 1 && strings.ToUpper(name) == name && strings.ToLower(name) != name && !strings.ContainsFunc(name, unicode.IsSpace)
}

// another says what to write of two that are called nearly alike.
func another(slug string) string {
	return "write `" + slug + "` where that one is meant; give another one a file in content/people/ with a slug of its own"
}

// IsStranger reports whether a name of a person is wrong, which is told where it is written.
func (s *Site) IsStranger(name string) bool {
	return s.strangers[name] != nil || slugShaped(name) && s.Speaker(name) == nil
}

// broken reports whether a name is likely that of a file whose front matter can't be read, which has no name then.
func (s *Site) broken(name string) bool {
	p := s.speakers[NameSlug(name)]
	return p != nil && p.Speaker != nil && p.Name == ""
}

func (s *Site) ambiguous(file string, name content.String, known []*Speaker) {
	var slugs []string
	for _, p := range known {
		slugs = append(slugs, "`"+p.Slug+"`")
	}
	s.fail(file, name.Pos, diag.UnknownSlug, fmt.Sprintf("%d people are called “%s”", len(known), name.Value), "say which: "+strings.Join(slugs, " or "))
}

// Speaker gives the speaker of a slug, path, name or alias; nil where there is none.
func (s *Site) Speaker(v string) *Speaker {
	if p, ok := s.speakers[v]; ok {
		return p
	}
	if p := s.spoken[v]; p != nil {
		return p
	}
	if known := s.called(v); len(known) > 0 {
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
