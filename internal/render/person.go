package render

import (
	"cmp"
	"slices"
	"strconv"

	"github.com/gloss-press/gloss/internal/content"
	"github.com/gloss-press/gloss/internal/edtf"
	"github.com/gloss-press/gloss/internal/site"
	"github.com/gloss-press/gloss/internal/view"
)

// personPage fills a speaker's page.
func (m *pageInTheMaking) personPage(p *site.Speaker) {
	v := m.view
	v.Summary = p.LatestRole()
	said := m.site.BySpeaker(p)
	person := &view.Person{Link: m.speakerLink(p), Office: p.LatestRole(), Said: m.saidIn(said)}
	if f := p.Speaker; f != nil {
		person.Organization = f.Organization
		person.Affiliation = m.person(f.Affiliation.Value)
		person.Website = f.URL.Value
		for _, a := range f.Aliases {
			person.Aliases = append(person.Aliases, a.Value)
		}
		if person.Image = m.image(f.Path, f.Image.Value, p.Name); person.Image != nil {
			address, _ := m.site.FileAddress(f.Path, f.Image.Value)
			v.Image, v.ImageAlt = m.site.Absolute(address), p.Name
		}
		for _, r := range f.Roles {
			person.Roles = append(person.Roles, m.role(&r))
		}
		person.Career = m.career(f.Roles, said)
		for _, same := range f.SameAs {
			person.SameAs = append(person.SameAs, linkTo(hostOf(same.Value), same.Value))
		}
		m.body()
	}
	v.Person = person
	v.Timeline = m.list(timelineOptions{speaker: p})
	v.Picture = m.picture(said, pictureOptions{byTerm: true})
	v.Explainers = m.quotedIn(p)
	v.Terms = m.definitions(m.termsOn(nil))
}

func (m *pageInTheMaking) role(r *content.Role) view.Role {
	from, _ := r.From.HTML()
	to, _ := r.To.HTML()
	return view.Role{Title: r.Title.Value, Dates: m.held(r.From.Date, r.To.Date), From: from, To: to}
}

// saidIn tells how many statements there are, and from when; "" for none.
func (m *pageInTheMaking) saidIn(entries []site.Entry) string {
	if len(entries) == 0 {
		return ""
	}
	first, last := entries[0].Date(), entries[len(entries)-1].Date()
	if first.IsZero() || last.IsZero() {
		return m.statements(len(entries))
	}
	return m.locale.Row(m.statements(len(entries)), m.locale.Between(first, last))
}

// quotedIn lists the articles that quote a speaker, with how often.
func (m *pageInTheMaking) quotedIn(p *site.Speaker) []view.Item {
	list := m.explainers(p.Articles)
	for i, a := range p.Articles[:len(list)] {
		n := 0
		for _, q := range a.Quotes {
			if q.Speaker == p {
				n++
			}
		}
		list[i].Note, list[i].Count = "", m.quotes(n)
	}
	return list
}

// careerWidth is how many units wide the line of a career is.
const careerWidth = 1000

// career draws offices on a line of time in true proportion, from the first day that is known to the last, and on it where the
// speaker's statements stand. It is nil where fewer than two offices have a first and a last day.
func (m *pageInTheMaking) career(roles []content.Role, said []site.Entry) *view.Career {
	type held struct {
		role     *content.Role
		from, to edtf.Day
	}
	var all []held
	for i := range roles {
		from, begins := roles[i].From.First()
		to, ends := roles[i].To.Last()
		if begins && ends && !roles[i].From.IsZero() && !roles[i].To.IsZero() && to > from {
			all = append(all, held{&roles[i], from, to})
		}
	}
	if len(all) < 2 {
		return nil
	}
	slices.SortStableFunc(all, func(a, b held) int { return cmp.Compare(a.from, b.from) })
	start, end := all[0].from, all[0].to
	first, last := all[0].role.From.Date, all[0].role.To.Date
	for _, h := range all {
		if h.to > end {
			end, last = h.to, h.role.To.Date
		}
	}
	at := func(d edtf.Day) int { return int(int64(d-start) * careerWidth / int64(end-start)) }
	c := &view.Career{First: yearOf(first), Last: yearOf(last)}
	for _, h := range all {
		c.Bars = append(c.Bars, view.Bar{X: at(h.from), Width: max(1, at(h.to)-at(h.from)), Title: h.role.Title.Value, Dates: m.held(h.role.From.Date, h.role.To.Date)})
	}
	for _, e := range said {
		if d, known := e.Date().First(); known && d >= start && d <= end && !slices.Contains(c.Quoted, at(d)) {
			c.Quoted = append(c.Quoted, at(d))
		}
	}
	return c
}

// yearOf is the year of a date; "" where it has none.
func yearOf(d edtf.Date) string {
	if y, ok := d.Year(); ok {
		return strconv.FormatInt(y, 10)
	}
	return ""
}
