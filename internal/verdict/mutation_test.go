package verdict

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"github.com/gloss-press/gloss/internal/passage"
)

var (
	mutations = flag.Int("mutations", 3000, "how many quotes TestNoFalseVerified and TestNoFalseAlarm make")
	seed      = flag.Uint64("seed", 1, "which quotes these are")
)

// spoken is a transcript to quote from.
type spoken struct {
	*Index
	*oracle
	chunks [][]string // each turn's words, punctuation and all
}

// newSpoken reads lines "NAME: words", and puts stage directions and corrections among the words that quotes may skip.
func newSpoken(t testing.TB, r *rand.Rand, text string) *spoken {
	s := &spoken{}
	var lines, turns, whose []string
	for line := range strings.SplitSeq(text, "\n") {
		label, words, _ := strings.Cut(line, ": ")
		chunks := strings.Fields(words)
		s.chunks = append(s.chunks, chunks)
		turns, whose = append(turns, words), append(whose, strings.ToLower(label))
		line = label + ":"
		for _, c := range chunks {
			switch {
			case r.IntN(40) == 0:
				c += " (Laughter.)"
			case r.IntN(60) == 0 && !strings.ContainsFunc(c, func(r rune) bool { return !unicode.IsLetter(r) }):
				c = "~~zounds~~ [" + c + "]"
			}
			line += " " + c
		}
		lines = append(lines, line)
	}
	s.Index = said(strings.Join(lines, "\n"), nil)
	for i := range s.Turns {
		s.Turns[i].Speaker = strings.ToLower(s.Turns[i].Label)
	}
	s.oracle = newOracle(t, turns, whose)
	return s
}

var inventory = map[string][]string{
	"who":   strings.Fields("we they people everybody Iran Syria Baghdad officials you I ministers France"),
	"aux":   strings.Fields("will can should must would could might may will will can"),
	"neg":   strings.Fields("not never also soon gladly not perhaps always"),
	"verb":  strings.Fields("coordinate talk strike leave meet help share support de-conflict communicate degrade fund deny refuse"),
	"what":  strings.Fields("intelligence weapons plans ways mistakes disasters actions targets talks aid “pauses” sanctions 3.5 2014-2015 40 $12"),
	"where": strings.Fields("there today Paris Tuesday tomorrow early again together openly café"),
	"link":  strings.Fields("and but if because that unless so while or as"),
}

// speech makes a sentence or more by rules that repeat themselves, as speakers do.
func speech(r *rand.Rand, sentences int) string {
	pick := func(kind string) string { list := inventory[kind]; return list[r.IntN(len(list))] }
	var all []string
	for range sentences {
		clause := func() string {
			words := []string{pick("who"), pick("aux")}
			switch r.IntN(5) {
			case 0:
				words = []string{"we’re"}
			case 1:
				words = []string{pick("who"), "don't"}
			case 2:
				words = append(words, pick("neg"))
			}
			words = append(words, pick("verb"), pick("what"))
			for range r.IntN(6) {
				words = append(words, pick("what"), "and", pick("what"))
			}
			if r.IntN(2) == 0 {
				words = append(words, "with", pick("who"), pick("where"))
			}
			if r.IntN(8) == 0 {
				words = append(words, "he said that", pick("who"))
			}
			return strings.Join(words, " ")
		}
		s := clause()
		for range r.IntN(3) {
			s += []string{", ", " ", " -- ", " – ", "; "}[r.IntN(5)] + pick("link") + " " + clause()
		}
		all = append(all, strings.ToUpper(s[:1])+s[1:]+[]string{".", ".", "?", "!"}[r.IntN(4)])
	}
	return strings.Join(all, " ")
}

// corpus gives the transcripts that the tests quote from: made ones, and the example site's, who speaks being made up there.
func corpus(t testing.TB, r *rand.Rand) []*spoken {
	var all []*spoken
	for range 12 {
		var lines []string
		for i := range 8 {
			lines = append(lines, fmt.Sprintf("%c: %s", 'A'+i%3, speech(r, 2+r.IntN(12))))
		}
		all = append(all, newSpoken(t, r, strings.Join(lines, "\n")))
	}
	var lines []string
	files, _ := filepath.Glob("../../content/*/*.md")
	for _, f := range files {
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		_, body, _ := strings.Cut(strings.TrimPrefix(string(b), "---"), "\n---\n")
		for para := range strings.SplitSeq(body, "\n\n") {
			words := strings.Join(strings.Fields(regexp.MustCompile(`[\[\]*_#:|(){}@~<>]|\.\.\.|…`).ReplaceAllString(para, " ")), " ")
			if len(words) > 80 {
				lines = append(lines, fmt.Sprintf("%c: %s", 'A'+len(lines)%4, words))
			}
		}
	}
	if len(lines) < 10 {
		t.Fatalf("only %d paragraphs of real text", len(lines))
	}
	for len(lines) > 0 {
		n := min(12, len(lines))
		all = append(all, newSpoken(t, r, strings.Join(lines[:n], "\n")))
		lines = lines[n:]
	}
	return all
}

