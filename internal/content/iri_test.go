package content

import "testing"

func TestIRI(t *testing.T) {
	for _, id := range []string{"tag:example.org,2014:a", "tag:ann@example.org,2014-09:a#b", "https://example.org/?p=12", "https://пример.рф/путь",
		"urn:uuid:6e8bc430-9c3a-11d9-9669-0800200c9a66", "https://[::1]/a", "TAG:example.org,2014-09-14:A%20b", "mailto:ann@example.org", "oai:example.org:12"} {
		if message := checkIRI(id); message != "" {
			t.Errorf("%s: %s", id, message)
		}
	}
}

func FuzzIRI(f *testing.F) {
	for _, s := range []string{"tag:example.org,2014:a", "http://[", "urn:a:%", "x:", "\xff:a"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		checkIRI(s)
		checkMoved(s)
	})
}
