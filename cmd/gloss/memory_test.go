package main

import (
	"runtime"
	"runtime/debug"
	"testing"
)

func TestMemoryLimit(t *testing.T) {
	const mb = 1 << 20
	var m memory
	for live, want := range map[int64]int64{0: 184, 122: 184, 160: 240, 400: 600, 600: 900, 800: 945, 1600: 1800} {
		if got := m.limit(live*mb, 0); got != want*mb {
			t.Errorf("with %d MB that live %d MB may be used, want %d", live, got/mb, want)
		}
	}
	if got := m.limit(800*mb, 100*mb); got != 1000*mb {
		t.Errorf("with 100 MB around 800 that live %d MB may be used", got/mb)
	}
	m.compared.Store(64 * mb)
	if got := m.limit(400*mb, 0); got != 664*mb {
		t.Errorf("with quotes to compare %d MB may be used", got/mb)
	}
}

// TestMemoryFollows: whenever the collector has been, the limit is looked at again.
func TestMemoryFollows(t *testing.T) {
	before := debug.SetMemoryLimit(-1)
	t.Cleanup(func() { debug.SetMemoryLimit(before) })
	var m memory
	m.follow()
	for range 3 {
		const wrong = 1 << 40
		debug.SetMemoryLimit(wrong)
		for i := 0; debug.SetMemoryLimit(-1) == wrong; i++ {
			if i == 10_000 {
				t.Fatal("the limit stays as it is")
			}
			runtime.GC()
			runtime.Gosched()
		}
	}
}
