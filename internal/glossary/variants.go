package glossary

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A variant is another way to write a name: with an ending inside it, or with something before a word.
type variant struct {
	text      string
	inflected bool // its last word may have other endings too
}

// joined puts parts together again, with other words in the place of some.
func joined(parts []part, word func(i int, p part) string) string {
	var b strings.Builder
	for i, p := range parts {
		if p.spaced && i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(word(i, p))
	}
	return b.String()
}

// Romance: of “cheval de Troie” the head is inflected, of “fuerza aérea” all words are.

// links are the words before which the head of a name ends, by language.
var links = map[string]map[string]bool{
	"es": setOf("de del para con contra en por sin a al sobre entre el la los las y e o"),
	"fr": setOf("de du des d à au aux en pour contre sans sous sur par le la les l et ou"),
	"pt": setOf("de do da dos das para com contra em no na nos nas por sem a ao aos à às sobre o os as e ou"),
}

func setOf(words string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(words) {
		set[w] = true
	}
	return set
}

// plurals are endings of a singular and what they become, the first that fits. A word that ends in none has an s added.
var plurals = map[string][][2]string{
	"es": {{"z", "ces"}, {"ión", "iones"}, {"ón", "ones"}, {"án", "anes"}, {"ín", "ines"}, {"és", "eses"}, {"s", "s"}, {"x", "x"},
		{"b", "bes"}, {"c", "ces"}, {"d", "des"}, {"l", "les"}, {"n", "nes"}, {"r", "res"}, {"y", "yes"}},
	"fr": {{"eau", "eaux"}, {"eu", "eux"}, {"al", "aux"}, {"s", "s"}, {"x", "x"}, {"z", "z"}},
	"pt": {{"ão", "ões"}, {"m", "ns"}, {"al", "ais"}, {"el", "eis"}, {"ol", "ois"}, {"il", "is"}, {"ês", "eses"}, {"s", "s"}, {"r", "res"}, {"z", "zes"}},
}

// romanceVariants gives the plural of a name of several words.
func romanceVariants(code string) func([]part) []variant {
	return func(parts []part) []variant {
		head := 0
		for head < len(parts) && parts[head].kind == word && (head == 0 || parts[head].spaced) && !links[code][parts[head].folded] {
			head++
		}
		if head == 0 || len(parts) == 1 {
			return nil
		}
		return []variant{{text: joined(parts, func(i int, p part) string {
			if i >= head {
				return p.written
			}
			return pluralOf(p.written, plurals[code])
		})}}
	}
}

func pluralOf(word string, endings [][2]string) string {
	if !hasLower(word) {
		return word // an abbreviation
	}
	for _, e := range endings {
		if base, ok := strings.CutSuffix(word, e[0]); ok {
			return base + e[1]
		}
	}
	return word + "s"
}

// German: adjectives agree, participles begin with ge-, and vowels change in the plural.

var (
	inseparable = []string{"be", "emp", "ent", "er", "ge", "miss", "ver", "zer"}
	separable   = []string{"zurück", "zusammen", "nieder", "ab", "an", "auf", "aus", "bei", "ein", "fest", "her", "hin", "los", "mit", "nach", "vor", "weg", "zu"}
	adjectives  = []string{"e", "er", "es", "en", "em"} // their endings
	umlauts     = strings.NewReplacer("a", "ä", "o", "ö", "u", "ü")
)

// germanVariants gives the forms of a name that another ending of its last word doesn't make.
func germanVariants(parts []part) (list []variant) {
	last := parts[len(parts)-1]
	if last.kind != word || !hasLower(last.written) {
		return nil
	}
	for _, ending := range adjectives {
		changed := false
		text := joined(parts, func(i int, p part) string {
			if i == len(parts)-1 || p.kind != word || !parts[i+1].spaced {
				return p.written
			}
			for _, e := range []string{"er", "es", "en", "em", "e"} {
				if base, ok := strings.CutSuffix(p.written, e); ok && utf8.RuneCountInString(base) > 2 {
					changed = true
					return base + ending
				}
			}
			return p.written
		})
		if changed {
			list = append(list, variant{text, true})
		}
	}
	before := func(form string) string {
		return joined(parts, func(i int, p part) string {
			if i == len(parts)-1 {
				return form
			}
			return p.written
		})
	}
	for _, form := range append(umlautForms(last), participles(last)...) {
		list = append(list, variant{text: before(form)})
	}
	return list
}

