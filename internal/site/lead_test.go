package site

import (
	"strings"
	"testing"

	"github.com/gloss-press/gloss/internal/diag"
	"github.com/gloss-press/gloss/internal/markdown"
)

// What front matter says to be there needs no body, and of pages whose ids it doesn't know nothing is said.
func TestLeads(t *testing.T) {
	f := files{"articles/a.md": article("2019-01-01", "q1 jd 2014 one"), "people/jd.md": "name: Jane Doe", "glossary/talk.md": "term: talk|short: x",
		"sources/s.md": "title: S", "pages/about.md": "title: About"}
	s := f.site(t, Options{Others: []string{"static/a.pdf"}})
	var leads []markdown.Lead
	for _, l := range strings.Fields("articles/a/#q1 articles/a/#note-q1 articles/a/#_corrections articles/a/#q2 glossary/talk/#term-talk glossary/talk/#more " +
		"people/jd/#life sources/s/#turn about/#us glossary/#letter-t #x a.pdf#page=2 articles/none/#x articles/a/#term-talk") {
		address, id, _ := strings.Cut(l, "#")
		leads = append(leads, markdown.Lead{At: diag.At("content/x.md", diag.Pos{Line: 1, Col: 1}), Address: address, ID: id})
	}
	var got []string
	pages := s.Unsettled(leads)
	for _, address := range []string{"about/", "articles/a/", "glossary/talk/", "people/jd/"} {
		for _, l := range pages[address] {
			got = append(got, address+"#"+l.ID)
		}
		delete(pages, address)
	}
	same(t, "to be followed are", strings.Join(got, " "), "about/#us articles/a/#q2 articles/a/#term-talk glossary/talk/#more people/jd/#life")
	if len(pages) > 0 {
		t.Error("and", pages)
	}
	var own []markdown.Lead
	for _, id := range []string{"q2", "head", "heading", "term-talk", "nowhere"} {
		own = append(own, markdown.Lead{At: leads[0].At, Address: "articles/a/", ID: id})
	}
	same(t, "the messages are", says(s.DeadLeads(own, Anchors{"heading": true})), "x.md:1:1 dead-link: nothing on /articles/a/ has the id `q2` (did you mean `#q1`?)\n"+
		"x.md:1:1 dead-link: nothing on /articles/a/ has the id `head` (name the id of a heading or a quote there, or take the part behind # away)\n"+
		"x.md:1:1 dead-link: nothing on /articles/a/ has the id `term-talk` (the page does not use this term: link to /glossary/talk/)\n"+
		"x.md:1:1 dead-link: nothing on /articles/a/ has the id `nowhere` (name the id of a heading or a quote there, or take the part behind # away)\n")
}
