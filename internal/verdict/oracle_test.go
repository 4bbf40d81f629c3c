package verdict

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

// part is a part of a quote as the tests make it: words, or a gap.
type part struct {
	words    string
	gap      string // "…" or "[words]"; words is empty then
	omission bool
	fresh    bool // for the oracle: may begin with a capital where the source has none
}

// written gives the parts as a writer types them.
func written(parts []part) string {
	var all []string
	for _, p := range parts {
		all = append(all, p.words+p.gap)
	}
	return strings.Join(all, " ")
}

// oracle decides slowly, and by none of the code that it judges, whether a quote is true: whether its pieces stand in one turn of
// the speaker in their order, and nothing in a gap bears meaning.
type oracle struct {
	turns []string // normal
	whose []string
	bears map[string]bool // what an omission must not hide
	may   map[string]bool // words that may be told to bear on others

	settled []string
	phrases *regexp.Regexp // what it may hide all the same
}

var (
	oracleSpace = regexp.MustCompile(`[\s\x{00A0}\x{2009}]+`)
	oracleDash  = regexp.MustCompile(` ?(---?|–|—) ?| - `)
	oracleYears = regexp.MustCompile(`([0-9])-([0-9])`)
	oracleSigns = strings.NewReplacer("\u00AD", "", "‘", "'", "’", "'", "“", `"`, "”", `"`, "„", `"`, "«", `"`, "»", `"`, "…", "...",
		"e\u0301", "é", "‑", "-", "‐", "-")
)

// normal brings a text into one form, rule by rule.
func normal(s string) string {
	s = oracleSigns.Replace(s)
	s = oracleSpace.ReplaceAllString(" "+s+" ", " ")
	s = oracleDash.ReplaceAllString(s, "—")
	s = oracleYears.ReplaceAllString(s, "$1—$2")
	return strings.TrimSpace(s)
}

// newOracle reads a list of words as a writer would.
func newOracle(t testing.TB, turns, whose []string) *oracle {
	b, err := os.ReadFile("meaning/en.txt")
	if err != nil {
		t.Fatal(err)
	}
	o := &oracle{whose: whose}
	for _, turn := range turns {
		o.turns = append(o.turns, normal(turn))
	}
	o.bears, o.may = map[string]bool{}, map[string]bool{}
	section := family("")
	for line := range strings.Lines(string(b)) {
		if line = strings.TrimSpace(line); line == "" || line[0] == '#' {
			continue
		} else if line[0] == '[' {
			section = family(line)
			continue
		}
		for entry := range strings.SplitSeq(line, ",") {
			entry = strings.TrimSpace(entry)
			switch {
			case slices.Contains(strict, section):
				o.bears[strings.Join(oracleWords(entry), " ")] = true
				fallthrough
			case slices.Index(families, section) < slices.Index(families, settled) && section != common:
				for _, w := range oracleWord.FindAllString(strings.ReplaceAll(entry, "/", " "), -1) {
					o.may[w] = true
				}
			case section == settled:
				entry = regexp.QuoteMeta(entry)
				entry = strings.ReplaceAll(entry, "…", `(\S+ ){0,10}?`)
				entry = regexp.MustCompile(`[^ ]+/[^ ]+`).ReplaceAllStringFunc(entry, func(s string) string { return "(" + strings.ReplaceAll(s, "/", "|") + ")" })
				o.settled = append(o.settled, `\b`+entry+`\b`)
			}
		}
	}
	o.phrases = regexp.MustCompile("(?i)" + strings.Join(o.settled, "|"))
	return o
}

var oracleWord = regexp.MustCompile(`[*=]?[\pL\pN]+(?:'[\pL]+)*|\*'[a-z]`)

var oracleTail = regexp.MustCompile(`(?i)('(ve|s|ll|re))+$`)

func oracleWords(s string) []string { return oracleWord.FindAllString(normal(s), -1) }

// bearing reports whether an entry of the lists stands over some of words[from:to].
func (o *oracle) bearing(words []string, from, to int) bool {
	for i := max(0, from-5); i < to; i++ {
		for k := max(i, from) + 1; k <= min(len(words), i+5); k++ {
			entry := strings.Join(words[i:k], " ")
			entry = oracleTail.ReplaceAllString(entry, "")
			small := strings.ToLower(entry)
			if o.bears[small] || o.bears[strings.TrimSuffix(small, "n't")] || o.bears["="+entry] || k == i+1 && (strings.HasSuffix(small, "n't") || strings.HasSuffix(small, "'d")) {
				return true
			}
		}
	}
	return false
}

