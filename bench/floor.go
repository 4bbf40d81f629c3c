package main

import (
	"bytes"
	"os"
	"path/filepath"
	"runtime"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"go.yaml.in/yaml/v4"
	"golang.org/x/sync/errgroup"
)

// floor does the least that a generator does, for every article of a folder.
func floor(in, out string) error {
	files, err := filepath.Glob(filepath.Join(in, "*.md"))
	if err != nil {
		return err
	}
	md := goldmark.New(goldmark.WithExtensions(extension.GFM, extension.Footnote, extension.Typographer), goldmark.WithParserOptions(parser.WithAutoHeadingID()))
	var g errgroup.Group
	g.SetLimit(runtime.GOMAXPROCS(0))
	for _, f := range files {
		g.Go(func() error { return convert(md, f, out) })
	}
	return g.Wait()
}

func convert(md goldmark.Markdown, file, out string) error {
	src, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	if rest, ok := bytes.CutPrefix(src, []byte("---\n")); ok {
		head, body, _ := bytes.Cut(rest, []byte("\n---\n"))
		var node yaml.Node
		if err := yaml.Unmarshal(head, &node); err != nil {
			return err
		}
		src = body
	}
	var html bytes.Buffer
	if err := md.Convert(src, &html); err != nil {
		return err
	}
	dir := filepath.Join(out, strings.TrimSuffix(filepath.Base(file), ".md"))
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(dir, "index.html"), html.Bytes(), 0o644)
}
