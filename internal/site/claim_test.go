package site

import (
	"strings"
	"testing"
)

// Two pages never have one address: whoever is to give way is told, at its place, once.
func TestClashes(t *testing.T) {
	const talk = "title: T"
	for _, test := range []struct {
		name   string
		files  files
		others []string
		want   string // the beginning of the one message
	}{
		{"two articles of one name", files{"articles/x/talk.md": talk, "articles/y/talk.md": talk}, nil,
			"articles/y/talk.md:1:1 duplicate-slug: another file has the slug `talk` too: content/articles/x/talk.md"},
		{"a slug and a file's name", files{"articles/talk.md": talk, "articles/z.md": "slug: talk|title: T"}, nil, "articles/z.md:2:7 duplicate-slug"},
		{"a term in two files", files{"glossary.yaml": "- term: talk|  short: x", "glossary/talk.md": "term: speak|short: x"}, nil, "glossary/talk.md:1:1 duplicate-slug"},
		{"other case", files{"articles/talk.md": talk, "articles/Talk.md": talk}, nil, "articles/talk.md:1:1 address-clash: the address /articles/talk/ is claimed by content/articles/Talk.md:1 too"},
		{"letters that fold to others", files{"articles/a.md": "title: T|slug: straße", "articles/b.md": "title: T|slug: STRASSE"}, nil, "articles/b.md:3:7 address-clash"},
		{"composed and decomposed letters", files{"articles/a.md": "title: T|slug: café"}, []string{"static/articles/cafe\u0301/index.html"}, "articles/a.md:3:7 address-clash"},
		{"an old address that is a page", files{"articles/a.md": talk, "articles/b.md": talk + "|moved_from: [/articles/a/]"}, nil, "articles/b.md:3:14 address-clash: the address /articles/a/ is claimed by content/articles/a.md:1 too"},
		{"an old address of two files", files{"articles/a.md": talk + "|moved_from: [/old]", "articles/b.md": talk + "|moved_from: [/old/]"}, nil, "articles/b.md:3:14 address-clash: the address /old/ is claimed by content/articles/a.md:3 too"},
		{"an old address given twice", files{"articles/a.md": talk + "|moved_from: [/old, /old/index.html]"}, nil, "articles/a.md:3:20 address-clash"},
		{"an old address that is the new one", files{"articles/a.md": talk + "|moved_from: [/articles/a]"}, nil, "articles/a.md:3:14 address-clash: the address /articles/a/ is claimed by this file itself too"},
		{"an old address that is the home page", files{"articles/a.md": talk + "|moved_from: [/]"}, nil, "articles/a.md:3:14 address-clash: the address / is claimed by a page that Gloss makes too"},
		{"an old address with percent signs", files{"articles/a.md": talk + "|moved_from: [/caf%C3%A9]", "articles/b.md": talk + "|moved_from: [/CAFÉ]"}, nil, "articles/b.md:3:14 address-clash"},
		{"an old address that is a file of Gloss", files{"articles/a.md": talk + "|moved_from: [/robots.txt]"}, nil, "articles/a.md:3:14 address-clash"},
		{"a page like a part of the site", files{"pages/x.md": talk + "|slug: articles"}, nil, "pages/x.md:3:7 address-clash: the address /articles/ is claimed by a page that Gloss makes too"},
		{"a page like a file", files{"pages/x.md": talk + "|slug: robots.txt"}, nil, "pages/x.md:3:7 address-clash: the address /robots.txt/ is claimed by a page that Gloss makes, where a file would be and a folder too"},
		{"a static file like a page", files{"articles/a.md": talk}, []string{"static/articles/A/index.html"}, "articles/a.md:1:1 address-clash: the address /articles/a/ is claimed by static/articles/A/index.html:1 too"},
		{"a static file like a folder", files{"articles/a.md": talk}, []string{"static/articles/a"}, "articles/a.md:1:1 address-clash"},
		{"a static file like a folder of Gloss", nil, []string{"static/data"}, "static/data:1:1 address-clash: the address /data is claimed by a page that Gloss makes, where a file would be and a folder too"},
		{"a static file like a folder of an old address", files{"articles/a.md": talk + "|moved_from: [/old/x/]"}, []string{"static/old"}, "articles/a.md:3:14 address-clash"},
		{"a static file like a page of Gloss", nil, []string{"static/articles/index.html"}, "static/articles/index.html:1:1 address-clash: the address /articles/index.html is claimed by a page that Gloss makes too"},
		{"a static file like the home page", nil, []string{"static/index.html"}, "static/index.html:1:1 address-clash"},
		{"a static file that is one of Gloss where case counts for nothing", nil, []string{"static/Robots.txt"}, "static/Robots.txt:1:1 address-clash: the address /Robots.txt is claimed by a page that Gloss makes too"},
		{"a static file like a redirect", files{"articles/a.md": talk + "|moved_from: [/old/]"}, []string{"static/old/index.html"}, "articles/a.md:3:14 address-clash"},
		{"two copies", nil, []string{"content/articles/a.png", "static/articles/A.png"}, "static/articles/A.png:1:1 address-clash"},
		{"a quote's page", files{"site.yaml": "title: S|quote_pages: true", "articles/a.md": article("2019", "q1 J+Doe 2014 one") + "|moved_from: [/articles/a/q1/]"}, nil, "articles/a.md:9:14 address-clash: the address /articles/a/q1/ is claimed by this file itself"},
		{"two quotes' pages", files{"site.yaml": "title: S|quote_pages: true", "articles/a.md": article("2019-01-01", "q1 J+Doe 2014 one", "Q1 J+Doe 2014 two")}, nil, "articles/a.md:9:9 address-clash"},
		{"a name that Windows keeps", files{"articles/a.md": talk + "|moved_from: [/aux/x]"}, nil, "articles/a.md:3:14 bad-address: Windows keeps the name “aux” for itself"},
		{"a name that Windows keeps, with a small figure", files{"articles/a.md": talk + "|moved_from: [/com%C2%B9/]"}, nil, "articles/a.md:3:14 bad-address: Windows keeps the name “com¹”"},
		{"a name with a sign of addresses", nil, []string{"static/a#b.txt"}, "static/a#b.txt:1:1 bad-address: an address can’t have the sign #"},
		{"a name that ends in a full stop", nil, []string{"static/a./b.txt"}, "static/a./b.txt:1:1 bad-address"},
		{"a page like a folder of files", files{"pages/x.md": talk + "|slug: Data"}, nil, "pages/x.md:3:7 address-clash: the address /Data/ is kept for what Gloss makes"},
		{"a page like that of what is not found", files{"pages/x.md": talk + "|slug: \"404\""}, nil, "pages/x.md:3:7 address-clash: the address /404/ is kept for what Gloss makes"},
		{"an old address of the preview", files{"pages/x.md": talk + "|moved_from: [/_gloss/events]"}, nil, "pages/x.md:3:14 address-clash: the address /_gloss/events/ is kept for what Gloss makes"},
		{"a file of the preview", nil, []string{"static/_Gloss/client.js"}, "static/_Gloss/client.js:1:1 address-clash: the address /_Gloss/client.js is kept for what Gloss makes"},
		{"the root of the index", nil, []string{"static/search/index.json"}, "static/search/index.json:1:1 address-clash: the address /search/index.json is claimed by a page that Gloss makes too"},
		{"a file like the folder of the index", nil, []string{"static/search/index"}, "static/search/index:1:1 address-clash: the address /search/index is kept for what Gloss makes"},
		{"a file in the folder of the index", nil, []string{"static/search/Index/x.txt"}, "static/search/Index/x.txt:1:1 address-clash: the address /search/Index/x.txt is kept for what Gloss makes"},
		{"an old address in the folder of the index", files{"articles/a.md": talk + "|moved_from: [/search/index/]"}, nil, "articles/a.md:3:14 address-clash: the address /search/index/ is kept for what Gloss makes"},
		{"a file with a hidden character", nil, []string{"static/a\u202eb.txt"}, "static/a\u202eb.txt:1:1 bad-address: an address can’t have a character that nobody sees (U+202E)"},
		{"a name with a control character", nil, []string{"static/a\u0085b.txt"}, "static/a\u0085b.txt:1:1 bad-address: an address can’t have a control character"},
		{"a name that is not in UTF-8", nil, []string{"static/a\xffb.txt"}, "static/a\xffb.txt:1:1 bad-address: this address is not in UTF-8"},
		{"an address that is too long", files{"articles/a.md": talk + "|moved_from: [" + strings.Repeat("/xxxxxxxxx", 201) + "]"}, nil, "articles/a.md:3:14 bad-address: this address has 2010 bytes"},
		{"an old address with a sign behind a percent sign", files{"articles/a.md": talk + "|moved_from: [/old%3Fp/]"}, nil, "articles/a.md:3:14 bad-address: an address can’t have the sign ?"},
		{"an old address that ends in a space", files{"articles/a.md": talk + "|moved_from: [/old%20/x]"}, nil, "articles/a.md:3:14 bad-address"},
		{"a name that is too long", files{"articles/a.md": talk + "|moved_from: [/" + strings.Repeat("x", 300) + "]"}, nil, "articles/a.md:3:14 bad-address: a part of this address has 300 bytes"},
	} {
		t.Run(test.name, func(t *testing.T) {
			f := files{}
			for k, v := range test.files {
				f[k] = strings.Replace(v, "date: 2019|", "date: 2019-01-01|", 1)
			}
			s := f.site(t, Options{BaseURL: "https://example.org", Others: test.others})
			if got := says(s.Diagnostics()); !strings.HasPrefix(got, test.want) || strings.Count(got, "\n") != 1 {
				t.Errorf("it says\n%sand should say one thing: %s", got, test.want)
			}
		})
	}
}

