// Gloss makes annotated explainers of Markdown files: every quoted word with who said it, when and where.
package main

import (
	"context"
	"errors"
	"io"
	"os"
	"slices"
	_ "time/tzdata" // a site's time zone must not depend on the machine

	"github.com/spf13/cobra"

	"github.com/gloss-press/gloss/internal/diag"
)

// The exit statuses: whose fault it is.
const (
	exitDone        = 0
	exitContent     = 1
	exitUsage       = 2
	exitMachine     = 3
	exitInterrupted = 130
)

// command is the program with its streams and what it knows of the outside.
type command struct {
	out, err io.Writer
	getenv   func(string) string
	terminal bool // err is a terminal
	looked   bool // for a site, in the working folder and above it, in vain
	status   int
	memory   memory
}

func main() {
	ctx := untilSignal(func() { os.Exit(exitInterrupted) })
	c := &command{out: os.Stdout, err: os.Stderr, getenv: os.Getenv, terminal: isTerminal(os.Stderr)}
	os.Exit(c.run(ctx, os.Args[1:]))
}

// run runs one command line and gives the exit status.
func (c *command) run(ctx context.Context, args []string) int {
	root := &cobra.Command{
		Use:   "gloss",
		Short: "Make annotated explainers of Markdown articles",
		Long: `Gloss makes a website of Markdown articles and the quotes in them: every quoted word with who said it,
when and where, terms that explain themselves, and timelines of what was said.

A site is a folder that holds content/. Go there and run:

    gloss build`,
		SilenceErrors: true,
		SilenceUsage:  true,
		RunE:          func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	root.SetArgs(args)
	root.Version = versionLine()
	root.SetVersionTemplate("{{.Version}}\n")
	root.Flags().Bool("version", false, "print the version of Gloss") // without a letter: -v means other things elsewhere
	root.SetOut(c.out)
	root.SetErr(c.err)
	root.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return &usageError{err} })
	root.AddCommand(c.buildCommand(), c.digestCommand(), c.serveCommand(), c.checkCommand(), c.fixCommand(), c.newCommand(), c.listCommand(), c.versionCommand())
	err := root.ExecuteContext(ctx)
	switch {
	case err == nil:
		return c.status
	case ctx.Err() != nil && errors.Is(err, context.Canceled):
		c.say("interrupted: nothing was published")
		return exitInterrupted
	}
	c.say("gloss: " + err.Error())
	if is[*machineError](err) {
		return exitMachine
	}
	if !is[*folderError](err) {
		c.say("Run “gloss --help”, or “gloss COMMAND --help”, to see what can be written.")
	}
	return exitUsage
}

// usageError is a mistake in the command line, folderError a folder that can't be what it is named as, machineError a fault of
// disk, permission or system.
type (
	usageError   struct{ error }
	folderError  struct{ error }
	machineError struct{ error }
)

func (e *usageError) Unwrap() error   { return e.error }
func (e *folderError) Unwrap() error  { return e.error }
func (e *machineError) Unwrap() error { return e.error }

// contentStatus gives the exit status for what is wrong with a site. A layout that doesn't end is no mistake in content.
func contentStatus(ds []diag.Diagnostic) int {
	if slices.ContainsFunc(ds, func(d diag.Diagnostic) bool { return d.Code == diag.LayoutEndless }) {
		return exitMachine
	}
	return exitContent
}

// say prints a line for the person at the keyboard.
func (c *command) say(line string) { _, _ = io.WriteString(c.err, line+"\n") }
