package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"

	"github.com/gloss-press/gloss/internal/build"
	"github.com/gloss-press/gloss/internal/diag"
	"github.com/gloss-press/gloss/internal/disk"
	"github.com/gloss-press/gloss/internal/site"
)

func (c *command) digestCommand() *cobra.Command {
	var opt build.Options
	var shard, dir string
	cmd := &cobra.Command{
		Use:   "digest",
		Short: "Read one share of a large site, for builds on several machines",
		Long: `Digest is the first of two steps by which several machines build one site, without anything but files between them. It reads one share of
the articles and writes down what pages of the other shares need of them. When the digests of all shares are in one folder, each machine
builds its share: see gloss build --shard.`,
		Example: `  gloss digest --shard 2/5
  gloss digest --shard 2/5 --output digests`,
		Args: noArgs,
	}
	f := cmd.Flags()
	siteFlag(cmd, &opt.Source)
	f.StringVar(&shard, "shard", "", "which share of the articles: 2/5 for the second of five (0/5 is 5/5)")
	f.StringVarP(&dir, "output", "o", "", "the folder to write the digest into (default: digests in the site's folder)")
	f.StringVarP(&opt.BaseURL, "base-url", "b", "", "the address that the site will have, like https://example.org/")
	f.BoolVarP(&opt.Drafts, "drafts", "D", false, "take drafts too")
	f.BoolVarP(&opt.Future, "future", "F", false, "take articles whose date has not come too")
	f.IntVar(&opt.Jobs, "jobs", 0, "how many files to read at once (default: two for each processor)")
	f.SortFlags = false
	cmd.RunE = func(cmd *cobra.Command, _ []string) (err error) {
		start := time.Now()
		c.resolve(cmd, &opt.Source, false)
		if dir == "" {
			dir = filepath.Join(opt.Source, "digests")
		}
		if opt.Share, err = site.ParseShare(shard); err != nil {
			return &usageError{fmt.Errorf("--shard: %w", err)}
		}
		opt.Version = versionLine()
		if err := c.prepare(&opt.Options, start); err != nil {
			return err
		}
		c.useMemory()
		opt.Loaded = c.limitMemory
		name, digest, err := build.Digest(cmd.Context(), opt)
		if err != nil {
			return c.classify(err)
		}
		if err := writeWhole(dir, name, digest); err != nil {
			return &machineError{err}
		}
		c.say(filepath.Join(dir, name) + ": " + diag.Plural((len(digest)+999)/1000, "kilobyte", "kilobytes") + " in " + tookText(time.Since(start)))
		return nil
	}
	return cmd
}

// writeWhole writes a file into a folder, which it makes, so that nobody sees a part of it.
func writeWhole(dir, name string, b []byte) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	root, err := disk.OpenRoot(dir)
	if err != nil {
		return err
	}
	defer root.Close()
	return errors.Join(root.WriteFile(name+".part", b, 0o644), root.Rename(name+".part", name))
}
