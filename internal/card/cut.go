package card

import (
	"sort"
	"strings"
	"unicode/utf8"
)

// mostLetters is how many letters of a text are set: no card holds more.
const mostLetters = 2000

// bounded gives as much of parts as a card may hold: the rest need not be shaped to know that.
func bounded(parts []Part) (list []Part) {
	room := mostLetters
	for _, part := range parts {
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

// longest gives the most words of parts, with " …" behind them, that fit.
func longest(parts []Part, fit func([]Part) bool) []Part {
	if fit(parts) {
		return parts
	}
	words, letters := 0, 0
	for _, part := range parts {
		words += len(strings.Fields(part.Text)) + 1
		letters += utf8.RuneCountInString(part.Text)
	}
	cut := func(n int, take func([]Part, int) []Part) []Part {
		fits := sort.Search(n, func(n int) bool { return !fit(take(parts, n+1)) })
		return take(parts, fits)
	}
	if best := cut(words, first); len(best) > 1 {
		return best
	}
	return cut(letters, firstLetters) // of a word that is too long
}

// firstLetters gives the first n letters of parts, and "…".
func firstLetters(parts []Part, n int) (list []Part) {
	for _, part := range parts {
		letters := []rune(part.Text)
		part.Text = string(letters[:min(n, len(letters))])
		list = append(list, part)
		if n -= len(letters); n <= 0 {
			break
		}
	}
	return append(list, Part{Text: "…"})
}

// first gives the first n words of parts, and "…".
func first(parts []Part, n int) (list []Part) {
	inWord := false
	for _, part := range parts {
		end := len(part.Text)
		for i, r := range part.Text {
			if r == ' ' || r == '\n' {
				inWord = false
			} else if !inWord {
				if inWord = true; n == 0 {
					end = i
					break
				}
				n--
			}
		}
		list = append(list, part)
		if list[len(list)-1].Text = part.Text[:end]; end < len(part.Text) {
			break
		}
	}
	for len(list) > 0 {
		last := &list[len(list)-1]
		if last.Text = strings.TrimRight(last.Text, " \n,;:–—-"); last.Text != "" {
			break
		}
		list = list[:len(list)-1]
	}
	return append(list, Part{Text: " …"})
}
