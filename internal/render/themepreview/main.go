package main

import (
	"bytes"
	"fmt"
	"html/template"
	"os"
	"path/filepath"
	"strings"
)

const L = "../../../layouts/"

var site = &Site{Title: "Margin Notes", Description: "Explainers about what officials said, set beside what their words mean.", Author: "Margin Notes", License: "CC BY 4.0", LicenseURL: "https://creativecommons.org/licenses/by/4.0/", Policy: "corrections.html#policy", PolicyText: "We correct what was wrong in its place, say so on top of the explainer, and list it here."}

func d(text, short, h string) Date { return Date{text, short, h} }

var kerry = Link{Title: "John Kerry", URL: "person.html"}
var harf = Link{Title: "Marie Harf", URL: "person.html"}
var earnest = Link{Title: "Josh Earnest", URL: "person.html"}
var s14 = d("14 September 2014", "14 Sept 2014", "2014-09-14")
var s15 = d("15 September 2014", "15 Sept 2014", "2014-09-15")
var a15 = d("about 15 September 2014", "c. 15 Sept 2014", "2014-09-15")
var cbs = Link{Title: "CBS interview, transcript", URL: "source.html"}
var brief = Link{Title: "Daily press briefing, 15 September 2014", URL: "source.html"}
var art = Link{Title: "Talking is not coordinating, they said. Then came “de-conflict”", URL: "article.html"}

func q(id string, sp Link, role, venue string, dt Date, src Link, text, note string, block bool) *Quote {
	x := &Quote{ID: id, Statement: "talking/" + id, URL: "article.html#" + id, Text: text, Words: template.HTML(template.HTMLEscapeString(text)), Speaker: sp, Role: role, Venue: venue, Date: dt, Source: src, NoteID: "note-" + id, Block: block, Whole: block, Outside: "https://example.org/transcripts/2014/09/" + id}
	if note != "" {
		x.Note = template.HTML("<p>" + note + "</p>")
	}
	return x
}

var sos, sds, whs = "US Secretary of State", "State Department spokesperson", "White House press secretary"
var q1 = q("kerry-open", kerry, sos, "Roundtable with reporters, Paris", s15, Link{Title: "Roundtable in Paris"}, "We’re not coordinating with Iran, but as I said, we’re open to have a conversation at some point in time if there’s a way to find something constructive,", "The refusal and the opening stand in one sentence, joined by <em>but</em>.", false)
var q2 = q("kerry-syria", kerry, sos, "CBS interview", s14, cbs, "Well, we’re not going to coordinate with the Syrians. We’ve made that very, very clear. But there are all kinds of ways of communicating to avoid mistakes or disasters and not – strike the word ‘disasters’ –there are all kinds of ways of avoiding bad things. And I’m not going to go into them, but we’re not going to coordinate.", "One sentence refuses the word and the next describes the thing. He stops himself before naming which “mistakes” are meant.", true)
var q3 = q("harf-actions", harf, sds, "Daily briefing", s15, brief, "We’re not going to be telling the Iranians what we’re doing. We’re not going to be coordinating actions with them. We’re not going to be sharing intelligence with them.", "“Actions” narrows the denial: it leaves room for words.", true)
var q4 = q("earnest-no", earnest, whs, "White House briefing", a15, Link{Title: "ABC News", URL: "source.html"}, "There is a reason for us to have conversations with Iran on this topic, because we do have a shared interest in degrading and ultimately destroying ISIL", "ISIL, not ISIS: the name is a position.", false)
var q5 = q("harf-record", harf, sds, "Daily briefing", s15, brief, "we will not be coordinating in any way with the Syrian government", "", false)
var q6 = q("kerry-deconflict", kerry, sos, "CBS interview", s14, cbs, "de-conflict", "The verb arrives.", false)
var q7 = q("harf-clear", harf, sds, "Daily briefing", s15, brief, "I think I just made clear what he meant.", "She had not.", true)