// honest cuts a quote from a turn at random: words, sometimes with omissions and brackets that take away no word of the lists.
func (s *spoken) honest(r *rand.Rand) (parts []part, turn int) {
	turn = r.IntN(len(s.chunks))
	words := s.chunks[turn]
	n := min(len(words), 1+r.IntN(30))
	at := r.IntN(len(words) - n + 1)
	for last := at + n; at < last; {
		to := at + 1 + r.IntN(last-at)
		if r.IntN(3) == 0 {
			to = last
		}
		parts = append(parts, part{words: strings.Join(words[at:to], " ")})
		at = to
		if at == last {
			break
		}
		end := min(last-1, at+r.IntN(10))
		if end <= at || s.touches(words, at, end) {
			continue // the next part goes on at once: joined below
		}
		gap := part{gap: []string{"…", "...", "[…]", "[...]"}[r.IntN(4)], omission: true}
		if r.IntN(3) == 0 {
			gap = part{gap: []string{"[the plan]", "[Kerry]", "[sic]", "[these]"}[r.IntN(4)]}
		}
		parts = append(parts, gap)
		at = end
	}
	return joinParts(parts), turn
}

// touches reports whether a word of the lists lies in words[at:end] or over an end of them.
func (s *spoken) touches(words []string, at, end int) bool {
	const most = 6
	before := oracleWords(strings.Join(words[max(0, at-most):at], " "))
	inside := oracleWords(strings.Join(words[at:end], " "))
	after := oracleWords(strings.Join(words[end:min(len(words), end+most)], " "))
	return s.bearing(slices.Concat(before, inside, after), len(before), len(before)+len(inside)) ||
		slices.ContainsFunc(inside, func(w string) bool { return s.may[strings.ToLower(w)] })
}

// joinParts makes one part of neighbours without a gap between them.
func joinParts(parts []part) []part {
	var out []part
	for _, p := range parts {
		if last := len(out) - 1; last >= 0 && out[last].gap == "" && p.gap == "" {
			out[last].words += " " + p.words
		} else {
			out = append(out, p)
		}
	}
	if out[len(out)-1].gap != "" {
		out = out[:len(out)-1]
	}
	return slices.DeleteFunc(out, func(p part) bool { return p.words == "" && p.gap == "" })
}

// retype writes words in another typography.
func retype(r *rand.Rand, s string) string {
	one := func(pairs ...string) { // the first form into one of the others
		for _, from := range pairs {
			s = strings.ReplaceAll(s, from, pairs[r.IntN(len(pairs))])
		}
	}
	one("’", "'", "‘", "ʼ", "′")
	one("“", `"`, "«", "„")
	one("”", `"`, "»")
	one(" -- ", " – ", " — ", "—", " - ", " --- ", "― ")
	one("2014-2015", "2014–2015", "2014—2015", "2014‑2015")
	one("é", "e\u0301")
	if r.IntN(3) == 0 {
		s = strings.ReplaceAll(s, " ", []string{"  ", "\u00A0", "\n", " \t"}[r.IntN(4)])
	}
	if i := strings.Index(s, "co"); i >= 0 && r.IntN(2) == 0 {
		s = s[:i+2] + "\u00AD" + s[i+2:]
	}
	if r.IntN(4) == 0 {
		s = norm.NFD.String(s)
	}
	return s
}

