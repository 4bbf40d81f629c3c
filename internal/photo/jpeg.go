package photo

import (
	"bytes"
	"encoding/binary"
)

// The markers of a JPEG file (ITU-T T.81, annex B).
const (
	jpegStart   = "\xff\xd8"
	app0        = 0xe0
	app1        = 0xe1
	app2        = 0xe2
	app14       = 0xee
	app15       = 0xef
	comment     = 0xfe
	endOfImage  = 0xd9
	startOfScan = 0xda
	progressive = 0xc2
)

// segment is a part of a JPEG file: its marker, and what stands behind the length.
type segment struct {
	marker byte
	data   []byte
	whole  []byte // with marker and length, and of a scan all that is coded
}

// isFrame reports the header that tells the size.
func (s *segment) isFrame() bool {
	return s.marker >= 0xc0 && s.marker <= 0xcf && s.marker != 0xc4 && s.marker != 0xc8 && s.marker != 0xcc
}

// segments are those of a file, one after the other.
type segments struct{ rest []byte }

// next gives the next segment; false at the end, or where the file is broken.
func (s *segments) next() (segment, bool) {
	for len(s.rest) > 1 && s.rest[0] == 0xff && s.rest[1] == 0xff {
		s.rest = s.rest[1:] // a marker may be filled up
	}
	if len(s.rest) < 2 || s.rest[0] != 0xff {
		return segment{}, false
	}
	marker := s.rest[1]
	if marker == endOfImage || marker == 0x01 || marker >= 0xd0 && marker <= 0xd7 {
		found := segment{marker: marker, whole: s.rest[:2]}
		s.rest = s.rest[2:]
		return found, true
	}
	if len(s.rest) < 4 {
		return segment{}, false
	}
	end := 2 + int(binary.BigEndian.Uint16(s.rest[2:]))
	if end < 4 || end > len(s.rest) {
		return segment{}, false
	}
	found := segment{marker: marker, data: s.rest[4:end]}
	if marker == startOfScan {
		end = coded(s.rest, end)
	}
	found.whole, s.rest = s.rest[:end], s.rest[end:]
	return found, true
}

// coded gives where what is coded ends: at the next marker that is none of its own.
func coded(b []byte, at int) int {
	for {
		i := bytes.IndexByte(b[at:], 0xff)
		if i < 0 || at+i+1 >= len(b) {
			return len(b)
		}
		at += i
		if next := b[at+1]; next != 0 && next != 0xff && (next < 0xd0 || next > 0xd7) {
			return at
		}
		at++
	}
}

// scans counts the passes over a JPEG file's picture: each goes through all of it, however few bytes it has.
func scans(file []byte) (n int) {
	s := segments{rest: file[len(jpegStart):]}
	for {
		next, ok := s.next()
		if !ok {
			return n
		}
		if next.marker == startOfScan {
			n++
		}
	}
}

const (
	exifSign    = "Exif\x00\x00"
	profileSign = "ICC_PROFILE\x00"
)

// turnIn reads the orientation in a segment of EXIF; 0 where it is none.
func turnIn(data []byte) Turn {
	if tiff, ok := bytes.CutPrefix(data, []byte(exifSign)); ok {
		return turnOf(tiff)
	}
	return 0
}

// turnOf reads the orientation in what EXIF says, which has the form of TIFF: a header, and a list of entries of 12 bytes each. It is 0 where none is
// said.
func turnOf(tiff []byte) Turn {
	var order binary.ByteOrder = binary.LittleEndian
	switch {
	case bytes.HasPrefix(tiff, []byte("MM\x00*")):
		order = binary.BigEndian
	case !bytes.HasPrefix(tiff, []byte("II*\x00")):
		return 0
	}
	if len(tiff) < 8 {
		return 0
	}
	at := int64(order.Uint32(tiff[4:]))
	if at+2 > int64(len(tiff)) {
		return 0
	}
	n, entries := int(order.Uint16(tiff[at:])), tiff[at+2:]
	for ; n > 0 && len(entries) >= 12; n, entries = n-1, entries[12:] {
		const orientation, short = 274, 3
		if order.Uint16(entries) != orientation || order.Uint16(entries[2:]) != short {
			continue
		}
		if t := order.Uint16(entries[8:]); t >= 1 && t <= 8 {
			return Turn(t)
		}
		return 0
	}
	return 0
}

// exif writes nothing but a turn.
func (t Turn) exif() []byte {
	return []byte{'M', 'M', 0, '*', 0, 0, 0, 8, 0, 1, 1, 18, 0, 3, 0, 0, 0, 1, 0, byte(t), 0, 0, 0, 0, 0, 0}
}

// written gives a segment.
func written(marker byte, data ...[]byte) []byte {
	all := bytes.Join(data, nil)
	return append(binary.BigEndian.AppendUint16([]byte{0xff, marker}, uint16(len(all)+2)), all...)
}

// cleanJPEG leaves out of a JPEG file all that is not needed to show it: EXIF but for how it is turned, XMP, IPTC, remarks, small copies of it, and what
// stands behind its end. It is false where the file is broken.
func cleanJPEG(file []byte) ([]byte, bool) {
	out := append(make([]byte, 0, len(file)), jpegStart...)
	s := segments{rest: file[len(jpegStart):]}
	turn, turned := Turn(0), false
	for {
		next, ok := s.next()
		if !ok {
			return nil, false
		}
		if next.marker == app1 && turn == 0 {
			turn = turnIn(next.data)
		}
		if !turned && (next.isFrame() || next.marker == startOfScan) {
			if turned = true; turn > 1 {
				out = append(out, written(app1, []byte(exifSign), turn.exif())...)
			}
		}
		switch {
		case next.marker == endOfImage:
			return append(out, next.whole...), true
		case isNeeded(&next):
			out = append(out, next.whole...)
		}
	}
}

// isNeeded reports a segment without which a picture would look otherwise.
func isNeeded(s *segment) bool {
	switch {
	case s.marker == app0:
		return bytes.HasPrefix(s.data, []byte("JFIF\x00")) && len(s.data) == 14 // one that is longer has a small copy
	case s.marker == app2:
		return bytes.HasPrefix(s.data, []byte(profileSign))
	case s.marker == app14:
		return bytes.HasPrefix(s.data, []byte("Adobe"))
	}
	return s.marker != comment && (s.marker < app0 || s.marker > app15)
}

// profiles gives the segments with the profile of a file's colours; none where these are those that a browser assumes.
func profiles(file []byte) (list []byte) {
	s := segments{rest: file[len(jpegStart):]}
	for {
		next, ok := s.next()
		if !ok || next.marker == startOfScan {
			return list
		}
		if next.marker == app2 && bytes.HasPrefix(next.data, []byte(profileSign)) {
			if bytes.Contains(next.data, []byte("sRGB IEC61966")) {
				return nil
			}
			list = append(list, next.whole...)
		}
	}
}

// profile gives the profile of a JPEG file's colours; nil where these are those that a browser assumes.
func profile(file []byte) (icc []byte) {
	s := segments{rest: profiles(file)}
	for {
		const numbers = 2 // which part of the profile this is, and of how many
		next, ok := s.next()
		if !ok || len(next.data) < len(profileSign)+numbers {
			return icc
		}
		icc = append(icc, next.data[len(profileSign)+numbers:]...)
	}
}
