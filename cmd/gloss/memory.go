package main

import (
	"math"
	"runtime"
	"runtime/debug"
)

// smallest is the memory, in bytes, that a build may always use.
const smallest = 240 << 20

// limitMemory makes the collector keep a build small: to twice what a site's front matter takes, which stays in memory from its
// beginning to its end. A limit that the environment gives holds instead.
func (c *command) limitMemory() {
	if c.getenv("GOMEMLIMIT") != "" || c.getenv("GOGC") != "" {
		return
	}
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	debug.SetMemoryLimit(int64(min(max(smallest, 2*m.HeapAlloc), math.MaxInt64)))
}
