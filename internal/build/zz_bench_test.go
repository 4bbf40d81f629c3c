package build
import ("testing";"bytes";"time";"github.com/gloss-press/gloss";"github.com/gloss-press/gloss/internal/workspace";"github.com/gloss-press/gloss/internal/render";"github.com/gloss-press/gloss/internal/site";"github.com/gloss-press/gloss/internal/content";"os"
"github.com/yuin/goldmark"; "github.com/yuin/goldmark/extension"; "github.com/yuin/goldmark/parser";"go.yaml.in/yaml/v4")
func BenchmarkZ(b *testing.B){
 ws,_:=workspace.Open("/tmp/bench/c1k/gloss",workspace.Options{Now:time.Now(),Theme:gloss.Files}); snap:=ws.Load()
 assets,_:=render.LoadAssets(ws.Assets()); r,_:=render.New(ws.Layouts(),assets); press:=r.On(snap.Site)
 var arts, terms, people, years, feeds, ann []site.Page
 for p:=range snap.Site.Pages(){ switch p.Kind{case site.ArticlePage: arts=append(arts,p); case site.TermPage: terms=append(terms,p);case site.PersonPage: people=append(people,p);case site.YearPage: years=append(years,p);case site.AtomFile,site.JSONFeedFile: feeds=append(feeds,p);case site.AnnotationsFile: ann=append(ann,p)}}
 src,_:=os.ReadFile("/tmp/bench/c1k/gloss/content/articles/article-1.md")
 head,body,_:=bytes.Cut(src[4:],[]byte("\n---\n"))
 md := goldmark.New(goldmark.WithExtensions(extension.GFM, extension.Footnote, extension.Typographer), goldmark.WithParserOptions(parser.WithAutoHeadingID()))
 b.Run("floor-yaml",func(b *testing.B){b.ReportAllocs();for b.Loop(){var n yaml.Node; yaml.Unmarshal(head,&n)}})
 b.Run("floor-md",func(b *testing.B){b.ReportAllocs();for b.Loop(){var w bytes.Buffer; md.Convert(body,&w)}})
 b.Run("parse",func(b *testing.B){b.ReportAllocs();for b.Loop(){content.Parse("content/articles/a.md",src)}})
 b.Run("read",func(b *testing.B){b.ReportAllocs();i:=0;for b.Loop(){snap.Read(arts[i%len(arts)]);i++}})
 buf:=new(bytes.Buffer)
 b.Run("page",func(b *testing.B){b.ReportAllocs();rd:=snap.Read(arts[5]);for b.Loop(){buf.Reset();press.Page(buf,arts[5],render.Inputs{Reading:rd})}})
 b.Run("ann",func(b *testing.B){b.ReportAllocs();rd:=snap.Read(ann[5]);for b.Loop(){buf.Reset();press.Page(buf,ann[5],render.Inputs{Reading:rd})}})
 b.Run("terms-all-per-article",func(b *testing.B){b.ReportAllocs();for b.Loop(){for _,p:=range terms{buf.Reset();press.Page(buf,p,render.Inputs{})}};b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/1000,"ns/article")})
 b.Run("people-all",func(b *testing.B){b.ReportAllocs();for b.Loop(){for _,p:=range people{buf.Reset();press.Page(buf,p,render.Inputs{})}};b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/1000,"ns/article")})
 b.Run("years-all",func(b *testing.B){b.ReportAllocs();for b.Loop(){for _,p:=range years{buf.Reset();press.Page(buf,p,render.Inputs{})}};b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/1000,"ns/article")})
 b.Run("feeds-all",func(b *testing.B){b.ReportAllocs();for b.Loop(){for _,p:=range feeds{buf.Reset();press.Page(buf,p,render.Inputs{})}};b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/1000,"ns/article")})
}
