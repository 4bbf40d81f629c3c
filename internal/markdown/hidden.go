package markdown

import (
	"bytes"
	"fmt"
	"unicode/utf8"

	"golang.org/x/net/html"

	"github.com/gloss-press/gloss/internal/diag"
	"github.com/gloss-press/gloss/internal/invisible"
	"github.com/gloss-press/gloss/internal/passage"
)

// plainSight reports whether a reader sees all the characters of a passage, and reports the one that is not seen.
func (r *reading) plainSight(rng passage.Range) bool {
	c, i := invisible.In(r.flow.text[rng.From:rng.To])
	if i < 0 {
		return true
	}
	if invisible.Overrides(c) { // that is told of the whole text
		return false
	}
	r.fail(diag.QuoteHidden, r.flow.source(rng.From+i), hiddenHere(c), "delete it")
	return false
}

// unseenIn finds the words of a quote where the article has them with characters that nobody sees between, as words have that were copied.
func (r *reading) unseenIn(w *Wanted) (d diag.Diagnostic, ok bool) {
	if r.bareText == nil {
		r.bare, _ = invisible.WithoutIn(r.flow.text)
		r.bareText = passage.Fold(r.bare)
	}
	bare := r.bare
	if len(bare) == len(r.flow.text) {
		return d, false
	}
	places := passage.Compile(w.Words, w.Prefix, w.Suffix).In(r.bareText)
	if len(places) == 0 {
		return d, false
	}
	at := 0 // in bare
	for i, c := range r.flow.text {
		switch n := utf8.RuneLen(c); {
		case at+n <= len(bare) && bare[at:at+n] == r.flow.text[i:i+n]:
			at += n
		case at >= places[0].To:
			return d, false
		case at > places[0].From:
			return diag.Diagnostic{Span: diag.Span{From: r.pos(r.flow.source(i))}, Code: diag.QuoteHidden, Message: hiddenHere(c), Hint: "delete it"}, true
		}
	}
	return d, false
}

func hiddenHere(c rune) string {
	return fmt.Sprintf("the hidden character U+%04X stands in these quoted words", c)
}

// reportReferences reports the references in a piece of the source that begins at an offset, &#x202E; and its like, that show all words behind them in another
// order. Written as they are such characters are reported with the file's others.
func (r *reading) reportReferences(piece []byte, offset int) {
	for at := 0; ; at++ {
		i := bytes.IndexByte(piece[at:], '&')
		if i < 0 {
			return
		}
		at += i
		if backslashes := at - len(bytes.TrimRight(piece[:at], `\`)); backslashes%2 == 1 && !r.in.HTML { // it is shown as it is typed
			continue
		}
		if c := html.UnescapeString(string(piece[at:min(len(piece), at+longReference)])); c != "" {
			if first := []rune(c)[0]; invisible.Overrides(first) {
				r.fail(diag.Hidden, offset+at, fmt.Sprintf("the hidden character U+%04X turns the order of the words behind it", first), "take it out")
			}
		}
	}
}

// longReference is as long as a reference to a character is written, in bytes: by a number with noughts before it.
const longReference = 40

// hasHidden reports words with a character that a reader would not see.
func hasHidden(words string) bool {
	_, i := invisible.In(words)
	return i >= 0
}
