package site

import (
	"cmp"
	"hash/maphash"
	"runtime"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/gloss-press/gloss/internal/content"
	"github.com/gloss-press/gloss/internal/passage"
)

// Quote is somebody's words as one article cites them, and who and what its front matter names.
type Quote struct {
	*content.Quote
	Article   *Article
	Speaker   *Speaker
	Source    *Source // nil where it names none that has a file
	Role      string
	Statement *Statement
	terms     stretch // in those of its article
	mentions  stretch
	key       uint64 // of its words' one form; 0 without words
	fit       uint64 // of its words as they fit into other sentences; 0 where they are few
	Index     int32  // its place in the article's front matter
	rank      int32  // its place among the quotes and events of all articles, the oldest article first
	size      int32  // see dataSize
	isLine    bool   // its text is one line as it is written
	Bare      bool   // its words and what is shown with them are not in memory: see Fact
}

// stretch is a part of what an article has of all its quotes.
type stretch struct{ from, to int32 }

// Terms are those that its words use, or that its front matter names.
func (q *Quote) Terms() []*Term { return q.Article.terms[q.terms.from:q.terms.to:q.terms.to] }

// Mentions are where Words name terms, in order.
func (q *Quote) Mentions() []Mention {
	return q.Article.mentions[q.mentions.from:q.mentions.to:q.mentions.to]
}

// Words gives its text on one line. A bare quote has none, and a page that would show them must not be made.
func (q *Quote) Words() string {
	q.MustBeWhole()
	if q.isLine {
		return q.Text().Value
	}
	return oneLine(q.Text().Value)
}

// MustBeWhole panics with a *BareError where the quote is bare.
func (q *Quote) MustBeWhole() {
	if q.Bare {
		panic(&BareError{q.Ref()})
	}
}

// BareError is what a bare quote panics with when it is asked for what it has not: who leaves words aside catches it.
type BareError struct{ Ref string }

// Error says whose words are missing.
func (e *BareError) Error() string { return "the words of " + e.Ref + " are not in memory" }

// Mention is a place in a quote's words, in bytes, that names a term.
type Mention struct {
	From, To int32
	Term     int32 // its place in Site.Terms
}

// Ref names the quote across articles: "article-slug#id".
func (q *Quote) Ref() string { return q.Article.Slug.Value + "#" + q.ID().Value }

// Address is where the quote stands: its article's address with its id.
func (q *Quote) Address() string { return q.Article.Address + "#" + q.ID().Value }

// PageAddress is that of the quote's own page, where a site has such pages.
func (q *Quote) PageAddress() string { return q.Article.Address + q.ID().Value + "/" }

// EmbedAddress is that of the page which other sites show in a frame, where a site has pages of quotes.
func (q *Quote) EmbedAddress() string { return q.PageAddress() + "embed/" }

// OEmbedAddress is that of the file which tells other sites of it (oembed.com).
func (q *Quote) OEmbedAddress() string { return q.PageAddress() + "oembed.json" }

// Quote gives the quote "article-slug#id"; nil where there is none.
func (s *Site) Quote(ref string) *Quote {
	slug, id, _ := strings.Cut(ref, "#")
	return s.articles[slug].quote(id)
}

// fewQuotes is up to how many quotes of an article are looked through one by one.
const fewQuotes = 16

// quote gives the quote of an id; nil where there is none, and where there is no article.
func (a *Article) quote(id string) *Quote {
	if a == nil || id == "" {
		return nil
	}
	if a.byID != nil {
		return a.byID[id]
	}
	for _, q := range a.Quotes {
		if q.ID().Value == id {
			return q
		}
	}
	return nil
}

// addQuotes joins the quotes of all articles with whom and what they name.
func (s *Site) addQuotes() {
	n := 0
	for _, a := range s.Articles {
		n += len(a.Article.Quotes)
	}
	quotes, lists := make([]Quote, n), make([]*Quote, 0, n) // in one piece: a site may have very many
	for _, a := range s.Articles {
		n := len(a.Article.Quotes)
		if n > fewQuotes {
			a.byID = make(map[string]*Quote, n)
		}
		a.Quotes = lists[:0:n]
		for i := range n {
			s.addQuote(a, i, &quotes[i])
		}
		quotes, lists = quotes[n:], lists[n:n]
	}
}

