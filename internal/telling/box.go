package telling

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/gloss-press/gloss/internal/edtf"
	"github.com/gloss-press/gloss/internal/locale"
	"github.com/gloss-press/gloss/internal/passage"
	"github.com/gloss-press/gloss/internal/site"
	"github.com/gloss-press/gloss/internal/verdict"
)

// Row is a row of “How we checked this”: of how many of an article's quotations something is to be told.
type Row struct {
	N     int    // 0 for a row that tells more of some that others count
	Text  string // the sentence behind the number: “quotations stand word for word in an unofficial transcript”
	Cases []Case // the quotations that are named, in order
}

// Case is a quotation that a row names.
type Case struct {
	Quote  *site.Quote
	Words  string // what names it: its first words, or who reported it
	Reason string // why it stands as it does; "" where the article says none
}

// Most of a case's words that a row shows, in characters.
const fewWords = 32

// Briefly tells in a line how many of an article's quotes stand in their sources: “✓ 14 of 16 quotations checked”. "" for no quotes.
func Briefly(l *locale.Locale, quotes []*site.Quote, checked func(*site.Quote) *verdict.Checked) string {
	found, paraphrases := 0, 0
	for _, q := range quotes {
		if isFound(checked(q)) {
			found++
		} else if q.Paraphrase {
			paraphrases++
		}
	}
	switch n := len(quotes); {
	case n == 0:
		return ""
	case paraphrases == n:
		return l.Count("count.paraphrases", n)
	case found == 0:
		return l.Count("checked.none", n)
	case found == n:
		return l.Count("checked.all", n)
	default:
		return l.Count("checked.some", n, "found", l.Number(found))
	}
}

// Box tells how an article's quotes were checked, what each row says in this order: what stands word for word and in what; what a reader
// must know of some of these; what differs, and why; what could not be checked; what is second-hand; whose days are not certain.
// There are no rows without quotes.
func Box(l *locale.Locale, s *site.Site, quotes []*site.Quote, checked func(*site.Quote) *verdict.Checked) []Row {
	b := box{Locale: l, checked: checked}
	b.stand(quotes)
	for _, row := range limits {
		b.of("checked-limit."+row.key, only(quotes, func(q *site.Quote) bool { c := checked(q); return isFound(c) && row.holds(c) }), nil)
	}
	b.named("checked.differ", only(quotes, func(q *site.Quote) bool { c := checked(q); return isCompared(c) && !c.Kind.Found() }), nil)
	b.uncompared(quotes)
	b.of("checked.via", only(quotes, func(q *site.Quote) bool { return q.Via.Value != "" }), func(q *site.Quote) string {
		via := l.Within(q.Via.Value)
		if p := s.Speaker(q.Via.Value); p != nil {
			via = p.Name
		}
		return l.Say("speaker.via", "speaker", q.Speaker.Name, "via", via)
	})
	b.days(quotes)
	return b.rows
}

// limits are what a reader must know of quotes that stand in their source. That captions were compared is told with what stands in them.
var limits = []struct {
	key   string
	holds func(*verdict.Checked) bool
}{
	{"cut-short", func(c *verdict.Checked) bool { return c.Kind == verdict.CutShort }},
	{"wide-omission", func(c *verdict.Checked) bool { return c.Kind == verdict.WideOmission }},
	{"nobody", func(c *verdict.Checked) bool { return c.SpeakerUnknown && c.Spoken }},
	{"unread", func(c *verdict.Checked) bool { return c.Unread }},
}

func isCompared(c *verdict.Checked) bool { return c != nil && c.Kind != verdict.Unchecked }

func isFound(c *verdict.Checked) bool { return isCompared(c) && c.Kind.Found() }

// box is one in the making.
type box struct {
	*locale.Locale
	checked func(*site.Quote) *verdict.Checked
	rows    []Row
}

// stand tells what stands word for word, a row for each kind of record: the official ones first, and then as the article comes to them.
func (b *box) stand(quotes []*site.Quote) {
	type group struct {
		record  string
		n       int
		sources []*site.Source
	}
	var groups []*group
	for _, q := range quotes {
		if !isFound(b.checked(q)) {
			continue
		}
		record := q.Source.RecordKey()
		i := slices.IndexFunc(groups, func(g *group) bool { return g.record == record })
		if i < 0 {
			i = len(groups)
			groups = append(groups, &group{record: record})
		}
		groups[i].n++
		if !slices.Contains(groups[i].sources, q.Source) {
			groups[i].sources = append(groups[i].sources, q.Source)
		}
	}
	slices.SortStableFunc(groups, func(x, y *group) int {
		return cmp.Compare(strconv.FormatBool(strings.HasPrefix(y.record, "official")), strconv.FormatBool(strings.HasPrefix(x.record, "official")))
	})
	for _, g := range groups {
		record := b.CountInWords("checked-in."+g.record, int64(len(g.sources)))
		b.rows = append(b.rows, Row{N: g.n, Text: b.Count("checked.stand", g.n, "record", record)})
	}
}

// named adds a row whose quotes are named, by their first words where no other function gives what names them; none for no quotes.
func (b *box) named(key string, quotes []*site.Quote, name func(*site.Quote) string) {
	if len(quotes) == 0 {
		return
	}
	row := Row{N: len(quotes), Text: b.Count(key, len(quotes))}
	for _, q := range quotes {
		c := Case{Quote: q}
		if name != nil {
			c.Words = name(q)
		} else {
			c.Words = b.Say("checked.words", "words", passage.Cut(q.Words(), fewWords))
			if b.checked(q).Acceptable() {
				c.Reason = q.Accept.Value
			}
		}
		row.Cases = append(row.Cases, c)
	}
	b.rows = append(b.rows, row)
}

// of is named for quotes that other rows count: the number stands in the sentence.
func (b *box) of(key string, quotes []*site.Quote, name func(*site.Quote) string) {
	before := len(b.rows)
	b.named(key, quotes, name)
	for i := range b.rows[before:] {
		b.rows[before+i].N = 0
	}
}

// uncompared tells what could not be checked, a row for each reason in the order of the article.
func (b *box) uncompared(quotes []*site.Quote) {
	var reasons []string
	counts := map[string]int{}
	for _, q := range quotes {
		if isCompared(b.checked(q)) {
			continue
		}
		reason, _ := Uncompared(q)
		if counts[reason] == 0 {
			reasons = append(reasons, reason)
		}
		counts[reason]++
	}
	for _, reason := range reasons {
		n := counts[reason]
		b.rows = append(b.rows, Row{N: n, Text: b.Count("checked-uncompared."+strings.TrimPrefix(reason, "uncompared."), n)})
	}
}

// days tells whose days are not certain, each speaker and date once.
func (b *box) days(quotes []*site.Quote) {
	var whose []string
	for _, q := range quotes {
		if d := q.Date.Date; isCertain(d) {
			continue
		}
		said := b.Say("checked.day", "speaker", q.Speaker.Name, "date", b.Date(q.Date.Date))
		if !slices.Contains(whose, said) {
			whose = append(whose, said)
		}
	}
	if n := len(whose); n > 0 {
		b.rows = append(b.rows, Row{Text: b.Count("checked.days", n, "whose", strings.Join(whose, b.Say("checked.and")))})
	}
}

// isCertain reports whether a date is told without “about” or “uncertain”.
func isCertain(d edtf.Date) bool { return !d.Approximate() && !d.Uncertain() }

func only(quotes []*site.Quote, keep func(*site.Quote) bool) (list []*site.Quote) {
	for _, q := range quotes {
		if keep(q) {
			list = append(list, q)
		}
	}
	return list
}
