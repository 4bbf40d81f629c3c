package main

import (
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"sync/atomic"
)

// The memory, in bytes, that a build may always use; how much garbage there may be for each 100 bytes that live; and how much it may use
// before garbage has to do with an eighth of what lives. The program itself takes 20 MB besides. Processor time and peak of a build of 10,000
// articles with six quotes each, on a machine with much else to do:
//
//	always 170 MB: 15.8 s, 191 MB    178: 15.7 s, 199 MB    200: 14.9 s, 221 MB    240: 14.2 s, 262 MB
//
// That was before there was a search, for whose words up to 10 MB live: so 6 are added to 178. The articles' front matter takes 69 MB, that of 100,000
// articles 650, and with what else is known while pages are made 750.
const (
	always = 184 << 20
	rest   = 350
	most   = 945 << 20
)

// What comparing quotes with their sources takes, in bytes: for what is told of each, and for transcripts that are being read. With 12,000
// quotes of 2,000 sources 20 MB more live than without (1.7 kB a quote, its share of the transcripts that are kept included); as much
// again is for garbage.
const (
	perCompared = 4 << 10
	transcripts = 64 << 20
)

// memory keeps the collector from working more than a site needs, and a large site from taking more than it must.
type memory struct {
	compared atomic.Int64 // for comparing quotes with their sources, in bytes
}

// limit is how much may be used where so much lives, in bytes: half as much again, or what is left of most; an eighth is for garbage besides what is
// neither. The front matter, which stays in memory from the beginning to the end, is nearly all that lives.
func (m *memory) limit(live, neither int64) int64 {
	return max(always, min(live+live/2, most), live+live/8+neither) + m.compared.Load()
}

// useMemory lets the collector rest until a build has taken the memory that it may use. What the environment says to the collector holds
// instead.
func (c *command) useMemory() {
	if c.ownMemory() {
		debug.SetGCPercent(rest)
		c.memory.follow()
	}
}

// limitMemory raises the limit for what comparing so many quotes takes.
func (c *command) limitMemory(compared int) {
	if c.ownMemory() && compared > 0 {
		c.memory.compared.Store(transcripts + int64(compared)*perCompared)
		c.memory.set()
	}
}

// follow sets the limit, now and whenever the collector has found out how much lives.
func (m *memory) follow() {
	type unneeded struct{ _ *int }
	m.set()
	runtime.SetFinalizer(&unneeded{}, func(*unneeded) { m.follow() })
}

// set sets the limit by what lived when the collector was through the last time, and by what of the memory is between and around objects.
func (m *memory) set() {
	now := []metrics.Sample{{Name: "/gc/heap/live:bytes"}, {Name: "/memory/classes/total:bytes"}, {Name: "/memory/classes/heap/released:bytes"}, {Name: "/memory/classes/heap/objects:bytes"}}
	metrics.Read(now)
	bytes := func(i int) int64 { return int64(now[i].Value.Uint64()) }
	debug.SetMemoryLimit(m.limit(bytes(0), bytes(1)-bytes(2)-bytes(3)))
}

func (c *command) ownMemory() bool { return c.getenv("GOMEMLIMIT") == "" && c.getenv("GOGC") == "" }
