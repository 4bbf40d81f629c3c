package verdict

import "slices"

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

// harmless reports whether a word that bears meaning bears on nothing that stays, since the omission hides the whole of what it stands
// in: a set phrase or a hedge, a clause on somebody between commas, a reason.
func (s *search) harmless(list *bearings, h hole, l hit) bool {
	if list.sections[subject] == nil || h.edge || len(h.gap.brackets) > 0 || l.from < h.from || l.to > h.to {
		return false
	}
	words := s.lex(h.from, h.to)
	if len(words) == 0 {
		return false
	}
	for i := range words {
		if n := list.sections[settled].at(words[i:]); n > 0 && words[i].from <= l.from && l.to <= words[i+n-1].to {
			return true
		}
	}
	for i := h.from; i < h.to; i++ {
		if s.endsSentence(i) {
			return false
		}
	}
	first := &words[0]
	rest := s.lex(h.to, min(len(s.tokens), h.to+4))
	switch {
	case list.sections[relative].has(first) || list.sections[edge].has(first) && first.small != "because":
		return first.sign == "," && s.closes(h.to) && list.sections[retraction].at(words) == 0 &&
			!slices.ContainsFunc([]family{falsehood, attribution, hearsay, condition}, func(f family) bool { return s.holds(list.sections[f], words) })
	case first.small == "because":
		return s.closes(h.to) || len(rest) > 0 && rest[0].from == h.to && list.sections[coordination].has(&rest[0])
	}
	return false
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
