package main

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/gloss-press/gloss/internal/check"
	"github.com/gloss-press/gloss/internal/diag"
	"github.com/gloss-press/gloss/internal/outside"
	"github.com/gloss-press/gloss/internal/workspace"
)

var formats = []string{"text", "json", "sarif", "github"}

func (c *command) checkCommand() *cobra.Command {
	var source, format string
	var strict, links bool
	cmd := &cobra.Command{
		Use:   "check [PATH…]",
		Short: "Say what is wrong with a site, and write nothing",
		Long: `Check reads a site as build does and says all that is wrong, to standard output, with a table of what is worth a look.
Drafts and articles whose date has not come are looked at too. With files or folders behind it, it tells of those alone; it reads the
whole site all the same.

Its exit status is 1 where there is an error, or a warning with --strict.`,
		Example: `  gloss check
  gloss check --strict content/articles/talking.md
  gloss check --format sarif > gloss.sarif
  gloss check --links`,
	}
	f := cmd.Flags()
	siteFlag(cmd, &source)
	f.StringVar(&format, "format", "text", "how to say it: text, json, sarif (2.1.0) or github (workflow commands)")
	f.BoolVar(&strict, "strict", false, "take warnings for errors")
	f.BoolVar(&links, "links", false, "ask the addresses outside of the site too whether they are still there")
	f.SortFlags = false
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		start := time.Now()
		if !slices.Contains(formats, format) {
			return &usageError{fmt.Errorf("--format: there is no format %q: write %s", format, strings.Join(formats, ", "))}
		}
		c.resolve(cmd, &source, false)
		ws, err := c.open(source, start, workspace.Options{Remarks: true})
		if err != nil {
			return err
		}
		defer ws.Close()
		opt := check.Options{}
		if opt.Only, err = pathsIn(source, args); err != nil {
			return err
		}
		if links {
			opt.Asker = &outside.Asker{Agent: "Gloss/" + version + " (gloss check --links)"}
		}
		report, err := check.Run(cmd.Context(), ws, opt)
		if err != nil {
			return c.classify(err)
		}
		if report.Counts.Errors > 0 || strict && report.Counts.Warnings > 0 {
			c.status = contentStatus(report.Diags)
		}
		if err := c.printReport(report, format, source); err != nil {
			return &machineError{err}
		}
		return nil
	}
	return cmd
}

// open opens a site for a command that publishes nothing.
func (c *command) open(source string, start time.Time, opt workspace.Options) (*workspace.Workspace, error) {
	if err := c.prepare(&opt, start); err != nil {
		return nil, err
	}
	c.useMemory()
	opt.Loaded = c.limitMemory
	ws, err := workspace.Open(source, opt)
	if err != nil {
		return nil, c.classify(err)
	}
	return ws, nil
}

// pathsIn gives the files and folders that arguments name, relative to the source folder. An argument is relative to the working
// folder, or to the source folder where there is no such file.
func pathsIn(source string, args []string) (check.Paths, error) {
	root, err := filepath.Abs(source)
	if err != nil {
		return nil, &machineError{err}
	}
	var paths check.Paths
	for _, arg := range args {
		rel, found := "", false
		for _, p := range []string{arg, filepath.Join(source, arg)} {
			if abs, err := filepath.Abs(p); err == nil && !found {
				rel, err = filepath.Rel(root, abs)
				_, gone := os.Lstat(abs)
				found = err == nil && gone == nil && filepath.IsLocal(rel)
			}
		}
		if !found {
			return nil, &usageError{fmt.Errorf("%s: there is no such file or folder in the site", arg)}
		}
		paths = append(paths, filepath.ToSlash(rel))
	}
	return paths, nil
}

func (c *command) printReport(r check.Report, format, source string) error {
	all := diag.Sort(slices.Concat(r.Diags, r.Notes))
	switch format {
	case "json":
		return diag.PrintJSON(c.out, r.Diags, struct {
			check.Counts
			Notes any `json:"notes"`
		}{r.Counts, diag.List(r.Notes)})
	case "sarif":
		return diag.PrintSARIF(c.out, all, version, r.Counts)
	case "github":
		folder := filepath.ToSlash(source)
		if filepath.IsAbs(source) {
			folder = "" // nobody knows where the repository begins
		}
		return diag.PrintGitHub(c.out, all, folder)
	}
	if err := diag.Text(c.out, r.Diags, c.colorOut()); err != nil {
		return err
	}
	return printTable(c.out, r)
}

func (c *command) colorOut() bool {
	f, ok := c.out.(*os.File)
	return ok && isTerminal(f) && c.getenv("NO_COLOR") == "" && c.getenv("TERM") != "dumb"
}

// printTable prints the figures of a check, and under each what it counts, with its place.
func printTable(out io.Writer, r check.Report) error {
	w := bufio.NewWriter(out)
	if len(r.Diags) > 0 {
		fmt.Fprintln(w)
	}
	row := func(name string, n int, codes ...diag.Code) {
		fmt.Fprintf(w, "%-36s%7d\n", name, n)
		for _, d := range r.Notes {
			if slices.Contains(codes, d.Code) {
				fmt.Fprintln(w, "  "+diag.Line(d))
			}
		}
	}
	n := r.Counts
	row("errors", n.Errors)
	row("warnings", n.Warnings)
	row("quotes verified", n.Quotes.Verified)
	row("quotes unchecked", n.Quotes.Unchecked)
	row("quotes wrong", n.Quotes.Wrong)
	row("quotes accepted", n.Quotes.Accepted)
	row("terms unused", n.TermsUnused, diag.TermUnused)
	row("mentions that match by ending alone", n.Inflected, diag.MentionInflected)
	row("dead internal links", n.DeadLinks)
	row("images without alternative text", n.ImagesWithout, diag.ImageWithoutAlt)
	row("heading levels skipped", n.HeadingsSkipped, diag.HeadingSkipped)
	if n.LayoutsSlow > 0 {
		row("layouts that are slower", n.LayoutsSlow, diag.LayoutSlow)
	}
	if n.Outside != nil {
		row("outside addresses dead", n.Outside.Dead)
		row("outside addresses refused", n.Outside.Refused, diag.OutsideRefused)
		row("outside addresses unreachable", n.Outside.Unreachable, diag.OutsideUnreachable)
	}
	return w.Flush()
}
