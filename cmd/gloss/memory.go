package main

import (
	"runtime"
	"runtime/debug"
)

// smallest is the memory, in bytes, that a build may always use.
const smallest = 256 << 20

// useMemory lets the collector rest until a build has taken the memory that it may always use. What the environment says to the
// collector holds instead.
func (c *command) useMemory() {
	if c.ownMemory() {
		debug.SetGCPercent(400)
		debug.SetMemoryLimit(smallest)
	}
}

// limitMemory raises the limit for a site whose front matter, which stays in memory from the beginning to the end, takes half of
// it or more.
func (c *command) limitMemory() {
	if !c.ownMemory() {
		return
	}
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	if m.HeapAlloc < smallest/2 {
		return
	}
	// What was garbage at this moment does not count.
	runtime.GC()
	runtime.ReadMemStats(&m)
	debug.SetMemoryLimit(int64(max(smallest, 2*m.HeapAlloc)))
}

func (c *command) ownMemory() bool { return c.getenv("GOMEMLIMIT") == "" && c.getenv("GOGC") == "" }
