package site

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// TestHomes: each page that shows a quote's words is in a share that one of the quote's homes names, so that a share knows which quotes it needs. The data
// is so long that it is cut.
func TestHomes(t *testing.T) {
	f := files{"people/ada.md": "name: Ada", "glossary/word.md": "term: word|short: x", "sources/talk.md": "title: Talk"}
	for i := range 60 {
		f[fmt.Sprintf("articles/a%d.md", i)] = article("2016-01-01", fmt.Sprintf("q ada %d-01-01 word %d%s; source: talk", 2014+i%2, i, strings.Repeat(" "+strings.Repeat("so", 500), 120))) + "|topics: [War]"
	}
	s := f.site(t, Options{})
	shown := map[*Kind]int{}
	for page := range s.Pages() {
		var quotes []*Quote
		list := s.List(page)
		switch x := page.Subject.(type) {
		case Part:
			list, _ = s.Part(x)
		case *DataPart:
			for _, st := range x.Statements {
				quotes = append(quotes, st.First())
			}
		case *Quote:
			quotes = append(quotes, x)
		case *Article:
			quotes = x.Quotes
		}
		if page.Kind == TimelinePage { // it shows the latest alone
			list = nil
		}
		for _, e := range list {
			quotes = append(quotes, e.Quote)
		}
		for _, q := range quotes {
			if home := homeOf(page); !slices.Contains(s.Homes(q), home) {
				t.Errorf("%s, whose home is %s, shows a quote of %q", page.Address, home, s.Homes(q))
				break
			}
		}
		shown[page.Kind] += len(quotes)
	}
	for _, kind := range []*Kind{ArticlePage, TermPage, PersonPage, SourcePage, TopicPage, YearPage, StatementsJSON, StatementsCSV} {
		if shown[kind] == 0 {
			t.Errorf("no page of the kind %s shows a quote", fmt.Sprint(kind.Layout, kind.Address))
		}
	}
}
