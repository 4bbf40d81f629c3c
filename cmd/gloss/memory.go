package main

import (
	"runtime"
	"runtime/debug"
)

// The memory, in bytes, that a build may always use, and how much garbage there may be for each 100 bytes that live. Processor time and
// peak of a build, with six quotes in each article and two processors:
//
//	2,000 articles     rest 100: 1.90 s,  85 MB    200: 1.80 s, 128 MB    400: 1.75 s, 174 MB    800: 1.52 s, 262 MB
//	                   rest 400 within 132 MB: 1.89 s, 141 MB    200 MB: 1.77 s, 171 MB    400 MB: 1.85 s, 169 MB
//	10,000 articles    rest 100 within 264 MB: 11.0 s, 278 MB    400: 9.4 s, 279 MB    400 within 528 MB: 8.8 s, 541 MB
const (
	smallest = 272 << 20
	rest     = 350
)

// useMemory lets the collector rest until a build has taken the memory that it may always use. What the environment says to the
// collector holds instead.
func (c *command) useMemory() {
	if c.ownMemory() {
		debug.SetGCPercent(rest)
		debug.SetMemoryLimit(smallest)
	}
}

// What comparing quotes with their sources takes, in bytes: for what is told of each, and for transcripts that are being read. With 12,000
// quotes of 2,000 sources 20 MB more live than without (1.7 kB a quote, its share of the transcripts that are kept included); as much
// again is for garbage.
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
