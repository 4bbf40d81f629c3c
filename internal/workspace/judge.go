package workspace

import (
	"maps"
	"slices"
	"sync"

	"github.com/gloss-press/gloss/internal/content"
	"github.com/gloss-press/gloss/internal/diag"
	"github.com/gloss-press/gloss/internal/site"
	"github.com/gloss-press/gloss/internal/transcript"
	"github.com/gloss-press/gloss/internal/verdict"
)

// judgements are what comparing texts of sources with all that is quoted from them shows: each is made when it is first asked for.
// Transcripts beyond maxTranscripts are forgotten, and read again when somebody asks.
type judgements struct {
	mu     sync.Mutex
	of     map[*site.Source]*judging
	before map[string]carried // by the source's path: from the Snapshots before
	kept   []*judging         // those that still have their transcripts, the oldest first
	size   int                // of their texts, in bytes
}

// judging is one of them: the source's text is read when somebody asks for it, and compared when somebody asks for a verdict.
type judging struct {
	read, once sync.Once
	basis
	before     map[verdict.Cited]*verdict.Verdict // what is known of the same text
	transcript *transcript.Transcript             // nil where there is none, and once it is forgotten
	forgotten  bool
	text       []diag.Diagnostic // what is wrong with it
	compared
}

// basis is what decides how a source's text is read.
type basis struct {
	source *content.Source
	sum    uint64 // of the source's file
	people uint64 // of whom its labels may name
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

// Transcript gives what a source says: its body, or the file beside it that it names. It is nil where the source has no text or that
// can't be read, which the diagnostics say then.
func (s *Snapshot) Transcript(src *site.Source) (*transcript.Transcript, []diag.Diagnostic) {
	j := s.read(src)
	s.judged.mu.Lock()
	t, forgotten := j.transcript, j.forgotten
	s.judged.mu.Unlock()
	if forgotten {
		return s.readTranscript(src)
	}
	return t, j.text
}

// Verdict gives the verdict on a quote.
func (s *Snapshot) Verdict(q *site.Quote) verdict.Verdict {
	if q.Source != nil && !q.Paraphrase {
		q.MustBeWhole()
		if v, ok := s.judge(q.Source).quotes[q]; ok {
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
	q.MustBeWhole()
	return s.judge(q.Source).checked[q]
}

// sidesHold reports whether a quote's prefix and suffix stand beside its words in the source: then they need not in the article.
func (s *Snapshot) sidesHold(q *site.Quote) bool { return s.judge(q.Source).sides[q] }

// Said gives the transcript that a page shows; nil for pages that show none.
func (s *Snapshot) Said(page site.Page) *transcript.Transcript {
	switch x := page.Subject.(type) {
	case *site.Source:
		t, _ := s.Transcript(x)
		return t
	case site.SourcePart:
		t, _ := s.Transcript(x.Source)
		return t
	}
	return nil
}

// read gives a source's judgement as soon as its text has been read.
func (s *Snapshot) read(src *site.Source) *judging {
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
	j.read.Do(func() {
		j.people = s.lookup().sum
		if before.basis != j.basis {
			before = carried{}
		}
		j.before = before.known
		t, text := before.transcript, before.text
		if t == nil {
			t, text = s.readTranscript(src)
		}
		j.text = text
		js.keep(j, t)
	})
	return j
}

// judge gives a source's judgement when all has been compared.
func (s *Snapshot) judge(src *site.Source) *judging {
	j := s.read(src)
	j.once.Do(func() {
		t, _ := s.Transcript(src)
		now := s.compare(src, t, j)
		j.before = nil
		s.judged.mu.Lock()
		defer s.judged.mu.Unlock()
		j.compared = now
	})
	return j
}

// keep gives a judgement its transcript, and takes the oldest away where they are too much.
func (js *judgements) keep(j *judging, t *transcript.Transcript) {
	js.mu.Lock()
	defer js.mu.Unlock()
	if j.transcript = t; t == nil {
		return
	}
	js.kept = append(js.kept, j)
	js.size += len(t.Text)
	for js.size > maxTranscripts && len(js.kept) > 1 {
		first := js.kept[0]
		js.size -= len(first.transcript.Text)
		first.transcript, first.forgotten = nil, true
		js.kept = js.kept[1:]
	}
}

// next gives what the judgements of the Snapshot that follows may begin with: all but those of sources of which a file has changed.
// Transcripts that this Snapshot did not need go with them as far as there is room.
func (js *judgements) next(changed []string) map[string]carried {
	if len(changed) == 0 {
		return nil
	}
	list := js.carry()
	maps.DeleteFunc(list, func(path string, c carried) bool {
		name := c.source.File.Value
		return name != "" && slices.Contains(changed, beside(path, name))
	})
	return list
}

// carry gives what is known of sources, for another Snapshot of the same files.
func (js *judgements) carry() map[string]carried {
	js.mu.Lock()
	defer js.mu.Unlock()
	list := make(map[string]carried, max(len(js.before), len(js.of)))
	for src, j := range js.of {
		if j.known != nil || j.transcript != nil {
			list[src.Path] = carried{j.basis, j.transcript, j.text, j.known}
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
	return list
}
