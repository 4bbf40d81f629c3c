package render

import (
	"fmt"
	"regexp"
	"strings"
	"testing"
)

// turns writes turns of a length in bytes, begun by two speakers in their turn; "quoted words" stand in those named.
func turns(n, length int, quoted ...int) string {
	var b strings.Builder
	for i := 1; i <= n; i++ {
		text := fmt.Sprintf("Number %d ", i)
		for _, q := range quoted {
			if q == i {
				text += fmt.Sprintf("has quoted words %d. ", i)
			}
		}
		text += strings.Repeat("talk ", length/5+1)
		fmt.Fprintf(&b, "%s:  %s\n\n", [...]string{"KERRY", "HARF"}[i%2], strings.TrimSpace(text[:length-1])+".")
	}
	return b.String()
}

// paragraphs writes what one speaker goes on to say.
func paragraphs(n, length int) string {
	return strings.Repeat(strings.Repeat("talk ", length/5-1)+"end.\n\n", n)
}

// folding gives the page of a source: each turn's number, in brackets where it is folded away, and what stands for those.
func folding(t *testing.T, text string, quoted ...int) string {
	t.Helper()
	front, body := "", ""
	for _, q := range quoted {
		front += fmt.Sprintf("  - {id: q%d, speaker: %s, date: 2014-09-15, source: talk, text: quoted words %[1]d}\n", q, [...]string{"kerry", "harf"}[q%2])
		body += fmt.Sprintf("“quoted words %d”\n\n", q)
	}
	if front != "" {
		front = "quotes:\n" + front
	}
	page := makeSite(t, map[string]string{
		"people/kerry.md":  "---\nname: John Kerry\naliases: [Kerry]\n---\n",
		"people/harf.md":   "---\nname: Marie Harf\naliases: [Harf]\n---\n",
		"sources/talk.md":  "---\ntitle: The talk\n---\n" + text,
		"articles/said.md": "---\ntitle: Said\n" + front + "---\n" + body,
	}).right("sources/talk/")
	var b strings.Builder
	for _, m := range regexp.MustCompile(`<details class="fold"><summary>([^<]*)|data-turn="(\d+)"|</details>`).FindAllStringSubmatch(page, -1) {
		switch {
		case m[1] != "":
			b.WriteString(" (" + m[1] + ":")
		case m[2] != "":
			b.WriteString(" " + m[2])
		case strings.Contains(b.String(), "(") && strings.LastIndex(b.String(), "(") > strings.LastIndex(b.String(), ")"):
			b.WriteString(")")
		}
	}
	return strings.TrimSpace(b.String())
}

// TestFold says what of a transcript is folded away: nothing of a short one or of one that is not quoted, and no run that is too short
// to be worth it. What is quoted, and what stands beside that, is shown.
func TestFold(t *testing.T) {
	for _, test := range []struct {
		name, text string
		quoted     []int
		want       string
	}{
		{"long", turns(12, 600, 6), []int{6}, "(4 turns by 2 speakers, not quoted: 1 2 3 4) 5 6 7 (5 turns by 2 speakers, not quoted: 8 9 10 11 12)"},
		{"not quoted", turns(12, 600), nil, "1 2 3 4 5 6 7 8 9 10 11 12"},
		{"just too short", turns(10, 590, 5), []int{5}, "1 2 3 4 5 6 7 8 9 10"},
		{"just long enough", turns(10, 610, 5), []int{5}, "(3 turns by 2 speakers, not quoted: 1 2 3) 4 5 6 (4 turns by 2 speakers, not quoted: 7 8 9 10)"},
		{"two paragraphs are not worth it", turns(10, 700, 4, 9), []int{4, 9}, "1 2 3 4 5 6 7 8 9 10"},
		{"three are", turns(10, 700, 1, 7), []int{1, 7}, "1 2 (3 turns by 2 speakers, not quoted: 3 4 5) 6 7 8 9 10"},
		{"four of few words are not", turns(2, 3000, 1) + turns(4, 90) + turns(2, 3000, 2), []int{1, 2}, "1 2 3 4 5 6 7 8"},
		{"of a few more they are", turns(2, 3000, 1) + turns(4, 110) + turns(2, 3000, 2), []int{1, 2}, "1 2 (4 turns by 2 speakers, not quoted: 3 4 5 6) 7 8"},
		{"a turn of four paragraphs", turns(2, 300, 1) + "HARF:  " + paragraphs(4, 2000), []int{1}, "1 2 (1 turn by Marie Harf, not quoted: 3)"},
		{"a turn of nobody who is known", turns(2, 300, 1) + "MR. NOBODY:  " + paragraphs(4, 2000), []int{1}, "1 2 (1 turn by MR. NOBODY, not quoted: 3)"},
		{"within a turn", turns(1, 300, 1) + paragraphs(4, 2000), []int{1}, "1 (3 paragraphs, not quoted:)"},
	} {
		if got := folding(t, test.text, test.quoted...); got != test.want {
			t.Errorf("%s: %s, want %s", test.name, got, test.want)
		}
	}
}
