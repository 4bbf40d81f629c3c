package telling

import (
	"slices"
	"strings"
	"unicode"

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
	slices.Sort(s.within)
	s.within = slices.Compact(s.within)
	return s
}

// wordsOf gives the words of a text in small letters, with a space between them.
func wordsOf(text string) string {
	return strings.Join(strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.In(r, unicode.L, unicode.M, unicode.Nd) }), " ")
}

// in gives what of a name a reader would take for the sign of a checked quote; "" for nothing.
func (s *sayings) in(name string) string {
	if i := strings.IndexAny(name, s.marks); i >= 0 {
		for _, r := range name[i:] {
			return string(r)
		}
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

// inNote gives the line of a note that says no more than that words were checked; "" for none. A note may tell of checking in words of its own.
func (s *sayings) inNote(note string) string {
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
	f := forgeries{sayings: sayingsOf(all), known: map[string]string{}}
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
			f.name(a.Path, q.SpeakerName, q.RoleName, q.Venue, q.SourceName, q.Via, q.QuestionBy)
			if q.Note.Value != "" {
				f.report(a.Path, q.Note, f.sayings.inNote(q.Note.Value))
			}
		}
	}
	return f.diags
}

type forgeries struct {
	sayings *sayings
	known   map[string]string // what was found in a name, since most stand in many files
	diags   []diag.Diagnostic
}

func (f *forgeries) name(file string, names ...content.String) {
	for _, n := range names {
		if n.Value == "" {
			continue
		}
		found, ok := f.known[n.Value]
		if !ok {
			found = f.sayings.in(n.Value)
			f.known[n.Value] = found
		}
		f.report(file, n, found)
	}
}

func (f *forgeries) report(file string, v content.String, found string) {
	if found != "" {
		f.diags = append(f.diags, diag.Diagnostic{Span: diag.At(file, v.Pos), Code: diag.Forged,
			Message: "“" + found + "” is what readers are told of a quote that was checked, and here nothing was", Hint: "take it out: Gloss says it of each quote whose words stand in its source"})
	}
}
