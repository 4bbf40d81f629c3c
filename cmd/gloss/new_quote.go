package main

import (
	"errors"
	"fmt"
	"path"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/gloss-press/gloss/internal/content"
	"github.com/gloss-press/gloss/internal/diag"
	"github.com/gloss-press/gloss/internal/quoting"
	"github.com/gloss-press/gloss/internal/site"
	"github.com/gloss-press/gloss/internal/workspace"
)

func (c *command) newQuoteCommand(now func() time.Time) *cobra.Command {
	var source string
	cmd := &cobra.Command{
		Use:   `quote ARTICLE --source SLUG "words"`,
		Short: "Add a quote to an article’s front matter, from the words of a source",
		Long: `Quote looks for the words in a source’s transcript, and adds them to the front matter of an article as the source has them:
with who said them, when and where, and, where they stand in the source several times, with the words beside them. Nothing
else in the file changes. Words that are not in the source are refused, and the nearest passage is shown.

ARTICLE is a slug, or the path of a file; the site is the folder that holds content/ above that file, or above the working folder.`,
		Example: `  gloss new quote talking-is-not-coordinating --source cbs-2014-09-14 "we’re not going to coordinate"
  gloss new quote my-site/content/articles/talking.md --source cbs-2014-09-14 "all kinds of ways"`,
		ValidArgsFunction: cobra.NoFileCompletions,
	}
	cmd.Flags().StringVar(&source, "source", "", "the source that has the words: the name of its file in content/sources/")
	cmd.Args = func(_ *cobra.Command, args []string) error {
		const form = `: gloss new quote ARTICLE --source SLUG "words"`
		switch {
		case len(args) == 0:
			return &usageError{errors.New("new quote takes an article" + form)}
		case source == "":
			return &usageError{errors.New("new quote takes the source that has the words" + form)}
		case strings.TrimSpace(strings.Join(args[1:], " ")) == "":
			return &usageError{errors.New("new quote takes the words to quote" + form)}
		}
		return nil
	}
	cmd.RunE = func(_ *cobra.Command, args []string) error {
		return c.newQuote(now(), args[0], strings.TrimSuffix(path.Base(filepath.ToSlash(source)), ".md"), strings.Join(args[1:], " "))
	}
	return cmd
}

func (c *command) newQuote(now time.Time, article, source, words string) error {
	folder, article := siteOf(article)
	if folder == "." {
		if above, ok := siteAbove(); ok && above != "." {
			folder = above
			c.say("the site is " + folder)
		} else {
			c.looked = !ok
		}
	}
	ws, err := c.open(folder, now, workspace.Options{Drafts: true, Future: true})
	if err != nil {
		return err
	}
	defer ws.Close()
	s := ws.Load()
	a, err := articleOf(s.Site, article)
	if err != nil {
		return err
	}
	src := s.Site.Source(source)
	if src == nil {
		var slugs []string
		for _, src := range s.Site.Sources {
			slugs = append(slugs, src.Slug.Value)
		}
		return unknown("source", source, slugs, "content/sources/")
	}
	q, err := quoting.Find(s, quoting.Asked{Source: src, Words: words, Article: a.Article})
	if refused, ok := errors.AsType[*quoting.Refusal](err); ok {
		ds := []diag.Diagnostic{refused.Diagnostic}
		diag.Quote(ds, ws.ReadFile)
		_ = diag.Text(c.err, ds, c.color())
		c.status = exitContent
		return nil
	}
	if err != nil {
		return &machineError{err}
	}
	old, err := ws.ReadFile(a.Path)
	if err != nil {
		return &machineError{err}
	}
	block := content.QuoteIn(a.Path, old, q.Keys)
	_, _ = fmt.Fprint(c.out, block)
	file := filepath.Join(folder, filepath.FromSlash(a.Path))
	if b, ok := content.AddQuote(a.Path, old, q.Keys); ok {
		switch err := ws.Write(a.Path, old, b); {
		case is[*workspace.ChangedError](err):
			return &folderError{errors.New(a.Path + " changed in the meantime and is left as it is: try again")}
		case err != nil:
			return &machineError{fmt.Errorf("%s can’t be written: %w", a.Path, err)}
		}
		c.say("added to " + file)
	} else {
		c.say(file + " is left as it is, since its quotes are written in a way of their own: put this at the end of its quotes")
	}
	c.tellQuote(q)
	return nil
}

// tellQuote says what is to be done with a new quote.
func (c *command) tellQuote(q *quoting.Quote) {
	for _, note := range q.Notes() {
		c.say(note)
	}
	c.say("now put the words into the text of the article, or write on a line of its own: ::quote{#" + q.Get("id") + "}")
	if whole := q.Passage(); whole != q.Get("text") {
		c.say("in the text, the prefix and the suffix have to stand beside them: " + whole)
	}
}

// siteOf gives the folder of the site that an argument lies in, and what it names there. The path of a file in content/ names its
// site; all else is a slug, or a path, in the working folder.
func siteOf(article string) (folder, name string) {
	file := filepath.ToSlash(filepath.Clean(article))
	switch i := strings.LastIndex("/"+file, "/content/"); i {
	case -1:
		return ".", article
	case 0:
		return ".", file
	case 1: // content/ stands at the root of the file system
		return string(filepath.Separator), file[1:]
	default:
		return filepath.FromSlash(file[:i-1]), file[i:]
	}
}

// articleOf gives the article of a slug, or of a file's path.
func articleOf(s *site.Site, name string) (*site.Article, error) {
	var slugs []string
	file := filepath.ToSlash(name)
	for _, a := range s.Articles {
		if a.Slug.Value == name || a.Path == file {
			return a, nil
		}
		slugs = append(slugs, a.Slug.Value)
	}
	return nil, unknown("article", name, slugs, "content/articles/")
}

// unknown says that the site has no such file.
func unknown(kind, name string, slugs []string, folder string) error {
	hint := "name a file in " + folder
	if near, ok := diag.Nearest(name, slugs); ok {
		hint = "did you mean " + near + "?"
	}
	return &folderError{fmt.Errorf("there is no %s %s: %s", kind, name, hint)}
}
