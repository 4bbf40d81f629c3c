package glossary

import "slices"

// A scanner goes through one text.
type scanner struct {
	m       *Matcher
	allowed func(int32) bool
	in      tokens
	ring    [64]token // the atoms read last, the i-th at i modulo 64: more than MaxParts
	read    int       // how many have been read
	ended   bool
	found   []ending // names that begin at the atom in hand
	braked  []zone   // phrases that may reach over it
	fold    []byte   // scratch
	wrote   []byte   // scratch
	lengths []int    // scratch
}

// A token is an atom that has been looked up.
type token struct {
	atom
	id    int32    // 0: in no name
	bases [6]int32 // the numbers of its bases, for an inflected form
	n     int      // how many
}

// An ending is a node reached with the atom last.
type ending struct {
	last int
	node int32
}

// A zone is where a phrase of Name.Not stands.
type zone struct {
	from, to int
	terms    []int32
}

// maxZones bounds the phrases that lie over one place. Ordinary texts have one.
const maxZones = 64

// run yields the hits. Names are walked from every atom that may begin one: also from those inside a hit, for the phrases
// that begin there. What has been read ahead is not skimmed.
func (s *scanner) run(yield func(Hit) bool) {
	resume := 0
	for i := 0; (i < s.read || s.skim()) && s.has(i); i++ {
		t := s.at(i)
		if t.id == 0 && t.n == 0 {
			continue
		}
		s.walk(i)
		if i < resume || len(s.found) == 0 || !s.m.grammar.leftEdge(s.in.text, t.from) {
			continue
		}
		if e, last := s.choose(i); e != nil {
			if !yield(Hit{From: t.from, To: s.at(last).to, Term: e.term, Inflected: e.inflected}) {
				return
			}
			resume = last + 1
		}
	}
}

// walk finds all names and phrases that begin at atom i.
func (s *scanner) walk(i int) {
	s.found = s.found[:0]
	if len(s.braked) > 0 {
		from := s.at(i).from
		s.braked = slices.DeleteFunc(s.braked, func(z zone) bool { return z.to <= from })
	}
	node := int32(0)
	for j := i; (j == i || node != 0) && s.has(j); j++ {
		t := s.at(j)
		spaced := t.spaced && j > i
		for _, base := range t.bases[:t.n] {
			s.reach(i, j, s.m.steps[stepOf(node, base, spaced, true)])
		}
		if t.id == 0 {
			return
		}
		node = s.m.steps[stepOf(node, t.id, spaced, false)]
		s.reach(i, j, node)
	}
}

// reach notes what ends at a node: names to choose from, phrases that forbid.
func (s *scanner) reach(i, j int, node int32) {
	if node == 0 {
		return
	}
	if len(s.m.ends[node]) > 0 {
		s.found = append(s.found, ending{last: j, node: node})
	}
	if len(s.m.brakes) == 0 || len(s.braked) == maxZones {
		return
	}
	for _, b := range s.m.brakes[node] {
		if len(s.braked) < maxZones && s.capitalsAgree(i, b.written) && (b.lemma == 0 || s.inflects(b.lemma, j, nature{compound: true})) {
			s.braked = append(s.braked, zone{from: s.at(i).from, to: s.at(j).to, terms: b.terms})
		}
	}
}

// choose gives the best of the longest names found that may stand here, and its last atom.
func (s *scanner) choose(i int) (best *entry, last int) {
	end := -1
	edge := false
	for k := len(s.found) - 1; k >= 0; k-- {
		f := s.found[k]
		if f.last != end {
			if best != nil {
				break
			}
			end = f.last
			edge = s.m.grammar.rightEdge(s.in.text, s.at(end).to)
		}
		if !edge {
			continue
		}
		for k := range s.m.ends[f.node] {
			e := &s.m.ends[f.node][k]
			if (best == nil || e.rank() < best.rank()) && s.fits(e, i, end) {
				best = e
			}
		}
	}
	return best, end
}

