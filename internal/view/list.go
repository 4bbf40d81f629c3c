package view

// Count is a link with how many entries stand behind it.
type Count struct {
	Link
	Count string // "12 entries"
}

// Letter is a part of an index.
type Letter struct {
	Letter   string // "C"
	Language string // of the letter (BCP 47), where it is none of the page's; else ""
	Dir      string // ltr or rtl, with Language
	ID       string // an id for the heading: "letter-c"
	Items    []Item // what begins with it
}

// Item is an entry of an index, or an article by title and date.
type Item struct {
	Link
	Note     string // a short definition, a role, a publisher and date, a date
	NoteLang string // of the Note (BCP 47), where it differs from the page's; else ""
	NoteDir  string // ltr or rtl, with NoteLang
	Count    string // "4 statements"; "" for none
	Address  string // of an article's source the original's, to be read on paper; of one that is gone a copy's
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
	Checked     Link         // on its own page, and of the Lead: "✓ 14 of 16 quotations checked", with the address of the box; Title is "" where nothing is known of that
	Box         []BoxRow     // on its own page: how its quotations were checked
	Corrections []Correction // the newest first
	Sources     []Item       // on its own page: the sources that it quotes, with their dates
	Image       *Image       // its picture; nil for none
	Previous    Link         // on its own page: the article before it in time
	Next        Link         // on its own page: the one after it
	Editions    []Link       // on its own page: the same article in other languages: “Leer en español”, each in its language
	Related     []Related    // on its own page: articles that share its words, the nearest first
	Stamp       *Drawing     // in lists that are not long: its statements in time, as small as a stamp; nil where they are few or many
	Isolated    bool         // its page is written from right to left, so that each fact of a line stands in a <bdi>
}

// BoxRow is a row of “How we checked this”.
type BoxRow struct {
	Count string    // of how many quotations it tells: "14"; "" where it tells more of some that others count
	Text  string    // what it tells of them, behind the number: "quotations stand word for word in an unofficial transcript"
	Cases []BoxCase // the quotations that are named; Text leads to them
}

// BoxCase is a quotation that a row names.
type BoxCase struct {
	Link          // what names it: its first words, or who reported it
	Reason string // why it stands as it does
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
