package markdown

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/net/html"

	"github.com/gloss-press/gloss/internal/diag"
	"github.com/gloss-press/gloss/internal/passage"
)

// checkReading checks what holds of every reading.
func checkReading(t *testing.T, in Input, r Reading) {
	t.Helper()
	checkPlaces(t, in, r.Diags)
	var b strings.Builder
	slotted := map[string]bool{}
	for _, p := range r.Parts {
		b.WriteString(p.HTML)
		if p.Slot != nil {
			for _, q := range p.Slot.Quotes {
				slotted[q.ID] = true
			}
		}
	}
	if !in.HTML && !slices.ContainsFunc(r.Diags, func(d diag.Diagnostic) bool { return d.Code == diag.BadLink }) {
		checkBalance(t, b.String())
	}
	if in.Source || diag.HasErrors(r.Diags) {
		return
	}
	seen := Visible(withoutNumbers(b.String()))
	for _, w := range in.Quotes {
		s, ok := seen[w.ID]
		switch {
		case !ok && !w.TimelineOnly && !slotted[w.ID]:
			t.Errorf("the quote %q is not on the page, and nothing says so", w.ID)
		case ok && w.Words != "" && !passage.Equal(s.Words, w.Words):
			t.Errorf("a reader sees %q of the quote %q", s.Words, w.Words)
		case ok && !slotted[w.ID]:
			t.Errorf("the quote %q has no note", w.ID)
		}
	}
}

// withoutNumbers takes the numbers of foot-notes out of a page: they are no part of what was said.
func withoutNumbers(page string) string {
	var b strings.Builder
	for {
		before, rest, ok := strings.Cut(page, `<sup class="fnref">`)
		b.WriteString(before)
		if !ok {
			return b.String()
		}
		_, page, _ = strings.Cut(rest, "</sup>")
	}
}

// checkPlaces checks that diagnostics stand where the body or a quote does.
func checkPlaces(t *testing.T, in Input, ds []diag.Diagnostic) {
	t.Helper()
	lines := strings.Split(string(lineEnds(in.Text)), "\n")
	for _, d := range ds {
		if d.From.Line < in.Line {
			if int(d.From.Line) > len(in.Quotes) || d.From.Line < 1 {
				t.Errorf("%v stands nowhere", d)
			}
			continue
		}
		i := int(d.From.Line - in.Line)
		width := 0
		if i < len(lines) {
			width = utf8.RuneCountInString(lines[i])
		}
		if i == 0 && in.Col > 0 {
			width += int(in.Col) - 1
		}
		if i >= len(lines) || d.From.Col < 1 || int(d.From.Col) > width+1 {
			t.Errorf("%v stands nowhere in %d lines, this one of %d characters", d, len(lines), width)
		}
	}
}

// checkBalance checks that every element ends in its parent, and that no link stands in another.
func checkBalance(t *testing.T, page string) {
	t.Helper()
	z := html.NewTokenizer(strings.NewReader(page))
	var open []string
	ids := map[string]bool{}
	for {
		kind := z.Next()
		name, more := z.TagName()
		tag := string(name)
		switch kind {
		case html.ErrorToken:
			if len(open) > 0 {
				t.Errorf("%v are not closed in\n%s", open, page)
			}
			return
		case html.StartTagToken, html.SelfClosingTagToken:
			for more {
				var key, value []byte
				key, value, more = z.TagAttr()
				if string(key) == "id" {
					if ids[string(value)] {
						t.Errorf("the id %q stands twice in\n%s", value, page)
					}
					ids[string(value)] = true
				}
			}
			if isVoid(tag) {
				continue
			}
			for _, o := range open {
				if o == "a" && tag == "a" {
					t.Errorf("a link stands in a link in\n%s", page)
				}
			}
			open = append(open, tag)
		case html.EndTagToken:
			if len(open) == 0 || open[len(open)-1] != tag {
				t.Fatalf("</%s> closes none of %v in\n%s", tag, open, page)
			}
			open = open[:len(open)-1]
		}
	}
}
