package check

import (
	"github.com/gloss-press/gloss/internal/content"
	"github.com/gloss-press/gloss/internal/diag"
	"github.com/gloss-press/gloss/internal/site"
)

// addFront adds every address outside of the site that front matter names.
func (l links) addFront(s *site.Site) {
	give := func(file string, urls ...content.String) {
		for _, u := range urls {
			l.add(u.Value, diag.At(file, u.Pos))
		}
	}
	for _, n := range s.Config.Nav {
		give(s.Config.Path, n.URL)
	}
	give(s.Config.Path, s.Config.License, s.Config.CorrectionsPolicy)
	for _, a := range s.Articles {
		give(a.Path, a.Image.File)
		for _, q := range a.Quotes {
			give(a.Path, q.URL())
		}
		for _, e := range a.Article.Events {
			give(a.Path, e.URL)
		}
	}
	for _, t := range s.Terms {
		for _, d := range t.Definitions {
			give(t.Path, d.URL)
		}
	}
	for _, p := range s.Speakers {
		if p.Speaker != nil {
			give(p.Path, append(p.SameAs, p.URL, p.Image)...)
		}
	}
	for _, src := range s.Sources {
		if !src.Dead.Value { // that it is dead is known
			give(src.Path, src.URL)
		}
		give(src.Path, src.Archive, src.MediaURL)
	}
}
