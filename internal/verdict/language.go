package verdict

import (
	"maps"
	"slices"
)

// A text's language is known by the words that hardly any text does without.
const (
	knownBy   = 0.15 // their share among all words, from which on they tell it
	leastBy   = 0.02 // and that which a text in a language named for it has at least
	commonest = 3    // how many of them tell anything
	outvotes  = 3    // how many times those of the language that is named the words of another one must be
	fewWords  = 12   // a text with fewer may have none of them: the language that is named must do
)

// tongue gives the share of a text's words that are a language's common ones, and their number.
func (x *Index) tongue(list *bearings) (share float64, n int) {
	for _, w := range list.common {
		if number, ok := x.number[w]; ok && int(number) < len(x.places) {
			n += len(x.places[number])
		}
	}
	return float64(n) / float64(max(1, x.count(0, len(x.tokens)))), n
}

// detect gives the list of the language that the text's own words tell, nil where they tell none.
func (x *Index) detect() (best *bearings, most int) {
	for _, name := range slices.Sorted(maps.Keys(languages)) {
		if share, n := x.tongue(languages[name]); share >= knownBy && n >= commonest && n > most {
			best, most = languages[name], n
		}
	}
	return best, most
}

// bearingsFor gives the list for the language that a quote says it is in. Where the text is plainly in another one, its list is taken: a site’s language may be given to a source for want of a better one. A text that is plainly English is read
// with the English list, whatever a quote says.
func (x *Index) bearingsFor(language string) *bearings {
	list, _ := x.read(language)
	return list
}

// read gives the list to read the text with, and whether it is known to be that of its language.
func (x *Index) read(language string) (list *bearings, sure bool) {
	x.mu.Lock()
	defer x.mu.Unlock()
	r, ok := x.chosen[language]
	if !ok {
		r.list, r.sure = x.choose(bearingsOf(language))
		x.chosen[language] = r
	}
	return r.list, r.sure
}

// readBy is what read gives.
type readBy struct {
	list *bearings
	sure bool
}

func (x *Index) choose(named *bearings) (*bearings, bool) {
	if n, ok := x.number["the"]; ok && int(n) < len(x.places) && len(x.places[n])*100 > x.count(0, len(x.tokens)) {
		return languages["en"], true
	}
	if named == nil {
		own, _ := x.detect()
		return own, own != nil
	}
	share, n := x.tongue(named)
	if own, most := x.detect(); own != nil && most > outvotes*n {
		return own, true
	}
	return named, share >= leastBy || x.count(0, len(x.tokens)) < fewWords
}
