package export

import (
	"cmp"
	"fmt"
	"slices"
	"time"

	"github.com/gloss-press/gloss/internal/passage"
	"github.com/gloss-press/gloss/internal/site"
)

// How many entries a feed has at most. A topic's are whole articles, of which a site with many topics would need all.
const (
	feedLength  = 20
	topicLength = 10
)

// feedItem is an entry of a feed, in either form.
type feedItem struct {
	ID, URL, Title, Summary string
	HTML                    string // its content; "" where Text is it
	Text                    string
	Language                string
	Published, Updated      time.Time
	Authors                 []string
}

// items gives the feed's title and entries, the newest first.
func (f *file) items() (title string, items []feedItem) {
	of := f.page.Subject.(site.Page)
	title = f.Site.Title(f.Locale)
	if name := of.Title(f.Locale); name != "" {
		title = f.Locale.Say("feed.title", "site", title, "title", name)
	}
	var articles []*site.Article
	var entries []site.Entry
	switch of.Kind {
	case site.HomePage, site.TopicPage: // see InFeed
		articles = f.articlesOf(of)
	case site.TermPage:
		entries = f.Site.ByTerm(of.Subject.(*site.Term).Slug.Value)
	case site.PersonPage:
		entries = f.Site.BySpeaker(of.Subject.(*site.Speaker))
	case site.SourcePage:
		entries = f.Site.BySource(of.Subject.(*site.Source).Slug.Value)
	case site.CorrectionsPage:
		title = f.Locale.Say("feed.corrections", "site", f.Site.Title(f.Locale))
		for i, c := range f.Site.Corrections() {
			items = append(items, f.correctionItem(i, c))
		}
	}
	for _, a := range articles {
		items = append(items, f.articleItem(a))
	}
	for _, q := range newest(entries) {
		items = append(items, f.quoteItem(q))
	}
	items = slices.DeleteFunc(items, func(i feedItem) bool { return i.Updated.IsZero() })
	slices.SortStableFunc(items, func(a, b feedItem) int {
		return cmp.Or(b.Updated.Compare(a.Updated), cmp.Compare(a.ID, b.ID))
	})
	return title, items[:min(len(items), feedLength)]
}

// InFeed gives the articles that a feed carries whole; none for what is no feed, or carries none.
func (f Files) InFeed(feed site.Page) []*site.Article {
	of, _ := feed.Subject.(site.Page)
	if feed.Kind.FeedForm == "" || of.Kind != site.HomePage && of.Kind != site.TopicPage {
		return nil
	}
	return f.articlesOf(of)
}

// articlesOf gives the articles that the feed of a page carries.
func (f Files) articlesOf(of site.Page) []*site.Article {
	if topic, ok := of.Subject.(*site.Topic); ok {
		return f.latest(topic.Articles, topicLength)
	}
	return f.latest(f.Site.Articles[:min(len(f.Site.Articles), 2*feedLength)], feedLength)
}

// latest gives the n articles that were changed last.
func (f Files) latest(articles []*site.Article, n int) []*site.Article {
	list := slices.DeleteFunc(slices.Clone(articles), func(a *site.Article) bool { return a.Changed().IsZero() })
	slices.SortFunc(list, func(a, b *site.Article) int {
		if last := b.Changed().Compare(a.Changed()); last != 0 {
			return last
		}
		return cmp.Compare(f.Site.FeedID(a), f.Site.FeedID(b))
	})
	return list[:min(len(list), n)]
}

// newest gives the quotes of the statements whose articles are the newest, as many as a feed has.
func newest(entries []site.Entry) []*site.Quote {
	quotes := make([]*site.Quote, 0, feedLength+1)
	for _, e := range entries {
		if e.Quote == nil {
			continue
		}
		at := len(quotes)
		for at > 0 && quotes[at-1].Article.Published.Before(e.Quote.Article.Published) {
			at--
		}
		if at < feedLength {
			quotes = slices.Insert(quotes, at, e.Quote)
			quotes = quotes[:min(len(quotes), feedLength)]
		}
	}
	return quotes
}

func (f *file) articleItem(a *site.Article) feedItem {
	i := feedItem{ID: f.Site.FeedID(a), URL: f.Site.Absolute(a.Address), Title: a.Title.Value, Summary: a.Summary.Value, HTML: f.Article(a),
		Language: f.Site.LanguageOf(a), Published: a.Published, Updated: a.Changed()}
	for _, n := range a.Authors {
		i.Authors = append(i.Authors, f.nameOf(n.Value))
	}
	if i.HTML == "" {
		i.Text = cmp.Or(i.Summary, i.Title) // readers show an entry without a content as a fault
	}
	return i
}

// quoteItem is a statement as an entry: it is new when the article that quotes it is.
func (f *file) quoteItem(q *site.Quote) feedItem {
	language := f.Site.LanguageOf(q.Article)
	return feedItem{ID: f.Site.PartID(q.Article, q.ID().Value), URL: f.Site.Absolute(q.Address()), Title: f.In(language).Say("quote.title", "speaker", q.Speaker.Name, "words", passage.Cut(q.Words(), 80)),
		HTML: f.Statement(q), Language: language, Published: q.Article.Published, Updated: q.Article.Published, Authors: []string{q.Speaker.Name}}
}

func (f *file) correctionItem(i int, c site.Correction) feedItem {
	at, text, language := f.Site.Moment(c.Date), f.Engine.Plain(c.Text.Value), f.Site.LanguageOf(c.Article)
	return feedItem{ID: f.Site.PartID(c.Article, fmt.Sprintf("correction-%d", c.Number)), URL: f.Site.Absolute(c.Article.Address),
		Title: f.In(language).Say("feed.correction", "article", c.Article.Title.Value), Text: text, Language: language, Published: at, Updated: at}
}

// feedUpdated is the time of a feed: its newest entry's, or for an empty one the site's first moment that is known.
func (f *file) feedUpdated(items []feedItem) time.Time {
	if len(items) > 0 {
		return items[0].Updated
	}
	if t := f.Site.Newest(); !t.IsZero() {
		return t
	}
	return time.Unix(0, 0).UTC()
}
