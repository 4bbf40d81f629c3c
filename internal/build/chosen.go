package build

import (
	"slices"

	"github.com/gloss-press/gloss/internal/site"
)

// chosen are the pages that a build makes, and those that it keeps as they stand.
type chosen struct {
	first, then []site.Page
	terms       []site.Page // to be kept where no article mentions them that did not, or the other way round
	kept        []site.Page
	carried     map[*site.Article]bool // by the feeds among then
}

// beside gives what else is made of the body that a page shows, or of the picture that it is, and with it.
func (j *job) beside(p site.Page) []site.Page {
	list := j.snap.Site.Beside(p)
	if j.look != nil {
		list = slices.DeleteFunc(list, func(p site.Page) bool { return !j.look.of(p) })
	}
	return list
}

// carriedBy gives the articles that the feeds among pages carry; none where nothing will be published.
func (j *job) carriedBy(pages []site.Page) map[*site.Article]bool {
	carried := map[*site.Article]bool{}
	for _, p := range pages {
		if j.tx != nil {
			for _, a := range j.files.InFeed(p) {
				carried[a] = true
			}
		}
	}
	return carried
}

// choose parts the pages, of which first need their own body alone.
func (j *job) choose(first, then []site.Page) chosen {
	m := j.memory
	if m == nil || m.old == nil {
		return chosen{first: first, then: then, carried: j.carriedBy(then)}
	}
	stands := make(map[string]bool, len(first)+len(then)) // by file
	all := slices.Concat(first, then)
	can := make([]bool, len(all))
	parallel(len(all), j.snap.Jobs(), func(i int) { can[i] = j.stands(all[i]) })
	for i, p := range all {
		stands[p.File()] = can[i]
	}
	var c chosen
	for _, p := range then {
		changed := slices.ContainsFunc(j.files.InFeed(p), func(a *site.Article) bool { return m.changed(a.Path) })
		switch {
		case !stands[p.File()] || changed:
			c.then = append(c.then, p)
		case p.Kind == site.TermPage:
			c.terms = append(c.terms, p)
		default:
			c.kept = append(c.kept, p)
		}
	}
	c.carried = j.carriedBy(c.then)
	for _, p := range first {
		if a, _ := p.Subject.(*site.Article); stands[p.File()] && !c.carried[a] {
			c.kept = append(c.kept, p)
		} else {
			c.first = append(c.first, p)
		}
	}
	return c
}

// stands reports whether a page, and the files that are made of its body, are as they would be made.
func (j *job) stands(p site.Page) bool {
	m := j.memory
	if p.Kind.Body && m.changed(p.ContentFile()) {
		return false
	}
	return !slices.ContainsFunc(append([]site.Page{p}, j.beside(p)...), func(p site.Page) bool { return m.old.again[p.File()] || !j.tx.Stands(p.File()) })
}

// changed reports whether the bytes of a content file are others than those that pages were made of.
func (m *memory) changed(file string) bool {
	return file != "" && m.old.bodies[file].sum != m.whole(file)
}

// settle decides of the terms when all articles that have changed have been read, and keeps what is to be kept.
func (j *job) settle(c *chosen) {
	m := j.memory
	if m == nil || m.old == nil {
		return
	}
	changed := map[int32]bool{}
	for _, a := range j.snap.Site.Articles {
		before := m.old.bodies[a.Path].mentions
		now, read := j.mentions[a.Address]
		if !read {
			j.mentions[a.Address] = before
			continue
		}
		for _, n := range before {
			if !slices.Contains(now, n) {
				changed[n] = true
			}
		}
		for _, n := range now {
			if !slices.Contains(before, n) {
				changed[n] = true
			}
		}
	}
	for _, p := range c.terms {
		if changed[p.Subject.(*site.Term).Number] {
			c.then = append(c.then, p)
		} else {
			c.kept = append(c.kept, p)
		}
	}
	var files []string
	keep := func(p site.Page) {
		files = append(files, p.File())
		if d, ok := j.texts.before.digests[p.Address]; ok {
			j.texts.digests[p.Address] = d
		}
		if p.Kind.IsHTML() {
			j.pages.Add(1)
		}
	}
	for _, p := range c.kept {
		keep(p)
		for _, file := range j.beside(p) {
			keep(file)
		}
	}
	m.keeps = len(files) > 0
	j.fail(j.tx.Keep(files...))
}
