package build

import (
	"bytes"
	"cmp"
	"encoding/json"
	"encoding/xml"
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"math/rand/v2"
	"net/url"
	"path"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/net/html"

	"github.com/gloss-press/gloss"
	"github.com/gloss-press/gloss/internal/diag"
)

var mutations = flag.Int("mutations", 30, "how many broken sites TestMutatedSites builds; a release is tried with 20000")

// TestMutatedSites breaks sites at random, as editors, merges and hostile hands do. Each is built, and then every file that came out is whole and every
// link within it leads somewhere; or each message has its place in a file that is there.
func TestMutatedSites(t *testing.T) {
	if testing.Short() {
		t.Skip("many builds are not quick")
	}
	bases := []map[string]string{small(), exampleSite(t)}
	for seed := range uint64(*mutations) {
		r := rand.New(rand.NewPCG(seed, 1))
		files := bases[min(seed%5, 1)^1]
		opt := folder(t, mutate(r, files))
		res, err := Run(t.Context(), opt)
		problem := ""
		switch {
		case err != nil:
			problem = "the machine is blamed: " + err.Error()
		case res.Published == opt.failed(res.Diags):
			problem = "it is published with errors, or not published without one"
		default:
			problem = cmp.Or(unplaced(opt, res.Diags), unsound(opt.published(t), told(res.Diags, diag.DeadLink)))
		}
		if problem != "" {
			t.Errorf("mutation %d: %s", seed, problem)
		}
	}
}

