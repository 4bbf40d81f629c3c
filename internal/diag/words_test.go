package diag

import (
	"slices"
	"strings"
	"testing"
)

// TestReplacements puts the second text's words in the place of the first one's where they differ.
func TestReplacements(t *testing.T) {
	for _, c := range []struct{ have, want, differs string }{
		{"we meet", "we meet", ""},
		{"", "we meet", "→we meet"},
		{"we meet", "", "we meet→"},
		{"we will meet", "we meet", "will→"},
		{"we meet", "we will meet now", "→will; →now"},
		{"a b c d", "x b y d", "a→x; c→y"},
		{"a b a", "b a", "a→"},
	} {
		a, b := strings.Fields(c.have), strings.Fields(c.want)
		var list []string
		for _, r := range Replacements(len(a), len(b), func(i, j int) bool { return a[i] == b[j] }) {
			list = append(list, strings.Join(a[r.From:r.To], " ")+"→"+strings.Join(b[r.With:r.WithTo], " "))
		}
		if got := strings.Join(list, "; "); got != c.differs {
			t.Errorf("%q, %q: %s", c.have, c.want, got)
		}
	}
	if got := Replacements(maxTable, 2, func(i, j int) bool { panic("too many to compare") }); !slices.Equal(got, []Replaced{{0, maxTable, 0, 2}}) {
		t.Errorf("%v", got)
	}
	if got := strings.Join(Tokens(" a\u00a0\nb c"), "|"); got != " |a|\u00a0\n|b| |c" {
		t.Errorf("%q", got)
	}
}
