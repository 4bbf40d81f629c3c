package publish

import (
	"bytes"
	"crypto/sha256"
	"errors"
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
}

const (
	recordFile = "record"
	nextRecord = stageFolder + "/record"

	// The first line. Another version is not read.
	recordHead = "gloss record 1\n"
)

// encode writes a record of the manifest with that sum: its head, the sum, a stamp for each name in their order, zero where there is none,
// the note, and a sum of all that.
func (r *record) encode(of sum, names []string) []byte {
	b := make([]byte, 0, len(recordHead)+2*len(of)+len(names)*disk.StampSize+len(r.note))
	b = append(b, recordHead...)
	b = append(b, of[:]...)
	for _, name := range names {
		b = r.stamps[name].AppendTo(b)
	}
	b = append(b, r.note...)
	end := sha256.Sum256(b)
	return append(b, end[:]...)
}

// decodeRecord reads what encode wrote for the manifest with that sum and those names; nil for anything else.
func decodeRecord(data []byte, of sum, names []string) *record {
	rest, ok := bytes.CutPrefix(data, append([]byte(recordHead), of[:]...))
	stamps := len(names) * disk.StampSize
	if !ok || len(rest) < stamps+len(of) {
		return nil
	}
	end := len(data) - len(of)
	if sha256.Sum256(data[:end]) != sum(data[end:]) {
		return nil
	}
	r := &record{stamps: make(map[string]disk.Stamp, len(names)), note: rest[stamps : len(rest)-len(of)]}
	for _, name := range names {
		if s := disk.StampIn(rest); s != (disk.Stamp{}) {
			r.stamps[name] = s
		}
		rest = rest[disk.StampSize:]
	}
	return r
}

// loadRecord reads the record of the manifest that stands there.
func (s *state) loadRecord() {
	info, err := s.root.Lstat(recordFile)
	if err != nil || !info.Mode().IsRegular() || s.old == nil {
		return
	}
	if data, err := s.root.ReadFile(recordFile); err == nil {
		s.record = decodeRecord(data, sha256.Sum256(s.saved), slices.Sorted(maps.Keys(s.old)))
	}
}

// Recall gives what was noted by the build that made the output; nil where that is not known. Somebody may have changed files of the output
// since: Stands tells.
func (tx *Tx) Recall() []byte {
	if tx.out == nil || tx.state.record == nil {
		return nil
	}
	return tx.state.record.note
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

// Note has Commit leave a record, with what Recall is to give to the next build.
func (tx *Tx) Note(data []byte) { tx.note = data }

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
	_, err = f.WriteAt(r.encode(sha256.Sum256(w.state.saved), slices.Sorted(maps.Keys(next))), 0)
	if err = errors.Join(err, f.Close()); err != nil {
		return err
	}
	return w.state.root.Rename(nextRecord, recordFile)
}
