package build

import (
	"crypto/sha256"
	"fmt"

	"github.com/gloss-press/gloss/internal/keep"
	"github.com/gloss-press/gloss/internal/photo"
	"github.com/gloss-press/gloss/internal/site"
)

// forms publishes the forms of a picture. Where one of them must be made, the picture is read for all.
func (j *job) forms(p site.Page, b []byte, pages []site.Page) {
	if len(pages) == 0 {
		return
	}
	var forms []site.Scaled
	for _, f := range pages {
		forms = append(forms, f.Subject.(site.Scaled))
	}
	var made [][]byte
	whole := true
	of := sha256.Sum256(b)
	for i, f := range pages {
		j.once(f, formKey(of, forms[i]), func() ([]byte, bool) {
			if made == nil {
				list, wrong := j.snap.Forms(p.Subject.(string), b, forms)
				j.memory.markIf(wrong, p)
				j.report(wrong)
				made, whole = list, len(wrong) == 0
			}
			return made[i], whole
		})
	}
}

// formKey names a form of the picture with a sum.
func formKey(of [sha256.Size]byte, f site.Scaled) keep.Sum {
	return sha256.Sum256(fmt.Appendf(nil, "photo %s %x %d %t", photo.Edition, of, f.Width, f.WebP))
}
