package render

import (
	"cmp"
	"strings"

	"github.com/gloss-press/gloss/internal/edtf"
	"github.com/gloss-press/gloss/internal/picture"
	"github.com/gloss-press/gloss/internal/site"
	"github.com/gloss-press/gloss/internal/verdict"
	"github.com/gloss-press/gloss/internal/view"
)

// fewDrawn is from how many statements on a picture of them tells more than they do.
const fewDrawn = 3

// pictureOptions say what a picture of time is about.
type pictureOptions struct {
	term   *site.Term // whose wordings it shows; nil: of the one that most statements use
	byTerm bool       // a lane a term, since all statements are one speaker's
}

// picture draws statements and events in time; nil where there is little to see: fewer than three statements, or all of one day.
func (m *pageInTheMaking) picture(entries []site.Entry, opt pictureOptions) *view.Picture {
	in, d := m.drawn(entries, opt)
	if in == nil {
		return nil
	}
	v := picture.Draw(in, d)
	if v.Title = d.title(in, opt); opt.term == nil && d.term != nil {
		v.Term = d.isolated(d.term.Name())
	}
	return v
}

// smallPicture is a picture for a page that leads to the statements; nil also where they are many.
func (m *pageInTheMaking) smallPicture(entries []site.Entry) *view.Picture {
	in, d := m.drawn(entries, pictureOptions{})
	if in == nil {
		return nil
	}
	v := picture.DrawSmall(in, d)
	if v != nil {
		v.Title = m.statements(len(in.Marks))
		if d.term != nil {
			v.Term = d.isolated(d.term.Name())
		}
	}
	return v
}

// stamp is the marks of a picture alone.
func (m *pageInTheMaking) stamp(entries []site.Entry) *view.Drawing {
	in, d := m.drawn(entries, pictureOptions{})
	if in == nil {
		return nil
	}
	return picture.Stamp(in, d)
}

// drawn gathers what a picture shows; nil where that is little.
func (m *pageInTheMaking) drawn(entries []site.Entry, opt pictureOptions) (*picture.Input, *drawn) {
	if len(entries) < fewDrawn {
		return nil, nil
	}
	d := &drawn{pageInTheMaking: m, term: opt.term}
	if d.term == nil {
		d.term = m.mostUsed(entries)
	}
	in := picture.Input{RightToLeft: m.isRightToLeft(), Marks: make([]picture.Mark, 0, len(entries))}
	d.quotes = make([]*site.Quote, 0, len(entries))
	var lanes places[any]
	several, first := false, edtf.Day(0)
	for _, e := range entries {
		t, ok := picture.When(e.Date())
		if !ok {
			continue
		}
		if len(in.Marks)+len(in.Events) == 0 {
			first = t.At
		}
		several = several || t.At != first || t.Until != first
		if e.Event != nil {
			in.Events = append(in.Events, picture.Event{Time: t, Title: e.Event.Title.Value})
			d.events = append(d.events, e.Event)
			continue
		}
		q := e.Quote
		mark := picture.Mark{Time: t, Quoted: !q.Paraphrase, Class: picture.Ring}
		hit := d.mention(q)
		var used *site.Term
		if hit != nil {
			if used = m.site.Terms[hit.Term]; used == d.term {
				mark.Class = picture.Hit
			} else {
				mark.Class = picture.Other
			}
		}
		mark.Word = int32(d.wording(q, hit, opt.term != nil))
		var lane any = q.Speaker
		if opt.byTerm {
			lane = used
		}
		at, isNew := lanes.of(lane)
		if mark.Lane = int32(at); isNew {
			l := picture.Lane{Name: q.Speaker.Name, Role: q.Role}
			if opt.byTerm {
				l = picture.Lane{Name: m.locale.Say("picture.other-words")}
				if used != nil {
					l.Name = used.Name()
				}
			}
			in.Lanes = append(in.Lanes, l)
		}
		lanes.count(at)
		in.Marks = append(in.Marks, mark)
		d.quotes = append(d.quotes, q)
	}
	if len(in.Marks) < fewDrawn || !several {
		return nil, nil
	}
	if opt.byTerm {
		for i := range in.Lanes {
			in.Lanes[i].Role = m.statements(lanes.counts[i])
		}
	}
	in.Words = d.words.list
	return &in, d
}

