package workspace

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/gloss-press/gloss/internal/diag"
)

// small makes a workspace of files, named as they stand in content/.
func small(t *testing.T, files map[string]string) *Workspace {
	t.Helper()
	dir := t.TempDir()
	write(t, dir, "content/articles/.keep", "")
	for name, text := range files {
		write(t, dir, "content/"+name, text)
	}
	return open(t, dir)
}

// told gives all that is told of a site: of its files, and of what is read for each page.
func told(s *Snapshot) []diag.Diagnostic {
	ds := slices.Clone(s.Diags)
	for p := range s.Site.Pages() {
		if !p.ShowsBody() {
			continue
		}
		if r := s.Read(p); r != nil {
			ds = append(ds, r.Diags...)
		}
	}
	return diag.Sort(ds)
}

// isAt says what a diagnostic is, which must stand at these words of a file of the site.
func isAt(t *testing.T, s *Snapshot, d diag.Diagnostic, name, words string) string {
	t.Helper()
	b, err := s.ReadFile("content/" + name)
	if err != nil {
		t.Fatal(err)
	}
	for i, line := range strings.Split(string(b), "\n") {
		if before, _, ok := strings.Cut(line, words); ok {
			if want := fmt.Sprintf("content/%s:%d:%d", name, i+1, len([]rune(before))+1); want != fmt.Sprintf("%s:%d:%d", d.File, d.From.Line, d.From.Col) {
				t.Errorf("it stands at %s:%d:%d, not at %s", d.File, d.From.Line, d.From.Col, want)
			}
			break
		}
	}
	return fmt.Sprintf("%s %s", d.Severity, d.Code)
}

const hearing = `---
title: The hearing
date: 2014-09-15
speakers: {THE CHAIR: jane-roe}
---
ADA:  We will not coordinate with them. We have talked, as everybody knows, to all of our friends about it.

THE CHAIR:  Thank you. That is our position.

MR. OTHER:  It is a position of mine.
`

// TestWrongQuotes says what a writer is told of a quote whose source has other words: at the words, with what the source has and where.
func TestWrongQuotes(t *testing.T) {
	for _, test := range []struct {
		name, quote string // the quote's keys besides id and date; its words stand in the body
		want        string // where and what; "" for nothing
		says        []string
		fix         string // what the words become; "" for no mend
	}{
		{"right", "speaker: ada, source: hearing, text: We will not coordinate", "", nil, ""},
		{"other words", "speaker: ada, source: hearing, text: We will not cooperate with them",
			"error quote-wrong-words", []string{"“The hearing”", "We will not coordinate with them", "(content/sources/hearing.md:6)", "“cooperate” differs", `write text: "We will not coordinate with them"`},
			"We will not coordinate with them"},
		{"a word is missing", "speaker: ada, source: hearing, text: We will coordinate with them", "error quote-wrong-words", []string{"“not” is missing"}, "We will not coordinate with them"},
		{"accepted", "speaker: ada, source: hearing, accept: It was mended., text: We will not cooperate with them", "", nil, ""},
		{"another speaker, known by a key", "speaker: ada, source: hearing, text: That is our position", "error quote-wrong-speaker",
			[]string{"Ada’s", "THE CHAIR says them (content/sources/hearing.md:8)", "write speaker: jane-roe"}, ""},
		{"another speaker, known by nothing", "speaker: ada, source: hearing, text: It is a position of mine", "error quote-wrong-speaker",
			[]string{"MR. OTHER says them (content/sources/hearing.md:10)", `speakers: {"MR. OTHER": …}`}, ""},
		{"reported by the one who speaks", "speaker: ada, via: jane-roe, source: hearing, text: That is our position", "", nil, ""},
		{"reported by one who does not", "speaker: jane-roe, via: ada, source: hearing, text: That is our position", "error quote-wrong-speaker", []string{"ada’s"}, ""},
		{"nowhere", "speaker: ada, source: hearing, text: Elephants forget nothing whatsoever", "error quote-not-in-source", []string{"“The hearing”"}, ""},
		{"over two turns", "speaker: ada, source: hearing, text: friends about it. Thank you.", "error quote-not-in-source", []string{"from one turn into another"}, ""},
		{"with a side that is not there", "speaker: ada, source: hearing, place: timeline, prefix: They said, text: We will not coordinate", "error quote-not-in-source",
			[]string{"not with that prefix"}, ""},
		{"a negation left out", "speaker: ada, source: hearing, text: We will […] coordinate with them", "error quote-omission-inverts", []string{"“not”", "We will not coordinate with them"}, "-"},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, words, _ := strings.Cut(test.quote, "text: ")
			words, _, _ = strings.Cut(words, ", ")
			quote := strings.Replace(test.quote, "text: "+words, "text: \""+words+"\"", 1)
			s := small(t, map[string]string{
				"people/ada.md":      "---\nname: Ada\n---\n",
				"people/jane-roe.md": "---\nname: Jane Roe\n---\n",
				"sources/hearing.md": hearing,
				"articles/a.md":      "---\ntitle: A\nquotes:\n  - {id: q, date: 2014-09-15, " + quote + "}\n---\nIn the end: “" + words + "”\n",
			}).Load()
			ds := told(s)
			if len(ds) == 0 && test.want == "" {
				return
			}
			if len(ds) != 1 {
				t.Fatalf("told is %v", ds)
			}
			d := ds[0]
			if got := isAt(t, s, d, "articles/a.md", `"`+words); got != test.want {
				t.Errorf("told is %s, want %s", got, test.want)
			}
			all := d.Message + "\n" + d.Label + "\n" + d.Hint
			for _, says := range test.says {
				if !strings.Contains(all, says) {
					t.Errorf("it does not say %q: %s", says, all)
				}
			}
			fix := ""
			if len(d.Fixes) > 0 {
				if fix = d.Fixes[0].Changes[0].New; len(d.Fixes[0].Also) != 1 {
					t.Errorf("the words in the body are not mended with them: %+v", d.Fixes[0])
				}
			}
			if test.fix != "-" && fix != test.fix {
				t.Errorf("the mend is %q, want %q", fix, test.fix)
			}
		})
	}
}

