// Bench measures a whole build against the floor under any generator that is built on goldmark: read each article, decode its
// front matter into nodes, convert its body, write it; no templates, no glossary, no quotes.
//
//	go run ./bench                      # 10,000 articles, 60,000 quotes, 1,000 terms
//	go run ./bench -articles 1000 -runs 7
//
// The two run in turn, each in a process of its own; what counts are the medians and their ratio.
package main

import (
	"cmp"
	"context"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
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

func main() {
	articles := flag.Int("articles", 10_000, "articles in the corpus, with six quotes each")
	terms := flag.Int("terms", 1_000, "terms of the glossary")
	people := flag.Int("people", 300, "speakers")
	runs := flag.Int("runs", 5, "runs of each, at most 100")
	keep := flag.String("dir", "", "a folder to work in and to keep (default: a temporary one)")
	floorIn := flag.String("floor", "", "run the floor alone on this folder of articles, into the folder that is named behind it")
	flag.Parse()
	if *floorIn != "" {
		check(floor(*floorIn, flag.Arg(0)))
		return
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	dir := *keep
	if dir == "" {
		var err error
		dir, err = os.MkdirTemp("", "gloss-bench-")
		check(err)
		defer os.RemoveAll(dir)
	}
	source := filepath.Join(dir, "site")
	check(writeCorpus(source, *articles, *terms, *people))
	gloss := filepath.Join(dir, "gloss")
	out, err := exec.CommandContext(ctx, "go", "build", "-o", gloss, "./cmd/gloss").CombinedOutput()
	if err != nil {
		fmt.Fprintf(os.Stderr, "%s", out)
		check(err)
	}
	self, err := os.Executable()
	check(err)
	var build, under []figures
	for i := range min(*runs, 100) + 1 {
		for _, target := range []string{"out", "floor"} {
			check(os.RemoveAll(filepath.Join(dir, target)))
			check(os.RemoveAll(filepath.Join(dir, "."+target+".gloss")))
		}
		f := measure(ctx, self, "-floor", filepath.Join(source, "content", "articles"), filepath.Join(dir, "floor"))
		g := measure(ctx, gloss, "build", "--quiet", "--source", source, "--output", filepath.Join(dir, "out"))
		if i > 0 { // the first run warms up
			under, build = append(under, f), append(build, g)
		}
	}
	fmt.Printf("%d articles, %d quotes, %d terms; medians of %d runs in turn\n", *articles, 6**articles, *terms, len(build))
	f, g := median(under), median(build)
	fmt.Printf("floor  %6.2f s  cpu %6.2f s  %4.0f MB\n", f[wall], f[cpu], f[memory])
	fmt.Printf("gloss  %6.2f s  cpu %6.2f s  %4.0f MB\n", g[wall], g[cpu], g[memory])
	fmt.Printf("ratio  %6.2f    cpu %6.2f\n", g[wall]/f[wall], g[cpu]/f[cpu])
}

func measure(ctx context.Context, name string, args ...string) figures {
	cmd := exec.CommandContext(ctx, name, args...)
	cmd.Stderr = os.Stderr
	start := time.Now()
	check(cmd.Run())
	f := figures{wall: time.Since(start).Seconds(), cpu: (cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()).Seconds()}
	if usage, ok := cmd.ProcessState.SysUsage().(*syscall.Rusage); ok {
		f[memory] = float64(usage.Maxrss) / 1024 // Linux gives kilobytes
	}
	return f
}

// median gives of each figure the median.
func median(runs []figures) (m figures) {
	for i := range m {
		slices.SortFunc(runs, func(a, b figures) int { return cmp.Compare(a[i], b[i]) })
		m[i] = runs[len(runs)/2][i]
	}
	return m
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}
