package workspace

import (
	"slices"

	"github.com/gloss-press/gloss/internal/content"
	"github.com/gloss-press/gloss/internal/diag"
	"github.com/gloss-press/gloss/internal/markdown"
	"github.com/gloss-press/gloss/internal/site"
	"github.com/gloss-press/gloss/internal/transcript"
	"github.com/gloss-press/gloss/internal/verdict"
)

// compared is what came of comparing.
type compared struct {
	quotes      map[*site.Quote]*verdict.Verdict
	definitions map[*content.Definition]verdict.Verdict // of terms
	diags       []diag.Diagnostic                       // what is wrong with the source itself

	known   map[verdict.Cited]*verdict.Verdict // nil where no Snapshot will follow
	sides   map[*site.Quote]bool               // whose prefix and suffix hold in the source
	checked map[*site.Quote]*verdict.Checked
	cited   []markdown.Cited // what is marked in a text that is shown as Markdown

	overheard []*site.Article // whose own sentences decided a verdict
}

// compare looks in a source's text for all that is quoted from it.
func (s *Snapshot) compare(src *site.Source, t *transcript.Transcript, j *judging) (now compared) {
	now.diags = j.text
	if t == nil {
		return now
	}
	now.known = make(map[verdict.Cited]*verdict.Verdict, len(src.Quotes))
	now.checked = make(map[*site.Quote]*verdict.Checked, len(src.Quotes))
	now.quotes = make(map[*site.Quote]*verdict.Verdict, len(src.Quotes))
	c := comparing{text: t, before: j.before, known: now.known}
	for _, q := range src.Quotes {
		if q.Bare {
			continue
		}
		v, sides := c.quote(s.cited(q), q)
		if v.Kind == verdict.CutShort {
			within := v.In(s.sentence(q), s.languageOf(q.Article))
			v, now.overheard = &within, append(now.overheard, q.Article)
		}
		if sides {
			if now.sides == nil {
				now.sides = map[*site.Quote]bool{}
			}
			now.sides[q] = true
		}
		now.quotes[q], now.checked[q] = v, verdict.Tell(t, *v, q.Text().Value)
	}
	now.cited = citedIn(src, t, now.checked)
	for _, d := range s.lookup().defined[src] {
		if now.definitions == nil {
			now.definitions = map[*content.Definition]verdict.Verdict{}
		}
		now.definitions[d] = *c.check(s.citedDefinition(d))
	}
	now.diags = slices.Concat(now.diags, s.labels(src, t, now.quotes))
	if len(src.Versions) > 0 && len(src.Quotes) > 0 {
		now.diags = append(now.diags, s.versions(src, c.index(), now.quotes)...)
	}
	if !s.opt.Lasting {
		now.known = nil
		for q, v := range now.quotes { // an archive has very many
			now.quotes[q] = lasting(v)
		}
	}
	return now
}

// citedIn gives where a source's body has the quotes of whose words readers are told that they were found. What is shown turn by turn
// needs it not: its page is made of the transcript.
func citedIn(src *site.Source, t *transcript.Transcript, checked map[*site.Quote]*verdict.Checked) []markdown.Cited {
	if t.IsSpoken() || src.File.Given() {
		return nil
	}
	var list []markdown.Cited
	for _, q := range src.Quotes {
		if c := checked[q]; c != nil && c.Kind.Found() {
			cited := markdown.Cited{ID: q.Article.Slug.Value + "/" + q.ID().Value}
			for _, piece := range c.Pieces {
				cited.Words = append(cited.Words, t.Source(piece)...)
			}
			list = append(list, cited)
		}
	}
	return list
}

// lasting gives what is asked of a verdict when its quote has been told: of words that stand in the source, little.
func lasting(v *verdict.Verdict) *verdict.Verdict {
	if v.Kind != verdict.Verified || v.Unread {
		return v
	}
	return &verdict.Verdict{Kind: v.Kind, Turn: v.Turn, Place: v.Place, SpeakerUnknown: v.SpeakerUnknown}
}

// labels tells what is wrong with the labels of a source's turns.
func (s *Snapshot) labels(src *site.Source, t *transcript.Transcript, quotes map[*site.Quote]*verdict.Verdict) []diag.Diagnostic {
	var keys []transcript.Key
	for _, l := range src.Source.Speakers {
		keys = append(keys, transcript.Key{Label: l.Label.Value, Pos: l.Label.Pos})
	}
	var doubtful []int
	for _, v := range quotes {
		if v.SpeakerUnknown {
			doubtful = append(doubtful, v.Turn)
		}
	}
	return t.Mistakes(src.Path, textOf(src), keys, doubtful)
}

// comparing looks for words in one transcript. What was looked for before is known.
type comparing struct {
	text          *transcript.Transcript
	x             *verdict.Index
	before, known map[verdict.Cited]*verdict.Verdict
}

func (c *comparing) index() *verdict.Index {
	if c.x == nil {
		c.x = verdict.New(c.text)
	}
	return c.x
}

func (c *comparing) check(cited verdict.Cited) *verdict.Verdict {
	v, ok := c.known[cited]
	if !ok {
		if v, ok = c.before[cited]; !ok {
			now := c.index().Check(cited)
			v = &now
		}
		c.known[cited] = v
	}
	return v
}

// quote checks a quote. Prefix and suffix may choose its place in the article, and the source may have something else beside the
// words; sides reports that it has them.
func (c *comparing) quote(cited verdict.Cited, q *site.Quote) (v *verdict.Verdict, sides bool) {
	v = c.check(cited)
	sides = cited.Prefix+cited.Suffix != "" && v.Kind.Found()
	if v.Kind == verdict.NotThere && v.Missed != verdict.NoSide && v.Missed != verdict.At && !q.TimelineOnly {
		cited.Prefix, cited.Suffix = "", ""
		v = c.check(cited)
	}
	if v.Kind == verdict.WrongSpeaker && cited.Prefix+cited.Suffix != "" && !q.TimelineOnly { // what they choose there is not meant
		cited.Prefix, cited.Suffix = "", ""
		if anywhere := c.check(cited); anywhere.Kind.Found() {
			v = anywhere
		}
	}
	return v, sides
}

// sentence reads the article’s own sentence around a quotation; "" where its words don't stand in the text.
func (s *Snapshot) sentence(q *site.Quote) string {
	if q.Article.Body.Empty {
		return ""
	}
	in, stale := s.body(&q.Article.Head, &reader{folder: s.folder})
	if stale != nil {
		return ""
	}
	for _, w := range s.wanted(q.Article, in.Language) {
		if w.ID == q.ID().Value {
			w.InSentence = true
			in.Quotes = append(in.Quotes, w)
		}
	}
	return s.engine.Read(in).Sentences[q.ID().Value]
}
