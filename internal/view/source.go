package view

// Source is where statements were made.
type Source struct {
	Link
	Date      Date   // when they were made
	Publisher string // whose it is
	Website   string // the original's address
	Archive   string // an archived copy of it
	Dead      bool   // the original is no longer there
	Kind      string // transcript, article, video, document …
	Record    string // in words: "official record"
	Media     string // a recording's address
	MediaKind string // audio, video, or ""
	Said      []Fold // what was said, turn by turn; else Body is the text
	Parts     []Link // all parts of a text that has several
	Turns     []Link // of such a text: the turns of all parts that are quoted, each once, in order
	Previous  Link   // the part before this one
	Next      Link   // the part after it
}

// Fold is turns of a transcript, one after another, that are shown or folded away together.
type Fold struct {
	Summary string // "4 turns by 2 speakers, not quoted"; "" for turns that are shown
	Turns   []Turn // at least one
}

// Turn is what somebody says without being interrupted, or what of that stands on this part's page.
type Turn struct {
	Number  int          // of all turns of the source, from 1
	GoesOn  bool         // it began on the page before
	Speaker string       // the speaker's slug; "" where nobody knows
	Who     Link         // the speaker; Title is "" where the site has nobody by that name
	Label   string       // the speaker as the source has it
	At      Link         // the second when it begins, "12:34", in the recording
	URL     string       // the turn's own address
	Parts   []Paragraphs // what is said
}

// Paragraphs are some of a turn, one after another, that are shown or folded away together.
type Paragraphs struct {
	Summary string      // "3 paragraphs, not quoted"; "" for those that are shown
	List    []Paragraph // at least one
}

// Paragraph is one of a turn.
type Paragraph struct {
	ID      string     // "turn-3-2" of the second of a turn; "" of the first
	At      Link       // the second when it begins, where the source gives one within a turn
	Turned  bool       // it is written in the direction that its page is not
	Words   []Marked   // what is said
	Citings []Citation // the articles that quote it
}

// Marked is words of which all or none are quoted.
type Marked struct {
	Statements string   // the ids of the statements that have them, with spaces between; "" for none
	Words      []Spoken // the words
}

// Spoken is words of a transcript.
type Spoken struct {
	Text      string // the words
	Struck    bool   // the source strikes them out
	Direction bool   // a stage direction: nobody speaks them
}

// Citation is an article that quotes a place of a source.
type Citation struct {
	Article Link   // the article, or its only quote
	Differs bool   // it has other words there, and says so
	Quotes  []Link // its quotes where there are several; Title is the first words
	More    []Link // more of them
}
