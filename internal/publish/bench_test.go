package publish

import (
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"testing"
)

const benchFiles = 2000

// benchSite calls write for 2,000 files of 20 KB from two goroutines, as a build does.
func benchSite(b *testing.B, salt int, write func(name string, data []byte) error) {
	b.Helper()
	var wg sync.WaitGroup
	for half := range 2 {
		wg.Go(func() {
			data := make([]byte, 20<<10)
			for i := half; i < benchFiles; i += 2 {
				copy(data, fmt.Sprintf("%d %d", salt, i))
				if err := write(fmt.Sprintf("articles/article-%d/index.html", i), data); err != nil {
					b.Error(err)
				}
			}
		})
	}
	wg.Wait()
}

func publishSite(b *testing.B, dir string, salt int) Changes {
	b.Helper()
	tx, err := Begin(dir, Options{})
	if err != nil {
		b.Fatal(err)
	}
	defer tx.Abort()
	benchSite(b, salt, tx.Put)
	changes, err := tx.Commit()
	if err != nil {
		b.Fatal(err)
	}
	return changes
}

// BenchmarkPublish sets a whole publication beside writing the same files with os.WriteFile.
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
	b.Run("writefile", func(b *testing.B) {
		fresh(b, func(dir string, i int) {
			benchSite(b, i, func(name string, data []byte) error {
				at := filepath.Join(dir, name)
				if err := os.MkdirAll(filepath.Dir(at), 0o755); err != nil {
					return err
				}
				return os.WriteFile(at, data, 0o644)
			})
		})
	})
	b.Run("first", func(b *testing.B) {
		fresh(b, func(dir string, i int) { publishSite(b, dir, i) })
	})
	b.Run("changed", func(b *testing.B) {
		dir := filepath.Join(b.TempDir(), "public")
		publishSite(b, dir, -1)
		b.ResetTimer()
		for i := range b.N {
			publishSite(b, dir, i)
		}
	})
	b.Run("unchanged", func(b *testing.B) {
		dir := filepath.Join(b.TempDir(), "public")
		publishSite(b, dir, 0)
		b.ResetTimer()
		for range b.N {
			if changes := publishSite(b, dir, 0); changes.Written > 0 {
				b.Fatal(changes)
			}
		}
	})
}
