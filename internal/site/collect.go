package site

import (
	"cmp"
	"fmt"
	"path"
	"slices"
	"time"

	"github.com/gloss-press/gloss/internal/content"
	"github.com/gloss-press/gloss/internal/diag"
	"github.com/gloss-press/gloss/internal/locale"
)

// KeptBack is a file that is not published yet.
type KeptBack struct {
	Path  string
	Draft bool
	Until time.Time // where it waits for its date
}

// collect sorts the files into kinds, keeps drafts and future articles back, and reports slugs that two files claim.
func (s *Site) collect(files []content.File, opt Options) {
	s.transcripts = map[string]bool{}
	for _, f := range files {
		if src, ok := f.(*content.Source); ok && src.File.Value != "" {
			if text := path.Join(path.Dir(src.Path), src.File.Value); text != src.Path {
				s.transcripts[text] = true
			}
		}
	}
	for _, f := range files {
		if s.IsTranscript(f.FileHead().Path) {
			continue
		}
		kept := s.take(f, opt)
		dir := path.Dir(f.FileHead().Path)
		others, known := s.hidden[dir]
		s.hidden[dir] = kept && (others || !known)
	}
	s.oldest = slices.Clone(s.Articles)
	slices.SortFunc(s.oldest, older)
	slices.SortFunc(s.Articles, func(a, b *Article) int {
		return cmp.Or(b.Published.Compare(a.Published), cmp.Compare(a.Slug.Value, b.Slug.Value)) // the newest first
	})
	for i, a := range s.Articles {
		a.number = i
	}
	locale.SortBy(s.Alphabet, s.Terms, (*Term).Name)
	if s.before == nil { // else they are the same terms, in the same order
		for i, t := range s.Terms {
			t.Number = int32(i)
		}
	}
	locale.SortBy(s.Alphabet, s.Sources, (*Source).Name)
}

// IsTranscript reports whether a content file is no source, but the transcript that another source names by file:. Its front matter may be
// that of another system.
func (s *Site) IsTranscript(path string) bool { return s.transcripts[path] }

// take enters one file, and reports whether it is kept back.
func (s *Site) take(f content.File, opt Options) (kept bool) {
	switch f := f.(type) {
	case *content.Article:
		a := &Article{Article: f, Address: ArticlePage.Of(f.Slug.Value), Published: s.Moment(f.Date)}
		a.revise(s)
		if k, is := keptBack(a, opt); is {
			s.KeptBack = append(s.KeptBack, k)
			s.kept[f.Slug.Value] = k
			return true
		}
		if enter(s, s.articles, a, &f.Head) {
			s.Articles = append(s.Articles, a)
		} else {
			s.doubles[f.Slug.Value] = true
		}
	case *content.Term:
		s.addTerm(f)
	case *content.Terms:
		s.unread = s.unread || len(f.List) == 0 && f.Body.Offset > 0 // no term of a file that can't be read is known
		for _, t := range f.List {
			s.unread = s.unread || t.Slug.Value == ""
			s.addTerm(t)
		}
	case *content.Speaker:
		p := &Speaker{Speaker: f, Slug: f.Slug.Value, Name: f.Name.Value, Address: PersonPage.Of(f.Slug.Value)}
		if enter(s, s.speakers, p, &f.Head) {
			s.paths[withoutExt(f.Path)] = p.Slug
			s.Speakers = append(s.Speakers, p)
		}
	case *content.Source:
		src := &Source{Source: f, Address: SourcePage.Of(f.Slug.Value)}
		if enter(s, s.sources, src, &f.Head) {
			s.paths[withoutExt(f.Path)] = f.Slug.Value
			s.Sources = append(s.Sources, src)
		}
	case *content.Page:
		if f.Draft.Value && !opt.Drafts {
			s.KeptBack = append(s.KeptBack, KeptBack{Path: f.Path, Draft: true})
			return true
		}
		if enter(s, s.texts, f, &f.Head) {
			s.Texts = append(s.Texts, f)
		}
	}
	return false
}

func keptBack(a *Article, opt Options) (KeptBack, bool) {
	k := KeptBack{Path: a.Path, Draft: a.Draft.Value && !opt.Drafts}
	if !opt.Future && a.Published.After(opt.Now) {
		k.Until = a.Published
	}
	return k, k.Draft || !k.Until.IsZero()
}

// enter puts a file into an index under its slug; the second one that claims a slug is an error.
func enter[T content.File](s *Site, index map[string]T, v T, h *content.Head) bool {
	slug := h.Slug.Value
	if slug == "" {
		return false
	}
	if first, taken := index[slug]; taken {
		what, where, hint := "file", first.FileHead().Path, "give one of them another slug, or another file name"
		if where == h.Path {
			what, where, hint = "entry", fmt.Sprintf("%s:%d", where, first.FileHead().Slug.Pos.Line), "give one of them a slug of its own: slug: "+slug+"-2"
		}
		s.fail(h.Path, h.Slug.Pos, diag.DuplicateSlug, "another "+what+" has the slug `"+slug+"` too: "+where, hint)
		return false
	}
	index[slug] = v
	return true
}

// Moment gives the point in time that a date of publication stands for: a date alone is 00:00 in the site's time zone. The zero
// time where there is none.
func (s *Site) Moment(d content.Date) time.Time {
	if d.IsZero() {
		return time.Time{}
	}
	if t, ok := d.Instant(); ok {
		return t
	}
	day, ok := d.First()
	if !ok {
		return time.Time{}
	}
	y, m, dd := day.Civil()
	hour, minute, second, _, _, _ := d.Clock()
	return time.Date(int(y), time.Month(m), dd, hour, minute, second, 0, s.Zone)
}
