package main

import (
	"errors"
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"github.com/gloss-press/gloss/internal/diag"
	"github.com/gloss-press/gloss/internal/mend"
	"github.com/gloss-press/gloss/internal/workspace"
)

func (c *command) fixCommand() *cobra.Command {
	var source string
	var dryRun bool
	var opt mend.Options
	cmd := &cobra.Command{
		Use:   "fix [PATH…]",
		Short: "Mend what is certain, in place, and show the difference",
		Long: `Fix mends the mistakes that have one certain mend, and nothing else in a file: keys and slugs that are misspelt, dates
and words written in another form, typography in which a quote differs from its article, and which of two places a quote
means. It prints the difference, and says what is left. Drafts are mended too.`,
		Example: `  gloss fix --dry-run
  gloss fix content/articles/talking.md
  gloss fix --words`,
	}
	f := cmd.Flags()
	siteFlag(cmd, &source)
	f.BoolVar(&dryRun, "dry-run", false, "show the difference, and write nothing")
	f.BoolVar(&opt.Words, "words", false, "put the right words in the place of misquoted ones too")
	f.SortFlags = false
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		c.resolve(cmd, &source, false)
		ws, err := c.open(source, time.Now(), workspace.Options{Drafts: true, Future: true})
		if err != nil {
			return err
		}
		defer ws.Close()
		if opt.Only, err = pathsIn(source, args); err != nil {
			return err
		}
		res, err := mend.Run(cmd.Context(), ws, opt)
		if err != nil {
			return c.classify(err)
		}
		return c.mend(ws, res, dryRun)
	}
	return cmd
}

// mend shows what was mended, writes it, and says what is left.
func (c *command) mend(ws *workspace.Workspace, res mend.Result, dryRun bool) error {
	mends, files := 0, 0
	for _, f := range res.Files {
		if !dryRun {
			var changed *workspace.ChangedError
			switch err := ws.Write(f.Name, f.Old, f.New); {
			case errors.As(err, &changed):
				c.say(changed.Error())
				c.status = exitContent
				continue
			case err != nil:
				return &machineError{fmt.Errorf("%s can’t be written: %w", f.Name, err)}
			}
		}
		for _, m := range f.Mends {
			_, _ = fmt.Fprintln(c.out, diag.Line(diag.Diagnostic{Span: diag.At(f.Name, m.At), Message: m.Message}))
		}
		if err := diag.Difference(c.out, f.Name, f.Old, f.New, c.colorOut()); err != nil {
			return &machineError{err}
		}
		mends, files = mends+len(f.Mends), files+1
	}
	_ = diag.Text(c.err, res.Left, c.color())
	verb := " made in "
	if dryRun {
		verb = " to be made in "
	}
	if files == 0 {
		c.say("nothing to mend")
	} else {
		c.say(diag.Plural(mends, "mend", "mends") + verb + diag.Plural(files, "file", "files"))
	}
	if n := len(res.Left); n > 0 {
		c.say(diag.Plural(n, "message is", "messages are") + " left")
	}
	if res.Words > 0 {
		c.say(diag.Plural(res.Words, "quote has", "quotes have") + " other words than the source or the article: gloss fix --words writes those of the source, or else the article’s")
	}
	if diag.HasErrors(res.Left) {
		c.status = contentStatus(res.Left)
	}
	return nil
}
