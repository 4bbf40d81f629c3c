package markdown

import (
	"fmt"
	"strings"
	"testing"
)

// A link to a place that the body alone can't know is handed on, with its page and its place in the file.
func TestLeads(t *testing.T) {
	in := Input{File: "a.md", Line: 11, Text: []byte(strings.Join([]string{
		"[page](/known/) [there](/known/#caf%C3%A9) [query](/known/?a=b#c) [words](/known/#:~:text=w) [top](/known/#top) [none](/known/#)",
		"[here](#here) [term](#term-x) [outside](https://example.com/#x) ![picture](/known/p.svg#part)", "## Here", ""}, "\n"))}
	in.Link = func(ref string) Target {
		if strings.HasPrefix(ref, "http") {
			return Target{Href: ref, External: true}
		}
		return Target{Href: ".." + ref, Address: ref[1:]}
	}
	r := engine.Read(in)
	var got []string
	for _, l := range r.Digest.Leads {
		got = append(got, fmt.Sprintf("%s:%d:%d /%s %s", l.At.File, l.At.From.Line, l.At.From.Col, l.Address, l.ID))
	}
	want := "a.md:11:17 /known/ café\na.md:11:44 /known/ c\na.md:12:65 /known/p.svg part\na.md:12:15 / term-x"
	if strings.Join(got, "\n") != want || len(r.Diags) > 0 || !r.IDs["here"] {
		t.Errorf("the leads are\n%s\nand should be\n%s\n%v %v", strings.Join(got, "\n"), want, r.Diags, r.IDs)
	}
}
