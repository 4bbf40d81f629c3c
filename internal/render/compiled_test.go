package render

import (
	"bytes"
	"os"
	"testing"
	"time"

	"github.com/gloss-press/gloss/internal/workspace"
)

// TestCompiled makes every page of the example: each built-in layout and partial has a compiled form, which is several times as fast.
func TestCompiled(t *testing.T) {
	ws, err := workspace.Open("../..", workspace.Options{Now: time.Unix(1<<32, 0), Theme: os.DirFS("../..")})
	if err != nil {
		t.Fatal(err)
	}
	defer ws.Close()
	snap := ws.Load()
	r, diags := New(ws.Layouts().Under, ws.Layouts().Over, Assets{})
	if r == nil {
		t.Fatal(diags)
	}
	press := r.On(snap.Site)
	for p := range snap.Site.Pages() {
		if p.Listed() {
			press.Page(new(bytes.Buffer), p, Inputs{Reading: snap.Read(p), Checked: snap.Checked})
		}
	}
	for _, f := range press.Fallbacks() {
		t.Errorf("%s: %s (%s)", f.Place, f.Reason, f.Template)
	}
}
