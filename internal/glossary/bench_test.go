package glossary

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"golang.org/x/text/language"
)

// article is 8 KB of prose out of some 3,000 words, a few of them names.
func article(names []Name, bytes int) string {
	random := rand.New(rand.NewPCG(1, 2))
	common := strings.Fields("the of and to in a is that it was for on are with as his they at be this from have or by")
	var b strings.Builder
	for b.Len() < bytes {
		switch n := random.IntN(100); {
		case n < 45:
			b.WriteString(common[random.IntN(len(common))])
		case n < 97:
			fmt.Fprintf(&b, "%s%s", invented(random.IntN(3000)*7+3), []string{"", "s", "ed", "ing"}[n%4])
		default:
			b.WriteString(names[random.IntN(len(names))].Text)
		}
		b.WriteString([]string{" ", " ", " ", " ", ", ", ". "}[random.IntN(6)])
	}
	return b.String()
}

// invented makes the n-th word.
func invented(n int) string {
	syllables := []string{"ba", "con", "de", "fli", "gor", "hu", "jan", "kel", "lo", "mi", "nar", "po", "qui", "ra", "so", "tem", "ul"}
	word := ""
	for n++; n > 0; n /= len(syllables) {
		word += syllables[n%len(syllables)]
	}
	return word + "t"
}

func glossaryOf(terms int) (names []Name) {
	for i := range terms {
		term := int32(i)
		names = append(names,
			Name{Term: term, Text: invented(i * 5)},
			Name{Term: term, Text: invented(i*3) + " " + invented(i*11), Not: []string{invented(i*3) + " the"}})
	}
	return names
}

// BenchmarkIn: an article of 8 KB, whatever the number of terms.
func BenchmarkIn(b *testing.B) {
	text := article(glossaryOf(10), 8<<10)
	for _, lang := range []string{"en", "de", "ru", "und"} {
		for _, terms := range []int{10, 1000, 100_000} {
			m := New(glossaryOf(terms), language.MustParse(lang))
			b.Run(fmt.Sprintf("%s/terms=%d", lang, terms), func(b *testing.B) {
				b.SetBytes(int64(len(text)))
				b.ReportAllocs()
				hits := 0
				for b.Loop() {
					for range m.In(text, nil) {
						hits++
					}
				}
				b.ReportMetric(float64(hits)/float64(b.N), "hits/op")
			})
		}
	}
}

// BenchmarkHostile: texts and names made to be slow, by the byte.
func BenchmarkHostile(b *testing.B) {
	repeated := func(n int) string { return strings.TrimSpace(strings.Repeat("a ", n)) }
	var prefixes, brakes []Name
	for i := range MaxParts - 1 {
		prefixes = append(prefixes, Name{Text: repeated(i) + " b"})
		brakes = append(brakes, Name{Text: "b", Not: []string{repeated(i + 1)}}, Name{Text: "a", Not: []string{repeated(i + 1)}})
	}
	for _, c := range []struct {
		name, text string
		names      []Name
	}{
		{"prefixes", strings.Repeat("a ", 1<<19), prefixes},
		{"brakes", strings.Repeat("a ", 1<<19), brakes},
		{"softHyphens", strings.Repeat("a\u00ad", 1<<18), []Name{{Text: "a"}}},
		{"apostrophes", strings.Repeat("s's", 1<<18), []Name{{Text: "s"}}},
		{"marks", strings.Repeat("\u0301", 1<<19), []Name{{Text: "a"}}},
		{"noSpaces", strings.Repeat("a", 1<<20), []Name{{Text: "a"}}},
		{"forms", strings.Repeat("hoping ", 1<<17), []Name{{Text: "hop"}}},
	} {
		m := New(c.names, language.English)
		b.Run(c.name, func(b *testing.B) {
			b.SetBytes(int64(len(c.text)))
			for b.Loop() {
				for range m.In(c.text, nil) {
				}
			}
		})
	}
}

// BenchmarkNew: making a Matcher of many names.
func BenchmarkNew(b *testing.B) {
	names := glossaryOf(50_000)
	b.ReportAllocs()
	for b.Loop() {
		New(names, language.English)
	}
}
