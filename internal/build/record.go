package build

import (
	"encoding/binary"
	"maps"
	"slices"

	"github.com/gloss-press/gloss/internal/disk"
	"github.com/gloss-press/gloss/internal/workspace"
)

// record is what a build leaves to the next: what each page was made of. It is handed to publish, which keeps it beside its manifest.
type record struct {
	key    workspace.Sum    // of all that every page may depend on
	beside map[string]input // the files that are no content files
	bodies map[string]body  // by the content file
	texts  []byte           // the head of what search was made of, see texts
	again  map[string]bool  // the files that are made in each build, since their making tells something
}

// input is a file that is no content file.
type input struct {
	stamp disk.Stamp
	sum   workspace.Sum // of its bytes when it had this stamp
}

// body is what a content file says besides what the Site sees of it.
type body struct {
	sum       workspace.Sum // of the whole file
	mentions  []int32       // of an article: the terms, by number
	overheard bool          // other pages depend on an article's sentences
}

// recordHead is what an encoded record begins with. Another version is not read.
const recordHead = "2\n"

// encode gives a record's bytes: the same for the same record.
func (r *record) encode() []byte {
	size := 1 << 10
	for name, b := range r.bodies {
		size += len(name) + len(b.sum) + 16 + 3*len(b.mentions) // what most take
	}
	w := writer{b: append(make([]byte, 0, size), recordHead...)}
	w.sum(r.key)
	w.number(len(r.beside))
	for _, name := range slices.Sorted(maps.Keys(r.beside)) {
		in := r.beside[name]
		w.text(name)
		w.b = in.stamp.AppendTo(w.b)
		w.sum(in.sum)
	}
	w.number(len(r.bodies))
	for _, name := range slices.Sorted(maps.Keys(r.bodies)) {
		b := r.bodies[name]
		w.text(name)
		w.sum(b.sum)
		w.truth(b.overheard)
		w.number(len(b.mentions))
		for _, n := range b.mentions {
			w.number(int(n))
		}
	}
	w.number(len(r.again))
	for _, name := range slices.Sorted(maps.Keys(r.again)) {
		w.text(name)
	}
	w.number(len(r.texts))
	w.b = append(slices.Grow(w.b, len(r.texts)), r.texts...)
	return w.b
}

// decodeRecord reads what encode gave; nil for anything else.
func decodeRecord(data []byte) *record {
	r := reader{b: data}
	if string(r.take(len(recordHead))) != recordHead {
		return nil
	}
	rec := &record{key: r.sum(), beside: map[string]input{}, bodies: map[string]body{}, again: map[string]bool{}}
	for range r.number() {
		name := r.text()
		rec.beside[name] = input{disk.StampIn(r.take(disk.StampSize)), r.sum()}
		if r.wrong {
			return nil
		}
	}
	for range r.number() {
		name, b := r.text(), body{sum: r.sum(), overheard: r.truth()}
		for range r.number() {
			b.mentions = append(b.mentions, int32(r.number()))
			if r.wrong {
				return nil
			}
		}
		if rec.bodies[name] = b; r.wrong {
			return nil
		}
	}
	for range r.number() {
		if rec.again[r.text()] = true; r.wrong {
			return nil
		}
	}
	rec.texts = r.take(r.number())
	if r.wrong || len(r.b) > 0 {
		return nil
	}
	return rec
}

// writer puts a record together.
type writer struct{ b []byte }

func (w *writer) number(n int)        { w.b = binary.AppendUvarint(w.b, uint64(n)) }
func (w *writer) sum(s workspace.Sum) { w.b = append(w.b, s[:]...) }

func (w *writer) text(s string) {
	w.number(len(s))
	w.b = append(w.b, s...)
}

func (w *writer) truth(t bool) {
	n := 0
	if t {
		n = 1
	}
	w.number(n)
}

// reader takes a record apart. Once something is wrong all that it gives is zero.
type reader struct {
	b     []byte
	wrong bool
}

// take gives the next n bytes.
func (r *reader) take(n int) []byte {
	if r.wrong || n < 0 || n > len(r.b) {
		r.wrong = true
		return make([]byte, min(max(n, 0), 64))
	}
	taken := r.b[:n]
	r.b = r.b[n:]
	return taken
}

// number gives a number that is no larger than what is left or than a term's number may be.
func (r *reader) number() int {
	n, size := binary.Uvarint(r.b)
	if r.wrong || size <= 0 || n > 1<<31-1 {
		r.wrong = true
		return 0
	}
	r.b = r.b[size:]
	return int(n)
}

func (r *reader) sum() workspace.Sum { return workspace.Sum(r.take(len(workspace.Sum{}))) }
func (r *reader) text() string       { return string(r.take(r.number())) }
func (r *reader) truth() bool        { return r.number() == 1 }
