package site

import (
	"net/url"
	"strings"
	"testing"
)

func linked(t testing.TB) *Site {
	f := files{
		"articles/a.md": article("2014-07-01", "q1 J+Doe 2014 one") + "|topics: [Big Talks]", "articles/deep/er/b.md": "title: B", "articles/é.md": "title: E",
		"glossary/x.md": "term: x|short: X.", "pages/about.md": "title: About|moved_from: [/old/]", "articles/c/index.md": "title: C", "people/p.md": "name: P",
		"glossary.yaml": "- term: y|  short: Y.",
	}
	return f.site(t, Options{BaseURL: "https://example.org/", Others: []string{"content/articles/pic ture.png", "content/articles/c/d.pdf", "static/f/g.txt", "content/articles/talk.vtt"}})
}

// A page may be named by its address or by its file, from the root or from where the link stands.
func TestLink(t *testing.T) {
	s := linked(t)
	for _, test := range []struct{ from, ref, want string }{
		{"articles/a.md", "/articles/c/", "../../articles/c/"}, {"articles/a.md", "/articles/c", "../../articles/c/"}, {"articles/a.md", "/articles/c/index.html", "../../articles/c/"},
		{"articles/a.md", "../c/", "../../articles/c/"}, {"articles/a.md", "deep/er/b.md", "../../articles/b/"}, {"articles/deep/er/b.md", "../../a.md#q1", "../../articles/a/#q1"},
		{"articles/a.md", "/content/articles/deep/er/b.md", "../../articles/b/"}, {"articles/a.md", "/articles/deep/er/b.md?x=1&y#z", "../../articles/b/?x=1&y#z"},
		{"articles/a.md", "../glossary/x.md", "../../glossary/x/"}, {"articles/a.md", "é.md", "../../articles/%C3%A9/"}, {"articles/a.md", "/articles/e\u0301/", "../../articles/%C3%A9/"},
		{"articles/a.md", "/articles/%C3%A9/", "../../articles/%C3%A9/"}, {"articles/a.md", "pic%20ture.png", "../../articles/pic%20ture.png"},
		{"articles/c/index.md", "d.pdf", "../../articles/c/d.pdf"}, {"articles/a.md", "/", "../../"}, {"articles/a.md", "/#x", "../../#x"}, {"articles/a.md", "#q1", "../../articles/a/#q1"},
		{"articles/a.md", "?x=1", "../../articles/a/?x=1"}, {"articles/a.md", "/f/g.txt", "../../f/g.txt"}, {"articles/a.md", "/old/", "../../old/"}, {"pages/about.md", "/feed.xml", "../../feed.xml"},
		{"articles/a.md", "/topics/big-talks/", "../../topics/big-talks/"}, {"articles/a.md", "/people/j-doe/", "../../people/j-doe/"}, {"articles/a.md", "/glossary/y/", "../../glossary/y/"},
		{"articles/a.md", "/../../articles/c/", "../../articles/c/"}, {"articles/a.md", "https://a.example/b?c", "https://a.example/b?c"}, {"articles/a.md", "mailto:a@b.example", "mailto:a@b.example"},
	} {
		got := s.Link("content/"+test.from, "../../", test.ref)
		if got.Problem != "" || got.Href != test.want {
			t.Errorf("%s in %s leads to %+v and should lead to %s", test.ref, test.from, got, test.want)
		}
	}
	for _, test := range []struct{ ref, hint string }{
		{"/articles/nowhere-at-all/", "link to an address like"}, {"/article/a", "did you mean /articles/a/?"}, {"/articles/bb", "did you mean /articles/b/?"}, {"/abuot/", "did you mean /about/?"},
		{"x.md", "did you mean /glossary/x/?"}, {"talk.vtt", ""}, {"../../../../etc/passwd", ""}, {"/content/site.yaml", ""},
	} {
		got := s.Link("content/articles/a.md", "../../", test.ref)
		if !got.Dead || !strings.Contains(got.Hint, test.hint) {
			t.Errorf("%s: %+v", test.ref, got)
		}
	}
	for _, ref := range []string{"javascript:alert(1)", "JAVASCRIPT:x", "java\tscript:x", "//evil.example", `\\evil`, "data:text/html,x", "https://a:b@c.example/", "", "%6aavascript:x"} {
		got := s.Link("content/articles/a.md", "../../", ref)
		if got.Problem == "" || got.Dead || got.Href != "" {
			t.Errorf("%q is not refused: %+v", ref, got)
		}
	}
}

func TestFileAddress(t *testing.T) {
	s := linked(t)
	for _, test := range []struct{ from, name, want string }{
		{"articles/a.md", "pic ture.png", "articles/pic ture.png"}, {"articles/a.md", "pic%20ture.png", "articles/pic ture.png"}, {"articles/a.md", "c/d.pdf", "articles/c/d.pdf"},
		{"articles/deep/er/b.md", "../../pic ture.png", "articles/pic ture.png"}, {"articles/a.md", "/f/g.txt", "f/g.txt"}, {"articles/a.md", "/articles/c/d.pdf", "articles/c/d.pdf"},
		{"articles/a.md", "talk.vtt", "articles/talk.vtt"}, {"articles/a.md", "none.png", ""}, {"articles/a.md", "../../../x", ""},
	} {
		if got, ok := s.FileAddress("content/"+test.from, test.name); ok != (test.want != "") || ok && got != test.want {
			t.Errorf("%s in %s stands at %q, %v", test.name, test.from, got, ok)
		}
	}
	if _, ok := s.At("articles/talk.vtt"); ok {
		t.Error("a transcript is published as it is")
	}
}

// FuzzLink resolves any address: what comes out is a page of the site, an address outside with a scheme that is allowed, or a message.
func FuzzLink(f *testing.F) {
	s := linked(f)
	for _, ref := range []string{"/articles/c/", "../c.md#x", "javascript:x", "%2e%2e/%2e%2e/", "https://x.example/", "//x", "?", "#", "a\x00b", "//", "/../..", "mailto:x@y"} {
		f.Add(ref)
	}
	f.Fuzz(func(t *testing.T, ref string) {
		got := s.Link("content/articles/a.md", "../../", ref)
		switch {
		case got.Dead && got.Problem == "":
			t.Errorf("%q is dead without a message", ref)
		case got.Problem != "":
		case got.External:
			u, err := url.Parse(got.Href)
			if err != nil || !strings.Contains(" http https mailto tel ", " "+strings.ToLower(u.Scheme)+" ") {
				t.Errorf("%q leads to %q", ref, got.Href)
			}
		default:
			rest, ok := strings.CutPrefix(got.Href, "../../")
			address, _, _ := strings.Cut(rest, "#")
			address, _, _ = strings.Cut(address, "?")
			address, err := url.PathUnescape(address)
			if _, is := s.At(address); !ok || err != nil || !is {
				t.Errorf("%q leads to %q, which is no page", ref, got.Href)
			}
		}
	})
}
