package content

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"github.com/gloss-press/gloss/internal/diag"
	"github.com/gloss-press/gloss/internal/frontmatter"
	"github.com/gloss-press/gloss/internal/invisible"
)

// Source is where a statement was made: content/sources/*.md. Its body is the transcript.
type Source struct {
	Head
	Title     String
	Date      Date
	Publisher String
	URL       String
	Archive   String
	Dead      Bool
	Kind      String // transcript, article, video, document
	Record    String // official, as-delivered, as-prepared, unofficial, captions
	MediaURL  String
	MediaKind String // audio, video
	File      String // a transcript beside the file, instead of a body
	Speakers  []Label
	Labels    String // the form of the transcript's labels, where its shape doesn't tell: colon, stop, …
	Versions  []String
}

var sourceKeys = table("a source", "the top level of a source", append([]row[Source]{
	required(key("title", short(prose), func(s *Source) *String { return &s.Title }, "what it is called", "name")),
	key("date", date, func(s *Source) *Date { return &s.Date }, "when it was published", "published"),
	key("publisher", short(shownName), func(s *Source) *String { return &s.Publisher }, "by whom", "outlet publication author?"),
	key("url", outside, func(s *Source) *String { return &s.URL }, "the original", "link href permalink"),
	key("archive", outside, func(s *Source) *String { return &s.Archive }, "an archived copy", "archive_url archived wayback"),
	key("dead", truth, func(s *Source) *Bool { return &s.Dead }, "`true` when the original is gone", ""),
	key("kind", oneOf("transcript", "article", "video", "document"), func(s *Source) *String { return &s.Kind }, "`transcript`, `article`, `video` or `document`", "type?"),
	key("record", oneOf("official", "as-delivered", "as-prepared", "unofficial", "captions"), func(s *Source) *String { return &s.Record }, "`official`, `as-delivered`, `as-prepared`, `unofficial` or `captions`", ""),
	inside("media", mediaKeys, "{url: https://…, kind: video}", "the recording", "video audio recording"),
	key("file", fileBeside, func(s *Source) *String { return &s.File }, "a transcript beside the file, instead of its text: `.md`, `.txt`, `.html`, `.vtt`, `.srt` or `.json`", ""),
	key("speakers", speakersOf, func(s *Source) *[]Label { return &s.Speakers }, "which labels of the transcript mean whom: `{\"MS. HARF\": marie-harf}`", "people"),
	key("labels", oneOf("colon", "stop", "dash", "bold", "brackets", "line", "none"), func(s *Source) *String { return &s.Labels }, "how the transcript sets its labels off, where its shape leaves that open (`gloss list turns` shows what is understood): `colon` (`MS. HARF: words`), `stop` (`Mr. Smith. words`), `dash` (`Dana - words`), `bold`, `brackets` (`[Speaker 1] words`), `line` (on a line of its own), or `none`: no line has a label", ""),
	key("versions", list("[other-source]"), func(s *Source) *[]String { return &s.Versions }, "slugs of other sources of the same words", ""),
}, headRows(func(s *Source) *Head { return &s.Head })...), notInFiles, map[string]string{
	"transcript": "the transcript is the text below the front matter, or a file named by file",
})

var mediaKeys = table("media", "media", []row[Source]{
	required(key("url", link, func(s *Source) *String { return &s.MediaURL }, "its address, or a file beside this one", "link href src file")),
	key("kind", oneOf("audio", "video"), func(s *Source) *String { return &s.MediaKind }, "`audio` or `video`", "type"),
})

// Label maps a turn's label in a transcript to a speaker.
type Label struct {
	Label   String
	Speaker String
}

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

// fileName reads the name of a file in or below the folder of the one that names it.
func (d *decoder) fileName(v *frontmatter.Node, k *Key) String {
	s := d.text(v, k)
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
func (d *decoder) labels(v *frontmatter.Node, k *Key) []Label {
	if !d.inner(v, k) {
		return nil
	}
	out := make([]Label, 0, len(v.Items))
	for i, k := range v.Keys {
		speaker, label := d.text(&v.Items[i], &Key{Name: k.Name, name: true}), strings.TrimSpace(k.Name)
		r, unseen := invisible.InName(label)
		switch {
		case unseen >= 0:
			d.ErrorAt(d.Find(&frontmatter.Node{Pos: k.Pos, Value: k.Name}, r, strings.IndexRune(k.Name, r)), diag.Hidden, hidden("a label in speakers", r), "take it out")
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
