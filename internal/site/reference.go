package site

import (
	"strings"

	"github.com/gloss-press/gloss/internal/content"
	"github.com/gloss-press/gloss/internal/diag"
)

// checkReferences reports every name in front matter that leads nowhere. (Speakers and quotes are reported where they are joined.)
func (s *Site) checkReferences() {
	for _, l := range s.Config.Nav {
		s.checkLink(l.URL)
	}
	if p := s.Config.CorrectionsPolicy; strings.HasPrefix(p.Value, "/") {
		s.checkLink(p)
	}
	for _, a := range s.Articles {
		for _, x := range a.Exclude {
			s.checkTerm(a.Path, x)
		}
		for i := range a.Article.Quotes {
			q := &a.Article.Quotes[i]
			for _, list := range [][]content.String{q.TermNames(), q.Defines} {
				for _, t := range list {
					s.checkTerm(a.Path, t)
				}
			}
			s.checkSource(a.Path, q.SourceName())
			s.checkPerson(a.Path, q.Via)
			s.checkPerson(a.Path, q.QuestionBy)
		}
		s.checkFile(a.Path, a.Image.File)
	}
	for _, t := range s.Terms {
		for _, r := range t.Related {
			s.checkTerm(t.Path, r)
			if r.Value == t.Slug.Value {
				s.fail(t.Path, r.Pos, diag.UnknownSlug, "a term is not related to itself", "take it out")
			}
		}
		for _, slug := range t.OnlyArticles {
			if s.articles[slug.Value] == nil {
				if _, kept := s.kept[slug.Value]; !kept {
					s.unknown(t.Path, slug, "article")
				}
			}
		}
		for _, d := range t.Definitions {
			s.checkSource(t.Path, d.Source)
			s.checkPerson(t.Path, d.By)
		}
	}
	for _, p := range s.Speakers {
		if p.Speaker != nil {
			s.checkFile(p.Path, p.Image)
			s.checkPerson(p.Path, p.Affiliation)
		}
	}
	for _, src := range s.Sources {
		for _, v := range src.Versions {
			switch other := s.Source(v.Value); {
			case other == nil && pathShaped(v.Value):
				s.noFile(src.Path, v, "source")
			case other == nil:
				s.unknown(src.Path, v, "source")
			case other == src:
				s.fail(src.Path, v.Pos, diag.UnknownSlug, "a source is no version of itself", "take it out")
			}
		}
		for _, l := range src.Source.Speakers {
			s.checkPerson(src.Path, l.Speaker)
		}
		if f := src.File; f.Value != "" && content.IsPublished(f.Value) && s.others[addressBeside(src.Path, f.Value)] == "" {
			s.fail(src.Path, f.Pos, diag.Unreadable, "there is no file `"+f.Value+"` beside this one", content.NoTranscript())
		}
	}
}

func (s *Site) checkTerm(file string, v content.String) {
	if v.Value != "" && s.terms[v.Value] == nil && !s.unread {
		s.unknown(file, v, "term")
	}
}

func (s *Site) checkSource(file string, v content.String) {
	if v.Value != "" && s.Source(v.Value) == nil {
		s.misspelt(file, v, "source")
	}
}

// checkLink reports an address in site.yaml that leads to no page of the site.
func (s *Site) checkLink(v content.String) {
	if v.Value == "" {
		return
	}
	if t := s.Link(s.Config.Path, "", v.Value); t.Dead {
		s.warn(s.Config.Path, v.Pos, diag.DeadLink, t.Problem, t.Hint)
	}
}

// checkFile reports a picture that is not beside the file that names it.
func (s *Site) checkFile(file string, v content.String) {
	if v.Value == "" || strings.Contains(v.Value, "://") {
		return
	}
	if _, ok := s.FileAddress(file, v.Value); !ok {
		s.fail(file, v.Pos, diag.Unreadable, "there is no file `"+v.Value+"`", "put the picture beside the file that names it, or into static/ and begin its name with /")
	}
}
