package verdict

import (
	"slices"
	"strings"
	"unicode"
)

// How many words may stand between a quotation and a word that bears on it.
const (
	negationReach    = 6 // “never been told to …”
	possibilityReach = 6
	openedReach      = 1 // “he said (quietly) …”
	objectReach      = 3 // “forbidden the men to …”
	subjectReach     = 6 // of its own clause, before its verb
)

// before gives the words before a quotation that bear on it.
func (c *clauses) before() []hit {
	var found []hit
	if c.within {
		whole := c.head[0]
		first, _, _ := strings.Cut(whole.small, "-")
		if w := (word{small: first}); c.is(negation, &w) {
			found = append(found, hit{stretch: stretch{whole.from, whole.from + 1}, family: negation})
		}
		return found
	}
	c.begun = c.isBegun()
	negations := c.negations()
	if len(negations)%2 == 1 {
		found = append(found, negations[len(negations)-1])
	}
	for level, words := range c.levels {
		for at := 0; at < len(words); {
			k := words[at]
			f, n := c.bears(level, words, at)
			if n > 0 && (f != attribution && f != hearsay && f != prospect || len(negations) == 0 || c.article) {
				found = append(found, c.hit(f, k, n))
			}
			at += max(1, n)
		}
	}
	return append(found, c.inFront()...)
}

func (c *clauses) hit(f family, k, n int) hit {
	return hit{stretch: stretch{c.left[k].from, c.left[k+n-1].to}, family: f}
}

// negations gives the negations that bear on a quotation, those of the outermost clause first.
func (c *clauses) negations() []hit {
	var found []hit
	for level := len(c.levels) - 1; level >= 0; level-- {
		words := c.levels[level]
		last := ""
		for at := 0; at < len(words); at++ {
			k := words[at]
			near := len(words) - at
			for _, f := range []family{negation, exclusion, falsehood, mistaken} {
				n := c.phrase(f, words, at)
				if n == 0 {
					continue
				}
				reach := near - n
				switch {
				case c.article:
					if c.apart(level) {
						continue
					}
				case level > 0:
					if !c.begun || c.presumes(words, at) {
						continue
					}
				case f == negation && !c.denies(words[at:], n), f == exclusion && (reach > 0 || !c.excludes(k, n)), (f == falsehood || f == mistaken) && reach > openedReach:
					continue
				}
				small := c.left[k].small
				if small == last || small == "nor" && last != "" {
					continue
				}
				last = small
				found = append(found, c.hit(f, k, n))
				at += n - 1
				break
			}
		}
	}
	return found
}

// presumes reports whether a clause with a negation at one of its words takes for granted what it opens: “he didn't know that”. “I don't
// know that” doubts it.
func (c *clauses) presumes(words []int, at int) bool {
	for i := len(words) - 1; i > at; i-- {
		w := &c.left[words[i]]
		if c.is(factive, w) {
			k := words[at]
			first := k > 0 && (c.left[k-1].small == "i" || c.left[k-1].small == "we" || k > 1 && (c.left[k-2].small == "i" || c.left[k-2].small == "we"))
			return w.small != "know" || !first
		}
		if c.is(opening, w) && !c.is(auxiliary, w) {
			return false
		}
	}
	return false
}

// isBegun reports whether the quotation begins with its clause, or with the verb of it: a piece from within says nothing by itself.
func (c *clauses) isBegun() bool {
	own := c.levels[0]
	if len(own) == 0 || len(c.head) > 0 && c.head[0].sign == "," {
		return true
	}
	if len(own) > subjectReach {
		return false
	}
	last := &c.left[own[len(own)-1]]
	return c.article || c.isVerb(own[len(own)-1:]) || c.finite(c.head) || last.small == "then"
}

