package content

import (
	"fmt"

	"github.com/gloss-press/gloss/internal/diag"
	"github.com/gloss-press/gloss/internal/frontmatter"
	"github.com/gloss-press/gloss/internal/placeholder"
)

// unfinished warns of a placeholder in a value that readers see. What is said may hold any word: only where it is nothing else it is one.
func (d *decoder) unfinished(v *frontmatter.Node, k *Key, said bool) {
	from, to, ok := placeholder.In(v.Value, 0)
	whole := !ok && placeholder.Is(v.Value)
	if v.Kind != frontmatter.Text || !ok && !whole || !k.shown || ok && said && to-from < len(v.Value) {
		return
	}
	if whole {
		d.WarnAt(v.Pos, diag.Placeholder, "this is the sentence of a new file, which readers would see", "write your own words in its place, or take the key out")
		return
	}
	d.WarnAt(d.Within(v, from), diag.Placeholder, fmt.Sprintf("%s stands for something that is still to come, and readers would see it", v.Value[from:to]),
		"write what belongs here, or say draft: true until it is known")
}
