package card

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	_ "image/jpeg" // for image.Decode
	"image/png"
	"strconv"
	"strings"

	"github.com/tdewolff/parse/v2"
	"github.com/tdewolff/parse/v2/css"
	"golang.org/x/image/colornames"
)

// Look is what all cards of a site have alike.
type Look struct {
	Paper, Ink, Soft, Accent color.NRGBA
	Ground                   *image.RGBA // under all that is drawn, Width × Height; nil: Paper
	sum                      [32]byte    // of the file of Ground
}

func (l *Look) inks() [inks]color.NRGBA { return [inks]color.NRGBA{l.Ink, l.Soft, l.Accent} }

// LookOf reads the colours of a style sheet: its tokens --paper, --ink, --soft and --accent, as they are in the light, or in the dark where that is
// all the sheet has (color-scheme: dark). What it doesn't say, or says in another way than #rrggbb, rgb(r, g, b), a name, light-dark(…) or var(…), is
// as Gloss's own.
func LookOf(sheet []byte) *Look {
	l := &Look{color.NRGBA{0xff, 0xfd, 0xf8, 0xff}, color.NRGBA{0x1d, 0x1b, 0x18, 0xff}, color.NRGBA{0x5e, 0x5a, 0x53, 0xff}, color.NRGBA{0x9c, 0x1f, 0x16, 0xff}, nil, [32]byte{}}
	t := tokensOf(sheet)
	for name, of := range map[string]*color.NRGBA{"--paper": &l.Paper, "--ink": &l.Ink, "--soft": &l.Soft, "--accent": &l.Accent} {
		if c, ok := t.colour(t[name], 0); ok {
			*of = c
		}
	}
	return l
}

// On has cards be drawn on a picture, a PNG or JPEG file of their size. The error says what is wrong with it.
func (l *Look) On(file []byte) error {
	c, _, err := image.DecodeConfig(bytes.NewReader(file))
	if err != nil {
		return errors.New("it is no PNG or JPEG file")
	}
	if c.Width != Width || c.Height != Height {
		return fmt.Errorf("it has %d × %d pixels", c.Width, c.Height)
	}
	ground, _, err := image.Decode(bytes.NewReader(file))
	if err != nil {
		return errors.New("its file is broken")
	}
	l.Ground = image.NewRGBA(image.Rect(0, 0, Width, Height))
	draw.Draw(l.Ground, l.Ground.Rect, image.NewUniform(l.Paper), image.Point{}, draw.Src)
	draw.Draw(l.Ground, l.Ground.Rect, ground, ground.Bounds().Min, draw.Over)
	l.sum = sha256.Sum256(file)
	return nil
}

var encoder = png.Encoder{CompressionLevel: png.BestSpeed}

// tokens are the values of a sheet's root, by their names.
type tokens map[string]string

// tokensOf reads what a sheet says of :root, whatever the window: the last word on each name counts.
func tokensOf(sheet []byte) tokens {
	t, p := tokens{}, css.NewParser(parse.NewInputBytes(append([]byte(nil), sheet...)), false)
	depth, root := 0, false
	for {
		kind, _, data := p.Next()
		switch kind {
		case css.ErrorGrammar:
			if p.HasParseError() {
				continue
			}
			return t
		case css.BeginAtRuleGrammar:
			depth++
		case css.EndAtRuleGrammar:
			depth--
		case css.QualifiedRuleGrammar, css.BeginRulesetGrammar:
			for selector := range strings.SplitSeq(written(p.Values()), ",") {
				root = root || selector == ":root"
			}
		case css.EndRulesetGrammar:
			root = false
		case css.CustomPropertyGrammar, css.DeclarationGrammar:
			if root && depth == 0 {
				t[string(data)] = written(p.Values())
			}
		}
	}
}

func written(values []css.Token) string {
	var b strings.Builder
	for _, v := range values {
		b.Write(v.Data)
	}
	return strings.ToLower(strings.TrimSpace(b.String()))
}

