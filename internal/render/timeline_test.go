package render

import (
	"bytes"
	"io/fs"
	"os"
	"testing"
	"testing/fstest"
	"time"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/gloss-press/gloss/internal/site"
	"github.com/gloss-press/gloss/internal/workspace"
)

// entryByEntry is a site's own partials/timeline.html that shows what .List has by the fields of .Entries.
const entryByEntry = `{{define "timeline"}}<ol class="timeline">
{{range .Entries}}<li {{if .Event}}data-event{{else}}data-statement{{end}}="{{.ID}}"{{with .Anchor}} id="{{.}}" data-quote="{{.}}"{{end}}{{if .Same}} class="same"{{end}}>
{{- with .Gap}}
<p class="gap">{{.}}</p>
{{- end}}
<p class="when">{{.Date.Tag}}</p>
{{- if .Quote}}
<div class="what">
<p class="words">{{.Words}}</p>
<p class="by">{{.By}}{{if .Anchor}}{{with .Quote.Permalink}}&nbsp;· <a href="{{.}}">this quote alone</a>{{end}}{{end}}</p>
{{- with .Quote.Accept}}
<p class="fact"><b>Differs from the source:</b> {{.}}</p>
{{- end}}
{{- with .Quote}}{{if .Question}}
<p class="fact"><b>Asked{{if .QuestionBy.Title}} by {{.QuestionBy.Tag}}{{end}}:</b> {{.Question}}</p>
{{- end}}{{end}}
{{- with .Quote.Defines}}
<p class="fact"><b>Says what is meant by</b> {{range $i, $term := .}}{{if $i}}, {{end}}{{$term.Tag}}{{end}}</p>
{{- end}}
{{- range .Quote.Relations}}
<p class="fact"><b class="kind">{{.Kind}}</b> {{.Speaker.Tag}}{{with .Date.Short}}, {{.}}{{end}}{{if .Paraphrase}}, in a paraphrase: <a href="{{.URL}}">{{.Text}}</a>{{else}}: <a href="{{.URL}}"><q>{{.Text}}</q></a>{{end}}</p>
{{- end}}
{{- if .Anchor}}{{with .Quote.Note}}
<div class="text">{{.}}</div>
{{- end}}{{end}}
</div>
{{- else if .Event}}
<div class="what event">
<p class="words">{{if .Event.URL}}<a href="{{.Event.URL}}">{{.Event.Title}}</a>{{else}}{{.Event.Title}}{{end}}</p>
{{- with .Event.Text}}
<div class="text">{{.}}</div>
{{- end}}
{{- if .Event.Article.Title}}
<p class="by">In {{.Event.Article.Tag}}</p>
{{- end}}
</div>
{{- end}}
</li>
{{end}}</ol>
{{- if .More.Title}}
<p class="more">{{.More.Tag}}</p>
{{- end}}
{{end}}
`

// over is a file system whose files lie over those of another.
type over struct{ top, under fs.FS }

func (o over) Open(name string) (fs.File, error) {
	if f, err := o.top.Open(name); err == nil {
		return f, nil
	}
	return o.under.Open(name)
}

func (o over) ReadDir(name string) ([]fs.DirEntry, error) { return fs.ReadDir(o.under, name) }

// TestTimelineByEntries makes every page of two sites twice: by the list of a timeline and by its entries.
func TestTimelineByEntries(t *testing.T) {
	archive, err := txtar.ParseFile("../e2e/testdata/spoken.txtar")
	if err != nil {
		t.Fatal(err)
	}
	files := fstest.MapFS{}
	for _, f := range archive.Files {
		files[f.Name] = &fstest.MapFile{Data: f.Data}
	}
	spoken := t.TempDir()
	if err := os.CopyFS(spoken, files); err != nil {
		t.Fatal(err)
	}
	for _, source := range []string{"../..", spoken} {
		byEntries(t, source)
	}
}

func byEntries(t *testing.T, source string) {
	ws, err := workspace.Open(source, workspace.Options{Now: time.Unix(1<<32, 0), Theme: os.DirFS("../..")})
	if err != nil {
		t.Fatal(err)
	}
	defer ws.Close()
	snap := ws.Load()
	own := over{fstest.MapFS{"partials/timeline.html": {Data: []byte(entryByEntry)}}, ws.Layouts()}
	var presses []*Press
	for _, layouts := range []fs.FS{ws.Layouts(), own} {
		r, diags := New(layouts, Assets{})
		if r == nil {
			t.Fatal(diags)
		}
		presses = append(presses, r.On(snap.Site))
	}
	timelines := 0
	for p := range snap.Site.Pages() {
		if p.Kind >= site.NotFoundPage {
			continue
		}
		in := Inputs{Reading: snap.Read(p), Checked: snap.Checked}
		var list, entries bytes.Buffer
		presses[0].Page(&list, p, in)
		for _, d := range presses[1].Page(&entries, p, in) {
			t.Error(d)
		}
		timelines += bytes.Count(list.Bytes(), []byte(`<ol class="timeline">`))
		if !bytes.Equal(list.Bytes(), entries.Bytes()) {
			t.Errorf("%s differs", p.Address)
		}
	}
	if timelines < 10 {
		t.Errorf("only %d timelines were compared", timelines)
	}
}
