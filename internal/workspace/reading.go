package workspace

import (
	"cmp"
	"hash/maphash"
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/gloss-press/gloss/internal/content"
	"github.com/gloss-press/gloss/internal/diag"
	"github.com/gloss-press/gloss/internal/limit"
	"github.com/gloss-press/gloss/internal/locale"
	"github.com/gloss-press/gloss/internal/markdown"
	"github.com/gloss-press/gloss/internal/media"
	"github.com/gloss-press/gloss/internal/site"
)

// Read reads the body that a page or another file is made of; nil where it is made of none.
func (s *Snapshot) Read(page site.Page) *markdown.Reading {
	h := page.Head()
	if h == nil || !page.Kind.Body {
		return nil
	}
	if h.Body.Empty {
		return s.withVerdicts(page, nil)
	}
	r := s.readers.Get().(*reader)
	defer s.readers.Put(r) // what is made of a body keeps none of its bytes
	in, stale := s.body(h, r)
	if stale != nil {
		return &markdown.Reading{Diags: stale}
	}
	root := s.Site.RootOf(page)
	in.Link = func(ref string) markdown.Target {
		t := s.Site.Link(h.Path, root, ref)
		if f := s.picture(t.Address); f.message != "" && t.Problem == "" {
			t.Problem, t.Hint, t.Broken, t.Dead = f.message, f.hint, true, f.heavy
		}
		if media.IsPicture(strings.ToLower(path.Ext(t.Address))) {
			width, height := s.PictureSize(t.Address)
			o := s.Site.Offer(root, t.Address, width, height)
			if t.Width, t.Height, t.Set, t.WebP = o.Width, o.Height, o.Set, o.WebP; o.Set != "" {
				t.Picture = o.URL
			}
		}
		return t
	}
	in.Terms = &markdown.Terms{Matcher: s.Site.Matcher(h.Language.Value),
		Slug: func(n int32) string { return s.Site.Terms[n].Slug.Value },
		Find: func(slug string) (int32, bool) {
			t := s.Site.Term(slug)
			if t == nil {
				return 0, false
			}
			return t.Number, true
		},
	}
	switch x := page.Subject.(type) {
	case *site.Article:
		in.Whole = s.Site.Elsewhere
		in.Terms.Every = x.Every
		in.Terms.Allowed = s.Site.Allowed(x)
		in.Quotes = s.wanted(x, in.Language)
		for i, q := range x.Quotes {
			if q.Bare {
				continue // nothing but the ids of the body is asked for
			}
			switch v := s.Verdict(q); {
			case v.Kind.IsError():
				in.Quotes[i].Corrected = v.Corrected
			case v.Kind.Found():
				in.Quotes[i].Elsewhere, in.Quotes[i].Sourced = s.sidesHold(q), true
			}
		}
	case *site.Term:
		in.Whole = s.Site.Elsewhere
		in.Terms.Allowed = func(n int32) bool { return n != x.Number }
	case *site.Source:
		in.Terms, in.Source = nil, true
		in.Cited = s.judge(x).cited
	}
	reading := s.engine.Read(in)
	for i := range reading.Digest.Leads {
		if l := &reading.Digest.Leads[i]; l.Address == "" {
			l.Address = page.Address
		}
	}
	return s.withVerdicts(page, &reading)
}

