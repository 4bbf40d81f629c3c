package main

import (
	"errors"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"github.com/gloss-press/gloss/internal/disk"
)

// siteFlag gives a command the flag --source, which names the site's folder. Where it is not given, resolve looks for that.
func siteFlag(cmd *cobra.Command, source *string) {
	cmd.Flags().StringVarP(source, "source", "s", ".", "the site's folder: the one that holds content/ (default: this folder, or the nearest above it that is one)")
	cmd.Flags().Lookup("source").DefValue = ""
	_ = cmd.MarkFlagDirname("source")
}

// resolve puts the nearest folder above the working folder that is a site in the place of a source that was not named, and says which
// it is, unless quiet.
func (c *command) resolve(cmd *cobra.Command, source *string, quiet bool) {
	if cmd.Flags().Changed("source") {
		return
	}
	dir, ok := siteAbove()
	c.looked = !ok
	if !ok || dir == "." {
		return
	}
	*source = dir
	if !quiet {
		where, err := filepath.Abs(dir)
		if err != nil {
			where = dir
		}
		c.say("the site is " + where)
	}
}

// siteAbove gives the nearest folder that holds content/, from the working folder upward, as a path from there.
func siteAbove() (string, bool) {
	if hasContent(".") {
		return ".", true
	}
	here, err := filepath.Abs(".")
	if err != nil {
		return ".", false
	}
	for dir, up := here, "."; dir != filepath.Dir(dir); {
		dir, up = filepath.Dir(dir), filepath.Join("..", up)
		if hasContent(dir) && isSite(dir) {
			return up, true
		}
	}
	return ".", false
}

func hasContent(dir string) bool {
	info, err := os.Stat(filepath.Join(dir, "content"))
	return err == nil && info.IsDir()
}

// isSite reports whether a folder's content/ has something that a site has: many a folder far above is called content by chance.
func isSite(dir string) bool {
	root, err := disk.OpenRoot(dir)
	if err != nil {
		return false
	}
	defer root.Close()
	entries, err := disk.ReadDir(root, "content")
	if err != nil {
		return false
	}
	for _, e := range entries {
		switch name := e.Name(); {
		case !e.IsDir() && filepath.Ext(name) == ".md":
			return true
		case name == "site.yaml", name == "articles", name == "glossary", name == "people", name == "sources", name == "pages":
			return true
		}
	}
	return false
}

// errNoSite says that a folder is no site, where else one was looked for, and what to do.
var errNoSite = errors.New("there is no site here: there is no folder content/ in this folder, nor in one above it: go to the site's folder, name it with --source, or begin one with gloss new site DIR")
