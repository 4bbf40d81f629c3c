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
	"github.com/gloss-press/gloss/internal/card"
	"github.com/gloss-press/gloss/internal/export"
	"github.com/gloss-press/gloss/internal/render"
	"github.com/gloss-press/gloss/internal/site"
	"github.com/gloss-press/gloss/internal/workspace"
)

// spoken is a site of transcripts.
var spoken = sync.OnceValue(func() *published {
	var overlaps strings.Builder
	overlaps.WriteString("---\ntitle: Twelve that overlap\ndate: 2014-09-22\nquotes:\n")
	numbers := strings.Fields("One two three four five six seven eight nine ten eleven twelve thirteen")
	for i := range 12 {
		fmt.Fprintf(&overlaps, "  - {id: o%d, speaker: Sir Alexander Montague Fitzwilliam-Hartlebury of the Upper Valley, date: 2014-09-15, source: briefing, text: \"%s\"}\n", i, strings.Join(numbers[i%6:i%6+3+i/3], ", "))
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

// press makes a site's pages, whatever warnings there are: quotes that are cut short are shown too.
func press(name, source, base string) *published {
	p := &published{name: name, dir: filepath.Join(scratch, name, "public"), base: base, files: map[string][]byte{}, pages: map[string]*html.Node{}}
	options := workspace.Options{BaseURL: base, Theme: gloss.Files, Now: time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)}
	p.words, p.told = wordsOf(source, options)
	ws, err := workspace.Open(source, options)
	check(err)
	defer ws.Close()
	snap := ws.Load()
	if len(snap.Diags) > 0 {
		panic(fmt.Sprint(snap.Diags))
	}
	assets, _ := render.LoadAssets(ws.Assets())
	r, diags := render.New(ws.Layouts().Under, ws.Layouts().Over, assets)
	if r == nil {
		panic(fmt.Sprint(diags))
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
	files := on.Files(snap.Checked)
	bodyOf := map[string]string{} // by the content file; a page comes before the files that are made of its body
	files.Article = func(a *site.Article) string { return files.Plain(a, bodyOf[a.Path]) }
	for page := range snap.Site.Pages() {
		if page.Kind == site.SearchFile {
			continue // a build makes it, with all that it leads to
		}
		in := render.Inputs{Reading: snap.Read(page), Bodies: bodies, Transcript: snap.Said(page), Checked: snap.Checked, Size: snap.PictureSize, Body: new(string)}
		var buf bytes.Buffer
		if page.Kind == site.CardFile {
			buf.Write(card.Draw(on.Card(page, in), assets.Look()))
		} else if !page.Kind.IsLaidOut() {
			check(files.Write(&buf, page, export.Body{HTML: bodyOf[page.ContentFile()], Reading: in.Reading}))
		} else if diags := on.Page(&buf, page, in); len(diags) > 0 {
			panic(fmt.Sprint(page.Address, diags))
		}
		if page.ShowsBody() {
			bodyOf[page.ContentFile()] = *in.Body
		}
		put(page.File(), buf.Bytes())
		if strings.HasSuffix(page.File(), ".html") {
			p.pages[page.File()], err = html.Parse(bytes.NewReader(buf.Bytes()))
			check(err)
		}
	}
	return p
}

// spokenKinds are the pages on which transcripts and verdicts stand.
var spokenKinds = []string{"articles/record/", "articles/record/brackets/", "articles/overlaps/", "sources/briefing/", "sources/persian/", "sources/talk/", "sources/essay/", "sources/hearing/2/"}
