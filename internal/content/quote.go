package content

import (
	"fmt"
	"strings"

	"github.com/gloss-press/gloss/internal/diag"
	"github.com/gloss-press/gloss/internal/frontmatter"
)

// Quote is somebody's words as one article cites them. Parse makes it, and its Further is never nil. A site has very many quotes, so what
// all of them say is kept with what the article's others say, in one piece: see texts.
type Quote struct {
	Pos   diag.Pos // where its mapping begins
	Date  Date
	texts *texts
	first int32 // its place in texts
	terms int32 // how many TermNames there are
	*Further
}

// Written is a quote with each of its texts at hand, as its rows fill it.
type Written struct {
	Pos         diag.Pos
	ID          String
	SpeakerName String // a slug of people/, or a name
	Date        Date
	Venue       String
	SourceName  String // a slug of sources/, or a name
	URL         String
	Text        String // the words; empty where the body marks them
	Note        String // Markdown
	TermNames   []String
	*Further
}

// Further is what few quotes say of themselves. All that say none of it share one Further, which is empty and stays so: what
// is set here is set by Parse alone.
type Further struct {
	RoleName      String
	At            String // the second in the source's recording: 00:12:34
	Prefix        String
	Suffix        String
	Defines       []String
	Paraphrase    bool // kind: paraphrase
	TimelineOnly  bool // place: timeline
	Question      String
	QuestionBy    String
	Answers       []String // a quote's id in this article, or article-slug#id
	Repeats       []String
	Corrects      []String
	Contradicts   []String
	Via           String
	StatementName String // article-slug#id
	Language      String
	Translation   String
	Translator    String
	Accept        String
}

// noFurther is the Further of all quotes that say none of it. Nobody writes to it.
var noFurther = &Further{}

// more gives the quote a Further of its own, to be written to.
func (q *Written) more() *Further {
	if q.Further == noFurther {
		q.Further = &Further{}
	}
	return q.Further
}

var quoteKeys = table("a quote", "an entry of quotes", []row[Written]{
	required(key("id", quoteID, func(q *Written) *String { return &q.ID }, "the anchor in the page. A letter, then letters, digits, `-` and `_`", "slug key")),
	required(key("speaker", short(shownName), func(q *Written) *String { return &q.SpeakerName }, "a file in `people/`, by its slug, path, name or alias; or a plain name", "name who by person author attribution")),
	key("role", short(shownName), func(q *Written) *String { return &q.more().RoleName }, "the speaker's office; default: the role on that date from the speaker's file", "title? office position"),
	required(key("date", date, func(q *Written) *Date { return &q.Date }, "when it was said, see *Dates*", "when day said")),
	key("venue", short(shownName), func(q *Written) *String { return &q.Venue }, "where it was said", "where location occasion event"),
	key("source", short(plainName), func(q *Written) *String { return &q.SourceName }, "a file in `sources/`, by its slug or path; or a plain name", ""),
	key("url", outside, func(q *Written) *String { return &q.URL }, "an address outside where it can be read", "link href source_url"),
	key("at", recorded, func(q *Written) *String { return &q.more().At }, "the second in the source's recording: `\"00:12:34\"`", "time? timestamp timecode"),
	key("text", quoted, func(q *Written) *String { return &q.Text }, "the words as quoted; required, unless the body marks them", "quote words content? body? exact"),
	key("prefix", beside, func(q *Written) *String { return &q.more().Prefix }, "the words that touch the quoted ones before them (quotation marks between may be left out), to tell which place is meant when they stand twice", "before"),
	key("suffix", beside, func(q *Written) *String { return &q.more().Suffix }, "the words that touch them behind", "after"),
	key("note", prose, func(q *Written) *String { return &q.Note }, "what to notice; Markdown", "comment annotation gloss explanation description notes"),
	key("terms", list("[coordinate]"), func(q *Written) *[]String { return &q.TermNames }, "slugs of terms besides those that are found in the words", "tags? glossary?"),
	key("defines", list("[coordinate]"), func(q *Written) *[]String { return &q.more().Defines }, "slugs of terms whose meaning the speaker gives here", ""),
	key("kind", kind[bool]{Key{Choices: []string{"direct", "paraphrase"}}, (*decoder).paraphrase}, func(q *Written) *bool { return &q.more().Paraphrase }, "`direct` (default) or `paraphrase`", "type?"),
	key("place", either("body", "timeline"), func(q *Written) *bool { return &q.more().TimelineOnly }, "`body` (default) or `timeline`: on the timeline only", ""),
	key("question", shown, func(q *Written) *String { return &q.more().Question }, "what was asked", "asked"),
	key("question_by", short(shownName), func(q *Written) *String { return &q.more().QuestionBy }, "who asked", "asked_by questioner"),
	key("answers", references, func(q *Written) *[]String { return &q.more().Answers }, "a quote's id in this article, or `article-slug#id`; one or a list", "in_reply_to reply_to"),
	key("repeats", references, func(q *Written) *[]String { return &q.more().Repeats }, "the same, of words that are said again", ""),
	key("corrects", references, func(q *Written) *[]String { return &q.more().Corrects }, "the same, of words that these put right", ""),
	key("contradicts", references, func(q *Written) *[]String { return &q.more().Contradicts }, "the same, of words that these don't agree with", ""),
	key("via", short(shownName), func(q *Written) *String { return &q.more().Via }, "who reported these words, when they are second-hand", "reported_by"),
	key("statement", reference, func(q *Written) *String { return &q.more().StatementName }, "`article-slug#id` of a quote of the same statement in other words", "same_as"),
	key("language", languageTag, func(q *Written) *String { return &q.more().Language }, "the language of the words", "lang"),
	key("translation", prose, func(q *Written) *String { return &q.more().Translation }, "what they mean in the page's, shown below them", "translated"),
	key("translator", short(shownName), func(q *Written) *String { return &q.more().Translator }, "who translated them: a name, or a file in `people/`", "translated_by"),
	key("accept", reason, func(q *Written) *String { return &q.more().Accept }, "why the quote is published in spite of a difference from its source, or as it is in spite of a warning; readers see it", ""),
})

// quotes reads an article's quotes, in the order of the file, no two of which have one id.
var quotes = kind[[]Quote]{quoteEntries.Key, func(d *decoder, v *frontmatter.Node, k *Key) []Quote {
	all := quoteEntries.read(d, v, k)
	first := make(map[string]diag.Pos, len(all))
	for _, q := range all {
		before, twice := first[q.ID.Value]
		switch {
		case q.ID.Value == "":
		case twice:
			d.ErrorAt(q.ID.Pos, diag.DuplicateID, fmt.Sprintf("two quotes of this article have the id %q", q.ID.Value), fmt.Sprintf("the other is on line %d: give one of them another id", before.Line))
		default:
			first[q.ID.Value] = q.ID.Pos
		}
		if q.Translator.Given() && !q.Translation.Given() {
			d.ErrorAt(q.Translator.Pos, diag.BadTranslation, "this quote has a translator and no translation", "write `translation`, or take `translator` out")
		}
	}
	return Keep(all)
}}

var quoteEntries = entries(quoteKeys, func(n frontmatter.Node) Written { return Written{Pos: n.Pos, Further: noFurther} })

// paraphrase reads whether the words are none that were said. A word that is neither is reported, and the quote not compared.
func (d *decoder) paraphrase(v *frontmatter.Node, k *Key) bool {
	d.oneOf(v, k)
	word := strings.TrimSpace(v.Value)
	return v.Kind == frontmatter.Text && word != "" && word != k.Choices[0]
}
