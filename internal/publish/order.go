package publish

import (
	"cmp"
	"path"
	"strings"
)

// byReference compares two names by when they are moved into place: what is linked to comes before what links to it,
// so that a reader who comes between two renames, or after a build that was stopped, meets no dead link.
func byReference(a, b string) int {
	return cmp.Or(cmp.Compare(rank(a), rank(b)), cmp.Compare(a, b))
}

// rank is a name's turn: 0 for styles, scripts, images and data; 1 for pages in folders of folders
// (articles/SLUG/index.html); 2 for what lists pages (articles/index.html, feeds, sitemaps, redirects); 3 for the home
// page.
func rank(name string) int {
	folder, base := path.Split(name)
	switch {
	case name == "index.html":
		return 3
	case strings.HasSuffix(base, ".html") && strings.Count(folder, "/") >= 2:
		return 1
	case strings.HasSuffix(base, ".html"), strings.HasPrefix(base, "feed."), base == "_redirects",
		strings.HasPrefix(base, "sitemap") && strings.HasSuffix(base, ".xml"):
		return 2
	}
	return 0
}
