package frontmatter

import (
	"slices"
	"strings"
)

// Schema is what a reader of front matter has to know of a site's keys, to tell what a mistyped line was meant to say.
type Schema struct {
	File   *Mapping        // the keys of the file, or of its entries where it is a list
	IsList bool            // the file is a list of mappings
	Forms  map[string]Form // every key that a file of the site may have, wherever it stands
}

// Mapping is the keys that may stand together in one place of a file.
type Mapping struct {
	Keys  []string
	Words map[string]string // what writers call a key elsewhere, in lower case; to what it is called here, or to a sentence
}

// Form is how a key's value is written.
type Form struct {
	Example string   // of one that is no plain text: [Ada Reporter]; or in words: entries that begin with “- id: …”
	IsDate  bool     // a date or an interval
	InMarks bool     // somebody's words, or what YAML might read otherwise: written between quotation marks
	Below   *Mapping // the keys of its mapping, or of each entry of its list
}

// isKey reports a key that some file may have.
func (s *Schema) isKey(name string) bool {
	_, ok := s.Forms[name]
	return ok
}

// hasEntries reports a key whose value is a list of mappings.
func (s *Schema) hasEntries(name string) bool {
	return strings.HasPrefix(s.Forms[name].Example, "entries")
}

func (m *Mapping) knows(name string) bool {
	return slices.Contains(m.Keys, name) || m.Words[name] != ""
}
