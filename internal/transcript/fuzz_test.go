package transcript

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/gloss-press/gloss/internal/markdown"
)

// seeds adds the transcripts of all tables.
func seeds(f *testing.F) {
	files, err := filepath.Glob("testdata/turns*.txt")
	if err != nil {
		f.Fatal(err)
	}
	for _, file := range files {
		b, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		for part := range strings.SplitSeq(string(b), "\n--- transcript\n") {
			body, _, _ := strings.Cut(part, "\n--- turns\n")
			f.Add(body, "MS. HARF", "John Kerry")
		}
	}
}

func options(label, name string) Options {
	return Options{Speakers: map[string]string{label: "x"}, People: NewPeople([]Person{
		{Slug: "a", Name: name, Titles: []string{"US Secretary of State"}}, {Slug: "b", Name: "Marie Harf", Aliases: []string{"Speaker 1"}}})}
}

func isText(s string) bool {
	return utf8.ValidString(s) && !strings.ContainsFunc(s, func(r rune) bool { return unicode.IsControl(r) && !strings.ContainsRune("\n\r\t", r) || r == 0xFEFF })
}

// FuzzTurns cuts any transcript. All words stand in its Text, in order, but for labels and time codes.
func FuzzTurns(f *testing.F) {
	seeds(f)
	f.Fuzz(func(t *testing.T, src, label, name string) {
		if !isText(src) || !utf8.ValidString(label+name) {
			return // package content refuses it
		}
		lines := engine.Lines(markdown.Input{Text: []byte(src), Line: 1})
		tr := Parse(lines, options(label, name))
		checkTranscript(t, src, tr)
		checkWords(t, lines, options(label, name), tr)
		if !strings.HasPrefix(src, "WEBVTT") {
			plain, _ := parseCaptions("a.txt", []byte(src), options(label, name))
			checkTranscript(t, src, plain)
			checkWords(t, plainLines(splitLines(src)), options(label, name), plain)
		}
	})
}

// checkWords checks that a transcript has all words of its lines: what of a line is not in its Text stands at its beginning, and
// is a label, a time code, or a mark.
func checkWords(t *testing.T, lines []markdown.Line, o Options, tr *Transcript) {
	t.Helper()
	own := make([]line, len(lines))
	for i := range lines {
		own[i].Line = lines[i]
	}
	c := newCutting(own, o)
	at := 0
	for i := range c.lines {
		l := &c.lines[i]
		op, from := &c.openings[i], c.wordsAt(i)
		text := l.Text
		if op.form != none && op.closing > 0 {
			text = text[:op.closing]
		}
		rest := strings.TrimSpace(text[from:])
		n := strings.Index(tr.Text[at:], rest)
		if n < 0 || strings.TrimLeft(tr.Text[at:at+n], " \n\x00") != "" {
			t.Fatalf("the words of %q are not in %q", l.Text, tr.Text[at:])
		}
		at += n + len(rest)
		cut := l.Text[:from]
		if op.form != none {
			cut = strings.Replace(cut, op.label, "", 1)
		}
		for range max(len(op.codes), len(c.heads[i].codes)) {
			for i := range cut {
				if _, n, _ := timeCode(cut[i:]); n > 0 {
					cut = cut[:i] + cut[i+n:]
					break
				}
			}
		}
		if strings.ContainsFunc(cut, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) {
			t.Fatalf("%q of %q is neither label nor time code", cut, l.Text)
		}
	}
	if rest := strings.Trim(tr.Text[at:], " \n\x00"); rest != "" {
		t.Fatalf("%q is in no line", rest)
	}
}

// FuzzCaptions reads any file. Whatever its name, its words stand in their places.
func FuzzCaptions(f *testing.F) {
	seeds(f)
	f.Fuzz(func(t *testing.T, src, label, name string) {
		for _, file := range []string{"a.vtt", "a.srt", "a.txt"} {
			tr, ds := parseCaptions(file, []byte(src), options(label, name))
			for _, d := range ds {
				if d.From.Line < 1 || d.From.Col < 1 || d.Message == "" || d.Hint == "" || d.File != file {
					t.Fatalf("%+v", d)
				}
			}
			if isText(src) {
				checkTranscript(t, src, tr)
			}
		}
	})
}

// Every word of captions that are not broken stands in the Text once, under its speaker.
func TestCaptionsLoseNothing(t *testing.T) {
	for _, format := range []string{"a.vtt", "a.srt"} {
		var b strings.Builder
		if format == "a.vtt" {
			b.WriteString("WEBVTT\n\n")
		}
		var want []string
		odd := []string{"STYLE", "NOTE", "REGION", "3", "<3", "a&b", "&", "<", ">", "{x}", "[no]", "--", "<inaudible>", "00:12", "->", "WEBVTT"}
		for i := range 400 {
			sep := map[string]string{"a.vtt": ".", "a.srt": ","}[format]
			fmt.Fprintf(&b, "%d\n00:%02d:%02d%s000 --> 00:%02d:%02d%s900\n", i+1, i/60, i%60, sep, i/60, i%60, sep)
			for j := range 1 + i%3 {
				words := fmt.Sprintf("we said w%d.%d", i, j)
				fmt.Fprintf(&b, "%s %s x\n", odd[(i+j)%len(odd)], words)
				want = append(want, words)
			}
			b.WriteString("\n")
		}
		tr, ds := parseCaptions(format, []byte(b.String()), Options{})
		if len(ds) > 0 {
			t.Errorf("%s: %+v", format, ds)
		}
		at := 0
		for _, words := range want {
			n := strings.Index(tr.Text[at:], words)
			if n < 0 {
				t.Fatalf("%s: %q is lost", format, words)
			}
			at += n + len(words)
		}
		if got := strings.Count(tr.Text, "we said"); got != len(want) {
			t.Errorf("%s: %d of %d captions", format, got, len(want))
		}
		for _, word := range odd {
			if !strings.Contains(tr.Text, word) {
				t.Errorf("%s: %q is lost", format, word)
			}
		}
	}
}
