package build

import (
	"maps"
	"path/filepath"
	"strings"
	"testing"
)

// canary stands in all that is not to be published.
const canary = "zyxwvu"

// secrets are files whose canaries nobody is to see, beside others that share their people, topics, sources and terms.
func secrets() map[string]string {
	keptBack := func(head string) string {
		return "---\ntitle: Zyxwvu title\n" + head + "summary: Zyxwvu summary\nauthors: [Zyxwvu Author, Ada]\ntopics: [War, Zyxwvu topic]\nid: tag:example.org,2014:zyxwvu\nmoved_from: [/old/zyxwvu/]\n" +
			"image: {file: zyxwvu.png, alt: Zyxwvu alt, caption: Zyxwvu caption, credit: Zyxwvu credit}\ncorrections:\n  - {date: 2014-09-18, text: Zyxwvu correction}\n" +
			"events:\n  - {date: 2014-09-14, title: Zyxwvu event, text: Zyxwvu text, url: \"https://example.org/zyxwvu\"}\nquotes:\n" +
			"  - {id: zyxwvu-q, speaker: ada, date: 2014-09-15, venue: Zyxwvu venue, role: Zyxwvu role, source: hearing, text: we will coordinate, note: Zyxwvu note, terms: [coordinate], answers: \"talk#q\"}\n" +
			"  - {id: zyxwvu-r, speaker: Zyxwvu Speaker, date: 2014-09-15, source: Zyxwvu Source, text: zyxwvu words, via: Zyxwvu Via, question: \"Zyxwvu?\", question_by: Zyxwvu Asker, translation: zyxwvu, defines: [coordinate]}\n" +
			"---\n## Zyxwvu heading\n\nShe said “we will coordinate”, and another “zyxwvu words”. ![Zyxwvu](zyxwvu.png) [There](talk.md)\n"
	}
	files := maps.Clone(small())
	maps.Copy(files, map[string]string{
		"content/site.yaml":              "# zyxwvu comment\ntitle: Small # zyxwvu\nbase_url: https://example.org/\nquote_pages: true\nhtml: true\n",
		"content/articles/draft.md":      keptBack("date: 2014-09-17\ndraft: true\n"),
		"content/articles/future.md":     keptBack("date: 2030-09-17\n"),
		"content/articles/no-date.md":    "---\ntitle: Zyxwvu\ndraft: true\n---\n",
		"content/articles/zyxwvu.png":    pixel(1),
		"content/pages/draft.md":         "---\ntitle: Zyxwvu page\ndraft: true\nslug: zyxwvu\n---\nZyxwvu.\n",
		"content/articles/talk.md":       "---\n# zyxwvu comment\ntitle: Talk # zyxwvu comment\ndate: 2014-09-16\ntopics: [War]\nquotes:\n  # zyxwvu comment\n  - {id: q, speaker: ada, date: 2014-09-15, source: hearing, text: we will coordinate, note: \"Words <!-- zyxwvu --> here.\\n\\n[//]: # (zyxwvu)\"}\n---\nShe <!-- zyxwvu --> said “we will coordinate”.\n\n<!-- zyxwvu\n\nzyxwvu -->\n\n<div>\n<!-- zyxwvu -->\nWords.\n</div>\n\n[//]: # (zyxwvu)\n",
		"content/articles/toml.md":       "+++\n# zyxwvu comment\ntitle = \"Toml\"\ndate = 2014-09-16\ntopics = [\"War\"]\n+++\nThey coordinate.\n",
		"content/glossary.yaml":          "# zyxwvu\n- term: scheme # zyxwvu\n  short: \"<!-- zyxwvu --> A plan.\"\n  body: \"More <!-- zyxwvu -->.\"\n",
		"content/glossary/coordinate.md": "---\nterm: coordinate\nshort: Plan together.\n# zyxwvu\ndefinitions:\n  - {by: Ada, text: \"A plan <!-- zyxwvu --> of several.\"}\n---\n<!-- zyxwvu -->\n",
		"content/people/ada.md":          "---\nname: Ada # zyxwvu\n---\n<!-- zyxwvu -->\n",
		"content/sources/hearing.md":     "---\n# zyxwvu\ntitle: Hearing\n---\n<!-- zyxwvu -->\n\nADA:  Now we will coordinate.\n",
		"content/sources/page.md":        "---\ntitle: Page\nfile: page-zy.html\n---\n",
		"content/sources/page-zy.html":   "<html><head><title>zyxwvu</title><style>zyxwvu</style></head><body><!-- zyxwvu --><script>zyxwvu</script><p>ADA: Now we go.</p></body></html>",
		"content/sources/notes.md":       "---\ntitle: Notes\nfile: words-zy.md\n---\n",
		"content/sources/words-zy.md":    "---\nsecret: zyxwvu\n...\n\nADA: Now we go.\n\n<!-- zyxwvu -->\n\nADA: And so on.\n",
	})
	return files
}

// TestNothingLeaks looks for what is kept back, for comments and for the place of the folder in every byte and every name of what is published.
func TestNothingLeaks(t *testing.T) {
	if testing.Short() {
		t.Skip("many builds are not quick")
	}
	for _, base := range []string{"base_url: https://example.org/\n", ""} {
		files := secrets()
		files["content/site.yaml"] = strings.Replace(files["content/site.yaml"], "base_url: https://example.org/\n", base, 1)
		opt := folder(t, files)
		res, err := Run(t.Context(), opt)
		if err != nil || !res.Published {
			t.Fatal(err, res.Diags)
		}
		looked := 0
		for name, text := range opt.published(t) {
			looked++
			if name == "articles/zyxwvu.png" {
				continue // pictures in a folder are published with the articles in it that are
			}
			for what, secret := range map[string]string{"what was kept back": canary, "the place of the folder": opt.Source, "its name": filepath.Base(filepath.Dir(opt.Source))} {
				if low := strings.ToLower(text); strings.Contains(low, strings.ToLower(secret)) {
					i := strings.Index(low, strings.ToLower(secret))
					t.Errorf("%s has %s: …%s…", name, what, text[max(0, i-60):min(len(text), i+60)])
				}
				if strings.Contains(strings.ToLower(name), strings.ToLower(secret)) {
					t.Errorf("the name %s has %s", name, what)
				}
			}
		}
		if looked < 20 {
			t.Errorf("%d files were looked at", looked)
		}
	}
}

// TestAllIsThereOnceAsked makes sure that the canaries of kept back articles would be found.
func TestAllIsThereOnceAsked(t *testing.T) {
	opt := folder(t, secrets())
	opt.Drafts, opt.Future = true, true
	res, err := Run(t.Context(), opt)
	if err != nil {
		t.Fatal(err)
	}
	if res.Published {
		t.Fatal("two articles of one id in feeds, and of one old address, are published")
	}
	for _, name := range []string{"content/articles/future.md"} {
		files := secrets()
		delete(files, name)
		opt := folder(t, files)
		opt.Drafts = true
		res, err := Run(t.Context(), opt)
		if err != nil || !res.Published {
			t.Fatal(err, res.Diags)
		}
		found := 0
		for _, text := range opt.published(t) {
			if strings.Contains(strings.ToLower(text), canary) {
				found++
			}
		}
		if found < 15 {
			t.Errorf("with drafts %d files have a canary", found)
		}
	}
}
