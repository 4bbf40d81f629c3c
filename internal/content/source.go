package content

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"github.com/gloss-press/gloss/internal/diag"
	"github.com/gloss-press/gloss/internal/frontmatter"
)

// IsPublished reports whether a transcript beside a source is published with it, as captions and plain texts are. A web page, Markdown and
// data are only read.
func IsPublished(name string) bool {
	switch strings.ToLower(path.Ext(name)) {
	case ".txt", ".vtt", ".srt":
		return true
	}
	return false
}

// Transcripts are the kinds of files that a source's file may name, by their endings.
var Transcripts = []string{".md", ".txt", ".html", ".vtt", ".srt", ".json"}

// transcripts names them in a message.
func transcripts() string {
	last := len(Transcripts) - 1
	return strings.Join(Transcripts[:last], ", ") + " or " + Transcripts[last]
}

func parseSource(d *decoder, h Head, m *frontmatter.Node) File {
	s := &Source{Head: h}
	d.each(m, sourceKeys, func(name string, v *frontmatter.Node) {
		switch name {
		case "title":
			s.Title = d.text(v, name)
		case "date":
			s.Date = d.date(v, name)
		case "publisher":
			s.Publisher = d.text(v, name)
		case "url":
			s.URL = d.url(v, name)
		case "archive":
			s.Archive = d.url(v, name)
		case "dead":
			s.Dead = d.boolean(v, name)
		case "kind":
			s.Kind = d.oneOf(v, name, "transcript", "article", "video", "document")
		case "record":
			s.Record = d.oneOf(v, name, "official", "as-delivered", "as-prepared", "unofficial", "captions")
		case "media":
			d.media(s, v)
		case "file":
			s.File = d.fileName(v)
		case "speakers":
			s.Speakers = d.labels(v)
		case "labels":
			s.Labels = d.oneOf(v, name, "colon", "stop", "dash", "bold", "brackets", "line", "none")
		case "versions":
			s.Versions = d.list(v, name)
		default:
			d.headKey(&s.Head, name, v)
		}
	})
	d.finish(&s.Head)
	return s
}

// media reads a source's recording.
func (d *decoder) media(s *Source, v *frontmatter.Node) {
	if !d.inner(v, "media") {
		return
	}
	d.each(v, mediaKeys, func(name string, v *frontmatter.Node) {
		switch name {
		case "url":
			s.MediaURL = d.link(v, name)
		case "kind":
			s.MediaKind = d.oneOf(v, name, "audio", "video")
		}
	})
}

// fileName reads the name of a file in or below the folder of the one that names it.
func (d *decoder) fileName(v *frontmatter.Node) String {
	s := d.text(v, "file")
	if s.Value == "" {
		return s
	}
	clean := path.Clean(s.Value)
	if strings.ContainsAny(s.Value, `\:`) || path.IsAbs(clean) || clean == "." || clean == ".." || strings.HasPrefix(clean, "../") {
		d.ErrorAt(s.Pos, diag.BadValue, fmt.Sprintf("%q is no file beside this one", s.Value), "write its name, as in talk.vtt")
		return String{}
	}
	if ext := strings.ToLower(path.Ext(clean)); !slices.Contains(Transcripts, ext) && ext != ".htm" && ext != ".markdown" {
		d.ErrorAt(s.Pos, diag.BadValue, fmt.Sprintf("a transcript can’t be a file of this kind: %q", s.Value), "save it as "+transcripts()+", and name that")
		return String{}
	}
	return s
}

// NoTranscript says what to do about a file that a source names and that is not there.
func NoTranscript() string {
	return "put the transcript beside it, a file that ends in " + transcripts() + ", or mend the name"
}

// labels reads which speaker each label of a transcript stands for.
func (d *decoder) labels(v *frontmatter.Node) []Label {
	if !d.inner(v, "speakers") {
		return nil
	}
	out := make([]Label, 0, len(v.Items))
	for i, k := range v.Keys {
		speaker, label := d.text(&v.Items[i], k.Name), strings.TrimSpace(k.Name)
		switch {
		case label == "":
			d.ErrorAt(k.Pos, diag.BadValue, "a label in speakers is empty", "write the label as it stands in the transcript")
		case speaker.Value == "" && v.Items[i].Kind != frontmatter.List && v.Items[i].Kind != frontmatter.Map:
			d.ErrorAt(k.Pos, diag.BadValue, fmt.Sprintf("the label %q has no speaker", k.Name), "write the name of a file in people/ behind it")
		case speaker.Value != "":
			out = append(out, Label{Label: String{Value: label, Pos: k.Pos}, Speaker: speaker})
		}
	}
	return out
}
