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
}

// choose parts the pages, of which first need their own body alone. beside are the files that are made of the same bodies.
func (j *job) choose(first, then []site.Page, beside map[string][]site.Page) chosen {
	m := j.memory
	if m == nil || m.old == nil {
		return chosen{first: first, then: then}
	}
	stands := make(map[string]bool, len(first)+len(then)) // by file
	all := slices.Concat(first, then)
	can := make([]bool, len(all))
	parallel(len(all), j.snap.Jobs(), func(i int) { can[i] = j.stands(all[i], beside) })
	for i, p := range all {
		stands[p.File()] = can[i]
	}
	var c chosen
	whole := map[string]bool{} // the articles that a feed must have, by address
	for _, p := range then {
		carried := j.files.InFeed(p)
		changed := slices.ContainsFunc(carried, func(a *site.Article) bool { return m.changed(a.Path) })
		switch {
		case !stands[p.File()] || changed:
			c.then = append(c.then, p)
			for _, a := range carried {
				whole[a.Address] = true
			}
		case p.Kind == site.TermPage:
			c.terms = append(c.terms, p)
		default:
			c.kept = append(c.kept, p)
		}
	}
	for _, p := range first {
		if stands[p.File()] && !whole[p.Address] {
			c.kept = append(c.kept, p)
		} else {
			c.first = append(c.first, p)
		}
	}
	return c
}

// stands reports whether a page, and the files that are made of its body, are as they would be made.
func (j *job) stands(p site.Page, beside map[string][]site.Page) bool {
	m := j.memory
	if p.Kind.Body && m.changed(p.ContentFile()) {
		return false
	}
	files := []site.Page{p}
	if p.ShowsBody() {
		files = append(files, beside[p.ContentFile()]...)
	}
	return !slices.ContainsFunc(files, func(p site.Page) bool { return m.old.again[p.File()] || !j.tx.Stands(p.File()) })
}

// changed reports whether the bytes of a content file are others than those that pages were made of.
func (m *memory) changed(file string) bool {
	return file != "" && m.old.bodies[file].sum != m.sums[file].Whole
}

// settle decides of the terms when all articles that have changed have been read, and keeps what is to be kept.
func (j *job) settle(c *chosen, beside map[string][]site.Page) {
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
		if p.Kind.IsHTML() {
			j.pages.Add(1)
		}
	}
	for _, p := range c.kept {
		keep(p)
		if p.ShowsBody() {
			for _, file := range beside[p.ContentFile()] {
				keep(file)
			}
		}
	}
	m.keeps = len(files) > 0
	j.fail(j.tx.Keep(files...))
}
