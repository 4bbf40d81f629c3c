package e2e_test

import (
	"net/url"
	"path"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// TestLinks follows every address of every page within the site, its fragment included: in the folder as it lies on the disk,
// which is to say for a site that is served from anywhere.
func TestLinks(t *testing.T) {
	eachSite(t, func(t *testing.T, p *published) {
		ids := map[string]map[string]bool{}
		for file, doc := range p.pages {
			ids[file] = map[string]bool{}
			for n := range elements(doc) {
				id, ok := attr(n, "id")
				switch {
				case !ok:
				case id == "" || strings.ContainsAny(id, " \t\n"):
					t.Errorf("%s: <%s id=%q> has no good id", file, n.Data, id)
				case ids[file][id]:
					t.Errorf("%s: the id %q stands twice", file, id)
				}
				ids[file][id] = true
			}
		}
		for _, file := range sorted(p.pages) {
			for n := range elements(p.pages[file]) {
				for _, address := range addresses(n) {
					follow(t, p, ids, file, n, address)
				}
			}
		}
	})
}

// addresses are those that an element names.
func addresses(n *html.Node) []string {
	var out []string
	for _, a := range n.Attr {
		switch {
		case a.Key == "href", a.Key == "src", a.Key == "poster", a.Key == "cite", a.Key == "action":
			out = append(out, a.Val)
		case a.Key == "srcset":
			for one := range strings.SplitSeq(a.Val, ",") {
				out = append(out, strings.Fields(one)[0])
			}
		}
	}
	if equiv, _ := attr(n, "http-equiv"); strings.EqualFold(equiv, "refresh") {
		content, _ := attr(n, "content")
		_, to, _ := strings.Cut(content, "url=")
		out = append(out, to)
	}
	if n.Data == "meta" {
		if name, _ := attr(n, "property"); name == "og:url" || name == "og:image" {
			content, _ := attr(n, "content")
			out = append(out, content)
		}
	}
	return out
}

// follow looks up an address in the files of the site.
func follow(t *testing.T, p *published, ids map[string]map[string]bool, file string, n *html.Node, address string) {
	t.Helper()
	u, err := url.Parse(address)
	if err != nil {
		t.Errorf("%s: <%s> leads to %q: %v", file, n.Data, address, err)
		return
	}
	if u.Scheme == "mailto" || u.Scheme == "tel" {
		return
	}
	if u.Host != "" {
		inside, ok := strings.CutPrefix(address, p.base)
		if p.base == "" || !ok {
			return
		}
		u, file = &url.URL{}, "index.html"
		if u, err = url.Parse("./" + inside); err != nil {
			t.Errorf("%s leads to %q: %v", file, address, err)
			return
		}
	}
	if strings.HasPrefix(u.Path, "/") {
		// Only the page for what isn't found is served at any address, so only it may begin at the root.
		root := "/"
		if p.base != "" {
			b, _ := url.Parse(p.base)
			root = b.Path
		}
		if inside, ok := strings.CutPrefix(u.Path, root); ok && file == "404.html" {
			u.Path = "./" + inside
		} else {
			t.Errorf("%s: <%s> leads to %q, from the root of the host", file, n.Data, address)
			return
		}
	}
	target := path.Join(path.Dir(file), u.Path)
	if u.Path == "" {
		target = file
	} else if strings.HasSuffix(u.Path, "/") || path.Base(u.Path) == "." || path.Base(u.Path) == ".." {
		target = path.Join(target, "index.html")
	}
	if _, ok := p.files[target]; !ok {
		t.Errorf("%s: <%s> leads to %q: there is no %s", file, n.Data, address, target)
		return
	}
	if u.Fragment != "" && !ids[target][u.Fragment] {
		t.Errorf("%s: <%s> leads to %q: %s has no such id", file, n.Data, address, target)
	}
}

// TestNamesAreLinked wants every page of a person, a term, a source, a topic and an article to be led to from somewhere else.
func TestNamesAreLinked(t *testing.T) {
	eachSite(t, func(t *testing.T, p *published) {
		led := map[string]bool{"index.html": true, "404.html": true}
		for file, doc := range p.pages {
			for n := range elements(doc) {
				href, ok := attr(n, "href")
				u, err := url.Parse(href)
				if !ok || n.Data != "a" || err != nil || u.Host != "" || u.Path == "" {
					continue
				}
				target := path.Join(path.Dir(file), u.Path)
				if strings.HasSuffix(u.Path, "/") {
					target = path.Join(target, "index.html")
				}
				if target != file {
					led[target] = true
				}
			}
		}
		for _, file := range sorted(p.pages) {
			if !led[file] && !redirects(p.pages[file]) && !isFramed(p.pages[file]) {
				t.Errorf("no page leads to %s", file)
			}
		}
	})
}

// redirects reports whether a page only leads on.
func redirects(doc *html.Node) bool {
	for n := range elements(doc) {
		if equiv, _ := attr(n, "http-equiv"); strings.EqualFold(equiv, "refresh") {
			return true
		}
	}
	return false
}
