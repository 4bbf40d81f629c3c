package quoting_test

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/gloss-press/gloss"
	"github.com/gloss-press/gloss/internal/build"
	"github.com/gloss-press/gloss/internal/content"
	"github.com/gloss-press/gloss/internal/diag"
	"github.com/gloss-press/gloss/internal/passage"
	"github.com/gloss-press/gloss/internal/quoting"
	"github.com/gloss-press/gloss/internal/verdict"
	"github.com/gloss-press/gloss/internal/workspace"
)

var options = workspace.Options{Theme: gloss.Files, Drafts: true, Now: time.Unix(1500000000, 0)}

func write(t *testing.T, dir, name, text string) {
	t.Helper()
	file := filepath.Join(dir, "content", filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

func load(t *testing.T, dir string) *workspace.Snapshot {
	t.Helper()
	ws, err := workspace.Open(dir, options)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { ws.Close() })
	return ws.Load()
}

// vocabulary has few words, so that many passages stand in several places, and signs that typography changes.
var vocabulary = strings.Split(`we're going to the talks — I said "yes" and strike 3.5 de-conflict [them] we’ll speak, again; how? Well -- people's … answer it's 2014-15 (partly) café naïve "back`+"`"+`slash\ €5 100% A.M. Mr. Über’s`, " ")

var between = []string{" ", " ", " ", " ", " ", "\n", "\u00a0", "  ", "\n\n", " (Laughter.) ", " [crosstalk] "}

// randomSource writes a transcript with speakers who have files, plain names, nameless ones, and perhaps times.
func randomSource(r *rand.Rand) string {
	var b strings.Builder
	timed := r.IntN(2) == 0
	labels := []string{"SECRETARY KERRY:  ", "MS. HARF:  ", "QUESTION:  ", "MR. SMITHSON:  "}
	for turn := range 2 + r.IntN(6) {
		if timed {
			fmt.Fprintf(&b, "[00:%02d:%02d] ", turn, r.IntN(60))
		}
		b.WriteString(labels[r.IntN(len(labels))])
		for range 3 + r.IntN(60) {
			b.WriteString(vocabulary[r.IntN(len(vocabulary))] + between[r.IntN(len(between))])
		}
		b.WriteString("over.\n\n")
	}
	return b.String()
}

// retyped gives words as somebody may type them.
func retyped(r *rand.Rand, words string) string {
	if r.IntN(2) == 0 {
		words = strings.NewReplacer("’", "'", "—", "--", "…", "...").Replace(words)
	}
	return strings.Join(strings.Fields(words), " ")
}

var escapes = strings.NewReplacer(`\`, `\\`, "`", "\\`", "[", `\[`, "]", `\]`, "*", `\*`, "_", `\_`, "<", `\<`, "&", `\&`)

// TestRightByConstruction takes random passages of random transcripts, and of the example's, adds the quotes that are made of them
// to articles, and builds: nothing is wrong, and every quote is verified where it was taken from.
func TestRightByConstruction(t *testing.T) {
	r := rand.New(rand.NewPCG(6, 8))
	dir := t.TempDir()
	if err := os.CopyFS(filepath.Join(dir, "content"), os.DirFS("../../content")); err != nil {
		t.Fatal(err)
	}
	if err := os.RemoveAll(filepath.Join(dir, "content", "articles")); err != nil {
		t.Fatal(err)
	}
	for _, sub := range []string{"pages", "glossary"} {
		if err := os.RemoveAll(filepath.Join(dir, "content", sub)); err != nil {
			t.Fatal(err)
		}
	}
	write(t, dir, "site.yaml", "title: Random\n")
	for i := range 12 {
		write(t, dir, fmt.Sprintf("sources/random-%d.md", i), "---\ntitle: Random\ndate: 2014-09-14\n---\n\n"+randomSource(r))
	}
	write(t, dir, "sources/captions.md", "---\ntitle: Captions\ndate: 2014-09-14\nrecord: captions\n---\n\n"+randomSource(r))
	s := load(t, dir)
	turns := map[string]passage.Range{}
	cut, refused, twice, sided := 0, 0, 0, 0
	n := 0
	for _, src := range s.Site.Sources {
		tr, _ := s.Transcript(src)
		for range 60 {
			turn := r.IntN(len(tr.Turns))
			words := strings.Fields(tr.Text[tr.Turns[turn].From:tr.Turns[turn].To])
			from := r.IntN(len(words))
			asked := quoting.Asked{Source: src, Words: retyped(r, strings.Join(words[from:min(len(words), from+1+r.IntN(12))], " ")), Turn: turn + 1}
			q, err := quoting.Find(s, asked)
			var no *quoting.Refusal
			if errors.As(err, &no) {
				refused++
				if no.Diagnostic.Message == "" {
					t.Fatalf("%q: refused without a word", asked.Words)
				}
				continue
			}
			if err != nil {
				t.Fatal(err)
			}
			if q.Turn != turn+1 {
				t.Errorf("%q of turn %d is taken from turn %d", asked.Words, turn+1, q.Turn)
			}
			if q.Places > 1 {
				twice++
				if q.Get("prefix")+q.Get("suffix") != "" {
					sided++
				}
			}
			if q.Kind != verdict.Verified || len(q.Lacks) > 0 {
				cut++
				continue
			}
			n++
			name := fmt.Sprintf("articles/a%d.md", n)
			start := fmt.Sprintf("---\ntitle: A%d\ndate: 2016-01-01\n---\nHere: “%s”.\n", n, escapes.Replace(q.Passage()))
			b, ok := content.AddQuote(name, []byte(start), q.Keys)
			if !ok {
				t.Fatalf("can't be added: %v", q.Keys)
			}
			write(t, dir, name, string(b))
			turns[fmt.Sprintf("a%d#%s", n, q.Get("id"))] = tr.Turns[turn].Range
		}
	}
	t.Logf("%d quotes; %d cut short, %d refused; %d of words that stand twice, %d with a prefix or suffix", n, cut, refused, twice, sided)
	if n < 300 || refused > n/10 || sided < twice/2 {
		t.Error("too few quotes are made")
	}
	res, err := build.Run(t.Context(), build.Options{Source: dir, Output: filepath.Join(t.TempDir(), "public"), Strict: true, Options: options})
	if err != nil {
		t.Fatal(err)
	}
	told := 0
	for _, d := range res.Diags {
		if d.Code == diag.NearStatement { // the passages overlap, which is no mistake of theirs
			continue
		}
		if told++; told < 10 {
			b, _ := os.ReadFile(filepath.Join(dir, d.File))
			t.Errorf("%s: %s\n%s\n%s", d.File, d.Message, d.Label, b)
		}
	}
	s = load(t, dir)
	for ref, turn := range turns {
		q := s.Site.Quote(ref)
		if q == nil {
			t.Fatalf("%s is not there", ref)
		}
		v := s.Verdict(q)
		if v.Kind != verdict.Verified {
			t.Errorf("%s: %s: %q", ref, v.Kind, q.Text().Value)
		}
		tr, _ := s.Transcript(q.Source)
		if given := q.Prefix.Value + q.Suffix.Value; given != "" && (v.Place.From < turn.From || turn.To < v.Place.To) {
			t.Errorf("%s: %q with %q is found at %v, and was taken from %v", ref, q.Text().Value, given, v.Place, turn)
		}
		if who := tr.Turns[v.Turn].Speaker; who != "" && who != q.Speaker.Slug {
			t.Errorf("%s: %s said that, and not %s", ref, who, q.Speaker.Slug)
		}
	}
}

const talk = `---
title: The talk
date: 2014-09-14~
speakers: {JK: john-kerry}
---

JK: Well, we’re not going to coordinate with (laughter) the Syrians. We will talk.

QUESTION: We will talk? And about "what"?

JK: We will talk about what there is to talk about. [00:12:34] Later on.

JONES: I “say” nothing \ at all.
`

// asked are words and what becomes of them: the keys of the quote, or what is refused.
var asked = []struct {
	words, before string
	turn          int
	want          string
}{
	{"we're  not going to", "", 0, `id=kerry-not-going-to speaker=john-kerry date=2014-09-14~ venue=The talk source=talk text=we’re not going to`},
	{"coordinate with (laughter) the Syrians", "", 0, `id=kerry-coordinate-with-the-syrians speaker=john-kerry date=2014-09-14~ venue=The talk source=talk text=coordinate with the Syrians`},
	{"We're not going to coordinate", "", 0, `text=we’re not going to coordinate`},
	{"we’re … going to", "", 0, `refused: what is left out or replaced here changes the meaning: “not”: the source has “we’re not going to”`},
	{"Well … with the Syrians", "", 0, `refused: what is left out or replaced here changes the meaning: “not”`},
	{"coordinate … the Syrians", "", 0, `text=coordinate … the Syrians`},
	{"[We] will talk about what there is", "", 3, `text=[We] will talk about what there is`},
	{"We will talk", "", 0, `text=We will talk prefix=Syrians.`},
	{"We will talk", "", 3, `at= text=We will talk suffix=about`},
	{"We will talk", "", 2, `speaker=QUESTION text=We will talk suffix=?`},
	{"talk", "to ", 3, `text=talk prefix=to`},
	{"Later on", "", 0, `at=00:12:34 text=Later on`},
	{"I \"say\" nothing", "", 0, `id=jones-say-nothing speaker=JONES text=I “say” nothing`},
	{"the Syrians. We will talk. We will talk?", "", 0, `refused: these words run from one turn into another: JK begins them, and QUESTION ends them`},
	{"we are not going to coordinate", "", 0, `refused: these are not the words of the source “The talk”: the source has “we’re not going to coordinate”`},
	{"a purple elephant", "", 0, `refused: these words are not in the source “The talk”: nothing in it is like them`},
	{"nothing", "", 1, `refused: these words are not in that turn: JONES says them`},
	{"(laughter)", "", 0, `refused: `},
	{" … ", "", 0, `refused: there are no words to quote`},
	{"going to coordinate", "", 99, `text=going to coordinate`},
}

func TestFind(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, "people/john-kerry.md", "---\nname: John Kerry\n---\n")
	write(t, dir, "sources/talk.md", talk)
	write(t, dir, "sources/empty.md", "---\ntitle: Empty\n---\n")
	s := load(t, dir)
	for _, a := range asked {
		got := ""
		q, err := quoting.Find(s, quoting.Asked{Source: s.Site.Source("talk"), Words: a.words, Before: a.before, Turn: a.turn})
		if err != nil {
			got = "refused: " + err.Error()
		} else {
			for _, p := range q.Keys {
				got += p.Key + "=" + p.Value + " "
			}
		}
		for _, part := range strings.SplitAfter(a.want, "\x00") {
			if !holds(got, part) {
				t.Errorf("%q in turn %d:\n got %s\nwant %s", a.words, a.turn, got, a.want)
			}
		}
	}
	if _, err := quoting.Find(s, quoting.Asked{Source: s.Site.Source("empty"), Words: "words"}); err == nil {
		t.Error("a source without text is quoted")
	}
}

// holds reports whether what came out has all that is wanted: the keys, in their order, or the beginning of a refusal.
func holds(got, want string) bool {
	if strings.HasPrefix(want, "refused: ") {
		return strings.HasPrefix(got, want)
	}
	for _, key := range []string{"id", "speaker", "date", "venue", "source", "at", "text", "prefix", "suffix"} {
		i := strings.Index(" "+want, " "+key+"=")
		if i < 0 {
			if slices.Contains([]string{"prefix", "suffix"}, key) && strings.Contains(" "+got, " "+key+"=") {
				return false
			}
			continue
		}
		value := want[i+len(key)+1:]
		if j := strings.Index(value, "="); j >= 0 {
			value = value[:strings.LastIndexByte(value[:j], ' ')]
		}
		if value == "" {
			if strings.Contains(" "+got, " "+key+"=") {
				return false
			}
		} else if !strings.Contains(" "+got, " "+key+"="+value+" ") {
			return false
		}
	}
	return true
}
