package workspace

import (
	"strconv"
	"strings"
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
	Quotes      map[*site.Quote]verdict.Verdict
	Definitions map[*content.Definition]verdict.Verdict // of terms
	Diags       []diag.Diagnostic                       // what is wrong with the source and the words quoted from it
}

// judgements are those of a Snapshot. Transcripts beyond maxTranscripts are forgotten, and read again when somebody asks.
type judgements struct {
	mu   sync.Mutex
	of   map[*site.Source]*judging
	kept []*judging // those that still have their transcripts, the oldest first
	size int        // of their texts, in bytes
}

// judging is a Judgement that is made once, when it is first asked for.
type judging struct {
	once sync.Once
	made Judgement
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

// Verdict gives the verdict on a quote's words, as they are before the article's own sentence around them is known.
func (s *Snapshot) Verdict(q *site.Quote) verdict.Verdict {
	if q.Source != nil && !q.Paraphrase {
		if v, ok := s.judge(q.Source).made.Quotes[q]; ok {
			return v
		}
	}
	return verdict.Verdict{Turn: -1}
}

func (s *Snapshot) judge(src *site.Source) *judging {
	s.judged.mu.Lock()
	if s.judged.of == nil {
		s.judged.of = map[*site.Source]*judging{}
	}
	j := s.judged.of[src]
	if j == nil {
		j = &judging{}
		s.judged.of[src] = j
	}
	s.judged.mu.Unlock()
	j.once.Do(func() {
		made := s.compare(src)
		s.judged.mu.Lock()
		defer s.judged.mu.Unlock()
		j.made = made
		if made.Transcript != nil {
			s.judged.keep(j)
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

// compare reads a source, and looks for all that is quoted from it.
func (s *Snapshot) compare(src *site.Source) Judgement {
	j := Judgement{}
	j.Transcript, j.Diags = s.Transcript(src)
	if j.Transcript == nil {
		return j
	}
	j.Quotes = make(map[*site.Quote]verdict.Verdict, len(src.Quotes))
	x := verdict.New(j.Transcript)
	for _, q := range src.Quotes {
		c := s.cited(q)
		v := x.Check(c)
		if v.Kind == verdict.NotThere && v.Missed != verdict.NoSide && v.Missed != verdict.At && !q.TimelineOnly {
			// Prefix and suffix chose the place in the article; the source may have something else beside the words.
			c.Prefix, c.Suffix = "", ""
			v = x.Check(c)
		}
		j.Quotes[q] = v
	}
	for _, d := range s.defined(src) {
		if j.Definitions == nil {
			j.Definitions = map[*content.Definition]verdict.Verdict{}
		}
		j.Definitions[d.Definition] = x.Check(s.citedDefinition(d.Definition))
	}
	j.Diags = append(j.Diags, s.versions(src, x, j)...)
	return j
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
	c.At, c.Timed = seconds(q.At.Value)
	return c
}

func (s *Snapshot) citedDefinition(d *content.Definition) verdict.Cited {
	c := verdict.Cited{Words: d.Text.Value, Name: d.By.Value}
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

// seconds reads a time in a recording, "00:12:34.5", as package content has checked it.
func seconds(clock string) (second float64, ok bool) {
	if clock == "" {
		return 0, false
	}
	for part := range strings.SplitSeq(clock, ":") {
		n, err := strconv.ParseFloat(part, 64)
		if err != nil {
			return 0, false
		}
		second = 60*second + n
	}
	return second, true
}

// definition is what somebody says a term means, by a source.
type definition struct {
	*content.Definition
	term *site.Term
}

// defined gives the definitions of terms that are taken from a source.
func (s *Snapshot) defined(src *site.Source) []definition {
	s.index.once.Do(s.index.make(s.Site))
	return s.index.defined[src]
}

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
