package locale

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"

	"github.com/gloss-press/gloss/internal/edtf"
	"github.com/gloss-press/gloss/internal/words"
)

// table gives the lines of a file in testdata, cut at |, without empty lines and comments.
func table(t testing.TB, name string) [][]string {
	t.Helper()
	text, err := os.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	var rows [][]string
	for line := range strings.Lines(string(text)) {
		if strings.TrimSpace(line) == "" || line[0] == '#' {
			continue
		}
		row := strings.Split(line, "|")
		for i := range row {
			row[i] = strings.TrimSpace(row[i])
		}
		rows = append(rows, row)
	}
	return rows
}

func english() *Locale { return New(words.Load(os.DirFS("../../layouts"), nil).For("en")) }

func date(t testing.TB, s string) edtf.Date {
	t.Helper()
	d, err := edtf.Parse(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestDate(t *testing.T) {
	en := english()
	for _, row := range table(t, "dates.txt") {
		d := date(t, row[0])
		if got := en.Date(d); got != row[1] {
			t.Errorf("Date(%s) = %q, want %q", row[0], got, row[1])
		}
		if got, want := en.ShortDate(d), row[len(row)-1]; got != want {
			t.Errorf("ShortDate(%s) = %q, want %q", row[0], got, want)
		}
	}
	if got := en.Date(edtf.Date{}) + en.ShortDate(edtf.Date{}); got != "" {
		t.Errorf("no date is written %q", got)
	}
}

func TestGap(t *testing.T) {
	en := english()
	for _, row := range table(t, "gaps.txt") {
		want := strings.TrimPrefix(row[2], "-")
		if got := en.Gap(date(t, row[0]), date(t, row[1])); got != want {
			t.Errorf("Gap(%s, %s) = %q, want %q", row[0], row[1], got, want)
		}
	}
	if got := en.Gap(edtf.Date{}, date(t, "2014")); got != "" {
		t.Errorf("a gap after no date: %q", got)
	}
}

func TestWithin(t *testing.T) {
	for name, want := range map[string]string{
		"A reporter": "a reporter", "The clerk of the court": "the clerk of the court", "An aide": "an aide",
		"The Times": "The Times", "A. Reporter": "A. Reporter", "Anna": "Anna", "": "", "The": "The",
	} {
		if got := english().Within(name); got != want {
			t.Errorf("Within(%q) = %q, want %q", name, got, want)
		}
	}
}

// TestIndex has names in their order, each after the heading it stands under.
func TestIndex(t *testing.T) {
	for tag, want := range map[string]string{
		"en": "# € | 0–9 4chan | A “Abel” | A Æsop | A aim | A Air | C co-ordination | C coordinate | C Coordinate | " +
			"E État | E etching | L lady | L Łódź | L lynx | N .NET | O Øre | T ʼtis | Z Zürich | Α Άλφα | Β βήτα | Ж Жук",
		"sv": "A adam | Z zebra | Å Åbo | Ä Äpple | Ö Öl",
		"da": "A alt | Z zebra | Æ æble | Ø Øre | Å Å | Å Aarhus",
		"de": "A Äpfel | B Bär | S ß | Z zu",
		"es": "N nube | Ñ Ñandú | O oca",
		"fr": "E école | E Etat | O œuvre | O oxygène",
		"pt": "A ação | A água | C çarda | C cedo",
		"ar": "ا آسيا | ا أحمد | ا إيران | ا الولايات المتحدة | ب بغداد | ت تنسيق | ي يمن", // the article counts, as CLDR has it
		"tr": "I ısı | İ iş | J jan",
		"pl": "L lis | Ł Łódź | M mapa | Ż żaba",
	} {
		l := AlphabetOf(tag)
		var names []string
		for entry := range strings.SplitSeq(want, " | ") {
			_, name, _ := strings.Cut(entry, " ")
			names = append(names, name)
		}
		slices.Reverse(names)
		SortBy(l, names, func(s string) string { return s })
		var got []string
		for _, name := range names {
			got = append(got, l.Initial(name)+" "+name)
		}
		if diff := cmp.Diff(strings.Split(want, " | "), got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tag, diff)
		}
	}
}

func TestSortIsStable(t *testing.T) {
	type item struct {
		name string
		n    int
	}
	items := []item{{"b", 1}, {"a", 2}, {"A", 3}, {"a", 4}, {"“a", 5}}
	SortBy(AlphabetOf("en"), items, func(i item) string { return i.name })
	if got, want := fmt.Sprint(items), "[{a 2} {a 4} {“a 5} {A 3} {b 1}]"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestValidAndDir(t *testing.T) {
	for tag, want := range map[string]string{
		"en": "ltr", "en-GB": "ltr", "ar": "rtl", "he": "rtl", "fa": "rtl", "ur-PK": "rtl", "ckb": "rtl", "dv": "rtl", "nqo": "rtl",
		"az-Arab": "rtl", "ar-Latn": "ltr", "ff-Adlm": "rtl", "zh-Hant-TW": "ltr", "x-private": "ltr", "qqq": "ltr", "xx": "ltr",
	} {
		if !Valid(tag) || Dir(tag) != want {
			t.Errorf("%s: valid %v, %s, want %s", tag, Valid(tag), Dir(tag), want)
		}
	}
	for _, tag := range []string{"", "en_GB", "english language", "en-", "-en", "日本", "e", strings.Repeat("a", 200)} {
		if Valid(tag) || Dir(tag) != "ltr" {
			t.Errorf("%q: valid %v, %s", tag, Valid(tag), Dir(tag))
		}
	}
}

// FuzzIndex: any names sort the same whatever their order, and names of letters have each heading in one run.
func FuzzIndex(f *testing.F) {
	f.Add("en", "Æsop", "aim", "air")
	f.Add("sv", "Åbo", "zebra", "“a")
	f.Add("es", "ñ", "n", "o")
	f.Add("da", "ø", "Aa", "\xff")
	f.Fuzz(func(t *testing.T, tag, a, b, c string) {
		l := AlphabetOf(tag)
		sorted := []string{a, b, c}
		SortBy(l, sorted, func(s string) string { return s })
		again := []string{sorted[2], sorted[0], sorted[1]}
		SortBy(l, again, func(s string) string { return s })
		if diff := cmp.Diff(sorted, again); diff != "" {
			t.Errorf("the order depends on the order before: %s", diff)
		}
		var headings []string
		for _, s := range sorted {
			h := l.Initial(s)
			if h == "" {
				t.Errorf("Initial(%q) is empty", s)
			}
			if plain := !strings.ContainsFunc(s, func(r rune) bool { return r > unicode.MaxLatin1 || !unicode.IsLetter(r) }); plain {
				headings = append(headings, h)
			}
		}
		if runs := slices.Compact(slices.Clone(headings)); len(runs) == 3 && runs[0] == runs[2] {
			t.Errorf("%s: %q have the headings %q", tag, sorted, headings)
		}
	})
}

// FuzzDate: what can be parsed can be written, and a gap is told in one direction at most.
func FuzzDate(f *testing.F) {
	for _, row := range table(f, "gaps.txt") {
		f.Add(row[0], row[1])
	}
	f.Fuzz(func(t *testing.T, a, b string) {
		en := english()
		d, errA := edtf.Parse(a)
		e, errB := edtf.Parse(b)
		if errA != nil || errB != nil {
			return
		}
		if en.Date(d) == "" || en.ShortDate(d) == "" || strings.Contains(en.Date(d), "%!") {
			t.Errorf("%s is written %q and %q", a, en.Date(d), en.ShortDate(d))
		}
		if en.Gap(d, e) != "" && en.Gap(e, d) != "" {
			t.Errorf("%s and %s: %q and %q", a, b, en.Gap(d, e), en.Gap(e, d))
		}
	})
}

func BenchmarkDate(b *testing.B) {
	en, d := english(), date(b, "2014-09-14")
	for b.Loop() {
		en.Date(d)
	}
}

func BenchmarkSortBy(b *testing.B) {
	en := AlphabetOf("en")
	names := make([]string, 1000)
	for i := range names {
		names[i] = fmt.Sprintf("term %d", i*7919%1000)
	}
	for b.Loop() {
		SortBy(en, slices.Clone(names), func(s string) string { return s })
	}
}
