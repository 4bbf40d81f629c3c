package build

import (
	"bytes"
	"image"
	"image/jpeg"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/gloss-press/gloss/internal/diag"
)

// keptIn lists what is kept beside an output.
func keptIn(t *testing.T, opt Options) (list []string) {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(filepath.Dir(opt.Output), "."+filepath.Base(opt.Output)+".gloss", "kept", "*"))
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// photograph is a JPEG file of a width.
func photograph(t *testing.T, width int) string {
	t.Helper()
	var b bytes.Buffer
	if err := jpeg.Encode(&b, image.NewGray(image.Rect(0, 0, width, 9)), nil); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// TestKept keeps cards and smaller pictures from one build to the next: what is kept and broken is made again, and what no page needs is swept.
func TestKept(t *testing.T) {
	opt := folder(t, small())
	opt.write(t, map[string]string{"content/articles/wide.jpg": photograph(t, 1000)})
	build := func(what string, entries int) map[string]string {
		t.Helper()
		res, err := Run(t.Context(), opt)
		if err != nil || !res.Published {
			t.Fatal(what, err, res.Diags)
		}
		if list := keptIn(t, opt); len(list) != entries {
			t.Errorf("%s: %d entries are kept, not %d", what, len(list), entries)
		}
		return opt.published(t)
	}
	const cards, forms = 3, 2 // of two articles and a quote; of 480 and 960 pixels
	want := build("the first", cards+forms)
	for i, file := range keptIn(t, opt) {
		if err := os.WriteFile(file, []byte("x")[:i%2], 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.RemoveAll(opt.Output); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, build("what is kept is broken", cards+forms)); diff != "" {
		t.Error("what was kept and broken came out otherwise")
	}
	opt.write(t, map[string]string{"content/articles/more.md": "---\ntitle: More, and other\ndate: 2014-09-17\n---\n## Far\n"})
	build("a title is another", cards+forms)
	if err := os.Remove(filepath.Join(opt.Source, "content/articles/wide.jpg")); err != nil {
		t.Fatal(err)
	}
	build("a picture is gone", cards)
}

// TestBrokenPictures tells of pictures that can't be published, and of those that only no smaller ones can be made of, in each build.
func TestBrokenPictures(t *testing.T) {
	wide := photograph(t, 1000)
	opt := folder(t, small())
	opt.Program = "this"
	huge := []byte(pixel(1))
	copy(huge[16:], []byte{0, 0, 0x4e, 0x20, 0, 0, 0x4e, 0x20})
	for file, want := range map[string]diag.Code{wide[:len(wide)-9]: diag.Asset, string(huge): diag.TooLarge, "\xff\xd8\xff": diag.Asset} {
		opt.write(t, map[string]string{"content/articles/photo.jpg": file})
		if file == string(huge) {
			opt.write(t, map[string]string{"content/articles/photo.png": file, "content/articles/photo.jpg": photograph(t, 9)})
		}
		res, err := Run(t.Context(), opt)
		if err != nil || res.Published || len(res.Diags) != 1 || res.Diags[0].Code != want || res.Diags[0].File[:22] != "content/articles/photo" {
			t.Errorf("%d bytes: %v %v", len(file), err, res.Diags)
		}
		_ = os.Remove(filepath.Join(opt.Source, "content/articles/photo.png"))
	}
	scan := bytes.LastIndex([]byte(wide), []byte("\xff\xda"))
	opt.write(t, map[string]string{"content/articles/photo.jpg": wide[:scan+14] + "\xff\xd9"}) // without what is drawn
	for range 2 {
		res, err := Run(t.Context(), opt)
		if err != nil || !res.Published || len(res.Diags) != 1 || res.Diags[0].Severity != diag.Warning {
			t.Fatal(err, res.Diags)
		}
	}
	files := opt.published(t)
	if files["articles/photo-480w.jpg"] != files["articles/photo.jpg"] || files["articles/photo.jpg"] == "" {
		t.Error("a page leads to a picture that is not there")
	}
}