// rank orders names that fit one place: least first.
func (e *entry) rank() int {
	switch {
	case e.inflected:
		return 2
	case e.cases == nil:
		return 1
	}
	return 0
}

// fits reports whether the name e may stand at atoms i to j.
func (s *scanner) fits(e *entry, i, j int) bool {
	if s.allowed != nil && !s.allowed(e.term) {
		return false
	}
	asked := false // the letter case of the last word tells the form: NGOs
	for k := range e.cases {
		c := &e.cases[k]
		text := s.written(i + c.at)
		if e.lemma == 0 || i+c.at < j {
			if !c.agrees(text) {
				return false
			}
			continue
		}
		if !c.agreesInflected(text) {
			return false
		}
		asked = c.how == asWritten
	}
	if e.lemma != 0 && !asked && !s.inflects(e.lemma, j, e.nature) {
		return false
	}
	from, to := s.at(i).from, s.at(j).to
	for _, z := range s.braked {
		if z.from <= from && to <= z.to {
			if _, ok := slices.BinarySearch(z.terms, e.term); ok {
				return false
			}
		}
	}
	return true
}

// inflects reports whether atom j is an inflected form of lemma.
func (s *scanner) inflects(lemma int32, j int, of nature) bool {
	form := s.in.text[s.at(j).from:s.at(j).to]
	if folded := s.folded(&s.at(j).atom); string(folded) != form {
		form = string(folded)
	}
	return s.m.grammar.inflection.accepts(s.m.words[lemma], form, of)
}

func (s *scanner) capitalsAgree(i int, phrase []string) bool {
	for k, p := range phrase {
		if !capitalsAgree(p, s.written(i+k)) {
			return false
		}
	}
	return true
}

func (s *scanner) at(i int) *token { return &s.ring[i%len(s.ring)] }

// has reads on until atom i, and reports whether there is one.
func (s *scanner) has(i int) bool {
	for s.read <= i && !s.ended {
		t := s.at(s.read)
		if !s.in.next(&t.atom) {
			s.ended = true
			break
		}
		s.read++
		s.lookUp(t)
	}
	return i < s.read
}

// lookUp finds the numbers of an atom.
func (s *scanner) lookUp(t *token) {
	t.id, t.n = 0, 0
	if t.kind == barrier {
		return
	}
	if t.kind == sign && t.plain {
		t.id = s.m.signs[s.in.text[t.from]]
		return
	}
	folded := s.folded(&t.atom)
	t.id = s.m.numbers[string(folded)]
	inflection := s.m.grammar.inflection
	if t.kind != word || inflection == nil || !inflectable(len(folded)) || !inflection.ends(folded[len(folded)-1]) {
		return
	}
	s.lengths = inflection.bases(s.lengths[:0], folded)
	for _, n := range s.lengths {
		if id := s.m.numbers[string(folded[:n])]; id != 0 && t.n < len(t.bases) {
			t.bases[t.n] = id
			t.n++
		}
	}
}

// inflectable reports whether a word of n bytes may be an inflected form.
func inflectable(n int) bool { return 2 < n && n <= MaxBytes }

// folded gives an atom in small letters, until the next call.
func (s *scanner) folded(a *atom) []byte {
	text := s.in.text[a.from:a.to]
	switch {
	case !a.plain || !s.m.grammar.plain:
		s.wrote = appendWritten(s.wrote[:0], text)
		s.fold = appendLowered(s.fold[:0], s.wrote, s.m.grammar.lower)
	case a.kind == sign:
		s.fold = append(s.fold[:0], text...)
	default:
		s.fold = appendSmall(s.fold[:0], text)
	}
	return s.fold
}

// written gives an atom as it stands in the text, in the form that names have.
func (s *scanner) written(i int) string {
	t := s.at(i)
	text := s.in.text[t.from:t.to]
	if t.plain {
		return text
	}
	return string(appendWritten(nil, text))
}
