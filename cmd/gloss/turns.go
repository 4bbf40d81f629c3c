package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/gloss-press/gloss/internal/diag"
	"github.com/gloss-press/gloss/internal/invisible"
	"github.com/gloss-press/gloss/internal/passage"
	"github.com/gloss-press/gloss/internal/transcript"
	"github.com/gloss-press/gloss/internal/workspace"
)

// listTurns shows how a source of the site, or a file that need stand in none, is cut into turns.
func (c *command) listTurns(source, name, format string, start time.Time) error {
	t, ds, err := c.readTurns(source, name, start)
	if err != nil {
		return err
	}
	_ = diag.Text(c.err, ds, c.color())
	if t == nil {
		return &usageError{fmt.Errorf("%s has no text: a source’s text is its body, or the file that file: names", name)}
	}
	if diag.HasErrors(ds) {
		c.status = exitContent
	}
	if format == "json" {
		err = printTurns(c.out, t)
	} else {
		err = printUnderstood(c.out, t)
	}
	if err != nil {
		return &machineError{err}
	}
	return nil
}

// readTurns reads a transcript: a source by its slug, or a file, whose people are those of the site around it where there is one.
func (c *command) readTurns(source, name string, start time.Time) (*transcript.Transcript, []diag.Diagnostic, error) {
	var snap *workspace.Snapshot
	ws, err := c.open(source, start, workspace.Options{Drafts: true, Future: true})
	if err == nil {
		defer ws.Close()
		snap = ws.Load()
		if src := snap.Site.Source(strings.TrimSuffix(filepath.Base(name), ".md")); src != nil && (src.Slug.Value == name || sameFile(source, src.Path, name)) {
			t, ds := snap.Transcript(src)
			return t, ds, nil
		}
	} else if !is[*workspace.NoContentError](err) && !is[*folderError](err) {
		return nil, nil, err
	}
	var people *transcript.People
	if snap != nil {
		people = snap.People()
	}
	t, ds, err := workspace.ReadTranscript(name, people)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil, &usageError{fmt.Errorf("%s is neither a source of the site nor a file", name)}
	}
	if err != nil {
		return nil, nil, &machineError{err}
	}
	return t, ds, nil
}

// sameFile reports whether a path of the site is the file that the command line names.
func sameFile(source, path, name string) bool {
	a, err := os.Stat(filepath.Join(source, filepath.FromSlash(path)))
	if err != nil {
		return false
	}
	b, err := os.Stat(name)
	return err == nil && os.SameFile(a, b)
}

// turnOf is a turn as --format json prints it. Neighbouring turns of one label are one.
type turnOf struct {
	Line    int32  `json:"line"`
	Label   string `json:"label"`
	Speaker string `json:"speaker,omitempty"`
	Certain bool   `json:"certain"`
	Text    string `json:"text"` // how it begins
}

const shownOfTurn = 160

func printTurns(w io.Writer, t *transcript.Transcript) error {
	list := []turnOf{}
	for i := range t.Turns {
		turn := &t.Turns[i]
		label := turn.Label
		one := turnOf{turn.Pos.Line, label, turn.Speaker, !turn.Uncertain, passage.Head(passage.OneLine(t.Text[turn.From:turn.To]), shownOfTurn, "…")}
		if n := len(list) - 1; n >= 0 && label != "" && list[n].Label == label {
			list[n].Certain = list[n].Certain && one.Certain
			continue
		}
		list = append(list, one)
	}
	e := json.NewEncoder(invisible.InJSON(w))
	e.SetEscapeHTML(false)
	return e.Encode(map[string]any{"turns": list})
}

// printUnderstood prints the turns for a writer, a line each, and then what was understood of labels and of what is none.
func printUnderstood(w io.Writer, t *transcript.Transcript) error {
	var b strings.Builder
	for i := range t.Turns {
		turn := &t.Turns[i]
		fmt.Fprintf(&b, "%d\t%s\t%s\n", turn.Pos.Line, diag.Escape(who(turn.Label, turn.Speaker, turn.Uncertain)), diag.Escape(passage.Head(passage.OneLine(t.Text[turn.From:turn.To]), shownOfTurn, "…")))
	}
	for _, kind := range t.Understood() {
		b.WriteString("\n" + kind.Title + ":\n")
		for _, n := range kind.List {
			line := fmt.Sprintf("  %5d  %s", n.Number, diag.Escape(n.Text))
			if n.About != "" {
				line += "  " + n.About
			}
			b.WriteString(line + "\n")
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// who gives a turn's label with the person whom it names.
func who(label, speaker string, uncertain bool) string {
	if speaker != "" {
		label += " = " + speaker
	}
	if uncertain {
		label += " ?"
	}
	return label
}
