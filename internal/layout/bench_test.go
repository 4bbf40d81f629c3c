package layout

import (
	"bytes"
	"html/template"
	"testing"
)

// article is a layout like that of an article, with six quotes.
const article = `{{define "link"}}{{if .URL}}<a href="{{.URL}}">{{.Title}}</a>{{else}}{{.Title}}{{end}}{{end -}}
{{define "date"}}{{if .HTML}}<time datetime="{{.HTML}}">{{.Text}}</time>{{else}}{{.Text}}{{end}}{{end -}}
{{define "lang"}}{{with .Language}} lang="{{.}}"{{end}}{{with .Dir}} dir="{{.}}"{{end}}{{end -}}
{{define "quote"}}<figure id="{{.ID}}"{{template "lang" .}}>
{{if .Paraphrase}}<div>{{.Words}}</div>{{else}}<blockquote><p>{{.Words}}</p></blockquote>{{end}}
<p class="by"><b>{{template "link" .Speaker}}</b>{{with .Role}}, {{.}}{{end}}{{if .Date.Text}} · {{template "date" .Date}}{{end}}{{if .Source.Title}} · {{template "link" .Source}}{{end}}
{{- with .Outside}} · <a class="outside" rel="external" href="{{.}}">original</a>{{end}}</p>
{{- range $i, $r := .Relations}}{{if $i}}, {{end}}<span data-kind="{{$r.Kind}}">{{template "link" $r.Speaker}} {{template "date" $r.Date}}</span>{{end}}
</figure>
{{end -}}
<!doctype html>
<html lang="{{.Language}}" dir="{{.Dir}}"><title>{{with .Title}}{{.}} · {{end}}{{.Site}}</title>
<nav><ul>{{range .Nav}}<li><a href="{{.URL}}"{{if .Current}} aria-current="page"{{end}}>{{.Title}}</a></li>{{end}}</ul></nav>
<h1>{{.Title}}</h1>
<div class="body">{{.Body}}</div>
{{range .Quotes}}{{template "quote" .}}{{end}}
{{with .Nav}}<p>{{range $i, $l := .}}{{if $i}}, {{end}}{{template "link" $l}}{{end}}</p>{{end}}
`

type (
	benchLink struct {
		Title, URL string
		Current    bool
	}
	benchDate     struct{ Text, HTML string }
	benchRelation struct {
		Kind    string
		Speaker benchLink
		Date    benchDate
	}
	benchQuote struct {
		ID, Language, Dir, Role, Outside string
		Paraphrase                       bool
		Words                            template.HTML
		Speaker, Source                  benchLink
		Date                             benchDate
		Relations                        []benchRelation
	}
	benchPage struct {
		Language, Dir, Title, Site string
		Nav                        []benchLink
		Body                       template.HTML
		Quotes                     []*benchQuote
	}
)

func benchData() *benchPage {
	date := benchDate{"14 September 2014", "2014-09-14"}
	p := &benchPage{Language: "en", Dir: "ltr", Title: "What they said, and when", Site: "Explainers & more", Body: template.HTML(bytes.Repeat([]byte("<p>Text of a body.</p>\n"), 200))}
	for _, title := range []string{"Explainers", "Glossary", "People", "Sources", "Timeline"} {
		p.Nav = append(p.Nav, benchLink{Title: title, URL: "../../" + title + "/"})
	}
	for range 6 {
		p.Quotes = append(p.Quotes, &benchQuote{ID: "a-quote", Role: "the minister’s \"own\" speaker", Outside: "https://example.org/speeches/2014/09/14", Words: "These are the words.", Date: date,
			Speaker: benchLink{Title: "Jo Speaker", URL: "../../people/jo/"}, Source: benchLink{Title: "A speech", URL: "../../sources/a-speech/"},
			Relations: []benchRelation{{"answers", benchLink{Title: "Al", URL: "../../people/al/"}, date}, {"corrects", benchLink{Title: "Bo"}, date}}})
	}
	return p
}

func BenchmarkCompiled(b *testing.B) {
	s, data := New(nil, nil, made(article)), benchData()
	var buf bytes.Buffer
	b.ReportAllocs()
	for b.Loop() {
		buf.Reset()
		if err := s.Execute(&buf, "main", data, nil); err != nil || s.Fallbacks() != nil {
			b.Fatal(err, s.Fallbacks())
		}
	}
}

func BenchmarkPlain(b *testing.B) {
	t, data := made(article), benchData()
	var buf bytes.Buffer
	b.ReportAllocs()
	for b.Loop() {
		buf.Reset()
		if err := t.Execute(&buf, data); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkCompile makes the compiled form of the same layout.
func BenchmarkCompile(b *testing.B) {
	t := made(article)
	b.ReportAllocs()
	for b.Loop() {
		New(nil, nil, t).form("main")
	}
}
