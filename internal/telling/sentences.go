package telling

import (
	"github.com/gloss-press/gloss/internal/diag"
	"github.com/gloss-press/gloss/internal/passage"
	"github.com/gloss-press/gloss/internal/transcript"
	"github.com/gloss-press/gloss/internal/verdict"
)

// sentences are what is said of one verdict, or of one case of it. What stands in braces is filled in, see places.
type sentences struct {
	kind verdict.Kind
	when func(v *verdict.Verdict) bool // the case; nil: always

	// Readers are told, besides that the words stand in the source or not, the message of this key, whose place {word} is Bearing's;
	// "" for nothing.
	limit string

	// Writers are told this of a quote in an article.
	severity diag.Severity
	code     diag.Code
	told
	accept string                                                    // how a quote may stay as it is, behind the hint
	shows  func(t *transcript.Transcript, v *verdict.Verdict) string // {near}; nil: from the first word to the last

	// Writers who make a quote are told this where it can't be made, and this where it can.
	refused told
	warning string
}

// told is a message with its hint.
type told struct {
	message, label, hint string
	certain              string // the hint where it is certain what to write
}

// How a quote may stay as it is.
const (
	differs = ", or say why they differ: accept: \"…\""
	right   = "; where it is right as it is, tell readers why: accept: \"…\""
)

// Sentences that several cases have.
const (
	notThere   = "these words are not in the source “{source}”"
	notItsOwn  = "these are not the words of the source “{source}”"
	mend       = "mend the words or the source"
	has        = "the source has “{near}” ({place})"
	withWord   = "quote it with that word"
	writeText  = "write text: {text}"
	besideThem = "“{word}” stands right beside these words in the source, and changes what they mean"
	orSayIt    = " too, or say it in the sentence around the quotation"
)

var inverted = told{message: "what is left out or replaced here changes the meaning: “{word}”", label: "the source has “{near}”", hint: withWord}

// all has the sentences of each verdict; of its cases the first that holds counts.
var all = []sentences{
	{kind: verdict.Verified, when: func(v *verdict.Verdict) bool { return v.Unread }, severity: diag.Warning, code: diag.QuoteUnread,
		told: told{message: "words are left out or replaced here, and in this language Gloss doesn’t know which words must not be", label: has,
			hint: "read yourself what was left out; name the language of the words, where it is another: language: …"}, accept: right},

	{kind: verdict.CutShort, limit: "limit.cut-short", severity: diag.Warning, code: diag.QuoteCutShort,
		told: told{message: besideThem, label: has, hint: "quote that word" + orSayIt}, accept: right, shows: withBeside,
		warning: besideThem + ": quote it" + orSayIt},

	{kind: verdict.WideOmission, limit: "limit.wide-omission", severity: diag.Warning, code: diag.QuoteWideOmission,
		told: told{message: "{n} words are left out in one place", label: "from “{near}” ({place})",
			hint: "make two quotes of it, so that a reader sees how far apart they stand"}, accept: right, shows: ends,
		warning: "many words are left out in one place: two quotes would show readers how far apart these stand"},

	{kind: verdict.WrongWords, code: diag.QuoteWrongWords,
		told:   told{message: notItsOwn, label: has + "{differs}", hint: "quote the words as the source has them", certain: writeText},
		accept: differs, shows: firstDifference,
		refused: told{message: notItsOwn, label: "the source has “{near}”{differs}", hint: copyThem, certain: "write {text}"}},

	{kind: verdict.WrongSpeaker, code: diag.QuoteWrongSpeaker,
		told: told{message: "in the source “{source}” these words are not {whose}", label: "{who} says them ({place})",
			hint: "mend the speaker, or say with via who reported the words{label}", certain: "write speaker: {speaker}, or say with via who reported the words"}},

	{kind: verdict.NotThere, when: func(v *verdict.Verdict) bool { return v.Turn < 0 }, limit: "limit.not-there", code: diag.QuoteNotInSource,
		told: told{message: notThere, label: nothingLike, hint: mend}, accept: differs},
	{kind: verdict.NotThere, when: func(v *verdict.Verdict) bool { return v.Crossing }, limit: "limit.crossing", code: diag.QuoteNotInSource,
		told: told{message: notThere, label: "they run from one turn into another: “{near}” ({place})", hint: mend}, accept: differs,
		refused: told{message: "these words run from one turn into another", label: "{who} begins them, and {who-ends} ends them",
			hint: "quote what one of them says, or make two quotes"}},
	{kind: verdict.NotThere, when: func(v *verdict.Verdict) bool { return v.Missed == verdict.At }, limit: "limit.elsewhere", code: diag.QuoteNotInSource,
		told: told{message: "in the source “{source}” these words are said at another time",
			label: "they stand there, and are not said at that time: “{near}” ({place}){at-time}",
			hint:  "leave `at` out: the source tells the time", certain: "write at: \"{time}\", or leave it out"}},
	{kind: verdict.NotThere, when: func(v *verdict.Verdict) bool { return v.Missed != verdict.NoSide }, limit: "limit.elsewhere", code: diag.QuoteNotInSource,
		told: told{message: notThere, label: "they stand there, and not with that {side}: “{near}” ({place})", hint: mend}, accept: differs},
	{kind: verdict.NotThere, limit: "limit.nearest", code: diag.QuoteNotInSource,
		told: told{message: notThere, label: "the nearest passage is “{near}” ({place})", hint: mend}, accept: differs},

	{kind: verdict.OmissionInverts, when: func(v *verdict.Verdict) bool { return v.Bearing.Added }, limit: "limit.omission-inverts", code: diag.QuoteOmission,
		told:   told{message: "what is added in brackets changes the meaning: “{word}”", label: has, hint: withWord, certain: writeText},
		accept: differs, refused: inverted},
	{kind: verdict.OmissionInverts, limit: "limit.omission-inverts", code: diag.QuoteOmission,
		told:   told{message: "what is left out here changes the meaning: “{word}”", label: has, hint: withWord, certain: writeText},
		accept: differs, refused: inverted},
}

// What is told of words that are refused and have no sentences for that.
const (
	nothingLike = "nothing in it is like them"
	copyThem    = "copy the words from the source"
)

// of gives the sentences of a verdict; nil where nothing is said of it.
func of(v *verdict.Verdict) *sentences {
	for i := range all {
		if s := &all[i]; s.kind == v.Kind && (s.when == nil || s.when(v)) {
			return s
		}
	}
	return nil
}

// Most characters of a transcript that a message shows.
const (
	shown      = 160
	shownOfOne = 60 // of a stretch that is one of several
)

func whole(t *transcript.Transcript, v *verdict.Verdict) string {
	return passage.Excerpt(t.Text[v.Place.From:v.Place.To], shown)
}

// withBeside shows some words on either side too.
func withBeside(t *transcript.Transcript, v *verdict.Verdict) string {
	return passage.Excerpt(t.Text[v.Before.From:v.After.To], shown)
}

// ends shows the first and the last words.
func ends(t *transcript.Transcript, v *verdict.Verdict) string {
	return passage.Excerpt(t.Text[v.Place.From:v.Place.To], shownOfOne)
}
