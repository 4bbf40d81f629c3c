package site

import (
	"path"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"
)

// copies gives the files that are published as they are, and notes where each will stand. Pictures in a folder whose articles are
// all kept back are kept back with them, and a transcript is shown on its source's page instead.
func (s *Site) copies(opt Options) []string {
	var list []string
	for _, o := range opt.Others {
		if s.hidden[folderOf(o, s.hidden)] {
			continue
		}
		s.others[publishedAt(o)] = o
		switch path.Ext(o) {
		case ".vtt", ".srt", ".txt":
			if strings.HasPrefix(o, "content/") {
				continue
			}
		}
		list = append(list, o)
	}
	return list
}

// withoutStandIns leaves out the files that Gloss makes of itself where static/ has one of exactly that name: the site's own
// robots.txt, _headers or 404.html is what its writer wants. Nothing stands in for a page of content, nor for the root of the index, which names other files.
func withoutStandIns(list []claimant, copies []string) []claimant {
	own := map[string]bool{}
	for _, o := range copies {
		if strings.HasPrefix(o, "static/") {
			own[publishedAt(o)] = true
		}
	}
	return slices.DeleteFunc(list, func(c claimant) bool {
		return c.by == byGloss && !c.page.Listed() && c.page.Kind != SearchFile && own[c.page.File()]
	})
}

// folderOf gives the nearest folder around a file that holds content files; "" where none does. folders says which do.
func folderOf(file string, folders map[string]bool) string {
	for dir := path.Dir(file); dir != "." && dir != "/"; dir = path.Dir(dir) {
		if _, ok := folders[dir]; ok {
			return dir
		}
	}
	return ""
}

// publishedAt gives the address of a file that is published as it is.
func publishedAt(file string) string {
	for _, folder := range []string{"static/", "content/"} {
		if rest, ok := strings.CutPrefix(file, folder); ok {
			return norm.NFC.String(rest)
		}
	}
	return file
}

// addressBeside gives the address of a file that is named in another.
func addressBeside(file, name string) string {
	return norm.NFC.String(path.Join(strings.TrimPrefix(path.Dir(file), "content/"), name))
}

// FileAddress gives the address of a file that content names: beside the file that names it, or from the root with a slash.
func (s *Site) FileAddress(from, name string) (string, bool) {
	a := addressBeside(from, name)
	if rest, ok := strings.CutPrefix(name, "/"); ok {
		a = norm.NFC.String(rest)
	}
	if s.others[a] == "" {
		a = decoded(a)
	}
	_, ok := s.others[a]
	return a, ok
}
