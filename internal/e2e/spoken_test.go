package e2e_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"github.com/rogpeppe/go-internal/txtar"
	"golang.org/x/net/html"

	"github.com/gloss-press/gloss"
	"github.com/gloss-press/gloss/internal/render"
	"github.com/gloss-press/gloss/internal/site"
	"github.com/gloss-press/gloss/internal/transcript"
	"github.com/gloss-press/gloss/internal/verdict"
	"github.com/gloss-press/gloss/internal/workspace"
)

// spoken is a site of transcripts. Its verdicts are made here, by plain looking for words: what the pages make of them is tried.
var spoken = sync.OnceValue(func() *published {
	var overlaps strings.Builder
	overlaps.WriteString("---\ntitle: Twelve that overlap\ndate: 2014-09-22\nquotes:\n")
	numbers := strings.Fields("One two three four five six seven eight nine ten eleven twelve thirteen")
	for i := range 12 {
		fmt.Fprintf(&overlaps, "  - {id: o%d, speaker: Sir Alexander, date: 2014-09-15, source: briefing, text: \"%s\"}\n", i, strings.Join(numbers[i%6:i%6+3+i/3], ", "))
	}
	overlaps.WriteString("---\n" + strings.Join(numbers, ", ") + "\n")
	var talk strings.Builder
	talk.WriteString("WEBVTT\n")
	for i := range 200 {
		fmt.Fprintf(&talk, "\n%02d:%02d.000 --> %02d:%02d.500\n<v John Kerry>this is line number %s of the talk and it goes on\n", i*3/60, i*3%60, i*3/60, i*3%60+2, numberWords[i%50])
	}
	source := unpack("testdata/spoken.txtar", "spoken-source",
		txtar.File{Name: "content/articles/overlaps.md", Data: []byte(overlaps.String())},
		txtar.File{Name: "content/sources/talk.vtt", Data: []byte(talk.String())})
	hearing := filepath.Join(source, "content/sources/hearing.md")
	b, err := os.ReadFile(hearing)
	check(err)
	check(os.WriteFile(hearing, append(b, longHearing()...), 0o644))
	return press("spoken", source, "https://example.org/")
})

var numberWords = func() (list []string) {
	for i := range 50 {
		list = append(list, map[bool]string{true: "forty", false: fmt.Sprint("word", i)}[i == 40])
	}
	return list
}()

// longHearing is 2,400 turns of three speakers, about 600 KB: three parts.
func longHearing() []byte {
	var b strings.Builder
	for i := 2; i < 2400; i++ {
		fmt.Fprintf(&b, "\n%s:  This is turn %d of the hearing. %s\n", [...]string{"MR. KERRY", "MS. HARF", "Q"}[i%3], i, strings.Repeat("Words are spoken here, and then some more. ", i%9+1))
	}
	return []byte(b.String())
}

// press makes a site's pages with what its sources say.
func press(name, source, base string) *published {
	p := &published{name: name, dir: filepath.Join(scratch, name, "public"), base: base, files: map[string][]byte{}, pages: map[string]*html.Node{}}
	options := workspace.Options{BaseURL: base, Theme: gloss.Files, Now: time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)}
	p.words = wordsOf(source, options)
	ws, err := workspace.Open(source, options)
	check(err)
	defer ws.Close()
	snap := ws.Load()
	if len(snap.Diags) > 0 {
		panic(fmt.Sprint(snap.Diags))
	}
	assets, err := render.LoadAssets(ws.Assets())
	check(err)
	r, diags := render.New(ws.Layouts(), assets)
	if r == nil {
		panic(fmt.Sprint(diags))
	}
	texts := map[*site.Source]*transcript.Transcript{}
	verdicts := map[*site.Quote]*verdict.Checked{}
	for _, src := range snap.Site.Sources {
		t, diags := snap.Transcript(src)
		if len(diags) > 0 {
			panic(fmt.Sprint(diags))
		}
		texts[src] = t
		for _, q := range src.Quotes {
			if t != nil && !q.Paraphrase {
				verdicts[q] = verdict.Tell(t, look(t, q), q.Words)
			}
		}
	}
	on := r.On(snap.Site)
	put := func(file string, b []byte) {
		p.files[file] = b
		full := filepath.Join(p.dir, filepath.FromSlash(file))
		check(os.MkdirAll(filepath.Dir(full), 0o755))
		check(os.WriteFile(full, b, 0o644))
	}
	for file, b := range assets.Files() {
		put(file, b)
	}
	bodies := snap.Site.NewBodies(func(*site.Article) []int32 { return nil })
	for page := range snap.Site.Pages() {
		in := render.Inputs{Reading: snap.Read(page), Bodies: bodies, Checked: func(q *site.Quote) *verdict.Checked { return verdicts[q] }}
		switch x := page.Subject.(type) {
		case *site.Source:
			in.Transcript = texts[x]
		case site.SourcePart:
			in.Transcript = texts[x.Source]
		}
		var buf bytes.Buffer
		if diags := on.Page(&buf, page, in); len(diags) > 0 {
			panic(fmt.Sprint(page.Address, diags))
		}
		put(page.File(), buf.Bytes())
		if strings.HasSuffix(page.File(), ".html") {
			p.pages[page.File()], err = html.Parse(bytes.NewReader(buf.Bytes()))
			check(err)
		}
	}
	return p
}

