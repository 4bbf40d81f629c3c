package workspace

import (
	"fmt"

	"github.com/gloss-press/gloss/internal/diag"
	"github.com/gloss-press/gloss/internal/passage"
	"github.com/gloss-press/gloss/internal/site"
	"github.com/gloss-press/gloss/internal/verdict"
)

// versions tells where another version of a source's text has other words at what is quoted.
func (s *Snapshot) versions(src *site.Source, x *verdict.Index, found map[*site.Quote]*verdict.Verdict) (ds []diag.Diagnostic) {
	for _, name := range src.Versions {
		other := s.Site.Source(name.Value)
		if other == nil || other == src {
			continue
		}
		text, _ := s.Transcript(other)
		if text == nil {
			continue
		}
		against := verdict.New(text)
		for _, q := range src.Quotes {
			if q.Bare {
				continue
			}
			both, differ := x.Compare(s.cited(q), *found[q], against)
			if !differ || q.Accept.Value != "" {
				continue
			}
			there := "“" + passage.Excerpt(both.There, 160) + "”"
			if both.There == "" {
				there = "nothing like it"
			}
			at := q.Text().Pos
			if !q.Text().Given() {
				at = q.Pos
			}
			ds = append(ds, diag.Diagnostic{Span: diag.At(q.Article.Path, at), Severity: diag.Warning, Code: diag.VersionsDiffer,
				Message: "two versions of the source differ at these words",
				Label:   fmt.Sprintf("“%s” has “%s”, and “%s” has %s", src.Name(), passage.Excerpt(both.Here, 160), other.Name(), there),
				Hint:    "name the version that is right, or tell readers of the difference in the quote’s note"})
		}
	}
	return ds
}