// title says what a picture shows.
func (d *drawn) title(in *picture.Input, opt pictureOptions) string {
	l := d.locale
	switch n := len(in.Marks); {
	case opt.byTerm:
		return l.Say("picture.person")
	case opt.term != nil:
		return l.Say("picture.when")
	case n > manyDrawn:
		from, to := d.heading(d.quotes[0].Date.Date), d.heading(d.quotes[n-1].Date.Date)
		if from.Year != to.Year {
			from.Full, to.Full = cmp.Or(from.Year, from.Short), cmp.Or(to.Year, to.Short)
		}
		return l.Count("picture.counted", n, "from", from.Full, "to", to.Full)
	case d.term != nil:
		return l.Say("picture.term", "term", d.isolated(d.term.Name()))
	}
	return l.Say("picture.words")
}

// isolated keeps a name in a page that is written from right to left from what stands around it.
func (m *pageInTheMaking) isolated(name string) string {
	if !m.isRightToLeft() {
		return name
	}
	return "\u2068" + name + "\u2069"
}

// manyDrawn is beyond how many statements a title says how many.
const manyDrawn = 120

// mostUsed gives the term that most of the statements use; of several the first. It is nil where none is used.
func (m *pageInTheMaking) mostUsed(entries []site.Entry) *site.Term {
	var terms places[int32]
	best := -1
	for _, e := range entries {
		if e.Quote == nil {
			continue
		}
		for i, hit := range e.Quote.Mentions() {
			if again(e.Quote.Mentions()[:i], hit.Term) {
				continue
			}
			at, _ := terms.of(hit.Term)
			terms.count(at)
		}
	}
	for i, n := range terms.counts {
		if best < 0 || n > terms.counts[best] || n == terms.counts[best] && terms.list[i] < terms.list[best] {
			best = i
		}
	}
	if best < 0 {
		return nil
	}
	return m.site.Terms[terms.list[best]]
}

func again(mentions []site.Mention, term int32) bool {
	for i := range mentions {
		if mentions[i].Term == term {
			return true
		}
	}
	return false
}

// drawn is what stands in a picture, and says its words.
type drawn struct {
	*pageInTheMaking
	term   *site.Term // whose wordings are the picture's; nil for none
	quotes []*site.Quote
	events []*site.Event
	words  places[string]
}

// mention gives the place of a quote's words that its label shows: of the picture's term, or of the first; nil for none.
func (d *drawn) mention(q *site.Quote) *site.Mention {
	for i := range q.Mentions() {
		if m := &q.Mentions()[i]; d.term != nil && m.Term == d.term.Number {
			return m
		}
	}
	if len(q.Mentions()) > 0 {
		return &q.Mentions()[0]
	}
	return nil
}

// wording gives the number of a statement's wording: of the term that it uses, or where all use one of the form; −1 for none.
func (d *drawn) wording(q *site.Quote, hit *site.Mention, forms bool) int {
	if hit == nil {
		return -1
	}
	word := d.site.Terms[hit.Term].Name()
	if forms {
		word = strings.ToLower(q.Words()[hit.From:hit.To])
	}
	at, _ := d.words.of(word)
	return at
}

// How many words a label has: behind a term, and without one.
const (
	wordsBehind = 6
	wordsAlone  = 8
)

// Label gives how a statement words it.
func (d *drawn) Label(mark int) view.Words {
	q := d.quotes[mark]
	w := view.Words{About: q.Date.Approximate(), Quoted: !q.Paraphrase}
	w.Language, _ = d.tongueOf(q)
	if hit := d.mention(q); hit != nil {
		w.Before = leading(q.Words()[:hit.From], d.spokenIn(q))
		w.Hit, w.After = q.Words()[hit.From:hit.To], following(q.Words()[hit.To:], wordsBehind)
	} else {
		w.After = following(q.Words(), wordsAlone)
	}
	picture.Balance(&w)
	return w
}

// leading gives what a label must not leave out of the words before a term: those from the first on that bears on it, such as a “not”, which
// spaces hold together that a picture does not cut at; else the quotation mark that opens right before the term.
func leading(before, language string) string {
	if bears, ok := verdict.BearsOn(before, language); ok {
		return strings.ReplaceAll(before[bears.From:bears.To], " ", "\u00a0") + before[bears.To:]
	}
	return before[len(strings.TrimRight(before, "\"“„«‘‚‹")):]
}

// following gives so many of the first words of a text, and no more than a sentence has.
func following(s string, most int) string {
	words, behind := 0, len(s)
	for i, r := range s {
		switch r {
		case ' ':
			if i == 0 {
				continue
			}
			if words++; words == most {
				behind = i
			}
			if words == most+2 {
				return strings.TrimRight(s[:behind], ",:—–- ") + " …" // two more are shown where no more follow
			}
		case '.', '!', '?', ';', '…':
			if rest := s[i+len(string(r)):]; rest == "" || rest[0] == ' ' || rest[0] >= 0x80 {
				return strings.TrimRight(s[:i], " ,")
			}
		case '—', '。', '！', '？', '؟':
			return strings.TrimRight(s[:i], " ,")
		}
	}
	return s
}

