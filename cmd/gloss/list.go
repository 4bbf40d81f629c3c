package main

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/gloss-press/gloss/internal/check"
	"github.com/gloss-press/gloss/internal/content"
	"github.com/gloss-press/gloss/internal/diag"
	"github.com/gloss-press/gloss/internal/invisible"
	"github.com/gloss-press/gloss/internal/site"
	"github.com/gloss-press/gloss/internal/telling"
	"github.com/gloss-press/gloss/internal/workspace"
)

// line is a line of a list: where, and why it is there.
type line struct {
	at   diag.Span
	what string
}

// lists are what can be listed, by the word of the command line.
var lists = []struct {
	word, short, none string
	whole             bool // drafts and future articles are taken for articles like others
	lines             func(*cobra.Command, *workspace.Workspace, *workspace.Snapshot) ([]line, error)
}{
	{"drafts", "files that are drafts", "there are no drafts", false, drafts},
	{"future", "articles that wait for their date, the next one first", "no article waits for its date", false, future},
	{"unchecked", "quotes whose words can be compared with no transcript", "every quote names a source that has a text", true, uncheckedQuotes},
	{"unused", "terms, people and sources that nothing uses", "every term, person and source is used", true, unused},
}

func (c *command) listCommand() *cobra.Command {
	var source, format string
	long := "List prints one line for each, and in it its file, a tab, and why or until when:\n"
	var words, completions []string
	add := func(word, short string) {
		long += fmt.Sprintf("\n  %-10s %s", word, short)
		words = append(words, word)
		completions = append(completions, cobra.CompletionWithDesc(word, short))
	}
	for _, l := range lists {
		add(l.word, l.short)
	}
	add("turns", "how a transcript is understood: a source of the site, or any file: turns SOURCE|FILE")
	cmd := &cobra.Command{
		Use:   "list " + strings.Join(words, "|") + " SOURCE|FILE",
		Short: "List drafts, future articles, unchecked quotes, what nothing uses, or the turns of a transcript",
		Long:  long,
		Example: `  gloss list drafts
  gloss list unchecked --source my-site
  gloss list unused | cut -f 1
  gloss list turns briefing-2014-09-10`,
		Args:              func(_ *cobra.Command, args []string) error { return isListed(words, args) },
		ValidArgsFunction: cobra.FixedCompletions(completions, cobra.ShellCompDirectiveNoFileComp),
	}
	siteFlag(cmd, &source)
	cmd.Flags().StringVar(&format, "format", "text", "how to print it: text or json")
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		if format != "text" && format != "json" {
			return &usageError{fmt.Errorf("--format: there is no format %q: write text or json", format)}
		}
		c.resolve(cmd, &source, false)
		if args[0] == "turns" {
			return c.listTurns(source, args[1], format, time.Now())
		}
		l := lists[slices.Index(words, args[0])]
		ws, err := c.open(source, time.Now(), workspace.Options{Drafts: l.whole, Future: l.whole, Remarks: l.whole})
		if err != nil {
			return err
		}
		defer ws.Close()
		snap := ws.Load()
		all, err := l.lines(cmd, ws, snap)
		if err != nil {
			return c.classify(err)
		}
		if err := printList(c.out, all, format); err != nil {
			return &machineError{err}
		}
		if len(all) == 0 && format == "text" {
			c.say(l.none)
		}
		if diag.HasErrors(snap.Diags) {
			c.say("something is wrong with the content, so the list may lack something: gloss check says what")
		}
		return nil
	}
	return cmd
}

// isListed refuses what names no list.
func isListed(words, args []string) error {
	hint := "write gloss list and one of " + strings.Join(words, ", ")
	switch {
	case len(args) > 0 && args[0] == "turns" && len(args) != 2:
		return &usageError{errors.New("list turns takes one transcript: write gloss list turns and a source of the site, or a file")}
	case len(args) != 1 && (len(args) == 0 || args[0] != "turns"):
		return &usageError{fmt.Errorf("list takes one word: %s", hint)}
	case slices.Contains(words, args[0]):
		return nil
	}
	if near, ok := diag.Nearest(args[0], words); ok {
		hint = "did you mean “gloss list " + near + "”?"
	}
	return &usageError{fmt.Errorf("there is no list of %q: %s", args[0], hint)}
}

