package site

import (
	"cmp"
	"strings"
	"testing"
)

// TestOffer has pictures of several widths offered, and where they stand beside each other an address that is claimed twice told.
func TestOffer(t *testing.T) {
	pictures := map[string]Picture{"content/articles/a, b.jpg": {800, []int{480}, true}, "content/articles/wide.png": {4000, []int{480, 960, 1600}, false}, "static/wide.png": {800, []int{480}, false}}
	others := []string{"content/articles/a, b.jpg", "content/articles/wide.png", "content/articles/small.jpg", "static/wide.png"}
	opt := Options{Others: others, Picture: func(file string) Picture { return pictures[file] }}
	list, _ := files{"articles/a.md": article("2014"), "site.yaml": "images: {webp: true}"}.parsed(t)
	s := New(list, opt)
	for address, want := range map[string]Offer{
		"articles/small.jpg": {"../../articles/small.jpg", 400, 300, "", ""},
		"articles/a, b.jpg": {"../../articles/a,%20b.jpg", 800, 600, "../../articles/a%2C%20b-480w.jpg 480w, ../../articles/a%2C%20b.jpg 800w",
			"../../articles/a%2C%20b-480w.jpg.webp 480w, ../../articles/a%2C%20b-800w.jpg.webp 800w"},
		"articles/wide.png": {"../../articles/wide-1600w.png", 1600, 1201, "../../articles/wide-480w.png 480w, ../../articles/wide-960w.png 960w, ../../articles/wide-1600w.png 1600w", ""},
		"wide.png":          {"../../wide.png", 800, 600, "", ""},
	} {
		width, height := cmp.Or(want.Width, 1), want.Height
		if width == 1600 {
			width, height = 4000, 3002
		}
		if got := s.Offer("../../", address, width, height); got != want {
			t.Errorf("%s:\n%+v, want\n%+v", address, got, want)
		}
	}
	if _, ok := s.At("articles/wide-960w.png"); !ok {
		t.Error("what is offered is not there")
	}
	opt.Others = append(others, "content/articles/wide-480w.png")
	told := ""
	for _, d := range New(list, opt).Diagnostics() {
		told += d.File + " " + d.Message
	}
	if !strings.Contains(told, "content/articles/wide-480w.png the address /articles/wide-480w.png is claimed by a page that Gloss makes too") {
		t.Error(told)
	}
}
