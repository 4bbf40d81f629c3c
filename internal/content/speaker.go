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

var speakerKeys = table("a person", "the top level of a person", append([]row[Speaker]{
	required(key("name", short(shownName), func(s *Speaker) *String { return &s.Name }, "as readers see it", "title? full_name fullname speaker")),
	key("aliases", list("[another name]"), func(s *Speaker) *[]String { return &s.Aliases }, "a list of other names", "alias also_known_as aka names"),
	key("kind", either("person", "organization"), func(s *Speaker) *bool { return &s.Organization }, "`person` (default) or `organization`", "type?"),
	key("roles", entries(roleKeys, func(n frontmatter.Node) Role { return Role{Pos: n.Pos} }), func(s *Speaker) *[]Role { return &s.Roles }, "offices, a list", "role jobs positions offices"),
	key("image", link, func(s *Speaker) *String { return &s.Image }, "a picture beside the file", "photo picture portrait avatar"),
	key("url", outside, func(s *Speaker) *String { return &s.URL }, "the speaker's own site", "website link homepage"),
	key("affiliation", short(shownName), func(s *Speaker) *String { return &s.Affiliation }, "whom he or she belongs to", "organization organisation party? employer"),
	key("same_as", profiles, func(s *Speaker) *[]String { return &s.SameAs }, "addresses of the same person elsewhere", "sameas wikidata wikipedia"),
}, headRows(func(s *Speaker) *Head { return &s.Head })...), notInFiles, map[string]string{
	"bio": "the biography is the text below the front matter", "description": "the biography is the text below the front matter",
})

// Role is a speaker's office between two dates, both of which count in; either may be missing.
type Role struct {
	Pos      diag.Pos
	Title    String
	From, To Date
}

var roleKeys = table("a role", "an entry of roles", []row[Role]{
	required(key("title", short(prose), func(r *Role) *String { return &r.Title }, "the office", "name role position")),
	key("from", date, func(r *Role) *Date { return &r.From }, "its first day, month or year", "start since begin"),
	key("to", date, func(r *Role) *Date { return &r.To }, "its last, which counts in", "end until till"),
}).with(func(d *decoder, _ *frontmatter.Node, _ *Mapping, r *Role) {
	if r.To.EndsBefore(r.From.Date) {
		d.ErrorAt(r.To.Pos, diag.BadDate, fmt.Sprintf("this role ends, on %s, before it begins, on %s", r.To, r.From), fmt.Sprintf("write the earlier date first: from: %s, to: %s", r.To, r.From))
		r.To = Date{}
	}
})
