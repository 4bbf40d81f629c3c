package build

import (
	"fmt"
	"slices"

	"github.com/gloss-press/gloss/internal/content"
	"github.com/gloss-press/gloss/internal/diag"
	"github.com/gloss-press/gloss/internal/limit"
	"github.com/gloss-press/gloss/internal/site"
	"github.com/gloss-press/gloss/internal/workspace"
)

// learned is what a share's build knows of all articles by the digests of all shares. It is the workspace's Aside: quotes that no page of the share
// shows are left without their words.
type learned struct {
	around   string
	articles map[string]*learnedArticle // by path
}

// learnedArticle is one of them.
type learnedArticle struct {
	sum      string
	mentions []int32
	facts    []site.Fact
	whole    bool // all of its quotes stay as they are
	other    bool // its file is not the one that was digested
}

// learn takes from the digests what a share needs.
func learn(digests []digest, share site.Share) *learned {
	s := &learned{around: digests[0].Around, articles: map[string]*learnedArticle{}}
	front := map[string]bool{}
	size, all := 0, false
	for _, d := range digests {
		held := func(n int32) bool { return share.Holds(d.Homes[n]) }
		for _, path := range d.Front {
			front[path] = share.Holds(site.HomePage.Address) || share.Holds(site.TimelinePage.Address)
		}
		for _, address := range d.Embeds {
			all = all || share.Holds(address)
		}
		for _, l := range d.lines {
			all = all || l.Embeds && (held(l.Home) || front[l.Path] || slices.ContainsFunc(l.Topics, held)) // by its page, or in a feed
			for _, q := range l.Quotes {
				size += q.Size
			}
		}
	}
	if size <= limit.Data { // all stand in one file
		all = all || share.Holds(site.StatementsJSON.Address) || share.Holds(site.StatementsCSV.Address)
	}
	all = all || share.Holds(site.SearchPage.Address)
	for _, d := range digests {
		held := make([]bool, len(d.Homes))
		for i, home := range d.Homes {
			held[i] = share.Holds(home)
		}
		for _, l := range d.lines {
			a := &learnedArticle{sum: l.Sum, mentions: l.Mentions, whole: all || front[l.Path] || held[l.Home]}
			s.articles[l.Path] = a
			if a.whole {
				continue
			}
			a.facts = make([]site.Fact, len(l.Quotes))
			for i, q := range l.Quotes {
				shown := q.All || slices.ContainsFunc(q.Homes, func(n int32) bool { return held[n] })
				a.facts[i] = site.Fact{Bare: !shown, Terms: q.Terms, Key: q.Key, Size: q.Size}
				for _, m := range q.Words {
					a.facts[i].Mentions = append(a.facts[i].Mentions, site.Mention{From: m[0], To: m[1], Term: m[2]})
				}
			}
		}
	}
	return s
}

// Keep implements workspace.Aside.
func (s *learned) Keep(a *content.Article, sum workspace.Sum) func(int) bool {
	known := s.articles[a.Path]
	if known == nil { // it is kept back, or new: see fits
		return nil
	}
	known.other = known.sum != shortSum(sum) || !known.whole && len(known.facts) != len(a.Quotes)
	if known.whole || known.other {
		return nil
	}
	return func(i int) bool { return !known.facts[i].Bare }
}

// Facts implements workspace.Aside.
func (s *learned) Facts(a *content.Article) []site.Fact {
	if known := s.articles[a.Path]; known != nil && !known.whole && !known.other {
		return known.facts
	}
	return nil
}

// Joined implements workspace.Aside.
func (s *learned) Joined() {
	for _, a := range s.articles {
		a.facts = nil
	}
}

// fits reports by an error where the digests were made of other files than those of the snapshot.
func (s *learned) fits(snap *workspace.Snapshot, version string) error {
	if around(snap, version) != s.around {
		return &DigestError{"the glossary, the people, the sources, site.yaml or the version of Gloss are others than when the digests were made"}
	}
	n := 0
	for _, a := range snap.Site.Articles {
		switch known := s.articles[a.Path]; {
		case known == nil:
			return &DigestError{"the digests know nothing of " + a.Path + ", which is new, or had not come due (SOURCE_DATE_EPOCH and --future decide that)"}
		case known.other:
			return &DigestError{a.Path + " has changed since the digests were made"}
		}
		n++
	}
	if n < len(s.articles) && !diag.HasErrors(snap.Diags) { // else two may claim one address
		return &DigestError{fmt.Sprintf("the digests are of %d articles, and the site has %d", len(s.articles), n)}
	}
	return nil
}

// concerning gives what a share's build tells of what is wrong with front matter: errors, and warnings about the articles whose pages it makes. What
// two articles say differently is told by whoever has the words of both.
func concerning(share site.Share, s *site.Site, diags []diag.Diagnostic) []diag.Diagnostic {
	if share.Of < 2 {
		return diags
	}
	mine := map[string]bool{}
	for _, a := range s.Articles {
		mine[a.Path] = share.Holds(a.Address)
	}
	return slices.DeleteFunc(slices.Clone(diags), func(d diag.Diagnostic) bool {
		made, isArticle := mine[d.File]
		return d.Severity != diag.Error && d.Code != diag.NearStatement && isArticle && !made
	})
}