// denies reports whether a negation, the first n of some words of the quotation's own clause, bears on the quotation: its verb or what
// the verb says of somebody is quoted.
func (c *clauses) denies(words []int, n int) bool {
	k, between := words[0], words[min(n, len(words)):]
	if len(between) == 0 {
		return len(c.head) == 0 || !c.is(relative, &c.head[0])
	}
	if len(between) > negationReach {
		return false
	}
	last := &c.left[between[len(between)-1]]
	switch {
	case c.isVerb(between), last.small == "to", c.is(predication, last):
		return true
	case c.isBare():
		return true
	case len(c.head) > 0 && c.head[0].small == "to":
		return len(between) <= objectReach
	}
	// “Neither the cook nor the steward saw it”, not “the man with no shoes won”
	return c.finite(c.head) && (k == 0 || c.left[k].sign != "" || c.is(openWord, &c.left[k-1]) && c.left[k-1].small == "that" || c.left[k].small == "nor")
}

// excludes reports whether the n words at k exclude what follows them: something done, but for “without” and words in a row.
func (c *clauses) excludes(k, n int) bool {
	return n > 1 || c.left[k].small == "without" || len(c.head) > 0 && strings.HasSuffix(c.head[0].small, "ing")
}

// phrase gives how many words of a clause from one on are an entry of a section.
func (c *clauses) phrase(f family, words []int, at int) int {
	k := words[at]
	if c.dead[k] {
		return 0
	}
	return c.list.sections[f].at(c.left[k:])
}

// bears gives the family of the words at one of a clause that bear on the quotation, and how many they are.
func (c *clauses) bears(level int, words []int, at int) (family, int) {
	k := words[at]
	for _, f := range []family{modal, intended, possibility, prospect, condition, attribution, hearsay, pretence, tail, bound} {
		n := c.phrase(f, words, at)
		if n == 0 {
			continue
		}
		reach := len(words) - at - n
		opened := level > 0
		var yes bool
		switch f {
		case modal:
			yes = !opened && c.isVerb(words[min(at+n, len(words)):]) && !c.isPast(k) || c.article && !c.apart(level)
		case intended:
			yes = !opened && reach <= 0 && (n > 1 || c.finite(c.head)) || c.article && n > 1 && !c.apart(level)
		case possibility:
			yes = c.begun && (opened || reach <= possibilityReach) || reach <= 0 || c.article
		case prospect:
			yes = opened && c.begun || reach <= 0 && c.isClause(c.head)
		case condition:
			yes = opened && c.begun || reach <= 0 || at == 0 && n > 1 && c.isClause(c.head) || c.article
		case attribution, hearsay:
			yes = (opened && c.begun || reach <= 0 && (f == attribution || c.isClause(c.head)) || f == attribution && (reach <= openedReach || c.isDone(words[len(words)-1])) || c.article) && !c.own(words, at)
		case pretence:
			yes = opened && c.begun || reach <= openedReach || c.article
		case tail: // “according to the police it was quiet”
			yes = !opened && at == 0 && c.isClause(c.head) || c.article
		case bound:
			yes = !opened && reach <= 0 && (c.article || c.isNumber(c.head))
		}
		if yes {
			return f, n
		}
	}
	return "", 0
}

// isVerb reports whether only parts of a verb stand among some words: the quotation has the rest of it.
func (c *clauses) isVerb(words []int) bool {
	return !slices.ContainsFunc(words, func(k int) bool {
		w := &c.left[k]
		return !c.is(auxiliary, w) && !c.is(adverb, w) && !c.is(negation, w) && !strings.HasSuffix(w.small, "ly")
	})
}

// isDone reports whether the quotation says what somebody does, behind a preposition: “he accuses me of …”.
func (c *clauses) isDone(last int) bool {
	w := c.left[last].small
	return (w == "of" || w == "for" || w == "with") && len(c.head) > 0 && strings.HasSuffix(c.head[0].small, "ing")
}