// withVerdicts adds to a reading what is wrong with the words that the page's file takes from sources. It is nil where there is
// neither a body nor anything wrong.
func (s *Snapshot) withVerdicts(page site.Page, r *markdown.Reading) *markdown.Reading {
	if !page.ShowsBody() {
		return r
	}
	var ds []diag.Diagnostic
	read := r
	if read == nil {
		read = &markdown.Reading{}
	}
	switch x := page.Subject.(type) {
	case *site.Article:
		ds = append(ds, s.wrongImage(x.Path, x.Image.File)...)
		for _, q := range x.Quotes {
			if q.Bare {
				continue
			}
			if d, ok := s.wrongQuote(q, s.Verdict(q), read); ok {
				ds = append(ds, d)
			}
		}
	case *site.Term:
		for i := range x.Definitions {
			d := &x.Definitions[i]
			if src := s.Site.Source(d.Source.Value); src != nil {
				if d, ok := s.wrongDefinition(x, d, src, s.judge(src).definitions[d]); ok {
					ds = append(ds, d)
				}
			}
		}
	case *site.Speaker:
		if x.Speaker != nil {
			ds = append(ds, s.wrongImage(x.Path, x.Image)...)
		}
	case *site.Source:
		ds = s.judge(x).diags
	}
	if f := s.files[page.ContentFile()]; r != nil && f != nil && f.broken() {
		// What the body names may stand in front matter that can't be read.
		r.Diags = slices.DeleteFunc(r.Diags, func(d diag.Diagnostic) bool { return d.Code == diag.UnknownSlug || d.Code == diag.QuoteUnmarked })
	}
	if len(ds) == 0 {
		return r
	}
	read.Diags = append(read.Diags, ds...)
	return read
}

// Stale gives the file that a reading found changed since the Snapshot was made, so that another Snapshot is needed.
func Stale(r *markdown.Reading) (file string, is bool) {
	if r == nil {
		return "", false
	}
	if i := slices.IndexFunc(r.Diags, func(d diag.Diagnostic) bool { return d.Stale }); i >= 0 {
		return r.Diags[i].File, true
	}
	return "", false
}

// body gives a file's text to read, which holds until the reader reads another. It refuses a file that is no longer what its front matter was read from.
func (s *Snapshot) body(h *content.Head, r *reader) (markdown.Input, []diag.Diagnostic) {
	language := cmp.Or(h.Language.Value, s.Site.Language)
	in := markdown.Input{File: h.Path, Line: h.Body.Line, Language: language, Dir: locale.Dir(language), HTML: s.Site.Config.HTML.Value, Draft: h.Draft.Value, Remarks: s.opt.Remarks}
	if text := h.Body.Inline; text.Given() {
		in.Text, in.Line, in.Col = []byte(text.Value), text.Pos.Line, text.Pos.Col
		return in, nil
	}
	src, err := r.read(h.Path, limit.Text)
	if err != nil || maphash.Bytes(s.seed, src) != s.Sum(h.Path) {
		return in, []diag.Diagnostic{{Span: diag.At(h.Path, diag.Pos{Line: 1, Col: 1}), Code: diag.Unreadable,
			Message: "this file changed while the site was built", Hint: "build again", Stale: true}}
	}
	in.Text = src[min(h.Body.Offset, len(src)):]
	return in, nil
}

// restOfLine is how many characters a note's line has besides names and places: its letter, a date, whether it was checked, what parts them.
const restOfLine = 24

// wanted lists the quotes to be found in an article's body.
func (s *Snapshot) wanted(a *site.Article, language string) []markdown.Wanted {
	list := make([]markdown.Wanted, len(a.Quotes))
	for i, q := range a.Quotes {
		w := &list[i]
		*w = markdown.Wanted{ID: q.ID().Value, Prefix: q.Prefix.Value, Suffix: q.Suffix.Value, Pos: q.Pos,
			Speaker: q.Speaker.Slug, TimelineOnly: q.TimelineOnly, Paraphrase: q.Paraphrase, NoteLength: utf8.RuneCountInString(q.Note().Value),
			LineLength: utf8.RuneCountInString(q.Speaker.Name+q.Venue().Value+q.Via.Value) + restOfLine, MeaningLength: utf8.RuneCountInString(q.Translation.Value)}
		if q.Text().Given() {
			w.Words, w.Pos = q.Text().Value, q.Text().Pos
		}
		if lang := q.Language.Value; lang != "" && lang != language {
			w.Language, w.Dir = lang, locale.Dir(lang)
		}
	}
	return list
}
