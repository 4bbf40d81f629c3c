package site

import (
	"fmt"
	"strings"
	"testing"
)

// much gives a site in which one speaker says something with a term on each of so many days of a year, by one source and under one topic.
func much(years map[int]int) files {
	f := files{"people/ada.md": "name: Ada", "glossary/word.md": "term: word|short: x", "sources/talk.md": "title: Talk"}
	for year, n := range years {
		var quotes []string
		for i := range n {
			quotes = append(quotes, fmt.Sprintf("q%d ada %d-%02d-%02d word %d; source: talk", i, year, 1+i/28%12, 1+i%28, i))
		}
		f[fmt.Sprintf("articles/a%d.md", year)] = article(fmt.Sprintf("%d-12-31", year), quotes...) + "|topics: [War]"
	}
	return f
}

// TestPartsOfLists cuts lists that are too long for a page into years, and those into numbers from the oldest on.
func TestPartsOfLists(t *testing.T) {
	lists := []string{"timeline/", "glossary/word/", "people/ada/", "sources/talk/", "topics/war/"}
	for _, test := range []struct {
		years map[int]int
		want  string // below each list's address, with how many entries each has
	}{
		{map[int]int{2014: 200, 2015: 100}, ""},
		{map[int]int{2014: 200, 2015: 101}, "2014/ 200, 2015/ 101"},
		{map[int]int{2014: 1, 2015: 300}, "2014/ 1, 2015/ 300"},
		{map[int]int{2013: 2, 2014: 601}, "2013/ 2, 2014/ 300, 2014/2/ 300, 2014/3/ 1"},
	} {
		s := much(test.years).site(t, Options{})
		same(t, "the messages are", strings.ReplaceAll(says(s.Diagnostics()), "\n", ""), "")
		for _, address := range lists {
			of, ok := s.At(address)
			if !ok {
				t.Fatal("no page", address)
			}
			var got []string
			var before Entry
			for _, p := range s.Parts(of) {
				list, _ := s.Part(p)
				got = append(got, fmt.Sprintf("%s %d", strings.TrimPrefix(p.Address(), address), len(list)))
				if page, ok := s.At(p.Address()); !ok || page.Subject != any(p) || page.Kind != YearPage || !page.Listed() {
					t.Errorf("%s is another page, or none", p.Address())
				}
				if before.Quote != nil && before.Date().Compare(list[0].Date()) > 0 {
					t.Errorf("%s begins before what stands before it", p.Address())
				}
				before = list[len(list)-1]
			}
			want := test.want
			if want == "" && of.Kind == TimelinePage {
				want = "2014/ 200, 2015/ 100"
			}
			same(t, address+" has", strings.Join(got, ", "), want)
		}
	}
}

// TestPartsOfArticles cuts the list of all articles into the years in which they were published where the site is, and those without a date.
func TestPartsOfArticles(t *testing.T) {
	f := files{"site.yaml": "title: S|timezone: Asia/Tokyo", "articles/eve.md": "title: T|date: 2014-12-31T23:30:00Z", "articles/none.md": "title: T", "articles/never.md": "title: T"}
	for i := range EntriesLimit {
		f[fmt.Sprintf("articles/a%d.md", i)] = "title: T|date: 2014-06-01"
	}
	s := f.site(t, Options{})
	of, _ := s.At(ArticlesPage.Address)
	var got []string
	for _, p := range s.Parts(of) {
		_, list := s.Part(p)
		got = append(got, fmt.Sprintf("%s %d", p.Address(), len(list)))
	}
	same(t, "articles have", strings.Join(got, ", "), "articles/2014/ 300, articles/2015/ 1, articles/undated/ 2")
}

// TestTopicsListAStatementOnce has one that two of a topic's articles quote.
func TestTopicsListAStatementOnce(t *testing.T) {
	s := files{
		"articles/a.md": article("2019-01-01", "q1 J+Doe 2014 one", "q2 J+Doe 2015 two") + "|topics: [War]|events: [{date: 2014-06, title: E}]",
		"articles/b.md": article("2019-02-01", "q1 J+Doe 2014 one") + "|topics: [War, Peace]",
	}.site(t, Options{})
	for slug, want := range map[string]string{"war": "2014 a#q1\n2014-06 a/event-1\n2015 a#q2", "peace": "2014 b#q1"} {
		of, _ := s.At("topics/" + slug + "/")
		same(t, slug+" has", entries(s.List(of)), want)
	}
}

// TestEntriesAreFiledByYear has dates of every form: their order keeps those of a year together, which is how years are found.
func TestEntriesAreFiledByYear(t *testing.T) {
	var quotes []string
	for i, date := range []string{"2014", "../2014", "/2014", "2014/..", "2014/", "2013/2015", "201X", "2014-21", "2014-12-31", "2014-12-31T23:30-10:00", "2015-01-01T00:10+12:00", "2014?", "2014~", "20XX", "-0044-03-15", "Y170000002", "2013-12", "2004-XX"} {
		quotes = append(quotes, fmt.Sprintf("q%d ada %s word %d", i, date, i))
	}
	s := files{"people/ada.md": "name: Ada", "articles/a.md": article("2016-01-01", quotes...)}.site(t, Options{})
	if len(s.Entries) != len(quotes) {
		t.Fatal(says(s.Diagnostics()), len(s.Entries))
	}
	for i := range s.Entries[1:] {
		if yearOf(s.Entries[i]) > yearOf(s.Entries[i+1]) {
			t.Errorf("%s stands before %s", s.Entries[i].Date(), s.Entries[i+1].Date())
		}
	}
}
