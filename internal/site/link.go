package site

import (
	"errors"
	"path"
	"strings"

	"github.com/gloss-press/gloss/internal/content"
	"github.com/gloss-press/gloss/internal/diag"
	"github.com/gloss-press/gloss/internal/markdown"
)

// Link resolves an address in a text: from is the file that has it, root the way from its page to the site's root.
func (s *Site) Link(from, root, ref string) markdown.Target {
	u, err := content.ParseURL(ref)
	if err != nil {
		t := markdown.Target{Problem: err.Error(), Hint: "write an address that begins with https://, http://, mailto: or tel:, or one of this site"}
		var bad *content.URLError
		if errors.As(err, &bad) {
			t.Problem, t.Hint = bad.Message, bad.Hint
		}
		return t
	}
	if u.Scheme() != "" {
		return markdown.Target{Href: u.String(), External: true}
	}
	if address, ok := s.Resolve(from, ref); ok {
		return markdown.Target{Href: Href(root, address), Address: address}
	}
	t := markdown.Target{Href: ref, Problem: "this link leads to no page of the site: " + ref, Dead: true,
		Hint: "link to an address like /articles/SLUG/, or to a file like ../glossary/SLUG.md"}
	last := strings.TrimSuffix(lastSegment(ref), ".md")
	if strings.HasPrefix(ref, "www.") {
		t.Hint = "write https://" + ref
	} else if isPicture(ref) {
		t.Problem, t.Hint = "there is no file of the site at "+ref, "put the picture beside the file that shows it, or into static/ and begin its address with /"
	} else if k, ok := s.kept[last]; ok {
		t.Hint = "that article is not published yet (" + k.Path + ")"
	} else if near, ok := s.nearAddress(ref, last); ok {
		t.Hint = "did you mean /" + near + "?"
	}
	if rest, ok := strings.CutPrefix(ref, "/"); ok {
		t.Href = root + rest
	}
	return t
}

// isPicture reports an address that ends as a picture's does.
func isPicture(ref string) bool {
	switch strings.ToLower(path.Ext(ref)) {
	case ".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".svg":
		return true
	}
	return false
}

// few is up to how many pages a wrong link is compared with the addresses of all.
const few = 2000

// nearAddress gives the page that a wrong link was most likely meant for: one whose address has the same last part, else, on a
// site that is not too large, the one that is spelt most like it.
func (s *Site) nearAddress(ref, last string) (string, bool) {
	if address, ok := s.bySegment[last]; ok && last != "" {
		return address, true
	}
	if len(s.order) > few {
		return "", false
	}
	var listed []string
	for _, p := range s.order {
		if p.Listed() {
			listed = append(listed, p.Address)
		}
	}
	return diag.Nearest(strings.Trim(ref, "/")+"/", listed)
}

// lastSegment gives the last part of an address, without slashes.
func lastSegment(address string) string {
	address, _, _ = strings.Cut(address, "#")
	address = strings.TrimSuffix(address, "/")
	return address[strings.LastIndexByte(address, '/')+1:]
}

// Resolve gives the address that a link in content means: an address of this site with or without the slash, or the path of a
// content file, from the root or from the file that has the link. Fragments are kept. ok is false where there is no such page.
func (s *Site) Resolve(from, ref string) (address string, ok bool) {
	ref, frag, hasFrag := strings.Cut(ref, "#")
	if hasFrag {
		frag = "#" + frag
	}
	ref, query, _ := strings.Cut(ref, "?")
	if query != "" {
		frag = "?" + query + frag
	}
	ref = decoded(ref)
	if ref == "" {
		return s.addressOf(from) + frag, s.byPath[strings.TrimPrefix(from, "content/")] != ""
	}
	for _, a := range s.candidates(from, ref) {
		if _, ok := s.At(a); ok {
			return a + frag, true
		}
	}
	return "", false
}

// candidates lists the addresses that a reference may mean, the likeliest first.
func (s *Site) candidates(from, ref string) []string {
	var list []string
	add := func(p string) {
		p = strings.TrimPrefix(p, "/")
		if p == "." || p == "" {
			list = append(list, "")
			return
		}
		list = append(list, p, strings.TrimSuffix(p, "/")+"/", strings.TrimSuffix(p, "index.html"))
		if strings.HasSuffix(p, ".md") {
			if a, ok := s.byPath[strings.TrimPrefix(p, "content/")]; ok {
				list = append(list, a)
			}
		}
	}
	if strings.HasPrefix(ref, "/") {
		add(path.Clean(ref))
		if strings.HasSuffix(ref, "/") {
			add(path.Clean(ref) + "/")
		}
		return list
	}
	dir := strings.TrimPrefix(path.Dir(from), "content/")
	if dir == "content" {
		dir = ""
	}
	add(path.Join(dir, ref))                    // as the files lie
	add(path.Join("/", s.addressOf(from), ref)) // as the pages lie
	return list
}

// addressOf gives the address of the page that a file makes.
func (s *Site) addressOf(file string) string { return s.byPath[strings.TrimPrefix(file, "content/")] }
