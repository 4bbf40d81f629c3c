package site

import (
	"fmt"
	"strings"
	"testing"
)

func TestTermClash(t *testing.T) {
	for _, test := range []struct {
		name, want string
		files      files
	}{
		{"a name and an alias", "glossary/b.md:3:11 term-clash: `State  department` is a name of the term `zz state department` too", // the later file gives way
			files{"glossary/a.md": "term: zz state department|aliases: [state department]|short: x", "glossary/b.md": "term: b|aliases: [State  department]|short: x"}},
		{"in one file", "glossary.yaml:4:13 term-clash: `a` is a name of the term `a` too", files{"glossary.yaml": "- term: a|  short: x|- term: b|  aliases: [a]|  short: x"}},
		{"of itself", "", files{"glossary/a.md": "term: talk|aliases: [talk, Talk]|short: x"}},
		{"forms are no names", "", files{"glossary/a.md": "term: talk|short: x", "glossary/b.md": "term: talks show|short: x"}},
	} {
		got := says(test.files.site(t, Options{}).Diagnostics())
		if !strings.HasPrefix(got, test.want) || (test.want == "") != (got == "") || strings.Count(got, "\n") > 1 {
			t.Errorf("%s: it says\n%s", test.name, got)
		}
	}
}

// Terms are found in a quote's words and taken from its front matter, where the article may have them.
func TestTermsOfQuotes(t *testing.T) {
	f := files{
		"glossary/talk.md": "term: talk|short: x", "glossary/state.md": "term: state|short: x|only: {topics: [Big Talks]}",
		"glossary/act.md": "term: act|short: x|only: {articles: [a]}", "glossary/tell.md": "term: tell|short: x",
		"articles/a.md": article("2019-01-01", "q1 J+Doe 2014 they talked of state acts; terms: [tell]"),
		"articles/b.md": "topics: [big talks]|" + article("2019-01-02", "q1 J+Doe 2015 then they talked of state acts; defines: [tell]"),
		"articles/c.md": "glossary: {exclude: [talk]}|" + article("2019-01-03", "q1 J+Doe 2016 now they talked of state acts"),
	}
	s := f.site(t, Options{})
	same(t, "the messages are", says(s.Diagnostics()), "")
	for ref, want := range map[string]string{"a#q1": "tell talk act", "b#q1": "tell talk state", "c#q1": ""} {
		var have []string
		for _, term := range s.Quote(ref).Terms() {
			have = append(have, term.Slug.Value)
		}
		same(t, ref+" has the terms", strings.Join(have, " "), want)
	}
	q := s.Quote("a#q1")
	var words []string
	for _, m := range q.Mentions() {
		words = append(words, fmt.Sprint(q.Words()[m.From:m.To], "=", s.Terms[m.Term].Slug.Value))
	}
	same(t, "the mentions are", strings.Join(words, " "), "talked=talk acts=act")
	same(t, "talk is used by", entries(s.ByTerm("talk")), "2014 a#q1\n2015 b#q1")
	if s.Allowed(s.Article("b"))(s.Term("act").Number) || (files{"articles/a.md": "title: T", "glossary/x.md": "term: x|short: x"}).site(t, Options{}).Allowed(s.Article("c")) != nil {
		t.Error("a term is allowed where it is not, or asked for where all are")
	}
}

func TestMentioning(t *testing.T) {
	f := files{"glossary/talk.md": "term: talk|short: x", "articles/a.md": article("2019-01-01", "q1 J+Doe 2014 they talk"),
		"articles/b.md": article("2019-01-02"), "articles/c.md": article("2019-01-03", "q1 J+Doe 2014 they talk")}
	s := f.site(t, Options{})
	term := s.Term("talk")
	write := func(list []*Article) (slugs string) {
		for _, a := range list {
			slugs += a.Slug.Value
		}
		return slugs
	}
	bodies := s.NewBodies(func(a *Article) []int32 {
		if a.Slug.Value == "c" {
			return nil
		}
		return []int32{term.Number}
	})
	same(t, "the articles are", write(s.Mentioning(bodies, term)), "cba")
	same(t, "without bodies they are", write(s.Mentioning(nil, term)), "ca")
}

func TestLists(t *testing.T) {
	f := files{"articles/a.md": "updated: 2019-05-01|topics: [B, a, B]|corrections: [{date: 2019-02, text: x}, {date: 2019-03, text: y}]|" + article("2019-01-01", "q1 Zoe+Adams 2014 one; source: s"),
		"articles/b.md": "corrections: [{date: 2019-03, text: z}]|" + article("2019-02-01", "q1 bob 2014 two"), "people/bob.md": "name: Bob Bee", "people/un.md": "name: The Union|kind: organization",
		"sources/s.md": "title: S", "pages/p.md": "title: P"}
	s := f.site(t, Options{})
	var got []string
	for _, c := range s.Corrections() {
		got = append(got, fmt.Sprint(c.Article.Slug.Value, c.Number))
	}
	same(t, "the corrections are", strings.Join(got, " "), "a2 b1 a1")
	got = nil
	for _, p := range s.Speakers {
		got = append(got, p.SortName())
	}
	same(t, "the speakers are", strings.Join(got, ", "), "Bee Bob, The Union, Zoe Adams")
	got = nil
	for _, topic := range s.Topics {
		got = append(got, fmt.Sprint(topic.Name, len(topic.Articles)))
	}
	same(t, "the topics are", strings.Join(got, " "), "a1 B1")
	got = nil
	for _, n := range s.DefaultNav() {
		got = append(got, n.Address)
	}
	same(t, "the navigation is", strings.Join(got, " "), "articles/ people/ timeline/ p/ search/")
	same(t, "the newest change is", s.Newest().Format("2006-01-02"), "2019-05-01")
	same(t, "the source has", entries(s.BySource("s")), "2014 a#q1")
	same(t, "slugs of people are", strings.Join(s.SpeakerSlugs(), " "), "bob un zoe-adams")
	if len(s.Source("s").Quotes) != 1 || s.Source("t") != nil || s.Term("t") != nil || s.Article("t") != nil || s.Quote("t#t") != nil || s.Speaker("t") != nil {
		t.Error("something is found that is not there, or the other way")
	}
}
