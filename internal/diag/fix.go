package diag

import (
	"cmp"
	"slices"
	"strings"
)

// Fix is one way to mend what a Diagnostic tells, in the file of its Span.
type Fix struct {
	Message string   // what it does, in the imperative, one line, without a full stop
	Words   bool     // it changes quoted words: a person has to have asked for it
	Changes []Change // what is to be written into front matter, by meaning
	Also    []Edit   // what is to be written below it with them
	Edits   []Edit   // all of it as text; made by content.Complete, which knows how values are written
}

// Change is something to be written into front matter: whoever sees a mistake knows what a value should be, but not how its file
// writes it.
type Change struct {
	Kind ChangeKind
	At   Pos    // where the value or the key stands
	Key  string // the key to be renamed to or set
	New  string // the value
}

// ChangeKind says what a Change does.
type ChangeKind uint8

// The changes.
const (
	SetValue  ChangeKind = iota // the value at At becomes New
	RenameKey                   // the key at At is called Key
	SetKey                      // in the mapping of the value at At, Key has the value New, whether it stands there already or not
)

// Edit puts New in the place of what stands from From to To (exclusive). Where both are the same, it is put there.
type Edit struct {
	From, To Pos
	New      string
}

// Apply makes fixes in a file's bytes, in their order: each whole, or not at all where it overlaps what a fix before it has
// changed, or where its places are not in src. A fix that does what another did already counts as applied. All bytes outside of
// the edits' places stay as they are.
func Apply(src []byte, fixes []Fix) (out []byte, applied, skipped []Fix) {
	lines := NewLines(src)
	var taken []stretch
	for _, f := range fixes {
		edits, ok := stretches(f.Edits, lines)
		if !ok {
			skipped = append(skipped, f)
			continue
		}
		all, ok := join(taken, edits)
		if !ok {
			skipped = append(skipped, f)
			continue
		}
		taken, applied = all, append(applied, f)
	}
	if len(taken) == 0 {
		return src, applied, skipped
	}
	at := 0
	for _, e := range taken {
		out = append(append(out, src[at:e.from]...), e.text...)
		at = e.to
	}
	return append(out, src[at:]...), applied, skipped
}

// stretch is an edit with its place in bytes.
type stretch struct {
	from, to int
	text     string
}

func (s stretch) compare(o stretch) int {
	return cmp.Or(cmp.Compare(s.from, o.from), cmp.Compare(s.to, o.to), strings.Compare(s.text, o.text))
}

// stretches gives the places of edits in bytes; false where there are none or one is not in the text.
func stretches(edits []Edit, lines *Lines) ([]stretch, bool) {
	list := make([]stretch, 0, len(edits))
	for _, e := range edits {
		from, okFrom := lines.Offset(e.From)
		to, okTo := lines.Offset(e.To)
		if !okFrom || !okTo || from > to {
			return nil, false
		}
		list = append(list, stretch{from, to, e.New})
	}
	return list, len(list) > 0
}

// join adds edits to those that are taken, in order; false where two of them overlap, or put different things at one place: which
// of them comes first would decide what is written.
func join(taken, edits []stretch) ([]stretch, bool) {
	all := slices.Concat(taken, edits)
	slices.SortFunc(all, stretch.compare)
	all = slices.Compact(all)
	for i := 1; i < len(all); i++ {
		if a, b := all[i-1], all[i]; b.from < a.to || a.from == b.to {
			return nil, false
		}
	}
	return all, true
}