// colour reads a colour; deep is how many tokens led to it.
func (t tokens) colour(value string, deep int) (color.NRGBA, bool) {
	const deepest = 8
	name, inside, isCall := strings.Cut(strings.TrimSuffix(value, ")"), "(")
	switch {
	case deep > deepest:
		return color.NRGBA{}, false
	case isCall && name == "light-dark":
		light, dark, _ := cutArgument(inside)
		if t["color-scheme"] == "dark" {
			light = dark
		}
		return t.colour(strings.TrimSpace(light), deep+1)
	case isCall && name == "var":
		to, otherwise, _ := cutArgument(inside)
		if c, ok := t.colour(t[strings.TrimSpace(to)], deep+1); ok {
			return c, true
		}
		return t.colour(strings.TrimSpace(otherwise), deep+1)
	case isCall && name == "rgb":
		return fromRGB(inside)
	case strings.HasPrefix(value, "#"):
		return fromHex(value[1:])
	}
	c, ok := colornames.Map[value]
	return color.NRGBA(c), ok && value != ""
}

// cutArgument cuts the arguments of a function at the first comma that is not in another's.
func cutArgument(s string) (first, rest string, ok bool) {
	depth := 0
	for i := range len(s) {
		switch s[i] {
		case '(':
			depth++
		case ')':
			depth--
		case ',':
			if depth == 0 {
				return s[:i], s[i+1:], true
			}
		}
	}
	return s, "", false
}

func fromRGB(inside string) (color.NRGBA, bool) {
	var c [3]uint8
	fields := strings.FieldsFunc(inside, func(r rune) bool { return r == ' ' || r == ',' })
	if len(fields) != len(c) {
		return color.NRGBA{}, false
	}
	for i, f := range fields {
		n, err := strconv.ParseUint(f, 10, 8)
		if err != nil {
			return color.NRGBA{}, false
		}
		c[i] = uint8(n)
	}
	return color.NRGBA{c[0], c[1], c[2], 0xff}, true
}

func fromHex(digits string) (color.NRGBA, bool) {
	if len(digits) == 3 {
		digits = string([]byte{digits[0], digits[0], digits[1], digits[1], digits[2], digits[2]})
	}
	n, err := strconv.ParseUint(digits, 16, 32)
	if err != nil || len(digits) != 6 {
		return color.NRGBA{}, false
	}
	return color.NRGBA{uint8(n >> 16), uint8(n >> 8), uint8(n), 0xff}, true
}

// palette gives the colours of dots, red, green and blue: paper, and each ink in its levels over it.
func (l *Look) palette() []byte {
	p := []byte{l.Paper.R, l.Paper.G, l.Paper.B}
	for _, c := range l.inks() {
		for level := 1; level <= levels; level++ {
			m := mix(l.Paper, c, level)
			p = append(p, m.R, m.G, m.B)
		}
	}
	return p
}

// mix lays so much of a colour over another.
func mix(under, over color.NRGBA, level int) color.NRGBA {
	of := func(a, b uint8) uint8 { return uint8((int(a)*(levels-level) + int(b)*level + levels/2) / levels) }
	return color.NRGBA{of(under.R, over.R), of(under.G, over.G), of(under.B, over.B), 0xff}
}

// over gives the file of lines over the ground.
func (l *Look) over(lines []byte) []byte {
	out, inks := image.NewRGBA(l.Ground.Rect), l.inks()
	copy(out.Pix, l.Ground.Pix)
	for i := range Width * Height {
		dot := lines[i/Width*stride+1+i%Width]
		if dot == 0 {
			continue
		}
		at := out.Pix[4*i : 4*i+4]
		c := mix(color.NRGBA{at[0], at[1], at[2], 0xff}, inks[int(dot-1)/levels], int(dot-1)%levels+1)
		at[0], at[1], at[2] = c.R, c.G, c.B
	}
	var b bytes.Buffer
	if err := encoder.Encode(&b, out); err != nil {
		panic(err) // a buffer takes all
	}
	return b.Bytes()
}
