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
)

// claimant is who wants an address.
type claimant struct {
	page Page
	by   claim
	at   place // zero for what Gloss makes by itself
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
	list := withoutStandIns(s.claimants(), copies)
	for _, o := range copies {
		list = append(list, claimant{Page{CopyPage, publishedAt(o), o}, byCopy, place{o, diag.Pos{Line: 1, Col: 1}}})
	}
	t := table{files: make(map[string]*claimant, len(list)), folders: make(map[string]*claimant, len(list))}
	s.order = make([]Page, 0, len(list))
	for i := range list {
		c := &list[i]
		if message, hint := unportable(c.page.Address); message != "" && c.by != byGloss {
			if c.by == byMove {
				hint = "take it out of `moved_from`: no file of that name leads on everywhere"
			}
			s.fail(c.at.file, c.at.pos, diag.BadAddress, message, hint)
			continue
		}
		if first, taken := t.add(c); taken {
			s.clash(*first, *c)
			continue
		}
		s.order = append(s.order, c.page)
	}
	slices.SortFunc(s.order, func(a, b Page) int { return cmp.Compare(a.Address, b.Address) })
	s.bySegment = map[string]string{}
	for _, p := range s.order {
		if last := lastSegment(p.Address); p.Listed() && s.bySegment[last] == "" {
			s.bySegment[last] = p.Address
		}
	}
}

// table is the finished site's folder tree, its names folded.
type table struct{ files, folders map[string]*claimant }

// add enters a page, or gives who has its place.
func (t *table) add(c *claimant) (first *claimant, taken bool) {
	name := fold(c.page.File())
	if first, taken = t.files[name]; taken {
		return first, true
	}
	if first, taken = t.folders[name]; taken {
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
	if cmp.Or(cmp.Compare(a.by, b.by), cmp.Compare(a.at.file, b.at.file), a.at.pos.Compare(b.at.pos)) > 0 {
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
	case a.at.file == b.at.file && b.by == byMove:
		where, hint = "this file itself", "take this line out of `moved_from`"
	case a.page.Kind == QuotePage && b.page.Kind == QuotePage:
		where, hint = fmt.Sprintf("%s:%d", a.at.file, a.at.pos.Line), "give one of the two quotes another id"
	case a.by != byGloss:
		where = fmt.Sprintf("%s:%d", a.at.file, a.at.pos.Line)
	}
	address := b.page.Address
	if fold(a.page.File()) != fold(b.page.File()) {
		where += ", where a file would be and a folder"
	}
	s.fail(b.at.file, b.at.pos, diag.AddressClash, fmt.Sprintf("the address /%s is claimed by %s too", address, where), hint)
}

// claimants lists every page that the files ask for or Gloss makes.
func (s *Site) claimants() []claimant {
	var list []claimant
	s.byPath = map[string]string{}
	top := diag.Pos{Line: 1, Col: 1} // of a file
	add := func(c claimant) { list = append(list, c) }
	own := func(kind Kind, address string, subject any) { add(claimant{page: Page{kind, address, subject}}) }
	named := func(kind Kind, address string, subject any, at place) {
		add(claimant{Page{kind, address, subject}, byName, at})
	}
	feeds := func(of any, page Page) {
		own(AtomFile, page.Address+"feed.xml", Feed{of, page})
		own(JSONFeedFile, page.Address+"feed.json", Feed{of, page})
	}
	filed := func(kind Kind, address string, subject any, h *content.Head) Page {
		p := Page{kind, address, subject}
		pos := h.Slug.Pos
		if pos.IsZero() {
			pos = top
		}
		add(claimant{p, byFile, place{h.Path, pos}})
		s.byPath[strings.TrimPrefix(h.Path, "content/")] = address
		for _, old := range h.MovedFrom {
			add(claimant{Page{RedirectPage, redirectFrom(old.Value), address}, byMove, place{h.Path, old.Pos}})
			s.Redirects = append(s.Redirects, Redirect{From: "/" + strings.TrimPrefix(decoded(old.Value), "/"), To: address})
		}
		return p
	}
	home := Page{Kind: HomePage}
	own(HomePage, "", nil)
	own(ArticlesPage, "articles/", nil)
	own(GlossaryPage, "glossary/", nil)
	own(PeoplePage, "people/", nil)
	own(SourcesPage, "sources/", nil)
	own(TimelinePage, "timeline/", nil)
	own(TopicsPage, "topics/", nil)
	own(CorrectionsPage, "corrections/", nil)
	for _, a := range s.Articles {
		filed(ArticlePage, a.Address, a, &a.Article.Head)
		if len(a.Quotes) > 0 && s.Base != "" {
			own(AnnotationsFile, a.Address+"annotations.jsonld", a)
		}
		if s.Config.QuotePages.Value {
			for _, q := range a.Quotes {
				if q.ID.Value != "" {
					named(QuotePage, a.Address+q.ID.Value+"/", q, place{a.Path, q.ID.Pos})
				}
			}
		}
	}
	absolute := s.Base != ""
	for _, t := range s.Terms {
		if p := filed(TermPage, t.Address, t, &t.Term.Head); absolute {
			feeds(t, p)
		}
	}
	for _, sp := range s.Speakers {
		p := Page{PersonPage, sp.Address, sp}
		if sp.Speaker != nil {
			p = filed(PersonPage, sp.Address, sp, &sp.Head)
		} else {
			named(PersonPage, sp.Address, sp, sp.named)
		}
		if absolute {
			feeds(sp, p)
		}
	}
	for _, src := range s.Sources {
		if p := filed(SourcePage, src.Address, src, &src.Source.Head); absolute {
			feeds(src, p)
		}
		for n := 2; n <= src.Parts(); n++ {
			own(SourcePartPage, src.PartAddress(n), SourcePart{src, n})
		}
	}
	for _, t := range s.Topics {
		p := Page{TopicPage, t.Address, t}
		named(TopicPage, t.Address, t, t.named)
		if absolute {
			feeds(t, p)
		}
	}
	for _, y := range s.Years {
		own(YearPage, fmt.Sprintf("timeline/%s/", YearName(y)), y)
	}
	for _, p := range s.Texts {
		filed(TextPage, p.Slug.Value+"/", p, &p.Head)
	}
	if absolute {
		feeds(nil, home)
		feeds(CorrectionsPage, Page{Kind: CorrectionsPage, Address: "corrections/"})
	}
	own(StatementsJSON, "data/statements.json", nil)
	own(StatementsCSV, "data/statements.csv", nil)
	own(GlossaryJSON, "data/glossary.json", nil)
	if absolute {
		listed := 0
		for _, c := range list {
			if c.page.Listed() {
				listed++
			}
		}
		own(SitemapFile, "sitemap.xml", 0)
		for part := 1; listed > SitemapLimit && (part-1)*SitemapLimit < listed; part++ {
			own(SitemapFile, fmt.Sprintf("sitemap-%d.xml", part), part)
		}
	}
	own(RobotsFile, "robots.txt", nil)
	own(NotFoundPage, "404.html", nil)
	own(RedirectsFile, "_redirects", nil)
	own(HeadersFile, "_headers", nil)
	own(NoJekyllFile, ".nojekyll", nil)
	return list
}
