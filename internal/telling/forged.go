package telling

import (
	"html"
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"github.com/gloss-press/gloss/internal/content"
	"github.com/gloss-press/gloss/internal/diag"
	"github.com/gloss-press/gloss/internal/site"
	"github.com/gloss-press/gloss/internal/verdict"
	"github.com/gloss-press/gloss/internal/words"
)

// checkMarks are the signs that readers take for the one of a checked quote, whatever their font makes of them.
const checkMarks = "✓✔☑✅🗸🗹⍻√🮱"

// affirming are the messages that tell readers that words were checked.
var affirming = []string{"home.checked", "standing.checked", "standing.found", "verdict.checked", "checked.all", "checked.some", "assessment.checked"}

// sayings are the words by which readers are told that a quote was checked, in all languages of a site.
type sayings struct {
	alone  map[string]bool // said of a name if they are the whole of it, or of a part of it: checked
	within []string        // said wherever they stand: checked against
	lines  map[string]bool // whole sentences: checked against the official transcript
	marks  string
	keys   []string // the longest word of each: what has none of them has none of all this
}

// sayingsOf gathers them from the messages.
func sayingsOf(all []*words.Catalogue) *sayings {
	s := &sayings{alone: map[string]bool{}, lines: map[string]bool{}, marks: checkMarks}
	for _, c := range all {
		for _, key := range affirming {
			longest := ""
			for _, part := range c.Parts(key) {
				if w := wordsOf(part); !strings.HasPrefix(part, "{") && len(w) > len(longest) {
					longest = w
				}
				for _, r := range part {
					if unicode.Is(unicode.So, r) && !strings.ContainsRune(s.marks, r) {
						s.marks += string(r)
					}
				}
			}
			switch {
			case longest == "":
			case strings.Contains(longest, " "):
				s.within = append(s.within, " "+longest+" ")
			default:
				s.alone[longest] = true
			}
		}
		for _, key := range site.RecordKeys() {
			s.lines[wordsOf(c.Say("verdict.checked", "record", c.Say("against."+key)))] = true
		}
	}
	s.alone[wordsOf(verdict.Verified.String())] = true
	delete(s.lines, "") // a language may say it by signs alone
	slices.Sort(s.within)
	s.within = slices.Compact(s.within)
	for _, said := range slices.Concat(s.within, slices.Collect(maps.Keys(s.alone)), slices.Collect(maps.Keys(s.lines))) {
		key := slices.MaxFunc(strings.Fields(said), func(a, b string) int { return len(a) - len(b) })
		if !slices.Contains(s.keys, key) {
			s.keys = append(s.keys, key)
		}
	}
	return s
}

// may reports a text in which something of it may stand: nearly all have nothing.
func (s *sayings) may(text string) bool {
	small := seen(text)
	return slices.ContainsFunc(s.keys, func(key string) bool { return strings.Contains(small, key) })
}

// lookAlikes are letters of other alphabets that no reader tells from Latin ones.
var lookAlikes = strings.NewReplacer("а", "a", "с", "c", "ԁ", "d", "е", "e", "ɡ", "g", "һ", "h", "і", "i", "ј", "j", "к", "k", "ӏ", "l", "м", "m", "о", "o", "р", "p", "ԛ", "q", "ѕ", "s", "т", "t",
	"ѵ", "v", "ԝ", "w", "х", "x", "у", "y", "α", "a", "ε", "e", "ι", "i", "κ", "k", "ν", "v", "ο", "o", "ρ", "p", "τ", "t", "υ", "u", "ı", "i")

// seen gives a text in small letters as a reader sees them: in whatever width and style they are encoded, with whatever marks on them.
func seen(text string) string {
	if !strings.ContainsFunc(text, func(r rune) bool { return r >= utf8.RuneSelf }) {
		return strings.ToLower(text)
	}
	bare := strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return r
	}, norm.NFKD.String(text))
	return lookAlikes.Replace(strings.ToLower(bare))
}

