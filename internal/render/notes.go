package render

import (
	"html/template"
	"strconv"
)

// Notes is what stands after a block of the body in which quotes were found: one Quote or more, in the order of the words.
type Notes struct {
	Page   *Page
	Quotes []*Quote
	Many   bool // there are several
	Inline bool // one of them stands inside a sentence, a list or a table
	facts  func(*Quote) HTML
}

// usualNote is the size of most notes as HTML, in bytes.
const usualNote = 900

// List gives the notes as the built-in layouts show them. The words of a block quote have their attribution right under them and the
// note in the margin; words inside a sentence have one compact note that says whose they are. Nearly every quote of a site is written
// here, which is why it is no template's work.
func (n *Notes) List() template.HTML {
	w := newMarkup(len(n.Quotes) * usualNote)
	n.write(w)
	return w.done()
}

func (n *Notes) write(w *markup) {
	for _, q := range n.Quotes {
		if q.Block {
			n.under(w, q)
		}
	}
	if n.Inline {
		w.tag("\n<div class=\"glosses\">")
		for _, q := range n.Quotes {
			if !q.Block {
				n.beside(w, q)
			}
		}
		w.tag("\n</div>")
	}
	w.tag("\n")
}

// under writes what stands under a block quote.
func (n *Notes) under(w *markup, q *Quote) {
	w.tag("\n<div class=\"attribution")
	if q.Paraphrase {
		w.tag(" of-paraphrase")
	}
	w.tag(`">`)
	n.which(w, q)
	w.tag("\n<p class=\"by\">").html(q.Attribution).tag("</p>")
	n.more(w, q)
	w.tag("\n</div>")
	if q.Note == "" {
		return
	}
	w.tag("\n<div class=\"gloss")
	if !n.Many {
		w.tag(" of-block lines-" + strconv.Itoa(q.Lines))
	}
	w.tag(`" role="note" id="`).text(q.NoteID).tag("\">\n<p class=\"label\">What to notice</p>\n").html(q.Note).tag("\n</div>")
}

// beside writes the note of words inside a sentence.
func (n *Notes) beside(w *markup, q *Quote) {
	w.tag("\n<div class=\"gloss\" role=\"note\" id=\"").text(q.NoteID).tag(`">`)
	n.which(w, q)
	w.tag("\n<p class=\"by\">").html(q.Attribution).tag("</p>\n").html(q.Note)
	n.more(w, q)
	w.tag("\n</div>")
}

// which writes the first of the words, where a block has several quotes and each note must say which it is about.
func (n *Notes) which(w *markup, q *Quote) {
	if !n.Many {
		return
	}
	element := "q"
	if q.Paraphrase {
		element = "span"
	}
	w.tag("\n<p class=\"which\"><a href=\"").url("#" + q.ID).tag(`"><` + element)
	w.language(q.Language, q.Dir).tag(">").text(q.Text).tag("</" + element + "></a></p>")
}

// more writes what else a reader must know of a quote: the partial "facts".
func (n *Notes) more(w *markup, q *Quote) {
	if q.Facts {
		w.html(n.facts(q))
	}
}
