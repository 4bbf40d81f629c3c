package glossary

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/gloss-press/gloss/internal/stem"
)

// A paradigm knows the endings that words of a language take. A form is accepted when its ending and the lemma's stand
// in one line of the data, and the Snowball stems of both agree.
type paradigm struct {
	language string
	groups   []group
	endings  map[string]bool // all of them
	longest  int             // in bytes

	lookalikes map[string]map[string]bool // words that look like forms of a word
}

// A group is a line of data/endings.txt.
type group struct {
	lemma, form []string // the endings that a name has, and its forms
	sure        bool     // whatever the stems
	verb        bool     // the lemma has endings of its own: in German a verb's
}

var paradigms = func() map[string]*paradigm {
	all, alike := make(map[string]*paradigm), make(map[string]map[string]map[string]bool)
	for lang, words := range lines("lookalikes") {
		lang = strings.TrimSuffix(lang, ":")
		if alike[lang] == nil {
			alike[lang] = map[string]map[string]bool{}
		}
		of := make(map[string]bool)
		for _, w := range words[1:] {
			of[w] = true
		}
		alike[lang][words[0]] = of
	}
	for lang, endings := range lines("endings") {
		for _, lang := range strings.Split(strings.TrimSuffix(lang, ":"), ",") {
			p := all[lang]
			if p == nil {
				p = &paradigm{language: lang, endings: map[string]bool{"": true}, lookalikes: alike[lang]}
				all[lang] = p
			}
			g := groupOf(endings)
			for _, e := range slices.Concat(g.lemma, g.form) {
				p.endings[e] = true
				p.longest = max(p.longest, len(e))
			}
			p.groups = append(p.groups, g)
		}
	}
	return all
}()

func groupOf(line []string) (g group) {
	for _, e := range line {
		switch e {
		case ">":
			g.lemma, g.form, g.verb = g.form, nil, true
		case "!":
			g.sure = true
		default:
			g.form = append(g.form, strings.TrimPrefix(e, "-"))
		}
	}
	if g.lemma == nil {
		g.lemma = g.form
	}
	return g
}

func (p *paradigm) ends(byte) bool { return true }

// bases gives the word without each of the endings that it has, two letters at least.
func (p *paradigm) bases(dst []int, word []byte) []int {
	for n := len(word); n > 1 && n >= len(word)-p.longest; n-- {
		if (n == len(word) || utf8.RuneStart(word[n])) && p.endings[string(word[n:])] && utf8.RuneCount(word[:n]) > 1 {
			dst = append(dst, n)
		}
	}
	return dst
}

func (p *paradigm) accepts(lemma, word string, of nature) bool {
	if p.lookalikes[lemma][word] {
		return false
	}
	agree, asked := false, false
	for i := range p.groups {
		g := &p.groups[i]
		if of.noun && g.verb || !g.joins(lemma, word) {
			continue
		}
		if g.sure {
			return true
		}
		if !asked {
			stems := stem.New(p.language)
			agree, asked = stems.Of(lemma) == stems.Of(word), true
		}
		if agree {
			return true
		}
	}
	return false
}

// joins reports whether lemma and word are one beginning with two endings of the group.
func (g *group) joins(lemma, word string) bool {
	return slices.ContainsFunc(g.lemma, func(ending string) bool {
		base, ok := strings.CutSuffix(lemma, ending)
		if !ok || utf8.RuneCountInString(base) < 2 {
			return false
		}
		rest, ok := strings.CutPrefix(word, base)
		return ok && slices.Contains(g.form, rest)
	})
}
