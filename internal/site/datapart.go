package site

import (
	"path"
	"strconv"
	"strings"

	"github.com/gloss-press/gloss/internal/limit"
)

// DataPart is some of the statements of a site that has too many for one file of data: those of a year, or some of these.
type DataPart struct {
	Year       int64
	Number     int // of the files of that year, from 1
	Statements []*Statement
	size       int
}

// Address gives the address of the part, where address is that of all data of its kind: data/statements/2014-2.csv below data/statements.csv.
// It stays valid as the site grows.
func (p *DataPart) Address(address string) string {
	name := YearName(p.Year)
	if p.Number > 1 {
		name += "-" + strconv.Itoa(p.Number)
	}
	ext := path.Ext(address)
	return strings.TrimSuffix(address, ext) + "/" + name + ext
}

// DataParts gives the parts of the data about statements, the oldest first; none where one file holds all.
func (s *Site) DataParts() []*DataPart { return s.dataParts }

// data claims the address of all data of a kind, with no subject, and of its parts.
func (c *claims) data() {
	if c.site.dataParts == nil {
		c.site.dataParts = c.site.cutData()
	}
	c.own(c.kind.Address, nil)
	for _, p := range c.site.dataParts {
		c.own(p.Address(c.kind.Address), p)
	}
}

// cutData cuts the statements into parts.
func (s *Site) cutData() []*DataPart {
	var parts []*DataPart
	total := 0
	for _, year := range s.Years {
		var open *DataPart
		for _, e := range s.byYear[year] {
			if e.Quote == nil {
				continue
			}
			size := int(e.Quote.size)
			switch {
			case open == nil:
				open = &DataPart{Year: year, Number: 1}
				parts = append(parts, open)
			case open.size+size > limit.DataPart:
				open = &DataPart{Year: year, Number: open.Number + 1}
				parts = append(parts, open)
			}
			open.size += size
			open.Statements = append(open.Statements, e.Quote.Statement)
			total += size
		}
	}
	if total <= limit.Data {
		return nil
	}
	return parts
}

// dataSize is about as many bytes as a statement has in /data/, the address of the site left aside: it decides where files are cut, so it must follow from
// the front matter alone.
func dataSize(q *Quote) int {
	const keys = 260
	return keys + len(q.Words()) + len(q.Role) + len(q.Venue().Value) + len(q.SourceName().Value) + len(q.Speaker.Name) + 3*len(q.Article.Slug.Value) + 2*len(q.ID().Value) + 24*len(q.Terms())
}
