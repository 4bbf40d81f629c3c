// Package markdown reads a body: Markdown in, a list of parts out.
//
// A part is HTML, or a slot that the page fills from the site: a quote's note, a timeline, a comparison. A reading depends on
// the body, on the quotes that are wanted in it, on the glossary's names and on how links are resolved, and on nothing else; it
// can be made in parallel, kept, and thrown away.
package markdown

import (
	"bytes"
	"slices"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/util"

	"github.com/gloss-press/gloss/internal/diag"
	"github.com/gloss-press/gloss/internal/directive"
	"github.com/gloss-press/gloss/internal/glossary"
	"github.com/gloss-press/gloss/internal/passage"
)

// Input is all that a reading depends on.
type Input struct {
	File     string // for diagnostics
	Text     []byte // the body
	Line     int32  // the line of its first byte in the file, from 1
	Col      int32  // the column of its first byte, where it stands in front matter; 0: the first
	Language string // BCP 47; decides the typography
	Dir      string // the direction of the page, "ltr" or "rtl"
	HTML     bool   // the site lets the writer's own HTML through
	Quotes   []Wanted
	Source   bool    // the body is a source's text, which has no quotes of its own; <s> strikes out what is officially corrected
	Cited    []Cited // what is quoted of a source's text
	Draft    bool    // placeholders are what it is for
	Terms    *Terms
	Link     func(ref string) Target     // resolves every address in the text; nil leaves them as they are
	Remarks  bool                        // gather Reading.Remarks too
	Whole    func(address string) string // makes an address of the site, from its root, one for anywhere; nil: Reading.Markdown is not asked for

	// Say gives a word of the interface that stands in a text without slots, a note: the message of a key, with its places filled.
	Say func(key string, places ...string) string
}

// Wanted is a quote to be found in a body.
type Wanted struct {
	ID             string
	Words          string // empty where the body is to mark them
	Prefix, Suffix string
	Elsewhere      bool     // prefix and suffix choose a place in the source: the words may stand once without them
	Pos            diag.Pos // of the words, or of the quote where there are none
	Speaker        string   // the speaker's slug; may be empty
	Language, Dir  string   // of the words, where they differ from the page's
	Sourced        bool     // the quote's source has these words
	Paraphrase     bool     // the words are nobody's own, and get no quotation marks
	NoteLength     int      // of its note, in characters; 0: it has none
	LineLength     int      // of who said it, where and when, in characters
	MeaningLength  int      // of what they mean in the page's language, in characters; 0: that is not told
	TimelineOnly   bool     // the words need not stand in the body
	InSentence     bool     // Reading.Sentences is to have the sentence around them
	Corrected      string   // Reading.Reworded is to have the edits that make these words of them
}

// Terms says which mentions become links.
type Terms struct {
	Matcher *glossary.Matcher
	Every   glossary.Every
	Allowed func(term int32) bool
	Slug    func(term int32) string
	Find    func(slug string) (int32, bool)
}

// Target is where an address in a text leads.
type Target struct {
	Href     string
	Problem  string // what is wrong with it, for a diagnostic; empty for nothing
	Hint     string
	Broken   bool // it is a file that can't be shown, or with Dead one that should not be
	Dead     bool // it leads to no page of the site: a warning
	External bool
	Address  string // where it leads in the site, from the root, with its fragment; empty for elsewhere
	Width    int    // of a picture in the site, in pixels; 0 where it is not known
	Height   int
	Picture  string // the address by which a page shows the picture, where that is another than Href
	Set      string // the sizes in which it is there, as srcset has them; "" for the one
	WebP     string // the same of WebP files
}

// Part is a piece of a body: HTML, or a slot.
type Part struct {
	HTML string
	Slot *Slot
}

// SlotKind says what a page puts into a slot.
type SlotKind uint8

// The slots of a body.
const (
	NameSlot     SlotKind = iota // what a screen reader calls a quotation's figure; inside of a tag
	CaptionSlot                  // who said the words of a figure: a line for each of its quotes
	MarkerSlot                   // the letter of a note, behind words inside a sentence
	NoteSlot                     // the note on a quote; of one inside a sentence also who said it
	CitedSlot                    // the articles that quote the block before
	CardSlot                     // ::quote
	TimelineSlot                 // ::timeline
	CompareSlot                  // ::compare
	GlossarySlot                 // ::glossary
	WordSlot                     // a word of the interface, as in the name of a table
)

