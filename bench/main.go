// Bench measures whole builds of the same articles by Gloss, by Hugo and Eleventy where they are on the PATH, and by the floor under any generator
// that is built on goldmark: read each article, decode its front matter into nodes, convert its body, write it; no templates, no glossary, no quotes.
//
//	go run ./bench                                   # 10,000 articles, 60,000 quotes, 1,000 terms
//	go run ./bench -articles 1000,10000,100000 -runs 3
//
// It prints a table in Markdown. All run in turn, each in a process of its own; what counts are the medians and their ratios. Hugo and Eleventy are
// told in each text where its terms and quotes stand; Gloss finds them, compares the words, and makes more pages and files of them.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
)

func main() {
	articles := flag.String("articles", "10000", "how many articles, with six quotes each; several numbers with commas between them")
	runs := flag.Int("runs", 5, "runs of each, at most 100")
	keep := flag.String("dir", "", "a folder to work in and to keep (default: a temporary one)")
	floorIn := flag.String("floor", "", "run the floor alone on this folder of articles, into the folder that is named behind it")
	flag.Parse()
	if *floorIn != "" {
		check(floor(*floorIn, flag.Arg(0)))
		return
	}
	sizes, err := numbers(*articles)
	check(err)
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	check(compare(ctx, *keep, sizes, max(1, min(*runs, 100))))
}

// compare measures at each size, and prints the table.
func compare(ctx context.Context, dir string, sizes []int, runs int) error {
	if dir == "" {
		temporary, err := os.MkdirTemp("", "gloss-bench-")
		if err != nil {
			return err
		}
		defer os.RemoveAll(temporary)
		dir = temporary
	}
	dir, err := filepath.Abs(dir)
	if err != nil {
		return err
	}
	found, missing, err := prepare(ctx, dir)
	if err != nil {
		return err
	}
	printHead(missing, runs)
	for _, n := range sizes {
		results, err := rounds(ctx, dir, found, n, runs)
		if err != nil {
			return err
		}
		printRows(n, results)
	}
	return nil
}

func numbers(list string) (n []int, err error) {
	for s := range strings.SplitSeq(list, ",") {
		i, err := strconv.Atoi(s)
		if err != nil || i < 1 {
			return nil, fmt.Errorf("-articles: %q is not a number of articles", s)
		}
		n = append(n, i)
	}
	return n, nil
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}
