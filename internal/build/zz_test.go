package build

import (
	"context"
	"os"
	"runtime"
	"runtime/pprof"
	"testing"
	"time"

	"github.com/gloss-press/gloss"
	"github.com/gloss-press/gloss/internal/workspace"
)

func TestZZ(t *testing.T) {
	src := os.Getenv("ZZSRC")
	if os.Getenv("ZZLOAD") != "" {
		ws, _ := workspace.Open(src, workspace.Options{Now: time.Now(), Theme: gloss.Files})
		t0 := time.Now()
		snap := ws.Load()
		t.Log("load", time.Since(t0))
		runtime.GC()
		runtime.GC()
		f, _ := os.Create(os.Getenv("ZZLOAD"))
		pprof.WriteHeapProfile(f)
		f.Close()
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		t.Log("heap MB", m.HeapAlloc>>20)
		runtime.KeepAlive(snap)
		return
	}
	res, err := Run(context.Background(), Options{Source: src, Output: "/tmp/bench/zzo/o", Options: workspace.Options{Now: time.Now(), Theme: gloss.Files}})
	if err != nil || !res.Published {
		t.Fatal(err, len(res.Diags))
	}
}
