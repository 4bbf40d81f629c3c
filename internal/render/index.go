package render

import (
	"strconv"

	"github.com/gloss-press/gloss/internal/site"
	"github.com/gloss-press/gloss/internal/view"
)

// index fills a page that lists things by their first letters; one that lists too many leads to a page for each letter.
func (m *pageInTheMaking) index() {
	if letters := m.site.Letters(m.page); letters != nil {
		m.view.Summary = m.locale.Count("letter.entries", len(m.site.Index(m.page)))
		m.view.LetterPages = m.letterPages(letters, "")
		return
	}
	for _, x := range m.site.Index(m.page) {
		m.file(m.site.Alphabet.Initial(x.Name), x)
	}
}

// file lists a thing under its letter. They come in the order of the alphabet.
func (m *pageInTheMaking) file(initial string, x site.Indexed) {
	v := m.view
	if n := len(v.Letters); n == 0 || v.Letters[n-1].Letter != initial {
		letter := view.Letter{Letter: initial, ID: "letter-" + site.LetterSlug(initial)}
		letter.Language, letter.Dir = m.tongue(initial, "", "")
		v.Letters = append(v.Letters, letter)
	}
	last := &v.Letters[len(v.Letters)-1]
	if m.page.Kind == site.SearchPage || v.Part != nil && v.Part.Of.URL == m.href(site.SearchPage.Address) {
		last.Items = append(last.Items, m.named(x.Of))
		return
	}
	last.Items = append(last.Items, m.item(x.Of))
}

// named gives the entry of a thing in a list of several kinds.
func (m *pageInTheMaking) named(of any) view.Item {
	item := m.item(of)
	item.Note, item.NoteLang, item.NoteDir = "", "", ""
	switch of.(type) {
	case *site.Term:
		item.Count = m.locale.Say("search.kind-term")
	case *site.Speaker:
		item.Count = m.locale.Say("search.kind-person")
	default:
		item.Count = m.locale.Say("search.kind-topic")
	}
	return item
}

// item gives the entry of an index about a term, a speaker, a source or a topic.
func (m *pageInTheMaking) item(of any) view.Item {
	switch x := of.(type) {
	case *site.Term:
		return m.noted(view.Item{Link: m.termLink(x), Note: m.engine.Plain(x.Short.Value)}, x.Language.Value, m.statements(len(m.site.ByTerm(x.Slug.Value))))
	case *site.Speaker:
		return m.noted(view.Item{Link: m.speakerLink(x), Note: x.LatestRole()}, languageOfSpeaker(x), m.statements(len(m.site.BySpeaker(x))))
	case *site.Source:
		return view.Item{Link: m.sourceLink(x), Note: m.locale.Row(x.Publisher.Value, m.locale.Date(x.Date.Date)), Count: m.quotes(len(x.Quotes))}
	case *site.Topic:
		return view.Item{Link: m.topicLink(x), Count: m.locale.Count("count.explainers", len(x.Articles))}
	}
	return view.Item{}
}

// letterPages lists the letters of an index with the first page of each, and how much stands there. now: the letter that is being read.
func (m *pageInTheMaking) letterPages(letters []site.Letter, now string) (list []view.Count) {
	sizes := map[string]int{}
	for _, l := range letters {
		sizes[l.Letter] += len(m.site.Listed(l))
	}
	for _, l := range letters {
		if l.Number > 1 {
			continue
		}
		link := m.inLanguage(l.Letter, m.href(l.Address()), "", "")
		link.Current = l.Letter == now
		list = append(list, view.Count{Link: link, Count: m.locale.Number(sizes[l.Letter])})
	}
	return list
}

// letterPage fills the page of a letter of a long index.
func (m *pageInTheMaking) letterPage(l site.Letter) {
	v, letters := m.view, m.site.Letters(l.Of)
	v.LetterPages = m.letterPages(letters, l.Letter)
	v.Part = &view.Part{Of: linkTo(l.Of.Title(m.locale), m.href(l.Of.Address))}
	v.Title = m.locale.Say("letter.title", "title", v.Part.Of.Title, "letter", l.Letter)
	for i, other := range letters {
		if other.Letter == l.Letter {
			link := linkTo(strconv.Itoa(other.Number), m.href(other.Address()))
			link.Current = other == l
			v.Part.Pages = append(v.Part.Pages, link)
		}
		if other != l {
			continue
		}
		if i > 0 {
			v.Part.Previous = m.toLetter(letters[i-1])
		}
		if i+1 < len(letters) {
			v.Part.Next = m.toLetter(letters[i+1])
		}
	}
	if n := len(v.Part.Pages); n == 1 {
		v.Part.Pages = nil
	} else {
		v.Title = m.locale.Say("year.part-title", "title", v.Title, "n", strconv.Itoa(l.Number), "all", strconv.Itoa(n))
	}
	for _, x := range m.site.Listed(l) {
		m.file(l.Letter, x)
	}
}

// toLetter gives the link to the page of a letter.
func (m *pageInTheMaking) toLetter(l site.Letter) view.Link {
	name := l.Letter
	if l.Number > 1 {
		name = m.locale.Say("letter.number", "letter", l.Letter, "n", strconv.Itoa(l.Number))
	}
	return linkTo(name, m.href(l.Address()))
}
