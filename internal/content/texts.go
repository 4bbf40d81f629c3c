package content

import (
	"math"
	"strings"

	"github.com/gloss-press/gloss/internal/diag"
)

// texts are what all quotes of an article say, one after another, so that there is one piece of memory with pointers an article, and not
// eight a quote: the collector of garbage goes through all of them again and again.
type texts struct {
	all    string
	pieces []piece
	wide   []diag.Pos // the places of the pieces, where one is too large for a piece
}

// piece is one text.
type piece struct {
	end       uint32 // in all; it begins where the one before ends
	line, col uint16
}

// The texts of a quote, in their order. Behind them are the names of its terms.
const (
	idText = iota
	speakerText
	venueText
	sourceText
	urlText
	wordsText
	noteText
	textsOfQuote
)

// ID is the anchor in the page.
func (q *Quote) ID() String { return q.text(idText) }

// SpeakerName is a slug of people/, or a name.
func (q *Quote) SpeakerName() String { return q.text(speakerText) }

// Venue is where it was said.
func (q *Quote) Venue() String { return q.text(venueText) }

// SourceName is a slug of sources/, or a name.
func (q *Quote) SourceName() String { return q.text(sourceText) }

// URL is an address outside.
func (q *Quote) URL() String { return q.text(urlText) }

// Text is the words; empty where the body marks them.
func (q *Quote) Text() String { return q.text(wordsText) }

// Note is what to notice, in Markdown.
func (q *Quote) Note() String { return q.text(noteText) }

// TermNames are the slugs of terms besides those that are found in the words.
func (q *Quote) TermNames() []String {
	if q.terms == 0 {
		return nil
	}
	list := make([]String, q.terms)
	for i := range list {
		list[i] = q.text(textsOfQuote + i)
	}
	return list
}

// text gives the text of a quote of that number.
func (q *Quote) text(n int) String { return q.texts.at(int(q.first) + n) }

func (t *texts) at(i int) String {
	var from uint32
	if i > 0 {
		from = t.pieces[i-1].end
	}
	p := t.pieces[i]
	pos := diag.Pos{Line: int32(p.line), Col: int32(p.col)}
	if t.wide != nil {
		pos = t.wide[i]
	}
	return String{t.all[from:p.end], pos}
}

// Written gives the quote with each of its texts at hand.
func (q *Quote) Written() Written {
	return Written{q.Pos, q.ID(), q.SpeakerName(), q.Date, q.Venue(), q.SourceName(), q.URL(), q.Text(), q.Note(), q.TermNames(), q.Further}
}

// each gives all texts of the quote, in their order.
func (q *Written) each(give func(String)) {
	for _, s := range [textsOfQuote]String{idText: q.ID, speakerText: q.SpeakerName, venueText: q.Venue, sourceText: q.SourceName, urlText: q.URL, wordsText: q.Text, noteText: q.Note} {
		give(s)
	}
	for _, s := range q.TermNames {
		give(s)
	}
}

// Keep gives the quotes of an article as they are kept.
func Keep(written []Written) []Quote {
	if len(written) == 0 {
		return nil
	}
	size, n, isWide := 0, 0, false
	for i := range written {
		written[i].each(func(s String) {
			size, n = size+len(s.Value), n+1
			isWide = isWide || s.Pos.Line > math.MaxUint16 || s.Pos.Col > math.MaxUint16
		})
	}
	t := &texts{pieces: make([]piece, 0, n)}
	if isWide {
		t.wide = make([]diag.Pos, 0, n)
	}
	var all strings.Builder
	all.Grow(size)
	list := make([]Quote, len(written))
	for i := range written {
		w := &written[i]
		list[i] = Quote{Pos: w.Pos, Date: w.Date, texts: t, first: int32(len(t.pieces)), terms: int32(len(w.TermNames)), Further: w.Further}
		w.each(func(s String) {
			all.WriteString(s.Value)
			t.pieces = append(t.pieces, piece{uint32(all.Len()), uint16(s.Pos.Line), uint16(s.Pos.Col)})
			if isWide {
				t.wide = append(t.wide, s.Pos)
			}
		})
	}
	t.all = all.String()
	return list
}