func init() {
	q3.Relations = []Relation{{Kind: "repeats", Speaker: "John Kerry", Text: "we’re not going to coordinate", Date: s14, URL: "#kerry-syria"}}
	q7.Question = "But what does he mean by de-conflicting?"
	q7.QuestionBy = Link{Title: "A reporter"}
	q2.Recording, q2.At, q2.Archive = "https://example.org/v", "12:34", "https://archive.example.org/v"
	q2.Also = []Link{{Title: "The red line that moved", URL: "article.html"}}
	q2.Corrected = &Relation{Kind: "corrected by", Speaker: "Jen Psaki", Date: d("16 September 2014", "16 Sept 2014", "2014-09-16"), URL: "article.html"}
	q6.Defines = []Link{{Title: "de-conflict", URL: "term.html"}}
}

func words(text string, hits ...string) []Piece {
	for _, h := range hits {
		if i := strings.Index(text, h); i >= 0 {
			return []Piece{{Text: text[:i]}, {Text: h, Hit: true}, {Text: text[i+len(h):]}}
		}
	}
	return []Piece{{Text: text}}
}

func tl(title string, own bool) *Timeline {
	o := func(q *Quote) *Quote {
		c := *q
		if !own {
			c.Article = art
		}
		return &c
	}
	return &Timeline{Title: title, Label: "Statements and events in order of time", Entries: []Entry{
		{Date: d("10 September 2014", "10 Sept 2014", "2014-09-10"), ID: "e1", Event: &Event{Title: "The president announces strikes in Syria in an address to the nation", URL: "https://example.org/x", Text: "He rules out working with the Assad government."}},
		{Date: s14, Gap: "4 days later", ID: q2.Statement, Quote: o(q2), Words: words(q2.Text[:200]+"…", "coordinate")},
		{Date: s14, Same: true, ID: q6.Statement, Quote: o(q6), Words: words(q6.Text, "de-conflict")},
		{Date: s15, Gap: "the next day", ID: q3.Statement, Quote: o(q3), Words: words(q3.Text, "coordinating"), Lead: "one day later, Harf:"},
		{Date: s15, Same: true, ID: q1.Statement, Quote: o(q1), Words: words(q1.Text, "coordinating")},
		{Date: a15, ID: q4.Statement, Quote: o(q4), Words: words(q4.Text)},
	}, More: Link{Title: "The whole timeline", URL: "timeline.html"}}
}

var lines = []Line{
	{q2, "Well, we’re not going to", "coordinate", "with the Syrians. We’ve made that very, very clear."},
	{q3, "We’re not going to be", "coordinating", "actions with them. We’re not going to be sharing intelligence"},
	{q1, "We’re not", "coordinating", "with Iran, but as I said, we’re open to have a conversation at some point in time"},
	{q4, "given their significant interest in the outcome here, is the United States going to", "coordinate", "with Iran as we move forward"},
}

func term(name, slug, short string) Term {
	return Term{Link: Link{Title: name, URL: "term.html"}, ID: "term-" + slug, Slug: slug, Short: short, Latest: q3, Statements: "4 statements"}
}
func terms() []Term {
	t := []Term{term("communicate", "communicate", "Pass on information, with no promise to act together on it."), term("coordinate", "coordinate", "Plan actions together, so that one side’s depend on the other’s."), term("de-conflict", "de-conflict", "Keep two forces out of each other’s way without planning together."), term("ISIL", "isil", "Another name for ISIS, the one that the administration used.")}
	t[2].Own = []Definition{{By: kerry, Speaker: "john-kerry", Text: "all kinds of ways of avoiding bad things", Date: s14, URL: "#kerry-syria"}}
	t[2].Definitions = []Definition{{By: Link{Title: "NATO"}, Text: "To remove conflicts of time, space or frequency between friendly activities", Source: Link{Title: "AAP-06", URL: "source.html"}, URL: "https://nso.nato.int"}}
	t[2].Aliases = []string{"deconflict", "deconfliction"}
	t[2].Related = []Link{{Title: "coordinate", URL: "term.html"}, {Title: "communicate", URL: "term.html"}}
	t[3].Latest = nil
	t[3].Statements = ""
	return t
}

