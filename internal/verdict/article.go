package verdict

import (
	"slices"

	"github.com/gloss-press/gloss/internal/transcript"
)

// startsClause reports whether a quotation that begins at a token begins a clause of its own.
func (x *Index) startsClause(from int) bool {
	words := x.lex(from, min(len(x.tokens), from+8))
	c := clauses{list: languages["en"]}
	return c.isClause(words)
}

// saidFamilies counts the words that bear meaning in an article's own sentence, by their families.
type saidFamilies map[family]int

func sayings(sentence, language string, whole bool) saidFamilies {
	f := saidFamilies{}
	own := bearingsOf(language)
	switch {
	case own == nil || sentence == "":
	case own.sections[subject] == nil:
		for _, w := range own.in(sentence) {
			f[w.family]++
		}
	default:
		x := New(&transcript.Transcript{Text: sentence})
		at := slices.IndexFunc(x.tokens, func(t token) bool { return isDots(x.keys[t.key]) })
		if at < 0 {
			at = len(x.tokens)
		}
		n := &neighbourhood{left: x.lex(0, at)}
		if at < len(x.tokens) {
			n.right = x.lex(at+1, len(x.tokens))
		}
		sign := ""
		for i := at - 1; i >= 0 && !x.tokens[i].is(isWord); i-- {
			sign = stronger(sign, x.key(i))
		}
		n.head = []word{{sign: sign, small: "…"}}
		c := n.readArticle(own, whole)
		hits := c.before()
		if len(n.right) > 0 {
			hits = append(hits, c.behind()...)
		}
		for _, h := range hits {
			f[h.family.kin()]++
		}
		// An article says of every quotation who said it; only a second attribution speaks of the words before it.
		if f[attribution] > 0 {
			for _, w := range slices.Concat(n.left, n.right) {
				if c.is(saying, &w) || c.is(hearsay, &w) {
					f[attribution]++
				}
			}
			f[attribution]--
		}
	}
	return f
}

// cover reports whether a sentence says what a word of that family would.
func (f saidFamilies) cover(lost family) bool {
	lost = lost.kin()
	return f[lost] > 1 || f[lost] == 1 && lost != attribution
}

// In gives the verdict on a quote that is cut short as the article's own sentence around the quotation makes it: where that sentence
// says what the lost words say, nothing is lost. sentence is without the quotation; language is a BCP 47 tag, English where empty.
func (v Verdict) In(sentence, language string) Verdict {
	said := sayings(sentence, language, v.whole)
	if v.Kind != CutShort || slices.ContainsFunc(v.lost, func(f family) bool { return !said.cover(f) }) {
		return v
	}
	v.Kind, v.Bearing, v.lost = Verified, Bearing{}, nil
	if slices.ContainsFunc(v.Gaps, func(g Gap) bool { return g.Words > maxOmission && !g.Own }) {
		v.Kind = WideOmission
	}
	return v
}
