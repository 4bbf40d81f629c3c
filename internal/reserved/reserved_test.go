package reserved

import "testing"

func TestID(t *testing.T) {
	for id, kept := range map[string]string{"top": "top", "topic": "", "_x": "_", "_": "_", "term-x": "term-", "term": "", "terms": "", "popup": "popup", "popup-a": "popup-", "popups": "", "fn-1": "fn-", "note-a": "note-", "letter-a": "letter-", "policy": "policy", "": ""} {
		if got := ID(id); got != kept {
			t.Errorf("ID(%q) = %q", id, got)
		}
	}
}

func TestSlug(t *testing.T) {
	for slug, kept := range map[string]bool{"_gloss": true, "_GLOSS": true, "gloss": false, "_glossary": false, "_headers": true, "": false} {
		if Slug(slug) != kept {
			t.Errorf("Slug(%q) = %v", slug, !kept)
		}
	}
}
