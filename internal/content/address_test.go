package content

import (
	"strings"
	"testing"

	"github.com/gloss-press/gloss/internal/invisible"

	"golang.org/x/text/unicode/norm"

	"github.com/gloss-press/gloss/internal/limit"
)

func TestSlugs(t *testing.T) {
	for _, test := range []struct{ slug, proposal string }{
		{"a", "a"}, {"Über-uns_2.0", "Über-uns_2.0"}, {"क्षि", "क्षि"}, {"a b", "a-b"}, {"a/b", "a-b"}, {".a", "a"}, {"a.", "a"}, {"..", ""}, {"", ""}, {"-", ""},
		{"con", "con-page"}, {"NUL.txt", "NUL-page.txt"}, {"com1", "com1-page"}, {"LPT9", "LPT9-page"}, {"com¹", "com"}, {"common", "common"}, {"con fig", "con-fig"},
		{"u\u0308", "ü"}, {"a\x00b", "a-b"}, {"a?b#c%d", "a-b-c-d"}, {"a\u202eb", "a-b"}, {strings.Repeat("x", 201), strings.Repeat("x", 200)}, {"/con/", "con-page"},
	} {
		message, proposal := CheckSlug(test.slug)
		if message == "" && proposal != test.slug || test.slug != "-" && proposal != test.proposal {
			t.Errorf("%q: %q, %q; want %q", test.slug, message, proposal, test.proposal)
		}
		if (message == "") != (test.slug == test.proposal && test.slug != "") && test.slug != "-" {
			t.Errorf("%q: %q", test.slug, message)
		}
	}
}

func FuzzSlug(f *testing.F) {
	for _, s := range []string{"a b", "../x", "con.txt", "u\u0308", strings.Repeat("é.", 150), "\xff", "com\u00b9"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		_, proposal := CheckSlug(s)
		if proposal == "" {
			return
		}
		if message, again := CheckSlug(proposal); message != "" || again != proposal {
			t.Fatalf("%q: the proposal %q is refused: %s", s, proposal, message)
		}
		if strings.ContainsAny(proposal, "/\\%?#: ") || strings.HasPrefix(proposal, ".") || len(proposal) > limit.Slug || !norm.NFC.IsNormalString(proposal) {
			t.Fatalf("%q: %q is no slug", s, proposal)
		}
	})
}

// TestURLs tries the spellings in which dangerous addresses were published elsewhere.
func TestURLs(t *testing.T) {
	for _, ok := range []string{"https://example.org/", "HTTP://example.org:8080/a?b=1&copy=2#c", "mailto:a@example.org", "tel:+1-202-555-0100", "/a/", "a.jpg", "../a%20b.jpg",
		"#a", "?a=b", "./a:b", "a/b:c", "https://example.org/javascript:alert(1)", "https://example.org/?u=http://x/", "https://пример.рф/", "https://[::1]/", "a&amp;b", "a%20b.jpg", "100%25.html"} {
		if u, err := ParseURL(ok); err != nil || u.String() != ok {
			t.Errorf("%s: %v", ok, err)
		}
	}
	for _, bad := range []string{"", "javascript:alert(1)", "JavaScript:alert(1)", "javascript&colon;alert(1)", "javascript&amp;colon;alert(1)", "java\tscript:alert(1)", "java\nscript:x",
		"\x01javascript:x", " javascript:x", "javascri%0Apt:x", "javascri&#x0A;pt:x", "&#106;avascript:x", "&#x6A;avascript:x", "javascript%3Aalert(1)", "javascript%253Aalert(1)", "data:text/html,x", "vbscript:x", "file:///etc/passwd",
		"ftp://example.org/", "blob:x", "//example.org/", "/\\example.org", "\\\\example.org", "https:\\\\example.org", "https:example.org", "https:///example.org", "https://", "https:/example.org",
		"https://a@example.org/", "https://a:b@example.org/", "https://example.org/a b", "https://example.org:x/", "https://exa\u200bmple.org/", "https://example.org/\u202egpj.exe", ":a", "mailto:", "tel:", "tel:<script>",
		"https://example.org/%zz", "view-source:https://x/", "jar:https://x!/", "//", "/\t/example.org", "&sol;&sol;example.org", "&#47;/example.org"} {
		if u, err := ParseURL(bad); err == nil || u != (URL{}) {
			t.Errorf("%q is taken for %+v", bad, u)
		} else if e, ok := err.(*URLError); !ok || e.Message == "" || e.Hint == "" {
			t.Errorf("%q: %v", bad, err)
		}
	}
	for _, inside := range []string{"/a/", "example.org", "#a"} {
		if CheckURL(inside) == nil {
			t.Errorf("%s is taken for an address outside", inside)
		}
	}
	for bad, ok := range map[string]bool{"https://example.org": true, "http://localhost:1313/a/": true, "https://example.org/?a": false, "/a/": false, "mailto:a@b": false, "https://example.org/a/../b": false} {
		if got := CheckBaseURL(bad) == nil; got != ok {
			t.Errorf("CheckBaseURL(%q) is %v", bad, got)
		}
	}
}

func FuzzURL(f *testing.F) {
	for _, s := range []string{"https://example.org/a?b", "javascript&colon;x", "%6aavascript:x", "a:b", "//x", "&#x3a;"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		u, err := ParseURL(s)
		if err != nil {
			return
		}
		switch u.Scheme() {
		case "", "http", "https", "mailto", "tel":
		default:
			t.Fatalf("%q has the scheme %q", s, u.Scheme())
		}
		if u.Scheme() == "" && (strings.HasPrefix(s, "//") || strings.Contains(strings.ToLower(s[:len(s)-len(strings.TrimLeft(s, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ:"))]), "script:")) {
			t.Fatalf("%q is taken for an address of the site", s)
		}
		if strings.ContainsAny(s, "\\ \t\r\n\x00") {
			t.Fatalf("%q has a character that is not allowed", s)
		}
	})
}

func TestHidden(t *testing.T) {
	for text, hidden := range map[string]bool{
		"plain “text” — é": false, "a\u200bb": true, "a\u202eb": true, "\u2066a\u2069": true, "a\ufeff": true, "a\u2060b": true, "a\u200db": true, "\u200c": true,
		"می\u200cخواهم": false, "क्\u200dष": false, "👩\u200d⚕️": false, "🏳️\u200d🌈": false, "👩🏽\u200d🚀": false, "soft\u00adhyphen": false, "a\U000E0041": true,
	} {
		if _, i := invisible.In(text); (i >= 0) != hidden {
			t.Errorf("%+q: hidden character at %d", text, i)
		}
	}
}

func TestClock(t *testing.T) {
	for s, ok := range map[string]bool{"00:12:34": true, "12:34": true, "754": true, "1:02:03.5": true, "": false, "1h": false, "12:60": false, "1:2:3": false, "1:02:03:04": false, "-1": false, "+1": false, ".5": false, "1.": false} {
		if isClock(s) != ok {
			t.Errorf("isClock(%q) is %v", s, !ok)
		}
	}
}
