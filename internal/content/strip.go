package content

// Strip lets go of what only a page shows of quotes: their words, their notes and what is told beside them. What joins them with other files
// stays. keep says of which quotes, by their place, all stays. The article then holds no more of its file than it needs.
func (a *Article) Strip(keep func(quote int) bool) {
	a.rewrite(func(i int, q *Written) {
		if keep(i) {
			return
		}
		for _, s := range []*String{&q.Text, &q.Note, &q.Venue, &q.URL} {
			s.Value = ""
		}
		if q.Further != noFurther {
			for _, s := range []*String{&q.Prefix, &q.Suffix, &q.Question, &q.Translation, &q.Translator} {
				s.Value = ""
			}
		}
	})
}

// SetWords gives quotes without a text of their own the words that words has for their ids.
func (a *Article) SetWords(words map[string]string) {
	a.rewrite(func(_ int, q *Written) {
		if !q.Text.Given() {
			q.Text.Value = words[q.ID.Value]
		}
	})
}

// rewrite changes the article's quotes.
func (a *Article) rewrite(change func(quote int, q *Written)) {
	written := make([]Written, len(a.Quotes))
	for i := range a.Quotes {
		written[i] = a.Quotes[i].Written()
		change(i, &written[i])
	}
	a.Quotes = Keep(written)
	gather(a)
}
