// Package limit holds how much Gloss takes: the bounds that no honest site meets, each with what set it. Whoever finds one
// exceeded says so in a diagnostic of code too-large, or, where it is the site's own layouts, in an error: the limit, and the way round it.
// Bounds that only choose between two ways of finding the same thing stand where they are used.
package limit

import "time"

// What one file may be. The longest transcripts that were met have 1.2 MB, the longest front matter 90 KB.
const (
	Text        = 16 << 20 // bytes of a text: content, a transcript, captions
	File        = 50 << 20 // bytes of a file that is published as it is, or of a site's own asset
	Layout      = 1 << 20  // bytes of a layout or a file of words; the largest of Gloss's own has 19 KB, and 1 MB of actions takes 3 s to understand
	FrontMatter = 1 << 20  // bytes of front matter; YAML's reader takes 0.5 s of them
	Depth       = 64       // lists and mappings in each other; walks recurse so deep
)

// What a layout may make. Of a site of 2,000 articles the largest page has 250 KB, and 2,500 pages take 7 s of a processor, all together.
const (
	PageTime = 10 * time.Second // of a page that is being made
	Page     = 32 << 20         // bytes of a page
	Body     = 16 << 20         // bytes of HTML of a page's own text, which layouts put something around
)

// What one file of data may be, by an estimate. A spreadsheet opens the one at once, and a script reads the other without a thought.
const (
	Data     = 5 << 20 // bytes of all statements in one file; more are cut by year
	DataPart = 8 << 20 // bytes of the statements of a year; more are cut by number
)

// OpenElements is how many elements of a writer's own HTML may stand in each other. The deepest that was met on a newspaper's page has 31;
// what reads HTML as browsers do takes 512, and what is unclosed is looked for among all of them.
const OpenElements = 400

// Drawn is how many elements an SVG may draw, each as often as it is used. Maps of whole countries have some ten thousand; sixteen lines that
// each use the one before twice have more.
const Drawn = 100_000

// Slug is the bytes of a slug. File systems take names of 255, and the site adds to them.
const Slug = 200
