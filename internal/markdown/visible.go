package markdown

import (
	"sort"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"

	"github.com/gloss-press/gloss/internal/diag"
	"github.com/gloss-press/gloss/internal/passage"
)

// Seen is what a reader of a page sees of one quote.
type Seen struct {
	Text           string // from its first element's start to its last one's end
	Words          string // the same without the numbers of foot-notes
	Prefix, Suffix string // what stands before and after it in the HTML that was read, context characters at most
	Hidden         bool   // some of it is hidden or struck out
}

// context is how many characters of prefix and suffix are given.
const context = 32

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
}

// readBack reads the finished HTML back, and compares what a reader sees of each quote with the words that were anchored.
func (r *reading) readBack() {
	var blocks strings.Builder
	for _, p := range r.Parts {
		blocks.WriteString(fromQuotes(p.HTML))
	}
	r.Seen = Visible(blocks.String())
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
				Label: "a reader sees “" + strings.Join(strings.Fields(seen.Words), " ") + "”", Hint: "write the words plainly, without HTML between them"})
		}
	}
}

const quoteAttr = ` data-quote="`

// fromQuotes gives the end of a page's part from the block on that holds its first quote; nothing where it has none.
func fromQuotes(html string) string {
	first := strings.Index(html, quoteAttr)
	if first < 0 {
		return ""
	}
	// A block begins on a line of its own, but for list items and the like, which begin inside theirs.
	from := strings.LastIndex(html[:first], "\n") + 1
	for from > 0 && html[from] != '<' {
		from = strings.LastIndex(html[:from-1], "\n") + 1
	}
	return html[from:]
}

// Visible reads HTML back as a browser does, and gives what stands in the elements of each quote: those with data-quote.
func Visible(page string) map[string]Seen {
	var text []byte
	var open []element
	quotes := map[string]*seeing{}
	hidden := 0
	var numbers [][2]int                     // where numbers of foot-notes stand in text
	unread := strings.Count(page, quoteAttr) // elements of quotes that have not ended yet
	last := 0                                // where in text the last one has ended
	z := html.NewTokenizer(strings.NewReader(page))
	for {
		switch z.Next() {
		case html.ErrorToken:
			return seen(quotes, string(text), numbers)
		case html.TextToken:
			words := z.Text()
			if len(words) > 0 && hidden > 0 {
				for _, e := range open {
					if e.quote != nil {
						e.quote.hidden = true
					}
				}
			}
			text = append(text, words...)
		case html.StartTagToken, html.SelfClosingTagToken:
			name, more := z.TagName()
			e := element{name: string(name)}
			switch {
			case e.name == "br":
				text = append(text, '\n')
			case e.name == "s" || e.name == "del" || e.name == "strike" || e.name == "template":
				e.hidden = true
			}
			for more {
				var key, val []byte
				key, val, more = z.TagAttr()
				switch string(key) {
				case "data-quote":
					q := quotes[string(val)]
					if q == nil {
						q = &seeing{from: len(text)}
						quotes[string(val)] = q
					}
					e.quote = q
				case "hidden", "style":
					e.hidden = true
				case "class":
					e.number = string(val) == "fnref"
				}
			}
			if isVoid(e.name) {
				continue
			}
			if e.hidden {
				hidden++
			}
			if e.number {
				numbers = append(numbers, [2]int{len(text), len(text)})
			}
			open = append(open, e)
		case html.EndTagToken:
			name, _ := z.TagName()
			if unread == 0 && isBlock(string(name)) && utf8.RuneCount(text[last:]) > context {
				return seen(quotes, string(text), numbers)
			}
			for i := len(open) - 1; i >= 0; i-- {
				if open[i].name != string(name) {
					continue
				}
				for _, e := range open[i:] {
					if e.number {
						numbers[len(numbers)-1][1] = len(text)
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
func seen(quotes map[string]*seeing, text string, numbers [][2]int) map[string]Seen {
	all := make(map[string]Seen, len(quotes))
	for id, q := range quotes {
		to := max(q.from, q.to)
		from, rest := q.from, to
		for n := 0; n < context && from > 0; n++ {
			_, size := utf8.DecodeLastRuneInString(text[:from])
			from -= size
		}
		for n := 0; n < context && rest < len(text); n++ {
			_, size := utf8.DecodeRuneInString(text[rest:])
			rest += size
		}
		prefix, suffix := text[from:q.from], text[to:rest]
		all[id] = Seen{Text: text[q.from:to], Words: without(text, q.from, to, numbers), Prefix: strings.TrimLeft(prefix, "\n"), Suffix: strings.TrimRight(suffix, "\n"), Hidden: q.hidden}
	}
	return all
}

// without gives a stretch of the text without the foot-notes' numbers in it.
func without(text string, from, to int, numbers [][2]int) string {
	i := sort.Search(len(numbers), func(i int) bool { return numbers[i][1] > from })
	if i == len(numbers) || numbers[i][0] >= to {
		return text[from:to]
	}
	var b strings.Builder
	for ; i < len(numbers) && numbers[i][0] < to; i++ {
		b.WriteString(text[from:max(from, numbers[i][0])])
		from = min(numbers[i][1], to)
	}
	return b.String() + text[from:to]
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
