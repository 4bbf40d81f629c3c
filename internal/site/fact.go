package site

import "hash/fnv"

// Fact is what a site has to know of a quote besides its front matter where its words are not in memory. Facts hold among sites with the same
// glossary.
type Fact struct {
	Bare     bool      // the words are not in memory: else the rest is worked out from them
	Terms    []int32   // that its words use, or that its front matter names: their places in Site.Terms
	Mentions []Mention // where its words use them
	Key      uint64    // of its words' one form; 0 without words
	Size     int       // see dataSize
}

// Fact gives what is to be known of the quote without its words.
func (q *Quote) Fact() Fact {
	f := Fact{Bare: true, Mentions: q.Mentions(), Key: q.key, Size: int(q.size)}
	for _, t := range q.Terms() {
		f.Terms = append(f.Terms, t.Number)
	}
	return f
}

// recall takes what is known of a quote that is bare, and reports whether it is.
func (s *Site) recall(q *Quote, found *finding) bool {
	if s.facts == nil {
		return false
	}
	facts := s.facts(q.Article.Article)
	if facts == nil || !facts[q.Index].Bare {
		return false
	}
	f := facts[q.Index]
	q.Bare, q.key, q.size = true, f.Key, int32(f.Size)
	known := func(n int32) bool { return n >= 0 && int(n) < len(s.Terms) } // else the facts are another site's
	for _, n := range f.Terms {
		if known(n) {
			found.terms = append(found.terms, s.Terms[n])
		}
	}
	for _, m := range f.Mentions {
		if known(m.Term) {
			found.mentions = append(found.mentions, m)
		}
	}
	return true
}

// keyOf gives a number that the same words have on every machine, whatever the case of their first letter; never 0.
func keyOf(key string) uint64 {
	h := fnv.New64a()
	_, _ = h.Write([]byte(uncapped(key)))
	return max(1, h.Sum64())
}
