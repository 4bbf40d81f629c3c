package main

import (
	"errors"
	"fmt"
	"io"
	"net/url"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"github.com/gloss-press/gloss"
	"github.com/gloss-press/gloss/internal/build"
	"github.com/gloss-press/gloss/internal/diag"
	"github.com/gloss-press/gloss/internal/publish"
	"github.com/gloss-press/gloss/internal/site"
	"github.com/gloss-press/gloss/internal/workspace"
)

func (c *command) buildCommand() *cobra.Command {
	var opt build.Options
	var quiet bool
	var shard string
	cmd := &cobra.Command{
		Use:   "build",
		Short: "Build the site into a folder that any web host serves",
		Long: `Build reads content/ and writes the finished site into public/. Where something is wrong, it says in which file
and line and what to write instead, and publishes nothing.`,
		Example: `  gloss build
  gloss build --source my-site --output /srv/www --base-url https://example.org/explainers/
  gloss build --drafts --future`,
		Args: noArgs,
	}
	f := cmd.Flags()
	siteFlag(cmd, &opt.Source)
	f.StringVarP(&opt.Output, "output", "o", "", "the folder to write the site into (default: public in the site's folder)")
	f.StringVarP(&opt.BaseURL, "base-url", "b", "", "the address that the site will have, like https://example.org/")
	f.BoolVarP(&opt.Drafts, "drafts", "D", false, "publish drafts too")
	f.BoolVarP(&opt.Future, "future", "F", false, "publish articles whose date has not come too")
	f.IntVar(&opt.Jobs, "jobs", 0, "how many pages to make at once (default: two for each processor)")
	f.BoolVar(&opt.Strict, "strict", false, "take warnings for errors")
	f.BoolVarP(&quiet, "quiet", "q", false, "print nothing but what is wrong")
	f.BoolVar(&opt.NoCache, "no-cache", false, "make every page anew, also those that nothing has changed of since the last build")
	f.BoolVar(&opt.Force, "force", false, "write into a folder that holds files which Gloss did not write; none of them is deleted")
	f.StringVar(&shard, "shard", "", "build one share of the pages: 2/5 for the second of five (0/5 is 5/5); all shares together are the site")
	f.StringVar(&opt.Digests, "digests", "", "the folder with the digests of all shares, so that the bodies of other shares are not read (see gloss digest)")
	f.SortFlags = false
	cmd.RunE = func(cmd *cobra.Command, _ []string) (err error) {
		start := time.Now()
		c.resolve(cmd, &opt.Source, quiet)
		if shard != "" {
			if opt.Share, err = site.ParseShare(shard); err != nil {
				return &usageError{fmt.Errorf("--shard: %w", err)}
			}
			opt.Version = versionLine()
		} else if opt.Digests != "" {
			return &usageError{errors.New("--digests needs --shard")}
		}
		if opt.Output == "" {
			opt.Output = filepath.Join(opt.Source, "public")
		}
		if opt.Jobs < 0 {
			return &usageError{errors.New("--jobs takes a number of at least 1")}
		}
		if err := c.prepare(&opt.Options, start); err != nil {
			return err
		}
		c.useMemory()
		opt.Program = programName()
		opt.Loaded = c.limitMemory
		opt.Waiting = func() { c.say("another build is writing to " + opt.Output + ": waiting for it") }
		p := &progress{w: c.err, start: start}
		if c.terminal && !quiet {
			opt.Progress = p.show
		}
		res, err := build.Run(cmd.Context(), opt)
		p.clear()
		if err != nil {
			return c.classify(err)
		}
		c.tell(res, opt, quiet, time.Since(start))
		return nil
	}
	return cmd
}

// tell prints what is wrong and what was done.
func (c *command) tell(res build.Result, opt build.Options, quiet bool, took time.Duration) {
	_ = diag.Text(c.err, res.Diags, c.color())
	if !res.Published {
		c.status = contentStatus(res.Diags)
		errs, warnings := diag.Count(res.Diags)
		line := diag.Plural(errs, "error", "errors")
		if warnings > 0 {
			line += " and " + diag.Plural(warnings, "warning", "warnings")
		}
		c.say(line + ": nothing was published")
		return
	}
	if quiet {
		return
	}
	for _, k := range res.KeptBack {
		switch {
		case !k.Until.IsZero() && k.Draft:
			c.say("kept back: " + k.Path + " is a draft, and its date is " + k.Until.In(res.Zone).Format("2006-01-02 15:04 MST"))
		case k.Draft:
			c.say("kept back: " + k.Path + " is a draft")
		default:
			c.say("kept back: " + k.Path + " waits for " + k.Until.In(res.Zone).Format("2006-01-02 15:04 MST (-07:00)"))
		}
	}
	if res.Relative {
		c.say("no base address: feeds, the sitemap and annotations are left out (give base_url in content/site.yaml, or --base-url)")
	}
	for _, name := range res.Changes.Kept {
		c.say("left in place: " + filepath.Join(opt.Output, name) + " is no longer part of the site, and was changed since Gloss wrote it")
	}
	_, _ = fmt.Fprintf(c.out, "%s: %s, %s, %s in %s\n", opt.Output, diag.Plural(res.Pages, "page", "pages"), diag.Plural(res.Quotes, "quote", "quotes"), diag.Plural(res.Terms, "term", "terms"), tookText(took))
}

