package invisible

import (
	"fmt"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

// TestHonest has what people write: nothing of it is taken for hidden.
func TestHonest(t *testing.T) {
	for _, s := range []string{
		"", "Kim", "Zoë", "Zoe\u0308", "O’Neill", "a\u00A0b", "Donau\u00ADdampf\u00ADschiff", // in a text
		"می\u200Cخواهم", "DVD\u200Cها", "«DVD»\u200Cها", "12\u200Cم", "នាយក\u200Bរដ្ឋ\u200B។", "นายก\u200Bรัฐ", "ຄົນ\u200Bລາວ", "ဝန်ကြီး\u200Bချုပ်", "क\u094D\u200Dष", "ශ\u0DCA\u200Dරී", "ക\u0D4D\u200C", "ᠮᠣᠩᠭᠣᠯ\u180E\u1820", "ᠮ\u180B",
		"C\u200E++ בעברית", "(\u200Fשלום)", "السعر \u061C12", "❤️", "❤️‍🔥", "👩🏽‍🚀", "🏳️‍🌈", "1️⃣", "#️⃣", "⁉️", "🏴\U000E0067\U000E0062\U000E0065\U000E006E\U000E007F", "葛\U000E0100", "≨︀",
		"⠓⠊⠀⠽⠕⠥", "\U0001FAE9", "اصلاح ۱", "שׂ\u034F\u05B8", "٪\u0600١", "日本語", "¿Qué?", "0", "™️",
	} {
		if r, i := In(s); i >= 0 {
			t.Errorf("In(%+q) = %U at %d", s, r, i)
		}
	}
}

// TestHidden puts every character of the list into a name of Latin letters: at its beginning, in it, and at its end.
func TestHidden(t *testing.T) {
	n := 0
	for _, k := range list {
		for _, r := range []rune{k.from, (k.from + k.to) / 2, k.to} {
			if r == unicode.MaxRune {
				r -= 2
			}
			for _, s := range []string{string(r) + "Kim", "Ki" + string(r) + "m", "Kim" + string(r), "Kim " + string(r)} {
				got, i := InName(s)
				if i < 0 || got != r || s[i:i+utf8.RuneLen(r)] != string(r) {
					t.Errorf("InName(%+q) = %U at %d", s, got, i)
				}
				if rest, _ := WithoutInName(s); strings.TrimSpace(rest) != "Kim" {
					t.Errorf("Without(%+q) = %+q", s, rest)
				}
				n++
			}
			if Name(r) == "" || !Is(r) {
				t.Errorf("%U has no name", r)
			}
		}
	}
	if n < 300 {
		t.Errorf("%d names were looked at", n)
	}
}

// TestMisused has characters that are honest somewhere, where they are not.
func TestMisused(t *testing.T) {
	for s, at := range map[string]int{
		"co\u200Dordinate": 2, "Kim \u200Cها": 4, "Ki\u200Cm": 2, "Ki\u200Bm": 2, "រដ\u200B\u200Bឋ": 9, "می\u200C\u200Cخواهم": 7, "e\u0301\u200D": 3, "Kim\uFE0F": 3, "❤️\uFE0F": 6, "a\U000E0100": 1, "C\u200E++": 1, "x 🏴\U000E0067\U000E0062": 6,
		"🏴\U000E0067\U000E0062\U000E0065\U000E006E\U000E0067\U000E0062\U000E0065\U000E007F": 4, "🏴a\U000E0067\U000E0062\U000E0065\U000E007F": 5, "a\u2800b": 1, "k\u180Em": 1,
	} {
		if r, i := In(s); i != at {
			t.Errorf("In(%+q) = %U at %d, want %d", s, r, i, at)
		}
	}
	if _, i := In("Donau\u00ADdampf"); i >= 0 {
		t.Error("a text may have soft hyphens")
	}
	if _, i := InName("នាយក\u200Bរដ្ឋ"); i < 0 {
		t.Error("no zero-width space parts a name")
	}
	if _, i := InName("a\u2028b\u00AD"); i != 1 {
		t.Error("a name has one line")
	}
}

// TestWithout: what is left looks as it did, where that is certain.
func TestWithout(t *testing.T) {
	for s, want := range map[string]bool{"Ki\u200Bm\uFEFF": true, "Ki\u202Em": false, "Ki\u3164m": false, "Ki\uE000m": false, "\u200B": false, "Kim": true, "Ki\u2028m": false} {
		if _, certain := WithoutInName(s); certain != want {
			t.Errorf("Without(%+q) is certain: %v", s, certain)
		}
	}
}

// TestUnicode holds the list to Unicode's own: whatever it says to ignore, and every format that no script shows, stands in it.
func TestUnicode(t *testing.T) {
	seen := map[rune]bool{0x06DD: true, 0x070F: true, 0x08E2: true, 0x0890: true, 0x0891: true, 0x110BD: true, 0x110CD: true}
	var missing []string
	for r := rune(0x80); r <= unicode.MaxRune; r++ {
		format := unicode.Is(unicode.Cf, r) && !seen[r] && (r < 0x0600 || r > 0x0605) && (r < 0x13430 || r > 0x1343F)
		if (format || unicode.In(r, unicode.Other_Default_Ignorable_Code_Point, unicode.Variation_Selector, unicode.Noncharacter_Code_Point, unicode.Co, unicode.Bidi_Control)) && !Is(r) {
			missing = append(missing, fmt.Sprintf("%U", r))
		}
	}
	if missing != nil {
		t.Errorf("not in the list: %v", missing)
	}
	for i := range list[1:] {
		if list[i].to >= list[i+1].from {
			t.Errorf("%U is not in order", list[i+1].from)
		}
	}
}

// TestLinear: a text of nothing but such characters takes no time.
func TestLinear(t *testing.T) {
	const n = 200_000
	for _, s := range []string{"\u200B", "\u200F", "🏴\U000E0067", "\U000E0061", "\u2800", "\uFE0F", "❤\u200D"} {
		many := strings.Repeat(s, n) + "ש⠓"
		WithoutInName(many)
		In(many)
	}
}

func FuzzIn(f *testing.F) {
	f.Add("می\u200Cخواهم")
	f.Add("🏴\U000E0067\U000E007F\u202E")
	f.Fuzz(func(t *testing.T, s string) {
		if !utf8.ValidString(s) {
			t.Skip() // no file is read that is no UTF-8
		}
		r, i := In(s)
		if i >= 0 && !strings.HasPrefix(s[i:], string(r)) {
			t.Errorf("In(%q) = %U at %d", s, r, i)
		}
		if rest, _ := WithoutInName(s); len(rest) > len(s) {
			t.Errorf("Without(%q) = %q", s, rest)
		} else if _, i := InName(rest); i >= 0 {
			t.Errorf("Without(%q) leaves %q", s, rest)
		}
	})
}
