package render

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"golang.org/x/text/unicode/bidi"

	"github.com/gloss-press/gloss/internal/passage"
	"github.com/gloss-press/gloss/internal/site"
	"github.com/gloss-press/gloss/internal/transcript"
	"github.com/gloss-press/gloss/internal/verdict"
	"github.com/gloss-press/gloss/internal/view"
)

// said is a transcript on its page, or a part of it.
type said struct {
	*transcript.Transcript
	m     *pageInTheMaking
	src   *site.Source
	turns []saidTurn
	marks []marked // the pieces of quotes, by place
	reach []int    // where the marks up to each one have ended
}

// saidTurn is a turn, or what stands of it on this page.
type saidTurn struct {
	*transcript.Turn
	number     int // from 1
	first      int // the number of its first paragraph here, from 1
	paragraphs []saidParagraph
	shown      bool // one of its paragraphs is
}

// saidParagraph is a paragraph of a turn.
type saidParagraph struct {
	transcript.Paragraph
	quotes []quoted // those whose words begin here, in the order of their places
	marked bool     // words of it are quoted
	shown  bool     // not folded away
}

// quoted is a quote and where its words begin.
type quoted struct {
	*site.Quote
	at      int
	differs bool // it has other words, and its article says so
}

// marked is a piece of a quote in the text.
type marked struct {
	passage.Range
	statement string
}

// transcript gives a source's text, or a part of it, as what was said, turn by turn.
func (m *pageInTheMaking) transcript(src *site.Source, part int) []view.Fold {
	s := &said{Transcript: m.in.Transcript, m: m, src: src}
	for i := range s.Turns {
		t := saidTurn{Turn: &s.Turns[i], number: i + 1}
		for n, p := range s.Paragraphs(i) {
			if src.PartAt(p.From, len(s.Text)) == part {
				if t.paragraphs == nil {
					t.first = n + 1
				}
				t.paragraphs = append(t.paragraphs, saidParagraph{Paragraph: p})
			}
		}
		if t.paragraphs != nil {
			s.turns = append(s.turns, t)
		}
	}
	if len(s.turns) == 0 {
		return nil
	}
	s.fold(s.place() > 0)
	return s.folds()
}

// place finds what of the text here is quoted, and gives how many quotes begin here.
func (s *said) place() (quotes int) {
	if s.m.in.Checked == nil {
		return 0
	}
	for _, q := range s.src.Quotes {
		c := s.m.checked(q)
		if c == nil || c.Turn == 0 || !c.Kind.Found() && (q.Accept.Value == "" || c.Kind == verdict.NotThere) {
			continue
		}
		at := quoted{q, c.At, !c.Kind.Found()}
		for i, p := range c.Pieces {
			if p.From < 0 || p.From >= p.To || p.To > len(s.Text) || at.differs {
				continue
			}
			s.marks = append(s.marks, marked{p, q.Statement.ID()})
			if i == 0 {
				at.at = p.From
			}
		}
		if p := s.paragraph(at.at); p != nil {
			p.quotes = append(p.quotes, at)
			quotes++
		}
	}
	slices.SortFunc(s.marks, func(a, b marked) int {
		return cmp.Or(cmp.Compare(a.From, b.From), cmp.Compare(a.To, b.To), strings.Compare(a.statement, b.statement))
	})
	s.marks = slices.Compact(s.marks)
	s.reach = make([]int, len(s.marks))
	for i, m := range s.marks {
		s.reach[i] = max(m.To, s.reach[max(0, i-1)])
	}
	for i := range s.turns {
		for j := range s.turns[i].paragraphs {
			p := &s.turns[i].paragraphs[j]
			p.marked = len(s.marksIn(p.Range))+len(p.quotes) > 0
			slices.SortStableFunc(p.quotes, func(a, b quoted) int { return cmp.Compare(a.at, b.at) })
		}
	}
	return quotes
}

// paragraph gives the paragraph here that holds a byte of the text; nil where it stands in another part.
func (s *said) paragraph(at int) *saidParagraph {
	i, _ := slices.BinarySearchFunc(s.turns, at, func(t saidTurn, at int) int {
		if t.paragraphs[0].From <= at {
			return -1
		}
		return 1
	})
	if i == 0 {
		return nil
	}
	list := s.turns[i-1].paragraphs
	j, _ := slices.BinarySearchFunc(list, at, func(p saidParagraph, at int) int {
		if p.From <= at {
			return -1
		}
		return 1
	})
	if p := &list[j-1]; at < p.To {
		return p
	}
	return nil
}

