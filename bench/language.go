package main

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

// syllables make up words that look like the language of diplomacy.
var syllables = strings.Fields("con co or di nate mu ni cate de flict stra te gic al ly air strike cam paign re gion gov ern ment min is try sec re tary spokes per son state pol i cy sup port de ny af firm in tel li gence share talk plan force part ner bor der north south east west oil town road bridge deal pause truce aid relief vote bill court judge law rule")

// language draws pseudo-English from one generator, so that two runs give the same bytes.
type language struct{ *rand.Rand }

func (l language) word() string {
	n := []int{1, 1, 2, 2, 3}[l.IntN(5)]
	var b strings.Builder
	for range n {
		b.WriteString(syllables[l.IntN(len(syllables))])
	}
	return b.String()
}

func (l language) words(n int) string {
	list := make([]string, n)
	for i := range list {
		list[i] = l.word()
	}
	return strings.Join(list, " ")
}

func (l language) sentence() string { return capital(l.words(9+l.IntN(14))) + "." }

func capital(s string) string { return strings.ToUpper(s[:1]) + s[1:] }

// day gives a day in the twelve years from one on.
func (l language) day(year int) string {
	return fmt.Sprintf("%d-%02d-%02d", year+l.IntN(12), 1+l.IntN(12), 1+l.IntN(28))
}