// No honest quote is refused, however it is typed.
func TestNoFalseAlarm(t *testing.T) {
	r := rand.New(rand.NewPCG(5, *seed))
	texts := corpus(t, r)
	tried, withGaps := 0, 0
	for tried < *mutations {
		s := texts[r.IntN(len(texts))]
		parts, turn := s.honest(r)
		words := written(parts)
		if slices.ContainsFunc(parts, func(p part) bool { return p.gap == "" && !strings.ContainsFunc(p.words, isSubstantial) }) {
			continue // signs alone are no words
		}
		typed := retype(r, words)
		if r.IntN(4) == 0 && !strings.HasSuffix(typed, "-") {
			typed = strings.TrimRight(typed, ".,;?!") + []string{".", ",", "", "!"}[r.IntN(4)]
		}
		if r.IntN(5) == 0 && typed[0] < 0x80 {
			typed = strings.ToLower(typed[:1]) + typed[1:]
		}
		if r.IntN(10) == 0 && typed[0] >= 'A' && typed[0] <= 'z' && len(typed) > 2 && typed[1] >= 'a' && typed[1] <= 'z' {
			typed = "[" + typed[:1] + "]" + typed[1:]
		}
		tried++
		if len(parts) > 1 {
			withGaps++
		}
		v := s.Check(Cited{Words: typed, Speaker: s.Turns[turn].Speaker})
		if !v.Kind.Found() {
			t.Errorf("%q (typed %q) of %s is %v (%+v, %s)\nin: %s", words, typed, s.Turns[turn].Label, v.Kind, v.Bearing, diffText(v.Diff), s.Text[s.Turns[turn].From:s.Turns[turn].To])
		}
		checkVerdict(t, s.Index, Cited{Words: typed, Speaker: s.Turns[turn].Speaker}, v)
		if t.Failed() {
			return
		}
	}
	t.Logf("%d honest quotes, %d of them with omissions or brackets: none refused", tried, withGaps)
}

// mutate makes a quote false, or tries to; it gives false where nothing was changed.
func (s *spoken) mutate(r *rand.Rand, parts []part, turn int) ([]part, string, string, bool) {
	speaker := s.Turns[turn].Speaker
	parts = slices.Clone(parts)
	k := r.IntN(len(parts))
	for parts[k].gap != "" {
		k = r.IntN(len(parts))
	}
	words := strings.Fields(parts[k].words)
	i := r.IntN(len(words))
	other := inventory[[]string{"who", "aux", "neg", "verb", "what", "where", "link"}[r.IntN(7)]]
	kind := []string{"change", "drop", "add", "swap", "number", "negate", "affirm", "speaker", "hide", "hide in a bracket", "letter"}[r.IntN(11)]
	switch kind {
	case "change":
		words[i] = other[r.IntN(len(other))]
	case "drop":
		words = slices.Delete(words, i, i+1)
	case "add":
		words = slices.Insert(words, i, other[r.IntN(len(other))])
	case "swap":
		j := r.IntN(len(words))
		words[i], words[j] = words[j], words[i]
	case "number":
		i = slices.IndexFunc(words, func(w string) bool { return strings.ContainsAny(w, "0123456789") })
		if i < 0 {
			return nil, "", "", false
		}
		words[i] = strings.Map(func(c rune) rune {
			if c >= '0' && c <= '8' {
				return c + 1
			}
			return c
		}, words[i])
	case "negate":
		words = slices.Insert(words, i, []string{"not", "never", "no"}[r.IntN(3)])
	case "affirm":
		i = slices.IndexFunc(words, func(w string) bool { return w == "not" || w == "never" || w == "don't" || w == "no" })
		if i < 0 {
			return nil, "", "", false
		}
		words = slices.Delete(words, i, i+1)
	case "speaker":
		speaker = []string{"a", "b", "c", "d", "nobody-here"}[r.IntN(5)]
	case "hide", "hide in a bracket":
		i = slices.IndexFunc(words, func(w string) bool { return s.bearsMeaning(w) })
		if i < 1 || i == len(words)-1 {
			return nil, "", "", false
		}
		from, to := max(1, i-r.IntN(2)), min(len(words)-1, i+1+r.IntN(2))
		gap := part{gap: "…", omission: true}
		if kind == "hide in a bracket" {
			gap = part{gap: "[surely]"}
		}
		next := append(slices.Clone(parts[:k]), part{words: strings.Join(words[:from], " ")}, gap, part{words: strings.Join(words[to:], " ")})
		return append(next, parts[k+1:]...), speaker, kind, true
	case "letter":
		w := []rune(words[i])
		j := r.IntN(len(w))
		w[j] = rune('a' + r.IntN(26))
		words[i] = string(w)
	}
	parts[k].words = strings.Join(words, " ")
	return parts, speaker, kind, len(words) > 0
}

