package card

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// mostLetters is how many letters of a text are set: no card holds more.
const mostLetters = 2000

// bounded gives as much of parts as a card may hold, with plain white space: the rest need not be shaped to know that.
func bounded(parts []Part) (list []Part) {
	room := mostLetters
	for _, part := range parts {
		part.Text = spaced(part.Text)
		if n := utf8.RuneCountInString(part.Text); n > room {
			part.Text = string([]rune(part.Text)[:room])
		}
		room -= utf8.RuneCountInString(part.Text)
		if list = append(list, part); room == 0 {
			break
		}
	}
	return list
}

// longest gives the most words of parts, with " …" behind them, that fit, and of a single word the most letters. Only so many letters are tried.
func longest(parts []Part, letters int, fit func([]Part) bool) []Part {
	for _, n := range slices.Backward(wordEnds(parts)) {
		if n > letters {
			continue
		}
		if taken := first(parts, n, " …"); fit(taken) {
			return taken
		}
	}
	for ; ; letters-- {
		if taken := first(parts, letters, "…"); letters == 0 || fit(taken) {
			return taken
		}
	}
}

// wordEnds gives how many letters there are up to the end of each word.
func wordEnds(parts []Part) (ends []int) {
	n, last := 0, ' '
	for _, part := range parts {
		for _, r := range part.Text {
			if r == ' ' && last != ' ' {
				ends = append(ends, n)
			}
			n, last = n+1, r
		}
	}
	return ends
}

// first gives the first n letters of parts, and what stands for the rest.
func first(parts []Part, n int, dots string) (list []Part) {
	for _, part := range parts {
		letters := []rune(part.Text)
		part.Text = string(letters[:min(n, len(letters))])
		list = append(list, part)
		if n -= len(letters); n <= 0 {
			break
		}
	}
	for len(list) > 0 {
		last := &list[len(list)-1]
		if last.Text = strings.TrimRight(last.Text, " ,;:–—-"); last.Text != "" {
			break
		}
		list = list[:len(list)-1]
	}
	return append(list, Part{Text: dots})
}
