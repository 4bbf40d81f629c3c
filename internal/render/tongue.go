package render

import (
	"cmp"

	"github.com/gloss-press/gloss/internal/locale"
	"github.com/gloss-press/gloss/internal/site"
	"github.com/gloss-press/gloss/internal/view"
)

// writing is a language with a script in which it is written.
type writing struct{ language, script string }

// tongueKey is what the language of a text depends on.
type tongueKey struct{ script, page, own, other string }

// tongue gives the language of a short text and its direction; nothing where it is the page's. own is the language of its file, or "";
// other is one that it may be in besides. What a text's letters can't be in, it is not in, whatever its file says.
func (m *pageInTheMaking) tongue(text, own, other string) (language, dir string) {
	page := m.pageLanguage()
	script := locale.Script(text)
	if script == "" {
		return "", ""
	}
	pages := own == "" || own == page
	if pages && m.written == (writing{page, script}) {
		return "", ""
	}
	language = m.tongues.get(tongueKey{script, page, own, other}, func(k tongueKey) string {
		if found := locale.LanguageOf(k.script, k.own, k.page, k.other); found != k.page {
			return found
		}
		return ""
	})
	if language != "" {
		return language, m.dir(language)
	}
	if pages {
		m.written = writing{page, script}
	}
	return "", ""
}

// languageOn gives the language that the file of a page says to be in; "" where it says none, or the page is made of many files.
func languageOn(page site.Page) string {
	if part, ok := page.Subject.(site.SourcePart); ok {
		return part.Language.Value
	}
	if h := page.Head(); h != nil {
		return h.Language.Value
	}
	return ""
}

// pageLanguage is the language of the page that is being made, as far as that is known.
func (m *pageInTheMaking) pageLanguage() string {
	if m.view != nil {
		return cmp.Or(m.view.Language, m.site.Language)
	}
	return m.site.Language
}

// inLanguage makes a Link whose name is in the language that tongue says.
func (m *pageInTheMaking) inLanguage(title, address, own, other string) view.Link {
	l := linkTo(title, address)
	l.Language, l.Dir = m.tongue(title, own, other)
	return l
}

func (m *pageInTheMaking) articleLink(a *site.Article) view.Link {
	return m.titled(a, m.href(a.Address))
}

// titled links an article's title to a place in it.
func (m *pageInTheMaking) titled(a *site.Article, address string) view.Link {
	return m.inLanguage(a.Title.Value, address, m.languageOf(a.Language.Value), "")
}

func (m *pageInTheMaking) termLink(t *site.Term) view.Link {
	return m.links.get(linkKey{t.Address, m.root, m.pageLanguage()}, func(k linkKey) view.Link {
		return m.inLanguage(t.Name(), m.href(k.address), m.languageOf(t.Language.Value), "")
	})
}

// linkKey is what a link to a term or a speaker depends on.
type linkKey struct{ address, root, page string }

func (m *pageInTheMaking) speakerLink(p *site.Speaker) view.Link {
	return m.links.get(linkKey{p.Address, m.root, m.pageLanguage()}, func(linkKey) view.Link { return m.linkOf(p) })
}

// linkOf makes the link to a speaker's page.
func (m *pageInTheMaking) linkOf(p *site.Speaker) view.Link {
	own, other := "", ""
	if p.Speaker != nil {
		own = m.languageOf(p.Language.Value)
	} else if said := m.site.BySpeaker(p); len(said) > 0 {
		other = cmp.Or(said[0].Quote.Language.Value, said[0].Quote.Article.Language.Value)
	}
	return m.inLanguage(p.Name, m.href(p.Address), own, other)
}

func (m *pageInTheMaking) sourceLink(s *site.Source) view.Link {
	return m.inLanguage(s.Name(), m.href(s.Address), m.languageOf(s.Language.Value), "")
}

func (m *pageInTheMaking) topicLink(t *site.Topic) view.Link {
	return m.inLanguage(t.Name, m.href(t.Address), "", m.languageOf(t.Articles[0].Language.Value))
}

// editions names the same article in other languages, each in its own.
func (m *pageInTheMaking) editions(v *view.Article, a *site.Article) {
	for i, other := range a.Editions {
		language := m.site.LanguageOf(other)
		if address := m.site.Absolute(other.Address); address != "" {
			m.view.Alternates = append(m.view.Alternates, view.Alternate{Language: language, URL: address})
			if i == 0 {
				m.view.Alternates = append(m.view.Alternates, view.Alternate{Language: "x-default", URL: address})
			}
		}
		if other != a {
			l := linkTo(other.Title.Value, m.href(other.Address))
			if m.words.Speak(language) {
				l.Title = m.words.For(language).Say("translation.read")
			}
			l.Language, l.Dir = language, m.dir(language)
			v.Editions = append(v.Editions, l)
		}
	}
}

// languageOf gives the language that a file says to be in, else the site's.
func (m *pageInTheMaking) languageOf(own string) string { return cmp.Or(own, m.site.Language) }

// tongueOf gives the language of a quote's words where it is not the page's, and the direction in which it is written.
func (m *pageInTheMaking) tongueOf(q *site.Quote) (language, dir string) {
	return m.tongue(q.Words(), m.spokenIn(q), "")
}

// spokenIn gives the language that a quote's words are said to be in.
func (m *pageInTheMaking) spokenIn(q *site.Quote) string {
	return cmp.Or(q.Language.Value, m.languageOf(q.Article.Language.Value))
}
