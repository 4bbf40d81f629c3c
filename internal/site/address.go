package site

import (
	"cmp"
	"fmt"
	"net/url"
	"path"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"

	"github.com/gloss-press/gloss/internal/diag"
)

// Slugify makes an address's part of a name: letters and digits of every script in lower case, hyphens between.
func Slugify(name string) string {
	var b strings.Builder
	gap := false
	for _, r := range norm.NFC.String(name) {
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r):
			if gap && b.Len() > 0 {
				b.WriteByte('-')
			}
			gap = false
			b.WriteRune(unicode.ToLower(r))
		case r == '\'' || r == '’':
		default:
			gap = true
		}
	}
	return b.String()
}

// claimant is who wants an address.
type claimant struct {
	page Page
	file string // the file that the page comes from; "" for those that Gloss makes
	pos  diag.Pos
}

// address lists every page with its address, and reports addresses that two pages claim, also where they differ only in case or
// in Unicode form, since hosts and disks fold these.
func (s *Site) address(opt Options) {
	fold := cases.Fold()
	claims := map[string]claimant{}
	add := func(c claimant) {
		key := strings.TrimSuffix(fold.String(norm.NFC.String(c.page.Address)), "index.html")
		first, taken := claims[key]
		if !taken && key != "" {
			first, taken = claims[strings.TrimSuffix(key, "/")]
			if !taken {
				first, taken = claims[key+"/"]
			}
		}
		if taken {
			s.clash(first, c)
			return
		}
		claims[key] = c
		s.pages[c.page.Address] = c.page
		s.order = append(s.order, c.page)
	}
	for _, c := range s.claimants() {
		add(c)
	}
	for _, o := range opt.Others {
		a := publishedAt(o)
		s.others[a] = o
		if strings.HasPrefix(o, "content/") {
			s.others[addressBeside(o, path.Base(o))] = o
			if strings.HasSuffix(o, ".vtt") || strings.HasSuffix(o, ".srt") || strings.HasSuffix(o, ".txt") {
				continue // a transcript is shown on its source's page
			}
		}
		add(claimant{page: Page{Kind: CopyPage, Address: a, Subject: o}, file: o, pos: diag.Pos{Line: 1, Col: 1}})
	}
	slices.SortFunc(s.order, func(a, b Page) int { return cmp.Compare(a.Address, b.Address) })
}

func (s *Site) clash(first, second claimant) {
	if second.file == "" {
		first, second = second, first
	}
	if second.file == "" {
		return // two of Gloss's own never clash but through a file that is reported
	}
	where := "a page that Gloss makes"
	if first.file != "" {
		where = fmt.Sprintf("%s:%d", first.file, first.pos.Line)
	}
	s.fail(second.file, second.pos, diag.AddressClash, fmt.Sprintf("the address /%s is claimed by %s too", second.page.Address, where), "give one of them another `slug`, file name or address")
}

// publishedAt gives the address of a file that is published as it is.
func publishedAt(file string) string {
	for _, folder := range []string{"static/", "content/"} {
		if rest, ok := strings.CutPrefix(file, folder); ok {
			return norm.NFC.String(rest)
		}
	}
	return file
}

// addressBeside gives the address of a file that is named in another.
func addressBeside(file, name string) string {
	return norm.NFC.String(path.Join(strings.TrimPrefix(path.Dir(file), "content/"), name))
}

// FileAddress gives the address of a file that content names: beside the file that names it, or from the root with a slash.
func (s *Site) FileAddress(from, name string) (string, bool) {
	a := addressBeside(from, name)
	if rest, ok := strings.CutPrefix(name, "/"); ok {
		a = norm.NFC.String(rest)
	}
	if u, err := url.PathUnescape(a); err == nil && s.others[a] == "" {
		a = norm.NFC.String(u)
	}
	_, ok := s.others[a]
	return a, ok
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
	if u, err := url.PathUnescape(ref); err == nil {
		ref = u
	}
	ref = norm.NFC.String(ref)
	for _, a := range s.candidates(from, ref) {
		if _, ok := s.pages[a]; ok {
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
