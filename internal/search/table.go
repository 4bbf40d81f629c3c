package search

// table finds numbers, from 1, by hashes. A slot is found by the last bits of a hash and has the first ones, so that of a million words two are taken for one in
// one of a million sites.
type table []tableSlot

// tableSlot has the first bits of a hash, and in the last numberBits a number; 0: it is empty.
type tableSlot uint64

const (
	numberBits  = 26
	mostNumbers = 1<<numberBits - 1
)

// newTable makes one with room for some numbers, and more.
func newTable(numbers int) table {
	size := 1 << 10
	for 4*numbers >= 3*size {
		size *= 2
	}
	return make(table, size)
}

// hasRoom reports whether there is room for one number more than there are.
func (t table) hasRoom(numbers int) bool { return 4*numbers < 3*len(t) }

// find gives the slot that has a hash, or the empty one that is to have it.
func (t table) find(hash uint64) *tableSlot {
	mask := uint64(len(t) - 1)
	for at := hash & mask; ; at = (at + 1) & mask {
		if s := &t[at]; *s == 0 || s.has(hash) {
			return s
		}
	}
}

// at gives what is in the slot where a hash is looked for first.
func (t table) at(hash uint64) tableSlot {
	if t == nil {
		return 0
	}
	return t[hash&uint64(len(t)-1)]
}

func slotOf(hash uint64, number int) tableSlot {
	return tableSlot(hash>>numberBits<<numberBits | uint64(number))
}

func (s tableSlot) number() uint32 { return uint32(s & mostNumbers) }

func (s tableSlot) has(hash uint64) bool { return s != 0 && (uint64(s)^hash)>>numberBits == 0 }