// Slot is a place in a body that the page fills.
type Slot struct {
	Kind   SlotKind
	Quotes []Found // of caption and cited; of name, marker, note and card one
	Attrs  []Attr  // of timeline and compare
	Pos    diag.Pos
	Word   []string // of a word: the key of its message, and the names and values of its places
}

// Attr is a directive's attribute.
type Attr struct {
	Key, Value string
	Pos        diag.Pos
}

// Found tells where the words of a quote stand.
type Found struct {
	ID     string
	Part   bool // it is one of several in a block quote, and does not fill it
	Letter int  // of one that stands inside a sentence: which of them it is on the page, from 1
	Fold   Fold // how much of its note is to be folded away
}

// inLine reports whether a slot stands within a line or a tag, so that the text goes on behind it.
func (k SlotKind) inLine() bool { return k == WordSlot || k == MarkerSlot || k == NameSlot }

// Reading is what a body says.
type Reading struct {
	Parts     []Part
	Digest    Digest
	Text      string                 // what a reader sees of the body but for its headings, blocks parted by line breaks or passage.Barrier
	Seen      map[string]Seen        // what a reader sees of each quote that stands in the body, by id
	IDs       map[string]bool        // the ids of the body's elements, and of its quotes
	Sentences map[string]string      // the article's own sentence around a quote, where that was asked for
	Reworded  map[string][]diag.Edit // how a quote's words in the body become those that were asked for; none where they don't stand there alone; an empty list where the body has them already
	Markdown  []Piece                // the body as Markdown, where that was asked for
	Diags     []diag.Diagnostic

	Remarks Remarks // empty unless they were asked for
}

// NeedsPage reports whether something that is wrong with the body shows only while its page is made: where a slot is filled by more
// than what the body's own quotes say. It takes nil.
func (r *Reading) NeedsPage() bool {
	return r != nil && slices.ContainsFunc(r.Parts, func(p Part) bool {
		return p.Slot != nil && p.Slot.Kind != CaptionSlot && p.Slot.Kind != NoteSlot && p.Slot.Kind != CitedSlot && !p.Slot.Kind.inLine()
	})
}

// Digest is what a body adds for other pages.
type Digest struct {
	Mentions []int32 // the terms that it mentions, each once, in the order of their first mentions
	Headings []Heading
	Leads    []Lead
}

// Lead is a link to a place on a page that this body alone can't say to be there: on another page, or among the definitions that
// are put below the body.
type Lead struct {
	At      diag.Span
	Address string // of the page, from the root; empty for the body's own
	ID      string
}

// Heading is a heading of a body.
type Heading struct {
	Level    int
	ID, Text string
}

// Engine reads bodies. It is immutable and may be used from several goroutines at once.
type Engine struct {
	parser   parser.Parser
	linking  parser.Parser // the same with bare links, see mayHoldBareLink
	spoken   parser.Parser // of transcripts, see Lines
	renderer renderer.Renderer
}

// Priorities of our node renderers; a smaller one wins, goldmark's own stand at 500 and 1000.
const (
	ownRenderer   = 100
	tableRenderer = 500
	htmlRenderer  = 1000
)

// New makes an Engine: CommonMark, GitHub's tables, strike-through, task lists and bare links, foot-notes, and directives.
func New() *Engine {
	return &Engine{
		parser:  newParser(),
		linking: newParser(extension.Linkify),
		spoken:  newSpoken(),
		renderer: renderer.NewRenderer(renderer.WithNodeRenderers(
			util.Prioritized(&htmlWriter{}, ownRenderer),
			util.Prioritized(extension.NewTableHTMLRenderer(), tableRenderer),
			util.Prioritized(extension.NewStrikethroughHTMLRenderer(), tableRenderer),
			util.Prioritized(extension.NewTaskCheckBoxHTMLRenderer(), tableRenderer),
			util.Prioritized(html.NewRenderer(html.WithUnsafe()), htmlRenderer),
		)),
	}
}

func newParser(more ...goldmark.Extender) parser.Parser {
	return goldmark.New(goldmark.WithParser(withHTMLBlocks()), goldmark.WithExtensions(
		boundTables, extension.TaskList, footnotes, directive.Extension,
	), goldmark.WithExtensions(more...)).Parser()
}

