package main

import (
	"fmt"
	"runtime"
	"strings"
)

// printHead says how the table is measured, and begins it.
func printHead(missing []string, runs int) {
	fmt.Printf("Medians of %d runs in turn, on %d processors.", runs, runtime.NumCPU())
	if len(missing) > 0 {
		fmt.Printf(" Not on this machine: %s.", strings.Join(missing, ", "))
	}
	fmt.Print("\n\n| articles | generator | seconds | times the floor | processor seconds | peak MB |\n| ---: | --- | ---: | ---: | ---: | ---: |\n")
}

// printRows prints what was measured with so many articles; the floor stands first.
func printRows(articles int, results []result) {
	var under float64
	for i, r := range results {
		if r.failed {
			fmt.Printf("| %d | %s | failed | | | |\n", articles, r.name)
			continue
		}
		m := median(r.runs)
		if i == 0 {
			under = m[wall]
		}
		fmt.Printf("| %d | %s | %.2f | %.1f | %.2f | %.0f |\n", articles, r.name, m[wall], m[wall]/under, m[cpu], m[memory])
	}
}