func TestNoClash(t *testing.T) {
	f := files{"articles/a.md": "title: T|topics: [Con, Aux]|moved_from: [/a/, /a/b.html, /old.html, /conman/]", "pages/a.md": "title: T|slug: a2",
		"people/a.md": "name: A", "sources/a.md": "title: A", "glossary/a.md": "term: a|short: A."}
	s := f.site(t, Options{BaseURL: "https://example.org", Others: []string{"static/CNAME", "static/.well-known/x", "static/a/c.pdf", "content/articles/p.png"}})
	if got := says(s.Diagnostics()); got != "" {
		t.Error(got)
	}
	for _, want := range []string{"a/", "a/b.html", "old.html", "CNAME", ".well-known/x", "articles/p.png", "topics/con-page/", "feed.xml", "people/a/feed.json"} {
		if _, ok := s.At(want); !ok {
			t.Errorf("there is no /%s", want)
		}
	}
	if p, _ := s.At("a/"); p.Kind != RedirectPage || p.Subject != "articles/a/" || p.File() != "a/index.html" {
		t.Errorf("/a/ is %+v", p)
	}
	if len(s.Redirects) != 4 || s.Redirects[0] != (Redirect{"/a/", "articles/a/"}) {
		t.Errorf("the redirects are %v", s.Redirects)
	}
}

