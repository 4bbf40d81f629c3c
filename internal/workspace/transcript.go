package workspace

import (
	"errors"
	"fmt"
	"hash/maphash"
	"io/fs"
	"path"

	"github.com/gloss-press/gloss/internal/content"
	"github.com/gloss-press/gloss/internal/diag"
	"github.com/gloss-press/gloss/internal/limit"
	"github.com/gloss-press/gloss/internal/site"
	"github.com/gloss-press/gloss/internal/transcript"
)

// readTranscript reads what Transcript gives.
func (s *Snapshot) readTranscript(src *site.Source) (*transcript.Transcript, []diag.Diagnostic) {
	opt := transcript.Options{People: s.People(), Captions: src.Record.Value == "captions", Labels: src.Labels.Value, Speakers: map[string]string{}}
	for _, l := range src.Source.Speakers {
		if p := s.Site.Speaker(l.Speaker.Value); p != nil {
			opt.Speakers[l.Label.Value] = p.Slug
		}
	}
	if name := src.File.Value; name != "" {
		name = beside(src.Path, name)
		text, err := s.folder.read(name, limit.Text)
		switch gone := errors.Is(err, fs.ErrNotExist); {
		case gone && content.IsPublished(name):
			return nil, nil // the Site says so
		case gone:
			return nil, []diag.Diagnostic{{Span: diag.At(src.Path, src.File.Pos), Code: diag.Unreadable,
				Message: "there is no file `" + src.File.Value + "` beside this one", Hint: content.NoTranscript()}}
		}
		if err != nil {
			return nil, []diag.Diagnostic{{Span: diag.At(src.Path, src.File.Pos), Code: diag.Unreadable,
				Message: "the transcript " + src.File.Value + " can’t be read: " + cause(err), Hint: "put the transcript beside this file, or mend the name"}}
		}
		t, ds := transcript.ParseFile(s.engine, name, text, opt)
		return t, append(ds, content.Turned(name, text)...)
	}
	if src.Body.Empty {
		return nil, nil
	}
	in, stale := s.body(&src.Source.Head, &reader{folder: s.folder})
	if stale != nil {
		return nil, stale
	}
	return transcript.Parse(s.engine.Lines(in), opt), nil
}

// People are those whom the labels of a transcript may name.
func (s *Snapshot) People() *transcript.People { return s.lookup().people }

// textOf names the file that holds a source's text.
func textOf(src *site.Source) string {
	if name := src.File.Value; name != "" {
		return beside(src.Path, name)
	}
	return src.Path
}

// beside gives the path of a file that another file names.
func beside(file, name string) string { return path.Join(path.Dir(file), name) }

// lookup is what comparing quotes with transcripts looks up. It is made when it is first asked for.
type lookup struct {
	sum     uint64                                 // of the people, for comparing them within one Workspace
	people  *transcript.People                     // by whose names and titles labels are known
	defined map[*site.Source][]*content.Definition // what terms take from a source
}

// lookup gives what is looked up in the Snapshot's Site.
func (s *Snapshot) lookup() *lookup {
	s.once.Do(func() {
		l := &s.looked
		var list []transcript.Person
		var h maphash.Hash
		h.SetSeed(s.seed)
		for _, p := range s.Site.Speakers {
			who := transcript.Person{Slug: p.Slug, Name: p.Name}
			if p.Speaker != nil {
				who.Organization = p.Organization
				for _, a := range p.Aliases {
					who.Aliases = append(who.Aliases, a.Value)
				}
				for _, r := range p.Roles {
					who.Titles = append(who.Titles, r.Title.Value)
				}
			}
			fmt.Fprintf(&h, "%q", []any{who})
			list = append(list, who)
		}
		l.people, l.sum = transcript.NewPeople(list), h.Sum64()
		l.defined = map[*site.Source][]*content.Definition{}
		for _, t := range s.Site.Terms {
			for i := range t.Definitions {
				d := &t.Definitions[i]
				if src := s.Site.Source(d.Source.Value); src != nil && d.Text.Value != "" {
					l.defined[src] = append(l.defined[src], d)
				}
			}
		}
	})
	return &s.looked
}
