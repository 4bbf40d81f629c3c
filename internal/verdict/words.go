package verdict

import (
	"embed"
	"fmt"
	"path"
	"slices"
	"strings"

	"github.com/gloss-press/gloss/internal/passage"
)

// The words of each language that an omission must not take away. meaning/en.txt says how such a file is written.
//
//go:embed meaning/*.txt
var meaningFiles embed.FS

// bearings are a language's words that bear meaning.
type bearings struct {
	first map[string][]bearing // by the first word
	ends  []bearing            // “*n't”
	heads []bearing            // “jusqu'*”

	common   []string             // words by which the language is known
	sections map[family]*phrasing // all sections
}

// bearing is a word, or several in a row, that bears meaning, and that an omission must not hide.
type bearing struct {
	words []string // in small letters
	line  int      // words of one line mean the same
	family
	small bool // counts only in small letters
}

// family is a section of a list.
type family string

const (
	common      family = "[common]" // they bear no meaning, and tell the language
	negation    family = "[negation]"
	falsehood   family = "[falsehood]"
	exclusion   family = "[exclusion]"
	exception   family = "[exception]"
	condition   family = "[condition]"
	modal       family = "[modal]"
	possibility family = "[possibility]"
	attribution family = "[attribution]"

	// An omission may hide the words of those that follow.
	proviso    family = "[proviso]"
	mistaken   family = "[mistaken]"
	fronted    family = "[fronted]"
	intended   family = "[intended]"
	prospect   family = "[prospect]"
	hearsay    family = "[hearsay]"
	pretence   family = "[pretence]"
	bound      family = "[bound]"
	tail       family = "[tail]"
	irony      family = "[irony]"
	doubtful   family = "[doubtful]"
	retraction family = "[retraction]"
	question   family = "[question]" // a question mark: no list has it

	// These tell how sentences are made.
	settled      family = "[settled]"
	number       family = "[number]"
	subject      family = "[subject]"
	auxiliary    family = "[auxiliary]"
	between      family = "[between]"
	adverb       family = "[adverb]"
	factive      family = "[factive]"
	asking       family = "[asking]"
	opening      family = "[opening]"
	openWord     family = "[open]"
	edge         family = "[edge]"
	coordination family = "[coordination]"
	past         family = "[past]"
	relative     family = "[relative]"
	aside        family = "[aside]"
	saying       family = "[saying]"
	object       family = "[object]"
	answer       family = "[answer]"
	additive     family = "[additive]"
	predication  family = "[predication]"
	title        family = "[title]"
)

// strict are the sections of which an omission may hide no word.
var strict = []family{negation, falsehood, exclusion, exception, condition, modal, possibility, attribution}

var families = slices.Concat(strict, []family{common, proviso, mistaken, fronted, intended, prospect, hearsay, pretence, bound, tail, irony, doubtful, retraction, settled,
	number, subject, auxiliary, between, adverb, factive, asking, opening, openWord, edge, coordination, past, relative, aside, saying, object, answer, additive, predication, title})

// kin gives the family that stands for all that say nearly the same, as an article's own sentence may: “denied” for “not”.
func (f family) kin() family {
	switch f {
	case falsehood, mistaken, exclusion, exception, pretence, irony, doubtful, retraction:
		return negation
	case modal, possibility, proviso, fronted, intended, prospect, question:
		return condition
	case hearsay, tail:
		return attribution
	}
	return f
}

var languages = readLanguages()

func readLanguages() map[string]*bearings {
	all := map[string]*bearings{}
	files, err := meaningFiles.ReadDir("meaning")
	if err != nil {
		panic(err)
	}
	for _, f := range files {
		b, err := meaningFiles.ReadFile("meaning/" + f.Name())
		if err != nil {
			panic(err)
		}
		list, err := readBearings(string(b))
		if err != nil {
			panic(fmt.Sprintf("%s: %v", f.Name(), err))
		}
		all[strings.TrimSuffix(f.Name(), path.Ext(f.Name()))] = list
	}
	return all
}

