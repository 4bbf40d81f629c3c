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
	Note     string // a short definition, a role, a publisher and date, a date
	NoteLang string // of the Note (BCP 47), where it differs from the page's; else ""
	NoteDir  string // ltr or rtl, with NoteLang
	Count    string // "4 statements"; "" for none
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
	Checked     string       // on its own page, and of the Lead: "7 of 8 quotes checked, 1 paraphrase"; "" where nothing is known of that
	Corrections []Correction // the newest first
	Sources     []Link       // on its own page: the sources that it quotes
	Image       *Image       // its picture; nil for none
	Previous    Link         // on its own page: the article before it in time
	Next        Link         // on its own page: the one after it
	Related     []Related    // on its own page: articles that share its words, the nearest first
	Isolated    bool         // its page is written from right to left, so that each fact of a line stands in a <bdi>
}

// Related is an article that has something in common with the one whose page it stands on, and what that is.
type Related struct {
	Link
	Terms      []Link // terms that both turn on, the rarest first
	Speakers   []Link // whom both quote, where they share no statement
	Statements string // what both quote: "4 statements"; "" for nothing
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
