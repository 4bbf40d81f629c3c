package site

import (
	"fmt"
	"path"
	"strings"
)

// Scaled is a smaller picture that is made of one which content has beside it.
type Scaled struct {
	File  string // the picture, relative to the source folder
	Width int    // in pixels
}

// scaledFiles claims the addresses of smaller pictures, beside the pictures that they are made of.
func scaledFiles(c *claims) {
	s := c.site
	s.widths = map[string][]int{}
	for _, file := range c.copies {
		if c.widths == nil || !strings.HasPrefix(file, "content/") {
			continue
		}
		if widths := c.widths(file); len(widths) > 0 {
			address := publishedAt(file)
			s.widths[address] = widths
			for _, w := range widths {
				c.own(scaledAddress(address, w), Scaled{file, w})
			}
		}
	}
}

// scaledAddress gives the address of a smaller picture: of a/photo.jpg that of 480 pixels is a/photo-480w.jpg.
func scaledAddress(address string, width int) string {
	ext := path.Ext(address)
	return fmt.Sprintf("%s-%dw%s", strings.TrimSuffix(address, ext), width, ext)
}

// ScaledOf gives the addresses of the smaller pictures of the one at an address.
func (s *Site) ScaledOf(address string) (list []string) {
	for _, w := range s.widths[address] {
		list = append(list, scaledAddress(address, w))
	}
	return list
}

// ownWidth is up to which width a picture is offered as it is, in pixels: a wider one is more than any column takes, and a smaller one stands for it.
const ownWidth = 1600

// Offer is how a page offers a picture to browsers.
type Offer struct {
	URL           string // for those that know no other
	Width, Height int    // of that, in pixels; 0 where they are not known
	Set           string // of which they choose, as srcset has it; "" where there is but the one
}

// Offer offers the picture at an address, which has that size, to a page whose way to the root is given. A picture that is wider than all that are made
// of it is not offered itself.
func (s *Site) Offer(root, address string, width, height int) Offer {
	o := Offer{Href(root, address), width, height, ""}
	widths := s.widths[address]
	if len(widths) == 0 || width == 0 {
		return o
	}
	var set []string
	for _, w := range widths {
		set = append(set, fmt.Sprintf("%s %dw", inSet(Href(root, scaledAddress(address, w))), w))
	}
	if widest := widths[len(widths)-1]; width > ownWidth {
		o.URL, o.Width, o.Height = Href(root, scaledAddress(address, widest)), widest, max(1, (2*height*widest+width)/(2*width))
	} else {
		set = append(set, fmt.Sprintf("%s %dw", inSet(o.URL), width))
	}
	o.Set = strings.Join(set, ", ")
	return o
}

// inSet makes an address fit to stand in a list that is parted by commas.
func inSet(href string) string { return strings.ReplaceAll(href, ",", "%2C") }
