package passage

import (
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// slowUnit is a folded character and where it came from.
type slowUnit struct {
	text     string
	from, to int
}

// slowUnits folds s rule by rule, over the whole text for each.
func slowUnits(s string) []slowUnit {
	var units []slowUnit
	for i, r := range s {
		u := slowUnit{string(r), i, i + len(string(r))}
		if last := len(units) - 1; r == '\u00AD' {
			continue
		} else if last >= 0 && isOneUnit(units[last].text+u.text) {
			units[last].text += u.text
			units[last].to = u.to
		} else {
			units = append(units, u)
		}
	}
	for i := range units {
		units[i].text = signs.Replace(norm.NFC.String(units[i].text))
	}
	for i := 0; i < len(units); i++ { // dashes of hyphens
		n := 0
		for i+n < len(units) && units[i+n].text == "-" {
			n++
		}
		wide, digits := true, true
		for _, j := range []int{i - 1, i + n} {
			if j >= 0 && j < len(units) {
				wide = wide && slices.Contains([]string{" ", "—", "\x00"}, units[j].text)
			}
			digits = digits && j >= 0 && j < len(units) && isAllDigits(units[j].text)
		}
		switch {
		case n == 2, n == 3, n == 1 && (wide || digits):
			units[i] = slowUnit{"—", units[i].from, units[i+n-1].to}
			units = slices.Delete(units, i+1, i+n)
		case n > 1:
			i += n - 1
		}
	}
	for i := 0; i < len(units); { // white space
		next := func(j int) string {
			if j < 0 || j >= len(units) {
				return "\x00"
			}
			return units[j].text
		}
		if units[i].text == " " && (slices.Contains([]string{" ", "—", "\x00"}, next(i+1)) || slices.Contains([]string{"—", "\x00"}, next(i-1))) {
			units = slices.Delete(units, i, i+1)
			i = max(0, i-1)
			continue
		}
		i++
	}
	return units
}

var (
	marked = regexp.MustCompile(`^(?:[^\P{L}ʼ]|\p{M}).*\p{M}$`)
	signs  = strings.NewReplacer("‘", "'", "’", "'", "ʼ", "'", "′", "'", "´", "'",
		"“", `"`, "”", `"`, "„", `"`, "«", `"`, "»", `"`, "″", `"`, "…", "...",
		"‐", "-", "‑", "-", "–", "—", "―", "—",
		"\u00A0", " ", "\n", " ", "\t", " ", "\u2009", " ", "\u3000", " ")
)

// isOneUnit reports whether s is a letter with its marks, or a Hangul syllable.
func isOneUnit(s string) bool {
	return marked.MatchString(s) || utf8.RuneCountInString(norm.NFC.String(s)) == 1
}

func isAllDigits(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return !unicode.IsDigit(r) }) < 0
}

func join(units []slowUnit) string {
	var b strings.Builder
	for _, u := range units {
		b.WriteString(u.text)
	}
	return b.String()
}

// The pairs of what stands before and after an offset that is inside a sign, or
// inside a word.
var (
	insideSign = compilePairs(
		``, `[\p{M}\x{200C}\x{200D}\x{1F3FB}-\x{1F3FF}]`,
		`-`, `-`, `\.\.`, `\.`, `\.`, `\.\.`, `\x{200D}`, `\p{So}`, `[\x{17D2}\x{1039}]`, `(?s:.)`)
	insideWord = compilePairs(
		spacedWord+skip, lead+spacedWord,
		letter+skip, lead+`'`+skip+letter, letter+skip+`'`+skip, lead+letter,
		`\p{Nd}`+skip, lead+`[.,']`+skip+`\p{Nd}`, `\p{Nd}`+skip+`[.,']`+skip, lead+`\p{Nd}`,
		`\p{Nd}`+skip, lead+`\p{No}`)
)

const (
	unspaced   = `\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}`
	spacedWord = `(?:\p{Nd}|\p{Nl}|` + letter + `)`
	letter     = `(?:[^\P{L}` + unspaced + `])`
	skip       = `(?:\p{M}|[^\P{Cf}\x{200B}])*`
	lead       = skip
)

