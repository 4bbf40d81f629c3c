package gloss_test

import (
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/pelletier/go-toml/v2"

	"github.com/gloss-press/gloss/internal/edtf"
	"github.com/gloss-press/gloss/internal/locale"
	"github.com/gloss-press/gloss/internal/markdown"
	"github.com/gloss-press/gloss/internal/words"
)

// alike are the messages that some languages say in the letters of English, by language: all else that is the same was forgotten.
var alike = map[string]string{
	"es": "attribution.original source.audio",
	"fr": "section.sources topic.kind count.paraphrases checked-in.article checked-in.document source.kind source-kind.transcript source-kind.article source-kind.document paraphrase attribution.original " +
		"attribution.source article.sources term.source frame.licence meta.annotations number.6 quote.note source.audio body.note search-one.source search-many.source",
	"de": "cite.apa search-one.person entry.in entry.event-in frame.feed source.video source-kind.video source.audio source.text",
	"pt": "frame.feed attribution.original",
}

// months are those of CLDR 48: beside a day and alone, and in tight places.
var months = map[string][2]string{
	"es": {"enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre", "ene feb mar abr may jun jul ago sept oct nov dic"},
	"fr": {"janvier février mars avril mai juin juillet août septembre octobre novembre décembre", "janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc."},
	"de": {"Januar Februar März April Mai Juni Juli August September Oktober November Dezember", "Jan. Feb. März Apr. Mai Juni Juli Aug. Sept. Okt. Nov. Dez."},
	"pt": {"janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro", "jan. fev. mar. abr. mai. jun. jul. ago. set. out. nov. dez."},
	"ar": {"يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر", "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر"},
}

// TestLanguages holds that each language says every message itself, in words of its own and with every place, and that its months and marks
// are CLDR's. Of a number a plural form may make a word.
func TestLanguages(t *testing.T) {
	files, err := filepath.Glob("layouts/words/*.toml")
	if err != nil || len(files) != 6 {
		t.Fatal(err, files)
	}
	english := messagesOf(t, "en")
	for _, file := range files {
		tag := strings.TrimSuffix(filepath.Base(file), ".toml")
		own := messagesOf(t, tag)
		for _, key := range slices.Sorted(maps.Keys(english)) {
			said, ok := own[key]
			if !ok {
				t.Errorf("%s does not say %s", tag, key)
			}
			base, isForm := cutForm(key)
			words := places.ReplaceAllString(english[key], "")
			if tag != "en" && letters.MatchString(words) && words == places.ReplaceAllString(said, "") && key != "marks.letters" && !strings.HasPrefix(key, "month") && !slices.Contains(strings.Fields(alike[tag]), base) {
				t.Errorf("%s says %s in English: %s", tag, key, said)
			}
			for _, place := range places.FindAllString(english[key], -1) {
				if !strings.Contains(said, place) && !(isForm && place == "{n}") {
					t.Errorf("%s leaves %s out of %s: %s", tag, place, key, said)
				}
			}
		}
		for _, key := range slices.Sorted(maps.Keys(own)) {
			base, isForm := cutForm(key)
			if _, ok := english[key]; !ok && (!isForm || english[base+".other"] == "") {
				t.Errorf("%s says %s, which is no message", tag, key)
			}
		}
		for table, names := range map[string]string{"month.": months[tag][0], "month-alone.": months[tag][0], "month-short.": months[tag][1]} {
			for i, name := range strings.Fields(names) {
				if got := own[table+strconv.Itoa(i+1)]; got != name {
					t.Errorf("%s: %s%d is %s, and in CLDR %s", tag, table, i+1, got, name)
				}
			}
		}
		if open, close := markdown.Marks(tag); own["marks.open"] != open || own["marks.close"] != close {
			t.Errorf("%s has %s%s around quotes, and %s%s in texts", tag, own["marks.open"], own["marks.close"], open, close)
		}
	}
}

var places = regexp.MustCompile(`{[^}]*}`)

// cutForm takes the plural form off a message's key.
func cutForm(key string) (base string, isForm bool) {
	i := strings.LastIndexByte(key, '.')
	if !slices.Contains([]string{"zero", "one", "two", "few", "many", "other"}, key[i+1:]) {
		return key, false
	}
	return key[:i], true
}

// messagesOf reads the messages of a language as they stand in its file, plural forms each by itself.
func messagesOf(t *testing.T, tag string) map[string]string {
	t.Helper()
	src, err := os.ReadFile("layouts/words/" + tag + ".toml")
	if err != nil {
		t.Fatal(err)
	}
	var tree map[string]any
	if err := toml.Unmarshal(src, &tree); err != nil {
		t.Fatal(tag, err)
	}
	messages := map[string]string{}
	var add func(prefix string, table map[string]any)
	add = func(prefix string, table map[string]any) {
		for key, v := range table {
			if sub, isTable := v.(map[string]any); isTable {
				add(prefix+key+".", sub)
			} else {
				messages[prefix+key] = v.(string)
			}
		}
	}
	add("", tree)
	return messages
}