func tookText(d time.Duration) string {
	if d < time.Second {
		return d.Round(time.Millisecond).String()
	}
	return d.Round(10 * time.Millisecond).String()
}

// classify sorts what went wrong into mistakes of the command line and faults of the machine.
func (c *command) classify(err error) error {
	isNone := is[*workspace.NoContentError](err)
	switch {
	case isNone && c.looked:
		return &folderError{errNoSite}
	case isNone, is[*publish.ProtectedError](err), is[*publish.ForeignError](err), is[*publish.ConflictError](err), is[*build.DigestError](err):
		return &folderError{err}
	}
	return &machineError{err}
}

// is reports whether an error is, or comes of, one of a type.
func is[T error](err error) bool {
	_, ok := errors.AsType[T](err)
	return ok
}

// prepare puts into opt what the outside decides: the moment, the base address where no flag names it, and the built-in theme.
func (c *command) prepare(opt *workspace.Options, clock time.Time) (err error) {
	if opt.BaseURL, err = c.baseURL(opt.BaseURL); err != nil {
		return &usageError{err}
	}
	if opt.Now, err = c.now(clock); err != nil {
		return &usageError{err}
	}
	opt.Theme = gloss.Files
	return nil
}

// baseURL gives the address of the site: the flag's, or what hosts tell by the environment.
func (c *command) baseURL(flag string) (string, error) {
	name, v := "--base-url", flag
	for _, env := range []string{"GLOSS_BASE_URL", "DEPLOY_PRIME_URL", "CF_PAGES_URL"} {
		if v == "" {
			name, v = env, c.getenv(env)
		}
	}
	if v == "" {
		return "", nil
	}
	u, err := url.Parse(v)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || u.RawQuery != "" || u.Fragment != "" || u.User != nil {
		return "", fmt.Errorf("%s: %q is not an address that a site can have: write one like https://example.org/explainers/", name, v)
	}
	return strings.TrimSuffix(v, "/") + "/", nil
}

// now gives the moment that decides which articles are still to come: SOURCE_DATE_EPOCH's (reproducible-builds.org), or the clock's.
func (c *command) now(clock time.Time) (time.Time, error) {
	v := c.getenv("SOURCE_DATE_EPOCH")
	if v == "" {
		return clock, nil
	}
	n, err := strconv.ParseInt(v, 10, 64)
	if err != nil {
		return clock, fmt.Errorf("SOURCE_DATE_EPOCH: %q is not a number of seconds", v)
	}
	return time.Unix(n, 0), nil
}

func (c *command) color() bool {
	return c.terminal && c.getenv("NO_COLOR") == "" && c.getenv("TERM") != "dumb"
}

func isTerminal(f *os.File) bool { return term.IsTerminal(int(f.Fd())) }

// progress shows how far a build is that takes over a second.
type progress struct {
	w     io.Writer
	start time.Time

	mu    sync.Mutex
	last  time.Time
	shown bool
}

func (p *progress) show(done, total int) {
	now := time.Now()
	p.mu.Lock()
	defer p.mu.Unlock()
	if now.Sub(p.start) < time.Second || now.Sub(p.last) < 100*time.Millisecond {
		return
	}
	p.last, p.shown = now, true
	_, _ = fmt.Fprintf(p.w, "\r%d of %d", done, total)
}

func (p *progress) clear() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.shown {
		_, _ = io.WriteString(p.w, "\r\x1b[K")
	}
}

// noArgs refuses words that no command takes, as a mistake of usage.
func noArgs(cmd *cobra.Command, args []string) error {
	if len(args) > 0 {
		return &usageError{fmt.Errorf("%s takes no %q: name a site's folder with --source", cmd.Name(), args[0])}
	}
	return nil
}
