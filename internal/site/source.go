package site

import (
	"cmp"
	"strconv"

	"github.com/gloss-press/gloss/internal/content"
	"github.com/gloss-press/gloss/internal/locale"
)

// Source is where statements were made.
type Source struct {
	*content.Source
	Address string
	Quotes  []*Quote
	entries entryList // the statements that name it, in order of time
}

// Name gives the name that a reader sees.
func (s *Source) Name() string { return s.Source.Title.Value }

// Source gives the source of a slug or a path; nil where there is none.
func (s *Site) Source(v string) *Source {
	if src, ok := s.sources[v]; ok {
		return src
	}
	slug, _ := s.slugOfPath("source", v)
	return s.sources[slug]
}

// partSize is about how many bytes of a long transcript one page shows.
const partSize = 256 << 10

// PartsOf says on how many pages a source's text stands, which its front matter and its length alone decide: one, but for a long
// transcript in the source's own file.
func PartsOf(s *content.Source) int {
	written := s.Kind.Value == "article" || s.Kind.Value == "document"
	if written || s.File.Given() || s.Body.Size < partSize+partSize/2 {
		return 1
	}
	return (s.Body.Size + partSize - 1) / partSize
}

// Parts says on how many pages the source's text stands; see PartsOf.
func (s *Source) Parts() int { return PartsOf(s.Source) }

// PartAddress gives the address of a part of the source's text, from 1; the first stands on the source's own page.
func (s *Source) PartAddress(part int) string {
	if part <= 1 {
		return s.Address
	}
	return s.Address + strconv.Itoa(part) + "/"
}

// PartAt says in which part, from 1, stands what begins at a byte of a text of some length: each part has the same share of it.
func (s *Source) PartAt(at, length int) int {
	if length <= 0 {
		return 1
	}
	return 1 + min(max(at, 0)*s.Parts()/length, s.Parts()-1)
}

// SourcePart is a part of a source's text, from the second on.
type SourcePart struct {
	*Source
	Number int
}

// ByTurns reports whether the source's page shows its text as what was said, turn by turn; else it is a text in Markdown. spoken: the
// text names speakers or times.
func (s *Source) ByTurns(spoken bool) bool { return spoken || s.File.Given() || s.Parts() > 1 }

// TextAddress gives the address of what has an id in the source's text and begins there at a byte of a text of some length; "" for no id.
// Text that is not shown by turns has one place.
func (s *Source) TextAddress(spoken bool, id string, at, length int) string {
	switch {
	case id == "":
		return ""
	case !s.ByTurns(spoken):
		return s.Address + "#_text"
	}
	return s.PartAddress(s.PartAt(at, length)) + "#" + id
}

// InWords says what kind of text a quote of the source is compared with: “the official transcript”.
func (s *Source) InWords(l *locale.Locale) string { return l.Say("against." + s.RecordKey()) }

// RecordKeys are all that RecordKey gives.
func RecordKeys() []string {
	return []string{"official", "official-text", "as-delivered", "as-prepared", "unofficial", "captions", "article", "document", "transcript", "text"}
}

// RecordKey names what kind of text a quote of the source is compared with, as the messages of “against” do: "official-text".
func (s *Source) RecordKey() string {
	key, kind := s.Record.Value, s.Kind.Value
	switch {
	case key == "official" && (kind == "article" || kind == "document"):
		key = "official-text"
	case key == "" && kind == "video":
		key = "transcript"
	case key == "":
		key = cmp.Or(kind, "text")
	}
	return key
}
