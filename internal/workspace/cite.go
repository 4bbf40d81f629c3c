package workspace

import (
	"github.com/gloss-press/gloss/internal/content"
	"github.com/gloss-press/gloss/internal/site"
	"github.com/gloss-press/gloss/internal/transcript"
	"github.com/gloss-press/gloss/internal/verdict"
)

// cited gives a quote as its source is to have it. Words that somebody else reported stand in that one's turn.
func (s *Snapshot) cited(q *site.Quote) verdict.Cited {
	c := verdict.Cited{Words: q.Text().Value, Prefix: q.Prefix.Value, Suffix: q.Suffix.Value, Name: q.Speaker.Name, Role: q.Role,
		Paraphrase: q.Paraphrase, Language: q.Language.Value}
	speaker := q.Speaker
	if via := q.Via.Value; via != "" {
		c.Name, c.Role = via, ""
		if speaker = s.Site.Speaker(via); speaker != nil {
			c.Name, c.Role = speaker.Name, speaker.RoleOn(q.Date.Date)
		}
	}
	if speaker != nil && speaker.Speaker != nil {
		c.Speaker = speaker.Slug
	}
	if c.Language == "" {
		c.Language = q.Source.Language.Value
	}
	if c.Language == "" {
		c.Language = s.languageOf(q.Article)
	}
	c.At, c.Timed = transcript.SecondOf(q.At.Value)
	return c
}

func (s *Snapshot) citedDefinition(d *content.Definition) verdict.Cited {
	c := verdict.Cited{Words: s.engine.Plain(d.Text.Value), Name: d.By.Value, Language: s.Site.Language}
	if src := s.Site.Source(d.Source.Value); src != nil && src.Language.Value != "" {
		c.Language = src.Language.Value
	}
	if p := s.Site.Speaker(d.By.Value); p != nil {
		c.Name = p.Name
		if p.Speaker != nil {
			c.Speaker = p.Slug
		}
	}
	return c
}

// languageOf gives the language that an article is written in.
func (s *Snapshot) languageOf(a *site.Article) string {
	if a.Language.Value != "" {
		return a.Language.Value
	}
	return s.Site.Language
}