// TestWarnings says what a writer is only warned of.
func TestWarnings(t *testing.T) {
	for _, test := range []struct{ name, said, words, want, says string }{
		{"many words left out", "We begin here, and then " + strings.Repeat("there was talk of the weather and of the sea, ", 12) + "and here we end.", "We begin here, … and here we end",
			"warning quote-wide-omission", "122 words are left out in one place"},
		{"a language whose words are unknown", "Mopa tiru velano, sedi kura bolo, namo pilu dase.", "Mopa tiru velano, … namo pilu dase", "warning quote-unread", "in this language"},
	} {
		long := "---\ntitle: The long one\nlanguage: tlh\n---\nADA:  " + test.said + "\n"
		s := small(t, map[string]string{"people/ada.md": "---\nname: Ada\n---\n", "sources/hearing.md": long,
			"articles/a.md": "---\ntitle: A\nquotes:\n  - {id: q, date: 2014-09-15, speaker: ada, source: hearing, text: \"" + test.words + "\"}\n---\n“" + test.words + "”\n"}).Load()
		ds := told(s)
		if len(ds) != 1 || isAt(t, s, ds[0], "articles/a.md", `"`+test.words) != test.want || !strings.Contains(ds[0].Message, test.says) || !strings.Contains(ds[0].Label, "(content/sources/hearing.md:5)") {
			t.Errorf("%s: %v", test.name, ds)
		}
	}
}

