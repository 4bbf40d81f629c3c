package invisible

import (
	"encoding/binary"
	"fmt"
	"io"
	"unicode/utf16"
	"unicode/utf8"
)

// InJSON gives a writer that writes JSON on to another, and what nobody sees as its escapes: \u202E. The values stay what they are. Each
// Write has whole characters, as those of encoding/json have.
func InJSON(w io.Writer) io.Writer { return jsonWriter{w} }

type jsonWriter struct{ to io.Writer }

// Write implements io.Writer.
func (w jsonWriter) Write(b []byte) (int, error) {
	if _, err := w.to.Write(EscapeJSON(b)); err != nil {
		return 0, err
	}
	return len(b), nil
}

// EscapeJSON gives JSON with what nobody sees as its escapes; b itself where it has none.
func EscapeJSON(b []byte) []byte {
	var out []byte
	from := 0
	for i := 0; i < len(b); {
		const tops = 0x8080808080808080
		if i+8 <= len(b) && binary.LittleEndian.Uint64(b[i:])&tops == 0 { // most of JSON is ASCII
			i += 8
			continue
		}
		if b[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, n := utf8.DecodeRune(b[i:])
		if Is(r) {
			out = append(out, b[from:i]...)
			if high, low := utf16.EncodeRune(r); high != utf8.RuneError {
				out = fmt.Appendf(out, `\u%04X\u%04X`, high, low)
			} else {
				out = fmt.Appendf(out, `\u%04X`, r)
			}
			from = i + n
		}
		i += n
	}
	if from == 0 {
		return b
	}
	return append(out, b[from:]...)
}
