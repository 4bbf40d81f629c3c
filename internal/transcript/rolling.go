package transcript

import (
	"slices"
	"strings"
)

// spoken gives the lines of all captions in order, each word once.
//
// Captions that roll up show the last line again above the next one, and captions that are painted on show a line again with
// a word more. Their files repeat all that is on the screen. People repeat themselves too, so nothing is dropped from a file
// where captions don't do that as a rule.
func (r *captionReader) spoken() []line {
	rolls := 0
	for i := 1; i < len(r.captions); i++ {
		if r.captions[i].goesOn(&r.captions[i-1]) {
			rolls++
		}
	}
	rolling := rolls > 1 && rolls*3 >= len(r.captions)-1
	var out []line
	for i := range r.captions {
		lines := r.captions[i].lines
		if rolling && i > 0 {
			lines = r.captions[i].fresh(r.captions[i-1].lines)
		}
		before := ""
		if len(out) > 0 {
			before = out[len(out)-1].Text
		}
		lines = slices.Clone(lines)
		markSpeakers(lines, before)
		out = append(out, lines...)
	}
	return out
}

// maxRows is how many rows of captions a screen shows.
const maxRows = 8

// still is how long at most a caption stays that only repeats the one before, in seconds.
const still = 0.05

// goesOn reports whether a caption shows the words of the one before and more, or those words for a moment.
func (c *caption) goesOn(before *caption) bool {
	if !c.timed || !before.timed || c.from > before.to+still || len(before.lines) == 0 {
		return false
	}
	shown, rest := c.repeats(before.lines)
	if shown == 0 && rest == 0 {
		return false
	}
	return rest > 0 || shown < len(c.lines) || c.to-c.from <= still
}

// repeats counts the lines at a caption's beginning that are the last of those before, and gives how much of the next line is the beginning
// of one that has grown, where it is the last before.
func (c *caption) repeats(before []line) (shown, grown int) {
	for n := min(len(before), len(c.lines), maxRows); n > 0; n-- {
		same := true
		for i := 0; i < n && same; i++ {
			same = shownAs(before[len(before)-n+i]) == shownAs(c.lines[i])
		}
		if same {
			return n, 0
		}
		last := strings.TrimRight(c.lines[n-1].Text, " ")
		grows := strings.TrimRight(before[len(before)-1].Text, " ")
		for i := 0; i < n-1 && n > 0; i++ {
			if shownAs(before[len(before)-n+i]) != shownAs(c.lines[i]) {
				grows = ""
			}
		}
		if rest, ok := strings.CutPrefix(last, grows); ok && strings.TrimSpace(grows) != "" && strings.HasPrefix(rest, " ") {
			return n - 1, len(grows)
		}
	}
	return 0, 0
}

func shownAs(l line) string { return strings.TrimSpace(l.Text) }

// fresh gives the lines of a caption without what the one before showed.
func (c *caption) fresh(before []line) []line {
	shown, grown := c.repeats(before)
	lines := c.lines[shown:]
	if len(lines) == 0 {
		return nil
	}
	first := lines[0].since(grown)
	if c.timed && (len(first.cues) == 0 || first.cues[0].At > 0) {
		first.cues = append([]Cue{{0, c.from}}, first.cues...)
	}
	return append([]line{first}, lines[1:]...)
}
