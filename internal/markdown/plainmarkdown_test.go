package markdown

import (
	"strings"
	"testing"
)

// TestPlainMarkdown makes of a body what any program reads that knows Markdown.
func TestPlainMarkdown(t *testing.T) {
	for _, c := range []struct{ body, want string }{
		{"A *word*.\n", "A *word*.\n"},
		{"He said “:quote[we go]{#a}” and :term[went]{#go}, not :plain[going].\n", "He said “we go” and went, not going.\n"},
		{"Before.\n\n::quote{#a}\n\nAfter.\n", "Before.\n\n|card a|\nAfter.\n"},
		{"Before.\n\n::timeline{speaker=ada}\n", "Before.\n\n|timeline|"},
		{"::::aside[A title]\nIn it.\n\n:::note\nDeeper.\n:::\n::::\n\nOut.\n", "**A title**\nIn it.\n\nDeeper.\n\nOut.\n"},
		{"A <!-- not for readers --> word.\n", "A  word.\n"},
		{"[A page](../x.md), [elsewhere](https://example.net/), ![a picture](map.png \"Map\").\n", "[A page](whole:../x.md), [elsewhere](https://example.net/), ![a picture](whole:map.png \"Map\").\n"},
		{"`<!-- code -->` and \\<!-- words -->, to the `<!--` end.\n\n```\n<!-- code\n:::\n[//]: # (code)\n```\n\n:::note\nLast.\n:::\n",
			"`<!-- code -->` and \\<!-- words -->, to the `<!--` end.\n\n```\n<!-- code\n:::\n[//]: # (code)\n```\n\nLast.\n"},
		{"A\n\n<!--\n::quote{#a}\n\nB\n-->\nC <!-- d\ne --> f\n\n[//]: # (note)\n", "A\n\n\nC  f\n\n"},
		{"> :::note[T]\n> x\n> :::\n>\n> y\n\n1. :::note\n   x\n   :::\n2. y\n", "> **T**\n> x\n> \n>\n> y\n\n1. \n   x\n2. y\n"},
		{"[x.md](x.md), [*`x.md`* y](<x.md> \"x.md\"), [![x.md](x.md)](x.md), ![x.md][r], [r]\n\n[r]: x.md\n", // what is shown stays
			"[x.md](whole:x.md), [*`x.md`* y](<whole:x.md> \"x.md\"), [![x.md](whole:x.md)](whole:x.md), ![x.md][r], [r]\n\n[r]: whole:x.md\n"},
		{"[x](a\\(b.md)\n\n    [r]: x.md\n\n[r][]\n\n[r]: x.md\n", "[x](whole:a%28b.md)\n\n    [r]: x.md\n\n[r][]\n\n[r]: whole:x.md\n"},
		{"`:quote[code]{#a}` and\n\n    ::quote{#a}\n    :::\n", "`:quote[code]{#a}` and\n\n    ::quote{#a}\n    :::\n"},
	} {
		r := New().Read(Input{Text: []byte(c.body), Quotes: []Wanted{{ID: "a", TimelineOnly: true}}, Whole: func(address string) string { return "whole:" + address },
			Link: func(ref string) Target {
				if strings.HasPrefix(ref, "https:") {
					return Target{Href: ref, External: true}
				}
				return Target{Href: ref, Address: ref}
			}})
		var b strings.Builder
		for _, p := range r.Markdown {
			b.WriteString(p.Text)
			switch {
			case p.Slot == nil:
			case p.Slot.Kind == CardSlot:
				b.WriteString("|card " + p.Slot.Quotes[0].ID + "|")
			case p.Slot.Kind == TimelineSlot:
				b.WriteString("|timeline|")
			}
		}
		if got := b.String(); got != c.want {
			t.Errorf("of %q comes\n%q, and should come\n%q", c.body, got, c.want)
		}
	}
}
