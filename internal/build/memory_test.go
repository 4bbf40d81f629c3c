package build

import (
	"flag"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/rogpeppe/go-internal/txtar"
)

var histories = flag.Int("histories", 8, "how many sites TestSecondBuild edits and builds again and again; a release is tried with 1000")

// TestSecondBuild edits sites at random, and meddles with what was published and with the record of it. After each edit a build is what a clean
// build is: the same bytes, the same messages.
func TestSecondBuild(t *testing.T) {
	bases := []map[string]string{heard(), small(), secrets(), exampleSite(t), unpacked(t, "ugly"), unpacked(t, "cited")}
	n, steps := *histories, 10
	if testing.Short() {
		n, steps = 2, 4
	}
	kept := 0
	for seed := range uint64(n) {
		h := newHistory(t, rand.New(rand.NewPCG(seed, 2)), bases[seed%uint64(len(bases))])
		for step := range steps {
			if problem := h.step(t); problem != "" {
				t.Errorf("history %d, step %d (%s): %s", seed, step, strings.Join(h.did, "; "), problem)
				break
			}
		}
		kept += h.kept
	}
	if kept < 20*n {
		t.Errorf("only %d files of %d sites were kept: this test finds nothing", kept, n)
	}
}

// heard is a site whose pages hang together by more than front matter: sentences that decide verdicts, links into other pages, texts and
// pictures beside content, feeds of articles.
func heard() map[string]string {
	files := maps.Clone(small())
	maps.Copy(files, map[string]string{
		"content/articles/harbour.md": "---\ntitle: The harbour\ndate: 2012-05-03\ntopics: [War, Sea]\nimage: {file: map.png, alt: A map}\nquotes:\n" +
			"  - {id: a, speaker: mia-holt, date: 2012-05-02, source: port, text: \"be the finest harbour of the coast\", accept: \"She meant it.\", terms: [harbour]}\n" +
			"  - {id: b, speaker: ada, date: 2012-05-02, source: pier, text: \"the boats are ours\", repeats: \"talk#q\", note: \"A *note* on [boats](/glossary/harbour/).\"}\n---\n" +
			"She said that it could “be the finest harbour of the coast”.\n\n::timeline{scope=site}\n\nAnd “the boats are ours”. ![A map](map.png)\n",
		"content/articles/quay.md": "---\ntitle: The quay\ndate: 2012-05-04\nquotes:\n  - {id: s, speaker: mia-holt, date: 2012-05-02, source: port, text: \"We will stay.\"}\n" +
			"  - {id: t, speaker: ada, date: 2012-05-02, source: pier, text: \"the boats are ours\"}\n---\n“We will stay.” And “the boats are ours”.\n",
		"content/articles/nets.md":    "---\ntitle: Nets\ndate: 2012-06-03\ndraft: false\ntopics: [Sea]\nmoved_from: [/old/nets/]\ncorrections:\n  - {date: 2012-06-04, text: Nets it is.}\n---\n## Nets\n\nA :quote[net is a net]{#n} here.\n",
		"content/sources/port.md":     "---\ntitle: Port\ndate: 2012-05-02\n---\nMIA HOLT: It could be the finest harbour of the coast. We will stay.\n",
		"content/sources/pier.md":     "---\ntitle: Pier\ndate: 2012-05-02\nfile: pier.vtt\n---\n",
		"content/sources/pier.vtt":    "WEBVTT\n\n00:01.000 --> 00:04.000\n<v Ada>Well, the boats are ours.\n",
		"content/sources/mole.md":     "---\ntitle: Mole\ndate: 2012-05-02\nfile: mole.html\n---\n",
		"content/sources/mole.html":   "<p>ADA: So it is.</p>",
		"content/people/mia-holt.md":  "---\nname: Mia Holt\nroles:\n  - {title: Keeper, from: 2010}\n---\nShe keeps the harbour. [There](/nowhere/)\n",
		"content/glossary/harbour.md": "---\nterm: harbour\naliases: [port of call]\nshort: Where boats are.\nrelated: [coordinate]\n---\nBoats *coordinate* there.\n",
		"content/glossary.yaml":       "- term: net\n  short: It holds.\n  body: A net holds boats.\n",
		"content/pages/about.md":      "---\ntitle: About\n---\nWe have a harbour. [There](/articles/more/#far)\n",
		"static/boats/list.txt":       "one, two\n",
	})
	files["content/articles/nets.md"] = strings.Replace(files["content/articles/nets.md"], "corrections:", "quotes:\n  - {id: n, speaker: ada, date: 2012-06-01}\ncorrections:", 1)
	return files
}