var tp *template.Template

func set(kind string) *template.Template {
	files, _ := filepath.Glob(L + "partials/*.html")
	files = append([]string{L + "base.html"}, files...)
	files = append(files, L+kind+".html")
	return template.Must(template.ParseFiles(files...))
}
func part(name string, data any) string {
	var b bytes.Buffer
	if err := tp.ExecuteTemplate(&b, name, data); err != nil {
		panic(err)
	}
	return b.String()
}
func span(q *Quote) string {
	s := q.Text
	for w, slug := range map[string]string{"coordinate with the Syrians": "coordinate", "communicating": "communicate", "ISIL": "isil", "de-conflict": "de-conflict"} {
		f := strings.Fields(w)[0]
		s = strings.Replace(s, f, `<a class="term" href="#term-`+slug+`" data-term="`+slug+`">`+f+`</a>`, 1)
	}
	sp := strings.ToLower(strings.ReplaceAll(q.Speaker.Title, " ", "-"))
	return `<span class="quote" data-quote="` + q.ID + `" id="` + q.ID + `" data-speaker="` + sp + `">` + s + `</span>`
}
func notes(p *Page, qs ...*Quote) string { return part("quote-notes", Notes{p, qs}) }
func block(p *Page, q *Quote) string {
	return `<blockquote class="quoted bare">` + "\n<p>" + span(q) + "</p>\n</blockquote>\n" + notes(p, q)
}
func para(p *Page, format string, qs ...*Quote) string {
	var a []any
	for _, q := range qs {
		a = append(a, span(q))
	}
	s := "<p>" + fmt.Sprintf(format, a...) + "</p>\n"
	if len(qs) > 0 {
		s += notes(p, qs...)
	}
	return s
}

func page(kind, title string) *Page {
	return &Page{Site: site, Kind: kind, Title: title, Summary: "", Canonical: "https://example.org/" + kind + "/", Root: "./", Language: "en", Dir: "ltr", Style: "style.css", Script: "gloss.js",
		Nav:   []Link{{"Explainers", "articles.html", kind == "article" || kind == "articles"}, {"Glossary", "glossary.html", kind == "term"}, {"People", "people.html", false}, {"Sources", "sources.html", false}, {"Timeline", "timeline.html", false}},
		Feeds: []Feed{{"application/atom+xml", "Margin Notes", "feed.xml"}, {"application/feed+json", "Margin Notes", "feed.json"}}}
}

var theArticle = Article{Link: art, Summary: "In two days, three officials drew a line between speaking with an adversary and planning with one. A third word made the line harder to see.", Date: d("16 September 2014", "16 Sept 2014", "2014-09-16"), Updated: d("18 September 2014", "", "2014-09-18"), Authors: []string{"Ada Reporter"}, Topics: []Link{{"Iran", "topic.html", false}, {"Syria", "topic.html", false}}, Language: "", Statements: "8 statements", Corrections: []Correction{{d("18 September 2014", "", "2014-09-18"), "An earlier version of this explainer gave the wrong day for the interview with CBS. It was on Sunday."}}, Sources: []Link{cbs, brief, {Title: "Roundtable in Paris"}}, Speakers: []Link{kerry, harf, earnest}}

func write(name string, p *Page) {
	var b bytes.Buffer
	t := set(p.Kind)
	var err error
	if p.Kind == "redirect" {
		t = template.Must(template.ParseFiles(L + "redirect.html"))
		err = t.ExecuteTemplate(&b, "redirect.html", p)
	} else {
		err = t.ExecuteTemplate(&b, "base.html", p)
	}
	if err != nil {
		panic(err)
	}
	os.WriteFile("/tmp/theme/"+name+".html", b.Bytes(), 0o644)
}