// look looks for a quote's words as they are, omissions and brackets apart.
func look(t *transcript.Transcript, q *site.Quote) verdict.Verdict {
	v := verdict.Verdict{Kind: verdict.Verified, Turn: -1}
	words, at, rest := q.Words, 0, q.Words
	for rest != "" {
		from := len(words) - len(rest)
		end := len(rest)
		if i := strings.IndexAny(rest, "…["); i >= 0 {
			end = i
		}
		if piece := strings.TrimSpace(rest[:end]); piece != "" {
			i := strings.Index(t.Text[at:], piece)
			if i < 0 {
				return nearly(t, q)
			}
			gap := transcript.Range{From: at, To: at + i}
			if len(v.Pieces) == 0 {
				gap.From = gap.To
				if len(v.Gaps) > 0 { // “[The senators] met” stands for the two words before
					before := strings.Fields(t.Text[:gap.To])
					gap.From -= len(strings.Join(before[len(before)-2:], " ")) + 1
				}
			}
			if n := len(v.Gaps); n > 0 && v.Gaps[n-1].Source == (transcript.Range{}) {
				source := strings.TrimSpace(t.Text[gap.From:gap.To])
				gap.From += strings.Index(t.Text[gap.From:gap.To], source)
				gap.To = gap.From + len(source)
				v.Gaps[n-1].Source, v.Gaps[n-1].Words = gap, len(strings.Fields(source))
			}
			v.Pieces = append(v.Pieces, transcript.Range{From: at + i, To: at + i + len(piece)})
			at += i + len(piece)
		}
		rest = rest[end:]
		if rest != "" {
			n := len("…")
			if rest[0] == '[' {
				n = strings.IndexByte(rest, ']') + 1
			}
			v.Gaps = append(v.Gaps, verdict.Gap{Bracket: rest[0] == '[', Quote: transcript.Range{From: from + end, To: from + end + n}})
			rest = rest[n:]
		}
	}
	v.Place = transcript.Range{From: v.Pieces[0].From, To: at}
	located(t, &v)
	if q.ID.Value == "short" {
		v.Kind, v.Bearing.Word = verdict.CutShort, "will not"
	}
	return v
}

// nearly is the verdict on the one quote that differs.
func nearly(t *transcript.Transcript, q *site.Quote) verdict.Verdict {
	const near = "heard nine witnesses"
	i := strings.Index(t.Text, near)
	if i < 0 {
		panic(q.Ref() + " is in no source")
	}
	v := verdict.Verdict{Kind: verdict.WrongWords, Place: transcript.Range{From: i, To: i + len(near)},
		Diff: []verdict.Run{{Op: verdict.Same, Text: "heard"}, {Op: verdict.Missing, Text: "nine"}, {Op: verdict.Extra, Text: "ten"}, {Op: verdict.Same, Text: "witnesses"}}}
	located(t, &v)
	return v
}

func located(t *transcript.Transcript, v *verdict.Verdict) {
	v.Turn = t.TurnAt(v.Place.From)
	turn := t.Turns[v.Turn]
	v.Before = transcript.Range{From: max(turn.From, v.Place.From-60), To: v.Place.From}
	v.After = transcript.Range{From: v.Place.To, To: min(turn.To, v.Place.To+60)}
	for ; v.Before.From > turn.From && t.Text[v.Before.From] != ' '; v.Before.From-- {
	}
	for ; v.After.To < turn.To && t.Text[v.After.To] != ' '; v.After.To++ {
	}
	v.Second, v.Timed = t.Second(v.Place.From)
	v.SpeakerUnknown = turn.Label == ""
}

// spokenKinds are the pages on which transcripts and verdicts stand.
var spokenKinds = []string{"articles/record/", "articles/record/brackets/", "articles/overlaps/", "sources/briefing/", "sources/persian/", "sources/talk/", "sources/essay/", "sources/hearing/2/"}
