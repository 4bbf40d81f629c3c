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
	Extent
	Entries Entries // there may be hundreds
}

// Entry is one line of a timeline: a statement or an event.
type Entry struct {
	Date   Date   // when
	Gap    string // the silence before it in words: "11 days later"; "" for none
	Same   bool   // the same date as the entry before it
	Run    bool   // of a statement: the same date, speaker, place and article as the one before it, so that they are not said again
	ID     string // of the statement or event, for scripts
	Quote  *Quote // of a statement, its URL "" where it stands here alone; with a Label only its URL, Speaker, Venue, Date, Paraphrase and Language
	Label  string // of a statement whose words stand on this page: a few of them; the entry refers to these, and says no more
	Drawn  bool   // with a Label: the page's picture has it, so that a run is one line
	Count  string // of the first of a run that is Drawn: how many statements it has, if they are several: "6 statements"
	Event  *Event // of an event
	Anchor string // an id for the entry, on its article's page: of a quote that stands on the timeline only
	By     string // on a timeline with Filters: the slug of the speaker
	Terms  string // on a timeline with Filters: the slugs of the terms, with spaces between
}

// Event is something dated that is not a statement.
type Event struct {
	Title   string // what happened, in a few words
	Text    HTML   // what happened
	URL     string // where to read of it
	Article Link   // the article that tells of it (on other pages than that)
}

// Concordance is statements with a term in the middle of each line, speaker by speaker.
type Concordance struct {
	Extent
	Lines  []Line // each speaker's in order of time
	Listed bool   // the page has no other list of these statements
	Marked bool   // in some lines words are New or Gone
}

// Line is a line of a concordance: a statement's words around a term, to be aligned on Hit.
type Line struct {
	Quote  *Quote   // the statement
	ID     string   // of the statement, for scripts
	First  bool     // the speaker's first line
	Anchor string   // of the first line, where the concordance is the page's list: an id
	Same   bool     // the same speaker and date as the line before it
	Before []Change // the words before the term
	Hit    string   // the term as it was said; "" where the statement is about the term without naming it: then all words are in After
	After  []Change // the words after it
}

// Change is some words of a line, and what became of them since the speaker's last statement with the term.
type Change struct {
	Text string // the words
	New  bool   // the last statement had others there, or none
	Gone bool   // the last statement had them: they are no part of this one
}

// Comparison sets side by side who used a term how.
type Comparison struct {
	Concordance
	Term Link // the term
}

// Extent says how much of a list a page has, and where the rest is.
type Extent struct {
	Cut     string   // which of the entries these are, in words; "" where they are all
	Years   []Count  // the years that have them all, where these are cut
	Filters *Filters // ways to some of the entries
}

// Filters lead to some of a list's entries. The script shows these in their place where the entries say By and Terms.
type Filters struct {
	Script string   // address of the script; "" where the page has not all the entries
	Rows   []Filter // one or two
}

// Filter is one row of ways to some of a list's entries.
type Filter struct {
	By      string   // by what: speaker, term
	Choices []Choice // those with most entries first
}

// Choice is one way to some of a list's entries.
type Choice struct {
	Link
	Slug string // of the speaker or term
}

// Part tells a page of a long list where it stands among the others.
type Part struct {
	Of       Link   // whose list it is
	Pages    []Link // those of the same year or letter, where there are several
	Previous Link   // the part before this one
	Next     Link   // the part after it
}
