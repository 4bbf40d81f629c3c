package media

import (
	"strings"
	"testing"
)

// TestWrong looks at the first bytes of files of every kind: what they must be, and what is refused under their names.
func TestWrong(t *testing.T) {
	box := "\x00\x00\x00\x1cftyp"
	good := map[string][]string{
		".png": {"\x89PNG\r\n\x1a\n…", "\xff\xd8\xff\xe0…", "GIF89a…"}, ".JPG": {"\xff\xd8\xff\xe0…", "RIFF\x00\x00\x00\x00WEBPVP8 "}, ".gif": {"GIF87a…"}, ".webp": {"RIFF\x00\x00\x00\x00WEBPVP8 "},
		".avif": {box + "avif\x00\x00\x00\x00", box + "mif1\x00\x00\x00\x00avif"}, ".pdf": {"%PDF-1.7\n", "\r\n%PDF-1.4\n", "\uFEFF%PDF-1.4\n"}, ".mp3": {"ID3\x04", "\xff\xfb\x90\x00", "\xff\xf3\x40\xc0"}, ".mp4": {box + "isom\x00\x00\x02\x00"},
		".webm": {"\x1a\x45\xdf\xa3\x9f"}, ".ogg": {"OggS\x00"}, ".txt": {"", "<html>"}, ".vtt": {"WEBVTT\n"}, ".md": {"words"},
		".svg": {`<svg xmlns="http://www.w3.org/2000/svg"/>`},
	}
	page := "<!doctype html><script>alert(1)</script>"
	bad := []string{"", page, "\xef\xbb\xbf" + page, "words", "<svg xmlns='http://www.w3.org/2000/svg' onload='x()'/>", "\xff\xfe<\x00h\x00t\x00m\x00l\x00", "<!--ftypavif--><script>x</script>", "\x00\x00<!ftyphtml", "RIFF<html>----", "MZ\x90\x00", " GIF89a"}
	for ext, files := range good {
		for _, b := range files {
			if d, wrong := Wrong("content/articles/a"+ext, []byte(b)); wrong {
				t.Errorf("%s that begins %.12q: %s", ext, b, d.Message)
			}
		}
		if known, is := begins[strings.ToLower(ext)]; known == nil && is || known == nil && !IsPicture(ext) {
			continue
		}
		for _, b := range bad {
			if ext == ".mp4" && strings.HasPrefix(b, "\x00\x00<!ftyp") {
				continue // a box of any name
			}
			d, wrong := Wrong("content/articles/a"+ext, []byte(b))
			if !wrong || d.Message == "" || d.Hint == "" || d.File != "content/articles/a"+ext || d.From.Line < 1 {
				t.Errorf("%s that begins %.12q passes: %+v", ext, b, d)
			}
		}
	}
	for name, want := range map[string]string{
		"a.png:" + page: "it begins like a web page", "a.png:": "this file is empty", "a.png:<svg/>": ".svg", "a.svg:\x89PNG\r\n\x1a\n": ".png", "a.pdf:x": "called .pdf, and its bytes are no PDF",
		"a.jpg:" + box + "heic": "save it anew as PNG, JPEG", "a.mp3:RIFF": "give it the ending of what it is", "b.png:version https://git-lfs.github.com/spec/v1\noid": "git lfs pull", "b.svg:version https://git-lfs.github.com/spec/v1\noid": "git lfs pull",
		"b.svg:\x1f\x8b\x08": "save it as plain SVG", "c.svg:" + page: "it begins like a web page", "d.svg:<!-- made here -->\n<!DOCTYPE html>\n<html><svg/></html>": "put the real file in its place",
	} {
		name, b, _ := strings.Cut(name, ":")
		if d, _ := Wrong(name, []byte(b)); !strings.Contains(d.Message+d.Hint, want) {
			t.Errorf("%s %q: %s (%s), want %q", name, b, d.Message, d.Hint, want)
		}
	}
}
