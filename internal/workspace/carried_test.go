package workspace

import (
	"strings"
	"testing"

	"github.com/gloss-press/gloss/internal/content"
	"github.com/gloss-press/gloss/internal/site"
	"github.com/gloss-press/gloss/internal/transcript"
	"github.com/gloss-press/gloss/internal/verdict"
)

// carryingSite quotes a source with a body and one with captions.
func carryingSite(t *testing.T) (string, *Snapshot) {
	dir := t.TempDir()
	write(t, dir, "content/people/ada.md", "---\nname: Ada\n---\n")
	write(t, dir, "content/sources/body.md", "---\ntitle: Body\n---\nADA:  Now we talk.\n")
	write(t, dir, "content/sources/seen.md", "---\ntitle: Seen\nfile: seen.vtt\n---\n")
	write(t, dir, "content/sources/seen.vtt", "WEBVTT\n\n00:01.000 --> 00:04.000\n<v Ada>Now we meet.\n")
	write(t, dir, "content/articles/a.md", carryingArticle("She said"))
	ws := open(t, dir)
	ws.opt.Lasting = true
	return dir, ws.Load()
}

func carryingArticle(lead string) string {
	return "---\ntitle: A\nquotes:\n  - {id: talk, speaker: ada, date: 2014, source: body, text: we talk}\n" +
		"  - {id: meet, speaker: ada, date: 2014, source: seen, text: we meet}\n---\n" + lead + " “we talk” and “we meet”.\n"
}

// judged gives what a Snapshot has of both sources.
func judged(s *Snapshot) (body, seen *transcript.Transcript, talk, meet *verdict.Verdict) {
	a, b := s.Site.Source("body"), s.Site.Source("seen")
	body, _ = s.Transcript(a)
	seen, _ = s.Transcript(b)
	return body, seen, s.judge(a).quotes[s.Site.Quote("a#talk")], s.judge(b).quotes[s.Site.Quote("a#meet")]
}

// TestCarriedOver says which transcripts and verdicts are taken over by a save: all but those of sources that may now be read
// otherwise.
func TestCarriedOver(t *testing.T) {
	for _, test := range []struct {
		name, file, text string
		body, seen       bool // whether the transcript is the same one
	}{
		{"an article's body", "content/articles/a.md", carryingArticle("Then she said"), true, true},
		{"an article's front matter", "content/articles/a.md", strings.Replace(carryingArticle("She said"), "title: A", "title: B", 1), true, true},
		{"another article", "content/articles/b.md", "---\ntitle: B\n---\n", true, true},
		{"the source", "content/sources/body.md", "---\ntitle: Body\n---\nADA:  Now we talk again.\n", false, true},
		{"the file with the captions", "content/sources/seen.vtt", "WEBVTT\n\n00:02.000 --> 00:04.000\n<v Ada>Then we meet.\n", true, false},
		{"another file beside it", "content/sources/else.vtt", "WEBVTT\n", true, true},
		{"a person, whom labels may name", "content/people/ada.md", "---\nname: Ada\naliases: [Countess]\n---\n", false, false},
		{"one more person", "content/people/bob.md", "---\nname: Bob\n---\n", false, false},
	} {
		t.Run(test.name, func(t *testing.T) {
			dir, s := carryingSite(t)
			body, seen, talk, meet := judged(s)
			if talk.Kind != verdict.Verified || meet.Kind != verdict.Verified {
				t.Fatal(talk.Kind, meet.Kind)
			}
			write(t, dir, test.file, test.text)
			s = s.Changed([]string{test.file})
			// A save after which nobody asks for anything changes nothing in this.
			write(t, dir, "content/articles/c.md", "---\ntitle: C\n---\n")
			s = s.Changed([]string{"content/articles/c.md"})
			nowBody, nowSeen, nowTalk, nowMeet := judged(s)
			if (nowBody == body) != test.body || (nowSeen == seen) != test.seen {
				t.Errorf("the transcripts are the same: %v, %v", nowBody == body, nowSeen == seen)
			}
			if (nowTalk == talk) != test.body || (nowMeet == meet) != test.seen {
				t.Errorf("the verdicts are the same: %v, %v", nowTalk == talk, nowMeet == meet)
			}
			if nowTalk.Kind != verdict.Verified || nowMeet.Kind != verdict.Verified {
				t.Error(nowTalk.Kind, nowMeet.Kind)
			}
		})
	}
}

// TestNothingCarriedUnseen looks at all files anew, with no word of which have changed: then what a caption file says is read again.
func TestNothingCarriedUnseen(t *testing.T) {
	dir, s := carryingSite(t)
	judged(s)
	write(t, dir, "content/sources/seen.vtt", "WEBVTT\n\n00:01.000 --> 00:04.000\n<v Ada>Now we part.\n")
	write(t, dir, "content/articles/a.md", carryingArticle("Then she said"))
	if _, _, talk, meet := judged(s.Changed(nil)); talk.Kind != verdict.Verified || meet.Kind == verdict.Verified {
		t.Errorf("talk is %s, meet is %s", talk.Kind, meet.Kind)
	}
}

// TestNoVerdictOfOtherWords changes what is quoted: the source is not read again, and the new words are looked for in it.
func TestNoVerdictOfOtherWords(t *testing.T) {
	dir, s := carryingSite(t)
	body, _, _, _ := judged(s)
	write(t, dir, "content/articles/a.md", strings.ReplaceAll(carryingArticle("She said"), "we talk", "we walk"))
	s = s.Changed([]string{"content/articles/a.md"})
	if now, _, talk, meet := judged(s); now != body || talk.Kind == verdict.Verified || meet.Kind != verdict.Verified {
		t.Errorf("read again: %v; %s, %s", now != body, talk.Kind, meet.Kind)
	}
}

// TestOldestForgotten keeps transcripts up to a size: the oldest goes first, the newest stays however large it is.
func TestOldestForgotten(t *testing.T) {
	text := strings.Repeat("x", maxTranscripts/2-10)
	js := &judgements{of: map[*site.Source]*judging{}}
	var list []*judging
	want := []string{"1", "11", "011", "0001"}
	for i, text := range []string{text, text, "a few words more than that", text + text + text} {
		list = append(list, &judging{})
		js.keep(list[i], &transcript.Transcript{Text: text})
		kept := ""
		for _, j := range list {
			kept += map[bool]string{true: "1", false: "0"}[j.transcript != nil && !j.forgotten]
		}
		if kept != want[i] {
			t.Errorf("after %d: %s, want %s", i+1, kept, want[i])
		}
	}
	if js.size != 3*len(text) {
		t.Errorf("%d bytes are counted", js.size)
	}
}

// TestOldTranscriptsGo takes over what earlier Snapshots read, as far as there is room: what has been read since comes first.
func TestOldTranscriptsGo(t *testing.T) {
	text := &transcript.Transcript{Text: strings.Repeat("x", maxTranscripts/2-10)}
	old := carried{basis: basis{source: &content.Source{}}, transcript: text}
	for size, want := range map[int]int{0: 2, len(text.Text): 1, 2 * len(text.Text): 0} {
		js := &judgements{size: size, before: map[string]carried{"a": old, "b": old, "c": {basis: old.basis}}}
		n := 0
		next := js.next([]string{"content/articles/x.md"})
		for _, c := range next {
			if c.transcript != nil {
				n++
			}
		}
		if n != want || len(next) != 3 {
			t.Errorf("with %d bytes read since, %d of %d go on with their transcripts, want %d of 3", size, n, len(next), want)
		}
	}
}
