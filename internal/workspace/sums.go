package workspace

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"iter"
	"maps"
	"slices"

	"github.com/gloss-press/gloss/internal/content"
	"github.com/gloss-press/gloss/internal/diag"
	"github.com/gloss-press/gloss/internal/disk"
	"github.com/gloss-press/gloss/internal/site"
)

// Sum is the SHA-256 of what a file is, or of what a Site is made of: it holds from one run of the program to another.
type Sum = [sha256.Size]byte

// Sums are those of a content file.
type Sums struct {
	Front Sum // of what the Site sees of it: its front matter, and what the body adds to that
	Whole Sum // of its bytes
}

// sumsOf sums up a content file when what its body adds to its front matter is filled in.
func sumsOf(f content.File, src []byte) *Sums {
	s := &Sums{Whole: sha256.Sum256(src)}
	if f == nil {
		s.Front = s.Whole
		return s
	}
	front := sha256.New()
	writeFront(front, f, src)
	switch f.(type) {
	case *content.Article, *content.Term, *content.Speaker, *content.Page:
	default: // others are made of a source's text
		front.Write(s.Whole[:])
	}
	s.Front = Sum(front.Sum(nil))
	return s
}

// Sums gives the sums of all content files, by their paths, in no order. They are there where Options asked for them; those of a file that
// can't be read are zero.
func (s *Snapshot) Sums() iter.Seq2[string, Sums] {
	return func(yield func(string, Sums) bool) {
		for name, f := range s.files {
			var sums Sums
			if f.sums != nil {
				sums = *f.sums
			}
			if !yield(name, sums) {
				return
			}
		}
	}
}

// SumsOf gives those of a content file; nil where there is no such file, and where Options did not ask for them.
func (s *Snapshot) SumsOf(name string) *Sums {
	if f := s.files[name]; f != nil {
		return f.sums
	}
	return nil
}

// Surroundings gives a sum of the bytes of all content files but articles: what is worked out for articles with the one holds with the other. It is
// there where Options asked for sums.
func (s *Snapshot) Surroundings() string {
	h := sha256.New()
	for _, name := range slices.Sorted(maps.Keys(s.files)) {
		if sums := s.SumsOf(name); sums != nil && !content.IsArticle(name) {
			fmt.Fprintf(h, "%s %x\n", name, sums.Whole)
		}
	}
	return hex.EncodeToString(h.Sum(nil)[:8])
}

// Beside gives the files, besides content files, of whose bytes pages are made: those that are published as they are, and the texts that
// sources name by file:.
func (s *Snapshot) Beside() []string {
	list := append([]string(nil), s.others...)
	for _, src := range s.Site.Sources {
		if src.File.Value != "" {
			list = append(list, textOf(src))
		}
	}
	return list
}

// StampOf gives the stamp of a file; false where it is not certain.
func (w *Workspace) StampOf(name string) (disk.Stamp, bool) {
	info, err := w.folder.root.Stat(name)
	if err != nil {
		return disk.Stamp{}, false
	}
	return disk.StampOf(info)
}

// SumOf gives the sum of a file's bytes. The error is of the file.
func (w *Workspace) SumOf(name string) (Sum, error) {
	file, _, err := disk.Open(w.folder.root, name)
	if err != nil {
		return Sum{}, err
	}
	defer file.Close()
	h := sha256.New()
	if _, err := io.Copy(h, file); err != nil {
		return Sum{}, err
	}
	return Sum(h.Sum(nil)), nil
}

// Overheard gives the articles whose own sentences decided what came of comparing a quote with its source. Whatever shows such a verdict
// depends on their bodies.
func (s *Snapshot) Overheard() []*site.Article {
	s.judged.mu.Lock()
	defer s.judged.mu.Unlock()
	var list []*site.Article
	for _, j := range s.judged.of {
		list = append(list, j.overheard...)
	}
	return list
}

// StaleTexts tells of the texts of sources that were to be compared, and are no longer what their front matter was read from.
func (s *Snapshot) StaleTexts() []diag.Diagnostic {
	s.judged.mu.Lock()
	defer s.judged.mu.Unlock()
	var list []diag.Diagnostic
	for _, j := range s.judged.of {
		for _, d := range j.text {
			if d.Stale {
				list = append(list, d)
			}
		}
	}
	return list
}
