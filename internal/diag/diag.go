// Package diag holds messages about content: where, what is wrong, and what to write instead.
//
// A Diagnostic is a value. It is made where the mistake is seen, collected, sorted once and printed once; printers and the
// preview's overlay are readers of the same value.
package diag

import (
	"cmp"
	"slices"
	"strconv"
)

// Pos is a place in a file: line and column count from 1, columns in characters (Unicode code points). The zero Pos is
// "no place known".
type Pos struct{ Line, Col int32 }

// IsZero reports whether no place is known.
func (p Pos) IsZero() bool { return p.Line == 0 }

// Compare orders places by line, then column.
func (p Pos) Compare(q Pos) int {
	return cmp.Or(cmp.Compare(p.Line, q.Line), cmp.Compare(p.Col, q.Col))
}

// Span is a stretch of a file from From to To (exclusive). File is relative to the source folder, with forward slashes. A
// zero To means that only the start is known.
type Span struct {
	File     string
	From, To Pos
}

// At is the Span that starts at pos in file, its end unknown.
func At(file string, pos Pos) Span { return Span{File: file, From: pos} }

// Severity says whether a Diagnostic keeps a site from being published.
type Severity uint8

// The severities, the gravest first. A note is something to look at that may well be right: gloss check alone tells it, and
// nothing ever fails because of it.
const (
	Error Severity = iota
	Warning
	Note
)

// String gives the severity as it is printed: "error", "warning" or "note".
func (s Severity) String() string { return [...]string{"error", "warning", "note"}[s] }

// Diagnostic is one message about content.
type Diagnostic struct {
	Span
	Severity Severity
	Code     Code
	Message  string // what is wrong, one line, without a full stop
	Label    string // printed at the caret; may be empty
	Hint     string // what to write instead; may be empty
	Excerpt  string // the line of the file at From, without its line end; filled by Quote when it is empty
	Fixes    []Fix  // ways to mend it, the best first; empty where no mend is certain
	Stale    bool   // the file has changed since it was looked at: looking again settles it
}

// Same reports whether two tell the same of one place.
func (d *Diagnostic) Same(o *Diagnostic) bool {
	return d.Span == o.Span && d.Code == o.Code && d.Message == o.Message
}

// HasErrors reports whether any of the diagnostics is an error.
func HasErrors(ds []Diagnostic) bool {
	return slices.ContainsFunc(ds, func(d Diagnostic) bool { return d.Severity == Error })
}

// Count tells errors from all that is milder.
func Count(ds []Diagnostic) (errors, warnings int) {
	for _, d := range ds {
		if d.Severity == Error {
			errors++
		}
	}
	return errors, len(ds) - errors
}

// Sort orders diagnostics by file, line and column, then severity, code and message, and drops exact repetitions.
func Sort(ds []Diagnostic) []Diagnostic {
	slices.SortStableFunc(ds, func(a, b Diagnostic) int {
		return cmp.Or(
			cmp.Compare(a.File, b.File), a.From.Compare(b.From), cmp.Compare(a.Severity, b.Severity),
			cmp.Compare(a.Code, b.Code), cmp.Compare(a.Message, b.Message), cmp.Compare(a.Hint, b.Hint))
	})
	return slices.CompactFunc(ds, func(a, b Diagnostic) bool { return a.Same(&b) })
}

// Plural writes a number with its noun in English, thousands grouped: "1 quote", "1,204 quotes". The forms of the noun are those for one
// and for every other number.
func Plural(n int, one, other string) string {
	digits := strconv.Itoa(n)
	for i := len(digits) - 3; i > 0 && digits[i-1] != '-'; i -= 3 {
		digits = digits[:i] + "," + digits[i:]
	}
	if n == 1 {
		other = one
	}
	return digits + " " + other
}