// unpacked gives the files of a site that whole builds are looked at with.
func unpacked(t *testing.T, name string) map[string]string {
	t.Helper()
	a, err := txtar.ParseFile("../e2e/testdata/" + name + ".txtar")
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]string{}
	for _, f := range a.Files {
		files[f.Name] = string(f.Data)
	}
	files["content/articles/picture.png"], files["content/people/picture.png"] = pixel(1), pixel(2)
	return files
}

// pixel gives a picture of that width, without its dots.
func pixel(width int) string {
	return "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00" + string(rune(width)) + "\x00\x00\x00\x01\x08\x00\x00\x00\x00sum!\x00\x00\x00\x00IENDsum!"
}

// history is a site that is edited and built again and again.
type history struct {
	r      *rand.Rand
	opt    Options
	clean  string            // a folder for clean builds
	good   map[string]string // the files as they were when they could be published
	files  map[string]string
	record []byte // an earlier one
	did    []string
	kept   int // files in all builds
}

func newHistory(t *testing.T, r *rand.Rand, files map[string]string) *history {
	opt := folder(t, files)
	opt.Program = "this"
	h := &history{r: r, opt: opt, clean: t.TempDir(), good: files, files: maps.Clone(files)}
	for range 2 {
		if res, err := Run(t.Context(), h.opt); err != nil || !res.Published {
			t.Fatal(err, res.Diags)
		}
	}
	return h
}

// step does something to the site, builds it and says what is wrong with that.
func (h *history) step(t *testing.T) (problem string) {
	before := maps.Clone(h.files)
	h.did = append(h.did, h.change(t))
	for name := range before {
		if _, there := h.files[name]; !there {
			_ = os.Remove(filepath.Join(h.opt.Source, filepath.FromSlash(name)))
		}
	}
	for name, text := range h.files {
		if was, there := before[name]; !there || was != text {
			h.opt.write(t, map[string]string{name: text})
		}
	}
	clean := h.opt
	clean.Output, clean.Program = filepath.Join(h.clean, fmt.Sprint(len(h.did)), "public"), ""
	want, err := Run(t.Context(), clean)
	if err != nil {
		return err.Error()
	}
	got, err := Run(t.Context(), h.opt)
	if err != nil {
		return err.Error()
	}
	h.kept += got.Changes.Trusted
	if diff := differ(want, got); diff != "" {
		return "(-clean +second)\n" + diff
	}
	if !got.Published {
		if h.r.IntN(4) > 0 {
			h.back(t)
		}
		return ""
	}
	h.good = maps.Clone(h.files)
	there := h.opt.published(t)
	for _, name := range got.Changes.Kept {
		delete(there, name)
	}
	maps.DeleteFunc(there, func(name, _ string) bool { return strings.HasPrefix(name, "mine") })
	if diff := cmp.Diff(clean.published(t), there); diff != "" {
		return "(-clean +second)\n" + diff
	}
	return ""
}

// differ says how a build comes out otherwise than a clean one, but for what had to be written.
func differ(clean, second Result) string {
	return cmp.Diff(clean, second, cmpopts.IgnoreFields(Result{}, "Changes", "Zone"), cmpopts.EquateEmpty())
}

// back takes back what could not be published.
func (h *history) back(t *testing.T) {
	for name := range h.files {
		if _, there := h.good[name]; !there {
			_ = os.Remove(filepath.Join(h.opt.Source, filepath.FromSlash(name)))
		}
	}
	h.opt.write(t, h.good)
	h.files = maps.Clone(h.good)
}

// change does one thing at random, and tells it.
func (h *history) change(t *testing.T) string {
	switch r := h.r; r.IntN(14) {
	case 0:
		return "nothing"
	case 1:
		return h.option()
	case 2, 3:
		return h.meddle(t)
	case 4:
		return h.spoil(t)
	case 5:
		return h.overlay()
	case 6:
		h.files = mutate(r, h.files)
		return "mutate"
	case 7, 8:
		return h.rearrange()
	case 9, 10:
		return h.matter()
	default:
		return h.body()
	}
}

