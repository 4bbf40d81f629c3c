package verdict

import (
	"slices"
	"strings"
)

// clauses is what governs a quotation in its sentence: its own clause as far as it stands before it, the clauses that open that one
// (“I know that”), innermost first, and what stands in front of all (“If it rains,”).
type clauses struct {
	*neighbourhood
	list    *bearings
	dead    []bool  // which words of left change nothing: set phrases, hedges
	levels  [][]int // of each clause the words of left, in order
	front   stretch // words of left
	whole   bool    // what an article quotes is a sentence by itself
	begun   bool    // the quotation begins with its clause, or with the verb of it
	subject bool    // the quotation is a clause that begins with “that” and is its sentence's subject
	article bool    // it is an article's own sentence, the quotation left out
}

// read cuts the words before a quotation into clauses.
func (n *neighbourhood) read(list *bearings) *clauses {
	c := &clauses{neighbourhood: n, list: list}
	c.cut()
	return c
}

// readArticle is read for the sentence of an article around a quotation, which may be a sentence by itself.
func (n *neighbourhood) readArticle(list *bearings, whole bool) *clauses {
	c := &clauses{neighbourhood: n, list: list, article: true, whole: whole}
	c.cut()
	return c
}

func (c *clauses) cut() {
	sign := ""
	if len(c.head) > 0 {
		sign = c.head[0].sign
	}
	c.dead = c.list.deadIn(c.left, sign)
	c.walk()
}

// deadIn marks the words of set phrases, and of answers that stand alone. ends is the sign behind the words.
func (b *bearings) deadIn(words []word, ends string) []bool {
	dead := make([]bool, len(words))
	for i := range words {
		for _, f := range []family{settled, additive} {
			for k := range b.sections[f].at(words[i:]) {
				dead[i+k] = true
			}
		}
		if (i == 0 || dead[i-1]) && words[i].sign != "," || i > 0 && words[i].sign == "," { // “No, …”
			if n := b.sections[answer].at(words[i:]); n > 0 && i+n < len(words) && words[i+n].sign == "," || n > 0 && i+n == len(words) && ends == "," {
				for k := range n {
					dead[i+k] = true
				}
			}
		}
	}
	return dead
}

func (c *clauses) is(section family, w *word) bool { return c.list.sections[section].has(w) }

// after gives the word behind one of left, nil where there is none.
func (c *clauses) after(k int) *word {
	switch {
	case k+1 < len(c.left):
		return &c.left[k+1]
	case len(c.head) > 0:
		return &c.head[0]
	}
	return nil
}

// begins reports whether a clause with a subject of its own begins behind a word of left. What an article quotes may be one.
func (c *clauses) begins(k int) bool {
	w := c.after(k)
	return w == nil || c.is(subject, w) || w.written != w.small && w.written != "I"
}

// finite reports whether words go on with a verb that needs a subject before it.
func (c *clauses) finite(words []word) bool {
	for i := range words[:min(2, len(words))] {
		w := &words[i]
		switch {
		case c.is(adverb, w) || strings.HasSuffix(w.small, "ly"):
			continue
		case c.is(auxiliary, w) || c.is(past, w):
			return true
		case c.is(subject, w) || w.written != w.small:
			return false
		default:
			return len(w.small) > 3 && (strings.HasSuffix(w.small, "ed") || strings.HasSuffix(w.small, "s") && !strings.HasSuffix(w.small, "ss"))
		}
	}
	return false
}

// walk goes back from the quotation to where nothing bears on it any more.
func (c *clauses) walk() {
	var level []int // from right to left
	close := func() {
		slices.Reverse(level)
		c.levels = append(c.levels, level)
		level = nil
	}
	defer close()
	i, sign := len(c.left), ""
	if len(c.head) > 0 {
		sign = c.head[0].sign
	}
	if c.article && sign == ":" {
		sign = ""
	}
	for i > 0 {
		from, on := c.passes(i, sign)
		if !on {
			return
		}
		if i = from; i == 0 {
			return
		}
		k := i - 1
		w := &c.left[k]
		i, sign = k, w.sign
		switch {
		case c.dead[k]:
		case w.small == "that" && k == 0:
			c.subject = true
		case w.small == "that" && (len(level) == 0 || c.begins(k) || c.isCleft(k)) && c.opens(k):
			close()
			sign = c.over(k)
			if sign == "," {
				i, sign = c.segment(k), ""
			}
		case w.small == "that" && (c.begins(k) || c.after(k) != nil && c.finite([]word{*c.after(k)})), c.is(relative, w) && len(c.levels) == 0:
			if !c.article && c.hasVerb(level) && (c.finite(c.head) || c.isBare()) {
				level, sign = nil, "" // the quotation goes on behind the relative clause
				continue
			}
			return
		case k > 0 && c.list.sections[condition].at(c.left[k-1:k+1]) == 2: // “as though”
			level = append(level, k, k-1)
			return
		case c.is(edge, w) && (w.small == "but" || c.begins(k)), c.is(coordination, w) && !c.is(negation, w) && c.begins(k):
			return
		case c.is(condition, w) && c.begins(k):
			level = append(level, k)
			return
		default:
			level = append(level, k)
		}
	}
}