// TestWrongDefinitions holds what terms take from sources against them too, by the name, slug or alias of who is to have said it.
func TestWrongDefinitions(t *testing.T) {
	for _, test := range []struct{ name, definition, want, says, fix string }{
		{"right", "by: ada, text: We will not coordinate with them, source: hearing", "", "", ""},
		{"by a name", "by: Jane Roe, text: That is our position, source: hearing", "", "", ""},
		{"other words", "by: ada, text: We will not cooperate with them, source: hearing", "error quote-wrong-words", "“cooperate” differs", "We will not coordinate with them"},
		{"another speaker", "by: jane-roe, text: We will not coordinate with them, source: hearing", "error quote-wrong-speaker", "Jane Roe’s", ""},
		{"of no source here", "by: NATO, text: To plan together, url: \"https://example.org/\"", "", "", ""},
	} {
		s := small(t, map[string]string{"people/ada.md": "---\nname: Ada\n---\n", "people/jane-roe.md": "---\nname: Jane Roe\n---\n", "sources/hearing.md": hearing,
			"glossary/coordinate.md": "---\nterm: coordinate\nshort: Plan together.\ndefinitions:\n  - {" + test.definition + "}\n---\n"}).Load()
		ds := told(s)
		if len(ds) == 0 && test.want == "" {
			continue
		}
		_, words, _ := strings.Cut(test.definition, "text: ")
		if len(ds) != 1 || isAt(t, s, ds[0], "glossary/coordinate.md", words) != test.want || !strings.Contains(ds[0].Message+ds[0].Label, test.says) {
			t.Errorf("%s: %v", test.name, ds)
			continue
		}
		if strings.Contains(ds[0].Hint, "accept") {
			t.Errorf("%s: a definition has no key accept: %s", test.name, ds[0].Hint)
		}
		if fixes := ds[0].Fixes; len(fixes) > 0 != (test.fix != "") || len(fixes) > 0 && fixes[0].Changes[0].New != test.fix {
			t.Errorf("%s: the mends are %+v", test.name, fixes)
		}
	}
}

// TestTimes holds `at` against the times of the source.
func TestTimes(t *testing.T) {
	for at, want := range map[string]string{"00:01:05": "", "00:40:00": `write at: "1:05"`} {
		s := small(t, map[string]string{"people/ada.md": "---\nname: Ada\n---\n", "sources/talk.md": "---\ntitle: Talk\nfile: talk.vtt\n---\n",
			"sources/talk.vtt": "WEBVTT\n\n00:01:05.000 --> 00:01:09.000\n<v Ada>We will not coordinate.\n\n00:31:00.000 --> 00:31:09.000\n<v Ada>So it is.\n",
			"articles/a.md":    "---\ntitle: A\nquotes:\n  - {id: q, date: 2014, speaker: ada, source: talk, at: \"" + at + "\", text: We will not coordinate}\n---\n“We will not coordinate”\n"}).Load()
		ds := told(s)
		if want == "" && len(ds) == 0 {
			continue
		}
		if len(ds) != 1 || ds[0].Code != diag.QuoteNotInSource || isAt(t, s, ds[0], "articles/a.md", `"00:`) != "error quote-not-in-source" || !strings.Contains(ds[0].Hint, want) {
			t.Errorf("at %s: %v", at, ds)
		}
	}
}

// TestVersions tells of words that another version of the source has otherwise, and of no others.
func TestVersions(t *testing.T) {
	article := func(words, more string) string {
		return "---\ntitle: A\nquotes:\n  - {id: q, date: 2014-09-15, speaker: ada, source: hearing, text: " + words + more + "}\n---\n“" + words + "”\n"
	}
	for _, test := range []struct{ name, article, says string }{
		{"the same", article("We have talked", ""), ""},
		{"other words", article("We will not coordinate", ""), "“We will not coordinate”, and “As prepared” has “We will not cooperate”"},
		{"accepted", article("We will not coordinate", ", accept: The clerk says so."), ""},
	} {
		s := small(t, map[string]string{"people/ada.md": "---\nname: Ada\n---\n", "people/jane-roe.md": "---\nname: Jane Roe\n---\n",
			"sources/hearing.md":  strings.Replace(hearing, "date:", "versions: [prepared, empty]\ndate:", 1),
			"sources/empty.md":    "---\ntitle: Empty\n---\n",
			"sources/prepared.md": "---\ntitle: As prepared\n---\n" + strings.Replace(hearing[strings.LastIndex(hearing, "---\n")+4:], "coordinate", "cooperate", 1),
			"articles/a.md":       test.article}).Load()
		ds := slices.DeleteFunc(told(s), func(d diag.Diagnostic) bool { return d.Code != diag.VersionsDiffer })
		if len(ds) == 0 && test.says == "" {
			continue
		}
		if len(ds) != 1 || isAt(t, s, ds[0], "articles/a.md", "We will") != "warning versions-differ" || !strings.Contains(ds[0].Label, test.says) {
			t.Errorf("%s: %v", test.name, ds)
		}
	}
}
