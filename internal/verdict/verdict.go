// Package verdict says whether a quote's words stand in the transcript that it names, word by word. docs/verified.md says what its
// verdicts mean.
package verdict

import "github.com/gloss-press/gloss/internal/passage"

// Verdict is what comparing a quote with a transcript shows. Ranges are stretches of the Transcript's Text.
type Verdict struct {
	Kind Kind

	// The place: of the words found or, where the kind is WrongWords or NotThere, of the passage nearest to them.
	Turn   int             // in Turns; -1 where nothing is near
	Place  passage.Range   // from the first word to the last
	Pieces []passage.Range // the stretches that stand word by word in the quote, in order; omissions and brackets part them
	Gaps   []Gap           // what lies between, before and after the pieces, in order
	Before passage.Range   // some words of the turn before the place, and after it
	After  passage.Range
	Second float64 // when the first words are said; Timed says whether the source tells
	Timed  bool

	// SpeakerUnknown says that nothing in the source names who speaks there, or not so that it can be told.
	SpeakerUnknown bool

	Bearing Bearing // OmissionInverts, CutShort: the word that the quote must not lose
	Unread  bool    // words were left out or replaced, and no list says which words bear meaning in their language

	Diff      []Run    // WrongWords: the quote's words beside the source's
	Corrected string   // WrongWords, OmissionInverts: the quote mended, a text that is Verified; empty where none is
	Crossing  bool     // NotThere: the words stand there, but run from one turn into another
	lost      []family // CutShort: what kinds of words are lost
	whole     bool     // CutShort: the quote is a clause by itself
	Missed    Side     // NotThere: the words stand at Place, but what was to choose the place doesn't hold there
}

// Kind is the verdict in a word: first those of words that were found, then those that are errors.
type Kind int

const (
	Unchecked       Kind = iota // there is no text to compare with, or the quote is a paraphrase
	Verified                    // the words stand there, in the speaker's turn
	CutShort                    // so they do, but a word that bears their meaning stands just before or after them
	WideOmission                // so they do, but many words are left out in one place
	WrongWords                  // nearly the same words stand there
	WrongSpeaker                // the words stand in another's turn
	NotThere                    // the words don't stand there
	OmissionInverts             // what is left out or replaced holds a word that bears the meaning
)

var kinds = [...]string{"unchecked", "verified", "cut short", "wide omission", "wrong words", "wrong speaker", "not there", "omission inverts"}

// String gives the verdict's name as readers and writers see it.
func (k Kind) String() string { return kinds[k] }

// Found reports whether the words stand in the source and are the speaker's.
func (k Kind) Found() bool { return Verified <= k && k < WrongWords }

// IsError reports whether a quote with this verdict must not be published.
func (k Kind) IsError() bool { return k >= WrongWords }

// Kinds gives all verdicts.
func Kinds() []Kind {
	list := make([]Kind, len(kinds))
	for i := range list {
		list[i] = Kind(i)
	}
	return list
}

// Gap is a place where the quote doesn't have the source's words: an omission, or words in square brackets.
type Gap struct {
	Bracket bool          // words in square brackets; else an omission
	Quote   passage.Range // the ellipsis or the bracket, in the quote's words
	Source  passage.Range // what was left out or replaced; empty where words were only added
	Words   int           // how many words that is
	Own     bool          // the bracket is the source's own: Source is the same bracket
}

// Bearing is a word that bears the meaning of the words around it, such as “not”, “if” or “said that”.
type Bearing struct {
	Word   string        // as it stands in the source or, where Added, in the quote's bracket
	Source passage.Range // where it stands; empty where Added
	Gap    passage.Range // OmissionInverts: all that is left out or replaced there
	Quote  passage.Range // OmissionInverts: the ellipsis or the bracket, in the quote's words
	Added  bool          // the quote's bracket adds it
}

// Run is a stretch of the comparison between a quote and its source.
type Run struct {
	Op   Op
	Text string
}

// Op says on which side the words of a Run stand.
type Op int

const (
	Same    Op = iota // in both; as the quote has them
	Missing           // in the source only: the quote dropped them
	Extra             // in the quote only: it added them
	Left              // an ellipsis or a bracket of the quote
)

// Side is what may choose among several places where the words stand.
type Side string

const (
	NoSide Side = ""
	Prefix Side = "prefix"
	Suffix Side = "suffix"
	At     Side = "at"
)
