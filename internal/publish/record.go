package publish

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"io"
	"maps"
	"os"
	"path"
	"slices"
	"strings"
	"time"

	"github.com/gloss-press/gloss/internal/disk"
)

// A record stands beside the manifest, and holds for that one manifest alone: which stamps the files had when it was written, and what the
// builder noted of what they are made of. By it a build may keep a file that it knows to be made of the same, without making or reading
// it. It is worth time and nothing else: one that is missing, broken or another manifest's is none.
type record struct {
	stamps map[string]disk.Stamp // no file whose stamp is not certain
	note   []byte
	rest   *io.SectionReader // what was noted besides; it stays in the file
}

const (
	recordFile = "record"
	nextRecord = stageFolder + "/record"

	// The first line. Another version is not read.
	recordHead = "gloss record 2\n"
)

// encode writes a record of the manifest with that sum: its head, the sum, a stamp for each name in their order, zero where there is none,
// the note after its length, what rest writes, and a sum of all that.
func (r *record) encode(to io.Writer, of sum, names []string, rest func(io.Writer) error) error {
	h := sha256.New()
	w := bufio.NewWriterSize(io.MultiWriter(to, h), 64<<10)
	_, _ = w.WriteString(recordHead) // what fails, fails in Flush again
	_, _ = w.Write(of[:])
	var b []byte
	for _, name := range names {
		b = r.stamps[name].AppendTo(b[:0])
		_, _ = w.Write(b)
	}
	_, _ = w.Write(binary.BigEndian.AppendUint64(b[:0], uint64(len(r.note))))
	_, _ = w.Write(r.note)
	var err error
	if rest != nil {
		err = rest(w)
	}
	if err = errors.Join(err, w.Flush()); err == nil {
		_, err = to.Write(h.Sum(nil))
	}
	return err
}

// decodeRecord reads what encode wrote for the manifest with that sum and those names; nil for anything else.
func decodeRecord(from io.ReaderAt, size int64, of sum, names []string) *record {
	end, h := size-int64(len(of)), sha256.New()
	if n, err := io.Copy(h, io.NewSectionReader(from, 0, end)); err != nil || n != end {
		return nil
	}
	told := make([]byte, len(of))
	if _, err := io.ReadFull(io.NewSectionReader(from, end, int64(len(of))), told); err != nil || !bytes.Equal(told, h.Sum(nil)) {
		return nil
	}
	in := io.NewSectionReader(from, 0, end)
	take := func(n uint64) []byte {
		if at, _ := in.Seek(0, io.SeekCurrent); n > uint64(end-at) {
			return nil
		}
		b := make([]byte, n)
		_, _ = io.ReadFull(in, b)
		return b
	}
	if string(take(uint64(len(recordHead)))) != recordHead || !bytes.Equal(take(uint64(len(of))), of[:]) {
		return nil
	}
	stamps, length := take(uint64(len(names)*disk.StampSize)), take(8)
	if length == nil || stamps == nil {
		return nil
	}
	r := &record{stamps: make(map[string]disk.Stamp, len(names))}
	if r.note = take(binary.BigEndian.Uint64(length)); r.note == nil {
		return nil
	}
	for _, name := range names {
		if s := disk.StampIn(stamps); s != (disk.Stamp{}) {
			r.stamps[name] = s
		}
		stamps = stamps[disk.StampSize:]
	}
	at, _ := in.Seek(0, io.SeekCurrent)
	r.rest = io.NewSectionReader(from, at, end-at)
	return r
}

// loadRecord reads the record of the manifest that stands there.
func (s *state) loadRecord() {
	info, err := s.root.Lstat(recordFile)
	if err != nil || !info.Mode().IsRegular() || s.old == nil {
		return
	}
	if s.recordFile, err = s.root.Open(recordFile); err == nil {
		s.record = decodeRecord(s.recordFile, info.Size(), sha256.Sum256(s.saved), slices.Sorted(maps.Keys(s.old)))
	}
}

// Recall gives what was noted by the build that made the output; nil where that is not known. Somebody may have changed files of the output
// since: Stands tells. rest can be read while the build goes on.
func (tx *Tx) Recall() (note []byte, rest *io.SectionReader) {
	if tx.out == nil || tx.state.record == nil {
		return nil, nil
	}
	return tx.state.record.note, tx.state.record.rest
}

// Stands reports whether a file of the output is certain to be as Gloss wrote it. It is not read for that. Stands may be called from several
// goroutines at once.
func (tx *Tx) Stands(name string) bool {
	if tx.out == nil || tx.state.record == nil {
		return false
	}
	if !tx.isBelow(path.Dir(name)) {
		return false
	}
	then, known := tx.state.record.stamps[name]
	now, ok := tx.out.stamp(name)
	return known && ok && now == then
}

