package content

import "github.com/gloss-press/gloss/internal/frontmatter"

func parsePage(d *decoder, h Head, m *frontmatter.Node) File {
	p := &Page{Head: h}
	d.each(m, pageKeys, func(name string, v *frontmatter.Node) {
		switch name {
		case "title":
			p.Title = d.text(v, name)
		case "summary":
			p.Summary = d.text(v, name)
		default:
			d.headKey(&p.Head, name, v)
		}
	})
	d.finish(&p.Head)
	return p
}
