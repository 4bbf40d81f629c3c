package verdict

import "sort"

// describe makes a verdict of a quote's best reading.
func (s *search) describe(c Cited, q *quote, j judged) Verdict {
	v := s.placed(j.turn, j.from(), j.to())
	v.Kind = Verified
	v.SpeakerUnknown = j.speaks == unknown
	for _, b := range j.blocks {
		for _, p := range b.spots {
			v.Pieces = append(v.Pieces, s.textRange(p.from, p.to))
		}
	}
	wide := false
	_, sure := s.read(c.Language)
	for _, h := range s.holes(q, j.reading) {
		words := s.count(h.from, h.to)
		wide = wide || words > maxOmission && !h.own
		v.Unread = v.Unread || !sure && (words > 0 || len(h.gap.brackets) > 0) && !h.own
		v.Gaps = append(v.Gaps, Gap{len(h.gap.brackets) > 0, h.gap.inQuote(), s.textRange(h.from, h.to), words, h.own})
	}
	switch {
	case j.speaks == another:
		v.Kind = WrongSpeaker
	case j.inverts != nil:
		v.Kind = OmissionInverts
		v.Bearing = s.bearing(*j.inverts)
	case j.cut != nil:
		v.Kind = CutShort
		v.Bearing, v.lost, v.whole = s.bearing(*j.cut), j.cut.families, s.startsClause(j.from())
	case wide:
		v.Kind = WideOmission
	}
	return v
}

// maxOmission is how many words may be left out in one place before it is called wide.
const maxOmission = 60

func (s *search) bearing(l loss) Bearing {
	if l.added != "" {
		return Bearing{Word: l.added, Added: true, Gap: s.textRange(l.gap.from, l.gap.to), Quote: l.quote}
	}
	place := s.textRange(l.hit.from, l.hit.to)
	b := Bearing{Word: s.Text[place.From:place.To], Source: place, Quote: l.quote}
	if l.gap != (stretch{}) {
		b.Gap = s.textRange(l.gap.from, l.gap.to)
	}
	return b
}

// wordsBeside is how many words before and after a place a verdict shows.
const wordsBeside = 12

// placed gives a verdict on the tokens from..to of a turn, without a kind.
func (x *Index) placed(turn, from, to int) Verdict {
	v := Verdict{Turn: turn, Place: x.textRange(from, to)}
	in := stretch{0, len(x.tokens)}
	if turn >= 0 {
		in = x.turns[turn]
		v.Second, v.Timed = x.second(turn, v.Place.From)
	}
	first, last := from, to
	for first > in.from && x.count(first-1, from) <= wordsBeside {
		first--
	}
	for last < in.to && x.count(to, last+1) <= wordsBeside {
		last++
	}
	v.Before, v.After = x.textRange(first, from), x.textRange(to, last)
	return v
}

// second gives when the words at an offset of a turn are said: what the last cue before them says.
func (x *Index) second(turn, at int) (second float64, ok bool) {
	cues := x.Turns[turn].Cues
	i := sort.Search(len(cues), func(i int) bool { return cues[i].At > at })
	if i == 0 {
		return 0, false
	}
	return cues[i-1].Second, true
}
