// Package picture draws statements and events in time: where a mark stands, what of its words there is room for, where time is cut short.
// It is geometry alone, in whole units; whoever asks has the words.
//
// Up to 24 statements have a row each, so that nothing can collide. Up to 120 stand on one line a lane, with words where the wording
// changes. More are counted by day, month, year or more.
package picture

import (
	"github.com/gloss-press/gloss/internal/edtf"
	"github.com/gloss-press/gloss/internal/view"
)

// How many statements are drawn how.
const (
	mostRows    = 24  // with a row each
	mostLines   = 120 // on lines
	mostUpright = 40  // with a row each in the upright form
	mostLanes   = 10  // on lines; the others share one
	mostBinned  = 6   // counted
	mostRails   = 5   // upright
)

// Mark is a statement that is to be drawn.
type Mark struct {
	Time
	Lane   int32 // in Input.Lanes
	Word   int32 // which wording it has, in Input.Words; -1 for none
	Class  Class // whether that is of the picture's term
	Quoted bool  // its words stand in quotation marks
}

// Class says whose wording a statement has.
type Class uint8

// The classes.
const (
	Other Class = iota // another term's
	Hit                // that of the term which the picture is about
	Ring               // none
)

var classes = [...]string{Other: "", Hit: "hit", Ring: "ring"}

// Lane is what a lane is of: a speaker, or a term.
type Lane struct {
	Name string
	Role string // what is said below the name; "" for nothing
}

// Event is something dated that is not a statement.
type Event struct {
	Time
	Title string
}

// Input is what is to be drawn.
type Input struct {
	Marks       []Mark   // in order of time
	Lanes       []Lane   // in the order in which they are drawn
	Events      []Event  // in order of time
	Words       []string // the wordings, for where statements are counted
	RightToLeft bool     // time runs to the left
}

// Head is a date at the edge of a drawing.
type Head struct {
	Short string // without its year: "14 Sept"
	Year  string // "2014"; "" where Short has it
	Full  string // "14 Sept 2014"
}

// Unit is what an axis is divided by.
type Unit uint8

// The units.
const (
	Day Unit = iota
	Month
	Year
)

// Bin is a stretch of time in which statements are counted.
type Bin struct {
	Unit        Unit
	First, Last edtf.Day // its first and last day
	Count       int      // the statements in it
	Mark        int      // the first of them
}

// Texts gives the words of a drawing. Marks and events are named by their places in the Input.
type Texts interface {
	MarkDate(mark int) Head                          // when it was said
	EventDate(event int) Head                        // when it happened
	Tick(day edtf.Day, unit Unit) Head               // a day that begins a unit
	Silence(days int64) (short, long string)         // "6 days", "6 days without a statement"
	Label(mark int) view.Words                       // how it is worded
	URL(mark int) string                             // where its words stand
	Name(marks []int) string                         // what marks are that share a link
	Bin(b Bin) (head Head, number, url, name string) // what is said of a bin, and where its statements stand
	Others(lanes int) string                         // "3 others"
	Count(statements int) string                     // "1,123"
	Around() (open, close, about string)             // the quotation marks, and what stands before words whose date is about that
}

// Draw draws both forms, and fills what the legend says.
func Draw(in *Input, t Texts) *view.Picture {
	v := &view.Picture{Binned: len(in.Marks) > mostLines}
	p := newPlan(in, t)
	p.legend(v)
	switch n := len(in.Marks); {
	case n <= mostRows:
		p.scale = p.newScale()
		p.label()
		v.Wide = p.rows()
	case n <= mostLines:
		p.scale = p.newScale()
		v.Wide = p.lines()
		v.Repeats = true
	default:
		v.Wide = p.binned()
	}
	if len(in.Marks) <= mostUpright {
		v.Upright = p.upright()
	} else {
		v.Upright = p.uprightBins()
	}
	return v
}

func newPlan(in *Input, t Texts) *plan {
	open, end, about := t.Around()
	return &plan{Input: in, Texts: t, marks: measure(open+end, wordSize), about: measure(about+" ", wordSize)}
}

// legend says what marks there are.
func (p *plan) legend(v *view.Picture) {
	for i := range p.Marks {
		k := &p.Marks[i]
		switch k.Class {
		case Hit:
			v.Hits = true
		case Other:
			v.Others = true
		case Ring:
			v.Rings = true
		}
		v.Paraphrases = v.Paraphrases || !k.Quoted
		v.Doubts = v.Doubts || k.Doubtful
	}
}

// plan is what the parts of one picture share.
type plan struct {
	*Input
	Texts
	scale  scale
	marks  int          // the width of two quotation marks
	about  int          // … and of what stands before words whose date is about that
	labels []view.Words // of the marks, where both forms show all of them
}

// Label gives how a mark is worded, as the Texts say it or as they have said it for the other form.
func (p *plan) Label(mark int) view.Words {
	if p.labels != nil {
		return p.labels[mark]
	}
	return p.Texts.Label(mark)
}

// label asks for all labels, once for both forms.
func (p *plan) label() {
	p.labels = make([]view.Words, len(p.Marks))
	for i := range p.Marks {
		p.labels[i] = p.Texts.Label(i)
	}
}

// fold says in which lane each lane is drawn where there are at most so many and one for the others: the lanes with the most statements
// keep theirs. others is how many share the last; 0 where each has its own.
func (p *plan) fold(most int) (to []int, lanes []Lane, others int) {
	to = make([]int, len(p.Lanes))
	for i := range to {
		to[i] = i
	}
	if len(p.Lanes) <= most+1 {
		return to, p.Lanes, 0
	}
	counts := make([]int, len(p.Lanes))
	for i := range p.Marks {
		counts[p.Marks[i].Lane]++
	}
	var kept []int // by number, the largest first
	for i, n := range counts {
		at := len(kept)
		for at > 0 && counts[kept[at-1]] < n {
			at--
		}
		if at < most {
			kept = append(kept[:at], append([]int{i}, kept[at:]...)...)
			kept = kept[:min(len(kept), most)]
		}
	}
	for i := range to {
		to[i] = most
	}
	n := 0
	for i := range p.Lanes {
		for _, k := range kept {
			if k == i {
				to[i] = n
				lanes = append(lanes, p.Lanes[i])
				n++
			}
		}
	}
	others = len(p.Lanes) - n
	return to, append(lanes, Lane{Name: p.Others(others)}), others
}
