// Package directive parses generic directives in Markdown, as an extension for goldmark.
//
// The syntax is the CommonMark generic-directives proposal as micromark-extension-directive fixes it:
//
//	:::name[Title]{key=value key="two words" #id .class}    around blocks, closed by :::
//	::name[label]{…}                                        alone on its line
//	:name[words]{…}                                         in a line
//
// It makes nodes and renders nothing: which names and attributes there are, and what they mean, is the caller's to say.
//
// Where this differs from micromark:
//
//   - In a line, [ or { must follow the name at once and no letter or digit may stand before the colon: re:Invent,
//     Col. 3:17, Mitglieder:innen and :smile: are text.
//   - A code span, an autolink or a link's destination inside brackets hides its own brackets, as in a CommonMark link.
//   - Fences of one length nest, as in Docusaurus; in micromark the first that closes closes the outermost.
//   - A fence inside a fenced code block is code and does not close the container around it.
//   - A line that was meant as a directive and is none becomes a [Broken], so that the writer can be told; micromark
//     leaves it to be text.
//   - Lazy lines continue a paragraph, as everywhere in CommonMark.
//   - Names and keys may have letters of every script.
//   - A value in typographic quotation marks is a mistake; micromark takes the first word of it, marks included.
//
// Two of goldmark's options take away what follows a directive: the Linkify extension reads an address up to and with the
// "]{…}" behind it, and heading attributes (parser.WithAttribute) read the braces at a heading's end.
package directive

import (
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/util"
)

// Priorities among goldmark's parsers: a lower number goes first.
const (
	blockPriority  = 750 // after fenced code (700), before block quotes (800); only definition lists share the colon
	inlinePriority = 150 // after code spans (100) and foot-notes (101), before links (200), which also wait for [ and ]
)

// Limits that keep hostile input linear and trees shallow.
const (
	maxContainers = 32   // open at once, one in another
	maxOpen       = 32   // text directives open at once, as many as micromark allows brackets
	maxAttributes = 1000 // bytes between a text directive's braces, about as much as CommonMark allows a link's label
)

// Extension is the goldmark extension: goldmark.New(goldmark.WithExtensions(directive.Extension)). It holds no state.
var Extension goldmark.Extender = extender{}

type extender struct{}

// Extend adds the parsers to m.
func (extender) Extend(m goldmark.Markdown) {
	m.Parser().AddOptions(
		parser.WithBlockParsers(util.Prioritized(blockParser{}, blockPriority)),
		parser.WithInlineParsers(util.Prioritized(textParser{}, inlinePriority)),
	)
}
