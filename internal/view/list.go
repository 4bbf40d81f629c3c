package view

// Count is a link with how many entries stand behind it.
type Count struct {
	Link
	Count string // "12 entries"
}

// Letter is a part of an index.
type Letter struct {
	Letter string // "C"
	ID     string // an id for the heading: "letter-c"
	Items  []Item // what begins with it
}

// Item is an entry of an index, or an article by title and date.
type Item struct {
	Link
	Note  string // a short definition, a role, a publisher and date, a date
	Count string // "4 statements"; "" for none
}

// Article is an explainer as lists and its own page show it.
type Article struct {
	Link
	Summary     string       // one sentence
	Date        Date         // when it was published
	Updated     Date         // Text is "" when it was never updated
	Authors     []Link       // linked where they have a file in people/
	Topics      []Link       // what it is about
	Statements  string       // "8 statements", "" for none
	Checked     string       // on its own page: "7 of 8 quotes checked, 1 paraphrase"; "" where nothing is known of that
	Corrections []Correction // the newest first
	Sources     []Link       // on its own page: the sources that it quotes
	Speakers    []Link       // on its own page: whom it quotes
	Stamp       *Drawing     // in lists that are not long: its statements in time, as small as a stamp; nil where they are few or many
	Isolated    bool         // its page is written from right to left, so that each fact of a line stands in a <bdi>
}

// Correction tells what an earlier version got wrong.
type Correction struct {
	Date Date // when it was corrected
	Text HTML // what was wrong
}

// Corrected is an article with one of its corrections.
type Corrected struct {
	Article Link // the article
	Correction
}