// What a site has of its own in static/ stands in for what Gloss would make, and for nothing else.
func TestStandIns(t *testing.T) {
	f := files{"articles/a.md": article("2019-01-01", "q1 J+Doe 2014 one") + "|moved_from: [/old/]"}
	own := []string{"404.html", "_headers", "_redirects", ".nojekyll", "robots.txt", "sitemap.xml", "feed.xml", "data/glossary.json", "articles/a/annotations.jsonld"}
	var others []string
	for _, name := range own {
		others = append(others, "static/"+name)
	}
	s := f.site(t, Options{BaseURL: "https://example.org", Others: others})
	same(t, "the messages are", says(s.Diagnostics()), "")
	for _, name := range own {
		if p, _ := s.At(name); p.Kind != CopyPage || p.Subject != "static/"+name {
			t.Errorf("/%s is %+v", name, p)
		}
	}
	if p, _ := s.At("old/"); p.Kind != RedirectPage {
		t.Errorf("/old/ is %+v", p)
	}
	if p, _ := s.At("feed.json"); p.Kind != JSONFeedFile {
		t.Errorf("/feed.json is %+v", p)
	}
}

func TestSlugify(t *testing.T) {
	for name, want := range map[string]string{
		"US Secretary of State": "us-secretary-of-state", "don’t & won't": "dont-wont", "Ünïcode 日本": "ünïcode-日本", "a": "a", "—": "", "": "",
		"Con": "con-page", "e\u0301": "é", strings.Repeat("ab ", 100): strings.TrimSuffix(strings.Repeat("ab-", 67), "-"),
	} {
		if got := Slugify(name); got != want {
			t.Errorf("%q becomes %q and should become %q", name, got, want)
		}
	}
}

func TestRoots(t *testing.T) {
	s := files{"articles/a.md": "title: T"}.site(t, Options{BaseURL: "https://example.org/explainers"})
	if s.Base != "https://example.org/explainers/" || s.HostRoot() != "/explainers/" {
		t.Error(s.Base, s.HostRoot())
	}
	for address, want := range map[string]string{"": "./", "404.html": "./", "articles/": "../", "articles/a/": "../../", "articles/a/annotations.jsonld": "../../"} {
		if got := (Page{Address: address}).Root(); got != want {
			t.Errorf("the root of %q is %q", address, got)
		}
	}
	if got := s.Absolute("articles/é b/#q"); got != "https://example.org/explainers/articles/%C3%A9%20b/#q" {
		t.Error(got)
	}
}
