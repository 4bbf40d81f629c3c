package publish

import (
	"path"
	"path/filepath"
	"strings"
	"testing"
)

func TestValidName(t *testing.T) {
	for _, name := range []string{"a", "index.html", "a/b/c.html", ".nojekyll", ".well-known/x", "..a", "a..", "…", "é/ü.html", "a b", "%2e%2e", strings.Repeat("x", 255)} {
		if err := ValidName(name); err != nil {
			t.Errorf("%q: %v", name, err)
		}
	}
	for _, name := range []string{"", ".", "..", "/", "/a", "a/", "a//b", "./a", "a/.", "a/./b", "../a", "a/../b", "a/..", `a\b`, "a\x00b", "a\nb", "a\x7f",
		strings.Repeat("x", 256), strings.Repeat("x/", 2000) + "xx"} {
		if ValidName(name) == nil {
			t.Errorf("%.20q is allowed", name)
		}
	}
}

// A valid name is a plain path under whatever it is joined to.
func FuzzValidName(f *testing.F) {
	f.Add("a/../b")
	f.Add("articles/é/index.html")
	f.Fuzz(func(t *testing.T, name string) {
		if ValidName(name) != nil {
			return
		}
		if path.Clean(name) != name || !strings.HasPrefix(filepath.Join("/top", name), "/top/") || path.IsAbs(name) {
			t.Errorf("%q leads elsewhere", name)
		}
	})
}
