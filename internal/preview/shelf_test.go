package preview

import "testing"

// TestShelf keeps the pages that were looked at last, within its bounds.
func TestShelf(t *testing.T) {
	var s shelf
	page := shelved{body: make([]byte, maxShelved/4)}
	for _, address := range []string{"a/", "b/", "c/", "d/"} {
		s.put(address, page)
	}
	s.get("a/") // so that b/ is the one that was looked at longest ago
	s.put("c/", page)
	s.put("e/", page)
	for address, want := range map[string]bool{"a/": true, "b/": false, "c/": true, "d/": true, "e/": true} {
		if _, ok := s.get(address); ok != want {
			t.Errorf("%s is there: %v", address, ok)
		}
	}
	if s.size != maxShelved || s.used.Len() != 4 || len(s.pages) != 4 {
		t.Errorf("%d bytes, %d and %d pages", s.size, s.used.Len(), len(s.pages))
	}
}
