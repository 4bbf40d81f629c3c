package search

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/unicode/norm"

	"github.com/gloss-press/gloss/internal/stem"
)

// TestFold has the cases that the browser passes too.
func TestFold(t *testing.T) {
	b, err := os.ReadFile("testdata/fold.txt")
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(b)) {
		text, want, ok := strings.Cut(strings.TrimSuffix(line, "\n"), " → ")
		if got := Fold(text); ok && line[0] != '#' && norm.NFC.String(got) != norm.NFC.String(want) {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
	if got := Fold(strings.Repeat("é", 100)); got != strings.Repeat("e", maxWord) {
		t.Errorf("a long word is %q", got)
	}
}

// TestStems: the forms of a word have one stem, by the language; a word with digits is its own.
func TestStems(t *testing.T) {
	for _, c := range []struct{ language, words, stem string }{
		{"en-GB", "coordinate coordinates coordinating", "coordin"}, {"fr", "nationale nationales", "national"}, {"de", "hauser hausern", "haus"},
		{"es", "libros libro", "libr"}, {"pt", "cidades cidade", "cidad"}, {"ar", "التنسيق", "تنسيق"}, {"ja", "ガソ", "ガソ"}, {"en", "m16s", "m16s"}, {"xx", "words", "words"},
	} {
		for word := range strings.FieldsSeq(c.words) {
			if got := stemOf(stem.New(tongue(c.language)), word); got != c.stem {
				t.Errorf("%s: %s is %q, want %q", c.language, word, got, c.stem)
			}
		}
	}
}

// reader finds what a browser does, in the files of an index.
type reader struct {
	files map[string]string
	root  root
}

func made(docs []Document, jobs int, l *Lexicon) reader {
	r := reader{files: map[string]string{}}
	var mu sync.Mutex
	b := NewBuilder(l, NewScratch(nil), jobs, func(address string, data []byte) {
		mu.Lock()
		defer mu.Unlock()
		r.files[address] = string(data)
	})
	for _, d := range docs {
		b.Add(d)
	}
	data, err := b.Finish(map[Filter][]Choice{ByYear: {{"2014", "2014"}}})
	if err != nil {
		panic(err)
	}
	r.files[Root] = string(data)
	if err := json.Unmarshal(data, &r.root); err != nil {
		panic(err)
	}
	return r
}

func (r reader) file(name string) string { return r.files[Folder+name+".txt"] }

// leaf gives the file that may have a word.
func (r reader) leaf(t tree, word string) string {
	for list := t.List; ; t.Depth-- {
		lines := strings.Split(list, "\n")
		at, found := slices.BinarySearchFunc(lines, word, func(line, word string) int {
			_, key, _ := strings.Cut(line, " ")
			return strings.Compare(key, word)
		})
		if !found {
			at = max(0, at-1)
		}
		name, _, _ := strings.Cut(lines[at], " ")
		if t.Depth == 0 {
			return r.file(name)
		}
		list = r.file(name)
	}
}

// entry gives what a shard says of a word.
func (r reader) entry(word string) (told string, files []string) {
	head, body, _ := strings.Cut(r.leaf(r.root.Words, word), "\n")
	var now []rune
	for line := range strings.Lines(body) {
		form, told, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		n, _ := strconv.ParseInt(form[:1], 36, 32)
		if now = append(now[:n], []rune(form[1:])...); string(now) == word {
			return told, strings.Fields(head)
		}
	}
	return "", nil
}

// find gives the documents of a word, with their levels.
func (r reader) find(word string) map[int]Level {
	told, files := r.entry(word)
	found := map[int]Level{}
	number := func(s string) int {
		n, err := strconv.ParseInt(s, 36, 64)
		if err != nil {
			panic(err)
		}
		return int(n)
	}
	for stem := range strings.SplitSeq(told, "|") {
		_, blocks, large := strings.Cut(stem, ":")
		if !large && stem != "" {
			document := 0
			for step := range strings.SplitSeq(stem, ",") {
				document += number(step) / levels
				found[document] = max(found[document], Level(number(step)%levels))
			}
		}
		for block := range strings.SplitSeq(blocks, "/") {
			file, line, ok := strings.Cut(block, ".")
			if !ok {
				continue
			}
			for i, list := range strings.Split(strings.Split(r.file(files[number(file)]), "\n")[number(line)], ";") {
				document := 0
				for step := range strings.SplitSeq(list, ",") {
					if step != "" {
						document += number(step)
						found[document] = max(found[document], Level(levels-1-i))
					}
				}
			}
		}
	}
	return found
}

// result gives how a document is shown.
func (r reader) result(n int) (v result) {
	t, at := r.root.Results, n/r.root.Size
	list := t.List
	for span := 1; ; t.Depth-- {
		span = 1
		for range t.Depth {
			span *= widest / 2
		}
		name := strings.Split(list, "\n")[at/span]
		if list = r.file(name); t.Depth == 0 {
			break
		}
		at %= span
	}
	if err := json.Unmarshal([]byte(strings.Split(list, "\n")[n%r.root.Size]), &v); err != nil {
		panic(err)
	}
	return v
}

// TestRanking: a word's documents come with how much it tells of them, whatever form it has there.
func TestRanking(t *testing.T) {
	l := NewLexicon(NewScratch(nil))
	docs := []Document{
		{Kind: Term, Title: "coordinate", Language: "en", Fields: []Field{{InName, "coordinate"}, {InText, "to coordinate"}}, Keys: []string{ByTerm.Of("coordinate")}},
		{Kind: Article, Title: "A", Language: "en", Fields: []Field{{InName, "A day"}, {InSummary, "of coordination and coordinating"}}, Body: l.AppendDigest(nil, Field{Text: "coordinates"})},
		{Kind: Article, Title: "B", Language: "en", Body: l.AppendDigest(nil, Field{Text: strings.Repeat("day ", often) + "night"})},
		{Kind: Article, Title: "C", Language: "fr", Fields: []Field{{InName, "Le jour day"}}},
		{Kind: Statement, Title: "We will not coordinate", Language: "en", Fields: []Field{{InSummary, "We will not coordinate"}}, Keys: []string{BySpeaker.Of("kerry")}},
	}
	r := made(docs, 1, l)
	for word, want := range map[string]map[int]Level{
		"coordinate": {0: InName, 1: InSummary, 4: InSummary}, "coordinating": {0: InName, 1: InSummary, 4: InSummary}, "day": {1: InName, 2: InWords, 3: InName},
		"night": {2: InText}, "dawn": {}, ByTerm.Of("coordinate"): {0: InText}, BySpeaker.Of("kerry"): {4: InText},
	} {
		if got := r.find(word); fmt.Sprint(got) != fmt.Sprint(want) {
			t.Errorf("%s: %v, want %v", word, got, want)
		}
	}
	if r.result(4).Title != docs[4].Title || r.root.Kinds != [kinds]int{1, 0, 3, 0, 1} {
		t.Errorf("%+v, %v", r.result(4), r.root.Kinds)
	}
	if ends := r.leaf(r.root.Ends, "etanidro"); !strings.Contains(ends, "etanidrooc1\n") {
		t.Errorf("the words read backwards are %q", ends)
	}
}

// TestManyDocuments: of very many documents each is found by its own word, whichever files that is in; the files are the same for any number of jobs, and
// none is large.
func TestManyDocuments(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	build := func(jobs int) (reader, []Document) {
		l := NewLexicon(NewScratch(nil))
		docs := make([]Document, 20_000)
		random = rand.New(rand.NewPCG(1, 2))
		for i := range docs {
			own := "w" + strconv.FormatInt(int64(i)*7919, 36)
			docs[i] = Document{Kind: Statement, Title: own, Language: "en", Fields: []Field{{InSummary, own + " all " + strconv.Itoa(random.IntN(5000))}}}
		}
		return made(docs, jobs, l), docs
	}
	one, docs := build(1)
	many, _ := build(4)
	for name, text := range one.files {
		if many.files[name] != text {
			t.Errorf("%s differs with the number of jobs", name)
		}
		if len(text) > 2*bigShard {
			t.Errorf("%s has %d bytes", name, len(text))
		}
	}
	if len(one.files) != len(many.files) || len(one.files[Root]) > 10<<10 {
		t.Errorf("%d and %d files, the root has %d bytes", len(one.files), len(many.files), len(one.files[Root]))
	}
	if got := len(one.find("all")); got != len(docs) {
		t.Errorf("a word of all documents is found in %d", got)
	}
	for i := 0; i < len(docs); i += 97 {
		if got := one.find(docs[i].Title); len(got) != 1 || got[i] != InSummary || one.result(i).Title != docs[i].Title {
			t.Errorf("%d: %v", i, got)
		}
	}
}

// TestFrequentWords: where the documents of each word take blocks, a shard names the files of its own words, the first one's too.
func TestFrequentWords(t *testing.T) {
	const words, each = 3000, 4 * fewDocuments
	docs := make([]Document, words)
	for i := range docs {
		var said strings.Builder
		for k := range each {
			fmt.Fprintf(&said, "w%d ", (i+k*37)%words)
		}
		docs[i] = Document{Kind: Statement, Title: "x", Language: "xx", Fields: []Field{{InText, said.String()}}}
	}
	r := made(docs, 1, NewLexicon(NewScratch(nil)))
	for i := range words {
		if n := len(r.find("w" + strconv.Itoa(i))); n != each {
			t.Fatalf("w%d is found in %d documents, not in %d", i, n, each)
		}
	}
}

// TestFilesStay: where a document is added, the files of other words stay as they were, as far as those who have them need not fetch them again.
func TestFilesStay(t *testing.T) {
	docs := make([]Document, 20_000)
	for i := range docs {
		own := "w" + strconv.FormatInt(int64(i)*7919, 36)
		docs[i] = Document{Kind: Statement, Title: own, Language: "en", Fields: []Field{{InSummary, own}}}
	}
	before := made(docs, 1, NewLexicon(NewScratch(nil)))
	after := made(append(docs, Document{Kind: Statement, Title: "another", Language: "en", Fields: []Field{{InSummary, "another"}}}), 1, NewLexicon(NewScratch(nil)))
	same := 0
	for name := range after.files {
		if _, was := before.files[name]; was && name != Root {
			same++
		}
	}
	if len(after.files)-same > 8 {
		t.Errorf("%d of %d files are others", len(after.files)-same, len(after.files))
	}
}

var update = flag.Bool("update", false, "write the files of a small index into testdata/index.txt, to be read and judged")

// TestGolden: the files of a small index are as they were, or testdata/index.txt tells what of their form is another.
func TestGolden(t *testing.T) {
	l := NewLexicon(NewScratch(nil))
	docs := []Document{
		{Kind: Term, Title: "coordinate", Address: "glossary/coordinate/", Text: "To plan together.", Language: "en", Fields: []Field{{InSummary, "To plan together."}, {InName, "coordinate"}}, Keys: []string{ByTerm.Of("coordinate")}},
		{Kind: Person, Title: "John Kerry", Address: "people/john-kerry/", Language: "en", Fields: []Field{{InName, "John Kerry"}}, Keys: []string{BySpeaker.Of("john-kerry")}},
		{Kind: Article, Title: "Crème brûlée", Address: "articles/creme/", Language: "fr", Shown: "fr", Fields: []Field{{InName, "Crème brûlée"}}, Body: l.AppendDigest(nil, Field{Text: "Les nations nationales et la nationale"})},
		{Kind: Source, Title: "التنسيق", Address: "sources/a/", Language: "ar", Shown: "ar", Fields: []Field{{InName, "التنسيق"}}, Body: l.AppendDigest(nil, Field{Text: "東京都 and the rest"})},
	}
	for i := range 2 * fewDocuments {
		said := "We coordinated nothing " + strings.Repeat("at all ", i)
		docs = append(docs, Document{Kind: Statement, Title: said, Address: "articles/creme/#q" + strconv.Itoa(i), Facts: []string{"John Kerry", "", "2014", "✓"}, Paraphrase: i == 3, Language: "en",
			Fields: []Field{{InSummary, said}, {InWords, "John Kerry"}, {InText, strings.Repeat("nothing ", i)}}, Keys: []string{BySpeaker.Of("john-kerry"), ByYear.Of("2014")}})
	}
	files := made(docs, 2, l).files
	var got strings.Builder
	for _, name := range slices.Sorted(maps.Keys(files)) {
		fmt.Fprintf(&got, "-- %s --\n%s\n", name, files[name])
	}
	const golden = "testdata/index.txt"
	if *update {
		if err := os.WriteFile(golden, []byte(got.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if diff := cmp.Diff(string(want), got.String()); err != nil || diff != "" {
		t.Errorf("go test ./internal/search -update writes it anew: %v\n%s", err, diff)
	}
}

// TestLexiconAgain: a lexicon that was written and read is the same to digests, and one that is broken is none.
func TestLexiconAgain(t *testing.T) {
	l := NewLexicon(NewScratch(nil))
	text := Field{Text: strings.Repeat("one two three 東京 four ", 3)}
	for i := range 20_000 {
		text.Text += " " + strconv.Itoa(i)
	}
	d := l.AppendDigest(nil, text)
	var written bytes.Buffer
	if err := l.Encode(&written); err != nil {
		t.Fatal(err)
	}
	again, err := DecodeLexicon(bytes.NewReader(written.Bytes()), NewScratch(nil))
	if err != nil || !bytes.Equal(again.AppendDigest(nil, text), d) {
		t.Error(err)
	}
	if l.Size() != int64(written.Len()) {
		t.Errorf("it says that %d bytes are %d", written.Len(), l.Size())
	}
	if _, err := DecodeLexicon(bytes.NewReader(written.Bytes()[:written.Len()-1]), NewScratch(nil)); err == nil {
		t.Error("cut off it is read")
	}
}

// failing is a file that fails from some call on.
type failing struct {
	memory
	left atomic.Int32
}

var errFull = errors.New("full")

func (f *failing) WriteAt(b []byte, at int64) (int, error) {
	if f.left.Add(-1) < 0 {
		return 0, errFull
	}
	return f.memory.WriteAt(b, at)
}

func (f *failing) ReadAt(b []byte, at int64) (int, error) {
	if f.left.Add(-1) < 0 {
		return 0, errFull
	}
	return f.memory.ReadAt(b, at)
}

// TestScratchFails: whenever the disk fails there is an error, and no index.
func TestScratchFails(t *testing.T) {
	for left := int32(0); ; left++ {
		file := &failing{}
		file.left.Store(left)
		s := NewScratch(file)
		l := NewLexicon(s)
		b := NewBuilder(l, s, 2, func(string, []byte) {})
		for i := range 1000 {
			b.Add(Document{Kind: Statement, Language: "en", Fields: []Field{{InName, "some words " + strconv.Itoa(i) + "thword"}}, Body: l.AppendDigest(nil, Field{Text: strconv.Itoa(i * 7)})})
		}
		if _, err := b.Finish(nil); err == nil {
			if left < 40 {
				t.Errorf("nothing fails after %d calls", left)
			}
			return
		} else if !errors.Is(err, errFull) {
			t.Fatal(err)
		}
	}
}

// FuzzIndex holds that nothing makes it fall, and that each word of each document finds it.
func FuzzIndex(f *testing.F) {
	f.Add("Crème brûlée", "東京 and the rest", "fr")
	f.Add("=t/x \t|:.,;\n0", "\xff\xfe", "")
	f.Add(strings.Repeat("a", 200), "l’ĕ̄́", "ar")
	f.Fuzz(func(t *testing.T, title, text, language string) {
		l := NewLexicon(NewScratch(nil))
		docs := []Document{{Kind: Term, Title: title, Language: language, Fields: []Field{{InName, title}}},
			{Kind: Article, Title: "x", Language: "en", Fields: []Field{{InName, "x"}}, Body: l.AppendDigest(nil, Field{Text: text})}}
		for range 2 * fewDocuments {
			docs = append(docs, Document{Kind: Statement, Title: title, Language: "en", Fields: []Field{{InSummary, title + " " + text}}})
		}
		r := made(docs, 2, l)
		for i, said := range []string{title, text, title + " " + text} {
			for word := range strings.FieldsSeq(Fold(said)) {
				if _, ok := r.find(word)[i]; !ok {
					t.Errorf("%q is not found in %d", word, i)
				}
			}
		}
		for i := range docs {
			r.result(i)
		}
	})
}
