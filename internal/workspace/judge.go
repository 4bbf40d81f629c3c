package workspace

import (
	"maps"
	"path"
	"slices"
	"sync"

	"github.com/gloss-press/gloss/internal/content"
	"github.com/gloss-press/gloss/internal/diag"
	"github.com/gloss-press/gloss/internal/site"
	"github.com/gloss-press/gloss/internal/transcript"
	"github.com/gloss-press/gloss/internal/verdict"
)

// Judgement is what comparing a source's text with all that is quoted from it shows. It does not change.
type Judgement struct {
	Transcript  *transcript.Transcript // nil where the source has no text that can be read
	Quotes      map[*site.Quote]*verdict.Verdict
	Definitions map[*content.Definition]verdict.Verdict // of terms
	Diags       []diag.Diagnostic                       // what is wrong with the source itself
}

// judgements are those of a Snapshot, each made when it is first asked for. Transcripts beyond maxTranscripts are forgotten, and read
// again when somebody asks.
type judgements struct {
	mu     sync.Mutex
	of     map[*site.Source]*judging
	before map[string]carried // by the source's path: from the Snapshots before
	kept   []*judging         // those that still have their transcripts, the oldest first
	size   int                // of their texts, in bytes
}

// judging is a Judgement that is made once, and what it depends on.
type judging struct {
	once sync.Once
	basis
	compared
}

// basis is what decides how a source's text is read.
type basis struct {
	source *content.Source
	sum    uint64 // of the source's file
	people uint64 // of whom its labels may name
}

// compared is what came of comparing.
type compared struct {
	made    Judgement
	text    []diag.Diagnostic                  // what is wrong with the transcript
	known   map[verdict.Cited]*verdict.Verdict // nil where no Snapshot will follow
	sides   map[*site.Quote]bool               // whose prefix and suffix hold in the source
	checked map[*site.Quote]*verdict.Checked
}

// carried is what a judgement leaves to the Snapshots that follow: nothing of its Site, which would stay in memory with it.
type carried struct {
	basis
	transcript *transcript.Transcript // nil where it was forgotten
	text       []diag.Diagnostic
	known      map[verdict.Cited]*verdict.Verdict
}

// maxTranscripts is how many bytes of transcripts are kept, besides the one that was read last.
const maxTranscripts = 16 << 20

// Judge compares a source's text with all that is quoted from it.
func (s *Snapshot) Judge(src *site.Source) Judgement {
	j := s.judge(src)
	s.judged.mu.Lock()
	made := j.made
	s.judged.mu.Unlock()
	if made.Transcript == nil && len(made.Quotes)+len(made.Definitions) > 0 { // forgotten
		made.Transcript, _ = s.Transcript(src)
	}
	return made
}

// Verdict gives the verdict on a quote.
func (s *Snapshot) Verdict(q *site.Quote) verdict.Verdict {
	if q.Source != nil && !q.Paraphrase {
		if v, ok := s.judge(q.Source).made.Quotes[q]; ok {
			return *v
		}
	}
	return verdict.Verdict{Turn: -1}
}

// Checked gives the verdict on a quote as readers are told it; nil for a quote whose source has no text.
func (s *Snapshot) Checked(q *site.Quote) *verdict.Checked {
	if q.Source == nil || q.Paraphrase {
		return nil
	}
	return s.judge(q.Source).checked[q]
}

// Said gives the transcript that a page shows; nil for pages that show none.
func (s *Snapshot) Said(page site.Page) *transcript.Transcript {
	switch x := page.Subject.(type) {
	case *site.Source:
		if page.Kind == site.SourcePage {
			return s.Judge(x).Transcript
		}
	case site.SourcePart:
		return s.Judge(x.Source).Transcript
	}
	return nil
}

func (s *Snapshot) judge(src *site.Source) *judging {
	js := &s.judged
	js.mu.Lock()
	if js.of == nil {
		js.of = map[*site.Source]*judging{}
	}
	j := js.of[src]
	if j == nil {
		j = &judging{basis: basis{source: src.Source, sum: s.Sum(src.Path)}}
		js.of[src] = j
	}
	before := js.before[src.Path]
	js.mu.Unlock()
	j.once.Do(func() {
		j.people = s.lookup().sum
		if before.basis != j.basis {
			before = carried{}
		}
		now := s.compare(src, before)
		js.mu.Lock()
		defer js.mu.Unlock()
		if j.compared = now; now.made.Transcript != nil {
			js.keep(j)
		}
	})
	return j
}

