package build

import (
	"github.com/gloss-press/gloss/internal/card"
	"github.com/gloss-press/gloss/internal/keep"
	"github.com/gloss-press/gloss/internal/limit"
	"github.com/gloss-press/gloss/internal/render"
	"github.com/gloss-press/gloss/internal/site"
)

// card publishes a card.
func (j *job) card(p site.Page, in render.Inputs) {
	c := j.press.Card(p, in)
	j.once(p, c.Key(j.shown), func() ([]byte, bool) { return card.Draw(c, j.shown), true })
}

// once publishes a file that takes long to make: as it stands, where that is certain to be what key says; else as it was kept; else made. make says whether that is to be kept.
func (j *job) once(p site.Page, key keep.Sum, make func() (b []byte, lasts bool)) {
	if sum, ok := j.kept.Sum(key); ok && !j.opt.NoCache {
		stands, err := j.tx.KeepSum(p.File(), sum)
		if j.fail(err); stands || err != nil {
			return
		}
		if b, ok := j.kept.Get(key, limit.File); ok {
			j.put(p.File(), b)
			return
		}
	}
	b, lasts := make()
	if lasts {
		j.kept.Put(key, b)
	}
	j.put(p.File(), b)
}

// openKept opens what builds keep for each other.
func (j *job) openKept() error {
	root, err := j.tx.Kept()
	if err == nil {
		j.kept, j.shown = keep.Open(root), j.assets.Look()
	}
	return err
}

// sweep removes what is kept and no page needs any more. That is known where all was asked for.
func (j *job) sweep() {
	if j.opt.Share.Of < 2 && (j.memory == nil || !j.memory.keeps) {
		j.kept.Sweep()
	}
}
