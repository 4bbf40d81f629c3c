package render

import (
	"net/url"
	"strings"
	"testing"

	"github.com/gloss-press/gloss/internal/verdict"
)

// TestTextFragments gives a quote's place, as [before|quoted|after], and wants what an outside address gets at its end. In the passage
// “…” parts what the quote has from what it leaves out.
func TestTextFragments(t *testing.T) {
	const page = "https://example.com/a"
	long := strings.TrimSpace(strings.Repeat("words of a long quotation ", 12))
	for _, test := range []struct {
		name, address, place, want string
	}{
		{"words", page, "|words of the quote|", page + "#:~:text=words%20of%20the%20quote"},
		{"signs that mean something there", page, "|state-of-the-art, and so & on|", page + "#:~:text=state%2Dof%2Dthe%2Dart%2C%20and%20so%20%26%20on"},
		{"letters of other scripts", page, "|à l’été – über alles gesagt|", page + "#:~:text=%C3%A0%20l%E2%80%99%C3%A9t%C3%A9%20%E2%80%93%20%C3%BCber%20alles%20gesagt"},
		{"a long quote by its beginning and end", page, "|" + long + "|", page + "#:~:text=words%20of%20a%20long%20quotation,words%20of%20a%20long%20quotation"},
		{"long, and of one word", page, "|" + strings.Repeat("字", 300) + "|", page + "#:~:text=" + url.PathEscape(strings.Repeat("字", 300))},
		{"an omission", page, "|We’ve made clear…, as you know,…how people can be|", page + "#:~:text=We%E2%80%99ve%20made%20clear,how%20people%20can%20be"},
		{"over paragraphs", page, "|the end of one.\nThe beginning of the next|", page + "#:~:text=the%20end%20of%20one.,The%20beginning%20of%20the%20next"},
		{"few words, with what is beside them", page, "we would |de-conflict| if necessary, and more", page + "#:~:text=we%20would-,de%2Dconflict,-if%20necessary%2C%20and"},
		{"few words at the beginning of a paragraph", page, "the end.\n|We would| if necessary", page + "#:~:text=We%20would,-if%20necessary"},
		{"words that stand twice", page, "and +|we will not be doing that| again", page + "#:~:text=and%20%2B-,we%20will%20not%20be%20doing%20that,-again"},
		{"an address with a question", page + "?x=1", "|words of the quote|", page + "?x=1#:~:text=words%20of%20the%20quote"},
		{"an empty fragment", page + "#", "|words of the quote|", page + "#:~:text=words%20of%20the%20quote"},
		{"a place of its own", page + "#part-2", "|words of the quote|", page + "#part-2"},
		{"a PDF", page + ".PDF", "|words of the quote|", page + ".PDF"},
		{"a recording", page + ".mp3?x=1", "|words of the quote|", page + ".mp3?x=1"},
		{"YouTube", "https://www.youtube.com/watch?v=x", "|words of the quote|", "https://www.youtube.com/watch?v=x"},
		{"another scheme", "mailto:a@example.com", "|words of the quote|", "mailto:a@example.com"},
		{"no address", "", "|words of the quote|", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			parts := strings.Split(test.place, "|")
			c := &verdict.Checked{Kind: verdict.Verified, Before: parts[0], After: parts[2], Again: strings.HasPrefix(test.name, "words that stand twice")}
			for i, s := range strings.Split(parts[1], "…") {
				c.Passage = append(c.Passage, verdict.Stretch{Text: s, Quoted: i%2 == 0, Sign: map[bool]string{false: "…"}[i%2 == 0]})
			}
			if got := withText(test.address, c); got != test.want {
				t.Errorf("it is %s\nwant  %s", got, test.want)
			}
			if _, err := url.Parse(withText(test.address, c)); err != nil {
				t.Error(err)
			}
			for _, c := range []*verdict.Checked{nil, {Kind: verdict.WrongWords, Passage: c.Passage}, {Kind: verdict.Verified, Captions: true, Passage: c.Passage}, {Kind: verdict.Verified}} {
				if got := withText(test.address, c); got != test.address {
					t.Errorf("words that were not found there are named: %s", got)
				}
			}
		})
	}
}
