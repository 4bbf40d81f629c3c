package markdown

import "strings"

// quoteMarks are the quotation marks of a language, by CLDR, and what else its typography asks for.
type quoteMarks struct {
	open, close             string
	innerOpen, innerClose   string // of a quotation inside another one, and of words that stand in a quotation already
	singleOpen, singleClose string
	spaced                  bool // a narrow no-break space stands before ; : ! ? and inside of the marks
}

// marksByLanguage are those of the languages whose straight signs become typographic ones; the layouts' words have the same around quotes. Inner
// marks are double ones here, since words of a quote that are written with double marks keep such (passage); a language whose inner
// marks are single ones writes them as single.
var marksByLanguage = map[string]*quoteMarks{
	"en":     {"“", "”", "“", "”", "‘", "’", false},
	"es":     {"«", "»", "“", "”", "‘", "’", false},
	"es-419": {"“", "”", "“", "”", "‘", "’", false},
	"es-MX":  {"“", "”", "“", "”", "‘", "’", false},
	"fr":     {"«\u202f", "\u202f»", "“", "”", "‘", "’", true},
	"fr-CH":  {"«", "»", "“", "”", "‹", "›", false},
	"de":     {"„", "“", "„", "“", "‚", "‘", false},
	"de-CH":  {"«", "»", "«", "»", "‹", "›", false},
	"de-LI":  {"«", "»", "«", "»", "‹", "›", false},
	"pt":     {"“", "”", "“", "”", "‘", "’", false},
	"pt-PT":  {"«", "»", "“", "”", "‘", "’", false},
	"ar":     {"«", "»", "”", "“", "’", "‘", false}, // CLDR has ”…“ outside too; Arabic newspapers print «…»
}

// signsOf gives the quotation marks of a language tag; nil for a language whose straight signs stay as they are.
func signsOf(tag string) *quoteMarks {
	for tag != "" {
		if m := marksByLanguage[tag]; m != nil {
			return m
		}
		tag = tag[:max(0, strings.LastIndexByte(tag, '-'))]
	}
	return nil
}

// Marks gives the outer quotation marks of a language tag (BCP 47); "" for a language whose marks are not known here.
func Marks(tag string) (open, close string) {
	if m := signsOf(tag); m != nil {
		return m.open, m.close
	}
	return "", ""
}
