package render

import (
	"github.com/gloss-press/gloss/internal/site"
	"github.com/gloss-press/gloss/internal/view"
)

// articleImage gives an article's picture; nil where it has none in the site.
func (m *pageInTheMaking) articleImage(a *site.Article) *view.Image {
	i := m.image(a.Path, a.Image.File.Value, a.Image.Alt.Value)
	if i != nil {
		i.Caption, i.Credit = m.line(a.Image.Caption, &a.Head), a.Image.Credit.Value
	}
	return i
}

// image gives a picture that a content file names; nil where the site has no such file.
func (m *pageInTheMaking) image(from, file, alt string) *view.Image {
	if file == "" {
		return nil
	}
	address, ok := m.site.FileAddress(from, file)
	if !ok {
		return nil
	}
	width, height := 0, 0
	if m.in.Size != nil {
		width, height = m.in.Size(address)
	}
	o := m.site.Offer(m.root, address, width, height)
	return &view.Image{URL: o.URL, Alt: alt, Width: o.Width, Height: o.Height, Set: o.Set, WebP: o.WebP}
}