// No false quote is taken for a true one: what Check finds, the oracle finds too.
func TestNoFalseVerified(t *testing.T) {
	r := rand.New(rand.NewPCG(7, *seed))
	texts := corpus(t, r)
	tried, accident := 0, 0
	byKind := map[string]int{}
	for tried < *mutations {
		s := texts[r.IntN(len(texts))]
		parts, turn := s.honest(r)
		parts, speaker, kind, ok := s.mutate(r, parts, turn)
		if !ok {
			continue
		}
		c := Cited{Words: written(parts), Speaker: speaker}
		v := s.Check(c)
		tried++
		byKind[kind]++
		checkVerdict(t, s.Index, c, v)
		if v.Kind.Found() {
			accident++
			if !s.isTrue(parts, speaker) {
				t.Errorf("%s: %q of %s is %v\nin: %s", kind, c.Words, speaker, v.Kind, s.Text[v.Place.From:v.Place.To])
			}
		}
		if t.Failed() {
			return
		}
	}
	t.Logf("%d changed quotes (%v), %d of them true by accident: none verified that is not true", tried, byKind, accident)
}

// checkVerdict fails unless a verdict keeps its promises: what it shows stands there, and what it proposes is right.
func checkVerdict(t *testing.T, tr *Index, c Cited, v Verdict) {
	t.Helper()
	ranges := append([]passage.Range{v.Place, v.Before, v.After, v.Bearing.Source, v.Bearing.Gap}, v.Pieces...)
	for _, g := range v.Gaps {
		ranges = append(ranges, g.Source)
		if g.Quote.From < 0 || g.Quote.From >= g.Quote.To || g.Quote.To > len(c.Words) || !strings.ContainsAny(c.Words[g.Quote.From:g.Quote.To], ".…[") {
			t.Errorf("%+v is no gap of %q", g, c.Words)
		}
	}
	for _, r := range ranges {
		if r.From < 0 || r.From > r.To || r.To > len(tr.Text) {
			t.Fatalf("%v is no range of %d bytes", r, len(tr.Text))
		}
	}
	if v.Turn >= 0 && !v.Crossing {
		in := tr.Turns[v.Turn].Range
		if v.Place.From < in.From || v.Place.To > in.To || v.Before.From < in.From || v.After.To > in.To {
			t.Errorf("%q: %v, %v and %v are not in the turn %v", c.Words, v.Place, v.Before, v.After, in)
		}
	}
	if v.Kind.Found() {
		last := v.Place.From
		for _, p := range v.Pieces {
			if p.From < last || p.To > v.Place.To || p.From >= p.To {
				t.Errorf("%q: the pieces %v are not in order in %v", c.Words, v.Pieces, v.Place)
			}
			last = p.To
		}
	}
	if v.Kind == WrongWords && !slices.ContainsFunc(v.Diff, func(r Run) bool { return r.Op == Missing || r.Op == Extra }) {
		t.Errorf("%q: wrong words, and nothing differs: %s", c.Words, diffText(v.Diff))
	}
	if v.Corrected != "" {
		mended := c
		mended.Words, mended.Prefix, mended.Suffix, mended.Timed = v.Corrected, "", "", false
		if w := tr.Check(mended); !w.Kind.Found() {
			t.Errorf("%q is corrected to %q, which is %v", c.Words, v.Corrected, w.Kind)
		}
	}
}

// Words cut at random from honest prose are seldom said to be cut short: a warning that is mostly wrong is read by nobody.
func TestFewWarnings(t *testing.T) {
	r := rand.New(rand.NewPCG(9, *seed))
	var lines []string
	files, _ := filepath.Glob("../../docs/*.md")
	for _, f := range files {
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		for para := range strings.SplitSeq(string(b), "\n\n") {
			words := strings.Join(strings.Fields(regexp.MustCompile("[\\[\\]*_#|`{}<>~]").ReplaceAllString(para, " ")), " ")
			if len(words) > 200 && !strings.HasPrefix(para, "|") && !strings.HasPrefix(para, "    ") {
				lines = append(lines, "A: "+words)
			}
		}
	}
	x := said(strings.Join(lines, "\n"), map[string]string{"A": "a"})
	tried, warned := 0, 0
	for tried < *mutations {
		turn := x.Turns[r.IntN(len(x.Turns))]
		words := strings.Fields(x.Text[turn.From:turn.To])
		n := 5 + r.IntN(20)
		if len(words) <= n {
			continue
		}
		at := r.IntN(len(words) - n)
		tried++
		if v := x.Check(Cited{Words: strings.Join(words[at:at+n], " "), Speaker: "a"}); v.Kind == CutShort {
			warned++
		}
	}
	if t.Logf("%d of %d random quotes are cut short", warned, tried); warned*100 > 9*tried { // these texts speak of conditions more than people do
		t.Errorf("%d of %d random quotes are said to be cut short", warned, tried)
	}
}
