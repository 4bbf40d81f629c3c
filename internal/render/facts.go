package render

import "html/template"

// FactList gives what else a reader must know of a quote, as the built-in layouts show it: how faithful it is, what was asked, how it
// stands to other statements.
func (q *Quote) FactList() template.HTML {
	w := newMarkup(0)
	if c := q.Corrected; c != nil {
		w.tag("\n<p class=\"fact corrected\"><b>Corrected later</b> by ").html(c.Speaker.Tag).tag(", ").text(c.Date.Text)
		w.words(c)
		w.tag("</p>")
	}
	if q.Paraphrase {
		w.tag("\n<p class=\"fact\"><b>A paraphrase: not compared</b> with a source, since these are not the speaker’s exact words</p>")
	}
	w.accepted(q.Accept)
	if q.Check != nil {
		w.check(q.Check)
	}
	w.asked(q.Question, q.QuestionBy)
	if q.Translation != "" {
		w.tag("\n<p class=\"fact\"><b>In translation:</b> <q>").text(q.Translation).tag("</q></p>")
	}
	w.defines(q.Defines)
	for i := range q.Relations {
		w.fact(&q.Relations[i])
	}
	if len(q.Also) > 0 {
		w.tag("\n<p class=\"fact\"><b>Also quoted in</b> ").links(q.Also).tag("</p>")
	}
	return w.done()
}

// accepted adds why a quote is published in spite of a difference; nothing where there is none.
func (w *markup) accepted(reason string) {
	if reason != "" {
		w.tag("\n<p class=\"fact\"><b>Differs from the source:</b> ").text(reason).tag("</p>")
	}
}

// asked adds what was asked, and by whom; nothing where that is not known.
func (w *markup) asked(question string, by Link) {
	if question == "" {
		return
	}
	w.tag("\n<p class=\"fact\"><b>Asked")
	if by.Title != "" {
		w.tag(" by ").html(by.Tag)
	}
	w.tag(":</b> ").text(question).tag("</p>")
}

// defines adds the terms that a quote says the meaning of; nothing where there are none.
func (w *markup) defines(terms []Link) {
	if len(terms) > 0 {
		w.tag("\n<p class=\"fact\"><b>Says what is meant by</b> ").links(terms).tag("</p>")
	}
}

// fact adds how a quote stands to another.
func (w *markup) fact(r *Relation) {
	w.tag("\n<p class=\"fact\"><b class=\"kind\">").text(r.Kind).tag("</b> ").html(r.Speaker.Tag)
	if r.Date.Short != "" {
		w.tag(", ").text(r.Date.Short)
	}
	w.words(r)
	w.tag("</p>")
}

// words adds the first words of the other quote; a paraphrase stands in no quotation marks.
func (w *markup) words(r *Relation) {
	switch {
	case r.Text == "":
	case r.Paraphrase:
		w.tag(`, in a paraphrase: <a href="`).url(r.URL).tag(`">`).text(r.Text).tag("</a>")
	default:
		w.tag(`: <a href="`).url(r.URL).tag(`"><q>`).text(r.Text).tag("</q></a>")
	}
}

// links adds names in a row, each linked where it has an address.
func (w *markup) links(list []Link) *markup {
	for i := range list {
		if i > 0 {
			w.tag(", ")
		}
		w.html(list[i].Tag)
	}
	return w
}

// check adds what a quote was compared with, and what came of it. Everything opens without a script.
func (w *markup) check(c *Check) {
	w.tag("\n<div class=\"check")
	if c.Found {
		w.tag(" found")
	}
	w.tag("\">\n<p class=\"fact\"><b>").text(c.Words).tag("</b>")
	if c.Reason != "" && !c.Found {
		w.tag(": ").text(c.Reason)
	}
	if c.Place.URL != "" {
		w.tag(`&nbsp;· <a href="`).url(c.Place.URL).tag(`">`).text(c.Place.Title).tag("</a>")
	}
	w.tag("</p>")
	if c.SpokenBy != "" {
		w.tag("\n<p class=\"fact\">The source has these words in the turn of ").text(c.SpokenBy).tag("</p>")
	}
	for _, limit := range c.Limits {
		w.tag("\n<p class=\"fact\">").text(limit).tag("</p>")
	}
	if c.Reason != "" && c.Found {
		w.tag("\n<p class=\"fact\"><b>Why it stands so all the same:</b> ").text(c.Reason).tag("</p>")
	}
	if c.Source != "" {
		w.tag("\n<p class=\"fact differs\">The quote: <q").language(c.Lang, c.Dir).tag(">").html(c.Quote).tag("</q></p>")
		w.tag("\n<p class=\"fact differs\">The source: <q").language(c.Lang, c.Dir).tag(">").html(c.Source).tag("</q></p>")
	}
	if c.Context != "" {
		w.opens("The words around it", c).html(c.Context).tag("</p></details>")
	}
	for _, gap := range c.Gaps {
		if gap.Text != "" {
			w.opens(gap.Summary, c).text(gap.Text).tag("</p></details>")
		} else {
			w.tag("\n<p class=\"opens\">").text(gap.Summary).tag("</p>")
		}
	}
	w.tag("\n</div>")
}

// opens begins what is folded away under a summary: words of a source.
func (w *markup) opens(summary string, c *Check) *markup {
	return w.tag("\n<details class=\"opens\"><summary>").text(summary).tag("</summary>\n<p class=\"context\"").language(c.Lang, c.Dir).tag(">")
}

// language adds the attributes of words in another language than the page's; none where they are in the same.
func (w *markup) language(lang, dir string) *markup {
	if lang != "" {
		w.tag(` lang="`).text(lang).tag(`"`)
	}
	if dir != "" {
		w.tag(` dir="`).text(dir).tag(`"`)
	}
	return w
}
