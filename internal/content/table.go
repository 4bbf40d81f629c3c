package content

import (
	"maps"
	"slices"
	"strings"

	"github.com/gloss-press/gloss/internal/diag"
	"github.com/gloss-press/gloss/internal/frontmatter"
)

// What a site's files may say is one table: a row a key, beside the type that has its field. A row says how the value is read,
// where it goes, what it is in the documentation, and what writers call it elsewhere. All that has to do with keys reads the table.

// Mapping is the keys that may stand together in one place of a file.
type Mapping struct {
	frontmatter.Mapping
	Name   string // what the mapping is, with its article: "a quote"
	Where  string // how a key gets there, for a hint: "an entry of quotes"
	Rows   []Key  // in the order of the documentation
	unsure []string
	outer  []*Mapping // in which it stands
}

// Key is one row of the table.
type Key struct {
	Name     string
	Doc      string   // what it is, for writers: Markdown, without a full stop
	Required bool     // always; some are required only where another is not given, as their Doc says
	InAll    bool     // every kind of Markdown file has it
	Example  string   // how a value is written that is no plain text
	Choices  []string // what it may be, the default first; none: anything
	Below    *Mapping // the keys of its value, or of each entry of its list

	isDate  bool
	inMarks bool // written between quotation marks
	shown   bool // readers see it as the site's own words, which what somebody said is not
	prose   bool // a text of its own, which quotation marks may open and close
	name    bool // somebody or something is told from others by it
	entry   *Key // what an entry of its list is
}

// kind is how a value is read that becomes a V: its traits are those of every Key that has it.
type kind[V any] struct {
	Key
	read func(d *decoder, v *frontmatter.Node, k *Key) V
}

// row is a row for a field of T.
type row[T any] struct {
	Key
	also string // what writers call it elsewhere, with spaces between; one that may mean something else with a question mark
	set  func(d *decoder, v *frontmatter.Node, k *Key, t *T)
}

// key makes a row: a value of a kind goes into a field.
func key[T, V any](name string, as kind[V], field func(*T) *V, doc, also string) row[T] {
	as.Name, as.Doc = name, doc
	return row[T]{as.Key, also, func(d *decoder, v *frontmatter.Node, k *Key, t *T) { *field(t) = as.read(d, v, k) }}
}

// required is a row whose value must be given.
func required[T any](r row[T]) row[T] {
	r.Required = true
	return r
}

// inside makes a row of a mapping whose keys are fields of the T around it.
func inside[T any](name string, m *mapping[T], example, doc, also string) row[T] {
	return row[T]{Key{Name: name, Doc: doc, Example: example, Below: &m.Mapping}, also, func(d *decoder, v *frontmatter.Node, k *Key, t *T) {
		if d.inner(v, k) {
			m.read(d, v, t)
		}
	}}
}

// mapping is a Mapping that becomes a T.
type mapping[T any] struct {
	Mapping
	rows  []row[T]
	check func(d *decoder, n *frontmatter.Node, known *Mapping, t *T)
}

// with adds what no row can say: it is checked when all keys of a mapping are read.
func (m *mapping[T]) with(check func(d *decoder, n *frontmatter.Node, known *Mapping, t *T)) *mapping[T] {
	m.check = check
	return m
}

// table makes a mapping. other has the words for which there is no key, and what to do about them.
func table[T any](name, where string, rows []row[T], other ...map[string]string) *mapping[T] {
	m := &mapping[T]{Mapping: Mapping{Name: name, Where: where}, rows: rows}
	m.Words = map[string]string{}
	for _, words := range other {
		maps.Copy(m.Words, words)
	}
	for _, r := range rows {
		r.entry = &Key{Name: "an entry of " + r.Name, shown: r.shown, name: r.name}
		m.Rows, m.Keys = append(m.Rows, r.Key), append(m.Keys, r.Name)
		for word := range strings.FieldsSeq(r.also) {
			word, unsure := strings.CutSuffix(word, "?")
			if slices.Contains(m.Keys, m.Words[word]) {
				continue // the row above has it
			}
			if m.Words[word] = r.Name; unsure {
				m.unsure = append(m.unsure, word)
			}
		}
	}
	return m
}

// read reads every key of a node into t, and reports what is wrong.
func (m *mapping[T]) read(d *decoder, n *frontmatter.Node, t *T) {
	d.each(n, &m.Mapping, func(i int, v *frontmatter.Node) { m.rows[i].set(d, v, &m.Rows[i], t) })
	if m.check != nil {
		m.check(d, n, &m.Mapping, t)
	}
}

// Mappings gives the whole table, that of each kind of file before those that stand in it.
func Mappings() []*Mapping { return mappings }

var mappings []*Mapping // set by init, since what reads a mapping may ask for all

func init() {
	mappings = []*Mapping{&articleKeys.Mapping, &imageKeys.Mapping, &quoteKeys.Mapping, &eventKeys.Mapping, &correctionKeys.Mapping, &glossaryKeys.Mapping, &termKeys.Mapping, &entryKeys.Mapping,
		&definitionKeys.Mapping, &onlyKeys.Mapping, &speakerKeys.Mapping, &roleKeys.Mapping, &sourceKeys.Mapping, &mediaKeys.Mapping, &pageKeys.Mapping, &configKeys.Mapping, &linkKeys.Mapping}
	for _, m := range mappings {
		for _, k := range m.Rows {
			if k.Below != nil {
				k.Below.outer = append(k.Below.outer, m)
			}
		}
	}
}

// row gives the row of a key that m has.
func (m *Mapping) row(name string) *Key { return &m.Rows[slices.Index(m.Keys, name)] }

// related reports whether one of two mappings stands in the other, or both in the same.
func (m *Mapping) related(other *Mapping) bool {
	return slices.Contains(m.outer, other) || slices.Contains(other.outer, m) || slices.ContainsFunc(m.outer, func(o *Mapping) bool { return slices.Contains(other.outer, o) })
}

// unknown gives, for a key that m does not have, the one that was meant, or "", and whether that is certain.
func (m *Mapping) unknown(name string) (meant, hint string, certain bool) {
	lower := strings.ToLower(name)
	snake := strings.NewReplacer("-", "_", " ", "_").Replace(lower)
	joined := strings.ReplaceAll(snake, "_", "")
	for _, k := range m.Keys {
		switch {
		case k == lower:
			return k, "keys are lower case: " + k, true
		case strings.ReplaceAll(k, "_", "") == joined:
			return k, "write " + k, true
		}
	}
	word := m.Words[lower]
	if word == "" {
		word = m.Words[snake]
	}
	switch {
	case slices.Contains(m.Keys, word):
		return word, "here it is called " + word, !slices.Contains(m.unsure, lower) && !slices.Contains(m.unsure, snake)
	case word != "":
		return "", word, false
	}
	for _, other := range mappings {
		if other != m && slices.Contains(other.Keys, snake) && m.related(other) {
			return "", snake + " is a key of " + other.Name + ": write it in " + other.Where, false
		}
	}
	if k, ok := diag.Nearest(name, m.Keys); ok {
		return k, "did you mean " + k + "?", diag.IsAlone(name, m.Keys)
	}
	return "", "the keys of " + m.Name + " are " + strings.Join(m.Keys, ", "), false
}