// readBearings reads a file of meaning/.
func readBearings(file string) (*bearings, error) {
	list := &bearings{first: map[string][]bearing{}, sections: map[family]*phrasing{}}
	var section family
	for n, line := range strings.Split(file, "\n") {
		line = strings.TrimSpace(line)
		switch {
		case line == "" || line[0] == '#':
			continue
		case slices.Contains(families, family(line)):
			section = family(line)
			list.sections[section] = newPhrasing()
			continue
		case section == "":
			return nil, fmt.Errorf("line %d: %q stands in no section", n+1, line)
		}
		for entry := range strings.SplitSeq(line, ",") {
			entry = strings.TrimSpace(entry)
			if !list.sections[section].add(entry) {
				return nil, fmt.Errorf("line %d: %q holds no word", n+1, entry)
			}
			if section == common {
				list.common = append(list.common, wordsOf(strings.ToLower(entry))[0])
			} else if slices.Contains(strict, section) {
				list.bear(entry, n, section)
			}
		}
	}
	for name, p := range list.sections {
		if name != between {
			p.between = list.sections[between]
		}
	}
	return list, nil
}

// bear adds an entry that an omission must not hide.
func (list *bearings) bear(entry string, line int, in family) {
	b := bearing{line: line, family: in}
	entry, b.small = strings.CutPrefix(entry, "=")
	switch part := strings.Trim(entry, "*"); {
	case part != entry:
		b.words = []string{strings.ToLower(passage.Key(part))}
	default:
		b.words = wordsOf(strings.ToLower(entry))
	}
	switch {
	case strings.HasPrefix(entry, "*"):
		list.ends = append(list.ends, b)
	case strings.HasSuffix(entry, "*"):
		list.heads = append(list.heads, b)
	default:
		list.first[b.words[0]] = append(list.first[b.words[0]], b)
	}
}

// wordsOf gives the whole words of a text, each contraction in one, in the one form of the rules of matching.
func wordsOf(text string) []string {
	var words []string
	text = strings.Map(straight, text)
	for p := range passage.Fold(text).Pieces() {
		switch {
		case p.Inside && len(words) > 0:
			words[len(words)-1] += p.Key
		case p.Word:
			words = append(words, p.Key)
		}
	}
	return words
}

// straight makes an apostrophe of what some keyboards have in its place.
func straight(r rune) rune {
	if r == '`' || r == '´' {
		return '\''
	}
	return r
}

func isApostrophe(key string) bool { return key == "`" || key == "´" }

// contracted is what English puts behind a word with an apostrophe.
var contracted = []string{"'ve", "'s", "'ll", "'d", "'re", "n't"}

// stem gives a word in small letters without the last that is contracted with it, and false where nothing is: “nobody” of “nobody's”.
func stem(small string) (string, bool) {
	for _, end := range contracted {
		if s, ok := strings.CutSuffix(small, end); ok && s != "" {
			return s, true
		}
	}
	return small, false
}

// isForm reports whether a word is one of the lists', alone or with another contracted.
func isForm(written, listed string) bool {
	for small, more := strings.ToLower(written), true; more; small, more = stem(small) {
		if small == listed {
			return true
		}
	}
	return false
}

// at gives the entries that a word begins, as it is written and in small letters, alone and with whatever is contracted with it:
// “couldn't've” has those of “couldn't” and “could”. No two of them are of one line and one length.
func (b *bearings) at(written, small string) []bearing {
	var list []bearing
	add := func(e bearing) {
		if !slices.ContainsFunc(list, func(o bearing) bool { return o.line == e.line && slices.Equal(o.words[1:], e.words[1:]) }) {
			list = append(list, e)
		}
	}
	whole := small
	for more := true; more; small, more = stem(small) {
		for _, e := range b.first[small] {
			if !e.small || strings.HasPrefix(written, small) {
				add(e)
			}
		}
		for _, e := range b.ends {
			if strings.HasSuffix(small, e.words[0]) {
				add(e)
			}
		}
	}
	for _, e := range b.heads {
		if strings.HasPrefix(whole, e.words[0]) {
			add(e)
		}
	}
	return list
}

// bearingsOf gives the list for a language's tag, English where none is given, nil where there is no list.
func bearingsOf(language string) *bearings {
	base, _, _ := strings.Cut(strings.ToLower(language), "-")
	if base == "" {
		base = "en"
	}
	return languages[base]
}