// pick gives a file whose name begins so.
func (h *history) pick(prefix, suffix string) string {
	var names []string
	for name := range h.files {
		if strings.HasPrefix(name, prefix) && strings.HasSuffix(name, suffix) {
			names = append(names, name)
		}
	}
	if len(names) == 0 {
		return ""
	}
	slices.Sort(names)
	return names[h.r.IntN(len(names))]
}

// halves gives a file's front matter, with its end, and its body.
func halves(text string) (front, body string) {
	if i := strings.Index(text, "\n---\n"); strings.HasPrefix(text, "---\n") && i >= 0 {
		return text[:i+5], text[i+5:]
	}
	return "", text
}

// said is what bodies are given: what other pages, feeds, terms and messages depend on.
var said = []string{
	"They coordinate.", "A port of call and a net.", "*Harbour* and ISIL.", "[There](more.md#far)", "[There](/articles/more/#near)", "## Far", "## Near", "TK", "She said that it could be so.",
	"[A term](/glossary/harbour/#term-harbour)", "![A map](map.png)", "::timeline{scope=site}", "::glossary", "Well, the boats are ours.", "<!-- unseen -->", "A foot-note.[^1]\n\n[^1]: Below.",
	":term[boats]{term=harbour}", "Words.", "[Gone](/nowhere/)", "> Now we will coordinate.",
}

// body edits the text of a file.
func (h *history) body() string {
	name := h.pick("content/", ".md")
	front, body := halves(h.files[name])
	lines := strings.SplitAfter(body, "\n")
	at := h.r.IntN(len(lines))
	what := said[h.r.IntN(len(said))]
	switch h.r.IntN(4) {
	case 0:
		lines = slices.Delete(lines, at, at+1)
		what = "delete " + fmt.Sprint(at)
	default:
		lines = slices.Insert(lines, at, "\n"+what+"\n\n")
	}
	h.files[name] = front + strings.Join(lines, "")
	return "body of " + name + ": " + what
}

// matter edits front matter.
func (h *history) matter() string {
	name := h.pick("content/", "")
	front, body := halves(h.files[name])
	if front == "" {
		front, body = h.files[name], ""
	}
	lines := strings.SplitAfter(front, "\n")
	at := h.r.IntN(len(lines))
	what := "turn"
	switch h.r.IntN(5) {
	case 0:
		lines[at] = strings.Map(func(c rune) rune {
			if c >= '0' && c < '9' && h.r.IntN(3) == 0 {
				return c + 1
			}
			return c
		}, lines[at])
		what = "figures"
	case 1:
		lines = slices.Delete(lines, at, at+1)
		what = "delete"
	case 2:
		keys := []string{"draft: true\n", "language: de\n", "slug: other\n", "summary: In short.\n", "topics: [Sea, War]\n", "updated: 2015-01-01\n", "moved_from: [/before/]\n", "glossary: {every: article}\n"}
		lines = slices.Insert(lines, min(1, len(lines)), keys[h.r.IntN(len(keys))])
		what = lines[1]
	default:
		other := h.r.IntN(len(lines))
		words := strings.Fields(lines[other])
		if len(words) > 1 {
			lines[other] = strings.Replace(lines[other], words[len(words)-1], words[len(words)-1]+"s", 1)
		}
	}
	h.files[name] = strings.Join(lines, "") + body
	return fmt.Sprintf("front matter of %s:%d: %s", name, at+1, what)
}

// rearrange adds, removes and renames files, and gives pictures and texts other bytes.
func (h *history) rearrange() string {
	name := h.pick("", "")
	switch h.r.IntN(6) {
	case 0:
		delete(h.files, name)
		return "remove " + name
	case 1:
		to := path.Join(path.Dir(name), fmt.Sprint("renamed", h.r.IntN(3), path.Ext(name)))
		h.files[to] = h.files[name]
		delete(h.files, name)
		return "rename " + name
	case 2:
		h.files[fmt.Sprintf("content/articles/new%d.md", h.r.IntN(4))] = "---\ntitle: New\ndate: 2014-09-1" + fmt.Sprint(h.r.IntN(10)) + "\ntopics: [War]\n---\nA harbour. They coordinate.\n"
		return "a new article"
	case 3:
		h.files["content/articles/map.png"] = pixel(1 + h.r.IntN(9))
		return "another picture"
	case 4:
		if name := h.pick("content/sources/", ""); name != "" {
			h.files[name] += []string{"\n", "ADA:  Well, the boats are ours, and we will coordinate.\n", "MIA HOLT: It could be the finest harbour of the coast.\n"}[h.r.IntN(3)]
			return "more in " + name
		}
	}
	h.files["static/more.txt"] = fmt.Sprint(h.r.IntN(3))
	return "another file"
}

