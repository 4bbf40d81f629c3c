package main

import (
	"runtime"
	"runtime/debug"
)

// smallest is the memory, in bytes, that a build may always use.
const smallest = 264 << 20

// useMemory lets the collector rest until a build has taken the memory that it may always use. What the environment says to the
// collector holds instead.
func (c *command) useMemory() {
	if c.ownMemory() {
		debug.SetGCPercent(400)
		debug.SetMemoryLimit(smallest)
	}
}

// What comparing quotes with their sources takes, in bytes: for what is told of each, and for transcripts that are being read.
const (
	perCompared = 4 << 10
	transcripts = 64 << 20
)

// limitMemory raises the limit for a site whose front matter, which stays in memory from the beginning to the end, takes half of
// it or more, and for what comparing so many quotes takes.
func (c *command) limitMemory(compared int) {
	if !c.ownMemory() {
		return
	}
	more := int64(0)
	if compared > 0 {
		more = transcripts + int64(compared)*perCompared
	}
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	if m.HeapAlloc >= smallest/2 {
		// What was garbage at this moment does not count.
		runtime.GC()
		runtime.ReadMemStats(&m)
	}
	debug.SetMemoryLimit(int64(max(smallest, 2*m.HeapAlloc)) + more)
}

func (c *command) ownMemory() bool { return c.getenv("GOMEMLIMIT") == "" && c.getenv("GOGC") == "" }
