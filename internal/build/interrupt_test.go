package build

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/gloss-press/gloss"
	"github.com/gloss-press/gloss/internal/workspace"
)

// A build that is stopped when half of its pages are staged leaves the output as it was, and no stage.
func TestInterrupted(t *testing.T) {
	dir := t.TempDir()
	put := func(words string) {
		for i := range 200 {
			name := filepath.Join(dir, "content", "articles", fmt.Sprintf("a%d.md", i))
			if err := errors.Join(os.MkdirAll(filepath.Dir(name), 0o755), os.WriteFile(name, []byte("---\ntitle: T\n---\n"+words+"\n"), 0o644)); err != nil {
				t.Fatal(err)
			}
		}
	}
	output := filepath.Join(dir, "public")
	opt := Options{Source: dir, Output: output, Options: workspace.Options{Theme: gloss.Files, Now: time.Unix(1<<31, 0)}}
	run := func(ctx context.Context) (Result, error) {
		res, err := Run(ctx, opt)
		if len(res.Diags) > 0 {
			t.Fatal(res.Diags)
		}
		return res, err
	}
	with := func(words string) int {
		n := 0
		for i := range 200 {
			b, err := os.ReadFile(filepath.Join(output, "articles", fmt.Sprintf("a%d", i), "index.html"))
			if err != nil {
				t.Fatal(err)
			}
			if strings.Contains(string(b), words) {
				n++
			}
		}
		return n
	}
	put("Old words.")
	if _, err := run(t.Context()); err != nil {
		t.Fatal(err)
	}
	put("New words.")
	ctx, stop := context.WithCancel(t.Context())
	opt.Progress = func(done, total int) {
		if done > total/2 {
			stop()
		}
	}
	if res, err := run(ctx); !errors.Is(err, context.Canceled) || res.Published {
		t.Errorf("it ends with %v, published: %v", err, res.Published)
	}
	if n := with("Old words."); n != 200 {
		t.Errorf("%d of 200 pages are what they were", n)
	}
	left, err := os.ReadDir(filepath.Join(dir, ".public.gloss"))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range left {
		if n := f.Name(); n != "lock" && n != "manifest" && n != "kept" {
			t.Errorf("%s is left", n)
		}
	}
	opt.Progress = nil
	if _, err := run(t.Context()); err != nil || with("New words.") != 200 {
		t.Errorf("the next build: %v, %d pages are new", err, with("New words."))
	}
}
