package preview

import (
	"errors"
	"io"
)

// parts are what makes up an answer, one after the other. They are shared by all who get it: nobody has a copy of a page.
type parts [][]byte

func (p parts) size() (n int64) {
	for _, part := range p {
		n += int64(len(part))
	}
	return n
}

// reader reads the parts as one text.
func (p parts) reader() io.ReadSeeker { return &partsReader{parts: p} }

type partsReader struct {
	parts
	at int64
}

func (r *partsReader) Read(b []byte) (int, error) {
	skip := r.at
	for _, part := range r.parts {
		if skip < int64(len(part)) {
			n := copy(b, part[skip:])
			r.at += int64(n)
			return n, nil
		}
		skip -= int64(len(part))
	}
	return 0, io.EOF
}

// Seek says where to read next.
func (r *partsReader) Seek(offset int64, whence int) (int64, error) {
	switch whence {
	case io.SeekCurrent:
		offset += r.at
	case io.SeekEnd:
		offset += r.size()
	}
	if offset < 0 {
		return 0, errors.New("a place before the beginning")
	}
	r.at = offset
	return offset, nil
}
