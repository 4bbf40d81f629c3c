package passage

import "testing"

func TestExcerpts(t *testing.T) {
	const text = " We  won’t\nact\x00alone in the north. "
	for _, c := range []struct{ got, want string }{
		{OneLine(text), "We won’t act alone in the north."},
		{Excerpt(text, 32), "We won’t act alone in the north."},
		{Excerpt(text, 31), "We won’t act … in the north."},
		{Excerpt("Incomprehensibilities", 8), "Inco … ties"},
		{Head("naïve", 3, "…"), "naï…"},
		{Head("naïve", 5, "…"), "naïve"},
		{Head("naïve", 0, "…"), "…"},
		{HeadWords("we won’t act", 10, " …"), "we won’t …"},
		{HeadWords("we incomprehensibly act", 10, " …"), "we incompr …"},
		{HeadWords("we won’t act", 12, " …"), "we won’t act"},
	} {
		if c.got != c.want {
			t.Errorf("%q, want %q", c.got, c.want)
		}
	}
}
