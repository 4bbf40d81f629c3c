package view

import "iter"

// Entries are the entries of a timeline, one after another: for {{range}}. Each is good until the next.
type Entries func(yield func(*Entry) bool)

// Values gives the same for a loop that knows nothing of entries.
func (e Entries) Values() iter.Seq[any] {
	return func(yield func(any) bool) {
		e(func(entry *Entry) bool { return yield(entry) })
	}
}

// Timeline is statements and events in order of time.
type Timeline struct {
	Entries Entries // there may be thousands
	More    Link    // the whole of it, where it was cut
}

// Entry is one line of a timeline: a statement or an event.
type Entry struct {
	Date   Date   // when
	Gap    string // the silence before it in words: "11 days later"; "" for none
	Same   bool   // the same date as the entry before it
	ID     string // of the statement or event, for scripts
	Quote  *Quote // of a statement
	Event  *Event // of an event
	Anchor string // an id for the entry, on its article's page: of a quote that stands on the timeline only
}

// Event is something dated that is not a statement.
type Event struct {
	Title   string // what happened, in a few words
	Text    HTML   // what happened
	URL     string // where to read of it
	Article Link   // the article that tells of it (on other pages than that)
}

// Line is a line of a concordance: a statement's words around a term, to be aligned on Hit.
type Line struct {
	Quote  *Quote // the statement
	Before string // the words before the term
	Hit    string // the term as it was said
	After  string // the words after it
}

// Comparison sets side by side who used a term how.
type Comparison struct {
	Term  Link   // the term
	Lines []Line // one a statement
}
