package transcript

import (
	"slices"
	"strings"
)

// Person is somebody whom a label may name.
type Person struct {
	Slug         string
	Name         string
	Aliases      []string
	Titles       []string // of all roles: "US Secretary of State"
	Organization bool     // it has no surname
}

// People finds the person whom a label names. It does not change, and may be used by several goroutines.
type People struct {
	names map[string]string   // a name or an alias, folded → the slug; "" where two people have it
	last  map[string][]person // the last word of a name → those who have it
}

type person struct {
	slug   string
	name   []string // its words, folded, without "Jr."
	titles words    // the words of its titles, each with the others that mean the same
}

// NewPeople makes a People. A site has one: transcripts are many, and so may people be.
func NewPeople(list []Person) *People {
	p := &People{names: map[string]string{}, last: map[string][]person{}}
	for _, who := range list {
		for _, name := range append([]string{who.Name}, who.Aliases...) {
			p.add(fold(name), who.Slug)
		}
		name := slices.DeleteFunc(strings.Fields(strings.ReplaceAll(fold(who.Name), ",", " ")), isSuffix)
		if who.Organization || len(name) == 0 {
			continue
		}
		titles := words{}
		for _, t := range who.Titles {
			for w := range strings.FieldsSeq(strings.ReplaceAll(fold(t), ",", " ")) {
				titles[titleOf(w)] = true
			}
		}
		last := name[len(name)-1]
		p.last[last] = append(p.last[last], person{who.Slug, name, titles})
	}
	return p
}

func (p *People) add(name, slug string) {
	if name == "" {
		return
	}
	if other, ok := p.names[name]; ok && other != slug {
		slug = ""
	}
	p.names[name] = slug
}

// isSuffix reports what may stand behind a surname.
func isSuffix(word string) bool {
	switch word {
	case "jr", "sr", "ii", "iii", "iv", "mp", "phd", "md", "esq", "kc", "qc":
		return true
	}
	return false
}

// naming is what a label says of who speaks.
type naming struct {
	known bool   // it names somebody, or one of several people
	slug  string // whom; empty for one of several
	who   string // whose name it has, if one person's, even where the title is another's
	title string // what it puts before the surname, folded: "secretary"
	held  bool   // the person has a role of that title
	kin   bool   // it names somebody else of a known surname
	not   string // who of that surname it does not name: the label calls another so
}

// find gives the person whom a label names: by name, by alias, by surname, with any title or alone.
func (p *People) find(label string) naming {
	if p == nil {
		return naming{}
	}
	kin := false
	for _, form := range labelForms(label) {
		key := fold(form)
		if slug, ok := p.names[key]; ok {
			return naming{known: true, slug: slug}
		}
		n := p.bySurname(strings.Fields(key))
		if n.known {
			return n
		}
		kin = kin || n.kin
	}
	return naming{kin: kin}
}

// labelForms gives what may be the name in a label: all of it, what stands before brackets, a comma or "of", what stands in brackets, as in
// "The Prime Minister (Keir Starmer)".
func labelForms(label string) []string {
	forms := []string{label}
	if before, rest, ok := strings.Cut(label, "("); ok {
		within, after, _ := strings.Cut(rest, ")")
		if strings.TrimSpace(before) != "" {
			forms = append(forms, before)
		}
		if strings.TrimSpace(after) == "" {
			forms = append(forms, within)
		}
	}
	for _, sign := range []string{"[", ",", " of "} { // Mr. SMITH of Texas
		if before, _, ok := strings.Cut(label, sign); ok {
			forms = append(forms, before)
		}
	}
	return forms
}

// bySurname finds the one person whose name ends like the label's words, before which titles may stand and nothing else.
func (p *People) bySurname(label []string) naming {
	for len(label) > 1 && isSuffix(label[len(label)-1]) {
		label = label[:len(label)-1]
	}
	if len(label) == 0 {
		return naming{}
	}
	var found []naming
	for _, who := range p.last[label[len(label)-1]] {
		if titles, ok := who.named(label); ok {
			n := naming{known: true, slug: who.slug, who: who.slug, title: strings.Join(titles, " ")}
			n.held = len(titles) > 0 && !slices.ContainsFunc(titles, func(w string) bool { return !who.titles[titleOf(w)] && w != "the" })
			if !n.held && len(who.titles) > 0 && slices.ContainsFunc(titles, isOffice) {
				n.slug = "" // GOVERNOR KERRY may be another one
			}
			found = append(found, n)
		}
	}
	if len(found) > 1 { // a title that one of them alone has had decides: SECRETARY CLINTON
		if held := slices.DeleteFunc(slices.Clone(found), func(n naming) bool { return !n.held }); len(held) == 1 {
			return held[0]
		}
		return naming{known: true}
	}
	if len(found) == 0 {
		return naming{kin: len(label) > 1 && len(p.last[label[len(label)-1]]) > 0}
	}
	return found[0]
}

// titleOf gives one word for all titles that mean the same: "representative" for "Rep." and "congressman".
func titleOf(word string) string {
	if one, ok := sameTitles[word]; ok {
		return one
	}
	return word
}

// isOffice reports whether a title names an office, which not everybody may have.
func isOffice(title string) bool {
	return listed["titles"][title] && !listed["parts of titles"][title] && !listed["courtesies"][title]
}

// Names reports whether a label names a person, known by no more than what is given: by name, by surname with any title or alone, or
// by the given name alone. Where its title is none of the person's it may be somebody else of that name.
func Names(label string, who Person) (named, doubtful bool) {
	who.Slug = "who"
	n := NewPeople([]Person{who}).find(label)
	if given, _, more := strings.Cut(fold(who.Name), " "); more && fold(withoutBrackets(label)) == given {
		return true, false
	}
	return n.slug != "", n.known && n.slug == ""
}

// named reports whether a label's words are titles and then the person's name or its end, and gives the titles.
func (who *person) named(label []string) (titles []string, ok bool) {
	for n := range label {
		rest := label[n:]
		if len(rest) <= len(who.name) && slices.Equal(rest, who.name[len(who.name)-len(rest):]) || who.isCalled(rest) {
			return label[:n], true
		}
		if !listed["titles"][label[n]] && !who.titles[titleOf(label[n])] {
			break
		}
	}
	return nil, false
}

// isCalled reports whether words are the person's name with initials more or less: "John F. Kerry", "J. Kerry".
func (who *person) isCalled(name []string) bool {
	if len(name) < 2 || len(who.name) < 2 || name[len(name)-1] != who.name[len(who.name)-1] {
		return false
	}
	first, own := name[0], who.name[0]
	if first != own && (len(first) != 1 || first[0] != own[0]) {
		return false
	}
	for _, middle := range name[1 : len(name)-1] {
		if len(middle) != 1 && !slices.Contains(who.name, middle) {
			return false
		}
	}
	return true
}
