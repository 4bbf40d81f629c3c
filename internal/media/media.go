// Package media tells by the bytes of a file that anyone may have given for an article whether it is what its name says: a picture, a
// recording, a document. A web page that is called a picture would be one wherever a host goes by the bytes, and a drawing in SVG is a
// document of its own that may hold scripts.
package media

import (
	"bytes"
	"fmt"
	"path"
	"slices"
	"strings"

	"github.com/gloss-press/gloss/internal/diag"
)

// HeadSize is how many bytes of a file tell what it is; of a drawing (IsDrawing) all are looked at.
const HeadSize = 4096

// rasters are the kinds of pictures that are made of dots. Browsers show them by their bytes, whatever their names say.
var rasters = []string{".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif"}

// begins says of each ending by whose files' first bytes they are known whether that is how such a file begins.
var begins = map[string]func(head []byte) bool{
	".pdf":  func(head []byte) bool { return prefix("%PDF")(bytes.TrimLeft(head, "\uFEFF \t\r\n")) },
	".mp3":  func(head []byte) bool { return prefix("ID3")(head) || isFrame(head) },
	".mp4":  isBox,
	".webm": prefix("\x1a\x45\xdf\xa3"),
	".ogg":  prefix("OggS"),
}

func prefix(start string) func([]byte) bool {
	return func(head []byte) bool { return bytes.HasPrefix(head, []byte(start)) }
}

// isFrame reports the header of a frame of MPEG's layer III.
func isFrame(head []byte) bool {
	return len(head) >= 4 && head[0] == 0xff && head[1]&0xe6 == 0xe2 && head[1]&0x18 != 0x08 && head[2]&0xf0 != 0xf0 && head[2]&0x0c != 0x0c
}

// isBox reports the box by which MP4 and AVIF files say what they are.
func isBox(head []byte) bool {
	return len(head) >= 12 && head[0] == 0 && head[1] == 0 && string(head[4:8]) == "ftyp"
}

// EndingOf gives the ending of the kind of picture that a file is by its first bytes; "" for none.
func EndingOf(head []byte) string {
	switch {
	case prefix("\x89PNG\r\n\x1a\n")(head):
		return ".png"
	case prefix("\xff\xd8\xff")(head):
		return ".jpg"
	case prefix("GIF87a")(head), prefix("GIF89a")(head):
		return ".gif"
	case len(head) >= 12 && prefix("RIFF")(head) && string(head[8:12]) == "WEBP":
		return ".webp"
	case isBox(head) && (bytes.Contains(head[8:min(len(head), 64)], []byte("avif")) || bytes.Contains(head[8:min(len(head), 64)], []byte("avis"))):
		return ".avif"
	case bytes.Contains(head, []byte("<svg")):
		return ".svg"
	}
	return ""
}

// IsPicture reports whether files of a name are pictures.
func IsPicture(name string) bool {
	return slices.Contains(rasters, ending(name)) || IsDrawing(name)
}

// IsDrawing reports whether files of a name are drawings in SVG.
func IsDrawing(name string) bool { return ending(name) == ".svg" }

func ending(name string) string { return strings.ToLower(path.Ext(name)) }

// Wrong says why a file can't be published among what is not trusted; ok is false where nothing is wrong. b is its head, of a drawing the
// whole.
func Wrong(name string, b []byte) (d diag.Diagnostic, ok bool) {
	ext, is := ending(name), EndingOf(b[:min(len(b), HeadSize)])
	known, checked := begins[ext]
	at := diag.Pos{Line: 1, Col: 1}
	message, hint := "", "save it anew"
	switch {
	case !checked && !IsPicture(name):
		return d, false
	case len(b) == 0:
		message = "this file is empty"
	case prefix("version https://git-lfs")(b):
		message, hint = "this is not the file but what Git keeps in its place", "fetch the file itself: git lfs pull"
	case IsDrawing(name) && prefix("\x1f\x8b")(b):
		message, hint = "this drawing is packed", "save it as plain SVG"
	case IsDrawing(name) && slices.Contains(rasters, is):
		message, hint = "this file is no drawing in SVG", "give it the ending "+is
	case IsDrawing(name):
		at, message, hint = drawing(b)
	case checked && known(b), !checked && slices.Contains(rasters, is):
		return d, false
	default:
		message, hint = fmt.Sprintf("this file is called %s, and its bytes are no %s", ext, strings.ToUpper(ext[1:])), "save it anew, or give it the ending of what it is"
		switch {
		case is == ".svg":
			hint = "give it the ending .svg"
		case looksLikePage(b):
			message, hint = message+likePage, realFile
		case !checked:
			hint = "save it anew as PNG, JPEG, GIF, WebP or AVIF"
		}
	}
	if message == "" {
		return d, false
	}
	return diag.Diagnostic{Span: diag.At(name, at), Code: diag.Asset, Message: message, Hint: hint}, true
}

const (
	likePage = ": it begins like a web page"
	realFile = "put the real file in its place"
)

// looksLikePage reports what a browser that goes by the bytes takes for a web page.
func looksLikePage(head []byte) bool {
	head = bytes.ToLower(bytes.TrimSpace(head[:min(len(head), HeadSize)]))
	return prefix("<!")(head) || prefix("<?")(head) || bytes.Contains(head, []byte("<html")) || bytes.Contains(head, []byte("<script")) || bytes.Contains(head, []byte("<body"))
}
