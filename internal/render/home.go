package render

import (
	"slices"
	"strconv"
	"unicode"

	"github.com/gloss-press/gloss/internal/site"
	"github.com/gloss-press/gloss/internal/view"
)

// latestWords is how much of a statement's words the home page shows, in characters.
const latestWords = 110

// home fills the front page: the latest article, others, the last statements, the words of the glossary.
func (m *pageInTheMaking) home() {
	v, s := m.view, m.site
	v.Title, v.Summary = m.siteTitle(), s.Config.Description.Value
	if first := s.Lead(); first != nil {
		lead := m.articleCard(first)
		lead.Checked = m.briefly(first)
		v.Lead = &lead
		if lead.Image == nil {
			v.Picture = m.smallPicture(first.Entries())
		}
		others := slices.Clone(s.Articles[:min(len(s.Articles), homeArticles)])
		if at := slices.Index(others, first); at >= 0 {
			others = slices.Delete(others, at, at+1)
		}
		v.Articles = m.articleCards(others[:min(len(others), homeArticles-1)])
	}
	latest := s.LatestStatements(homeStatements)
	for i := len(latest) - 1; i >= 0; i-- {
		v.Latest = append(v.Latest, m.latest(latest[i].Quote))
	}
	if n := len(s.Statements); n > 0 {
		v.Statements = view.Count{Link: linkTo(m.locale.Count("home.all-statements", n), m.href(site.TimelinePage.Address))}
	}
	for _, t := range s.Terms[:min(len(s.Terms), homeWords)] {
		word := view.Count{Link: m.termLink(t)}
		if n := len(s.ByTerm(t.Slug.Value)); n > 0 {
			word.Count = strconv.Itoa(n)
		}
		v.Words = append(v.Words, word)
	}
}

// latest fills a statement as the home page has it: its first words, who said them, when, and whether they were checked.
func (m *pageInTheMaking) latest(q *site.Quote) *view.Quote {
	v := m.brief(q)
	v.Words = m.stretches(q, latestWords, nil)
	v.Check = m.check(q, m.checked(q))
	return v
}

// noted completes an entry of an index: the language of its note, which is that of a file, and a count.
func (m *pageInTheMaking) noted(it view.Item, language, count string) view.Item {
	it.NoteLang, it.NoteDir = m.tongue(it.Note, m.languageOf(language), "")
	it.Count = count
	return it
}

// languageOfSpeaker gives the language of a speaker's file; "" for none.
func languageOfSpeaker(p *site.Speaker) string {
	if p.Speaker == nil {
		return ""
	}
	return p.Language.Value
}

// icon gives the address of the site's sign: the site's own favicon.ico, or favicon.svg.
func (m *pageInTheMaking) icon() string {
	if _, own := m.site.At(ownIcon); own {
		return m.href(ownIcon)
	}
	return m.href(site.FaviconFile.Address)
}

// ownIcon is the sign that a site may have of its own instead of one that is drawn.
const ownIcon = "favicon.ico"

// initial gives the first letter or digit of a site's title, as a capital.
func initial(title string) string {
	for _, r := range title {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return string(unicode.ToUpper(r))
		}
	}
	return "·"
}
