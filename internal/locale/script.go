package locale

import (
	"slices"
	"unicode"

	"golang.org/x/text/language"
)

// scripts are those whose letters tell in which script a text is written, and the codes (ISO 15924) by which a language's tag may mean them.
var scripts = []struct {
	letters *unicode.RangeTable
	codes   []string
}{
	{unicode.Latin, []string{"Latn"}}, {unicode.Arabic, []string{"Arab", "Aran"}}, {unicode.Hebrew, []string{"Hebr"}}, {unicode.Cyrillic, []string{"Cyrl"}},
	{unicode.Han, []string{"Hani", "Hans", "Hant", "Jpan", "Kore"}}, {unicode.Hiragana, []string{"Hira", "Jpan"}}, {unicode.Katakana, []string{"Kana", "Jpan"}},
	{unicode.Hangul, []string{"Hang", "Kore"}}, {unicode.Greek, []string{"Grek"}}, {unicode.Thaana, []string{"Thaa"}}, {unicode.Syriac, []string{"Syrc"}}, {unicode.Nko, []string{"Nkoo"}},
}

// Script gives the code (ISO 15924) of the script of a text's first letter; "" for a text without one, or of a script that is not known here.
func Script(text string) string {
	for _, r := range text {
		switch {
		case r < 0x80 && (r|0x20 < 'a' || r|0x20 > 'z'), !unicode.IsLetter(r):
			continue
		case r < 0x80:
			return "Latn"
		}
		for i := range scripts {
			if unicode.Is(scripts[i].letters, r) {
				return scripts[i].codes[0]
			}
		}
		return ""
	}
	return ""
}

// LanguageOf gives the first of some languages that are usually written in a script of Script, or "und-Arab" and the like for none.
func LanguageOf(script string, tags ...string) string {
	for _, s := range scripts {
		if s.codes[0] != script {
			continue
		}
		for _, tag := range tags {
			if !Valid(tag) {
				continue
			}
			if code, _ := language.Make(tag).Script(); slices.Contains(s.codes, code.String()) {
				return tag
			}
		}
	}
	return "und-" + script
}
