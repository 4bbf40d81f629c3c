package workspace

import (
	"path/filepath"

	"github.com/gloss-press/gloss/internal/diag"
	"github.com/gloss-press/gloss/internal/disk"
	"github.com/gloss-press/gloss/internal/limit"
	"github.com/gloss-press/gloss/internal/markdown"
	"github.com/gloss-press/gloss/internal/transcript"
)

// ReadTranscript cuts a file that stands in no site into turns. Its labels may name those people; nil knows nobody. The error is one of
// the machine: fs.ErrNotExist where there is no such file.
func ReadTranscript(path string, people *transcript.People) (*transcript.Transcript, []diag.Diagnostic, error) {
	root, err := disk.OpenRoot(filepath.Dir(path))
	if err != nil {
		return nil, nil, err
	}
	defer root.Close()
	text, err := disk.Read(root, filepath.Base(path), limit.Text, nil)
	if err != nil {
		return nil, nil, err
	}
	t, ds := transcript.ParseFile(markdown.New(), filepath.ToSlash(path), text, transcript.Options{People: people})
	return t, ds, nil
}
