package markdown

import (
	"bytes"
	"sort"
	"strings"
	"sync"
	"unicode/utf8"

	"golang.org/x/net/html"

	"github.com/gloss-press/gloss/internal/diag"
	"github.com/gloss-press/gloss/internal/passage"
)

// Seen is what a reader of a page sees of one quote.
type Seen struct {
	Text           string // from its first element's start to its last one's end: the text content, as scripts call it
	Words          string // the same without the numbers of foot-notes, and with a line's end for each <br>
	Prefix, Suffix string // what stands before and after it in the HTML that was read, context characters at most
	Hidden         bool   // some of it is hidden or struck out
}

// context is how many characters of prefix and suffix are given.
const context = 32

// maxKept is the size of the largest text whose memory is used again, in bytes.
const maxKept = 1 << 20

// seeing is a quote whose elements are being read.
type seeing struct {
	from, to int
	hidden   bool
}

// element is an element that is open.
type element struct {
	name   string
	quote  *seeing
	hidden bool
	number bool // of a foot-note
	at     int  // its index in apart
}

// apartness is where the words of a text are not as its text content: there stand others.
type apartness struct {
	from, to int
	words    string
}

// readBack reads the finished HTML back, and compares what a reader sees of each quote with the words that were anchored.
func (r *reading) readBack() {
	r.Seen = Visible(quoted(r.Parts))
	for i := range r.in.Quotes {
		w := &r.in.Quotes[i]
		seen, ok := r.Seen[w.ID]
		switch {
		case !ok || w.Words == "":
		case seen.Hidden:
			r.report(diag.Diagnostic{Span: diag.Span{From: w.Pos}, Code: diag.QuoteHidden, Message: "some of these words are hidden or struck out on the page",
				Hint: "take the HTML or the strike-through out of the quoted words"})
		case !passage.Equal(seen.Words, w.Words):
			r.report(diag.Diagnostic{Span: diag.Span{From: w.Pos}, Code: diag.QuoteReadback, Message: "the page does not show these words as they are quoted",
				Label: "a reader sees “" + passage.OneLine(seen.Words) + "”", Hint: "write the words plainly, without HTML between them"})
		}
	}
}

// quoted gives the HTML of a body that has quotes in it: of what stands between two slots that are blocks, from the block on that holds
// its first quote.
func quoted(parts []Part) string {
	buf := texts.Get().(*[]byte)
	defer keepText(buf)
	all := (*buf)[:0]
	for i := 0; i < len(parts); i++ {
		from := len(all)
		for ; i < len(parts) && (parts[i].Slot == nil || parts[i].Slot.Kind.inLine()); i++ {
			all = append(all, parts[i].HTML...)
		}
		all = append(all[:from], fromQuotes(all[from:])...)
	}
	*buf = all
	return string(all)
}

// quoteAttr is the end of data-quote=", which begins with a sign that is rare in HTML: it is looked for in all that is read back.
const quoteAttr = `-quote="`

// fromQuotes gives the end of a page's part from the block on that holds its first quote; nothing where it has none.
func fromQuotes(html []byte) []byte {
	first := bytes.Index(html, []byte(quoteAttr))
	if first < 0 {
		return nil
	}
	// A block begins on a line of its own, but for list items and the like, which begin inside theirs.
	from := bytes.LastIndexByte(html[:first], '\n') + 1
	for from > 0 && html[from] != '<' {
		from = bytes.LastIndexByte(html[:from-1], '\n') + 1
	}
	return html[from:]
}

// Visible reads HTML back as a browser does, and gives what stands in the elements of each quote: those with data-quote.
func Visible(page string) map[string]Seen {
	plain := plainTokens{rest: page}
	if all := visible(page, &plain); !plain.failed {
		return all
	}
	return visible(page, tokenizer{html.NewTokenizer(strings.NewReader(page))})
}

// texts hold what is read of a page, and what is visible of it, while that is done.
var texts = sync.Pool{New: func() any { return new([]byte) }}

// keepText gives a text's memory back, but for that of a very large one.
func keepText(buf *[]byte) {
	if cap(*buf) <= maxKept {
		texts.Put(buf)
	}
}

