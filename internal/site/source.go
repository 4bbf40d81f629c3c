package site

import "github.com/gloss-press/gloss/internal/content"

// Source is where statements were made.
type Source struct {
	*content.Source
	Address string
	Quotes  []*Quote
}

// Name gives the name that a reader sees.
func (s *Source) Name() string { return s.Source.Title.Value }

// Source gives the source of a slug; nil where there is none.
func (s *Site) Source(slug string) *Source { return s.sources[slug] }