func main() {
	os.MkdirAll("/tmp/theme", 0o755)
	tp = set("article")
	for _, f := range []string{"style.css", "gloss.js"} {
		c, _ := os.ReadFile("../../../assets/" + f)
		os.WriteFile("/tmp/theme/"+f, c, 0o644)
	}
	p := page("article", art.Title)
	p.Summary = theArticle.Summary
	p.Structured = `{"@context":"https://schema.org","@type":"BackgroundNewsArticle"}`
	p.Annotations = "annotations.jsonld"
	a := theArticle
	p.Article = &a
	p.Terms = terms()
	p.Timeline = tl("", true)
	p.Body = template.HTML(`<aside class="key-points"><p class="title">In short</p><ul><li>Three officials, two days, one refused word.</li><li>“Communicate” was allowed; “coordinate” was not.</li></ul></aside>`)
	p.Body = template.HTML(strings.ReplaceAll(string(p.Body), "aside", "section") +
		para(p, `The question was simple: if American jets fly where Syrian jets fly, who tells whom? On Sunday the secretary of state offered a verb of his own, that the two sides would “%s” if they had to,<sup class="fnref"><a href="#fn-1" id="fnref-1" role="doc-noteref">1</a></sup> and set it apart from everything a rival might call help.`, q6) +
		`<aside class="footnote" id="fn-1" role="doc-footnote"><p>The word is as old as air traffic: two flight plans are “de-conflicted” when they no longer cross. <a href="#fnref-1" role="doc-backlink">Back</a></p></aside>` +
		block(p, q2) +
		para(p, `A day later the podium in Washington had to defend the gap between the two verbs. The answer was a list of what would not happen, read slowly, three times over, and each item a thing that the <a href="https://example.org">first verb</a> had never excluded.`) +
		block(p, q3) +
		`<h2 id="what-the-white-house-said">What the White House said</h2>` +
		para(p, `White House spokesperson Josh Earnest called it a matter of where the US and Iran’s shared interests are. “%s,” he said, using an alternate name for ISIS. In Paris the secretary had put it so: “%s” he said. It is the same thought in the order of a diplomat.`, q4, q1) +
		para(p, `When asked what Kerry could have meant by “de-conflicting,” Harf grew visibly frustrated. “As [Kerry] said several times in that interview,” she began, and: “%s.”`, q5) +
		para(p, `The reporter persisted, asking again.`) +
		block(p, q7) +
		"<h3 id=three>Three verbs, three promises</h3>" +
		`<div class="table"><table><thead><tr><th>Verb</th><th>What it promises</th><th>Who ruled it out</th></tr></thead><tbody><tr><td>communicate</td><td>that the other side knows</td><td>nobody</td></tr><tr><td>coordinate</td><td>that plans depend on each other</td><td>all three</td></tr></tbody></table></div>` +
		`<ul><li>One item of a list, with an <em>emphasis</em> and <code>code</code>.</li><li>Another, which runs longer than one line so that its indent can be seen by whoever looks at these pictures.</li></ul>` +
		part("compare", Comparison{Term: Link{Title: "coordinate", URL: "term.html"}, Lines: lines}) +
		`<aside class="note"><p class="title">How this was checked</p><p>Every passage was compared with the transcript.</p></aside>` +
		`<p>And the text goes on after the comparison, to its end.</p>` + part("quote-card", q("card", harf, sds, "Daily briefing", s15, brief, "We’ve made clear how people can be helpful, but again, we’re not going to be coordinating with them.", "A card, put here by the writer.", true)) + `<p>The end.</p>`)
	write("article", p)

	// ugly: rtl
	p = page("article", "قال المسؤولون إن الحديث ليس تنسيقا")
	p.Language, p.Dir = "ar", "rtl"
	ar := "لن ننسق مع السوريين. لقد أوضحنا ذلك تماما. ولكن هناك طرق كثيرة للتواصل لتجنب الأخطاء"
	qa := q("kerry-ar", Link{Title: "جون كيري", URL: "person.html"}, "وزير الخارجية", "مقابلة", d("١٤ سبتمبر ٢٠١٤", "١٤ سبتمبر", "2014-09-14"), Link{Title: "النص", URL: "source.html"}, ar, "جملة ترفض الكلمة والجملة التالية تصف الشيء نفسه.", true)
	qe := q("kerry-en", kerry, sos, "CBS interview", s14, cbs, "we’re not going to coordinate", "", true)
	qe.Language, qe.Dir, qe.Translation = "en", "ltr", "لن ننسق"
	a2 := theArticle
	a2.Title = p.Title
	a2.Summary = "في يومين رسم ثلاثة مسؤولين خطا بين الحديث مع الخصم والتخطيط معه."
	p.Article = &a2
	p.Terms = []Term{{Link: Link{Title: "ينسق", URL: "term.html"}, ID: "term-c", Slug: "c", Short: "التخطيط معا", Latest: qa, Statements: "٤ تصريحات"}}
	p.Body = template.HTML(`<p>كان السؤال بسيطا: إذا حلقت الطائرات الأمريكية حيث تحلق الطائرات السورية فمن يخبر من؟ كلمة <a class="term" href="#term-c" data-term="c">ننسق</a> هي المفتاح.</p>` + block(p, qa) + `<p>كان السؤال بسيطا: إذا حلقت الطائرات الأمريكية حيث تحلق الطائرات السورية فمن يخبر من؟</p>` + strings.Replace(block(p, qe), `data-quote=`, `lang="en" dir="ltr" data-quote=`, 1) + part("compare", Comparison{Term: Link{Title: "ننسق"}, Lines: []Line{{qa, "لن", "ننسق", "مع السوريين. لقد أوضحنا ذلك تماما"}, {qe, "we’re not going to", "coordinate", ""}}}))
	write("rtl", p)

	// ugly: 40 quotes, long names
	p = page("article", "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft and forty quotations")
	a3 := theArticle
	a3.Title, a3.Summary, a3.Corrections = p.Title, "", nil
	p.Article = &a3
	long := Link{Title: "Her Excellency Ambassador Extraordinary and Plenipotentiary Wolfeschlegelsteinhausenbergerdorff-Featherstonehaugh of the Permanent Mission", URL: "person.html"}
	var b strings.Builder
	p.Timeline = &Timeline{Label: "x"}
	var ll []Line
	for i := 0; i < 40; i++ {
		x := q(fmt.Sprintf("q%d", i), long, "Permanent Representative to the United Nations and Special Envoy for Everything", "A venue with a long name, in a long city", s15, brief, "short words again", "A note that is long enough to run over several lines in the margin, since the writer had much to say about three words, and said it.", i%3 == 0)
		if i%3 == 0 {
			b.WriteString(block(p, x))
		} else {
			b.WriteString(para(p, "They said “%s” once more.", x))
		}
		p.Timeline.Entries = append(p.Timeline.Entries, Entry{Date: s15, ID: x.Statement, Quote: x, Words: words(x.Text, "words"), Same: i%2 == 1})
		ll = append(ll, Line{x, "short", "words", "again https://example.org/averyveryveryveryveryveryveryverylongaddresswithoutanybreak/atall/really/notone"})
	}
	b.WriteString("<p>https://example.org/averyveryveryveryveryveryveryverylongaddresswithoutanybreak/atall/really/notone/averyveryveryverylong</p>")
	b.WriteString(part("compare", Comparison{Term: Link{Title: "words"}, Lines: ll[:6]}))
	p.Body = template.HTML(b.String())
	write("forty", p)

	// none
	p = page("article", "An explainer without a quotation")
	p.Article = &Article{Link: Link{Title: p.Title}, Date: s15}
	p.Body = "<p>Only this.</p>"
	write("bare", p)

	p = page("home", "Margin Notes")
	none := theArticle
	none.Title, none.URL, none.Corrections, none.Topics = "The red line that moved", "article.html", nil, nil
	p.Articles = []Article{theArticle, none, none}
	p.Timeline = tl("", false)
	write("home", p)
	p = page("articles", "Explainers")
	p.Articles = []Article{theArticle, none, none}
	write("articles", p)
	p = page("topic", "Syria")
	p.Topic, p.Articles, p.Timeline = "Syria", []Article{theArticle}, tl("", false)
	write("topic", p)
	p = page("term", "de-conflict")
	t := terms()[2]
	p.Term, p.Timeline, p.Concordance, p.Articles = &t, tl("", false), lines, []Article{theArticle}
	p.Body = "<p>The word comes from air traffic control, and was taken up by soldiers.</p>"
	write("term", p)
	p = page("person", "John Kerry")
	p.Person = &Person{Link: kerry, Slug: "john-kerry", Aliases: []string{"Secretary Kerry"}, Affiliation: "US Department of State", Website: "https://example.org", SameAs: []Link{{"Wikidata", "https://www.wikidata.org/wiki/Q22316", false}}, Roles: []Role{{sos, "1 February 2013 – 20 January 2017"}, {"US Senator for Massachusetts", "2 January 1985 – 1 February 2013"}}}
	p.Body = "<p>A short biography.</p>"
	p.Timeline, p.Articles = tl("", false), []Article{theArticle}
	write("person", p)
	p = page("source", "Daily press briefing, 15 September 2014")
	qq := *q3
	qq.Article = art
	p.Source = &Source{Link: brief, Date: s15, Publisher: "US Department of State", Website: "https://2009-2017.state.gov/r/pa/prs/dpb/2014/09/231623.htm", Archive: "https://archive.example.org", Kind: "transcript", Record: "official transcript", Media: "https://example.org/v.mp4", MediaKind: "video", Quotes: []Quote{qq}}
	p.Body = template.HTML(`<p><b>QUESTION:</b> So what is the difference?</p><p><b>MS. HARF:</b> <mark data-quote="talking/harf-actions">We’re not going to be telling the Iranians what we’re doing.</mark> We’ve said so.</p>` + part("cited", Notes{p, []*Quote{&qq}}) + `<p><b>QUESTION:</b> Thank you.</p>`)
	write("source", p)
	letters := []Letter{{"C", "letter-c", []Item{{Link{"communicate", "term.html", false}, "Pass on information, with no promise to act together on it.", "4 statements"}, {Link{"coordinate", "term.html", false}, "Plan actions together.", "12 statements"}}}, {"D", "letter-d", []Item{{Link{"de-conflict", "term.html", false}, "Keep two forces out of each other’s way.", ""}}}, {"I", "letter-i", []Item{{Link{"ISIL", "", false}, "", ""}}}}
	for _, k := range []string{"glossary", "people", "sources", "topics"} {
		p = page(k, strings.ToUpper(k[:1])+k[1:])
		p.Letters = letters
		write(k, p)
	}
	for _, k := range []string{"timeline", "year"} {
		p = page(k, "Timeline")
		p.Timeline = tl("", false)
		p.Years = []Count{{Link{"2013", "year.html", false}, "3 entries"}, {Link{"2014", "year.html", true}, "12 entries"}}
		write(k, p)
	}
	p = page("corrections", "Corrections")
	p.Corrections = []Corrected{{art, theArticle.Corrections[0]}}
	write("corrections", p)
	p = page("page", "About")
	p.Body = "<p>We annotate.</p><h2 id=how>How</h2><p>Slowly.</p>"
	write("page", p)
	write("404", page("404", "There is no such page"))
	p = page("redirect", "Moved")
	p.Target = "../articles/x/"
	write("redirect", p)
	p = page("quote", "John Kerry: “Well, we’re not going to coordinate with the Syrians”")
	qk := *q2
	qk.Words = template.HTML("Well, we’re not going to <a class=\"term\" href=\"#term-coordinate\" data-term=\"coordinate\">coordinate</a> with the Syrians. We’ve made that very, very clear.")
	qk.Article = art
	p.Quote, p.Article, p.Terms = &qk, &theArticle, terms()[1:2]
	write("quote", p)
}
