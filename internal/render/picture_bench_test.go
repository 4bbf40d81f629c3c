package render

import (
	"bytes"
	"testing"

	"github.com/gloss-press/gloss/internal/site"
)

// BenchmarkPicture draws the statements of articles and writes what their layout makes of that.
func BenchmarkPicture(b *testing.B) {
	press, _, articles := example(b)
	articles = articles[:min(len(articles), 200)]
	making := make([]*pageInTheMaking, len(articles))
	for i, page := range articles {
		making[i] = &pageInTheMaking{Press: press, page: page, root: press.site.RootOf(page)}
		making[i].makeView()
	}
	var buf bytes.Buffer
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		m := making[i%len(making)]
		v := m.picture(m.page.Subject.(*site.Article).Entries(), pictureOptions{})
		if v == nil {
			continue
		}
		buf.Reset()
		m.execute(&buf, "picture", "layouts/partials/picture.html", v)
	}
}
