package content

import (
	"fmt"
	"slices"

	"github.com/gloss-press/gloss/internal/diag"
	"github.com/gloss-press/gloss/internal/frontmatter"
	"github.com/gloss-press/gloss/internal/placeholder"
)

// shown are the keys whose values readers see as the site's own words. What somebody said is not among them.
var shown = []string{"title", "summary", "note", "short", "role", "venue", "question", "question_by", "translation", "accept", "publisher", "name", "description",
	"author", "speaker", "by", "via", "affiliation", "text", "an entry of authors", "an entry of topics"}

// unfinished warns of a placeholder in a value that readers see. What is said may hold any word: only where it is nothing else it is one.
func (d *decoder) unfinished(v *frontmatter.Node, name string, said bool) {
	from, to, ok := placeholder.In(v.Value, 0)
	whole := !ok && placeholder.Is(v.Value)
	if v.Kind != frontmatter.Text || !ok && !whole || !slices.Contains(shown, name) || ok && said && to-from < len(v.Value) {
		return
	}
	if whole {
		d.WarnAt(v.Pos, diag.Placeholder, "this is the sentence of a new file, which readers would see", "write your own words in its place, or take the key out")
		return
	}
	d.WarnAt(d.Within(v, from), diag.Placeholder, fmt.Sprintf("%s stands for something that is still to come, and readers would see it", v.Value[from:to]),
		"write what belongs here, or say draft: true until it is known")
}
