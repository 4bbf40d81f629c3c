package publish

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"testing"
)

// A big site as a build makes it: each article a folder with a page of 40 KB and notes of 7 KB.
const (
	benchArticles = 10_000
	benchPage     = 40 << 10
	benchNotes    = 7 << 10
)

// benchSite calls write for every file from two goroutines. Those numbered below changed have bytes of their own for
// each salt.
func benchSite(b *testing.B, changed, salt int, write func(name string, data []byte) error) {
	b.Helper()
	var wg sync.WaitGroup
	for half := range 2 {
		wg.Go(func() {
			page, notes := bytes.Repeat([]byte("a word "), benchPage/7), bytes.Repeat([]byte("a note "), benchNotes/7)
			for i := half; i < benchArticles; i += 2 {
				mark := fmt.Sprintf("%9d %9d", salt, i)
				if i >= changed {
					mark = fmt.Sprintf("%9d %9d", 0, i)
				}
				copy(page, mark)
				copy(notes, mark)
				folder := fmt.Sprintf("articles/article-%d/", i)
				if err := write(folder+"index.html", page); err != nil {
					b.Error(err)
				}
				if err := write(folder+"annotations.jsonld", notes); err != nil {
					b.Error(err)
				}
			}
		})
	}
	wg.Wait()
}

func publishSite(b *testing.B, dir string, changed, salt int) Changes {
	b.Helper()
	tx, err := Begin(dir, Options{})
	if err != nil {
		b.Fatal(err)
	}
	defer tx.Abort()
	benchSite(b, changed, salt, tx.Put)
	changes, err := tx.Commit()
	if err != nil {
		b.Fatal(err)
	}
	return changes
}

// BenchmarkPublish sets a whole publication beside writing the same files with os.WriteFile. Set TMPDIR to choose the
// disk.
func BenchmarkPublish(b *testing.B) {
	fresh := func(b *testing.B, work func(dir string, i int)) {
		for i := range b.N {
			b.StopTimer()
			dir, err := os.MkdirTemp("", "publish")
			if err != nil {
				b.Fatal(err)
			}
			b.StartTimer()
			work(filepath.Join(dir, "public"), i)
			b.StopTimer()
			os.RemoveAll(dir)
			b.StartTimer()
		}
	}
	again := func(b *testing.B, changed int) {
		dir := filepath.Join(b.TempDir(), "public")
		publishSite(b, dir, 0, 0)
		b.ResetTimer()
		for i := range b.N {
			if got, want := publishSite(b, dir, changed, i+1).Written, 2*changed; got != want {
				b.Fatalf("%d files were written, not %d", got, want)
			}
		}
	}
	b.Run("writefile", func(b *testing.B) {
		fresh(b, func(dir string, i int) {
			benchSite(b, benchArticles, i, func(name string, data []byte) error {
				at := filepath.Join(dir, name)
				if err := os.MkdirAll(filepath.Dir(at), 0o755); err != nil {
					return err
				}
				return os.WriteFile(at, data, 0o644)
			})
		})
	})
	b.Run("first", func(b *testing.B) {
		fresh(b, func(dir string, i int) { publishSite(b, dir, benchArticles, i) })
	})
	b.Run("changed", func(b *testing.B) { again(b, benchArticles) })
	b.Run("one changed", func(b *testing.B) { again(b, 1) })
	b.Run("unchanged", func(b *testing.B) { again(b, 0) })
}
