package e2e_test

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/pelletier/go-toml/v2"
	"golang.org/x/net/html"

	"github.com/gloss-press/gloss"
	"github.com/gloss-press/gloss/internal/export"
	"github.com/gloss-press/gloss/internal/render"
	"github.com/gloss-press/gloss/internal/site"
	"github.com/gloss-press/gloss/internal/workspace"
)

// pseudo is a language that nobody speaks, written from right to left (CLDR has the tag for such tests): English words in letters of other
// alphabets, in brackets, so that whatever is readable on a page is content or was not taken from the catalogue. It has six plural forms.
const pseudo = "ar-XB"

// pseudoWords makes the file of the pseudo language of the English one. A site that has it as layouts/words/ar-XB.toml needs nothing else.
func pseudoWords(english []byte) []byte {
	var tree map[string]any
	check(toml.Unmarshal(english, &tree))
	b, err := toml.Marshal(pseudoTable(tree))
	check(err)
	return b
}

func pseudoTable(table map[string]any) map[string]any {
	if other, ok := table["other"].(string); ok {
		forms := map[string]any{}
		for _, form := range []string{"zero", "one", "two", "few", "many", "other"} {
			forms[form] = pseudoText(other)
		}
		return forms
	}
	out := map[string]any{}
	for key, v := range table {
		switch v := v.(type) {
		case map[string]any:
			out[key] = pseudoTable(v)
		case string:
			out[key] = pseudoText(v)
		}
	}
	return out
}

var place = regexp.MustCompile(`{[^}]*}`)

// pseudoText spells what is no place in other letters, and puts it in brackets.
func pseudoText(s string) string {
	var b strings.Builder
	for s != "" {
		at := place.FindStringIndex(s)
		if at == nil {
			at = []int{len(s), len(s)}
		}
		if at[0] > 0 {
			b.WriteString("⟦" + strings.Map(otherLetter, s[:at[0]]) + "⟧")
		}
		b.WriteString(s[at[0]:at[1]])
		s = s[at[1]:]
	}
	return b.String()
}

func otherLetter(r rune) rune {
	i := strings.IndexRune("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ", r)
	if i < 0 {
		return r
	}
	return []rune("áƀćďéƒǧĥíĵķĺɱńőƥʠŕšťúṽŵẋýžÁƁĆĎÉƑǦĤÍĴĶĹṀŃŐƤɊŔŠŤÚṼŴẊÝŽ")[i]
}

// notContent are names that stand in files of every language, besides the content: of a licence and a time, and of verdicts, for programs.
var notContent = []string{"CC BY", "UTC", "APA", "Chicago", "BibTeX", "CSL JSON", "unchecked", "verified", "cut short", "not there", "wrong words"}

// TestWordsAreInTheCatalogue builds sites in the pseudo language, and looks for words in pages, feeds and annotations that are neither
// the content's nor the catalogue's.
func TestWordsAreInTheCatalogue(t *testing.T) {
	for name, source := range map[string]string{
		"example": unpack("testdata/small.txtar", "pseudo-example"),
		"spoken":  unpack("testdata/spoken.txtar", "pseudo-spoken"),
	} {
		if name == "example" {
			check(os.RemoveAll(filepath.Join(source, "content")))
			check(os.CopyFS(filepath.Join(source, "content"), os.DirFS("../../content")))
			check(os.Remove(filepath.Join(source, "content/articles/la-tercera-palabra.md"))) // it speaks Spanish, whatever the site does
		}
		files := inPseudo(source)
		content := " " + strings.Join(spelledWords(contentOf(source)), " ") + " "
		left := map[string]string{}
		for _, file := range sorted(files) {
			for _, text := range visible(file, files[file]) {
				for _, phrase := range strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune("⟦⟧·….!?", r) }) {
					words := spelledWords(phrase)
					for i := range words {
						// Two words at a time: what stands between them in the content may be markup.
						two := strings.Join(words[i:min(i+2, len(words))], " ")
						if len(two) > 1 && (i == 0 || i+1 < len(words)) && !strings.Contains(content, " "+two+" ") && !slices.Contains(notContent, two) {
							left[strings.Join(words, " ")] = file
						}
					}
				}
			}
		}
		for _, words := range sorted(left) {
			t.Errorf("%s, %s: “%s” is neither content nor in the catalogue", name, left[words], words)
		}
		if page := string(files["index.html"]); !strings.Contains(page, `<html lang="ar-XB" dir="rtl">`) || !strings.Contains(page, "⟦Šķíƥ ťő ťĥé ťéẋť⟧") {
			t.Errorf("%s is not in the pseudo language:\n%s", name, page)
		}
	}
}