// TestDatesOfLanguages has dates and silences as each language writes them.
func TestDatesOfLanguages(t *testing.T) {
	all := words.Load(os.DirFS("layouts"), nil)
	for _, c := range []struct{ tag, want string }{
		{"en", "16 September 2014 | 1 Sept 2014 | 14–16 September 2014 | about 14 September 2014 | about 2014 | until 14 September 2014 | from September 2014 | 44 BC | spring 2014 | the 2010s | the next day | 11 days later | two years later | on 1 September 2014 | in September 2014 | 12,345"},
		{"es", "16 de septiembre de 2014 | 1 sept 2014 | 14–16 de septiembre de 2014 | hacia el 14 de septiembre de 2014 | hacia 2014 | hasta el 14 de septiembre de 2014 | desde septiembre de 2014 | 44 a. C. | primavera de 2014 | los años 2010 | al día siguiente | 11 días después | dos años después | el 1 de septiembre de 2014 | en septiembre de 2014 | 12.345"},
		{"fr", "16 septembre 2014 | 1er sept. 2014 | 14–16 septembre 2014 | vers le 14 septembre 2014 | vers 2014 | jusqu’au 14 septembre 2014 | depuis septembre 2014 | 44 av. J.-C. | printemps 2014 | années 2010 | le lendemain | 11 jours plus tard | deux ans plus tard | le 1er septembre 2014 | en septembre 2014 | 12\u00a0345"},
		{"de", "16. September 2014 | 1. Sept. 2014 | 14.–16. September 2014 | um den 14. September 2014 | um 2014 | bis 14. September 2014 | ab September 2014 | 44 v. Chr. | Frühjahr 2014 | 2010er-Jahre | am nächsten Tag | 11 Tage später | zwei Jahre später | am 1. September 2014 | im September 2014 | 12.345"},
		{"pt", "16 de setembro de 2014 | 1º de set. de 2014 | 14–16 de setembro de 2014 | por volta de 14 de setembro de 2014 | por volta de 2014 | até 14 de setembro de 2014 | desde setembro de 2014 | 44 a.C. | primavera de 2014 | década de 2010 | no dia seguinte | 11 dias depois | dois anos depois | em 1º de setembro de 2014 | em setembro de 2014 | 12.345"},
		{"ar", "16 سبتمبر 2014 | 1 سبتمبر 2014 | 14–16 سبتمبر 2014 | نحو 14 سبتمبر 2014 | نحو 2014 | حتى 14 سبتمبر 2014 | منذ سبتمبر 2014 | 44 ق.م | ربيع 2014 | عقد 2010 | في اليوم التالي | بعد 11 يومًا | بعد عامين | في 1 سبتمبر 2014 | في سبتمبر 2014 | 12,345"},
	} {
		l := locale.New(all.For(c.tag))
		date := func(s string) edtf.Date {
			d, err := edtf.Parse(s)
			if err != nil {
				t.Fatal(err)
			}
			return d
		}
		got := []string{l.Date(date("2014-09-16")), l.ShortDate(date("2014-09-01")), l.Date(date("2014-09-14/2014-09-16")), l.Date(date("2014-09-14~")), l.Date(date("2014~")), l.Date(date("../2014-09-14")),
			l.Date(date("2014-09/..")), l.Date(date("-0043")), l.Date(date("2014-21")), l.Date(date("201X")), l.Gap(date("2014-09-14"), date("2014-09-15")), l.Gap(date("2014-09-14"), date("2014-09-25")),
			l.Gap(date("2012"), date("2014")), l.InPhrase("date.on", date("2014-09-01")), l.InPhrase("date.on", date("2014-09")), l.Number(12345)}
		if s := strings.Join(got, " | "); s != c.want {
			t.Errorf("%s:\n%s\nnot\n%s", c.tag, s, c.want)
		}
	}
}

// TestPluralsOfLanguages counts as each language does.
func TestPluralsOfLanguages(t *testing.T) {
	all := words.Load(os.DirFS("layouts"), nil)
	for tag, want := range map[string]string{
		"en": "0 statements, 1 statement, 2 statements, 3 statements, 11 statements, 100 statements",
		"es": "0 declaraciones, 1 declaración, 2 declaraciones, 3 declaraciones, 11 declaraciones, 100 declaraciones",
		"fr": "0 déclaration, 1 déclaration, 2 déclarations, 3 déclarations, 11 déclarations, 100 déclarations",
		"de": "0 Aussagen, 1 Aussage, 2 Aussagen, 3 Aussagen, 11 Aussagen, 100 Aussagen",
		"pt": "0 declaração, 1 declaração, 2 declarações, 3 declarações, 11 declarações, 100 declarações",
		"ar": "0 تصريح, تصريح واحد, تصريحان, 3 تصريحات, 11 تصريحًا, 100 تصريح",
	} {
		var got []string
		for _, n := range []int{0, 1, 2, 3, 11, 100} {
			got = append(got, all.For(tag).Count("count.statements", n))
		}
		if s := strings.Join(got, ", "); s != want {
			t.Errorf("%s: %s, not %s", tag, s, want)
		}
	}
}
