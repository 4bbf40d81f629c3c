package view

// Quote is somebody's words as an article cites them.
type Quote struct {
	ID           string     // the anchor in the article's page
	URL          string     // the quote in its article
	Permalink    string     // its own page; "" without quote_pages
	Text         string     // the words, without quotation marks around them; a layout adds them, but for a Paraphrase
	Words        []Stretch  // the same, its terms apart: on cards, timelines (where long ones are cut) and the quote's own page
	Speaker      Link       // who said it
	SpeakerSlug  string     // the name of the speaker's file or page, for scripts
	Role         string     // the speaker's, on that date
	RoleLang     string     // of the Role (BCP 47), where it differs from the page's; else ""
	RoleDir      string     // ltr or rtl, with RoleLang
	Date         Date       // when it was said
	When         Date       // the same for its line: short, the year left out where it is the article's own
	First        bool       // it introduces its speaker on the page: there the speaker is linked, and has the Role
	Venue        string     // where it was said
	Source       Link       // the source's page here
	Outside      string     // the address outside of the place, where there is one
	Archive      string     // an archived copy of it
	At           string     // the second in the recording, as a link's text: "12:34"
	Recording    string     // the recording's address
	Note         HTML       // what to notice
	NoteID       string     // id for the note's element: note-QUOTE-ID
	Letter       string     // which note it is, of words inside a sentence, a list or a table; "" for those in a block quote of their own
	Which        string     // its first words, where it is one of several in a block quote, and its line must say which it is about; else ""
	Closed       string     // the first words of the speaker's name, where all else of the note is to be folded under them; else ""
	Folded       bool       // the Note is to be folded, since the margin has no room for it
	Paraphrase   bool       // the words are nobody's own, and stand in no quotation marks
	Question     string     // what was asked
	QuestionBy   Link       // who asked
	Via          Link       // who reported these words
	Relations    []Relation // how it stands to other quotes
	Defines      []Link     // the terms that it says the meaning of
	Language     string     // BCP 47, where it differs from the page's; else ""
	Dir          string     // ltr or rtl, with Language
	Translation  string     // the words in the page's language
	Translator   Link       // who translated them
	Accept       string     // why it is published in spite of a difference, where no Check says that
	Check        *Check     // what came of comparing it with its source; nil where nothing is known of that
	Article      Link       // the article that cites it (on other pages than that)
	Also         []Link     // other articles that cite the same statement
	Corrected    *Relation  // where this statement was corrected later: by whom, when
	Contradicted []Relation // where it was contradicted: by whom, when
	Facts        bool       // on a timeline: there is more to say than who, where and when: Accept, Question, Defines or Relations
	Isolated     bool       // the page is written from right to left, so that each fact of a line stands in a <bdi>
	Embed        *Embed     // on its own page: how another site shows it; nil where the site has no address
	Reported     string     // of words that are second-hand: who said them and who reports that, for who cites them; else ""
	Dated        string     // its Date in words, where it is not just a year, month or day, for who cites it; else ""
	Citations    []Citing   // on its own page: how to cite it
}

// Citing is how to cite a quote, in one form.
type Citing struct {
	Name string // of the form: "APA"
	Text string // the citation
	Code bool   // it is for a program
}

// Embed is the frame in which another site shows a quote.
type Embed struct {
	URL    string // the absolute address of what the frame shows
	Title  string // its name, for a screen reader
	Width  int    // in CSS pixels
	Height int    // the same
	Code   string // the element, for who writes it into a page
}

// Stretch is some of a quote's words.
type Stretch struct {
	Text string // the words
	Term string // the slug of the term that they mention; "" for others. On a timeline of one term, only of that
}

// Relation tells how a quote stands to another.
type Relation struct {
	Kind    string // "answers", "repeats", "corrects", "contradicts"; "answered by", "repeated by", "contradicted by"
	Speaker Link   // of the other quote
	Date    Date   // of the other
	URL     string // the other quote
}

// Check is what came of comparing a quote with its source.
type Check struct {
	Words    string   // in a sentence: "Checked against the official transcript", "Not checked: no source is named"
	Found    bool     // the words stand in the source, and are the speaker's as far as that tells
	Differs  bool     // they don't, or are another's
	Reason   string   // why a quote that differs, or of which there is more to know, is published as it is
	Limits   []string // what a reader must know besides: words left out, a speaker who is not named
	Place    Link     // the very place on the source's page; Title says where that is
	SpokenBy string   // of a quote whose words are in another's turn there: whose
	Before   string   // the words before it
	Own      string   // the quote's words in the source, of long ones the first and the last; "" where the source has no such place
	After    string   // the words after it
	Gaps     []Gap    // its omissions and brackets, in order
	Quote    []Run    // of a quote that differs from its source: what it has
	Source   []Run    // … and what the source has
	Language string   // of the source's words, where it differs from the page's
	Dir      string   // ltr or rtl, with Language
}

// Run is some of two texts that differ.
type Run struct {
	Text    string // the words
	Changed bool   // they are on this side alone
}

// Gap is what a quote leaves out or says in other words.
type Gap struct {
	Summary string // "… leaves out 3 words", "[the senators] is not in the source"
	Text    string // what the source has there; "" where words are only added
}
