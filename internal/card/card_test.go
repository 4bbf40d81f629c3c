package card

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"flag"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"maps"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"
)

var update = flag.Bool("update", false, "write the checksums anew")

func words(text string) []Part { return []Part{{Text: text}} }

var english = [2]string{"“", "”"}

// Cards that are hard to set.
func examples() map[string]*Card {
	foot := [][]Part{{{Text: "Marie Harf", Strong: true}, {Text: ", State Department deputy spokesperson", Soft: true}}, {{Text: "Briefing, 15 September 2014", Soft: true}}}
	return map[string]*Card{
		"quotation": {Words: []Part{{Text: "We’re not going to be telling the Iranians what we’re doing. We’re not going to be "}, {Text: "coordinating", Strong: true}, {Text: " actions with them."}},
			Marks: english, Lines: foot, Checked: "✓ Checked against an unofficial transcript", Site: "In So Many Words"},
		"one word": {Words: words("Nuts!"), Marks: english, Lines: foot, Checked: "✓ Checked", Site: "In So Many Words"},
		"title": {Words: words("Talking is not coordinating"), Title: true, Lead: "For eleven days in September 2014 American officials said that they would talk with Iran.",
			Lines: [][]Part{{{Text: "By Ada Reporter", Strong: true}, {Text: ", 16 September 2014", Soft: true}}}, Checked: "✓ 14 of 16 quotations checked", Site: "In So Many Words"},
		"long": {Words: words(strings.Repeat("The ministry of foreign affairs has said so more than once. ", 900)), Marks: english,
			Lines: [][]Part{{{Text: "Her Excellency Marie-Antoinette Bartholomea Wolfeschlegelsteinhausenbergerdorff-Smythe", Strong: true}, {Text: strings.Repeat(", Under-Secretary of State", 20), Soft: true}},
				{{Text: strings.Repeat("Hearing before the Senate Committee on Foreign Relations, ", 9), Soft: true}}},
			Checked: "✓ " + strings.Repeat("Checked against the official transcript ", 9), Site: strings.Repeat("The Observer of International Affairs ", 4)},
		"one long word": {Words: words(strings.Repeat("honorificabilitudinitatibus", 200)), Marks: english, Lines: foot, Site: strings.Repeat("Honorificabilitudinitatibus", 9)},
		"Arabic": {Words: []Part{{Text: "لن نقوم "}, {Text: "بالتنسيق", Strong: true}, {Text: " مع السوريين، ولن نتبادل معهم المعلومات (CBS, 14/09/2014)."}}, Marks: [2]string{"«", "»"},
			WordsRightToLeft: true, RightToLeft: true, Lines: [][]Part{{{Text: "جون كيري", Strong: true}, {Text: "، وزير الخارجية", Soft: true}}}, Checked: "✓ كلمة بكلمة في النص الرسمي", Site: "بكلمات كثيرة"},
		"pictures and scripts": {Words: words("We won! 🎉 Thank you ❤️ 👩‍🚀👍🏽 — см. Dvořák, Ωμέγα, שלום, Việt Nam → next"), Marks: english, Lines: foot, Checked: "Not checked: no source is named", Site: "Emoji 😀 Times"},
		"no font":              {Words: words("私たちは調整しません"), Marks: [2]string{"「", "」"}, Instead: []string{"日本", "In So Many Words"}, Lines: [][]Part{{{Text: "安倍晋三"}}, {{Text: "2014"}}}, Site: "日本"},
		"nothing":              {},
	}
}

var plainLook = LookOf(nil)

