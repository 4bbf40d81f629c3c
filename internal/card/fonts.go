package card

import (
	"bytes"
	"embed"
	"sync"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype/tables"
)

// family is the letters of one voice: what is quoted is set in a serif, what is said of it in a sans serif, as on pages.
type family uint8

const (
	serif family = iota
	sans
	families
)

// The files, a script each, as fontsource.org cuts them: of two that have a letter the first is taken. What no script has of its own in a family
// is borrowed, signs and pictures come last.
var (
	scripts  = []string{"latin", "latin-ext", "greek", "cyrillic", "cyrillic-ext", "vietnamese"}
	own      = [families]struct{ name, plain, bold string }{{"source-serif-4", "400", "700"}, {"source-sans-3", "400", "600"}}
	borrowed = [][2]string{ // plain and bold
		{"noto-naskh-arabic-arabic-400", "noto-naskh-arabic-arabic-700"}, {"noto-serif-hebrew-hebrew-400", "noto-serif-hebrew-hebrew-700"},
		{"noto-sans-symbols-symbols-400", "noto-sans-symbols-symbols-400"}, {"noto-emoji-emoji-400", "noto-emoji-emoji-400"},
	}
)

//go:embed fonts/*.woff
var files embed.FS

// fonts are the fonts of a family, plain and bold in the same order. One is read when the first letter is looked for in it.
type fonts struct{ plain, bold []func() *font.Font }

// reader reads a font, once. It panics where that is broken, since it is part of the program.
func reader(name string) func() *font.Font {
	return sync.OnceValue(func() *font.Font {
		b, err := files.ReadFile("fonts/" + name + "-normal.woff")
		if err != nil {
			panic(err)
		}
		face, err := font.ParseTTF(bytes.NewReader(b))
		if err != nil {
			panic(name + ": " + err.Error())
		}
		listed(face.Font)
		return face.Font
	})
}

// library is the fonts of each family.
var library = func() (list [families]fonts) {
	var others fonts
	for _, pair := range borrowed {
		plain := reader(pair[0])
		bold := plain
		if pair[1] != pair[0] {
			bold = reader(pair[1])
		}
		others.plain, others.bold = append(others.plain, plain), append(others.bold, bold)
	}
	for f, o := range own {
		for _, script := range scripts {
			list[f].plain = append(list[f].plain, reader(o.name+"-"+script+"-"+o.plain))
			list[f].bold = append(list[f].bold, reader(o.name+"-"+script+"-"+o.bold))
		}
		list[f].plain, list[f].bold = append(list[f].plain, others.plain...), append(list[f].bold, others.bold...)
	}
	return list
}()

// faces are the fonts of a family for one who sets type: a face may be used by one at a time.
type faces struct{ plain, bold []face }

// face is a font's, once it is asked for.
type face struct {
	of   func() *font.Font
	face *font.Face
}

func (f *face) get() *font.Face {
	if f.face == nil {
		f.face = font.NewFace(f.of())
	}
	return f.face
}

func (f fonts) faces() faces {
	var list faces
	for i := range f.plain {
		list.plain, list.bold = append(list.plain, face{of: f.plain[i]}), append(list.bold, face{of: f.bold[i]})
	}
	return list
}

// ResolveFace implements shaping.Fontmap: the plain face that has a letter, else the first.
func (f faces) ResolveFace(r rune) *font.Face {
	for i := range f.plain {
		face := f.plain[i].get()
		if _, ok := face.NominalGlyph(r); ok {
			return face
		}
	}
	return f.plain[0].get()
}

// boldOf gives the bold face beside a plain one.
func (f faces) boldOf(plain *font.Face) *font.Face {
	for i := range f.plain {
		if f.plain[i].face == plain {
			return f.bold[i].get()
		}
	}
	return plain
}

// listed names one by one the letters that a font's substitutions are for. Of a list of ranges the shaper (go-text/typesetting 0.3.5, mended since)
// takes those behind a wide one for absent, and Arabic noon and ya kept the form that they have alone.
func listed(f *font.Font) {
	for _, lookup := range f.GSUB.Lookups {
		for i, table := range lookup.Subtables {
			if subs, ok := table.(tables.MultipleSubs); ok {
				subs.Coverage = oneByOne(subs.Coverage)
				lookup.Subtables[i] = subs
			}
		}
	}
}

func oneByOne(c tables.Coverage) tables.Coverage {
	ranges, ok := c.(tables.Coverage2)
	if !ok {
		return c
	}
	var list tables.Coverage1
	for _, r := range ranges.Ranges {
		for g := int(r.StartGlyphID); g <= int(r.EndGlyphID); g++ {
			list.Glyphs = append(list.Glyphs, tables.GlyphID(g))
		}
	}
	return list
}
