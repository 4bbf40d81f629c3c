package build

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"image"
	"image/jpeg"
	"maps"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/gloss-press/gloss/internal/diag"
	"github.com/gloss-press/gloss/internal/site"
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

func sum(text string) []byte {
	s := sha256.Sum256([]byte(text))
	return s[:]
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
	// Another picture of the same size has other forms.
	m := image.NewGray(image.Rect(0, 0, 1000, 9))
	m.Pix = bytes.Repeat([]byte{200}, len(m.Pix))
	var b bytes.Buffer
	if err := jpeg.Encode(&b, m, nil); err != nil {
		t.Fatal(err)
	}
	opt.write(t, map[string]string{"content/articles/wide.jpg": b.String()})
	for file, bytes := range build("a picture is another", cards+forms) {
		if strings.HasPrefix(file, "articles/wide-") && bytes == want[file] {
			t.Errorf("%s is still of the picture before", file)
		}
	}
	// What somebody has put among what is kept is trusted, but for a build that is asked to trust nothing. A share keeps what others may need.
	forged := keptIn(t, opt)[0]
	key, _, _ := strings.Cut(filepath.Base(forged), "-")
	if err := os.Remove(forged); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(filepath.Dir(forged), key+"-"+hex.EncodeToString(sum("forged"))), []byte("forged"), 0o644); err != nil {
		t.Fatal(err)
	}
	if got := build("something is forged", cards+forms); !slices.Contains(slices.Collect(maps.Values(got)), "forged") {
		t.Error("what is kept is not used")
	}
	opt.Share = site.Share{Number: 1, Of: 2}
	build("a share", cards+forms)
	opt.Share, opt.NoCache = site.Share{}, true
	if got := build("nothing is trusted", cards+forms); slices.Contains(slices.Collect(maps.Values(got)), "forged") {
		t.Error("what is kept is trusted though it was asked not to")
	}
	opt.NoCache = false
	opt.write(t, map[string]string{"content/articles/more.md": "---\ntitle: More, and other\ndate: 2014-09-17\n---\n## Far\n"})
	build("a title is another", cards+forms)
	if err := os.Remove(filepath.Join(opt.Source, "content/articles/wide.jpg")); err != nil {
		t.Fatal(err)
	}
	build("a picture is gone", cards)
}

// TestOfferedForms: whatever form of a picture a page offers is there, and photographs are offered as WebP wherever they stand.
func TestOfferedForms(t *testing.T) {
	opt := folder(t, map[string]string{
		"content/site.yaml":         "title: S\nbase_url: https://example.org/\nimages: {webp: true}\n",
		"content/articles/a.md":     "---\ntitle: A\ndate: 2014-09-16\nimage: {file: wide.jpg, alt: A}\n---\n![B](wide.jpg)\n",
		"content/articles/wide.jpg": photograph(t, 1000),
		"content/people/ada.md":     "---\nname: Ada\nimage: ada.jpg\n---\n",
		"content/people/ada.jpg":    photograph(t, 600),
	})
	if res, err := Run(t.Context(), opt); err != nil || !res.Published {
		t.Fatal(err, res.Diags)
	}
	files := opt.published(t)
	for page, want := range map[string]int{"index.html": 1, "articles/index.html": 1, "articles/a/index.html": 2, "people/ada/index.html": 1} {
		offers := offer.FindAllStringSubmatch(files[page], -1)
		webp := 0
		for _, o := range offers {
			for candidate := range strings.SplitSeq(o[2], ", ") {
				address, _, _ := strings.Cut(candidate, " ")
				if _, ok := files[path.Join(path.Dir(page), address)]; !ok {
					t.Errorf("%s offers %s, which is not there", page, address)
				}
			}
			if o[1] == "source" {
				webp++
			}
		}
		if webp != want || len(offers) != 2*want {
			t.Errorf("%s has %d offers, %d of them of WebP: %q", page, len(offers), webp, offers)
		}
	}
}

var offer = regexp.MustCompile(`<(source|img) [^>]*srcset="([^"]*)"`)

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