func dots(t testing.TB, file []byte) *image.Paletted {
	t.Helper()
	picture, err := png.Decode(bytes.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	if picture.Bounds() != image.Rect(0, 0, Width, Height) {
		t.Fatal(picture.Bounds())
	}
	return picture.(*image.Paletted)
}

// TestCards compares the dots of cards with those that somebody has looked at, whatever machine draws them.
func TestCards(t *testing.T) {
	var got strings.Builder
	all := examples()
	for _, name := range slices.Sorted(maps.Keys(all)) {
		fmt.Fprintf(&got, "%x  %s\n", sha256.Sum256(dots(t, Draw(all[name], plainLook)).Pix), name)
	}
	const file = "testdata/cards.txt"
	if *update {
		if err := os.WriteFile(file, []byte(got.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, _ := os.ReadFile(file)
	if got.String() != string(want) {
		t.Errorf("cards look otherwise: look at them, and `go test ./internal/card -update`\n%s", got.String())
	}
}

// TestMargins holds that nothing on a card comes near its edge, however long it is, and that something stands on it.
func TestMargins(t *testing.T) {
	for name, c := range examples() {
		picture, inked := dots(t, Draw(c, plainLook)), 0
		for i, dot := range picture.Pix {
			if dot == 0 {
				continue
			}
			inked++
			if at := image.Pt(i%Width, i/Width); !at.In(image.Rect(24, 36, Width-24, Height-36)) {
				t.Errorf("%s: ink at %v", name, at)
				break
			}
		}
		if (inked == 0) != (name == "nothing") {
			t.Errorf("%s: %d dots", name, inked)
		}
	}
}

// TestMissing shows what else there is where no font has the words, and never a box in the place of a letter; who said the words is not said of that.
func TestMissing(t *testing.T) {
	all := examples()
	instead := *all["no font"]
	instead.Words, instead.Instead, instead.Marks, instead.Title, instead.Lines, instead.Site = words("In So Many Words"), nil, [2]string{}, true, nil, ""
	if !bytes.Equal(Draw(all["no font"], plainLook), Draw(&instead, plainLook)) {
		t.Error("a card of words that no font has is another than one of what stands for them")
	}
}

// TestJoined sets each Arabic letter that joins on both sides between two others: none keeps the form that it has alone.
func TestJoined(t *testing.T) {
	s := newSetter()
	for f := range families {
		for _, r := range "بتثجحخسشصضطظعغفقكلمنهيئ" {
			p, ok := s.shape(f, words("ب"+string(r)+"ب"), true)
			if !ok || len(p.runs) != 1 {
				t.Fatalf("%c: %d runs", r, len(p.runs))
			}
			alone, _ := p.runs[0].Face.NominalGlyph(r)
			for _, g := range p.runs[0].Glyphs {
				if g.GlyphID == alone {
					t.Errorf("%c stands in a word as it does alone", r)
				}
			}
		}
	}
}

// TestCut cuts what is too long at a word, and a word that is too long where it must.
func TestCut(t *testing.T) {
	parts := []Part{{Text: "We are not "}, {Text: "coordinating", Strong: true}, {Text: ", and we never will."}}
	for room, want := range map[int]string{0: "…", 2: "W…", 4: "We …", 13: "We are not …", 24: "We are not …", 25: "We are not coordinating …", 99: "We are not coordinating, and we never …"} {
		var got string
		for _, part := range longest(parts, 99, func(parts []Part) bool {
			n := 0
			for _, part := range parts {
				n += len([]rune(part.Text))
			}
			return n <= room
		}) {
			got += part.Text
		}
		if got != want {
			t.Errorf("in %d letters: %q, want %q", room, got, want)
		}
	}
}

// TestBounded shapes no more letters than a card may hold, in however many parts they come.
func TestBounded(t *testing.T) {
	parts, letters := slices.Repeat([]Part{{Text: strings.Repeat("é", 300)}}, 100), 0
	for _, part := range bounded(parts) {
		letters += strings.Count(part.Text, "é")
	}
	if letters != mostLetters {
		t.Errorf("%d letters", letters)
	}
}

// TestSame draws cards several at once, in any order: they come out the same.
func TestSame(t *testing.T) {
	all := examples()
	want := map[string][]byte{}
	for name, c := range all {
		want[name] = Draw(c, plainLook)
	}
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			for name, c := range all {
				if !bytes.Equal(Draw(c, plainLook), want[name]) {
					t.Errorf("%s came out otherwise", name)
				}
			}
		})
	}
	wg.Wait()
}

func TestKey(t *testing.T) {
	a, b := examples()["quotation"], examples()["quotation"]
	if a.Key(plainLook) != b.Key(plainLook) {
		t.Error("one card has two keys")
	}
	b.Words[1].Strong = false
	if a.Key(plainLook) == b.Key(plainLook) || a.Key(plainLook) == a.Key(LookOf([]byte(":root{--ink:red}"))) {
		t.Error("two cards have one key")
	}
}

func TestLook(t *testing.T) {
	own, red, blue := plainLook.Ink, color.NRGBA{0xff, 0, 0, 0xff}, color.NRGBA{0, 0, 0xff, 0xff}
	for sheet, want := range map[string]color.NRGBA{
		"":                                   own,
		":root{--ink:#f00}":                  red,
		":root { --ink : #FF0000 ; }":        red,
		":root{--ink:rgb(255, 0, 0)}":        red,
		":root{--ink:red}":                   red,
		":root{--ink:light-dark(#f00,#00f)}": red,
		":root{--ink:light-dark(rgb(255,0,0),#00f)}":           red,
		":root{color-scheme:dark;--ink:light-dark(#f00,#00f)}": blue,
		":root{--brand:blue;--ink:var(--brand)}":               blue,
		":root{--ink:var(--brand, blue)}":                      blue,
		":root{--ink:var(--ink)}":                              own,
		":root{--ink:red}:root{--ink:blue}":                    blue,
		":root{--ink:red}@media print{:root{--ink:blue}}":      red,
		"body{--ink:red}":                                      own,
		"html,:root{--ink:blue}":                               blue,
		":root{--ink:oklch(0.5 0.2 20)}":                       own,
		":root{--ink:#12345}":                                  own,
		":root{--ink:rgb(300,0,0)}":                            own,
		":root{--ink:red;--ink:nonsense}":                      own,
		"}{{:root{--ink:red}":                                  own,
		"/* :root{--ink:red} */":                               own,
	} {
		if got := LookOf([]byte(sheet)).Ink; got != want {
			t.Errorf("%s: %v, want %v", sheet, got, want)
		}
	}
}

// TestGround draws on a picture of the site's own, and on none of another size.
func TestGround(t *testing.T) {
	ground := image.NewRGBA(image.Rect(0, 0, Width, Height))
	for i := range ground.Pix {
		ground.Pix[i] = []byte{20, 40, 90, 255}[i%4]
	}
	var file, small bytes.Buffer
	if err := errors.Join(png.Encode(&file, ground), png.Encode(&small, ground.SubImage(image.Rect(0, 0, 9, 9)))); err != nil {
		t.Fatal(err)
	}
	l := LookOf([]byte(":root{--ink:white}"))
	if err := l.On(file.Bytes()); err != nil {
		t.Fatal(err)
	}
	all := examples()
	picture, err := png.Decode(bytes.NewReader(Draw(all["one word"], l)))
	if err != nil {
		t.Fatal(err)
	}
	inked := 0
	for y := range Height {
		for x := range Width {
			if r, _, _, _ := picture.At(x, y).RGBA(); r>>8 == 255 {
				inked++
			}
		}
	}
	if r, g, b, _ := picture.At(3, 3).RGBA(); r>>8 != 20 || g>>8 != 40 || b>>8 != 90 || inked < 1000 {
		t.Errorf("%d %d %d, %d dots of ink", r>>8, g>>8, b>>8, inked)
	}
	if all["one word"].Key(l) == all["one word"].Key(LookOf([]byte(":root{--ink:white}"))) {
		t.Error("a card on a picture has the key of one without")
	}
	for want, b := range map[string][]byte{"it has 9 × 9 pixels": small.Bytes(), "it is no PNG or JPEG file": nil, "its file is broken": file.Bytes()[:99]} {
		if err := new(Look).On(b); err == nil || err.Error() != want {
			t.Errorf("%v, want %s", err, want)
		}
	}
}

func FuzzLook(f *testing.F) {
	f.Add([]byte(":root{--ink:light-dark(var(--a,rgb(1 2 3)),#123)}"))
	f.Fuzz(func(t *testing.T, sheet []byte) {
		if l := LookOf(sheet); len(l.palette()) > 3*256 {
			t.Fatal(l)
		}
	})
}

func FuzzDraw(f *testing.F) {
	for _, c := range examples() {
		text := ""
		for _, part := range c.Words {
			text += part.Text
		}
		f.Add(text, c.WordsRightToLeft)
	}
	f.Fuzz(func(t *testing.T, text string, rtl bool) {
		c := &Card{Words: []Part{{Text: text}, {Text: text, Strong: true}}, Marks: english, Instead: []string{text}, Lines: [][]Part{{{Text: text}}}, Checked: text, Site: text, WordsRightToLeft: rtl, RightToLeft: !rtl}
		dots(t, Draw(c, plainLook))
	})
}

func BenchmarkDraw(b *testing.B) {
	for name, c := range examples() {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				Draw(c, plainLook)
			}
		})
	}
}
