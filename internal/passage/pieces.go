package passage

import "iter"

// Piece is a word or a sign of a text. A contraction is two pieces, “we” and
// “’re”; the row of three dots, a dash and a Barrier are one each. Two stretches
// that begin and end at pieces are equal by the rules of matching when they have
// equal pieces: the same Key, and but for the first the same Spaced.
type Piece struct {
	Range         // in the text as given
	Key    string // its one form
	Word   bool   // made of letters or digits
	Spaced bool   // white space, a dash, a Barrier or nothing stands before it
	Inside bool   // goes on with the word before it: no match begins here
}

// Pieces gives the text's words and signs in order.
func (t *Text) Pieces() iter.Seq[Piece] {
	return func(yield func(Piece) bool) {
		way := t.way()
		for p := range pieces(t, 0, len(t.folded)) {
			inside := p.word && t.folded[p.from] == '\'' && !isEdge(t.folded, p.from)
			if !yield(Piece{way.back(p.from, p.to), t.folded[p.from:p.to], p.word, p.spaced, inside}) {
				return
			}
		}
	}
}

// way leads from the folded text back to the given one, for places in order:
// quicker than source, which looks each of them up.
type way struct {
	layers      [3]layer
	start, ends [3]int // how many edits of each layer lie behind the last place
}

func (t *Text) way() *way { return &way{layers: t.layers} }

// back is source(from, to), for places that come in order.
func (w *way) back(from, to int) Range {
	for i := len(w.layers) - 1; i >= 0; i-- {
		l := w.layers[i]
		if len(l) == 0 {
			continue
		}
		for w.start[i] < len(l) && int(l[w.start[i]].out) <= from {
			w.start[i]++
		}
		for w.ends[i] < len(l) && int(l[w.ends[i]].out) < to {
			w.ends[i]++
		}
		from, to = l[:w.start[i]].startAfter(from), l[:w.ends[i]].endAfter(to)
	}
	return Range{from, to}
}