// bearsMeaning reports whether a word of the lists stands in a text.
func (o *oracle) bearsMeaning(s string) bool {
	words := oracleWords(o.phrases.ReplaceAllString(s, "these"))
	return o.bearing(words, 0, len(words))
}

// isTrue reports whether the parts stand in a turn of the speaker; of anybody where no speaker is given.
func (o *oracle) isTrue(quoted []part, speaker string) bool {
	var parts []part
	for _, p := range quoted {
		last := len(parts) - 1
		switch {
		case p.gap == "" && !strings.ContainsFunc(p.words, isSubstantial): // signs alone are no words
		case p.gap != "" && last >= 0 && parts[last].gap != "":
			parts[last].omission = parts[last].omission || p.omission
		default:
			p.words = normal(p.words)
			p.fresh = last > 0 && parts[last].omission && strings.ContainsAny(parts[last-1].words[len(parts[last-1].words)-1:], ".!?") &&
				unicode.IsUpper([]rune(p.words + " ")[0])
			parts = append(parts, p)
		}
	}
	if last := len(parts) - 1; last >= 0 && strings.HasPrefix(parts[0].words, `"`) && strings.HasSuffix(parts[last].words, `"`) {
		parts[0].words = strings.TrimSpace(strings.TrimPrefix(parts[0].words, `"`)) // quotation marks around the whole
	}
	for i, turn := range o.turns {
		if (speaker == "" || o.whose[i] == speaker) && o.reads(turn, 0, parts, true) {
			return true
		}
	}
	return false
}

// reads reports whether the parts stand in the text from an offset on. At the first, any offset will do.
func (o *oracle) reads(text string, at int, parts []part, first bool) bool {
	if len(parts) == 0 {
		return true
	}
	if parts[0].gap != "" {
		if first || len(parts) == 1 { // an ellipsis or a bracket at the edge
			return o.reads(text, at, parts[1:], first)
		}
		for to := at; to <= len(text); to++ {
			gone := text[at:to]
			if !parts[0].omission && len(strings.Fields(gone)) > 14 {
				break
			}
			if o.stands(text, to, false, parts[1:]) > 0 && !o.bearsMeaning(gone) &&
				o.reads(text, to, parts[1:], false) {
				return true
			}
		}
		return false
	}
	if !first {
		n := o.stands(text, at, false, parts)
		return n > 0 && o.reads(text, at+n, parts[1:], false)
	}
	for from := 0; from < len(text); from++ {
		if n := o.stands(text, from, true, parts); n > 0 && o.reads(text, from+n, parts[1:], false) {
			return true
		}
	}
	return false
}

// stands gives the length of the first part's words where they stand at an offset of the text as whole words, or 0. A bracket after
// them may stand for the end of a contraction.
func (o *oracle) stands(text string, at int, first bool, parts []part) int {
	key := parts[0].words
	bracket := len(parts) > 1 && !parts[1].omission
	if !bracket {
		key = strings.TrimRight(key, `.,;:!?—-'" `)
	}
	if !first { // what stands after a gap may have a space before it
		for at < len(text) && text[at] == ' ' {
			at++
		}
	}
	if key == "" || len(text) < at+len(key) {
		return 0
	}
	have := text[at : at+len(key)]
	if have != key {
		r, n := utf8.DecodeRuneInString(key)
		s, m := utf8.DecodeRuneInString(have)
		if !first && !parts[0].fresh || n != m || unicode.ToLower(r) != unicode.ToLower(s) || key[n:] != have[m:] {
			return 0
		}
	}
	if !isBreak(text, at) || !isBreak(text, at+len(key)) && !(bracket && text[at+len(key)] == '\'') {
		return 0
	}
	return len(key)
}

// isBreak reports whether no word goes over the offset.
func isBreak(text string, at int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:at])
	after, _ := utf8.DecodeRuneInString(text[at:])
	letter := func(r rune) bool { return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r)) }
	if letter(before) && letter(after) {
		return false
	}
	joins := []rune{'\'', '.', ','}
	if slices.Contains(joins, after) && letter(before) && at+1 < len(text) {
		next, _ := utf8.DecodeRuneInString(text[at+1:])
		if letter(next) && (after == '\'' || unicode.IsDigit(before) && unicode.IsDigit(next)) {
			return false
		}
	}
	if slices.Contains(joins, before) && letter(after) && at > 1 {
		prev, _ := utf8.DecodeLastRuneInString(text[:at-1])
		if letter(prev) && (before == '\'' || unicode.IsDigit(prev) && unicode.IsDigit(after)) {
			return false
		}
	}
	return true
}
