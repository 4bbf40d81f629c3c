package site

import (
	"fmt"
	"hash/maphash"
	"strings"

	"github.com/gloss-press/gloss/internal/diag"
	"github.com/gloss-press/gloss/internal/passage"
)

// checkNear warns of statements that were most likely meant to be one: the same words under two dates, and words that differ in
// one under one date. Quotes of one statement, and those that name each other, differ because their writers say so; those of one
// article stand under one writer's eyes.
func (s *Site) checkNear(same sameness) {
	s.tieRelated(same)
	n := len(s.Statements)
	words := make(map[uint64]*Quote, n)
	days := make(map[uint64]*Quote, n)
	more := map[uint64][]said{} // where a day has several
	var several []uint64
	for _, a := range s.oldest {
		for _, q := range a.Quotes {
			if !q.comparable() {
				continue
			}
			by := maphash.Comparable(keySeed, q.Speaker)
			if other, known := words[q.fit^by]; !known {
				words[q.fit^by] = q
			} else {
				s.otherDate(same, q, other)
			}
			from, to := q.Date.Limits()
			day := maphash.Comparable(keySeed, span{from, to}) ^ by
			first, known := days[day]
			if !known {
				days[day] = q
				continue
			}
			if more[day] == nil {
				more[day] = []said{saidBy(first)}
				several = append(several, day)
			}
			more[day] = append(more[day], saidBy(q))
		}
	}
	for _, d := range several {
		s.nearWords(same, more[d])
	}
}

// tieRelated joins the quotes that name each other.
func (s *Site) tieRelated(same sameness) {
	for _, a := range s.oldest {
		for _, q := range a.Quotes {
			if len(q.Answers)+len(q.Repeats)+len(q.Corrects)+len(q.Contradicts) == 0 {
				continue
			}
			for _, r := range s.Relations(q) {
				same.join(r.From, r.To)
			}
		}
	}
}

// otherDate warns of a quote whose words another article gives another date.
func (s *Site) otherDate(same sameness, q, other *Quote) {
	if q.Article == other.Article || q.Date.String() == other.Date.String() || same.root(q) == same.root(other) || !saidBy(q).equal(saidBy(other)) {
		return
	}
	s.remark(q.Article.Path, q.Date.Pos, diag.NearStatement, func() (string, string) {
		return fmt.Sprintf("these words are dated %s here, and %s as `%s`", q.Date, other.Date, other.Ref()),
			fmt.Sprintf("mend the date that is wrong (the other is %s); where it was said on both, write here `repeats: %s`", where(other, other.Date.Pos), other.Ref())
	})
}

// nearWords warns of quotes by one speaker on one date that differ in one word from those of an older article. Each is looked up
// under what is left of it without one of its words, so the work grows with the length of all.
func (s *Site) nearWords(same sameness, list []said) {
	type without struct {
		word int
		sum  uint64
	}
	n := 0
	for _, v := range list {
		n += strings.Count(v.words, " ") + 1
	}
	other := make(map[without]int, n)          // what is left of a text without a word → the first such text
	longer := make(map[uint64]int, n)          // the same without regard to where the word was
	shorter := make(map[uint64]int, len(list)) // a whole text
	for i, v := range list {
		words := v.split()
		whole, left := leftOut(words)
		found := false
		tried := map[int]bool{}
		try := func(j int, known bool) {
			if known && !found && !tried[j] {
				tried[j] = true
				found = s.nearWord(same, v, list[j], words)
			}
		}
		j, known := longer[whole]
		try(j, known)
		for k, sum := range left {
			j, known = other[without{k, sum}]
			try(j, known)
			j, known = shorter[sum]
			try(j, known)
		}
		for k, sum := range left {
			if _, known := other[without{k, sum}]; !known {
				other[without{k, sum}] = i
			}
			if _, known := longer[sum]; !known {
				longer[sum] = i
			}
		}
		if _, known := shorter[whole]; !known {
			shorter[whole] = i
		}
	}
}

// nearWord warns where v differs from the older o in one word that another stands for, or that only one of them has, and reports
// whether it does.
func (s *Site) nearWord(same sameness, v, o said, words []string) bool {
	q, older := v.quote, o.quote
	if q.Article == older.Article || q.Speaker != older.Speaker || same.root(q) == same.root(older) || v.within(o) || o.within(v) ||
		q.Prefix.Given() || q.Suffix.Given() || q.At.Given() {
		return false
	}
	others := o.split()
	place, inHere, inThere := oneWord(words, others)
	if place < 0 {
		return false
	}
	pos := q.Text().Pos
	if pos.IsZero() {
		pos = q.Pos
	}
	s.remark(q.Article.Path, pos, diag.NearStatement, func() (string, string) {
		here, there := v.written(words), o.written(others)
		var differs string
		switch {
		case inHere == 0:
			differs = fmt.Sprintf("“%s” is only there", cut(there[place]))
		case inThere == 0:
			differs = fmt.Sprintf("“%s” is only here", cut(here[place]))
		default:
			differs = fmt.Sprintf("“%s” here, “%s” there", cut(here[place]), cut(there[place]))
		}
		ref := older.Ref()
		return fmt.Sprintf("these are nearly the words of `%s`: %s", ref, differs),
			fmt.Sprintf("%s has “%s”: quote both alike, or say here why they differ: `statement: %s` (the same words, told otherwise), `repeats: %s` (said again), or `prefix` or `suffix` (another place in the speech)",
				where(older, older.Text().Pos), around(there, place), ref, ref)
	})
	return true
}

// where names the place of a quote for a message.
func where(q *Quote, pos diag.Pos) string {
	if pos.IsZero() {
		pos = q.Pos
	}
	return fmt.Sprintf("%s:%d", q.Article.Path, pos.Line)
}

// around gives a few of the words on both sides of one.
func around(words []string, at int) string {
	const side = 4
	from, to := max(at-side, 0), min(at+side+1, len(words))
	text := strings.Join(words[from:to], " ")
	if from > 0 {
		text = "… " + text
	}
	if to < len(words) {
		text += " …"
	}
	return cut(text)
}

// cut shortens words for a message.
func cut(s string) string { return passage.Head(s, 120, "…") }
