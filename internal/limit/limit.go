// Package limit holds how much Gloss takes: the bounds that no honest site meets, each with what set it. Whoever finds one
// exceeded says so in a diagnostic of code too-large, or, where it is the site's own layouts, in an error: the limit, and the way round it.
// Bounds that only choose between two ways of finding the same thing stand where they are used.
package limit

import "time"

// What one file may be. The longest transcripts that were met have 1.2 MB, the longest front matter 90 KB.
const (
	Text        = 16 << 20  // bytes of a text: content, a transcript, captions
	File        = 50 << 20  // bytes of a file that is published as it is, or of a site's own asset
	Layout      = 1 << 20   // bytes of a layout; the largest of Gloss's own has 19 KB, and 1 MB of actions takes 3 s to understand
	Words       = 256 << 10 // bytes of a file of words; Gloss's own English has 19 KB, and TOML's reader takes a second of these
	FrontMatter = 1 << 20   // bytes of front matter; YAML's reader takes 0.5 s of them
	Depth       = 64        // lists and mappings in each other; walks recurse so deep
)

// Digest is how many bytes the digest of a share of the articles may have: of 100,000 articles with 600,000 quotes they have about 100 MB in all.
const Digest = 512 << 20

// Shares is how many a site may be cut into. Each reads what all say of a million articles in a minute, so more would only wait.
const Shares = 1000

// Jobs is how many files are read and pages made at once, whatever number is asked for: more than the largest machines have processors, twice. Each takes
// memory for a page.
const Jobs = 1000

// What many pages show again. Each list that an article stands in shows all of its topics, so the site grows with their square: 2,000
// topics made 167 MB of 16 KB. News articles have 5 to 20 topics, and a headline 200 characters at most.
const (
	Topics  = 30
	Authors = 30
	Nav     = 50    // links at the top of each page
	Name    = 500   // characters of a name or a title
	Short   = 2000  // characters of a term's short definition, which is on each page that mentions it
	Terms   = 50000 // of glossary.yaml: each has a page, and 50,000 take 20 s and 200 MB; the largest that were met have 5,000
	Slots   = 20    // timelines, comparisons and glossaries in one text, each with all that the site has for it: 2,000 made 118 MB of 28 KB
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

// Pixels is how many dots a picture may have: the largest cameras have 100 million, which take 400 MB while smaller pictures are made of them. One picture is
// in the making at a time.
const Pixels = 100_000_000

// Scans is how often a JPEG file may go over its picture: programs write 12 passes at most, and each takes 20 ms of 100 million dots, though it has but 100 bytes.
const Scans = 100

// Messages is how many mistakes of one kind are told of one text, and how many of one front matter. Where more is wrong, it is all wrong.
const Messages = 1000

// Slug is the bytes of a slug. File systems take names of 255, and the site adds to them.
const Slug = 200

// What one text may be made of. All are checked while its syntax is read (markdown/bounds.go).
const (
	Nesting     = 64      // lists, quotations and foot-notes in each other, and marks of a line; 9 is the most that was met
	NestedLines = 4000000 // lines of lists and quotations, those in each other counted each; each takes 50 bytes of memory and 30 ns
	EmptyCells  = 10000   // cells of a table that its rows leave out; each makes 10 bytes of a page or more
	Searched    = 4 << 30 // bytes of text, times the quotes that are looked for in it; 2 s. 500 quotes in 1 MB is the most that was met
	Marks       = 200000  // stars, underscores, tildes and brackets that may begin or end something; each takes 2 µs and 1 KB. 12,000 in a transcript of 1.2 MB is the most that was met
	Referred    = 100000  // bytes of addresses that links refer to by name, over the text's own length, as in cmark
)