func (d *drawn) URL(mark int) string { return d.quoteHref(d.quotes[mark]) }

// Name says what marks are that have no words beside them.
func (d *drawn) Name(marks []int) string {
	date := d.date(d.quotes[marks[0]].Date.Date).Short
	if len(marks) > 1 {
		return d.locale.Count("picture.marks", len(marks), "date", date)
	}
	w := d.Label(marks[0])
	return d.locale.Say("picture.mark", "date", date, "words", w.Before+w.Hit+w.After)
}

func (d *drawn) MarkDate(mark int) picture.Head   { return d.heading(d.quotes[mark].Date.Date) }
func (d *drawn) EventDate(event int) picture.Head { return d.heading(d.events[event].Date.Date) }

// heading writes a date for the head of a picture; of an interval its start, but for days of one month.
func (p *Press) heading(date edtf.Date) picture.Head {
	return p.heads.get(date.String(), func(string) picture.Head {
		from, to := date.Start(), date.End()
		if from.Bound != edtf.Given {
			from = to
		}
		h := p.headingOf(from)
		if to.Bound == edtf.Given && from.Precision == edtf.InDay && to.Precision == edtf.InDay && from.Year == to.Year && from.Month == to.Month && from.Day != to.Day {
			last := p.headingOf(to)
			h.Short = p.locale.Say("picture.span", "from", p.locale.Number(int(from.Day)), "to", last.Short)
			h.Full = p.locale.Say("picture.span", "from", p.locale.Number(int(from.Day)), "to", last.Full)
		}
		return h
	})
}

func (p *Press) headingOf(point edtf.Point) (h picture.Head) {
	h.Short, h.Year, h.Full = p.locale.Heading(point)
	return h
}

// precisions are those of the units of an axis.
var precisions = [...]edtf.Precision{picture.Day: edtf.InDay, picture.Month: edtf.Month, picture.Year: edtf.Year}

func (d *drawn) Tick(day edtf.Day, unit picture.Unit) picture.Head {
	return d.headingOf(pointAt(day, unit))
}

func pointAt(day edtf.Day, unit picture.Unit) edtf.Point {
	year, month, date := day.Civil()
	return edtf.Point{Year: year, Month: uint8(month), Day: uint8(date), Precision: precisions[unit]}
}

// Up to so many days and months a silence is told in these.
const (
	mostSilentDays   = 59
	mostSilentMonths = 23
)

func (d *drawn) Silence(days int64) (short, long string) {
	n, unit := days, "days"
	switch months := (days*4800 + 146097/2) / 146097; { // 400 years have 4800 months and 146097 days
	case days <= mostSilentDays:
	case months <= mostSilentMonths:
		n, unit = months, "months"
	default:
		n, unit = (months+6)/12, "years"
	}
	return d.locale.Count("picture."+unit, int(n)), d.locale.Count("picture.silent-"+unit, int(n))
}

func (d *drawn) Bin(b picture.Bin) (head picture.Head, number, url, name string) {
	head, number = d.Tick(b.First, b.Unit), d.Count(b.Count)
	if b.Count == 0 {
		return head, number, "", ""
	}
	when := head.Full
	if last := d.Tick(b.Last, b.Unit).Full; last != when {
		when = d.locale.Say("span.dates", "from", when, "to", last)
	}
	return head, number, d.binURL(b.Mark), d.locale.Count("picture.marks", b.Count, "date", when)
}

// binURL gives where the statements of a bin stand, of which one is given: the page of its year, of the list that is drawn where that has one,
// of the timeline drawn as a whole that of its own; elsewhere the statement itself.
func (d *drawn) binURL(mark int) string {
	year, ok := d.quotes[mark].Date.Year()
	if _, onPart := d.page.Subject.(site.Part); onPart || !ok {
		return d.URL(mark)
	}
	for _, part := range d.site.Parts(d.page) {
		if part.Year == year {
			return d.href(part.Address())
		}
	}
	if d.page.Kind == site.TimelinePage {
		return d.href(site.TimelinePage.Address + site.YearName(year) + "/")
	}
	return d.URL(mark)
}

func (d *drawn) Others(lanes int) string { return d.locale.Count("picture.others", lanes) }

func (d *drawn) Count(statements int) string { return d.locale.Number(statements) }

func (d *drawn) Around() (open, end, about string) {
	return d.locale.Say("marks.open"), d.locale.Say("marks.close"), d.locale.Say("picture.about")
}
