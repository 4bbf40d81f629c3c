package markdown

import (
	"slices"
	"strings"
	"testing"
)

// TestOutsideIsRemarked notes the addresses that leave the site, where that is asked for, and no others.
func TestOutsideIsRemarked(t *testing.T) {
	const body = "[out](https://example.org/) and [in](b.md), <https://example.net/x>,\n\n![A map](https://example.com/map.png) [again](https://example.org/)\n"
	link := func(ref string) Target {
		return Target{Href: ref, External: strings.HasPrefix(ref, "https://")}
	}
	for _, remarks := range []bool{true, false} {
		r := New().Read(Input{Text: []byte(body), Language: "en", Line: 1, Link: link, Remarks: remarks})
		var got []string
		for _, o := range r.Remarks.Outside {
			got = append(got, o.URL)
		}
		var want []string
		if remarks {
			want = []string{"https://example.org/", "https://example.net/x", "https://example.com/map.png", "https://example.org/"}
		}
		slices.Sort(got)
		slices.Sort(want)
		if !slices.Equal(got, want) || len(r.Diags) > 0 {
			t.Errorf("with remarks %v: %q, want %q; told is %v", remarks, got, want, r.Diags)
		}
	}
}
