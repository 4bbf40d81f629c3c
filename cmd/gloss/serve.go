package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"net"
	"os/exec"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/gloss-press/gloss/internal/diag"
	"github.com/gloss-press/gloss/internal/preview"
	"github.com/gloss-press/gloss/internal/starter"
	"github.com/gloss-press/gloss/internal/watch"
	"github.com/gloss-press/gloss/internal/workspace"
)

// usualPort is where the preview stands unless something else is there already.
const usualPort = 1414

func (c *command) serveCommand() *cobra.Command {
	opt := preview.Options{Clock: time.Now}
	var s serving
	cmd := &cobra.Command{
		Use:   "serve",
		Short: "Show the site while it is written, and every save at once",
		Long: `Serve shows the site in a browser on this machine, drafts and future articles too. A save shows at once on the pages that are
open, and so does a mistake. At /_gloss/ is a list of what is still to do. Nothing is written to the disk. Ctrl-C ends it.`,
		Example: `  gloss serve --open
  gloss serve --source my-site --port 8000 --editor vscode
  gloss serve --poll 1s`,
		Args: noArgs,
	}
	f := cmd.Flags()
	siteFlag(cmd, &opt.Source)
	f.StringVar(&s.host, "host", "127.0.0.1", "the address to listen at; any but this machine's own lets others read drafts")
	f.IntVarP(&s.port, "port", "p", usualPort, "the port to listen at; without this, the next one where it is taken")
	f.BoolVar(&s.open, "open", false, "open the site in the browser")
	f.BoolVar(&opt.Drafts, "drafts", true, "show drafts")
	f.BoolVar(&opt.Future, "future", true, "show articles whose date has not come")
	f.StringSliceVar(&opt.Hosts, "allow-host", nil, "a name that browsers may call the preview by, besides localhost")
	f.StringVar(&s.editor, "editor", "", "where a mistake’s place opens: vscode, idea, or an address with {file}, {line} and {column}")
	f.DurationVar(&s.poll, "poll", 0, "look for changes every so often, like 1s, on disks that don’t tell of them")
	f.BoolVar(&opt.NoReload, "no-reload", false, "leave pages as they are until they are loaded again")
	f.SortFlags = false
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		c.resolve(cmd, &opt.Source, false)
		s.exact = f.Changed("port")
		return c.serve(cmd.Context(), opt, s)
	}
	return cmd
}

// serving is where and how the preview stands.
type serving struct {
	host, editor string
	port         int
	exact, open  bool
	poll         time.Duration
}

// previewOptions completes what flags say of the preview.
func (c *command) previewOptions(opt *preview.Options, s serving) error {
	if s.port < 0 || s.port > 1<<16-1 {
		return &usageError{errors.New("--port takes a number from 0 to 65535")}
	}
	if s.poll < 0 {
		return &usageError{errors.New("--poll takes a time like 1s")}
	}
	folder, err := filepath.Abs(opt.Source)
	if err != nil {
		return &machineError{err}
	}
	if opt.Editor, err = preview.NewEditor(s.editor, folder); err != nil {
		return &usageError{fmt.Errorf("--editor: %w", err)}
	}
	if err = c.prepare(&opt.Options, opt.Clock()); err != nil {
		return err
	}
	for i, name := range opt.Hosts {
		opt.Hosts[i] = strings.ToLower(name)
	}
	if !preview.IsLoopback(s.host) {
		opt.Hosts = append(opt.Hosts, strings.ToLower(s.host))
	}
	c.useMemory()
	opt.Loaded = c.limitMemory
	opt.Make, opt.Tell = starter.Command(opt.Source), c.tellNews
	return nil
}

func (c *command) serve(ctx context.Context, opt preview.Options, s serving) error {
	if err := c.previewOptions(&opt, s); err != nil {
		return err
	}
	listeners, err := preview.Listen(s.host, s.port, s.exact)
	if err != nil {
		return &machineError{err}
	}
	for _, l := range listeners {
		defer l.Close()
	}
	watcher, err := c.watch(opt.Source, s.poll) // before the first file is read, so that no save is missed
	if errors.Is(err, fs.ErrNotExist) {
		err = &workspace.NoContentError{Dir: opt.Source}
	}
	if err != nil {
		return c.classify(err)
	}
	defer watcher.Close()
	opt.Changes = watcher
	p, err := c.openPreview(opt)
	if err != nil {
		return c.classify(err)
	}
	defer p.Close()
	port := listeners[0].Addr().(*net.TCPAddr).Port
	if port != s.port && s.port > 0 {
		c.say(fmt.Sprintf("port %d is taken: %d is used instead", s.port, port))
	}
	host := "localhost"
	if !preview.IsLoopback(s.host) {
		host = s.host
		c.say("anyone who reaches " + s.host + " over the network can read this site, drafts included")
	}
	address := "http://" + net.JoinHostPort(host, strconv.Itoa(port)) + p.Root()
	_, _ = fmt.Fprintln(c.out, "Preview at "+address+" (Ctrl-C ends it)")
	watching, stop := context.WithCancel(ctx)
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		if err := p.Watch(watching); watching.Err() == nil {
			c.say("changes are no longer seen: " + err.Error() + ": end the preview and start it again")
		}
	}()
	defer func() { stop(); <-ended }()
	if s.open {
		c.openBrowser(address)
	}
	if err := p.Serve(ctx, listeners...); err != nil {
		return &machineError{err}
	}
	return nil
}

// openPreview reads a site with a collector that rests: most of what is made then stays.
func (c *command) openPreview(opt preview.Options) (*preview.Preview, error) {
	if c.ownMemory() {
		defer debug.SetGCPercent(debug.SetGCPercent(400))
	}
	return preview.Open(opt)
}

// tellNews prints the mistakes that are new, and how many are left where one was mended.
func (c *command) tellNews(n preview.News) {
	if n.Well {
		c.say("nothing is wrong any more")
		return
	}
	const most = 50
	mended := ""
	if len(n.New) == 0 {
		mended = "mended: "
	}
	_ = diag.Text(c.err, n.New[:min(len(n.New), most)], c.color())
	line := diag.Plural(n.Errors, "error", "errors") + " and " + diag.Plural(n.Warnings, "warning", "warnings")
	if n.Warnings == 0 {
		line = diag.Plural(n.Errors, "error", "errors")
	} else if n.Errors == 0 {
		line = diag.Plural(n.Warnings, "warning", "warnings")
	}
	if more := len(n.New) - most; more > 0 {
		line += ", " + strconv.Itoa(more) + " of them not shown here: see /_gloss/"
	}
	c.say(mended + line + " now")
}

// openBrowser asks the system to open an address. It is no fault of the preview's where there is no browser.
func (c *command) openBrowser(address string) {
	name, args := "xdg-open", []string{address}
	switch runtime.GOOS {
	case "darwin":
		name = "open"
	case "windows":
		name, args = "rundll32", []string{"url.dll,FileProtocolHandler", address}
	}
	cmd := exec.Command(name, args...)
	if err := cmd.Start(); err != nil {
		c.say("no browser could be opened: " + err.Error())
		return
	}
	go func() { _ = cmd.Wait() }()
}

// watched are the folders that a site is made of.
var watched = []string{"content", "static", "layouts", "assets"}

// watch begins to watch the folders of a site: not where it is built to, nor what else lies there.
func (c *command) watch(source string, poll time.Duration) (*watch.Watcher, error) {
	return watch.Open(source, watch.Options{Poll: poll, Notice: c.say, Ignore: func(path string, _ bool) bool {
		top, _, _ := strings.Cut(path, "/")
		return !slices.Contains(watched, top)
	}})
}