// overlay changes layouts, words and assets of the site's own.
func (h *history) overlay() string {
	list := map[string]string{
		"layouts/partials/mine.html": "{{define \"mine\"}}x{{end}}", "layouts/404.html": "{{define \"main\"}}<p>Gone.</p>{{end}}",
		"layouts/words/en.toml": "\"section.articles\" = \"Stories\"\n", "assets/own.css": "p{color:red}", "assets/style.css": "p{color:blue}", "layouts/base.html": "{{nonsense}}",
	}
	name := slices.Sorted(maps.Keys(list))[h.r.IntN(len(list))]
	if _, there := h.files[name]; there {
		delete(h.files, name)
		return "without " + name
	}
	h.files[name] = list[name]
	return "with " + name
}

// option changes how the site is built.
func (h *history) option() string {
	o := &h.opt
	switch h.r.IntN(7) {
	case 0:
		o.BaseURL = []string{"", "https://example.org/", "https://example.net/a/"}[h.r.IntN(3)]
	case 1:
		o.Drafts = !o.Drafts
	case 2:
		o.Future = !o.Future
	case 3:
		o.Now = time.Date(2010+h.r.IntN(25), 1, 1, 0, 0, 0, 0, time.UTC)
	case 4:
		o.Jobs = 1 + h.r.IntN(3)
	case 5:
		o.NoCache = !o.NoCache
	case 6:
		o.Program += "!"
	}
	return fmt.Sprint("options ", o.BaseURL, o.Drafts, o.Future, o.Now, o.Jobs, o.NoCache, o.Program)
}

// meddle changes what was published.
func (h *history) meddle(t *testing.T) string {
	names := slices.Sorted(maps.Keys(h.opt.published(t)))
	name := names[h.r.IntN(len(names))]
	file := filepath.Join(h.opt.Output, filepath.FromSlash(name))
	info, err := os.Stat(file)
	if err != nil {
		t.Fatal(err)
	}
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	what := ""
	switch h.r.IntN(5) {
	case 0:
		what, err = "remove", os.Remove(file)
	case 1: // as many bytes, and the old time
		for i := range b {
			b[i] ^= 1
		}
		if what, err = "other bytes in", os.WriteFile(file, b, 0o644); err == nil {
			err = os.Chtimes(file, info.ModTime(), info.ModTime())
		}
	case 2: // another file in its place
		if what, err = "another file for", os.WriteFile(file+".mine", append(b, ' '), 0o644); err == nil {
			err = os.Rename(file+".mine", file)
		}
	case 3:
		what, err = "a file beside", os.WriteFile(filepath.Join(h.opt.Output, "mine"+fmt.Sprint(h.r.IntN(9))), b, 0o644)
	case 4:
		what, err = "touch", os.Chtimes(file, time.Unix(1, 0), time.Unix(1, 0))
	}
	if err != nil {
		t.Fatal(err)
	}
	return what + " " + name
}

// spoil does something to the record.
func (h *history) spoil(t *testing.T) string {
	file := filepath.Join(h.opt.Source, ".public.gloss", "record")
	b, err := os.ReadFile(file)
	if err != nil {
		return "no record"
	}
	old := h.record
	h.record = slices.Clone(b)
	what := ""
	switch h.r.IntN(4) {
	case 0:
		what, b = "cut", b[:h.r.IntN(len(b))]
	case 1:
		what, b[h.r.IntN(len(b))] = "flip", byte(h.r.IntN(256))
	case 2:
		what, b = "earlier", old
	case 3:
		what, b = "empty", nil
	}
	if err := os.WriteFile(file, b, 0o644); err != nil {
		t.Fatal(err)
	}
	return "the record: " + what
}
