package site

import (
	"sort"
	"strconv"

	"github.com/gloss-press/gloss/internal/locale"
)

// Indexed is what an index lists, under its name.
type Indexed struct {
	Name string // by which it is filed
	Of   any    // *Term, *Speaker, *Source or *Topic
}

// indexed files things by their names.
func indexed[T any](things []T, name func(T) string) []Indexed {
	list := make([]Indexed, len(things))
	for i, t := range things {
		list[i] = Indexed{name(t), t}
	}
	return list
}

// Letter is some of an index that is too long for one page: what begins with a letter, or some of that. Its address stays valid as the site
// grows.
type Letter struct {
	Of     Page // whose list it is: the glossary, the people, the sources or the topics
	Letter string
	Number int // of the pages of that letter, from 1

	slug     string
	from, to int // in the index
}

// Address gives the address of the letter's page: glossary/letters/a/, so that no term can have it.
func (l Letter) Address() string {
	address := l.Of.Address + "letters/" + l.slug + "/"
	if l.Number > 1 {
		address += strconv.Itoa(l.Number) + "/"
	}
	return address
}

// Index gives all that an index lists, in the order of the site's alphabet.
func (s *Site) Index(of Page) []Indexed {
	if list, ok := s.indexes[of.Kind]; ok {
		return list
	}
	list := of.Kind.index(s)
	locale.SortBy(s.Alphabet, list, func(x Indexed) string { return x.Name })
	return list
}

// Letters gives the parts of an index, in the order of the alphabet; none where all of it stands on one page.
func (s *Site) Letters(of Page) []Letter { return s.letters[of.Kind] }

// Listed gives what stands on the page of a letter.
func (s *Site) Listed(l Letter) []Indexed { return s.indexes[l.Of.Kind][l.from:l.to] }

// lettersOf cuts an index into letters, and those of more than fit on a page into numbers.
func (s *Site) lettersOf(of Page, list []Indexed) (letters []Letter) {
	taken := map[string]bool{}
	for from := 0; from < len(list); {
		letter := s.Alphabet.Initial(list[from].Name)
		n := sort.Search(len(list)-from, func(i int) bool { return s.Alphabet.Initial(list[from+i].Name) != letter })
		slug := LetterSlug(letter)
		for taken[fold(slug)] { // the small form of the Turkish İ is that of I
			slug += "-2"
		}
		taken[fold(slug)] = true
		for k := 0; k*EntriesLimit < n; k++ {
			letters = append(letters, Letter{of, letter, k + 1, slug, from + k*EntriesLimit, from + min(n, (k+1)*EntriesLimit)})
		}
		from += n
	}
	return letters
}

// LetterSlug gives what stands for a letter in an address or an id.
func LetterSlug(letter string) string {
	if slug := Slugify(letter); slug != "" {
		return slug
	}
	return "other"
}

// letters claims the addresses of the parts of all indexes that are too long for one page.
func (c *claims) letters() {
	c.site.letters, c.site.indexes = map[*Kind][]Letter{}, map[*Kind][]Indexed{}
	for _, k := range kinds {
		if k.index == nil || k.holds(c.site) <= EntriesLimit {
			continue
		}
		of := Page{k, k.Address, nil}
		list := c.site.Index(of)
		c.site.indexes[k], c.site.letters[k] = list, c.site.lettersOf(of, list)
		for _, l := range c.site.letters[k] {
			c.own(l.Address(), l)
		}
	}
}