// keep notes that a judgement has its transcript, and takes the oldest away where they are too much.
func (js *judgements) keep(j *judging) {
	js.kept = append(js.kept, j)
	js.size += len(j.made.Transcript.Text)
	for js.size > maxTranscripts && len(js.kept) > 1 {
		js.size -= len(js.kept[0].made.Transcript.Text)
		js.kept[0].made.Transcript = nil
		js.kept = js.kept[1:]
	}
}

// next gives what the judgements of the Snapshot that follows may begin with: all but those of sources of which a file has changed.
// Transcripts that this Snapshot did not need go with them as far as there is room.
func (js *judgements) next(changed []string) map[string]carried {
	if len(changed) == 0 {
		return nil
	}
	js.mu.Lock()
	defer js.mu.Unlock()
	list := make(map[string]carried, max(len(js.before), len(js.of)))
	for src, j := range js.of {
		if j.known != nil {
			list[src.Path] = carried{j.basis, j.made.Transcript, j.text, j.known}
		}
	}
	room := maxTranscripts - js.size
	for path, c := range js.before {
		if _, again := list[path]; again {
			continue
		}
		if c.transcript != nil {
			if room -= len(c.transcript.Text); room < 0 {
				c.transcript = nil
			}
		}
		list[path] = c
	}
	maps.DeleteFunc(list, func(path string, c carried) bool {
		name := c.source.File.Value
		return name != "" && slices.Contains(changed, beside(path, name))
	})
	return list
}

// compare looks in a source for all that is quoted from it. old is what was carried over, of the same text.
func (s *Snapshot) compare(src *site.Source, old carried) compared {
	now := compared{text: old.text}
	made := &now.made
	if made.Transcript = old.transcript; made.Transcript == nil {
		made.Transcript, now.text = s.Transcript(src)
	}
	made.Diags = now.text
	if made.Transcript == nil {
		return now
	}
	now.known = make(map[verdict.Cited]*verdict.Verdict, len(src.Quotes))
	now.checked = make(map[*site.Quote]*verdict.Checked, len(src.Quotes))
	made.Quotes = make(map[*site.Quote]*verdict.Verdict, len(src.Quotes))
	c := comparing{text: made.Transcript, before: old.known, known: now.known}
	for _, q := range src.Quotes {
		v, sides := c.quote(s.cited(q), q)
		if v.Kind == verdict.CutShort {
			within := v.In(s.around(q), s.languageOf(q.Article))
			v = &within
		}
		if sides {
			if now.sides == nil {
				now.sides = map[*site.Quote]bool{}
			}
			now.sides[q] = true
		}
		made.Quotes[q], now.checked[q] = v, verdict.Tell(made.Transcript, *v, q.Text.Value)
	}
	for _, d := range s.lookup().defined[src] {
		if made.Definitions == nil {
			made.Definitions = map[*content.Definition]verdict.Verdict{}
		}
		made.Definitions[d] = *c.check(s.citedDefinition(d))
	}
	made.Diags = slices.Concat(made.Diags, s.labels(src, *made))
	if len(src.Versions) > 0 && len(src.Quotes) > 0 {
		made.Diags = slices.Concat(made.Diags, s.versions(src, c.index(), *made))
	}
	if !s.opt.Lasting {
		now.known = nil
		for q, v := range made.Quotes { // an archive has very many
			made.Quotes[q] = lasting(v)
		}
	}
	return now
}

// lasting gives what is asked of a verdict when its quote has been told: of words that stand in the source, little.
func lasting(v *verdict.Verdict) *verdict.Verdict {
	if v.Kind != verdict.Verified || v.Unread {
		return v
	}
	return &verdict.Verdict{Kind: v.Kind, Turn: v.Turn, Place: v.Place, SpeakerUnknown: v.SpeakerUnknown}
}