func (s *Site) addQuote(a *Article, i int, q *Quote) {
	c := &a.Article.Quotes[i]
	if a.quote(c.ID().Value) != nil {
		return // the id is another quote's: reported where the file was parsed
	}
	*q = Quote{Quote: c, Article: a, Index: int32(i)}
	if q.Speaker = s.spoken[c.SpeakerName().Value]; q.Speaker == nil {
		q.Speaker = s.strangers[c.SpeakerName().Value]
	}
	if c.SourceName().Value != "" {
		q.Source = s.Source(c.SourceName().Value)
	}
	q.Role = cmp.Or(c.RoleName.Value, q.Speaker.RoleOn(c.Date.Date))
	a.Quotes = append(a.Quotes, q)
	if a.byID != nil && c.ID().Value != "" {
		a.byID[c.ID().Value] = q
	}
	if n := len(q.Speaker.Articles); n == 0 || q.Speaker.Articles[n-1] != a {
		q.Speaker.Articles = append(q.Speaker.Articles, a)
	}
	if q.Source != nil {
		q.Source.Quotes = append(q.Source.Quotes, q)
	}
}

// findTerms notes for every quote the terms that its words use, and their key. It is the only join that reads text, so it uses
// all processors.
func (s *Site) findTerms() {
	var wg sync.WaitGroup
	work := max(1, runtime.GOMAXPROCS(0))
	for w := range work {
		wg.Go(func() {
			var found finding
			for i := w; i < len(s.Articles); i += work {
				a := s.Articles[i]
				if before := s.known(a); before != nil {
					a.terms, a.mentions = before.terms, before.mentions
					for k, q := range a.Quotes {
						q.copyWords(before.Quotes[k])
						q.size = int32(dataSize(q)) // its speaker's file may be another
					}
					continue
				}
				s.termsOf(a, &found)
			}
		})
	}
	wg.Wait()
}

// finding is what is found in the words of an article's quotes.
type finding struct {
	terms    []*Term
	mentions []Mention
}

// termsOf notes what is found in an article.
func (s *Site) termsOf(a *Article, found *finding) {
	found.terms, found.mentions = found.terms[:0], found.mentions[:0]
	allowed := s.Allowed(a)
	for _, q := range a.Quotes {
		q.terms.from, q.mentions.from = int32(len(found.terms)), int32(len(found.mentions))
		if !s.recall(q, found) {
			s.findIn(q, allowed, found)
		}
		q.terms.to, q.mentions.to = int32(len(found.terms)), int32(len(found.mentions))
	}
	a.terms, a.mentions = slices.Clone(found.terms), slices.Clone(found.mentions)
	for _, q := range a.Quotes {
		if !q.Bare {
			q.size = int32(dataSize(q))
		}
	}
}

// copyWords takes over what was found in the same words before.
func (q *Quote) copyWords(before *Quote) {
	q.mentions, q.terms, q.key, q.fit, q.isLine = before.mentions, before.terms, before.key, before.fit, before.isLine
}

// oneLine gives a text with one space where it has white space, and none at its ends; the same text where it is so already.
func oneLine(s string) string {
	space := true
	for i := range len(s) {
		c := s[i]
		if c == ' ' && space || c < ' ' || c >= utf8.RuneSelf {
			return strings.Join(strings.Fields(s), " ")
		}
		space = c == ' '
	}
	return strings.TrimSuffix(s, " ")
}

// keySeed is for keys alone, which are never seen outside.
var keySeed = maphash.MakeSeed()

// findIn notes what is found in the words of one quote.
func (s *Site) findIn(q *Quote, allowed func(int32) bool, found *finding) {
	if key := passage.Key(q.Text().Value); key != "" {
		q.key, q.fit = keyOf(key), fit(key)
	}
	q.isLine = oneLine(q.Text().Value) == q.Text().Value
	first := len(found.terms)
	add := func(t *Term) {
		if t != nil && !slices.Contains(found.terms[first:], t) {
			found.terms = append(found.terms, t)
		}
	}
	for _, list := range [][]content.String{q.TermNames(), q.Defines} {
		for _, slug := range list {
			add(s.terms[slug.Value])
		}
	}
	if m := s.Matcher(cmp.Or(q.Language.Value, q.Article.Language.Value)); m != nil {
		for hit := range m.In(q.Words(), allowed) {
			add(s.Terms[hit.Term])
			found.mentions = append(found.mentions, Mention{int32(hit.From), int32(hit.To), hit.Term})
		}
	}
}
