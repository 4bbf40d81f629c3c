package build

import (
	"crypto/sha256"
	"encoding/binary"
	"slices"

	"github.com/gloss-press/gloss/internal/keep"
	"github.com/gloss-press/gloss/internal/photo"
	"github.com/gloss-press/gloss/internal/site"
)

// scale publishes the smaller pictures of one. Where one of them must be made, the picture is read for all.
func (j *job) scale(p site.Page, b []byte, smaller []site.Page) {
	if len(smaller) == 0 {
		return
	}
	slices.SortFunc(smaller, func(a, b site.Page) int { return widthOf(a) - widthOf(b) })
	var widths []int
	for _, s := range smaller {
		widths = append(widths, widthOf(s))
	}
	var made [][]byte
	whole := true
	of := sha256.Sum256(b)
	for i, s := range smaller {
		j.once(s, scaledKey(of, widths[i]), func() ([]byte, bool) {
			if made == nil {
				list, wrong := j.snap.Scale(p.Subject.(string), b, widths)
				j.memory.markIf(wrong, p)
				j.report(wrong)
				made, whole = list, len(wrong) == 0
			}
			return made[i], whole
		})
	}
}

func widthOf(p site.Page) int { return p.Subject.(site.Scaled).Width }

// scaledKey names a smaller picture of the one with a sum.
func scaledKey(of [sha256.Size]byte, width int) keep.Sum {
	return sha256.Sum256(binary.BigEndian.AppendUint32(append([]byte("photo "+photo.Edition+" "), of[:]...), uint32(width)))
}