// labels tells what is wrong with the labels of a source's turns.
func (s *Snapshot) labels(src *site.Source, made Judgement) []diag.Diagnostic {
	var keys []transcript.Key
	for _, l := range src.Source.Speakers {
		keys = append(keys, transcript.Key{Label: l.Label.Value, Pos: l.Label.Pos})
	}
	var doubtful []int
	for _, v := range made.Quotes {
		if v.SpeakerUnknown {
			doubtful = append(doubtful, v.Turn)
		}
	}
	return made.Transcript.Mistakes(src.Path, textOf(src), keys, doubtful)
}

// textOf names the file that holds a source's text.
func textOf(src *site.Source) string {
	if name := src.File.Value; name != "" {
		return beside(src.Path, name)
	}
	return src.Path
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
	return v, sides
}

// sidesHold reports whether a quote's prefix and suffix stand beside its words in the source: then they need not in the article.
func (s *Snapshot) sidesHold(q *site.Quote) bool { return s.judge(q.Source).sides[q] }

// around reads the article's own sentence around a quotation; "" where its words don't stand in the text.
func (s *Snapshot) around(q *site.Quote) string {
	if q.Article.Body.Empty {
		return ""
	}
	in, stale := s.body(&q.Article.Head)
	if stale != nil {
		return ""
	}
	for _, w := range s.wanted(q.Article, in.Language) {
		if w.ID == q.ID.Value {
			w.Around = true
			in.Quotes = append(in.Quotes, w)
		}
	}
	return s.engine.Read(in).Around[q.ID.Value]
}

// cited gives a quote as its source is to have it. Words that somebody else reported stand in that one's turn.
func (s *Snapshot) cited(q *site.Quote) verdict.Cited {
	c := verdict.Cited{Words: q.Text.Value, Prefix: q.Prefix.Value, Suffix: q.Suffix.Value, Name: q.Speaker.Name, Role: q.Role,
		Paraphrase: q.Paraphrase, Language: q.Language.Value}
	speaker := q.Speaker
	if via := q.Via.Value; via != "" {
		c.Name, c.Role = via, ""
		if speaker = s.Site.Speaker(via); speaker != nil {
			c.Name, c.Role = speaker.Name, speaker.RoleOn(q.Date.Date)
		}
	}
	if speaker != nil && speaker.Speaker != nil {
		c.Speaker = speaker.Slug
	}
	if c.Language == "" {
		c.Language = q.Source.Language.Value
	}
	if c.Language == "" {
		c.Language = s.languageOf(q.Article)
	}
	c.At, c.Timed = transcript.SecondOf(q.At.Value)
	return c
}

func (s *Snapshot) citedDefinition(d *content.Definition) verdict.Cited {
	c := verdict.Cited{Words: d.Text.Value, Name: d.By.Value, Language: s.Site.Language}
	if src := s.Site.Source(d.Source.Value); src != nil && src.Language.Value != "" {
		c.Language = src.Language.Value
	}
	if p := s.Site.Speaker(d.By.Value); p != nil {
		c.Name = p.Name
		if p.Speaker != nil {
			c.Speaker = p.Slug
		}
	}
	return c
}

// languageOf gives the language that an article is written in.
func (s *Snapshot) languageOf(a *site.Article) string {
	if a.Language.Value != "" {
		return a.Language.Value
	}
	return s.Site.Language
}

// beside gives the path of a file that another file names.
func beside(file, name string) string { return path.Join(path.Dir(file), name) }

// Unchecked says why a quote's words can be compared with nothing; "" where they can.
func Unchecked(q *site.Quote) string {
	switch {
	case q.Paraphrase:
		return "a paraphrase is not compared"
	case q.Source == nil && q.Quote.Source.Value != "":
		return "its source has no file in content/sources/"
	case q.Source == nil && q.URL.Value != "":
		return "its source is an address alone"
	case q.Source == nil:
		return "it names no source"
	case q.Source.Body.Empty && q.Source.File.Value == "":
		return "its source " + q.Source.Slug.Value + " has no text"
	}
	return ""
}