// visible reads the tokens of a page.
func visible(page string, tokens interface{ next() token }) map[string]Seen {
	buf := texts.Get().(*[]byte)
	text := (*buf)[:0]
	defer func() {
		*buf = text
		keepText(buf)
	}()
	var open []element
	quotes := map[string]*seeing{}
	hidden := 0
	var apart []apartness                    // where the words are not as the text content
	unread := strings.Count(page, quoteAttr) // elements of quotes that have not ended yet
	last := 0                                // where in text the last one has ended
	for {
		switch t := tokens.next(); t.kind {
		case html.ErrorToken:
			return seen(quotes, text, apart)
		case html.TextToken:
			if t.text != "" && hidden > 0 {
				for _, e := range open {
					if e.quote != nil {
						e.quote.hidden = true
					}
				}
			}
			text = append(text, t.text...)
		case html.StartTagToken:
			e := element{name: t.name, hidden: t.hidden, number: t.number}
			switch e.name {
			case "br":
				apart = append(apart, apartness{len(text), len(text), "\n"})
			case "s", "del", "strike", "template":
				e.hidden = true
			}
			if t.quote != "" {
				q := quotes[t.quote]
				if q == nil {
					q = &seeing{from: len(text)}
					quotes[t.quote] = q
				}
				e.quote = q
			}
			if isVoid(e.name) {
				continue
			}
			if e.hidden {
				hidden++
			}
			if e.number {
				e.at = len(apart)
				apart = append(apart, apartness{len(text), len(text), ""})
			}
			open = append(open, e)
		case html.EndTagToken:
			if unread == 0 && isBlock(t.name) && utf8.RuneCount(text[last:]) > context {
				return seen(quotes, text, apart)
			}
			for i := len(open) - 1; i >= 0; i-- {
				if open[i].name != t.name {
					continue
				}
				for _, e := range open[i:] {
					if e.number {
						apart[e.at].to = len(text)
					}
					if e.quote != nil {
						e.quote.to, last = len(text), len(text)
						unread--
					}
					if e.hidden {
						hidden--
					}
				}
				open = open[:i]
				break
			}
		}
	}
}

// seen cuts the quotes and what stands around them out of the text, over the edges of blocks: of words that fill a block nothing else
// tells which they are.
func seen(quotes map[string]*seeing, text []byte, apart []apartness) map[string]Seen {
	all := make(map[string]Seen, len(quotes))
	for id, q := range quotes {
		to := max(q.from, q.to)
		from, rest := q.from, to
		for n := 0; n < context && from > 0; n++ {
			_, size := utf8.DecodeLastRune(text[:from])
			from -= size
		}
		for n := 0; n < context && rest < len(text); n++ {
			_, size := utf8.DecodeRune(text[rest:])
			rest += size
		}
		here := string(text[from:rest]) // the buffer is used again
		words, after := here[q.from-from:to-from], here[to-from:]
		all[id] = Seen{Text: words, Words: apartFrom(words, q.from, apart), Hidden: q.hidden,
			Prefix: strings.TrimLeft(here[:q.from-from], "\n"), Suffix: strings.TrimRight(after, "\n")}
	}
	return all
}

// apartFrom gives the words of a text content that begins at a place of the text.
func apartFrom(content string, at int, apart []apartness) string {
	i := sort.Search(len(apart), func(i int) bool { return apart[i].from >= at })
	if i == len(apart) || apart[i].from >= at+len(content) {
		return content
	}
	var b strings.Builder
	from := 0
	for ; i < len(apart) && apart[i].from < at+len(content); i++ {
		b.WriteString(content[from:max(from, apart[i].from-at)])
		b.WriteString(apart[i].words)
		from = max(from, min(apart[i].to-at, len(content)))
	}
	return b.String() + content[from:]
}

func isBlock(name string) bool {
	switch name {
	case "p", "li", "td", "th", "blockquote", "div", "aside", "section", "figure", "figcaption", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl", "dd", "dt", "table", "pre":
		return true
	}
	return false
}

func isVoid(name string) bool {
	switch name {
	case "br", "img", "hr", "input", "wbr", "link", "meta", "area", "base", "col", "embed", "source", "track":
		return true
	}
	return false
}
