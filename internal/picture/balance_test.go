package picture

import (
	"testing"

	"github.com/gloss-press/gloss/internal/view"
)

// TestBalance has labels with quotation marks whose other half stands elsewhere; a bar parts what stands before the term, the term and the rest.
func TestBalance(t *testing.T) {
	for _, c := range []struct {
		words  view.Words
		quoted bool
		want   string
	}{
		{view.Words{Before: "“", Hit: "de-conflict", After: "” with them"}, false, "“|de-conflict|” with them"},
		{view.Words{Before: "“", Hit: "de-conflict", After: "” with them"}, true, "|de-conflict| with them"},
		{view.Words{Before: "‘", Hit: "de-conflict", After: "’ with them"}, true, "|de-conflict| with them"},
		{view.Words{Before: "“", Hit: "de-conflict", After: " with …"}, false, "|de-conflict| with …"},
		{view.Words{Hit: "de-conflict", After: "” with them"}, false, "|de-conflict| with them"},
		{view.Words{Hit: "de-conflict", After: "\" with \"them\""}, false, "|de-conflict| with \"them\""},
		{view.Words{Before: "not “", Hit: "de-conflict", After: "” with them"}, true, "not “|de-conflict|” with them"},
		{view.Words{Hit: "talk", After: " of “their planes and …"}, true, "|talk| of their planes and …"},
		{view.Words{Hit: "talk", After: " to Syria’s friends, the Syrians’ and they don’t"}, true, "|talk| to Syria’s friends, the Syrians’ and they don’t"},
		{view.Words{Hit: "reden", After: " von „Frieden“ und „Krieg …"}, true, "|reden| von „Frieden“ und Krieg …"},
		{view.Words{Hit: "parler", After: " de « paix » et »"}, true, "|parler| de « paix » et "},
		{view.Words{Hit: "talk", After: " to them"}, true, "|talk| to them"},
	} {
		w := c.words
		w.Quoted = c.quoted
		Balance(&w)
		if got := w.Before + "|" + w.Hit + "|" + w.After; got != c.want {
			t.Errorf("%+v, quoted %v, is %s, want %s", c.words, c.quoted, got, c.want)
		}
	}
}

// TestFitKeepsWhatBears gives labels with a “not” ever less room: it stands before the term, or nothing does.
func TestFitKeepsWhatBears(t *testing.T) {
	for _, c := range []struct {
		before string
		room   int
		want   string
	}{
		{"not going to ", 400, "not going to |coordinate| with the Syrians"},
		{"not going to ", 230, "not going to |coordinate| with …"},
		{"not going to ", 180, "not going to |coordinate|"},
		{"not going ever to ", 180, "not going … |coordinate|"},
		{"not going to ", 140, "not … |coordinate|"},
		{"not going to ", 100, "||"},
		{"not ", 120, "not |coordinate|"},
		{"not ", 100, "||"},
		{"no\u00a0longer going to ", 190, "no\u00a0longer … |coordinate|"},
		{"no\u00a0longer going to ", 140, "||"},
		{"", 90, "|coordinate|"},
		{"", 60, "|coor…|"},
	} {
		w := view.Words{Before: c.before, Hit: "coordinate", After: " with the Syrians"}
		width := (&plan{}).fit(&w, c.room)
		if got := w.Before + "|" + w.Hit + "|" + w.After; got != c.want || width > c.room || width == 0 != (c.want == "||") {
			t.Errorf("%q in %d is %s, %d wide; want %s", c.before, c.room, got, width, c.want)
		}
	}
}
