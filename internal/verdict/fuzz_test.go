package verdict

import (
	"strings"
	"testing"
	"unicode"

	"github.com/gloss-press/gloss/internal/passage"
)

// Whatever stands in a transcript: words cut from a turn are found, and words that are found stand in it.
func FuzzCheck(f *testing.F) {
	f.Add("A: We’re not – so… going. (Laughter.) Well, [we] ~~will~~ [won’t]\nB: 3.5 percent of 2014-2015", "we will … going", "", "", uint16(1), uint16(4))
	f.Add("A: a a a a b", "a … [b] a [c]", "a", "b", uint16(0), uint16(3))
	f.Add("A: [a] \u00ADe\u0301 -- ' \" [ ] ... x", "[…] [w]e co[o]p [", ".", "]", uint16(2), uint16(9))
	f.Fuzz(func(t *testing.T, text, words, prefix, suffix string, from, n uint16) {
		tr := said(text, map[string]string{"A": "a"})
		c := Cited{Words: words, Prefix: prefix, Suffix: suffix}
		v := tr.Check(c)
		checkVerdict(t, tr, c, v)
		if v.Kind.Found() && !strings.ContainsAny(words, ".…[]()") && len(tr.Directions)+len(tr.Struck) == 0 {
			checkStands(t, tr, words, v)
		}
		cut := cutWords(tr, int(from), int(n))
		if cut == "" {
			return
		}
		if v := tr.Check(Cited{Words: cut}); !v.Kind.Found() {
			t.Errorf("%q, cut from %q, is %v", cut, tr.Text, v.Kind)
		}
	})
}

// checkStands fails unless the words stand in the turn by the rules of matching.
func checkStands(t *testing.T, tr *Index, words string, v Verdict) {
	t.Helper()
	turn := tr.Turns[v.Turn]
	in := passage.Fold(tr.Text[turn.From:turn.To])
	words = strings.TrimSpace(words)
	for _, form := range []string{words, strings.Trim(words, "'\"‘’ʼ′´“”„«»″ \n")} {
		form = strings.TrimRightFunc(form, func(r rune) bool {
			return unicode.IsSpace(r) || strings.ContainsRune(",;:!?—–―-'\"‘’ʼ′´“”„«»″\u00AD‐‑", r)
		})
		i := strings.IndexFunc(form, unicode.IsLetter)
		if i < 0 {
			i = 0
		}
		for _, change := range []func(rune) rune{unicode.ToUpper, unicode.ToLower, unicode.ToTitle} {
			first := strings.Map(change, string([]rune(form[i:] + " ")[:1]))
			rest := string([]rune(form[i:] + " ")[1:])
			if passage.Compile(form[:i]+first+rest, "", "").In(in) != nil {
				return
			}
		}
		if passage.Compile(form, "", "").In(in) != nil {
			return
		}
	}
	t.Errorf("%q is %v in %q", words, v.Kind, tr.Text[turn.From:turn.To])
}

// cutWords gives n words of a turn from one on, without what a quote says with dots and brackets.
func cutWords(tr *Index, from, n int) string {
	var starts, ends []int
	for p := range passage.Fold(tr.Text).Pieces() {
		if p.Inside {
			ends[len(ends)-1] = p.To
			continue
		}
		starts, ends = append(starts, p.From), append(ends, p.To)
	}
	if len(starts) == 0 {
		return ""
	}
	from %= len(starts)
	to := min(len(starts), from+1+n%40)
	cut := tr.Text[starts[from]:ends[to-1]]
	if strings.ContainsAny(cut, "\x00.…[]()-‐‑–—―\u00AD") || !strings.ContainsFunc(cut, isSubstantial) || strings.Trim(cut, "'\"‘’ʼ′´“”„«»″") != cut {
		return ""
	}
	return cut
}

// Transcripts and quotes made to be slow come to an end, and a quote that is not there is not found.
func TestHostile(t *testing.T) {
	for name, h := range hostile(20_000) {
		tr := said("A: "+h[0], map[string]string{"A": "a"})
		c := Cited{Words: h[1], Speaker: "a"}
		v := tr.Check(c)
		checkVerdict(t, tr, c, v)
		if v.Kind.Found() && (strings.Contains(name, "wrong") || strings.Contains(name, "another") || name == "all different" || name == "two words") {
			t.Errorf("%s: %v", name, v.Kind)
		}
	}
}
