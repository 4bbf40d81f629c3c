package site

import (
	"slices"
	"strings"
	"testing"

	"github.com/gloss-press/gloss/internal/diag"
)

// An address made of a name depends on the name alone, and differs where the name does in more than its spelling.
func TestNameSlug(t *testing.T) {
	for name, want := range map[string]string{
		"Harbour Union": "harbour-union", "Harbour Union+": "harbour-union-plus", "+Harbour": "plus-harbour", "Team B−": "team-b-minus", "Team B-": "team-b-minus",
		"Team B+": "team-b-plus", "D": "d", "D++": "d-plus-plus", "D#": "d-hash", "50% Club": "50-percent-club", "Who?": "who-question", "Ada 🎈": "ada-u1f388",
		"½ Pint": "ubd-pint", "CO₂": "co-u2082", "St. Ives": "st-ives", "Smith, Jr. (retired)": "smith-jr-retired", "O’Hara": "ohara", "O'Hara": "ohara",
		"OʼHara": "ohara", "Anne‑Marie": "anne-marie", "A – B": "a-b", "A−1": "a-1", "Ünal": "ünal", "王毅": "王毅", "नमस्ते": "नमस्ते", "☀\uFE0F Sun": "u2600-sun", "☀ Sun": "u2600-sun",
		"Con": "con-page", "🎈": "", "?": "", "½": "", "—": "", "": "",
	} {
		if got := NameSlug(name); got != want {
			t.Errorf("%q becomes %q and should become %q", name, got, want)
		}
	}
	long := strings.Repeat("é", 150)
	if a, b := NameSlug(long+" one"), NameSlug(long+" two"); a == b || len(a) > 200 || len(b) > 200 {
		t.Errorf("long names become %q and %q", a, b)
	}
}

// Speakers and topics whose names differ are two, each with its own page, and stay where they are when another one comes.
func TestNamesApart(t *testing.T) {
	f := files{"articles/a.md": "topics: [D, D++]|" + article("2019-01-01", "q1 Harbour+Union 2014 one", `q2 Ann+José 2014 two`, "q3 AC/DC 2014 three")}
	before := addresses(f.site(t, Options{}))
	f["articles/b.md"] = "topics: [D#, Été, Ete]|title: T|date: 2018-01-01|quotes:|  - {id: q1, speaker: Harbour Union+, date: 2014, text: one}|  - {id: q2, speaker: Ann Jose, date: 2014, text: two}"
	s := f.site(t, Options{})
	same(t, "the messages are", says(s.Diagnostics()), "")
	after := addresses(s)
	for _, want := range append(before, "people/harbour-union-plus/", "people/ann-jose/", "topics/d-hash/", "topics/été/", "topics/ete/") {
		if !slices.Contains(after, want) {
			t.Errorf("there is no /%s", want)
		}
	}
	same(t, "the union said", entries(s.BySpeaker(s.Speaker("Harbour Union"))), "2014 a#q1")
	same(t, "by the slug of the other", entries(s.BySpeaker(s.Speaker("harbour-union-plus"))), "2014 b#q1")
	if len(s.Statements) != 5 {
		t.Errorf("%d statements", len(s.Statements))
	}
}