func compilePairs(patterns ...string) (pairs [][2]*regexp.Regexp) {
	for i := 0; i < len(patterns); i += 2 {
		pairs = append(pairs, [2]*regexp.Regexp{
			regexp.MustCompile(patterns[i] + `$`), regexp.MustCompile(`^` + patterns[i+1])})
	}
	return pairs
}

func inside(pairs [][2]*regexp.Regexp, before, after string) bool {
	return before != "" && after != "" && slices.ContainsFunc(pairs, func(p [2]*regexp.Regexp) bool {
		return p[0].MatchString(before) && p[1].MatchString(after)
	})
}

// slowIn is In, by trying every stretch of the text.
func slowIn(s, words, prefix, suffix string) (found []Range) {
	units, key := slowUnits(s), join(slowUnits(words))
	if !strings.ContainsFunc(key, substantial) || strings.Contains(words+prefix+suffix, "\x00") {
		return nil
	}
	for i := range units {
		for j := i + 1; j <= len(units); j++ {
			before, after := join(units[:i]), join(units[j:])
			if join(units[i:j]) != key ||
				inside(insideSign, before, key+after) || inside(insideWord, before, key+after) ||
				inside(insideSign, before+key, after) || inside(insideWord, before+key, after) ||
				dashFirst.MatchString(before+"|"+key) || dashLast.MatchString(key+"|"+after) {
				continue
			}
			beforeHolds, afterHolds := trim(prefix) == "", trim(suffix) == ""
			for _, gap := range []string{"", " "} {
				whole := join(slowUnits(trim(prefix) + gap + words))
				for k := 0; k <= i; k++ {
					beforeHolds = beforeHolds || join(units[k:j]) == whole &&
						strings.HasSuffix(whole, key) && !inside(insideSign, join(units[:k]), join(units[k:]))
				}
				whole = join(slowUnits(words + gap + trim(suffix)))
				for k := j; k <= len(units); k++ {
					afterHolds = afterHolds || join(units[i:k]) == whole &&
						strings.HasPrefix(whole, key) && !inside(insideSign, join(units[:k]), join(units[k:]))
				}
			}
			if beforeHolds && afterHolds {
				found = append(found, Range{units[i].from, units[j-1].to})
			}
		}
	}
	return found
}

// The dash between two numbers, cut off with one of them.
var (
	dashFirst = regexp.MustCompile(`\p{Nd}\|—\p{Nd}`)
	dashLast  = regexp.MustCompile(`\p{Nd}—\|\p{Nd}`)
)

// tricky is what the rules of matching are about.
var tricky = strings.Split("a|b|a|b|e|é|\u0301|\u0323|'|’|ʼ|\"|”|«|-|-|‐|–|—|--|---| | | |\u00A0|\n|.|..|…|...|\u00AD|"+
	"1|2|,|½|²|\x00|中|文|ไ|ม|่|\u200D|\u200C|\u200B|\u2060|\u1112|\u1161|\u11AB|한|☕|\u17D2", "|")

func trickyText(r *rand.Rand, most int) string {
	var b strings.Builder
	for range r.IntN(most + 1) {
		b.WriteString(tricky[r.IntN(len(tricky))])
	}
	return b.String()
}

func TestInIsWhatTryingEveryStretchFinds(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	found := 0
	for range 15_000 {
		text := trickyText(r, 10)
		words, prefix, suffix := trickyText(r, 4), "", ""
		if runes := []rune(text); r.IntN(3) > 0 && len(runes) > 0 { // words that stand there
			i := r.IntN(len(runes))
			j := i + 1 + r.IntN(len(runes)-i)
			words = string(runes[i:j])
			if r.IntN(2) == 0 {
				prefix = string(runes[r.IntN(i+1):i])
			}
			if r.IntN(2) == 0 {
				suffix = string(runes[j : j+r.IntN(len(runes)-j+1)])
			}
			if r.IntN(2) == 0 {
				words = Key(words)
			}
		}
		want := slowIn(text, words, prefix, suffix)
		got := Compile(words, prefix, suffix).In(Fold(text))
		if !slices.Equal(got, want) {
			t.Fatalf("text %q, words %q, prefix %q, suffix %q:\n got %v\nwant %v", text, words, prefix, suffix, got, want)
		}
		found += len(got)
	}
	t.Logf("%d passages found", found)
}