// isBelow reports whether a folder of the output, and those above it, are folders: by a link files could stand that look as they did.
func (tx *Tx) isBelow(dir string) bool {
	if dir == "." {
		return true
	}
	is, known := tx.below.Load(dir)
	if !known {
		is = tx.isBelow(path.Dir(dir)) && tx.out.isFolder(dir)
		tx.below.Store(dir, is)
	}
	return is.(bool)
}

// Keep adds files to the site as they stand in the output, and as Stands has just found them. The errors are those of Put.
func (tx *Tx) Keep(names ...string) error {
	for _, name := range names {
		if err := tx.reserve(name); err != nil {
			return tx.fail(err)
		}
		tx.finish(name, file{whole: true, sum: tx.state.old[name][0], stamp: tx.state.record.stamps[name], kept: true})
	}
	return nil
}

// KeepSum is Keep for a file that is to have the bytes with that SHA-256; false, and nothing is added, where it isn't certain to have them.
func (tx *Tx) KeepSum(name string, want [sha256.Size]byte) (bool, error) {
	if tx.state == nil || len(tx.state.old[name]) != 1 || tx.state.old[name][0] != want || !tx.Stands(name) {
		return false, nil
	}
	return true, tx.Keep(name)
}

// Leave adds a file to the site as the manifest has it, where it has it, whatever stands there now: another build looks after it. The errors are those
// of Put.
func (tx *Tx) Leave(name string) error {
	sums := tx.state.old[name]
	if len(sums) == 0 {
		return nil
	}
	if err := tx.reserve(name); err != nil {
		return tx.fail(err)
	}
	f := file{whole: true, sum: sums[0], kept: true}
	for _, s := range sums[1:] { // a build was stopped while it moved the file
		if ours, err := newTree(tx.out).has(name, []sum{s}); err == nil && ours {
			f.sum = s
		}
	}
	tx.finish(name, f)
	return nil
}

// LeaveBelow is Leave for all files in a folder and below it.
func (tx *Tx) LeaveBelow(folder string) error {
	for name := range tx.state.old {
		if strings.HasPrefix(name, folder+"/") {
			if err := tx.Leave(name); err != nil {
				return err
			}
		}
	}
	return nil
}

// Note has Commit leave a record, with what Recall is to give to the next build: a note, and what rest writes, if it isn't nil.
func (tx *Tx) Note(note []byte, rest func(io.Writer) error) { tx.note, tx.rest = note, rest }

// Began gives a moment since Begin, by the clock of the output's disk, in nanoseconds; false where the disk tells none.
func (tx *Tx) Began() (int64, bool) {
	f, now, err := tx.state.openRecord(0)
	if err != nil {
		return 0, false
	}
	return now, f.Close() == nil
}

// openRecord opens a new record in the stage, at a moment that it gives. That is after newest, unless the disk's clock goes on too slowly.
func (s *state) openRecord(newest int64) (f *os.File, now int64, err error) {
	if f, err = s.root.OpenFile(nextRecord, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o644); err != nil {
		return nil, 0, err
	}
	for range 8 {
		if _, err = f.WriteAt([]byte(recordHead), 0); err != nil {
			break
		}
		stamp, known := stampOf(f)
		if now = stamp.Changed; !known {
			err = errors.ErrUnsupported
		}
		if err != nil || now > newest {
			break
		}
		time.Sleep(tick)
	}
	if err != nil {
		f.Close()
	}
	return f, now, err
}

// tick is how long many a system's clock for files stands still.
const tick = 4 * time.Millisecond

// stampOf gives the stamp of an open file; false where it is not certain.
func stampOf(f *os.File) (disk.Stamp, bool) {
	info, err := f.Stat()
	if err != nil {
		return disk.Stamp{}, false
	}
	return disk.StampOf(info)
}

// leaveRecord leaves the record of what was published. Where that fails there is none, and the site is published all the same.
func (w *work) leaveRecord(next manifest) error {
	out := w.out
	if out == nil {
		out = w.state.stage.site // which is the output now
	}
	r, newest := record{stamps: make(map[string]disk.Stamp, len(next)), note: w.note}, int64(0)
	for name, f := range w.files.all() {
		s := f.stamp
		if f.staged != nowhere && s != (disk.Stamp{}) {
			now, _ := out.stamp(name)
			s.Changed = now.Changed // it was moved
			if now != s {
				continue
			}
		}
		r.stamps[name] = s
		newest = max(newest, s.Changed)
	}
	f, now, err := w.state.openRecord(newest)
	if err != nil {
		return err
	}
	// What changed at this very moment may change again in it.
	maps.DeleteFunc(r.stamps, func(_ string, s disk.Stamp) bool { return s.Changed >= now })
	err = r.encode(io.NewOffsetWriter(f, 0), sha256.Sum256(w.state.saved), slices.Sorted(maps.Keys(next)), w.rest)
	if err = errors.Join(err, f.Close()); err != nil {
		return err
	}
	return w.state.root.Rename(nextRecord, recordFile)
}
