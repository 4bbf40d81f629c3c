package verdict

import (
	"slices"
	"sort"
)

// hidden gives the word in an omission that bears on the words which stay, by the rules for what stands around a quotation; nil where
// none does.
func (s *search) hidden(list *bearings, r reading, h hole) *hit {
	if list.sections[subject] == nil || h.edge || len(h.gap.brackets) > 0 || h.from >= h.to || h.from <= r.from() || h.to >= r.to() {
		return nil
	}
	_, after := s.bearingOn(list, r.from(), h.from, true)
	before, _ := s.bearingOn(list, h.to, r.to(), true)
	for _, g := range append(before, after...) {
		if g.from >= h.from && g.to <= h.to {
			return &g
		}
	}
	return nil
}

// omitted is what an omission hides, read once for all words in it that bear meaning.
type omitted struct {
	settled  []stretch // set phrases and hedges; each reaches to where one that begins before it ends, or farther
	harmless bool      // the whole of it bears on nothing that stays: a clause on somebody between commas, a reason
}

// harmless gives the words that bear meaning without those that bear on nothing that stays, since the omission hides the whole of what
// they stand in.
func (s *search) harmless(list *bearings, h hole, lost []hit) []hit {
	if len(lost) == 0 || list.sections[subject] == nil || h.edge || len(h.gap.brackets) > 0 {
		return lost
	}
	o := s.leftOut(list, h)
	return slices.DeleteFunc(lost, func(l hit) bool {
		if l.from < h.from || l.to > h.to {
			return false
		}
		i := sort.Search(len(o.settled), func(i int) bool { return o.settled[i].from > l.from })
		return o.harmless || i > 0 && l.to <= o.settled[i-1].to
	})
}

func (s *search) leftOut(list *bearings, h hole) (o omitted) {
	words := s.lex(h.from, h.to)
	if len(words) == 0 {
		return o
	}
	to := 0
	for i := range words {
		if n := list.sections[settled].at(words[i:]); n > 0 {
			to = max(to, words[i+n-1].to)
			o.settled = append(o.settled, stretch{words[i].from, to})
		}
	}
	for i := h.from; i < h.to; i++ {
		if s.endsSentence(i) {
			return o
		}
	}
	first := &words[0]
	rest := s.lex(h.to, min(len(s.tokens), h.to+4))
	switch {
	case list.sections[relative].has(first) || list.sections[edge].has(first) && first.small != "because":
		o.harmless = first.sign == "," && s.closes(h.to) && list.sections[retraction].at(words) == 0 &&
			!slices.ContainsFunc([]family{falsehood, attribution, hearsay, condition}, func(f family) bool { return s.holds(list.sections[f], words) })
	case first.small == "because":
		o.harmless = s.closes(h.to) || len(rest) > 0 && rest[0].from == h.to && list.sections[coordination].has(&rest[0])
	}
	return o
}

// closes reports whether a comma or the end of a sentence stands at the end of an omission.
func (s *search) closes(at int) bool {
	return s.isKey(at-1, ",") || at < len(s.tokens) && (s.isKey(at, ",") || s.stops(at))
}

// holds reports whether some words hold an entry of a section.
func (s *search) holds(p *phrasing, words []word) bool {
	for i := range words {
		if p.at(words[i:]) > 0 {
			return true
		}
	}
	return false
}
