package view

// Term is a glossary entry. It is the same value on all pages of a depth and a language, and what lists show of it is made once for all of these.
type Term struct {
	Kept
	Link                     // the term's name and page
	ID          string       // of its definition's element on this page: term-SLUG
	Aliases     []string     // its other names
	Short       HTML         // what it means, in a sentence
	Definitions []Definition // what others say it means
	Own         []*Quote     // what speakers said it means, where a quote of this site defines it; long words are cut
	Related     []Link       // on its own page: other terms
	Beside      string       // the slugs of the same, with spaces between, for scripts
	Statements  string       // "4 statements"; "" for none
}

// Definition is what somebody who is not quoted here says a term means.
type Definition struct {
	By     Link   // who says so
	Text   HTML   // what it means
	Source Link   // where it stands
	URL    string // its address
}

// Person is a speaker's own page.
type Person struct {
	Link
	Organization bool     // it is no person
	Aliases      []string // other names
	Affiliation  Link     // to whom they belong
	Image        *Image   // a portrait; nil for none
	Said         string   // how many statements stand here, and from when: "10 statements, 14 to 15 September 2014"
	Office       string   // what they were last
	Career       *Career  // the roles drawn in their proportion; nil where fewer than two have dates
	Website      string   // their own site
	Roles        []Role   // the offices that they held
	SameAs       []Link   // their pages elsewhere
}

// Role is an office and when it was held.
type Role struct {
	Title string // the office
	Dates string // "since 1 February 2013", "1 February 2013 – 20 January 2017"
	From  string // its first day as a program reads it; "" where that is not known
	To    string // its last
}

// Career is a speaker's roles drawn on one line of time, 1000 units wide.
type Career struct {
	Bars   []Bar  // one a role, in order of time
	Quoted []int  // where on the line the statements stand, each place once
	First  string // the year in which the line begins
	Last   string // … and ends
}

// Bar is a stretch of a line of time.
type Bar struct {
	X     int    // where it begins
	Width int    // how long it is
	Title string // what it stands for
	Dates string // in words
}
