package workspace

import (
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/gloss-press/gloss/internal/verdict"
)

// TestSiteHearsOfABody: whether a file has a body at all is something that the Site knows, so a first word makes another Site.
func TestSiteHearsOfABody(t *testing.T) {
	dir := t.TempDir()
	const name, front = "content/sources/s.md", "---\ntitle: S\n---\n"
	write(t, dir, name, front)
	empty := open(t, dir).Load()
	write(t, dir, name, front+"ADA:  We talk.\n")
	full := empty.Changed([]string{name})
	if full.Site == empty.Site || !empty.Site.Source("s").Body.Empty || full.Site.Source("s").Body.Empty {
		t.Error("the Site has not heard of the body")
	}
}

// TestFolderOfOneLayer lists a folder that only the site has, or only the theme.
func TestFolderOfOneLayer(t *testing.T) {
	o := Overlay{fstest.MapFS{"own/a.html": {}}, fstest.MapFS{"built/b.html": {}}}
	for folder, want := range map[string]string{"own": "a.html", "built": "b.html"} {
		if list, err := fs.ReadDir(o, folder); err != nil || len(list) != 1 || list[0].Name() != want {
			t.Errorf("%s holds %v, %v", folder, list, err)
		}
	}
}

// TestReporterByOffice knows a reporter's turn by the office that its label names, held on the quote's date.
func TestReporterByOffice(t *testing.T) {
	for date, want := range map[string]verdict.Kind{"2014-09-15": verdict.Verified, "2016-09-15": verdict.WrongSpeaker} {
		s := small(t, map[string]string{"people/ada.md": "---\nname: Ada Roe\n---\n",
			"people/bob.md":      "---\nname: Bob Ray\nroles: [{title: Spokesperson, from: 2014-01-01, to: 2014-12-31}, {title: Ambassador, from: 2016-01-01}]\n---\n",
			"sources/hearing.md": "---\ntitle: H\n---\nTHE SPOKESPERSON:  They will not coordinate with them.\n\nTHE AMBASSADOR:  Thank you all.\n",
			"articles/a.md":      strings.ReplaceAll("---\ntitle: A\nquotes:\n  - {id: q, date: DATE, speaker: ada, via: bob, source: hearing, text: They will not coordinate}\n---\n“They will not coordinate”\n", "DATE", date)}).Load()
		if v := s.Verdict(s.Site.Quote("a#q")); v.Kind != want {
			t.Errorf("on %s: %s, want %s", date, v.Kind, want)
		}
	}
}
