package main

import (
	"context"
	"embed"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// A generator is a program that makes a site of a corpus, in a folder of its own.
type generator struct {
	name    string
	program string   // looked for on the PATH
	version []string // the arguments that make it print its version
	build   []string // those that make it build the folder that it runs in, into ../out/NAME

	term    func(term) (file, text string) // of content/
	person  func(person) (file, text string)
	article func(article) (file, text string)
}

// peers has, for each other generator, its configuration and its layouts.
//
//go:embed all:peers
var peers embed.FS

// prepare builds Gloss into a folder, and gives the generators that there are, with their versions in their names, and the names of those that there are not.
func prepare(ctx context.Context, dir string) (found []generator, missing []string, err error) {
	ours := gloss
	ours.program = filepath.Join(dir, "gloss")
	if out, err := exec.CommandContext(ctx, "go", "build", "-o", ours.program, "./cmd/gloss").CombinedOutput(); err != nil {
		return nil, nil, fmt.Errorf("%w\n%s", err, out)
	}
	for _, g := range []generator{ours, hugo, eleventy} {
		out, err := exec.CommandContext(ctx, g.program, g.version...).Output()
		if err != nil {
			missing = append(missing, g.name)
			continue
		}
		g.name += " " + number(string(out))
		found = append(found, g)
	}
	return found, missing, nil
}

// number finds the number of a version in what a program says of itself: 0.165.0 of "hugo v0.165.0-abc linux/amd64".
func number(said string) string {
	for word := range strings.FieldsSeq(said) {
		word = strings.TrimPrefix(word, "v")
		if word[0] >= '0' && word[0] <= '9' {
			word, _, _ = strings.Cut(word, "-")
			word, _, _ = strings.Cut(word, "+")
			return word
		}
	}
	return "of an unknown version"
}

// folder gives the folder of a generator's own files: content/, configuration, layouts.
func (g generator) folder(dir string) string {
	return filepath.Join(dir, filepath.Base(g.program)+"-site")
}

// write writes a corpus of so many articles for all generators.
func write(dir string, generators []generator, articles int) error {
	for _, g := range generators {
		if err := os.RemoveAll(g.folder(dir)); err != nil {
			return err
		}
		if own, err := fs.Sub(peers, "peers/"+filepath.Base(g.program)); err != nil {
			return err
		} else if err := os.CopyFS(g.folder(dir), own); err != nil {
			return err
		}
	}
	c := draw(articles)
	for _, g := range generators {
		for _, t := range c.terms {
			if err := g.put(dir)(g.term(t)); err != nil {
				return err
			}
		}
		for _, p := range c.people {
			if err := g.put(dir)(g.person(p)); err != nil {
				return err
			}
		}
	}
	for a := range c.articles(articles) {
		for _, g := range generators {
			if err := g.put(dir)(g.article(a)); err != nil {
				return err
			}
		}
	}
	return nil
}

// put writes a file of the generator's content.
func (g generator) put(dir string) func(file, text string) error {
	return func(file, text string) error {
		file = filepath.Join(g.folder(dir), "content", filepath.FromSlash(file))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			return err
		}
		return os.WriteFile(file, []byte(text), 0o644)
	}
}
