package words

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"

	"golang.org/x/text/language"

	"github.com/gloss-press/gloss/internal/diag"
	"github.com/gloss-press/gloss/internal/limit"
)

// Catalogues are those of all languages that a site can have.
type Catalogues struct {
	list    []*Catalogue // English, to which all others come back, is the first
	matcher language.Matcher
	diags   []diag.Diagnostic
}

// Load reads the files words/LANGUAGE.toml of the built-in layouts, and those of a site's own, which may be nil. A site's messages lie
// over the built-in ones of the language one by one. What a language doesn't say is said as in the language that it belongs to (en of
// en-GB), and at last in English. A message with a mistake in it is left as it was.
func Load(builtIn, own fs.FS) *Catalogues {
	files := filesOf(builtIn)
	if own != nil {
		files = append(files, filesOf(own)...)
	}
	// What others lie over comes first.
	slices.SortStableFunc(files, func(a, b *file) int { return cmp.Compare(a.depth(), b.depth()) })
	all := &Catalogues{list: []*Catalogue{newCatalogue(language.English)}}
	for _, f := range files {
		all.add(f)
	}
	var tags []language.Tag
	for _, c := range all.list {
		tags = append(tags, c.tag)
		c.missing(all.list[0])
	}
	for _, f := range files {
		all.diags = append(all.diags, f.diags...)
	}
	all.matcher = language.NewMatcher(tags)
	return all
}

// Diagnostics tells the mistakes in the files, sorted.
func (all *Catalogues) Diagnostics() []diag.Diagnostic { return diag.Sort(all.diags) }

// All gives the catalogues of all languages.
func (all *Catalogues) All() []*Catalogue { return all.list }

// For gives the catalogue of the first of some language tags (BCP 47) whose language there is, or else of English. Any string will do; one
// that is no tag is passed over.
func (all *Catalogues) For(tags ...string) *Catalogue {
	for _, tag := range tags {
		if c := all.of(tag); c != nil {
			return c
		}
	}
	return all.list[0]
}

// Speak reports whether there is a catalogue of the language of a tag.
func (all *Catalogues) Speak(tag string) bool { return all.of(tag) != nil }

// of gives the catalogue of the language of a tag; nil for none.
func (all *Catalogues) of(tag string) *Catalogue {
	wanted := language.Make(tag)
	_, i, sure := all.matcher.Match(wanted)
	if wanted != language.Und && (sure >= language.High || baseOf(all.list[i].tag) == baseOf(wanted)) {
		return all.list[i]
	}
	return nil
}

func baseOf(tag language.Tag) language.Base {
	base, _ := tag.Base()
	return base
}

// filesOf reads the files of words in a folder of layouts. What can't be read is left to be reported with the folder's other files.
func filesOf(layouts fs.FS) []*file {
	names, _ := fs.Glob(layouts, "words/*.toml")
	var files []*file
	for _, name := range names {
		src, err := fs.ReadFile(layouts, name)
		large := len(src) > limit.Words
		if large {
			src = nil
		}
		f := read("layouts/"+name, bytes.TrimPrefix(src, []byte("\uFEFF")))
		if err != nil {
			if p, ok := errors.AsType[*fs.PathError](err); ok {
				err = p.Err
			}
			f.fail(diag.Pos{}, diag.Unreadable, "this file can’t be read: "+err.Error(), "make it an ordinary file, and mend its permissions")
		}
		if large {
			f.fail(diag.Pos{Line: 1, Col: 1}, diag.TooLarge, fmt.Sprintf("this file of words has more than %d KB", limit.Words>>10), "keep the messages that the site changes: all others are Gloss’s own")
		}
		if f.tag, err = language.Parse(strings.TrimSuffix(path.Base(name), ".toml")); err != nil {
			f.fail(diag.Pos{}, diag.BadValue, "this file is not named by a language", "give it the name of a language tag, such as en.toml or pt-BR.toml")
			f.lines = nil
		}
		files = append(files, f)
	}
	return files
}

// depth is how much a language's words have below them: nothing for English, one for others, more for those of a region.
func (f *file) depth() int {
	if f.tag == language.English {
		return 0
	}
	return 1 + strings.Count(f.tag.String(), "-")
}

// add lays a file over what there is of its language.
func (all *Catalogues) add(f *file) {
	c := all.exactly(f.tag)
	if c == nil {
		c = newCatalogue(f.tag)
		c.messages = maps.Clone(all.under(f.tag).messages)
		all.list = append(all.list, c)
	}
	maps.Copy(c.messages, f.messages(all.list[0].messages)) // of the built-in English there is nothing yet: whatever it has is a message
	c.last = f
}

// missing reports the messages that another language says in English.
func (c *Catalogue) missing(english *Catalogue) {
	if baseOf(c.tag) == baseOf(english.tag) {
		return
	}
	var keys []string
	for _, key := range slices.Sorted(maps.Keys(english.messages)) {
		if c.messages[key] == english.messages[key] {
			keys = append(keys, key)
		}
	}
	if len(keys) == 0 {
		return
	}
	names, more := strings.Join(keys[:min(len(keys), 3)], ", "), ""
	if len(keys) > 3 {
		more = fmt.Sprintf(" and %d more", len(keys)-3)
	}
	c.last.fail(diag.Pos{Line: 1, Col: 1}, diag.MissingKey, "messages that are not here stand on pages in English: "+names+more, "write them too: Gloss’s own layouts/words/en.toml has the English of all messages")
	c.last.diags[len(c.last.diags)-1].Severity = diag.Warning
}

func (all *Catalogues) exactly(tag language.Tag) *Catalogue {
	i := slices.IndexFunc(all.list, func(c *Catalogue) bool { return c.tag == tag })
	if i < 0 {
		return nil
	}
	return all.list[i]
}

// under gives the catalogue that a new language's lies over.
func (all *Catalogues) under(tag language.Tag) *Catalogue {
	for ; tag != language.Und; tag = tag.Parent() {
		if c := all.exactly(tag); c != nil {
			return c
		}
	}
	return all.list[0]
}