// isBare reports whether the quotation is a clause that a verb right before it opens without “that”: “they told us we were late”.
func (c *clauses) isBare() bool {
	last := len(c.left) - 1
	if last > 0 && c.is(object, &c.left[last]) {
		last--
	}
	return last >= 0 && c.is(opening, &c.left[last]) && !c.is(auxiliary, &c.left[last]) && (len(c.head) == 0 || c.isClause(c.head))
}

// hasVerb reports whether some words of left hold a verb.
func (c *clauses) hasVerb(level []int) bool {
	return slices.ContainsFunc(level, func(k int) bool { return c.finite(c.left[k : k+1]) })
}

// opens reports whether the “that” at k opens a clause: it stands behind a verb or a name of what is said or thought.
func (c *clauses) opens(k int) bool {
	for i := k - 1; i >= 0 && k-i <= 16; i-- {
		if c.is(opening, &c.left[i]) && (k-i <= 7 || c.left[k].sign == ",") {
			return true
		}
	}
	return c.isCleft(k)
}

// isCleft reports whether the “that” at k belongs to “it was not the guild that …”.
func (c *clauses) isCleft(k int) bool {
	return k > 3 && c.left[0].small == "it" && (c.is(negation, &c.left[1]) || c.is(negation, &c.left[2]))
}

// over gives the sign before a “that”: a comma ends an aside.
func (c *clauses) over(k int) string {
	if c.left[k].sign == "," && c.left[c.segment(k)].sign != "," {
		return "" // “he said, that”
	}
	return c.left[k].sign
}

// segment gives the first of the words that stand before word i of left without a sign among them.
func (c *clauses) segment(i int) int {
	for i--; i > 0 && c.left[i].sign == ""; i-- {
	}
	return i
}

// passes gives where reading goes on before word i of left, over the sign there and an aside before it; false where the clause ends.
func (c *clauses) passes(i int, sign string) (int, bool) {
	switch sign {
	case "":
		return i, true
	case "—":
		for k := i - 1; k > 0 && i-k <= maxAside; k-- {
			if c.left[k].sign == "—" {
				again := i == len(c.left) && c.isClause(c.head) && !c.is(openWord, &c.left[k-1]) // “we will not -- I say it again -- we will not …”
				return k, !again
			}
		}
		return 0, false
	case ",":
	default:
		return 0, false
	}
	from := c.segment(i)
	switch before := c.left[from].sign; {
	case !slices.Contains(c.dead[from:i], false):
		if from == 0 {
			return 0, false
		}
		if before == "," && c.isUnfinished(from) {
			return from, true
		}
		return c.passes(from, before)
	case before == "," && from > 0 && c.isAside(from, i):
		return from, true
	case from == 0 || before != "," || c.is(coordination, &c.left[from]) || c.left[from].small == "but":
		c.front = stretch{from, i}
	}
	return 0, false
}

// isAside reports whether the words from..to of left, between commas, are put into another clause.
func (c *clauses) isAside(from, to int) bool {
	if c.list.sections[aside].at(c.left[from:to]) > 0 || c.isUnfinished(from) {
		return !c.list.startsCondition(c.left[from:to]) || !c.is(coordination, &c.left[from])
	}
	return to-from <= 5 && !c.is(coordination, &c.left[from]) && !c.is(edge, &c.left[from]) && slices.ContainsFunc(c.left[from:to], func(w word) bool { return c.is(saying, &w) })
}

// isUnfinished reports whether a clause cannot end before word i of left.
func (c *clauses) isUnfinished(i int) bool {
	w := &c.left[i-1]
	return !c.dead[i-1] && (c.is(openWord, w) || c.is(auxiliary, w) || c.is(negation, w))
}

// startsCondition reports whether words begin with a condition, “and” and “but” aside.
func (b *bearings) startsCondition(words []word) bool {
	for len(words) > 1 && (b.sections[coordination].has(&words[0]) || words[0].small == "but") {
		words = words[1:]
	}
	return b.sections[condition].at(words) > 0
}