// inlineParsers are those of CommonMark, and of words that are struck out.
func inlineParsers() parser.Option {
	return parser.WithInlineParsers(
		util.Prioritized(codeParser{parser.NewCodeSpanParser()}, 100),
		util.Prioritized(linkParser{}, 200),
		util.Prioritized(parser.NewAutoLinkParser(), 300),
		util.Prioritized(parser.NewRawHTMLParser(), 400),
		util.Prioritized(delimiterParser{}, 500),
	)
}

// parse gives the tree of a text; an empty one where it is beyond a limit, see pass.beyond.
func (e *Engine) parse(source []byte, c *pass) ast.Node {
	if mayHoldBareLink(source) {
		return c.parse(e.linking, source)
	}
	return c.parse(e.parser, source)
}

// reading is a Reading in the making.
type reading struct {
	Reading
	in     *Input
	source []byte
	doc    ast.Node
	flow   *flow
	survey survey
	places places

	found    []anchored // the quotes that stand in the text, in its order
	doubled  []doubled
	searched map[[3]string][]passage.Range // the places of words that stand several times, by words, prefix and suffix
	missed   int                           // quotes that stand nowhere
	bare     string                        // flow.text without what nobody sees, once it is asked for
	bareText *passage.Text                 // the same, to be searched
	work     int                           // bytes searched for what tells places apart
	marks    quotationMarks
	loose    *loose            // the flow's text, when somebody has asked
	beyond   bool              // a limit: nothing is read on
	told     map[diag.Code]int // how many mistakes of each kind
}

// parse reads the syntax of the text and surveys it; false where it is beyond a limit, which it reports.
func (r *reading) parse(e *Engine) bool {
	c := newPass()
	c.commentsAlone = r.in.Source && !r.in.HTML
	r.doc = e.parse(r.source, c)
	if b := c.beyond; b != nil {
		r.refuseAt(b.at, b.what, b.hint)
		return false
	}
	r.look()
	return !r.beyond
}

// refuseAt reports what is beyond a limit, and ends the reading.
func (r *reading) refuseAt(offset int, what, hint string) {
	r.beyond = true
	r.fail(diag.TooLarge, offset, what, hint)
}

// Read reads a body: finds its quotes and the mentions of terms, checks its links, directives and HTML, and renders it.
func (e *Engine) Read(in Input) Reading {
	r := &reading{in: &in, source: lineEnds(in.Text)}
	if !r.parse(e) {
		return r.Reading
	}
	if in.Whole != nil {
		r.Markdown = r.markdown()
	}
	r.placeFootnotes()
	if in.Source {
		r.openCode()
		r.openHTML()
		r.pairStrikes()
	}
	r.flow = readFlow(r.doc, r.source, r.in)
	if in.Source {
		r.leftovers()
		r.markCited()
	} else {
		r.anchorQuotes()
	}
	r.findMentions()
	r.setFigures()
	r.setMarkers()
	r.gatherNotes(r.doc)
	r.foldNotes()
	out := newParts(&in)
	if err := e.renderer.Render(out, r.source, r.doc); err != nil {
		panic(err) // parts never fail to be written
	}
	r.Parts = out.parts()
	r.IDs = out.ids
	r.Text = r.flow.text
	r.checkFragments()
	if len(r.in.Quotes) > 0 {
		r.readBack()
	}
	return r.Reading
}

// Marked gives the words that a body marks itself as quotes, by id: :quote[words]{#id}.
func (e *Engine) Marked(body []byte) map[string]string {
	if !bytes.Contains(body, []byte(":quote[")) {
		return nil
	}
	r := &reading{in: &Input{HTML: true}, source: lineEnds(body)} // where it is not let through, it is told when the body is read
	if !r.parse(e) {
		return nil // it is told when the body is read
	}
	r.placeFootnotes()
	r.flow = readFlow(r.doc, r.source, r.in)
	words := map[string]string{}
	for _, m := range r.survey.marked {
		if from, to, ok := r.extent(m); ok && words[m.ID] == "" {
			words[m.ID] = r.flow.text[from:to]
		}
	}
	return words
}

// lineEnds makes all line ends LF. Carriage returns stand at the ends of lines alone, so columns stay what they were.
func lineEnds(b []byte) []byte {
	if bytes.IndexByte(b, '\r') < 0 {
		return b[:len(b):len(b)]
	}
	b = bytes.ReplaceAll(b, []byte("\r\n"), []byte("\n"))
	return bytes.ReplaceAll(b, []byte("\r"), []byte("\n"))
}
