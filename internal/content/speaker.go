package content

import (
	"fmt"

	"github.com/gloss-press/gloss/internal/diag"
	"github.com/gloss-press/gloss/internal/frontmatter"
)

// Speaker is a person or body that makes statements: content/people/*.md.
type Speaker struct {
	Head
	Name         String
	Aliases      []String
	Organization bool // kind: organization
	Roles        []Role
	Image        String
	URL          String
	Affiliation  String
	SameAs       []String
}

var speakerKeys = table("a person", "the top level of a person", merge(notInFiles, map[string]string{
	"bio": "the biography is the text below the front matter", "description": "the biography is the text below the front matter",
}), append([]row[Speaker]{
	{"name", required(is(shown, func(s *Speaker) *String { return &s.Name })), "as readers see it", "title? full_name fullname speaker"},
	{"aliases", is(list("[another name]"), func(s *Speaker) *[]String { return &s.Aliases }), "a list of other names", "alias also_known_as aka names"},
	{"kind", is(either("person", "organization"), func(s *Speaker) *bool { return &s.Organization }), "`person` (default) or `organization`", "type?"},
	{"roles", is(entries(roleKeys, func(n frontmatter.Node) Role { return Role{Pos: n.Pos} }), func(s *Speaker) *[]Role { return &s.Roles }), "offices, a list", "role jobs positions offices"},
	{"image", is(link, func(s *Speaker) *String { return &s.Image }), "a picture beside the file", "photo picture portrait avatar"},
	{"url", is(outside, func(s *Speaker) *String { return &s.URL }), "the speaker's own site", "website link homepage"},
	{"affiliation", is(shown, func(s *Speaker) *String { return &s.Affiliation }), "whom he or she belongs to", "organization organisation party? employer"},
	{"same_as", is(profiles, func(s *Speaker) *[]String { return &s.SameAs }), "addresses of the same person elsewhere", "sameas wikidata wikipedia"},
}, headRows(func(s *Speaker) *Head { return &s.Head })...))

// Role is a speaker's office between two dates, both of which count in; either may be missing.
type Role struct {
	Pos      diag.Pos
	Title    String
	From, To Date
}

var roleKeys = table("a role", "an entry of roles", nil, []row[Role]{
	{"title", required(is(prose, func(r *Role) *String { return &r.Title })), "the office", "name role position"},
	{"from", is(date, func(r *Role) *Date { return &r.From }), "its first day, month or year", "start since begin"},
	{"to", is(date, func(r *Role) *Date { return &r.To }), "its last, which counts in", "end until till"},
}).with(func(d *decoder, _ *frontmatter.Node, _ *Mapping, r *Role) {
	if r.To.EndsBefore(r.From.Date) {
		d.ErrorAt(r.To.Pos, diag.BadDate, fmt.Sprintf("this role ends, on %s, before it begins, on %s", r.To, r.From), fmt.Sprintf("write the earlier date first: from: %s, to: %s", r.To, r.From))
		r.To = Date{}
	}
})
