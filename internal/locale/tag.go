package locale

import (
	"errors"
	"strings"

	"golang.org/x/text/language"
)

// maxTag is longer than any tag of use, and short enough to parse without a thought.
const maxTag = 100

// Valid reports whether a language tag is well-formed by BCP 47: "en", "pt-BR", "zh-Hant". Its subtags need not be registered.
func Valid(tag string) bool {
	if tag == "" || len(tag) > maxTag || strings.Contains(tag, "_") {
		return false
	}
	_, err := language.Raw.Parse(tag)
	var unknown language.ValueError // well-formed, but registered nowhere
	return err == nil || errors.As(err, &unknown)
}

// rightToLeft are the scripts (ISO 15924) that are written from right to left.
var rightToLeft = map[string]bool{
	"Adlm": true, "Arab": true, "Aran": true, "Armi": true, "Avst": true, "Chrs": true, "Hebr": true, "Hung": true, "Mand": true,
	"Mani": true, "Mend": true, "Narb": true, "Nbat": true, "Nkoo": true, "Orkh": true, "Palm": true, "Phli": true, "Phlp": true,
	"Phnx": true, "Prti": true, "Rohg": true, "Samr": true, "Sarb": true, "Sogd": true, "Syrc": true, "Thaa": true, "Yezi": true,
}

// Dir is the direction of a language's usual script, or of the one in its tag, as HTML's dir attribute has it: "ltr" or
// "rtl". A tag that can't be read is "ltr".
func Dir(tag string) string {
	if !Valid(tag) {
		return "ltr"
	}
	if script, _ := language.Make(tag).Script(); rightToLeft[script.String()] {
		return "rtl"
	}
	return "ltr"
}
