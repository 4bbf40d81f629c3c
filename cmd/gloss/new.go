package main

import (
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/gloss-press/gloss/internal/diag"
	"github.com/gloss-press/gloss/internal/starter"
)

func (c *command) newCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "new",
		Short: "Begin a site, an article, a term, a person or a source; add a quote",
		Long: `New writes a first file, with comments that say what can stand in it, and prints its path. It never writes over a file.
New quote adds a quote to an article’s front matter instead.

A title or name of several words needs quotation marks only where it holds characters that the shell reads itself.`,
		Example: `  gloss new site my-site
  gloss new article "Talking is not coordinating"
  gloss new person "John Kerry" --source my-site`,
	}
	cmd.AddCommand(c.newSiteCommand(),
		c.newFileCommand(starter.Article, "TITLE", "Begin an article: a draft of today, in content/articles/", `gloss new article "Talking is not coordinating"`),
		c.newFileCommand(starter.Term, "NAME", "Begin a term of the glossary, in content/glossary/", `gloss new term de-conflict`),
		c.newFileCommand(starter.Person, "NAME", "Begin a person or body that is quoted, in content/people/", `gloss new person "John Kerry"`),
		c.newFileCommand(starter.Source, "TITLE", "Begin a source, for a transcript, in content/sources/", `gloss new source "CBS interview, 14 September 2014"`),
		c.newQuoteCommand(time.Now))
	cmd.Args = func(cmd *cobra.Command, args []string) error {
		if len(args) == 0 {
			return nil
		}
		var names []string
		for _, sub := range cmd.Commands() {
			names = append(names, sub.Name())
		}
		hint := "write one of " + strings.Join(names, ", ")
		if near, ok := diag.Nearest(args[0], names); ok {
			hint = "did you mean “gloss new " + near + "”?"
		}
		return &usageError{fmt.Errorf("new makes no %q: %s", args[0], hint)}
	}
	cmd.RunE = func(cmd *cobra.Command, _ []string) error { return cmd.Help() }
	return cmd
}

func (c *command) newSiteCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "site DIR",
		Short: "Put a small site into a folder, to build on",
		Long: `Site puts a small site into a folder, which is made where it isn't there: an article with two quotes, two terms, two
people, a source with its transcript, an about page. It builds as it is. Each file says in comments what stands in it.

A folder that holds a site already is left as it is.`,
		Example: `  gloss new site my-site
  gloss build --source my-site`,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) != 1 {
				return &usageError{errors.New("new site takes the name of one folder: gloss new site my-site")}
			}
			return nil
		},
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			return nil, cobra.ShellCompDirectiveFilterDirs
		},
		RunE: func(_ *cobra.Command, args []string) error {
			files, err := starter.Site(args[0])
			if err != nil {
				return notMade(err)
			}
			for _, f := range files {
				_, _ = fmt.Fprintln(c.out, filepath.Join(args[0], filepath.FromSlash(f)))
			}
			command := "gloss build"
			if filepath.Clean(args[0]) != "." {
				command += " --source " + starter.Shell(args[0])
			}
			c.say("a site with " + diag.Plural(len(files), "file", "files") + "; build it with: " + command)
			return nil
		},
	}
}

func (c *command) newFileCommand(kind starter.Kind, what, short, example string) *cobra.Command {
	var source string
	cmd := &cobra.Command{
		Use:               string(kind) + " " + what,
		Short:             short,
		Example:           "  " + example,
		ValidArgsFunction: cobra.NoFileCompletions,
	}
	siteFlag(cmd, &source)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		c.resolve(cmd, &source, false)
		now, err := c.now(time.Now())
		if err != nil {
			return &usageError{err}
		}
		made, err := starter.New(source, kind, strings.Join(args, " "), now)
		if err != nil {
			return notMade(err)
		}
		if made.NewSite {
			c.say("this is a new site: there was no content/ in " + source)
		}
		_, _ = fmt.Fprintln(c.out, filepath.Join(source, filepath.FromSlash(made.Path)))
		return nil
	}
	return cmd
}

// notMade sorts what kept a file from being made.
func notMade(err error) error {
	switch {
	case is[*starter.NameError](err):
		return &usageError{err}
	case is[*starter.ExistsError](err):
		return &folderError{err}
	}
	return &machineError{err}
}
