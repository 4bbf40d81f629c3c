package site

import (
	"cmp"
	"iter"
	"slices"
	"strings"

	"github.com/gloss-press/gloss/internal/content"
	"github.com/gloss-press/gloss/internal/locale"
)

// Page is one file of the finished site. It is a value: what stands on it follows from the Site and, for some, from Bodies.
type Page struct {
	Kind    *Kind
	Address string // from the root, without a leading slash; ends in a slash where the file is an index.html; "" is the home page
	Subject any
}

// File is the path of the page's file in the output.
func (p Page) File() string {
	if p.Address == "" || strings.HasSuffix(p.Address, "/") {
		return p.Address + "index.html"
	}
	return p.Address
}

// Head gives the head of the content file that the page or file is made of: for a quote its article's, for a part of a source the
// source's. It is nil for what is made of many files, or of none.
func (p Page) Head() *content.Head {
	switch x := p.Subject.(type) {
	case *Quote:
		return &x.Article.Head
	case *Speaker:
		if x.Speaker == nil {
			return nil
		}
	}
	if f, ok := p.Subject.(content.File); ok {
		return f.FileHead()
	}
	return nil
}

// ContentFile gives the path of the content file that the page is made of; "" for what is made of many, or of none.
func (p Page) ContentFile() string {
	if h := p.Head(); h != nil {
		return h.Path
	}
	return ""
}

// ShowsBody reports whether the page is the one that shows the body of a content file.
func (p Page) ShowsBody() bool { return p.Kind.Body && p.Kind.IsHTML() && p.Head() != nil }

// Title gives the title of a page that is the one of its kind, or the name of what it is about; "" for a title that is put together
// of several.
func (p Page) Title(l *locale.Locale) string {
	switch {
	case p.Kind.title != nil:
		return p.Kind.title(p.Subject)
	case p.Kind.Title != "":
		return l.Say(p.Kind.Title)
	}
	return ""
}

// Feed gives the address of the page's feed in a form: AtomFile or JSONFeedFile.
func (p Page) Feed(form *Kind) string { return p.Address + form.Address }

// Beside gives the files that are made, with the page, of the body that it shows; of a picture its other forms.
func (s *Site) Beside(p Page) (list []Page) {
	if p.Kind == CopyPage {
		for _, address := range s.FormsOf(p.Address) {
			if form, ok := s.At(address); ok && form.Kind == ScaledFile {
				list = append(list, form)
			}
		}
		return list
	}
	i, ok := slices.BinarySearchFunc(s.order, p.Address, byAddress)
	if !ok || !p.ShowsBody() {
		return nil
	}
	for _, file := range s.order[i+1:] {
		if !strings.HasPrefix(file.Address, p.Address) {
			break
		}
		if file.Kind.Body && !file.Kind.IsHTML() && file.Head() == p.Head() {
			list = append(list, file)
		}
	}
	return list
}

func byAddress(p Page, address string) int { return cmp.Compare(p.Address, address) }

// SitemapLimit is how many addresses a sitemap has, a fifth of what the protocol of sitemaps.org allows: a megabyte or so.
const SitemapLimit = 10_000

// At gives the page of an address.
func (s *Site) At(address string) (Page, bool) {
	i, ok := slices.BinarySearchFunc(s.order, address, byAddress)
	if !ok {
		return Page{}, false
	}
	return s.order[i], true
}

// Pages gives all pages and files, in the order of their addresses.
func (s *Site) Pages() iter.Seq[Page] { return slices.Values(s.order) }

// Listed reports whether a page is one that readers and search engines are led to.
func (p Page) Listed() bool { return p.Kind.IsHTML() && !p.Kind.unlisted }