// inPseudo makes the files of a site in the pseudo language, whatever messages there are about its content.
func inPseudo(source string) map[string][]byte {
	english, err := os.ReadFile("../../layouts/words/en.toml")
	check(err)
	config := filepath.Join(source, "content/site.yaml")
	b, err := os.ReadFile(config)
	check(err)
	b = append(regexp.MustCompile(`(?m)^(language|nav):.*\n(  .*\n)*`).ReplaceAll(b, nil), "language: "+pseudo+"\n"...)
	check(os.WriteFile(config, b, 0o644))
	check(os.MkdirAll(filepath.Join(source, "layouts/words"), 0o755))
	check(os.WriteFile(filepath.Join(source, "layouts/words/"+pseudo+".toml"), pseudoWords(english), 0o644))
	ws, err := workspace.Open(source, workspace.Options{BaseURL: "https://example.org/", Theme: gloss.Files, Now: time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)})
	check(err)
	defer ws.Close()
	snap := ws.Load()
	r, diags := render.New(ws.Layouts().Under, ws.Layouts().Over, render.Assets{})
	if len(diags) > 0 {
		panic(fmt.Sprint(diags))
	}
	press := r.On(snap.Site)
	read := snap.Site.NewBodies(func(*site.Article) []int32 { return nil })
	files, bodies := map[string][]byte{}, map[string]string{}
	others := press.Files(snap.Checked)
	others.Article = func(a *site.Article) string { return others.Plain(a, bodies[a.Path]) }
	for page := range snap.Site.Pages() {
		if page.Kind == site.SearchFile || page.Kind == site.CardFile || page.Kind == site.ScaledFile {
			continue // pictures, and what the script reads
		}
		in := render.Inputs{Reading: snap.Read(page), Bodies: read, Transcript: snap.Said(page), Checked: snap.Checked, Size: snap.PictureSize, Body: new(string)}
		var b bytes.Buffer
		if page.Kind.IsLaidOut() {
			press.Page(&b, page, in)
			bodies[page.ContentFile()] = *in.Body
		} else if page.Kind != site.CardFile { // whose words a machine can’t read
			check(others.Write(&b, page, export.Body{HTML: bodies[page.ContentFile()], Reading: in.Reading}))
		}
		files[page.File()] = b.Bytes()
	}
	return files
}

// contentOf gives the text of a site's content files, the keys of front matter left out.
func contentOf(source string) string {
	var b strings.Builder
	check(filepath.WalkDir(filepath.Join(source, "content"), func(name string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		src, err := os.ReadFile(name)
		b.Write(regexp.MustCompile(`(?m)^[ \-{]*[a-z_]+:|, [a-z_]+:|:[a-z]+\[`).ReplaceAll(src, []byte(" ")))
		return err
	}))
	return b.String()
}

// spelledWords gives the words of a text that have a letter of the alphabet.
func spelledWords(text string) []string {
	words := strings.FieldsFunc(text, func(r rune) bool { return (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') })
	return words
}

// visible gives what a reader sees, or hears, of a file.
func visible(name string, b []byte) []string {
	switch {
	case strings.HasSuffix(name, ".html"):
		return visibleIn(string(b))
	case strings.HasSuffix(name, "feed.xml"):
		var feed struct {
			Title   string `xml:"title"`
			Entries []struct {
				Title   string `xml:"title"`
				Summary string `xml:"summary"`
				Content string `xml:"content"`
			} `xml:"entry"`
		}
		check(xml.Unmarshal(b, &feed))
		list := []string{feed.Title}
		for _, e := range feed.Entries {
			list = append(append(list, e.Title, e.Summary), visibleIn(e.Content)...)
		}
		return list
	case strings.HasSuffix(name, "feed.json"):
		var feed struct {
			Title, Description string
			Items              []struct {
				Title, Summary string
				HTML           string `json:"content_html"`
			}
		}
		check(json.Unmarshal(b, &feed))
		list := []string{feed.Title, feed.Description}
		for _, i := range feed.Items {
			list = append(append(list, i.Title, i.Summary), visibleIn(i.HTML)...)
		}
		return list
	case strings.HasSuffix(name, ".jsonld"):
		var all struct {
			First struct {
				Items []struct{ Body []struct{ Value string } }
			}
		}
		check(json.Unmarshal(b, &all))
		var list []string
		for _, i := range all.First.Items {
			for _, b := range i.Body {
				list = append(list, b.Value)
			}
		}
		return list
	}
	return nil
}

// visibleIn gives the texts of HTML, and the attributes that are read.
func visibleIn(page string) []string {
	doc, err := html.Parse(strings.NewReader(page))
	check(err)
	var list []string
	for n := range doc.Descendants() {
		switch {
		case n.Type == html.TextNode && (slices.Contains([]string{"script", "style"}, n.Parent.Data) || nearest(n, "translate") == "no"): // code, and citations
		case n.Type == html.TextNode && n.Parent.Data == "noscript": // whose text a browser with scripts reads as no HTML
			list = append(list, visibleIn(n.Data)...)
		case n.Type == html.TextNode:
			list = append(list, n.Data)
		case n.Type == html.ElementNode:
			of, _ := attr(n, "property")
			if name, _ := attr(n, "name"); name == "description" {
				of = name
			}
			for _, a := range n.Attr {
				if slices.Contains([]string{"title", "alt", "aria-label", "data-own"}, a.Key) || a.Key == "content" && slices.Contains([]string{"description", "og:title", "og:description", "og:site_name"}, of) {
					list = append(list, a.Val)
				}
			}
		}
	}
	return list
}
