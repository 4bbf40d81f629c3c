package site

import (
	"strings"
	"testing"
)

// A value that is the path of a file is that file, wherever it is named from, or an error: never a plain name.
func TestPaths(t *testing.T) {
	quote := func(key, value string) string {
		speaker, source := "J Doe", "Evening News"
		if key == "speaker" {
			speaker = value
		} else {
			source = value
		}
		return "title: T|quotes:|  - id: q|    date: 2014|    text: one|    speaker: '" + speaker + "'|    source: '" + source + "'"
	}
	f := files{"sources/talk.md": "title: Talk", "sources/deep/other.md": "title: Other|slug: named", "sources/folder/index.md": "title: Folder", "people/ada.md": "name: Ada Lund"}
	for value, want := range map[string]string{
		"sources/talk.md": "talk", "content/sources/talk.md": "talk", "/content/sources/talk.md": "talk", "../sources/talk.md": "talk", "../../sources/talk": "talk", "talk.md": "talk",
		"./talk": "talk", "./talk.MD": "talk", "sources/talk": "talk", "/sources/talk/": "talk", `..\sources\talk.md`: "talk", "deep/other.md": "named", "sources/deep/other": "named",
		"sources/folder/index.md": "folder", "/sources/named/": "named",
		"sources/none.md": "", "none.md": "", "../talk.md": "", "people/ada.md": "", "sources/named.md": "", "./none": "", "talk/none": "", "/talk.md/x": "",
		"Reuters/Ipsos": "-", "AC/DC live": "-", "https://example.org/talk.md": "-", "Talk No. 3": "-", "ABC.": "-",
	} {
		f["articles/a.md"] = quote("source", value)
		s := f.site(t, Options{})
		q, told := s.Quote("a#q"), says(s.Diagnostics())
		switch {
		case want == "" && (q.Source != nil || told == ""), want != "" && told != "":
			t.Errorf("source %s: it says %q", value, told)
		case want == "-" && q.Source != nil, len(want) > 1 && (q.Source == nil || q.Source.Slug.Value != want):
			t.Errorf("source %s is not %s", value, want)
		}
	}
	f["articles/a.md"] = quote("source", "www.example.org/talk")
	if told := says(f.site(t, Options{}).Diagnostics()); !strings.Contains(told, "url: https://www.example.org/talk") {
		t.Error(told)
	}
	for value, want := range map[string]string{
		"people/ada.md": "Ada Lund", "ada.md": "Ada Lund", "./ada": "Ada Lund", "../people/ada.md": "Ada Lund", "/people/ada/": "Ada Lund",
		"people/nobody.md": "", "nobody.md": "", "press/ada": "", "jürgen-weiß": "", "AC/DC": "AC/DC", "王毅": "王毅", "ევროკავშირი": "ევროკავშირი",
	} {
		f["articles/a.md"] = quote("speaker", value)
		s := f.site(t, Options{})
		if told := says(s.Diagnostics()); (told != "") != (want == "") || want != "" && s.Quote("a#q").Speaker.Name != want {
			t.Errorf("speaker %s is %s, and it says %q", value, s.Quote("a#q").Speaker.Name, told)
		}
	}
}
