package publish

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"sync"
	"syscall"
	"testing"
	"testing/iotest"

	"github.com/google/go-cmp/cmp"
)

// create writes data by pieces and closes the file.
func create(t *testing.T, tx *Tx, name, data string) {
	t.Helper()
	f, err := tx.Create(name)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := io.Copy(struct{ io.Writer }{f}, iotest.HalfReader(bytes.NewReader([]byte(data)))); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != fs.ErrClosed {
		t.Errorf("the second Close: %v", err)
	}
}

// A file written by pieces is published as one that is put whole.
func TestCreate(t *testing.T) {
	big := make([]byte, 300_000)
	random := rand.NewChaCha8([32]byte{})
	random.Read(big)
	edited := bytes.Clone(big)
	edited[200_000] ^= 1
	want := site{"index.html": "home", "data/big.json": string(big), "data/empty.json": "", "new/deep/x.json": "x"}
	dir := newOutput(t)
	for _, round := range []struct {
		what  string
		there string // data/big.json before
		want  Changes
	}{
		{"first", "", Changes{Written: 4}},
		{"unchanged", string(big), Changes{Unchanged: 4}},
		{"same size", string(edited), Changes{Written: 1, Unchanged: 3}},
		{"shorter", string(big[:100_000]), Changes{Written: 1, Unchanged: 3}},
		{"longer", string(big) + "x", Changes{Written: 1, Unchanged: 3}},
	} {
		if round.there != "" {
			write(t, dir, site{"data/big.json": round.there})
			longAgo(t, dir)
		}
		tx := begin(t, dir, Options{})
		put(t, tx, site{"index.html": "home"})
		for name, data := range want {
			if name != "index.html" {
				create(t, tx, name, data)
			}
		}
		got, err := tx.Commit()
		if err != nil || !cmp.Equal(got, round.want) {
			t.Errorf("%s: %+v, %v", round.what, got, err)
		}
		holdsExactly(t, dir, want)
		isTidy(t, dir)
		info, _ := os.Stat(filepath.Join(dir, "data/big.json"))
		if old := info.ModTime().Unix() == 1; old != (round.want.Written == 0) {
			t.Errorf("%s: the file was left alone: %v", round.what, old)
		}
	}
}

// What makes a Put fail makes Create fail, and nothing may be committed then; nor when a file is not finished.
func TestFailedCreateCommitsNothing(t *testing.T) {
	full, err := os.OpenFile("/dev/full", os.O_WRONLY, 0)
	if err != nil {
		t.Skip("needs /dev/full")
	}
	onFullDisk := func(tx *Tx) *File {
		f, err := tx.Create("big.json")
		if err != nil {
			t.Fatal(err)
		}
		f.buffer = bufio.NewWriter(full)
		return f
	}
	for name, fail := range map[string]func(tx *Tx) error{
		"name":  func(tx *Tx) error { _, err := tx.Create("../x"); return err },
		"twice": func(tx *Tx) error { _, err := tx.Create("new.html"); return err },
		"write": func(tx *Tx) error {
			f := onFullDisk(tx)
			defer f.Close()
			_, err := f.Write(make([]byte, 1<<20))
			return err
		},
		"close": func(tx *Tx) error {
			f := onFullDisk(tx)
			if _, err := io.WriteString(f, "a little"); err != nil {
				t.Error(err)
			}
			return f.Close()
		},
		"write after close": func(tx *Tx) error {
			f, _ := tx.Create("x")
			f.Close()
			_, err := f.Write([]byte("late"))
			return err
		},
	} {
		for _, there := range []site{nil, {"a.html": "a"}} {
			t.Run(name, func(t *testing.T) {
				dir := newOutput(t)
				if there != nil {
					publish(t, dir, there)
				}
				tx := begin(t, dir, Options{})
				put(t, tx, site{"new.html": "new"})
				err := fail(tx)
				if err == nil {
					t.Fatal("no error")
				}
				if (name == "write" || name == "close") && (!errors.Is(err, syscall.ENOSPC) || err.Error() != "no room left on the disk for "+filepath.ToSlash(dir)+"/big.json") {
					t.Errorf("%v", err)
				}
				if _, got := tx.Commit(); got != err {
					t.Errorf("Commit: %v, want %v", got, err)
				}
				tx.Abort()
				holdsExactly(t, dir, there)
				isTidy(t, dir)
			})
		}
	}
}

func TestFileThatIsNotClosed(t *testing.T) {
	dir := newOutput(t)
	tx := begin(t, dir, Options{})
	f, err := tx.Create("half.json")
	if err != nil {
		t.Fatal(err)
	}
	io.WriteString(f, "half")
	if _, err := tx.Commit(); err == nil {
		t.Error("Commit worked")
	}
	tx.Abort()
	if err := f.Close(); err == nil {
		t.Error("Close after Abort worked")
	}
	if _, err := tx.Create("late.json"); err == nil {
		t.Error("Create after Abort worked")
	}
	holdsExactly(t, dir, nil)
	isTidy(t, dir)
}

func TestConcurrentCreate(t *testing.T) {
	dir := newOutput(t)
	for round := range 2 {
		tx := begin(t, dir, Options{})
		want := site{}
		var wg sync.WaitGroup
		for worker := range 8 {
			page, data := fmt.Sprintf("d/%d/index.html", worker/2), fmt.Sprintf("d/%d/%d.json", worker/2, worker)
			page += fmt.Sprint(worker % 2)
			want[page], want[data] = fmt.Sprint(round, worker), fmt.Sprint(worker)
			wg.Go(func() {
				if err := tx.Put(page, fmt.Append(nil, round, worker)); err != nil {
					t.Error(err)
				}
				create(t, tx, data, fmt.Sprint(worker))
			})
		}
		wg.Wait()
		if got, err := tx.Commit(); err != nil || got.Written != 16-8*round {
			t.Fatalf("Commit: %+v, %v", got, err)
		}
		holdsExactly(t, dir, want)
	}
}
