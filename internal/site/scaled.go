package site

import (
	"fmt"
	"path"
	"strings"
)

// Picture is what is known of a picture that content has beside it, and of which smaller ones are made.
type Picture struct {
	Width      int   // its own, in pixels
	Widths     []int // those of the smaller ones, in ascending order
	Photograph bool  // it may be written as WebP
}

// Scaled is a form of a picture that is made of one which content has beside it.
type Scaled struct {
	File  string // the picture, relative to the source folder
	Width int    // in pixels
	WebP  bool   // else of the picture's kind
}

// ownWidth is up to which width a picture is offered as it is, in pixels: a wider one is more than any column takes, and a smaller one stands for it.
const ownWidth = 1600

// scaledFiles claims the addresses of the forms of pictures, beside these.
func scaledFiles(c *claims) {
	s := c.site
	s.pictures = map[string]Picture{}
	for _, file := range c.copies {
		if c.pictures == nil || !strings.HasPrefix(file, "content/") {
			continue
		}
		p := c.pictures(file)
		if len(p.Widths) == 0 {
			continue
		}
		p.Photograph = p.Photograph && s.Config.WebP.Value
		address := publishedAt(file)
		s.pictures[address] = p
		for _, w := range p.Widths {
			c.own(scaledAddress(address, w), Scaled{file, w, false})
		}
		for _, w := range p.webp() {
			c.own(webpAddress(address, w), Scaled{file, w, true})
		}
	}
}

// webp gives the widths in which there are WebP files; none where they are not asked for.
func (p Picture) webp() []int {
	switch {
	case !p.Photograph:
		return nil
	case p.Width <= ownWidth:
		return append(p.Widths[:len(p.Widths):len(p.Widths)], p.Width)
	}
	return p.Widths
}

// scaledAddress gives the address of a smaller picture: of a/photo.jpg that of 480 pixels is a/photo-480w.jpg.
func scaledAddress(address string, width int) string {
	ext := path.Ext(address)
	return fmt.Sprintf("%s-%dw%s", strings.TrimSuffix(address, ext), width, ext)
}

// webpAddress gives that of the same as WebP: a/photo-480w.jpg.webp, since there may be a photo.png too.
func webpAddress(address string, width int) string { return scaledAddress(address, width) + ".webp" }

// FormsOf gives the addresses of all forms of the picture at an address, but its own.
func (s *Site) FormsOf(address string) (list []string) {
	p := s.pictures[address]
	for _, w := range p.Widths {
		list = append(list, scaledAddress(address, w))
	}
	for _, w := range p.webp() {
		list = append(list, webpAddress(address, w))
	}
	return list
}

// Offer is how a page offers a picture to browsers.
type Offer struct {
	URL           string // for those that know no other
	Width, Height int    // of that, in pixels; 0 where they are not known
	Set           string // of which they choose, as srcset has it; "" where there is but the one
	WebP          string // the same of WebP files; "" where there are none
}

// Offer offers the picture at an address, which has that size, to a page whose way to the root is given. A picture that is wider than all that are made
// of it is not offered itself.
func (s *Site) Offer(root, address string, width, height int) Offer {
	o := Offer{URL: Href(root, address), Width: width, Height: height}
	p := s.pictures[address]
	if len(p.Widths) == 0 || width == 0 {
		return o
	}
	set := candidates(root, address, p.Widths, scaledAddress)
	if width > ownWidth {
		widest := p.Widths[len(p.Widths)-1]
		o.URL, o.Width, o.Height = Href(root, scaledAddress(address, widest)), widest, max(1, (2*height*widest+width)/(2*width))
	} else {
		set = append(set, candidate(o.URL, width))
	}
	o.Set, o.WebP = strings.Join(set, ", "), strings.Join(candidates(root, address, p.webp(), webpAddress), ", ")
	return o
}

func candidates(root, address string, widths []int, at func(string, int) string) (list []string) {
	for _, w := range widths {
		list = append(list, candidate(Href(root, at(address, w)), w))
	}
	return list
}

// candidate writes one of srcset's list, which is parted by commas.
func candidate(href string, width int) string {
	return fmt.Sprintf("%s %dw", strings.ReplaceAll(href, ",", "%2C"), width)
}
