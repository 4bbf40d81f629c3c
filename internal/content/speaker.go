package content

import (
	"fmt"

	"github.com/gloss-press/gloss/internal/diag"
	"github.com/gloss-press/gloss/internal/frontmatter"
)

func parseSpeaker(d *decoder, h Head, m *frontmatter.Node) File {
	s := &Speaker{Head: h}
	d.each(m, speakerKeys, func(name string, v *frontmatter.Node) {
		switch name {
		case "name":
			s.Name = d.text(v, name)
		case "aliases":
			s.Aliases = d.list(v, name)
		case "kind":
			s.Organization = d.oneOf(v, name, "person", "organization").Value == "organization"
		case "roles":
			s.Roles = entries(d, v, name, d.role)
		case "image":
			s.Image = d.link(v, name)
		case "url":
			s.URL = d.url(v, name)
		case "affiliation":
			s.Affiliation = d.text(v, name)
		case "same_as":
			for _, address := range d.list(v, name) {
				if address = d.checkURL(address, CheckURL); address.Value != "" {
					s.SameAs = append(s.SameAs, address)
				}
			}
		default:
			d.headKey(&s.Head, name, v)
		}
	})
	d.finish(&s.Head)
	return s
}

func (d *decoder) role(m *frontmatter.Node) Role {
	r := Role{Pos: m.Pos}
	d.each(m, roleKeys, func(name string, v *frontmatter.Node) {
		switch name {
		case "title":
			r.Title = d.text(v, name)
		case "from":
			r.From = d.date(v, name)
		case "to":
			r.To = d.date(v, name)
		}
	})
	if r.To.EndsBefore(r.From.Date) {
		d.ErrorAt(r.To.Pos, diag.BadDate, fmt.Sprintf("this role ends, on %s, before it begins, on %s", r.To, r.From), fmt.Sprintf("write the earlier date first: from: %s, to: %s", r.To, r.From))
		r.To = Date{}
	}
	return r
}
