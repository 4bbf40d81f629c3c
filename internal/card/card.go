// Package card draws the picture by which a page is shown where it is shared: what was said set large, who said it, when, and whether that was
// checked. A card is a pure function of what it shows, and the same bytes on any machine: type is shaped and placed, and curves are cut into
// lines, in whole numbers.
package card

import (
	"crypto/sha256"
	"fmt"
)

// The size of a card in pixels, as the Open Graph protocol's readers want it.
const (
	Width  = 1200
	Height = 630
)

// Edition changes with how cards are drawn: one that was kept from another edition is drawn anew.
const Edition = "2"

// Part is some text in one style.
type Part struct {
	Text   string
	Strong bool // bold; among the words of a quotation in the accent too
	Soft   bool // in the colour of second voices
}

// Card is what a card shows.
type Card struct {
	Words   []Part    // set large
	Marks   [2]string // around them; "" for none
	Title   bool      // they are a title: all bold
	Instead []string  // what is set large, as a title, where no font has all letters of Words: the first that can be set. Of a quotation nothing else is then said
	Lead    string    // set in the middle size under a title
	Lines   [][]Part  // set small at the foot, each on lines of its own; one that can't be set is left out
	Checked string    // the last of them, with a tick before it where it begins with "✓"
	Site    string    // set in the corner

	WordsRightToLeft bool // the direction of Words
	RightToLeft      bool // that of all else
}

// Key sums up all that decides what a card looks like.
func (c *Card) Key(l *Look) [32]byte {
	h := sha256.New()
	fmt.Fprintf(h, "%s %#v %v %v %x", Edition, *c, l.Paper, l.inks(), l.sum)
	return [32]byte(h.Sum(nil))
}

// The measures of a card, in pixels.
const (
	left    = 96 // of text; an opening mark hangs into the margin
	right   = 1112
	top     = 58
	foot    = 568 // the base line of the last line
	gap     = 40  // between the words and the foot
	between = 48  // the least between the last line and the site's name

	small, smallLine = 28, 38
	siteSize         = 27
	leadSize         = 34
	leadLine         = 46
	leadGap          = 40 // from the last line of a title to the first below, and a third of the title's size
	mostLines        = 3  // of one of the foot's
)

// sizes are the steps by which words shrink until they fit, with their leading.
var sizes = []struct{ size, line int }{{150, 160}, {120, 130}, {100, 112}, {84, 96}, {76, 88}, {68, 80}, {60, 72}, {54, 66}, {48, 60}, {44, 56}, {40, 52}, {36, 47}}

// Draw draws a card as a PNG file.
func Draw(c *Card, l *Look) []byte {
	p := presses.Get().(*press)
	defer presses.Put(p)
	p.begin(c)
	t, ok := p.large()
	edge := p.site()
	var lines []footLine
	if !t.instead || c.Title { // nobody said the title that stands for what was said
		lines = p.footLines(edge)
	}
	if ok {
		p.words(&t, foot-(max(len(lines), 1)-1)*smallLine-small-gap)
	}
	for i, line := range lines {
		p.put(line, foot-(len(lines)-1-i)*smallLine)
	}
	return p.png(l)
}
