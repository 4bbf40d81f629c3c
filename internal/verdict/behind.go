package verdict

import "slices"

// tailReach is how many words may stand between a quotation and “if”, “except” behind it.
const tailReach = 2

// behind gives the words behind a quotation that bear on it.
func (c *clauses) behind() []hit {
	if c.closed {
		return c.takenBack()
	}
	if !c.begun {
		return nil // a piece from within
	}
	words := c.right
	dead := c.list.deadIn(words, "")
	at := func(f family, i int) int {
		if dead[i] {
			return 0
		}
		return c.list.sections[f].at(words[i:])
	}
	hitAt := func(f family, i, n int) []hit {
		return []hit{{stretch: stretch{words[i].from, words[i+n-1].to}, family: f}}
	}
	for i := range words[:min(len(words), tailReach+1)] { // a comma may follow
		if sign := words[i].sign; sign == "," || sign == "—" {
			return c.afterSign(words, i, at, hitAt)
		} else if sign != "" {
			return nil
		}
		w := &words[i]
		if n := at(exception, i); n > 0 {
			return hitAt(exception, i, n)
		}
		if n := at(condition, i); n > 0 && w.small != "whether" && c.limits(w) && !(i == 0 && len(c.tail) > 0 && c.is(asking, &c.tail[len(c.tail)-1])) {
			return hitAt(condition, i, n)
		}
		if i == 0 {
			for _, f := range []family{proviso, tail} {
				if n := at(f, i); n > 0 {
					return hitAt(f, i, n)
				}
			}
			if h := c.predicate(words); h != nil {
				return h
			}
		}
		if c.is(edge, w) || c.is(relative, w) || c.is(coordination, w) && c.list.sections[subject].at(words[min(i+1, len(words)-1):]) > 0 {
			return nil
		}
	}
	return nil
}

// limits reports whether a condition behind a quotation restricts it: “until” does so where something is denied.
func (c *clauses) limits(w *word) bool {
	if w.small != "until" && w.small != "till" {
		return true
	}
	no := func(w word) bool { return c.is(negation, &w) }
	return slices.ContainsFunc(c.tail, no) || slices.ContainsFunc(c.head, no)
}

// predicate gives what is said of a quotation that is the subject of its sentence: “That … is what they want you to believe”.
func (c *clauses) predicate(words []word) []hit {
	if !c.subject || !c.is(auxiliary, &words[0]) {
		return nil
	}
	for i := range words {
		for _, f := range []family{negation, falsehood, mistaken, pretence, attribution, hearsay} {
			if n := c.list.sections[f].at(words[i:]); n > 0 {
				return []hit{{stretch: stretch{words[i].from, words[i+n-1].to}, family: f}}
			}
		}
	}
	return nil
}

// afterSign gives what stands behind a comma or a dash and bears on the words before it.
func (c *clauses) afterSign(words []word, from int, at func(family, int) int, hitAt func(family, int, int) []hit) []hit {
	i := from
	for i+1 < len(words) && (words[i].small == "or" || words[i].small == "and" || words[i].small == "but" || words[i].small == "at" || words[i].small == "only" || words[i].small == "least" || words[i].small == "though") {
		if n := at(tail, i); n > 0 {
			return hitAt(tail, i, n)
		}
		if n := at(exception, i); n > 0 {
			return hitAt(exception, i, n)
		}
		if n := at(proviso, i); n > 0 {
			return hitAt(proviso, i, n)
		}
		i++
	}
	for _, f := range []family{tail, exception, condition, proviso, doubtful} {
		n := at(f, i)
		switch {
		case n == 0 || f == condition && (i > from && words[i-1].small != "only" || words[i].small == "whether" || !c.limits(&words[i])):
		case f == doubtful && i+n < len(words):
		default:
			return hitAt(f, i, n)
		}
	}
	end := i + 1
	for end < len(words) && words[end].sign == "" {
		end++
	}
	if n := at(negation, i); n > 0 && i+n == len(words) && from == 0 {
		return hitAt(negation, i, n)
	}
	if end-i > 5 || i != from || c.is(relative, &words[i]) || c.is(edge, &words[i]) || words[i].small == "as" {
		return nil
	}
	for k := i; k < end; k++ { // “, my cousin claims”
		for _, f := range []family{attribution, hearsay} {
			if n := at(f, k); n > 0 && (k+n == end && k > i || k == i && c.is(saying, &words[i])) && words[i].small != "i" && words[i].small != "we" {
				return hitAt(f, k, n)
			}
		}
	}
	return nil
}

// takenBack gives the words of the next sentence that take the whole back, or the question mark.
func (c *clauses) takenBack() []hit {
	if n := c.list.sections[retraction].at(c.next); n > 0 {
		return []hit{{stretch: stretch{c.next[0].from, c.next[n-1].to}, family: retraction}}
	}
	return nil
}

// asked gives the question mark of a quotation that is the whole of a question, or a clause that a question opens, and that lost it.
func (c *clauses) asked() []hit {
	if c.end != "?" || c.article || !c.single || slices.Contains(c.dead, true) {
		return nil
	}
	sure := len(c.levels) > 1 && c.begun
	if c.closed && !sure && len(c.levels) == 1 {
		sure = c.isOpener(c.left) && len(c.tail) > 2 && !c.is(relative, &c.head[0]) && !(len(c.left) == 0 && c.is(auxiliary, &c.head[0]))
	}
	if !sure {
		return nil
	}
	return []hit{{stretch: stretch{c.endAt, c.endAt + 1}, family: question}}
}

// isOpener reports whether some words only open a question: “since when have”, “how do you know”, “so”.
func (c *clauses) isOpener(words []word) bool {
	return len(words) <= 4 && !slices.ContainsFunc(words, func(w word) bool {
		return !slices.ContainsFunc([]family{auxiliary, relative, edge, adverb, coordination, subject, object, opening}, func(f family) bool { return c.is(f, &w) })
	})
}
