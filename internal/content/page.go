package content

func parsePage(d *decoder, h Head, m *node) File {
	p := &Page{Head: h}
	d.each(m, pageKeys, func(name string, v *node) {
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