// isClause reports whether words begin with a subject and a verb.
func (c *clauses) isClause(words []word) bool {
	if len(words) == 0 || !c.is(subject, &words[0]) && words[0].written == words[0].small {
		return false
	}
	for i := range words[1:min(5, len(words))] {
		if c.finite(words[i+1 : i+2]) {
			return true
		}
	}
	return false
}

// isPast reports whether the “'d” at k is short for “had”.
func (c *clauses) isPast(k int) bool {
	w := c.after(k)
	return c.left[k].small == "'d" && w != nil && (strings.HasSuffix(w.small, "ed") || w.small == "been" || c.is(past, w))
}

func (c *clauses) isNumber(words []word) bool {
	return len(words) > 0 && (c.is(number, &words[0]) || strings.ContainsFunc(words[0].small, unicode.IsDigit))
}

// own reports whether the speaker is who says or thinks it: “I said that”, “our argument is that”. “I was told” is another's.
func (c *clauses) own(words []int, at int) bool {
	k := words[at]
	first := c.left[k].small
	if first == "was" || first == "were" || first == "am" || first == "are" || first == "been" || first == "i" || first == "we" || strings.HasPrefix(first, "hear") {
		return false
	}
	for i := k - 1; i >= max(0, k-5); i-- {
		switch small := c.left[i].small; small {
		case "i", "we":
			return true
		case "my", "our":
			return i == k-1
		case "he", "she", "they", "who", "people", "me", "us":
			return false
		}
	}
	return false
}

// apart reports whether an article's quotation is a sentence by itself behind a colon: what the clause before denies is not that.
func (c *clauses) apart(level int) bool {
	return level == 0 && c.whole && c.head[0].sign == ":" && len(c.levels[0]) > 0
}

// inFront gives what stands in front of a quotation's clause, behind a comma, and bears on it.
func (c *clauses) inFront() []hit {
	sections := c.list.sections
	if n := sections[irony].at(c.left); n > 0 && n == len(c.left) && !c.article {
		return []hit{c.hit(irony, 0, n)}
	}
	from, to := c.front.from, c.front.to
	if !c.begun {
		return nil
	}
	if from == to && len(c.levels) > 0 { // an aside may have stood behind it
		if words := c.levels[len(c.levels)-1]; len(words) > 0 && len(c.head) > 0 && c.head[0].sign == "," || c.article && len(words) > 0 {
			from, to = words[0], words[len(words)-1]+1
		}
	}
	for from < to && (c.dead[from] || c.is(coordination, &c.left[from]) || c.left[from].small == "but" || c.left[from].small == "well") {
		from++
	}
	words := c.left[from:to]
	if len(words) == 0 {
		return nil
	}
	for i := range words {
		if i > 0 && words[i-1].small != "that" && words[i].sign == "" && !c.is(coordination, &words[i-1]) && !c.is(adverb, &words[i-1]) {
			continue
		}
		if n := sections[condition].at(words[i:]); n > 0 && !c.dead[from+i] && words[i].small != "whether" {
			return []hit{c.hit(condition, from+i, n)}
		}
	}
	if n := sections[fronted].at(words); n > 0 && (n > 1 || len(words) > 2 && (c.is(subject, &words[1]) || words[1].written != words[1].small)) {
		return []hit{c.hit(fronted, from, n)}
	}
	for _, f := range []family{attribution, proviso, pretence, irony, tail, possibility} {
		if n := sections[f].at(words); n > 0 && (f != irony || n == len(words)) {
			return []hit{c.hit(f, from, n)}
		}
	}
	if last := len(words) - 1; c.is(hearsay, &words[last]) && last < 6 && !c.dead[from+last] && c.front.from < c.front.to {
		if all := indexes(from, to); !c.own(all, last) {
			return []hit{c.hit(hearsay, from+last, 1)}
		}
	}
	return nil
}

func indexes(from, to int) []int {
	var all []int
	for k := from; k < to; k++ {
		all = append(all, k)
	}
	return all
}
