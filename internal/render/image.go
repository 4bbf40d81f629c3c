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
	i := &view.Image{URL: m.href(address), Alt: alt}
	if m.in.Size != nil {
		i.Width, i.Height = m.in.Size(address)
	}
	return i
}
