package workspace

import (
	"github.com/gloss-press/gloss/internal/content"
	"github.com/gloss-press/gloss/internal/diag"
	"github.com/gloss-press/gloss/internal/markdown"
	"github.com/gloss-press/gloss/internal/site"
	"github.com/gloss-press/gloss/internal/telling"
	"github.com/gloss-press/gloss/internal/verdict"
)

// wrongQuote tells what is wrong with a quote by the verdict on it; false where nothing is, where the writer accepts it, or where
// it follows from what is told of the speaker’s name.
func (s *Snapshot) wrongQuote(q *site.Quote, v verdict.Verdict, r *markdown.Reading) (diag.Diagnostic, bool) {
	if q.Accept.Value != "" || v.Kind == verdict.WrongSpeaker && s.isMisnamed(q) {
		return diag.Diagnostic{}, false
	}
	w := telling.Wording{At: diag.At(q.Article.Path, q.Text().Pos), AtTime: q.At.Pos, Words: q.Text().Value, Given: q.Text().Given(), By: q.Speaker.Name, IsQuote: true}
	if !w.Given {
		w.At.From = q.Pos
	}
	if q.Via.Value != "" {
		w.By = q.Via.Value
	}
	w.Reworded, w.InBody = r.Reworded[q.ID().Value]
	return s.wrong(&w, q.Source, v)
}

// isMisnamed reports whether who said a quote is nobody’s slug: that is told, and nobody’s words can be told from theirs.
func (s *Snapshot) isMisnamed(q *site.Quote) bool {
	if via := q.Via.Value; via != "" {
		return s.Site.IsStranger(via)
	}
	return s.Site.IsStranger(q.Speaker.Name)
}

// wrongDefinition is wrongQuote for what somebody says a term means.
func (s *Snapshot) wrongDefinition(t *site.Term, d *content.Definition, src *site.Source, v verdict.Verdict) (diag.Diagnostic, bool) {
	w := telling.Wording{At: diag.At(t.Path, d.Text.Pos), Words: d.Text.Value, Given: true, By: d.By.Value}
	if p := s.Site.Speaker(d.By.Value); p != nil {
		w.By = p.Name
	}
	return s.wrong(&w, src, v)
}

func (s *Snapshot) wrong(w *telling.Wording, src *site.Source, v verdict.Verdict) (diag.Diagnostic, bool) {
	if src == nil || v.Kind == verdict.Verified && !v.Unread {
		return diag.Diagnostic{}, false
	}
	t, _ := s.Transcript(src)
	if t == nil {
		return diag.Diagnostic{}, false // it has changed in the meantime, which is told where it is read
	}
	w.Source = telling.Source{Of: src, File: textOf(src), Text: t}
	return telling.Writers(w, &v)
}
