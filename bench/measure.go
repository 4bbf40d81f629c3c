package main

import (
	"cmp"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"syscall"
	"time"
)

// figures are what one run cost.
type figures [3]float64

// What they are.
const (
	wall   = iota // seconds
	cpu           // seconds
	memory        // the peak, in MB
)

// result is what a row of the table is about, and its runs. A generator that fails has no more runs.
type result struct {
	name   string
	runs   []figures
	failed bool
}

// rounds writes a corpus, and lets the floor and all generators run on it in turn. The first result is the floor's.
func rounds(ctx context.Context, dir string, generators []generator, articles, runs int) ([]result, error) {
	if err := write(dir, generators, articles); err != nil {
		return nil, err
	}
	self, err := os.Executable()
	if err != nil {
		return nil, err
	}
	ours := filepath.Join(generators[0].folder(dir), "content", "articles")
	results := []result{{name: "the floor"}, {name: generators[0].name}, {name: "the same, after an edit"}}
	for _, g := range generators[1:] {
		results = append(results, result{name: g.name})
	}
	for i := range runs {
		if err := os.RemoveAll(filepath.Join(dir, "out")); err != nil {
			return nil, err
		}
		results[0].measure(ctx, dir, self, "-floor", ours, filepath.Join(dir, "out", "floor"))
		results[1].measure(ctx, generators[0].folder(dir), generators[0].program, generators[0].build...)
		if err := edit(filepath.Join(ours, "article-0.md"), i); err != nil {
			return nil, err
		}
		results[2].measure(ctx, generators[0].folder(dir), generators[0].program, generators[0].build...)
		for j, g := range generators[1:] {
			results[3+j].measure(ctx, g.folder(dir), g.program, g.build...)
		}
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
	}
	return results, nil
}

// edit gives an article another paragraph.
func edit(file string, run int) error {
	f, err := os.OpenFile(file, os.O_APPEND|os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(f, "This was added before run %d.\n\n", run)
	return cmp.Or(err, f.Close())
}

// measure runs a program in a folder, and tells who waits how long it took.
func (r *result) measure(ctx context.Context, dir, program string, args ...string) {
	if r.failed {
		return
	}
	cmd := exec.CommandContext(ctx, program, args...)
	cmd.Dir, cmd.Stderr = dir, os.Stderr
	start := time.Now()
	if err := cmd.Run(); err != nil {
		fmt.Fprintf(os.Stderr, "bench: %s: %v\n", r.name, err)
		r.failed = true
		return
	}
	f := figures{wall: time.Since(start).Seconds(), cpu: (cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()).Seconds()}
	if usage, ok := cmd.ProcessState.SysUsage().(*syscall.Rusage); ok {
		f[memory] = float64(usage.Maxrss) / 1024 // Linux gives kilobytes
	}
	r.runs = append(r.runs, f)
	fmt.Fprintf(os.Stderr, "run %d: %s: %.2f s\n", len(r.runs), r.name, f[wall])
}

// median gives of each figure the median.
func median(runs []figures) (m figures) {
	for i := range m {
		slices.SortFunc(runs, func(a, b figures) int { return cmp.Compare(a[i], b[i]) })
		m[i] = runs[len(runs)/2][i]
	}
	return m
}
