package quoting

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/gloss-press/gloss/internal/content"
	"github.com/gloss-press/gloss/internal/frontmatter"
	"github.com/gloss-press/gloss/internal/passage"
	"github.com/gloss-press/gloss/internal/site"
	"github.com/gloss-press/gloss/internal/verdict"
)

// quote makes a quote of words that were found, and compares it with the source as a build will.
func (f *finder) quote(w found) (*Quote, error) {
	turn := f.t.Turns[w.turn]
	q := &Quote{Places: max(1, len(w.places)), Turn: w.turn + 1}
	speaker, c := "", verdict.Cited{Words: w.text, Language: f.language}
	if p := f.Site.Speaker(turn.Speaker); turn.Speaker != "" && p != nil {
		speaker, c.Name, c.Role = p.Name, p.Name, p.RoleOn(f.Source.Date.Date)
		if p.Speaker != nil {
			speaker, c.Speaker = p.Slug, p.Slug
		}
	} else if speaker = strings.TrimRight(turn.Label, ":. "); speaker != "" {
		c.Name = speaker
	}
	at := ""
	if second, ok := f.t.Second(w.From); ok {
		n := int(second)
		at = fmt.Sprintf("%02d:%02d:%02d", n/3600, n/60%60, n%60)
		c.At, c.Timed = float64(n), true
	}
	c.Prefix, c.Suffix = f.sides(w, c)
	v, ok := f.check(&c, w)
	if !ok {
		if v.Kind == verdict.Unchecked || v.Turn < 0 {
			return nil, f.refuse("these words can’t be quoted as they stand in the source", "", "quote fewer or more of them")
		}
		return nil, f.refusal(v)
	}
	q.Kind, q.Lost = v.Kind, v.Bearing.Word
	if !c.Timed {
		at = ""
	}
	add := func(key, value string) {
		if value != "" {
			q.Keys = append(q.Keys, frontmatter.Pair{Key: key, Value: value})
		}
	}
	must := func(key, value string) {
		if value == "" {
			q.Lacks = append(q.Lacks, key)
			q.Keys = append(q.Keys, frontmatter.Pair{Key: key})
			return
		}
		add(key, value)
	}
	add("id", f.id(cmp.Or(c.Name, speaker), w.text))
	must("speaker", speaker)
	must("date", f.Source.Date.String())
	add("venue", cmp.Or(f.Source.Title.Value, f.Source.Publisher.Value))
	add("source", f.Source.Slug.Value)
	add("at", at)
	add("text", w.text)
	add("prefix", c.Prefix)
	add("suffix", c.Suffix)
	return q, nil
}

// check compares a quote with the source as a build does, and takes out of it what keeps its words from being found: the verdict's
// own place counts, where the words stand once for it.
func (f *finder) check(c *verdict.Cited, w found) (verdict.Verdict, bool) {
	x := f.index(0)
	anywhere := *c
	anywhere.Prefix, anywhere.Suffix = "", ""
	untimed, least := *c, anywhere
	untimed.Timed, least.Timed = false, false
	untimed.At, least.At = 0, 0
	tries := []verdict.Cited{*c, untimed, anywhere, least}
	var v verdict.Verdict
	for _, there := range []bool{true, false} {
		for _, try := range tries {
			v = x.Check(try)
			overlaps := v.Place.From < w.To && w.From < v.Place.To
			if v.Kind.Found() && (overlaps || !there) {
				*c = try
				return v, true
			}
		}
	}
	return v, false
}

// maxBeside is how many words a prefix and a suffix may have together.
const maxBeside = 12

// sides gives the shortest prefix and suffix, in whole words, that tell the place of words from the others where they stand; none
// where they stand once, or where nothing in their turn tells. They tell it to a build, too, which skips stage directions.
func (f *finder) sides(w found, c verdict.Cited) (prefix, suffix string) {
	if len(w.places) < 2 {
		return "", ""
	}
	x := f.index(0)
	turn := f.t.Turns[w.turn]
	before, after := strings.Fields(f.t.Text[turn.From:w.From]), strings.Fields(f.t.Text[w.To:turn.To])
	for n := 1; n <= maxBeside; n++ {
		for k := n; k >= 0; k-- {
			if k > len(before) || n-k > len(after) {
				continue
			}
			prefix, suffix = strings.Join(before[len(before)-k:], " "), strings.Join(after[:n-k], " ")
			if k > 0 && !strings.ContainsFunc(prefix, isTelling) || n > k && !strings.ContainsFunc(suffix, isTelling) {
				continue
			}
			places := passage.Compile(f.t.Text[w.From:w.To], prefix, suffix).In(f.folded)
			if len(places) != 1 || places[0] != w.Range {
				continue
			}
			c.Prefix, c.Suffix = prefix, suffix
			if v := x.Check(c); v.Kind.Found() && v.Place.From < w.To && w.From < v.Place.To {
				return prefix, suffix
			}
		}
	}
	return "", ""
}

// leading are words with which English sentences begin and that tell nothing of what is said.
var leading = []string{"a", "an", "and", "as", "but", "he", "i", "it", "look", "now", "oh", "or", "she", "so", "that", "the", "then", "there",
	"they", "this", "uh", "um", "we", "well", "yeah", "yes", "you"}

// maxTelling is how many words an id has besides the surname.
const maxTelling = 4

// id makes a quote's id of the speaker's last name and the first words that tell something: new in the article.
func (f *finder) id(name, text string) string {
	var parts []string
	if names := strings.Fields(name); len(names) > 0 {
		parts = append(parts, names[len(names)-1])
	}
	words := strings.FieldsFunc(text, func(r rune) bool { return !isTelling(r) && r != '’' && r != '\'' })
	first := 0
	for first < len(words) && first < 6 {
		word, _, _ := strings.Cut(strings.ToLower(strings.ReplaceAll(words[first], "’", "'")), "'")
		if !slices.Contains(leading, word) {
			break
		}
		first++
	}
	if first == len(words) {
		first = 0
	}
	parts = append(parts, words[first:min(len(words), first+maxTelling)]...)
	base := asID(strings.Join(parts, " "))
	id := base
	for n := 2; f.Article != nil && slices.ContainsFunc(f.Article.Quotes, func(q content.Quote) bool { return q.ID().Value == id }); n++ {
		id = fmt.Sprintf("%s-%d", base, n)
	}
	return id
}

// maxID is about how long an id may be, in bytes.
const maxID = 60

// asID makes an id of words: a letter first, and none that pages keep for themselves.
func asID(words string) string {
	id := strings.ReplaceAll(site.Slugify(words), ".", "-")
	for len(id) > maxID && strings.Contains(id, "-") {
		id = id[:strings.LastIndexByte(id, '-')]
	}
	if !content.IsQuoteID(id) {
		id = strings.Trim("quote-"+id, "-")
	}
	if !content.IsQuoteID(id) {
		id = "quote"
	}
	return id
}
