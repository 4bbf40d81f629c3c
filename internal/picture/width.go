package picture

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/gloss-press/gloss/internal/view"
)

// The sizes that texts are measured at, a little larger than they are set.
const (
	wordSize = 15 // words
	textSize = 13 // dates, names, silences, events
)

// advances are the widths of the signs from space on, in hundredths of an em: those of the wider of the usual serifs and sans serifs.
var advances = [...]uint8{
	28, 36, 44, 66, 62, 86, 76, 26, 40, 40, 50, 64, 30, 38, 30, 44, 60, 60, 60, 60, 60, 60, 60, 60, 60, 60, 32, 32, 64, 64, 64, 50,
	98, 74, 66, 70, 78, 62, 58, 76, 82, 40, 44, 72, 60, 93, 80, 80, 62, 80, 70, 58, 64, 76, 72, 99, 70, 66, 64, 42, 44, 42, 66, 54,
	50, 57, 62, 50, 62, 58, 36, 60, 62, 30, 30, 58, 30, 94, 62, 61, 62, 62, 43, 49, 38, 62, 57, 84, 55, 56, 51, 40, 34, 40, 66,
}

// measure gives about how wide a text is at most, a bold word in it, in units.
func measure(s string, size int) int {
	n := 0
	for i := 0; i < len(s); {
		if b := s[i]; b < utf8.RuneSelf {
			if b >= ' ' && b <= '~' {
				n += int(advances[b-' '])
			}
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		n += advance(r)
		i += size
	}
	return (n*size + 99) / 100
}

// advance is the width of a sign that is not ASCII.
func advance(r rune) int {
	switch {
	case r < 0x300:
		return 66
	case r >= 0x200B && r <= 0x200F, r >= 0x2028 && r <= 0x202E, r >= 0x2060 && r <= 0x206F, r == 0xFE0F:
		return 0
	case r == '—', r == '…':
		return 100
	case r >= 0x2010 && r <= 0x2027:
		return 52
	case r >= 0x1100 && r <= 0x115F, r >= 0x2E80 && r <= 0xA4CF, r >= 0xAC00 && r <= 0xD7FF, r >= 0xF900 && r <= 0xFAFF, r >= 0xFE30 && r <= 0xFE6F, r >= 0xFF00 && r <= 0xFF60:
		return 104
	case r >= 0x1F000:
		return 140
	case unicode.Is(unicode.Mn, r):
		return 0
	case r >= 0x590 && r <= 0x8FF, r >= 0xFB1D && r <= 0xFDFF, r >= 0xFE70 && r <= 0xFEFF:
		return 62
	}
	return 74
}

// cut gives so much of a text as there is room for, whole words where one fits, and what says that there is more.
func cut(s string, room, size int) string {
	if measure(s, size) <= room {
		return s
	}
	room -= measure(" …", size)
	width, word, sign := 0, 0, 0
	for i, r := range s {
		w := measure(s[i:i+utf8.RuneLen(max(r, 0))], size)
		if r == utf8.RuneError {
			w = size
		}
		if r == ' ' {
			word = i
		}
		if width += w; width > room {
			break
		}
		sign = i + 1
	}
	if word > 0 {
		return strings.TrimRight(s[:word], " ,;:—–-") + " …"
	}
	for sign > 0 && sign < len(s) && !utf8.RuneStart(s[sign]) {
		sign++
	}
	if sign == 0 {
		return ""
	}
	return s[:sign] + "…"
}

// fit cuts words to their room, and gives how wide they are; 0 where nothing of them has room, or not what bears on the term.
func (p *plan) fit(w *view.Words, room int) int {
	around := 0
	if w.Quoted {
		around += p.marks
	}
	if w.About {
		around += p.about
	}
	before, hit, after := measure(w.Before, wordSize), measure(w.Hit, wordSize), measure(w.After, wordSize)
	if around+before+hit+after <= room {
		return around + before + hit + after
	}
	room -= around
	switch {
	case before > 0 && before+hit > room:
		w.Before, w.After = shorten(w.Before, room-hit), ""
		if w.Before == "" {
			w.Hit = ""
		}
	case w.Hit != "" && hit > room:
		w.Hit, w.After = cut(w.Hit, room, wordSize), ""
	default:
		w.After = cutAfter(w.After, room-before-hit)
	}
	Balance(w)
	if w.Hit+w.After == "" {
		return 0
	}
	return around + measure(w.Before, wordSize) + measure(w.Hit, wordSize) + measure(w.After, wordSize)
}

// shorten cuts the end of what stands before a term; "" where even its first word has no room.
func shorten(s string, room int) string {
	if s = strings.TrimRight(s, " "); !strings.Contains(s, " ") {
		return ""
	}
	if s = cutAfter(s, room-measure(" ", wordSize)); s != "" {
		s += " "
	}
	return s
}

// cutAfter cuts what follows a word, before a word of its own.
func cutAfter(s string, room int) string {
	if !strings.Contains(s, " ") {
		return cut(s, room, wordSize)
	}
	more := measure(" …", wordSize)
	for at := strings.LastIndexByte(s, ' '); at >= 0; at = strings.LastIndexByte(s[:at], ' ') {
		if kept := strings.TrimRight(s[:at], " ,;:—–-…"); measure(kept, wordSize)+more <= room {
			return kept + " …"
		}
	}
	return ""
}

// wrap breaks a text into at most two lines, the second of them cut, which it puts into the room for them.
func wrap(two *[2]string, s string, room, size int) []string {
	lines := two[:0]
	for s != "" {
		if len(lines) == 1 || measure(s, size) <= room {
			return append(lines, cut(s, room, size))
		}
		at, width := 0, 0
		for i, r := range s {
			if r == ' ' && width <= room {
				at = i
			}
			width += measure(string(r), size)
			if width > room && at > 0 {
				break
			}
		}
		if at == 0 {
			return append(lines, cut(s, room, size))
		}
		lines = append(lines, cut(s[:at], room, size))
		s = strings.TrimLeft(s[at:], " ")
	}
	return lines
}
