package publish

import "iter"

// files are the files of the new site by their names. A site has very many, and a map of the files themselves would take twice their memory.
type files struct {
	places map[string]int32
	blocks [][]file // each of blockSize
}

const blockSize = 1 << 10

// put gives a name to a file, or another file to it.
func (f *files) put(name string, to file) {
	at, known := f.places[name]
	if !known {
		at = int32(len(f.places))
		if f.places[name] = at; at%blockSize == 0 {
			f.blocks = append(f.blocks, make([]file, blockSize))
		}
	}
	f.blocks[at/blockSize][at%blockSize] = to
}

// get gives the file of a name; false where there is none.
func (f *files) get(name string) (file, bool) {
	at, known := f.places[name]
	if !known {
		return file{}, false
	}
	return f.blocks[at/blockSize][at%blockSize], true
}

// has reports whether there is a file of that name.
func (f *files) has(name string) bool {
	_, known := f.places[name]
	return known
}

func (f *files) len() int { return len(f.places) }

// all gives the files with their names, in no order.
func (f *files) all() iter.Seq2[string, file] {
	return func(yield func(string, file) bool) {
		for name, at := range f.places {
			if !yield(name, f.blocks[at/blockSize][at%blockSize]) {
				return
			}
		}
	}
}
