package preview

import (
	"strings"
	"testing"
)

// TestFileNames breaks a file of every kind that has a page: the author's list names each, and leads there.
func TestFileNames(t *testing.T) {
	r := start(t, nil)
	r.save("content/sources/long.md", "---\ntitle: Long\ndate: 2014-09-15\n---\n"+strings.Repeat("Words and more words.\n\n", 25_000)) // two parts
	for name, front := range map[string]string{"articles/talking": "title: Talking", "glossary/coordinate": "term: coordinate", "people/kerry": "name: John Kerry", "pages/about": "title: About", "sources/long": "title: Long"} {
		r.edit("content/"+name+".md", front, front+"\nnosuchkey: x")
	}
	r.settle()
	_, list := r.get("/_gloss/")
	for _, want := range []string{`<a href="/articles/talking/">Talking</a>`, `<a href="/glossary/coordinate/">coordinate</a>`, `<a href="/people/kerry/">John Kerry</a>`, `<a href="/about/">About</a>`, `<a href="/sources/long/">Long</a>`} {
		if !strings.Contains(list, "<h3>"+want) {
			t.Errorf("the list has no %s", want)
		}
	}
}
