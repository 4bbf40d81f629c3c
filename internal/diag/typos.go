package diag

import (
	"slices"
	"strings"
	"unicode"
)

// Nearest gives the candidate that word was most likely meant to be, and false where none is near. Case counts for nothing.
// Of two that are equally near the first wins, so that the answer depends only on the arguments.
//
// Near is an optimal string alignment distance (insert, delete, replace, swap neighbours) of at most a third of the word's
// length, and never more than three.
func Nearest(word string, candidates []string) (string, bool) {
	w := []rune(strings.ToLower(word))
	if len(w) == 0 || len(w) > 100 {
		return "", false
	}
	best, limit := "", min(max(len(w)/3, 1), 3)+1
	for _, candidate := range candidates {
		c := []rune(strings.ToLower(candidate))
		if d := distance(w, c, limit); d < limit && d < max(len(w), len(c)) {
			best, limit = candidate, d
		}
	}
	return best, best != ""
}

// IsAlone reports whether the candidate that Nearest gives for word is nearer to it than any other.
func IsAlone(word string, candidates []string) bool {
	best, ok := Nearest(word, candidates)
	w := []rune(strings.ToLower(word))
	const far = 4 // more than Nearest takes
	least := distance(w, []rune(strings.ToLower(best)), far)
	return ok && !slices.ContainsFunc(candidates, func(c string) bool {
		return c != best && distance(w, []rune(strings.ToLower(c)), far) <= least
	})
}

// Slip gives the candidate that differs from word by one slip alone (a letter too many, missing or wrong, two that are swapped, or
// letter case), where there is exactly one such candidate and the digits of both are the same: a-2014 is no slip of a-2015.
func Slip(word string, candidates []string) (string, bool) {
	w, found := []rune(strings.ToLower(word)), ""
	if len(w) < 3 || len(w) > 100 {
		return "", false
	}
	for _, c := range candidates {
		if c == found || digits(c) != digits(word) || distance(w, []rune(strings.ToLower(c)), 2) > 1 {
			continue
		}
		if found != "" {
			return "", false
		}
		found = c
	}
	return found, found != ""
}

// digits gives the digits of s.
func digits(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsDigit(r) {
			return r
		}
		return -1
	}, s)
}

// distance is the optimal string alignment distance between a and b, or limit where it is not smaller than that.
func distance(a, b []rune, limit int) int {
	if len(a)-len(b) >= limit || len(b)-len(a) >= limit {
		return limit
	}
	// Three rows of the table are enough: a swap looks two rows up.
	before, last, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range last {
		last[j] = j
	}
	for i := range a {
		row[0] = i + 1
		least := row[0]
		for j := range b {
			cost := 1
			if a[i] == b[j] {
				cost = 0
			}
			d := min(last[j]+cost, last[j+1]+1, row[j]+1)
			if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
				d = min(d, before[j-1]+1)
			}
			row[j+1] = d
			least = min(least, d)
		}
		if least >= limit {
			return limit
		}
		before, last, row = last, row, before
	}
	return min(last[len(b)], limit)
}
