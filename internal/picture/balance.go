package picture

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/gloss-press/gloss/internal/view"
)

// sign is a quotation mark in a label.
type sign struct {
	from, to int  // bytes
	opens    bool // else it closes
	single   bool // a closing one may be an apostrophe
	paired   bool
}

// Balance takes out of a label the quotation marks that open nothing or close nothing in it, and two around its beginning where it stands in such
// marks itself. An apostrophe stays.
func Balance(w *view.Words) {
	if !strings.ContainsFunc(w.Before, isSign) && !strings.ContainsFunc(w.Hit, isSign) && !strings.ContainsFunc(w.After, isSign) {
		return
	}
	all := w.Before + w.Hit + w.After
	var signs []sign
	last := ' '
	for i, r := range all {
		if isSign(r) {
			s := sign{from: i, to: i + utf8.RuneLen(r), single: strings.ContainsRune("‘’‚", r)}
			next, _ := utf8.DecodeRuneInString(all[s.to:])
			starts, ends := parts(last), s.to == len(all) || parts(next)
			if s.opens = strings.ContainsRune("“„«‘‚‹", r); r != '‘' && r != '’' && starts != ends {
				s.opens = starts
			}
			if s.single && !s.opens && starts == ends && !starts { // “don’t”
				last = r
				continue
			}
			signs = append(signs, s)
		}
		last = r
	}
	pair(signs, w.Quoted)
	at := 0
	for _, part := range [...]*string{&w.Before, &w.Hit, &w.After} {
		from, to := at, at+len(*part)
		at = to
		for _, s := range slices.Backward(signs) {
			if !s.paired && s.from >= from && s.to <= to {
				*part = (*part)[:s.from-from] + (*part)[s.to-from:]
			}
		}
	}
}

// pair pairs the marks; where a pair begins a label that is quoted, both go.
func pair(signs []sign, quoted bool) {
	var open []int
	for i := range signs {
		s := &signs[i]
		switch n := len(open); {
		case s.opens:
			open = append(open, i)
		case n > 0 && signs[open[n-1]].single == s.single:
			first := &signs[open[n-1]]
			s.paired = !quoted || first.from > 0
			first.paired, open = s.paired, open[:n-1]
		case s.single:
			s.paired = true // “the Syrians’ army”
		}
	}
}

func isSign(r rune) bool {
	switch r {
	case '"', '“', '”', '„', '‟', '«', '»', '‘', '’', '‚', '‹', '›':
		return true
	}
	return false
}

// parts reports whether a sign parts words.
func parts(r rune) bool {
	return unicode.IsSpace(r) || strings.ContainsRune("([{—–-…,;:.!?)]}", r)
}