// Names that would share an address are told of at every place.
func TestNamesOfOneAddress(t *testing.T) {
	for _, test := range []struct {
		name  string
		files files
		want  string // the places and codes, and a part of each message
	}{
		{"topics in other capitals", files{"articles/a.md": "title: T|topics: [Syria]", "articles/b.md": "title: T|topics: [syria]", "articles/c.md": "title: T|topics: [syria]"},
			"articles/a.md:3:10 articles/b.md:3:10 articles/c.md:3:10"},
		{"topics with other stops", files{"articles/a.md": "title: T|topics: [St. Ives, St Ives]"}, "articles/a.md:3:10 articles/a.md:3:20"},
		{"letters that fold to others", files{"articles/a.md": "title: T|topics: [Straße, STRASSE]"}, "articles/a.md:3:10 articles/a.md:3:18"},
		{"plain names in other capitals", files{"articles/a.md": article("2019-01-01", "q1 WHO 2014 one", "q2 Who 2014 two")}, "articles/a.md:6:14 articles/a.md:10:14"},
		{"a sign and its word", files{"articles/a.md": "title: T|topics: [Union+, Union Plus]"}, "articles/a.md:3:10 articles/a.md:3:18"},
		{"topics that are no words", files{"articles/a.md": "title: T|topics: ['🎈', '?', '½']"}, "articles/a.md:3:10 articles/a.md:3:15 articles/a.md:3:20"},
		{"a plain name and a file in other capitals", files{"people/who.md": "name: WHO", "articles/a.md": article("2019-01-01", "q1 Who 2014 one")}, "articles/a.md:6:14"},
		{"two files in other capitals", files{"people/who.md": "name: WHO", "people/band.md": "name: Who", "articles/a.md": article("2019-01-01", "q1 Who 2014 one", "q2 WHO 2014 two")}, ""},
		{"a plain name and a file of its address", files{"people/union.md": "name: The Union of Ports", "articles/a.md": article("2019-01-01", "q1 Union 2014 one")}, "articles/a.md:6:14"},
		{"a plain name and a file that differ in a sign", files{"people/union.md": "name: Union", "articles/a.md": "title: T|quotes:|  - {id: q1, speaker: Union+, date: 2014, text: one}"}, ""},
	} {
		var got []string
		for _, d := range test.files.site(t, Options{}).Diagnostics() {
			got = append(got, strings.Fields(says([]diag.Diagnostic{d}))[0])
		}
		same(t, test.name+": the places are", strings.Join(got, " "), test.want)
	}
}

// Two articles never have one name in feeds.
func TestFeedIDsApart(t *testing.T) {
	const old = "title: T|date: 2019-01-01|"
	for _, test := range []struct {
		name  string
		files files
		want  string
	}{
		{"the same", files{"articles/a.md": old + "id: tag:example.org,2019:x", "articles/b.md": old + "id: tag:example.org,2019:x"}, "articles/a.md:4:5 articles/b.md:4:5"},
		{"one of them made", files{"articles/a.md": old, "articles/b.md": old + "id: tag:example.org,2019:a"}, "articles/a.md:1:1 articles/b.md:4:5"},
		{"both made", files{"articles/a.md": old, "articles/b.md": old + "moved_from: [/past/a/]"}, "articles/a.md:1:1 articles/b.md:4:14"},
		{"both made, of old addresses", files{"articles/a.md": old + "moved_from: [/1/x/]", "articles/b.md": old + "moved_from: [/2/x.html]"}, "articles/a.md:4:14 articles/b.md:4:14"},
		{"other years", files{"articles/a.md": old, "articles/b.md": "title: T|date: 2018-01-01|moved_from: [/past/a/]"}, ""},
		{"other capitals", files{"articles/a.md": old + "id: HTTPS://Example.org:443/x", "articles/b.md": old + "id: https://example.org/X"}, "articles/a.md:4:5 articles/b.md:4:5"},
		{"percent signs", files{"articles/a.md": old + "id: https://example.org/%C3%A9", "articles/b.md": old + "id: https://example.org/a/../é"}, "articles/a.md:4:5 articles/b.md:4:5"},
		{"an empty path", files{"articles/a.md": old + "id: https://example.org", "articles/b.md": old + "id: https://example.org/"}, "articles/a.md:4:5 articles/b.md:4:5"},
		{"others", files{"articles/a.md": old + "id: https://example.org/?p=1", "articles/b.md": old + "id: https://example.org/?p=2"}, ""},
		{"an address that clashes", files{"articles/a.md": old, "articles/b.md": old + "moved_from: [/articles/a/]"}, "articles/b.md:4:14"},
	} {
		var got []string
		for _, d := range test.files.site(t, Options{BaseURL: "https://example.org"}).Diagnostics() {
			got = append(got, strings.Fields(says([]diag.Diagnostic{d}))[0])
		}
		same(t, test.name+": the places are", strings.Join(got, " "), test.want)
	}
	s := files{"articles/a.md": old + "id: https://example.org/a#1"}.site(t, Options{})
	same(t, "a part is", s.PartID(s.Article("a"), "q1"), "https://example.org/a#1/q1")
}
