package view

// Picture is statements and events drawn in time, twice: for wide windows and paper, and for narrow windows, where time runs downwards. Its legend
// says only what is so of it.
type Picture struct {
	Title       string  // what it shows: "Who said “coordinate”, and when"
	Term        string  // the term whose wordings are the picture's; "" where all are alike
	Hits        bool    // there are statements that use it
	Others      bool    // there are some that use another term
	Rings       bool    // … and some that use none
	Paraphrases bool    // some words are nobody's own, and stand without quotation marks
	Doubts      bool    // some dates are not certain to the day
	Repeats     bool    // marks without words repeat those before
	Binned      bool    // it shows numbers of statements, and no single ones
	Wide        Drawing // a lane a speaker, time along the line of writing
	Upright     Drawing // a rail a speaker, time downwards
}

// Drawing is a drawing in a box whose corner is 0 0. Paths are data of an SVG path.
type Drawing struct {
	Width  int     // of the box, in units that are about a pixel
	Height int     // of the box
	Bands  string  // path: the time of events that lasted
	Lines  string  // path: hairlines
	Axis   string  // path: the axis with its breaks, and rails
	Dotted string  // path: events, and doubt about a date
	Spans  string  // path: the time of statements that were made over some time
	Groups []Group // what stands in it, in the order in which it is read
}

// Group is a lane of a drawing, or what stands above lanes.
type Group struct {
	Texts []Text  // dates, names, silences, events
	Marks []Mark  // statements
	Words []Words // what they say, where it stands beside the marks
}

// Text is a line of text in a drawing.
type Text struct {
	X, Y  int    // where its first letter stands, on the line of writing
	Class string // "b": bold; "m", "e": it is centred on X, or ends there
	Text  string // the text
}

// Mark is a statement in a drawing, or several that are too close to be touched apart.
type Mark struct {
	URL   string // the statement, or the list of those of that time; "" for what leads nowhere
	Name  string // what it is, where no Words say so
	Class string // "hit": of the picture's term; "ring": of none; else of another
	Area  string // path: where it can be touched, where that is more than what is seen
	Discs []Disc // where the statements stand
	Bars  string // path: how many they are
	Hits  string // path: how many of them are of the picture's term
	Count *Text  // how many, in digits
	Words *Words // what is said
}

// Disc is where a statement stands in a drawing.
type Disc struct {
	X, Y  int    // its centre
	Class string // as of a Mark, of several
}

// Words is how a statement words it.
type Words struct {
	X, Y     int    // where the first letter stands, on the line of writing
	Class    string // as of a Mark; "e": they end at X
	Language string // BCP 47, where it differs from the page's; else ""
	About    bool   // the date is about that
	Quoted   bool   // they stand in quotation marks
	Before   string // the words before the term from the first on that bears on it: "not going to "; "" for none
	Hit      string // the term as it was said; "" for none
	After    string // the words after it, or the first ones
}
