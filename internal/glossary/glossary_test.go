package glossary

import (
	"bufio"
	"os"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/language"
)

// rows reads a table in testdata.
func rows(t testing.TB, file string) (all []string) {
	f, err := os.Open("testdata/" + file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for scan := bufio.NewScanner(f); scan.Scan(); {
		if line := strings.TrimSpace(scan.Text()); line != "" && !strings.HasPrefix(line, "#") {
			all = append(all, line)
		}
	}
	return all
}

// marked gives the text with its hits in square brackets.
func marked(m *Matcher, text string) string {
	var b strings.Builder
	at := 0
	for h := range m.In(text, nil) {
		b.WriteString(text[at:h.From] + "[" + text[h.From:h.To] + "]")
		at = h.To
	}
	return b.String() + text[at:]
}

// namesOf reads names as testdata/mentions.txt has them.
func namesOf(spec string) (names []Name) {
	for i, one := range strings.Split(spec, ";") {
		text, options, _ := strings.Cut(one, "{")
		n := Name{Term: int32(i), Text: strings.TrimSpace(text)}
		key, values, _ := strings.Cut(strings.TrimSuffix(strings.TrimSpace(options), "}"), ":")
		list := strings.Split(values, ",")
		switch key {
		case "exact":
			n.Exact = true
		case "forms":
			n.Forms = list
		case "not":
			n.Not = list
		}
		names = append(names, n)
	}
	return names
}

func TestMentions(t *testing.T) {
	for _, row := range rows(t, "mentions.txt") {
		cells := strings.SplitN(row, " | ", 3)
		want := strings.NewReplacer(`\0`, "\x00", `\n`, "\n").Replace(cells[2])
		text := strings.NewReplacer("[", "", "]", "").Replace(want)
		m := New(namesOf(cells[1]), language.MustParse(cells[0]))
		if got := marked(m, text); got != want {
			t.Errorf("%s | %s\n got %q\nwant %q", cells[0], cells[1], got, want)
		}
	}
}

// TestTongues finds the forms of names in other languages, and nothing that looks like one.
func TestTongues(t *testing.T) {
	found, passed := map[string]int{}, map[string]int{}
	for _, row := range rows(t, "tongues.txt") {
		cells := strings.Split(row, " | ")
		m := New([]Name{{Text: cells[1]}}, language.MustParse(cells[0]))
		finds := func(word string) bool { return marked(m, "1 "+word+" 2") == "1 ["+word+"] 2" }
		for form := range strings.SplitSeq(cells[2], "; ") {
			if form, no := strings.CutSuffix(form, " no"); form != "-" {
				found[cells[0]]++
				if finds(form) == no {
					t.Errorf("%s: whether %s finds %s is %v", cells[0], cells[1], form, no)
				}
			}
		}
		for word := range strings.SplitSeq(cells[3], "; ") {
			passed[cells[0]]++
			if got := marked(m, "1 "+word+" 2"); got != "1 "+word+" 2" {
				t.Errorf("%s: %s finds %s", cells[0], cells[1], got)
			}
		}
	}
	for lang, n := range found {
		if n < 30 || passed[lang] < 30 {
			t.Errorf("%s has only %d forms and %d other words", lang, n, passed[lang])
		}
	}
}

func TestFalseMatches(t *testing.T) {
	pairs := 0
	for _, row := range rows(t, "false.txt") {
		name, words, _ := strings.Cut(row, ": ")
		m := New([]Name{{Text: name}}, language.English)
		for _, w := range strings.Fields(words) {
			pairs++
			if got := marked(m, "so "+w+" it is"); strings.HasPrefix(got, "so ["+w+"]") {
				t.Errorf("%s finds %s", name, w)
			}
		}
	}
	if pairs < 60 {
		t.Errorf("only %d pairs", pairs)
	}
}

func TestForms(t *testing.T) {
	for _, row := range rows(t, "forms.txt") {
		name, words, _ := strings.Cut(row, ": ")
		m := New([]Name{{Term: 7, Text: name}}, language.AmericanEnglish)
		for _, w := range strings.Fields(words) {
			for _, w := range []string{w, strings.ToUpper(w)} {
				want := []Hit{{From: 3, To: 3 + len(w), Term: 7, Inflected: true}}
				if got := slices.Collect(m.In("so "+w+" it is", nil)); !slices.Equal(got, want) {
					t.Errorf("%s in %q: %v", name, w, got)
				}
			}
		}
	}
}

// Every form that a rule accepts must share the base that its lemma is filed under.
func TestFormsShareABase(t *testing.T) {
	base := func(w string) string { return w[:english{}.bases(nil, []byte(w))[0]] }
	check := func(lemma string) {
		var beginnings []string
		for cut := range min(3, len(lemma)) {
			b := lemma[:len(lemma)-cut]
			beginnings = append(beginnings, b, b+b[len(b)-1:], b+"k", b+"y", b+"v", b+"ve")
		}
		for _, b := range beginnings {
			for _, e := range []string{"s", "es", "ies", "ves", "ed", "ied", "ing", "ying", "d"} {
				if w := b + e; (english{}).accepts(lemma, w, nature{compound: true}) && base(w) != base(lemma) {
					t.Errorf("%s is filed under %s, %s under %s", lemma, base(lemma), w, base(w))
				}
			}
		}
	}
	for noun := range vesNouns {
		check(noun)
	}
	for _, row := range append(rows(t, "forms.txt"), rows(t, "false.txt")...) {
		lemma, _, _ := strings.Cut(row, ":")
		check(strings.ToLower(lemma))
	}
	letters := "aeiybcdfgksvwx"
	for _, beginning := range []string{"", "s", "a", "th", "re", "qu"} {
		for i := range letters {
			for j := range letters {
				for k := range letters {
					check(beginning + string([]byte{letters[i], letters[j], letters[k]}))
				}
			}
		}
	}
}

func TestAllowed(t *testing.T) {
	m := New(namesOf("red line; line; red lines of defence; red line"), language.English)
	only := func(terms ...int32) func(int32) bool {
		return func(term int32) bool { return slices.Contains(terms, term) }
	}
	for _, c := range []struct {
		allowed func(int32) bool
		want    []Hit
	}{
		{nil, []Hit{{2, 22, 2, false}}},
		{only(0, 1), []Hit{{2, 11, 0, true}}},
		{only(1), []Hit{{6, 11, 1, true}}},
		{only(3, 1), []Hit{{2, 11, 3, true}}},
		{only(), nil},
	} {
		if got := slices.Collect(m.In("a red lines of defence", c.allowed)); !slices.Equal(got, c.want) {
			t.Errorf("got %v, want %v", got, c.want)
		}
	}
}

func TestStopsWhenAsked(t *testing.T) {
	for h := range New(namesOf("a"), language.English).In("a a a", nil) {
		if h.From > 0 {
			t.Fatal("went on")
		}
		break
	}
}

func TestKey(t *testing.T) {
	same := [][]string{
		{"red line", "Red  Line", "red\u00a0line", " red line "},
		{"no-fly zone", "No‑fly zone"},
		{"O'Neill", "o’neill", "OʼNeill"},
		{"café", "Cafe\u0301"},
		{"iPhone", "iphone"},
		{"US"}, {"us", "Us"}, {"US troops"}, {"us troops"}, {"deconflict"}, {"de-conflict"}, {"de conflict"},
		{"C"}, {"C++"}, {".NET"}, {"NET"},
	}
	seen := map[string]int{"": -1}
	for i, names := range same {
		for _, name := range names {
			if j, ok := seen[Key(name)]; ok && j != i {
				t.Errorf("%q clashes with %v", name, j)
			}
			seen[Key(name)] = i
		}
	}
	if len(seen) != len(same)+1 {
		t.Errorf("names that are one have several keys: %v", seen)
	}
	for _, name := range []string{"", " \n", "a\x00b", "a\xffb", "http://x.org", strings.Repeat("x", MaxBytes+1),
		strings.Repeat("x ", MaxParts+1), "\u00ad"} {
		if k := Key(name); k != "" {
			t.Errorf("Key(%q) is %q", name, k)
		}
		if m := New([]Name{{Text: name, Not: []string{name}}}, language.English); len(slices.Collect(m.In(name+" "+name, nil))) > 0 {
			t.Errorf("%q finds something", name)
		}
	}
}

// Names that many terms share, or that differ only in letter case, must not slow the search; the first is found.
func TestManyTermsOneName(t *testing.T) {
	var names []Name
	for i := range 1000 {
		names = append(names, Name{Term: int32(i), Text: "ally", Not: []string{"ally pally"}})
	}
	m := New(names, language.English)
	if got := slices.Collect(m.In("allies, ally pally", nil)); len(got) != 1 || got[0].Term != 0 {
		t.Error(got)
	}
}
