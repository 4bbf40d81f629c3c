package build

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/gloss-press/gloss/internal/site"
)

// TestOverseer counts the seconds of pages: one that takes too long is stopped, and given up when it doesn't end then; others are not touched.
func TestOverseer(t *testing.T) {
	o := &overseer{pages: map[*underway]bool{}}
	slow := o.begin(site.Page{Address: "slow"})
	for range 9 {
		o.tick()
	}
	quick := o.begin(site.Page{Address: "quick"})
	if slow.stop.Load() {
		t.Error("a page is stopped after nine seconds")
	}
	var given []*underway
	for range 1 + grace {
		given = append(given, o.tick()...)
	}
	if !slow.stop.Load() || quick.stop.Load() || !slices.Equal(given, []*underway{slow}) {
		t.Errorf("stopped: %v and %v, given up: %d", slow.stop.Load(), quick.stop.Load(), len(given))
	}
	ended := make(chan bool)
	go func() {
		defer close(ended)
		o.end(slow)
		ended <- true
	}()
	if <-ended {
		t.Error("the worker of a page that was given up goes on")
	}
	o.stopAll()
	if !quick.stop.Load() {
		t.Error("a page goes on when the build is stopped")
	}
	o.end(quick)
	if late := o.begin(site.Page{}); !late.stop.Load() {
		t.Error("a page is begun after the end")
	}
}

// TestStuck stops builds while a layout goes on and on, with a compiled form and without: each ends, as one that was stopped, and publishes
// nothing.
func TestStuck(t *testing.T) {
	for _, layout := range []string{`{{define "main"}}{{range 1000000000000}}{{end}}{{end}}`, `{{define "main"}}{{if ($x := true)}}{{range 30000000}}{{end}}{{end}}{{end}}`} {
		files := small()
		files["layouts/article.html"] = layout
		opt := folder(t, files)
		ctx, cancel := context.WithTimeout(t.Context(), 200*time.Millisecond)
		res, err := Run(ctx, opt)
		cancel()
		if !errors.Is(err, context.DeadlineExceeded) || res.Published || len(opt.published(t)) > 0 {
			t.Errorf("%s: %v, published: %v", layout, err, res.Published)
		}
	}
}

// TestTooMuch tells of a page beyond the limit, at the loop in its layout.
func TestTooMuch(t *testing.T) {
	if testing.Short() {
		t.Skip("where the machine is slow, as with -race, the time of a page is over before it is too large")
	}
	files := small()
	files["layouts/topic.html"] = "{{define \"main\"}}\n {{range 100000000}}" + strings.Repeat("words ", 10_000) + "{{end}}{{end}}"
	res, err := Run(t.Context(), folder(t, files))
	if got := codes(res.Diags); err != nil || !slices.Equal(got, []string{"layouts/topic.html:2 layout-endless"}) {
		t.Errorf("%v, %v", got, err)
	}
}
