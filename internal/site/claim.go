package site

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"

	"github.com/gloss-press/gloss/internal/content"
	"github.com/gloss-press/gloss/internal/diag"
	"github.com/gloss-press/gloss/internal/reserved"
	"github.com/gloss-press/gloss/internal/search"
)

// claimant is who wants an address.
type claimant struct {
	page Page
	by   claim
	at   diag.Span // zero for what Gloss makes by itself
}

// claim says where an address comes from. Of two that clash the greater one is to give way.
type claim uint8

const (
	byGloss claim = iota
	byCopy        // a file that is published as it is
	byFile        // a content file
	byName        // a topic, a quote, a speaker without a file
	byMove        // moved_from
)

// address lists every page with its address, and reports addresses that two pages claim, also where they differ only in case or
// in Unicode form, since hosts and disks fold these, and where one would be a file and another a folder.
func (s *Site) address(opt Options) {
	copies := s.copies(opt)
	list := withoutStandIns(s.claimants(copies, opt.Picture), copies)
	if s.asBefore(list) {
		return
	}
	told := len(s.diags)
	t := tree{files: make(map[string]*claimant, len(list)), folders: make(map[string]*claimant, len(list))}
	s.order = make([]Page, 0, len(list))
	for i := range list {
		c := &list[i]
		if message, hint := Unportable(c.page.Address); message != "" && c.by != byGloss {
			if c.by == byMove {
				hint = "take it out of `moved_from`: no file of that name leads on everywhere"
			}
			s.fail(c.at.File, c.at.From, diag.BadAddress, message, hint)
			continue
		}
		if first, taken := t.add(c); taken {
			s.clash(*first, *c)
			continue
		}
		s.order = append(s.order, c.page)
	}
	ours := s.keepOurs(list)
	slices.SortFunc(s.order, func(a, b Page) int { return cmp.Compare(a.Address, b.Address) })
	if !ours && len(s.diags) == told && len(s.order) == len(list) {
		s.claimed = make([]int32, len(list))
		for i := range list {
			at, _ := slices.BinarySearchFunc(s.order, list[i].page.Address, byAddress)
			s.claimed[i] = int32(at)
		}
	}
	s.bySegment = map[string]string{}
	for _, p := range s.order {
		if last := lastSegment(p.Address); p.Listed() && s.bySegment[last] == "" {
			s.bySegment[last] = p.Address
		}
	}
}

// asBefore reports whether the same pages claim the same addresses as in the Site before, where nothing was wrong with any: then they have
// the same order.
func (s *Site) asBefore(list []claimant) bool {
	before := s.before
	if before == nil || len(list) != len(before.claimed) {
		return false
	}
	s.order = make([]Page, len(list))
	for i, at := range before.claimed {
		now, then := &list[i].page, &before.order[at]
		if now.Kind != then.Kind || now.Address != then.Address {
			return false
		}
		s.order[at] = *now
	}
	s.claimed, s.bySegment = before.claimed, before.bySegment
	return true
}

// tree is the finished site's folder tree, its names folded.
type tree struct{ files, folders map[string]*claimant }

// add enters a page, or gives who has its place.
func (t *tree) add(c *claimant) (first *claimant, taken bool) {
	name := fold(c.page.File())
	if first = cmp.Or(t.files[name], t.folders[name]); first != nil {
		return first, true
	}
	for i := strings.LastIndexByte(name, '/'); i > 0; i = strings.LastIndexByte(name[:i], '/') {
		if first, taken = t.files[name[:i]]; taken {
			return first, true
		}
		if _, known := t.folders[name[:i]]; known {
			break // and so are those that hold it
		}
	}
	t.files[name] = c
	for i := strings.LastIndexByte(name, '/'); i > 0; i = strings.LastIndexByte(name[:i], '/') {
		if _, known := t.folders[name[:i]]; known {
			break
		}
		t.folders[name[:i]] = c
	}
	return nil, false
}

// keepOurs reports who claims an address that Gloss keeps, where nothing on this site clashes with it, and whether anybody does.
func (s *Site) keepOurs(list []claimant) (any bool) {
	for i := range list {
		c := &list[i]
		told := func(d diag.Diagnostic) bool { return d.File == c.at.File && d.From == c.at.From }
		if c.by == byGloss || !isOurs(c) {
			continue
		}
		any = true
		if !slices.ContainsFunc(s.diags, told) {
			s.fail(c.at.File, c.at.From, diag.AddressClash, "the address /"+c.page.Address+" is kept for what Gloss makes", "give it another `slug`, file name or address")
		}
	}
	return any
}

// isOurs reports an address that Gloss keeps although this site has nothing there: all below that of the preview and in the folder of search, and those of the parts
// of a site and of its files, which may come with the next article.
func isOurs(c *claimant) bool {
	address := fold(c.page.Address)
	if strings.HasPrefix(address, reserved.Preview) || strings.HasPrefix(strings.TrimSuffix(address, "/")+"/", search.Folder) {
		return true
	}
	return c.page.Kind == TextPage && slices.ContainsFunc(kinds, func(k *Kind) bool {
		first, _, _ := strings.Cut(k.Address, "/")
		return strings.TrimSuffix(address, "/") == strings.TrimSuffix(first, ".html") && k.Address != ""
	})
}