// folds gives the turns, those that are folded away together in one.
func (s *said) folds() []view.Fold {
	var list []view.Fold
	for _, run := range runsOf(s.turns, func(t *saidTurn) bool { return t.shown }) {
		f := view.Fold{Turns: make([]view.Turn, len(run))}
		if !run[0].shown {
			f.Summary = s.summary(run)
		}
		for i := range run {
			f.Turns[i] = s.turn(&run[i])
		}
		list = append(list, f)
	}
	return list
}

// runsOf parts a list where what is shown meets what is not.
func runsOf[T any](list []T, shown func(*T) bool) [][]T {
	var runs [][]T
	for from := 0; from < len(list); {
		to := from + 1
		for to < len(list) && shown(&list[to]) == shown(&list[from]) {
			to++
		}
		runs = append(runs, list[from:to])
		from = to
	}
	return runs
}

// turn gives one turn.
func (s *said) turn(t *saidTurn) view.Turn {
	v := view.Turn{Number: t.number, GoesOn: t.first > 1, Speaker: t.Speaker, Label: t.Label, URL: fmt.Sprintf("#turn-%d", t.number)}
	if who := s.m.site.Speaker(t.Speaker); t.Speaker != "" && who != nil {
		v.Who = s.m.speakerLink(who)
	}
	if v.GoesOn {
		v.URL = s.m.href(s.src.PartAddress(s.src.PartAt(t.From, len(s.Text)))) + v.URL
	}
	v.At = s.at(t.paragraphs[0])
	first := t.first
	// A turn of which nothing is shown is folded away as a whole.
	for _, run := range runsOf(t.paragraphs, func(p *saidParagraph) bool { return p.shown || !t.shown }) {
		some := view.Paragraphs{List: make([]view.Paragraph, len(run))}
		if t.shown && !run[0].shown {
			some.Summary = s.m.locale.Count("fold.paragraphs", len(run))
		}
		for i := range run {
			some.List[i] = s.para(t, &run[i], first+i)
		}
		first += len(run)
		v.Parts = append(v.Parts, some)
	}
	return v
}

// at gives when a paragraph begins, linked where there is a recording; nothing where the source doesn't say.
func (s *said) at(p saidParagraph) view.Link {
	if !p.Timed {
		return view.Link{}
	}
	l := view.Link{Title: transcript.ClockTime(p.Second)}
	if media := s.src.MediaURL.Value; media != "" {
		l.URL = recordingAt(media, p.Second)
	}
	return l
}

// para gives the n-th paragraph of a turn, from 1, and who quotes it.
func (s *said) para(t *saidTurn, p *saidParagraph, n int) view.Paragraph {
	v := view.Paragraph{Turned: s.m.turnsAround(s.Text[p.From:p.To]), Words: s.words(p.Range), Citings: s.cited(p.quotes)}
	if n > t.first {
		v.At = s.at(*p)
	}
	if n > 1 {
		v.ID = fmt.Sprintf("turn-%d-%d", t.number, n)
	}
	return v
}

// fewCited is how many quotes of one article are named below a paragraph; more open on demand.
const fewCited = 3

// cited lists the articles that quote a paragraph, each once; where one does so several times, with the words.
func (s *said) cited(quotes []quoted) []view.Citation {
	var list []view.Citation
	var articles []*site.Article
	by := map[*site.Article][]quoted{}
	for _, q := range quotes {
		if q.differs {
			list = append(list, view.Citation{Article: s.m.titled(q.Article, s.m.quoteHref(q.Quote)), Differs: true})
			continue
		}
		if by[q.Article] == nil {
			articles = append(articles, q.Article)
		}
		by[q.Article] = append(by[q.Article], q)
	}
	for _, a := range articles {
		quotes := by[a]
		if len(quotes) == 1 {
			list = append(list, view.Citation{Article: s.m.titled(a, s.m.quoteHref(quotes[0].Quote))})
			continue
		}
		c := view.Citation{Article: s.m.articleLink(a)}
		for i, q := range quotes {
			l := linkTo(passage.Cut(q.Words(), 40), s.m.quoteHref(q.Quote))
			if i >= fewCited && len(quotes)-fewCited > 1 {
				c.More = append(c.More, l)
			} else {
				c.Quotes = append(c.Quotes, l)
			}
		}
		list = append(list, c)
	}
	return list
}

// turnsAround reports whether a text is written in the direction that its page is not.
func (m *pageInTheMaking) turnsAround(text string) bool {
	for _, r := range text[:min(len(text), 200)] {
		switch p, _ := bidi.LookupRune(r); p.Class() {
		case bidi.L:
			return m.isRightToLeft()
		case bidi.R, bidi.AL:
			return !m.isRightToLeft()
		}
	}
	return false
}
