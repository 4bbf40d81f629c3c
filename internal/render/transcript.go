package render

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/text/unicode/bidi"

	"github.com/gloss-press/gloss/internal/site"
	"github.com/gloss-press/gloss/internal/transcript"
	"github.com/gloss-press/gloss/internal/verdict"
)

// said is a transcript on its page, or a part of it.
type said struct {
	*transcript.Transcript
	m     *pageInTheMaking
	w     *markup
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
	transcript.Range
	statement string
}

// transcript writes a source's text, or a part of it, as what was said, turn by turn, and gives how many quotes stand there.
func (m *pageInTheMaking) transcript(src *site.Source, part int) (quotes int) {
	s := &said{Transcript: m.in.Transcript, m: m, w: newMarkup(0), src: src}
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
		return 0
	}
	quotes = s.place()
	s.fold(quotes > 0)
	s.write()
	m.view.Body = s.w.done()
	return quotes
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

// write writes the turns, those that are folded away together in a <details> of their own.
func (s *said) write() {
	for i := 0; i < len(s.turns); {
		end := i
		for end < len(s.turns) && !s.turns[end].shown {
			end++
		}
		if end == i {
			s.turn(&s.turns[i])
			i++
			continue
		}
		s.w.tag(`<details class="fold"><summary>`).text(s.summary(s.turns[i:end])).tag("</summary>\n")
		for ; i < end; i++ {
			s.turn(&s.turns[i])
		}
		s.w.tag("</details>\n")
	}
}

// turn writes one turn.
func (s *said) turn(t *saidTurn) {
	number := strconv.Itoa(t.number)
	s.w.tag(`<div class="turn"`)
	if t.first == 1 {
		s.w.tag(` id="turn-` + number + `"`)
	}
	s.w.tag(` data-turn="` + number + `"`)
	if t.Speaker != "" {
		s.w.tag(` data-speaker="`).text(t.Speaker).tag(`"`)
	}
	s.w.tag(">\n")
	s.who(t)
	list := t.paragraphs
	for i := 0; i < len(list); {
		end := i
		for end < len(list) && t.shown && !list[end].shown {
			end++
		}
		if end == i {
			s.para(t, i)
			i++
			continue
		}
		s.w.tag(`<details class="fold"><summary>`).text(s.m.site.Locale.Count(end-i, "paragraph", "paragraphs") + ", not quoted").tag("</summary>\n")
		for ; i < end; i++ {
			s.para(t, i)
		}
		s.w.tag("</details>\n")
	}
	s.w.tag("</div>\n")
}

// who writes who speaks and when, and the turn's own address; nothing where the source says neither.
func (s *said) who(t *saidTurn) {
	if t.Label == "" && !t.paragraphs[0].Timed && t.first == 1 {
		return
	}
	number := strconv.Itoa(t.number)
	s.w.tag(`<p class="who">`)
	if who := s.m.site.Speaker(t.Speaker); t.Speaker != "" && who != nil {
		s.w.tag("<b>").html(s.m.speakerLink(who).Tag).tag("</b> ")
	} else if t.Label != "" {
		s.w.tag("<b><bdi>").text(t.Label).tag("</bdi></b> ")
	}
	if t.first > 1 {
		s.w.tag(`<span class="goes-on">goes on</span> `)
	}
	if p := t.paragraphs[0]; p.Timed {
		s.at(p.Second)
		s.w.tag(" ")
	}
	s.w.tag(`<a class="number" href="`)
	if t.first > 1 {
		s.w.url(s.m.href(s.src.PartAddress(s.src.PartAt(t.From, len(s.Text)))))
	}
	s.w.tag(`#turn-` + number + `" aria-label="Turn ` + number + `">` + number + `</a></p>` + "\n")
}

// at writes a second of the recording, linked where there is one.
func (s *said) at(second float64) {
	if media := s.src.MediaURL.Value; media != "" {
		s.w.tag(`<a class="at" rel="external" href="`).url(recordingAt(media, second)).tag(`">` + transcript.ClockTime(second) + "</a>")
	} else {
		s.w.tag(`<span class="at">` + transcript.ClockTime(second) + "</span>")
	}
}

// para writes a paragraph, and below it who quotes it.
func (s *said) para(t *saidTurn, i int) {
	p := &t.paragraphs[i]
	if i > 0 && p.Timed {
		s.w.tag(`<p class="when">`)
		s.at(p.Second)
		s.w.tag("</p>\n")
	}
	s.w.tag("<p")
	if n := t.first + i; n > 1 {
		s.w.tag(` id="turn-` + strconv.Itoa(t.number) + "-" + strconv.Itoa(n) + `"`)
	}
	if turnsAround(s.Text[p.From:p.To], s.m.view.Language) {
		s.w.tag(` dir="auto"`)
	}
	s.w.tag(">")
	s.words(p.Range)
	s.w.tag("</p>\n")
	s.cited(p.quotes)
}

// fewCited is how many quotes of one article are named below a paragraph; more open on demand.
const fewCited = 3

// cited writes the articles that quote a paragraph, each once; where one does so several times, with the words.
func (s *said) cited(quotes []quoted) {
	if len(quotes) == 0 {
		return
	}
	var articles []*site.Article
	by := map[*site.Article][]quoted{}
	s.w.tag(`<ul class="cited">` + "\n")
	for _, q := range quotes {
		if q.differs {
			s.w.tag("<li>Quoted in other words in ").html(linkTo(q.Article.Title.Value, s.m.quoteHref(q.Quote)).Tag).tag("</li>\n")
			continue
		}
		if by[q.Article] == nil {
			articles = append(articles, q.Article)
		}
		by[q.Article] = append(by[q.Article], q)
	}
	for _, a := range articles {
		list := by[a]
		s.w.tag("<li>Quoted in ")
		if len(list) == 1 {
			s.w.html(linkTo(a.Title.Value, s.m.quoteHref(list[0].Quote)).Tag).tag("</li>\n")
			continue
		}
		s.w.html(s.m.articleLink(a).Tag).tag(":")
		for i, q := range list {
			if more := len(list) - fewCited; i == fewCited && more > 1 {
				s.w.tag(`<details class="opens"><summary>` + strconv.Itoa(more) + " more</summary>")
			}
			s.w.tag(` <a href="`).url(s.m.quoteHref(q.Quote)).tag(`"><q>`).text(cut(q.Words, 40)).tag("</q></a>")
		}
		if len(list)-fewCited > 1 {
			s.w.tag("</details>")
		}
		s.w.tag("</li>\n")
	}
	s.w.tag("</ul>\n")
}

// turnsAround reports whether a text is written in the direction that its page is not.
func turnsAround(text, language string) bool {
	for _, r := range text[:min(len(text), 200)] {
		switch p, _ := bidi.LookupRune(r); p.Class() {
		case bidi.L:
			return isRightToLeft(language)
		case bidi.R, bidi.AL:
			return !isRightToLeft(language)
		}
	}
	return false
}