// exampleSite gives the files of the example.
func exampleSite(t *testing.T) map[string]string {
	files := map[string]string{}
	err := fs.WalkDir(gloss.Files, "content", func(name string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			var b []byte
			b, err = fs.ReadFile(gloss.Files, name)
			files[name] = string(b)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// hostile are pieces that a site may meet.
var hostile = []string{
	"---\n", "...\n", "+++\n", "\x00", "\xff\xfe", "\uFEFF", "\r", "\r\n", "\t", "\u202e", "\u200b", "{", "}", "[", "](", "\"", "'", "`", "```\n", ":::\n", ":::note\n", ":term[x]", ":quote[x]{#q}", "{#q}",
	"&a [*a]", "!!binary ", "<<: *a\n", "- ", "> ", "# ", "~~", "*", "**", "<script>", "<!--", "-->", "</p>", "<b hidden>", "javascript:alert(1)", "//x.example/", "../../../etc/passwd", "/%00", "%2e%2e/", "con",
	"_gloss", "2014-02-30", "9999-99-99", "99999999999999999999", "null", "yes", "draft: true\n", "title: x\n", "quotes:\n", "  - {id: q, text: no}\n", "| a | b |\n|-|-|\n", "[^1]", "[^1]: [^1]\n", "[x]: /y\n",
	"::timeline\n", "::compare{term=coordinate}\n", "“", "”", "…", " — ", "[he]", "not ", "𝕏", "שלום", "العربية", "é", "e\u0301", strings.Repeat("a", 300), strings.Repeat("[", 50),
}

// mutate gives a copy of a site's files with a few things done to it.
func mutate(r *rand.Rand, base map[string]string) map[string]string {
	files := map[string]string{}
	var names []string
	for name, text := range base {
		files[name] = text
		names = append(names, name)
	}
	slices.Sort(names)
	for range 1 + r.IntN(4) {
		name := names[r.IntN(len(names))]
		text := files[name]
		lines := strings.SplitAfter(text, "\n")
		at, line, other := r.IntN(len(text)+1), r.IntN(len(lines)), r.IntN(len(lines))
		switch r.IntN(14) {
		case 0:
			lines = slices.Delete(lines, line, line+1)
			text = strings.Join(lines, "")
		case 1:
			text = strings.Join(slices.Insert(lines, other, lines[line]), "")
		case 2:
			lines[line], lines[other] = lines[other], lines[line]
			text = strings.Join(lines, "")
		case 3:
			text = text[:at]
		case 4:
			text = text[:at] + text[min(at+1+r.IntN(8), len(text)):]
		case 5, 6, 7:
			text = text[:at] + hostile[r.IntN(len(hostile))] + text[at:]
		case 8:
			text = strings.Join(slices.Insert(lines, line, hostile[r.IntN(len(hostile))]), "")
		case 9:
			b := []byte(text + " ")
			b[at] ^= 1 << r.IntN(8)
			text = string(b)
		case 10:
			text = files[names[r.IntN(len(names))]]
		case 11:
			delete(files, name)
			name = path.Join(path.Dir(name), fmt.Sprint("other", r.IntN(3), path.Ext(name)))
		case 12:
			name = path.Join(path.Dir(name), fmt.Sprint("other", r.IntN(3), path.Ext(name)))
		case 13:
			words := strings.Fields(text)
			if len(words) > 0 {
				word := words[r.IntN(len(words))]
				text = strings.Replace(text, word, hostile[r.IntN(len(hostile))]+word, 1+r.IntN(3))
			}
		}
		files[name] = text
	}
	return files
}

// told reports whether one of the messages is of that kind.
func told(diags []diag.Diagnostic, code diag.Code) bool {
	return slices.ContainsFunc(diags, func(d diag.Diagnostic) bool { return d.Code == code })
}

// unplaced says which message has no place in a file of the site.
func unplaced(opt Options, diags []diag.Diagnostic) string {
	for _, d := range diags {
		src, err := fs.ReadFile(opt.root(), d.File)
		if errors.Is(err, fs.ErrNotExist) && d.From.Line <= 1 { // a folder that is missing
			continue
		}
		lines := bytes.Split(bytes.ReplaceAll(bytes.ReplaceAll(src, []byte("\r\n"), []byte("\n")), []byte("\r"), []byte("\n")), []byte("\n"))
		if err != nil || d.From.Line < 1 || int(d.From.Line) > len(lines) || d.From.Col < 1 || int(d.From.Col) > utf8.RuneCount(lines[d.From.Line-1])+1 {
			return fmt.Sprintf("%s:%d:%d is no place: %s (%v)", d.File, d.From.Line, d.From.Col, d.Message, err)
		}
	}
	return ""
}

// unsound says what is wrong with what was published. Dead links are not where the writer was told of one.
func unsound(files map[string]string, dead bool) string {
	for name, text := range files {
		var err error
		switch path.Ext(name) {
		case ".json", ".jsonld":
			var v any
			err = json.Unmarshal([]byte(text), &v)
		case ".xml", ".svg":
			d := xml.NewDecoder(strings.NewReader(text))
			for err == nil {
				_, err = d.Token()
			}
			if err == io.EOF {
				err = nil
			}
		case ".html":
			if !dead {
				err = deadLink(files, name, text)
			}
		}
		if err != nil {
			return fmt.Sprintf("%s: %v", name, err)
		}
	}
	return ""
}

// deadLink says which link or picture of a page is not there.
func deadLink(files map[string]string, name, text string) error {
	here := &url.URL{Path: "/" + strings.TrimSuffix(name, "index.html")}
	z := html.NewTokenizer(strings.NewReader(text))
	for z.Next() != html.ErrorToken {
		for _, a := range z.Token().Attr {
			if a.Key != "href" && a.Key != "src" {
				continue
			}
			u, err := here.Parse(a.Val)
			if err != nil {
				return err
			}
			if u.Host != "" || u.Scheme != "" || name == "404.html" {
				continue
			}
			at := strings.TrimPrefix(u.Path, "/")
			if at == "" || strings.HasSuffix(at, "/") {
				at += "index.html"
			}
			if _, ok := files[at]; !ok {
				return fmt.Errorf("%s is not there", a.Val)
			}
		}
	}
	return nil
}
