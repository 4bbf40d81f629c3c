package transcript

import (
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/gloss-press/gloss/internal/diag"
	"github.com/gloss-press/gloss/internal/markdown"
	"github.com/gloss-press/gloss/internal/passage"
)

// segment is a stretch of a recording as programs write it: whisper (start, text), the podcast namespace's transcripts (startTime, body,
// speaker). https://github.com/Podcastindex-org/podcast-namespace/blob/main/transcripts/transcripts.md
type segment struct {
	Start     *float64 `json:"start"`
	StartTime *float64 `json:"startTime"`
	Text      string   `json:"text"`
	Body      string   `json:"body"`
	Speaker   string   `json:"speaker"`
}

func (s *segment) words() string {
	if s.Text != "" {
		return s.Text
	}
	return s.Body
}

// readJSON reads a list of segments, or an object that has one.
func (r *captionReader) readJSON(text string, o Options) (*Transcript, []diag.Diagnostic) {
	r.lines = splitLines(text)
	dec := json.NewDecoder(strings.NewReader(text))
	fail := func(at int64, message string) (*Transcript, []diag.Diagnostic) {
		p := placeIn(text, int(min(at, int64(len(text)))))
		r.fail(int(p.Line), int(p.Col), diag.Captions, message, `write {"segments": [{"start": 1.5, "text": "the words"}]}, as whisper does, or export the transcript as .vtt`)
		return &Transcript{Captions: o.Captions}, r.diags
	}
	if !toSegments(dec) {
		return fail(dec.InputOffset(), "this JSON has no list of segments")
	}
	var lines []line
	at, pos := 0, diag.Pos{Line: 1, Col: 1}
	for dec.More() {
		from := int(dec.InputOffset())
		var s segment
		if err := dec.Decode(&s); err != nil {
			return fail(dec.InputOffset(), whatIsWrong(err))
		}
		words := passage.OneLine(s.words())
		if words == "" {
			continue
		}
		begin := from + wordsIn(text[from:dec.InputOffset()])
		pos = advance(pos, text[at:begin])
		at = begin
		l := line{Line: markdown.Line{Text: words, Parted: s.Speaker != "", Places: []markdown.Place{{Pos: pos, Whole: true}}}, voice: s.Speaker, voiceAt: pos}
		for _, second := range []*float64{s.Start, s.StartTime} {
			if second != nil {
				l.cues = []Cue{{0, *second}}
			}
		}
		lines = append(lines, l)
	}
	if len(lines) == 0 {
		return fail(0, "this JSON has no words")
	}
	return cut(lines, o), r.diags
}

// toSegments reads up to the first segment.
func toSegments(dec *json.Decoder) bool {
	t, err := dec.Token()
	if err != nil || t == json.Delim('[') {
		return err == nil
	}
	for dec.More() {
		key, err := dec.Token()
		if err != nil {
			return false
		}
		if key == "segments" || key == "transcript" {
			if t, err := dec.Token(); err == nil && t == json.Delim('[') {
				return true
			}
			continue
		}
		var other json.RawMessage
		if dec.Decode(&other) != nil {
			return false
		}
	}
	return false
}

var wordsKey = regexp.MustCompile(`"(?:text|body)"\s*:\s*"\s*`)

// wordsIn gives where the words of a segment begin in its JSON; 0 where its key is written in an odd way.
func wordsIn(segment string) int {
	if at := wordsKey.FindStringIndex(segment); at != nil {
		return at[1]
	}
	return 0
}

// whatIsWrong says of a segment that can't be decoded what a writer can see.
func whatIsWrong(err error) string {
	if kind := (*json.UnmarshalTypeError)(nil); errors.As(err, &kind) {
		field := kind.Field[strings.LastIndexByte(kind.Field, '.')+1:]
		switch {
		case field == "":
			return "a segment must be an object, and this is a " + kind.Value
		case kind.Type.Kind() == reflect.Float64:
			return fmt.Sprintf("%q must be a number of seconds, and is a %s", field, kind.Value)
		}
		return fmt.Sprintf("%q must be a text, and is a %s", field, kind.Value)
	}
	return fmt.Sprintf("this segment can’t be read: %v", err)
}

// advance gives the place behind some of a text that begins at pos.
func advance(pos diag.Pos, s string) diag.Pos {
	if n := strings.Count(s, "\n"); n > 0 {
		pos = diag.Pos{Line: pos.Line + int32(n), Col: 1}
		s = s[strings.LastIndexByte(s, '\n')+1:]
	}
	pos.Col += int32(utf8.RuneCountInString(s))
	return pos
}

func placeIn(text string, at int) diag.Pos { return advance(diag.Pos{Line: 1, Col: 1}, text[:at]) }