// wordsOf gives the words of a text in small letters, with a space between them.
func wordsOf(text string) string {
	return strings.Join(strings.FieldsFunc(seen(text), func(r rune) bool { return !unicode.In(r, unicode.L, unicode.M, unicode.Nd) }), " ")
}

// in gives what of a name a reader would take for the sign of a checked quote; "" for nothing.
func (s *sayings) in(name string) string {
	for _, r := range name {
		if r >= utf8.RuneSelf && strings.ContainsRune(s.marks, r) {
			return string(r)
		}
	}
	if !s.may(name) {
		return ""
	}
	plain := " " + wordsOf(name) + " "
	for _, w := range s.within {
		if strings.Contains(plain, w) {
			return strings.TrimSpace(w)
		}
	}
	for part := range strings.FieldsFuncSeq(name, func(r rune) bool { return !unicode.In(r, unicode.L, unicode.M, unicode.Nd, unicode.Zs) }) {
		if w := wordsOf(part); s.alone[w] {
			return w
		}
	}
	return ""
}

// unmarked takes from Markdown what may stand within a word and is not seen.
var unmarked = strings.NewReplacer("*", "", "_", "", "`", "", "\\", "")

// inNote gives the line of a note that says no more than that words were checked; "" for none. A note may tell of checking in words of its own.
func (s *sayings) inNote(note string) string {
	note = unmarked.Replace(html.UnescapeString(note))
	for line := range strings.Lines(note) {
		if line = strings.TrimSpace(line); line != "" && strings.Trim(line, s.marks+" \uFE0F") == "" {
			return line
		}
	}
	if !s.may(note) {
		return ""
	}
	for line := range strings.Lines(note) {
		if w := wordsOf(line); s.lines[w] || s.alone[w] {
			return strings.TrimSpace(line)
		}
	}
	return ""
}

// Forged reports names that readers would take for what they are told of a checked quote: those of people and sources, offices and places.
// What somebody said may hold any words. The catalogues are those of all languages that pages may be in.
func Forged(s *site.Site, all []*words.Catalogue) []diag.Diagnostic {
	f := forgeries{sayings: sayingsOf(all)}
	f.name("content/site.yaml", s.Config.Author)
	for _, p := range s.Speakers {
		if p.Speaker != nil {
			f.name(p.Path, append(slices.Clone(p.Aliases), p.Speaker.Name, p.Affiliation)...)
			for _, r := range p.Roles {
				f.name(p.Path, r.Title)
			}
		}
	}
	for _, src := range s.Sources {
		f.name(src.Path, src.Title, src.Publisher)
	}
	for _, t := range s.Terms {
		for _, d := range t.Definitions {
			f.name(t.Path, d.By, d.Source)
		}
	}
	for _, a := range s.Articles {
		f.name(a.Path, a.Authors...)
		for _, q := range a.Quotes {
			f.name(a.Path, q.SpeakerName(), q.RoleName, q.Venue(), q.SourceName(), q.Via, q.QuestionBy)
			for _, text := range []content.String{q.Note(), q.Question, q.Translation, q.Accept} {
				if text.Value != "" {
					f.report(a.Path, text, f.sayings.inNote(text.Value))
				}
			}
		}
	}
	return f.diags
}

type forgeries struct {
	sayings *sayings
	diags   []diag.Diagnostic
}

func (f *forgeries) name(file string, names ...content.String) {
	for _, n := range names {
		f.report(file, n, f.sayings.in(n.Value))
	}
}

func (f *forgeries) report(file string, v content.String, found string) {
	if found != "" {
		f.diags = append(f.diags, diag.Diagnostic{Span: diag.At(file, v.Pos), Code: diag.Forged,
			Message: "“" + found + "” is what readers are told of a quote that was checked, and here nothing was", Hint: "take it out: Gloss says it of each quote whose words stand in its source"})
	}
}