// fold gives a name as disks that know no case compare it.
func fold(name string) string {
	for i := range len(name) {
		if name[i] >= 0x80 {
			return norm.NFC.String(cases.Fold().String(norm.NFC.String(name)))
		}
	}
	return strings.ToLower(name)
}

// clash reports that two pages claim one address, at the place of the one that is to give way, or that comes later.
func (s *Site) clash(a, b claimant) {
	if cmp.Or(cmp.Compare(a.by, b.by), cmp.Compare(a.at.File, b.at.File), a.at.From.Compare(b.at.From)) > 0 {
		a, b = b, a
	}
	if b.by == byGloss {
		return // its own clash only through something that is reported
	}
	if s.sameSlug(a, b) {
		return
	}
	where, hint := "a page that Gloss makes", "give one of them another `slug`, file name or address"
	switch {
	case a.at.File == b.at.File && b.by == byMove:
		where, hint = "this file itself", "take this line out of `moved_from`"
	case a.page.Kind == QuotePage && b.page.Kind == QuotePage:
		where, hint = fmt.Sprintf("%s:%d", a.at.File, a.at.From.Line), "give one of the two quotes another id"
	case a.by != byGloss:
		where = fmt.Sprintf("%s:%d", a.at.File, a.at.From.Line)
	}
	address := b.page.Address
	if fold(a.page.File()) != fold(b.page.File()) {
		where += ", where a file would be and a folder"
	}
	s.fail(b.at.File, b.at.From, diag.AddressClash, fmt.Sprintf("the address /%s is claimed by %s too", address, where), hint)
}

// claims are the addresses that the kinds claim for their pages, one kind after the other.
type claims struct {
	site     *Site
	kind     *Kind // whose turn it is
	copies   []string
	pictures func(file string) Picture // see Options
	list     []claimant
}

// claimants lists every page that the files ask for or Gloss makes.
func (s *Site) claimants(copies []string, pictures func(file string) Picture) []claimant {
	s.byPath = map[string]string{}
	most := 4 * len(s.files) // of which pages and files of an article, if not of its quotes, are made
	if s.before != nil {
		most = len(s.before.order) + 64
	}
	c := &claims{site: s, copies: copies, pictures: pictures, list: make([]claimant, 0, most)}
	for _, k := range kinds {
		switch c.kind = k; {
		case k.absolute && s.Base == "":
		case k.claim == nil:
			c.own(k.Address, nil)
		default:
			k.claim(c)
		}
	}
	return c.list
}

func (c *claims) add(address string, subject any, by claim, at diag.Span) {
	c.list = append(c.list, claimant{Page{c.kind, address, subject}, by, at})
}

// own claims an address for what Gloss makes by itself.
func (c *claims) own(address string, subject any) { c.add(address, subject, byGloss, diag.Span{}) }

// named claims an address for what is only named, and where.
func (c *claims) named(address string, subject any, at diag.Span) {
	c.add(address, subject, byName, at)
}

// filed claims an address for a content file.
func (c *claims) filed(address string, f content.File) {
	h := f.FileHead()
	pos := h.Slug.Pos
	if pos.IsZero() {
		pos = diag.Pos{Line: 1, Col: 1}
	}
	c.add(address, f, byFile, diag.At(h.Path, pos))
	c.site.byPath[strings.TrimPrefix(h.Path, "content/")] = address
}

// filed claims the addresses of several content files.
func filed[T content.File](c *claims, files []T, address func(T) string) {
	for _, f := range files {
		c.filed(address(f), f)
	}
}

// quotePages claims an address for each quote, where quotes have pages of their own.
func (c *claims) quotePages(claim func(*Quote)) {
	if !c.site.Config.QuotePages.Value {
		return
	}
	for _, a := range c.site.Articles {
		for _, q := range a.Quotes {
			if q.ID().Value != "" {
				claim(q)
			}
		}
	}
}

// moved claims the addresses that content files had before.
func (c *claims) moved() {
	for _, p := range c.list {
		if p.by != byFile {
			continue
		}
		h := p.page.Head()
		for _, old := range h.MovedFrom {
			c.add(redirectFrom(old.Value), p.page.Address, byMove, diag.At(h.Path, old.Pos))
			c.site.Redirects = append(c.site.Redirects, Redirect{From: "/" + strings.TrimPrefix(decoded(old.Value), "/"), To: p.page.Address})
		}
	}
}

// feeds claims the addresses of one form of all feeds.
func (c *claims) feeds() {
	for _, p := range c.list {
		if p.page.Kind.Feed {
			c.own(p.page.Feed(c.kind), p.page)
		}
	}
}

// copied claims the addresses of files that are published as they are.
func (c *claims) copied() {
	for _, file := range c.copies {
		c.add(publishedAt(file), file, byCopy, diag.At(file, diag.Pos{Line: 1, Col: 1}))
	}
}

// listed counts the pages that readers and search engines are led to.
func (c *claims) listed() (n int) {
	for _, p := range c.list {
		if p.page.Listed() {
			n++
		}
	}
	return n
}
