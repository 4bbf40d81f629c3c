package verdict

import (
	"strings"

	"github.com/gloss-press/gloss/internal/passage"
)

// Cited is a quote as an article cites it.
type Cited struct {
	Words          string  // as quoted, with omissions and brackets
	Prefix, Suffix string  // what touches the words in the source, where given
	At             float64 // the second in the source's recording, where Timed
	Timed          bool
	Speaker        string // the slug of the person who is quoted; empty for one without a file
	Name           string // the person's name, or what the article calls the speaker
	Role           string // the person's role, where known: a label may name it alone
	Language       string // of the words, a BCP 47 tag; English where empty
	Paraphrase     bool   // not the speaker's words, so not compared

	Sentence         string // the article's own sentence around the quotation, without the quotation
	SentenceLanguage string // its language; that of the words where empty
}

// Check compares a quote with the transcript. It is quick enough to be asked for every quote of a site: the time it takes grows
// with the quote and, at worst, with the transcript's length. docs/verified.md says what its verdicts mean.
func (x *Index) Check(c Cited) Verdict {
	none := Verdict{Turn: -1}
	if x == nil || c.Paraphrase || !strings.ContainsFunc(x.Text, isSubstantial) || strings.TrimSpace(c.Words) == "" {
		return none
	}
	v, ok := x.verdict(c)
	if ok {
		if v.Kind == OmissionInverts {
			v.Corrected = x.filled(c, v)
		}
		return v
	}
	// The words don't stand there between prefix, suffix and at. Without these?
	if side, v, ok := x.elsewhere(c); ok {
		if v.Kind != WrongSpeaker {
			v.Kind, v.Missed, v.Bearing = NotThere, side, Bearing{}
		}
		return v
	}
	if v, ok := x.crossing(c); ok {
		return v
	}
	return x.near(c)
}

// verdict gives the verdict on words that stand in the transcript; false where they don't.
func (x *Index) verdict(c Cited) (Verdict, bool) {
	if strings.ContainsRune(c.Words, passage.Barrier) {
		return Verdict{}, false
	}
	for _, words := range forms(c.Words, strings.Contains(x.Text, "[")) {
		q := x.parse(words.text, words.literal)
		if len(q.pieces) == 0 {
			continue
		}
		s := &search{Index: x, work: maxWork + 2*len(x.tokens)}
		if best, ok := s.best(c, &q); ok {
			v := s.describe(c, &q, best)
			for i := range v.Gaps {
				v.Gaps[i].Quote.From += words.cut
				v.Gaps[i].Quote.To += words.cut
			}
			if v.Kind == OmissionInverts {
				v.Bearing.Quote.From += words.cut
				v.Bearing.Quote.To += words.cut
			}
			return v, true
		}
	}
	return Verdict{}, false
}

// maxWork is how many comparisons a quote may cost beside what the transcript's length allows.
const maxWork = 1 << 17

// form is a way to read a quote's words.
type form struct {
	text    string
	cut     int  // bytes cut off before
	literal bool // brackets stand for themselves
}

// forms gives the ways to read a quote's words: as they are, with the brackets as the source's own, and without the quotation marks
// around the whole.
func forms(words string, brackets bool) []form {
	list := []form{{text: words}}
	if brackets && strings.Contains(words, "[") {
		list = append(list, form{text: words, literal: true})
	}
	trimmed := strings.TrimSpace(words)
	keys := []string{}
	var first, last passage.Piece
	for p := range passage.Fold(trimmed).Pieces() {
		if len(keys) == 0 {
			first = p
		}
		last = p
		keys = append(keys, p.Key)
	}
	if n := len(keys); n > 2 && keys[0] == keys[n-1] && (keys[0] == `"` || keys[0] == "'") {
		cut := strings.Index(words, trimmed) + first.To
		list = append(list, form{text: trimmed[first.To:last.From], cut: cut})
	}
	return list
}