// umlautForms gives the plurals of a noun whose vowel changes: Verträge, Häuser.
func umlautForms(p part) (forms []string) {
	if r, _ := utf8.DecodeRuneInString(p.written); !unicode.IsUpper(r) {
		return nil
	}
	stem, endings := p.written, []string{"e", "en"}
	if hasErPlural(p.folded) {
		endings = []string{"er", "ern"}
	}
	for _, e := range []string{"el", "er", "en"} { // Mängel, Brüder, Häfen
		if base, ok := strings.CutSuffix(stem, e); ok && strings.ContainsAny(base, "aouAOU") {
			stem, endings = base, []string{e, e + "n"}
		}
	}
	at := strings.LastIndexAny(stem, "aouieäöüAOU")
	if at < 0 || at == len(stem)-1 || strings.IndexByte("aou", stem[at]) < 0 {
		return nil
	}
	if stem[at] == 'u' && at > 0 && (stem[at-1] == 'a' || stem[at-1] == 'A') { // au becomes äu
		stem = stem[:at-1] + map[byte]string{'a': "ä", 'A': "Ä"}[stem[at-1]] + stem[at:]
	} else if at > 0 && strings.IndexByte("aoueiAOUEI", stem[at-1]) >= 0 {
		return nil
	} else {
		stem = stem[:at] + umlauts.Replace(stem[at:at+1]) + stem[at+1:]
	}
	alike := paradigms["de"].lookalikes[p.folded]
	for _, e := range endings {
		if !alike[strings.ToLower(stem+e)] {
			forms = append(forms, stem+e)
		}
	}
	return forms
}

var erPlurals = sets("erplurals")["de"]

// hasErPlural reports a noun like Land and Haus, or one that is made of it.
func hasErPlural(noun string) bool {
	if erPlurals[noun] {
		return true
	}
	for at := range noun {
		if erPlurals["-"+noun[at:]] {
			return true
		}
	}
	return false
}

// participles gives the participles of a weak verb and its infinitive with zu: geliefert, abgerüstet, abzurüsten.
func participles(p part) (forms []string) {
	verb := p.written
	base, ok := strings.CutSuffix(verb, "n")
	if r, _ := utf8.DecodeRuneInString(verb); !ok || !unicode.IsLower(r) || strings.HasSuffix(verb, "ieren") {
		return nil
	}
	base = strings.TrimSuffix(base, "e")
	prefix := ""
	for _, s := range separable {
		if rest, ok := strings.CutPrefix(base, s); ok && utf8.RuneCountInString(rest) > 2 {
			prefix, base = s, rest
			forms = append(forms, prefix+"zu"+verb[len(prefix):])
			break
		}
	}
	if slices.ContainsFunc(inseparable, func(s string) bool { return strings.HasPrefix(base, s) }) {
		return forms
	}
	participle := prefix + "ge" + base + "t"
	if strings.HasSuffix(base, "t") || strings.HasSuffix(base, "d") {
		participle = prefix + "ge" + base + "et"
	}
	for _, e := range append([]string{""}, adjectives...) {
		forms = append(forms, participle+e)
	}
	return forms
}

// Arabic: what belongs to the next word is written before it, and a noun and its adjective have the article both.

// proclitics stand before a word, alone or with its article.
var proclitics = []string{"و", "ف", "ب", "ل", "ك", "وب", "ول", "فب"}

// shortWord is up to how many letters a word is too short to have one of them without the article: it would be another word.
const shortWord = 3

// arabicLetter gives the letter by which words are compared: alef and ya without what is often left out, no vowel signs, no tatweel.
func arabicLetter(r rune) rune {
	switch r {
	case 'أ', 'إ', 'آ', 'ٱ':
		return 'ا'
	case 'ى':
		return 'ي'
	case 'ـ':
		return -1
	}
	if 'ً' <= r && r <= 'ْ' || r == 'ٰ' {
		return -1
	}
	return unicode.ToLower(r)
}

// arabicVariants gives a name with what may stand before it.
func arabicVariants(parts []part) (list []variant) {
	const article = "ال"
	first := parts[0]
	if first.kind != word || !unicode.Is(unicode.Arabic, []rune(first.written)[0]) {
		return nil
	}
	bare := strings.TrimPrefix(first.written, article)
	add := func(begin string, rest []part) {
		all := slices.Concat([]part{{written: begin, kind: word}}, rest)
		list = append(list, variant{joined(all, func(_ int, p part) string { return p.written }), true})
	}
	definite := slices.Clone(parts[1:])
	for i := range definite {
		if definite[i].kind == word && !strings.HasPrefix(definite[i].written, article) {
			definite[i].written = article + definite[i].written
		}
	}
	hasArticle := bare != first.written
	construct := len(parts) > 1 && !hasArticle && slices.ContainsFunc(parts[1:], func(p part) bool { return strings.HasPrefix(p.written, article) })
	if !construct { // of “وقف إطلاق النار” the last word alone has it
		add(article+bare, definite)
		for _, p := range proclitics {
			if strings.HasSuffix(p, "ل") {
				add(p+"ل"+bare, definite) // ل and the article are لل
			} else {
				add(p+article+bare, definite)
			}
		}
	}
	if !hasArticle && (len(parts) > 1 || utf8.RuneCountInString(first.folded) > shortWord) {
		for _, p := range proclitics {
			add(p+bare, parts[1:])
		}
	}
	return list
}
