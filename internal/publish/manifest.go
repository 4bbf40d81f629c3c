package publish

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// sum is the SHA-256 of a file's bytes.
type sum = [sha256.Size]byte

// manifest says what Gloss wrote: the names of files in the output, and for each the sums it may have. A name has
// more than one sum only while a build is moving files into place, or where one was stopped in the middle: then the
// file is old or new.
type manifest map[string][]sum

// The first line of a manifest. Another version is not read, and so never trusted to delete a file.
const manifestHead = "gloss manifest 1\n"

// encode writes m as text, a line a file, sorted by name: its sums, joined by "+", a space, the name. The last line
// is a sum of all that stands above it.
func (m manifest) encode() []byte {
	var b bytes.Buffer
	b.Grow(len(m) * 128)
	b.WriteString(manifestHead)
	var digits [2 * sha256.Size]byte
	for _, name := range slices.Sorted(maps.Keys(m)) {
		for i, s := range m[name] {
			if i > 0 {
				b.WriteByte('+')
			}
			hex.Encode(digits[:], s[:])
			b.Write(digits[:])
		}
		b.WriteByte(' ')
		b.WriteString(name)
		b.WriteByte('\n')
	}
	fmt.Fprintf(&b, "sum %x\n", sha256.Sum256(b.Bytes()))
	return b.Bytes()
}

// decodeManifest reads what encode wrote. It gives nil for anything else: a manifest cut short, changed, of another
// version, or with a name that leads out of the output.
func decodeManifest(data []byte) manifest {
	body, ok := strings.CutSuffix(string(data), "\n")
	if !ok {
		return nil
	}
	end := strings.LastIndexByte(body, '\n') + 1
	if body[end:] != fmt.Sprintf("sum %x", sha256.Sum256(data[:end])) {
		return nil
	}
	lines, ok := strings.CutPrefix(body[:end], manifestHead)
	if !ok {
		return nil
	}
	m := manifest{}
	for line := range strings.Lines(lines) {
		sums, name, _ := strings.Cut(strings.TrimSuffix(line, "\n"), " ")
		if ValidName(name) != nil || m[name] != nil {
			return nil
		}
		for digits := range strings.SplitSeq(sums, "+") {
			var s sum
			if len(digits) != 2*len(s) {
				return nil
			}
			if _, err := hex.Decode(s[:], []byte(digits)); err != nil {
				return nil
			}
			m[name] = append(m[name], s)
		}
	}
	return m
}

// with gives the sums of name, s among them.
func (m manifest) with(name string, s sum) []sum {
	if slices.Contains(m[name], s) {
		return m[name]
	}
	return append(slices.Clip(m[name]), s)
}
