package build

import (
	"context"
	"os"
	"testing"
	"time"

	"github.com/gloss-press/gloss"
	"github.com/gloss-press/gloss/internal/workspace"
)

func TestZProf(t *testing.T) {
	src := os.Getenv("ZSRC")
	if src == "" {
		t.Skip()
	}
	res, err := Run(context.Background(), Options{Source: src, Output: "/dev/shm/search/zout", Program: "x", NoCache: true, Options: workspace.Options{Theme: gloss.Files, Now: time.Now(), Jobs: 2}})
	t.Log(res.Pages, err)
}