// printList prints a list for people and shells, or as JSON.
func printList(w io.Writer, all []line, format string) error {
	if format == "json" {
		list := make([]map[string]any, len(all))
		for i, x := range all {
			list[i] = map[string]any{"file": x.at.File, "line": x.at.From.Line, "what": x.what}
		}
		return json.NewEncoder(invisible.InJSON(w)).Encode(list)
	}
	for _, x := range all {
		at := diag.Escape(x.at.File)
		if x.at.From.Line > 0 {
			at += fmt.Sprint(":", x.at.From.Line)
		}
		if _, err := fmt.Fprintf(w, "%s\t%s\n", at, diag.Escape(x.what)); err != nil {
			return err
		}
	}
	return nil
}

func drafts(_ *cobra.Command, _ *workspace.Workspace, snap *workspace.Snapshot) (all []line, _ error) {
	for _, k := range snap.Site.KeptBack {
		switch {
		case k.Draft && k.Until.IsZero():
			all = append(all, line{diag.Span{File: k.Path}, "draft"})
		case k.Draft:
			all = append(all, line{diag.Span{File: k.Path}, "draft, dated " + moment(k, snap.Site)})
		}
	}
	return byPlace(all), nil
}

func future(_ *cobra.Command, _ *workspace.Workspace, snap *workspace.Snapshot) (all []line, _ error) {
	waiting := slices.DeleteFunc(slices.Clone(snap.Site.KeptBack), func(k site.KeptBack) bool { return k.Until.IsZero() })
	slices.SortFunc(waiting, func(a, b site.KeptBack) int { return cmp.Or(a.Until.Compare(b.Until), cmp.Compare(a.Path, b.Path)) })
	for _, k := range waiting {
		what := moment(k, snap.Site)
		if k.Draft {
			what += ", and a draft"
		}
		all = append(all, line{diag.Span{File: k.Path}, what})
	}
	return all, nil
}

// moment gives the time that an article waits for, in the site's zone, by RFC 3339.
func moment(k site.KeptBack, s *site.Site) string { return k.Until.In(s.Zone).Format(time.RFC3339) }

func uncheckedQuotes(_ *cobra.Command, _ *workspace.Workspace, snap *workspace.Snapshot) (all []line, _ error) {
	for _, a := range snap.Site.Articles {
		for _, q := range a.Quotes {
			if _, why := telling.Uncompared(q); why != "" {
				all = append(all, line{diag.At(a.Path, q.Pos), q.ID().Value + ": " + why})
			}
		}
	}
	return byPlace(all), nil
}

func unused(cmd *cobra.Command, ws *workspace.Workspace, snap *workspace.Snapshot) (all []line, _ error) {
	report, err := check.Run(cmd.Context(), ws, check.Options{})
	if err != nil {
		return nil, err
	}
	for _, d := range report.Notes {
		if d.Code == diag.TermUnused {
			all = append(all, line{d.Span, d.Message})
		}
	}
	s := snap.Site
	used := named(s)
	for _, p := range s.Speakers {
		if p.Speaker != nil && len(s.BySpeaker(p)) == 0 && !used[p] {
			all = append(all, line{diag.At(p.Path, p.Speaker.Name.Pos), fmt.Sprintf("nothing is quoted of “%s”", p.Name)})
		}
	}
	for _, src := range s.Sources {
		if len(src.Quotes) == 0 && !used[src] {
			all = append(all, line{diag.At(src.Path, src.Source.Title.Pos), fmt.Sprintf("nothing is quoted from “%s”", src.Name())})
		}
	}
	return byPlace(all), nil
}

// named gives the people and sources (*site.Speaker, *site.Source) that something else than a quote's speaker and source names.
func named(s *site.Site) map[any]bool {
	used := map[any]bool{}
	people := func(list ...content.String) {
		for _, v := range list {
			if v.Value != "" {
				used[s.Speaker(v.Value)] = true
			}
		}
	}
	for _, a := range s.Articles {
		for _, q := range a.Quotes {
			people(q.Via, q.QuestionBy)
		}
	}
	for _, t := range s.Terms {
		for _, d := range t.Definitions {
			people(d.By)
			used[s.Source(d.Source.Value)] = true
		}
	}
	for _, p := range s.Speakers {
		if p.Speaker != nil {
			people(p.Affiliation)
		}
	}
	for _, src := range s.Sources {
		for _, l := range src.Source.Speakers {
			people(l.Speaker)
		}
		for _, v := range src.Versions {
			used[s.Source(v.Value)] = true
		}
	}
	return used
}

func byPlace(all []line) []line {
	slices.SortStableFunc(all, func(a, b line) int { return cmp.Or(cmp.Compare(a.at.File, b.at.File), a.at.From.Compare(b.at.From)) })
	return all
}
