package content

import (
	"fmt"

	"github.com/gloss-press/gloss/internal/diag"
	"github.com/gloss-press/gloss/internal/frontmatter"
	"github.com/gloss-press/gloss/internal/invisible"
)

// inSight reports the first character of a value that a reader would not see, and gives the value without any of them, so that nothing
// else is said of it. All values pass here.
func (d *decoder) inSight(v *frontmatter.Node, k *Key) string {
	find, without := invisible.In, invisible.WithoutIn
	if k.name {
		find, without = invisible.InName, invisible.WithoutInName
	}
	r, i := find(v.Value)
	if i < 0 {
		return v.Value
	}
	code := diag.Hidden
	if k.inMarks {
		code = diag.QuoteHidden
	}
	d.ErrorAt(d.Find(v, r, i), code, hidden(k.Name, r), "take it out")
	rest, certain := without(v.Value)
	if certain && !k.inMarks { // what somebody said is mended by who has read it
		d.Fix("take out what nobody sees", diag.Change{Kind: diag.SetValue, At: v.Pos, New: rest})
	}
	return rest
}

// hidden says that something has a character that is not seen.
func hidden(what string, r rune) string {
	name := invisible.Name(r)
	if name == "" {
		name = "a line's end that few programs take for one"
	}
	return fmt.Sprintf("%s has the hidden character U+%04X: %s", what, r, name)
}
