package site

import (
	"github.com/gloss-press/gloss/internal/content"
	"github.com/gloss-press/gloss/internal/diag"
)

// Topic is a word that articles are filed under.
type Topic struct {
	Name, Slug, Address string
	Articles            []*Article
	entries             entryList // the statements and events of these articles, in order of time
	named               diag.Span // where it is named first
}

// addTopic files an article under a topic.
func (s *Site) addTopic(a *Article, name content.String) {
	t := s.topics[name.Value]
	if t == nil {
		key := identity(name.Value)
		if t = s.topics[key]; t == nil {
			slug := NameSlug(name.Value)
			if slug == "" {
				s.fail(a.Path, name.Pos, diag.BadValue, "this topic has no letter or digit", "write it as a word: its page has an address made of it")
				return
			}
			t = &Topic{Name: name.Value, Slug: slug, Address: TopicPage.Of(slug), named: diag.At(a.Path, name.Pos)}
			s.topics[key] = t
			s.Topics = append(s.Topics, t)
		}
		s.topics[name.Value] = t
	}
	if n := len(t.Articles); n == 0 || t.Articles[n-1] != a {
		t.Articles = append(t.Articles, a)
		a.Topics = append(a.Topics, t)
	}
}
