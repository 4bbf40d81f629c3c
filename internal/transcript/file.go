package transcript

import (
	"path"
	"strings"

	"github.com/gloss-press/gloss/internal/diag"
	"github.com/gloss-press/gloss/internal/markdown"
)

// ParseFile cuts a file into turns, by its kind: Markdown (.md), the main text of a web page (.html), captions (.vtt, .srt), a
// recording's transcript as data (.json: whisper's segments, or those of the podcast namespace), or plain text, line by line (any other
// name). Its first bytes say more than its name: what begins with WEBVTT is WebVTT. Front matter of whatever system is passed over.
// Diagnostics have name as their file. All words stand in the result, those of broken captions too, unless the file is no UTF-8.
func ParseFile(e *markdown.Engine, name string, src []byte, o Options) (*Transcript, []diag.Diagnostic) {
	ext := strings.ToLower(path.Ext(name))
	switch ext {
	case ".md", ".markdown", ".html", ".htm", ".json":
	default:
		return parseCaptions(name, src, o)
	}
	r := &captionReader{name: name}
	if !r.isUTF8(src) {
		return &Transcript{Captions: o.Captions}, r.diags
	}
	switch text := strings.TrimPrefix(string(src), "\uFEFF"); ext {
	case ".md", ".markdown":
		at, line := behindFrontMatter(text)
		return Parse(e.Lines(markdown.Input{Text: []byte(text[at:]), Line: int32(line)}), o), nil
	case ".json":
		return r.readJSON(text, o)
	default:
		return Parse(htmlLines(strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(text)), o), nil
	}
}

// behindFrontMatter gives where a text begins behind a block of front matter, and the number of its line. What is no closed block is text.
func behindFrontMatter(text string) (at, line int) {
	lines := strings.SplitAfter(text, "\n")
	fence := strings.TrimSpace(lines[0])
	if fence != "---" && fence != "+++" {
		return 0, 1
	}
	at = len(lines[0])
	for i, l := range lines[1:] {
		at += len(l)
		if end := strings.TrimRight(l, " \t\r\n"); end == fence || end == "..." && fence == "---" {
			return at, i + 3
		}
	}
	return 0, 1
}
