package search

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/base32"
	"encoding/binary"
	"encoding/json"
	"slices"
	"strings"
	"sync"

	"golang.org/x/sync/errgroup"
)

// Kind is what a document is. Documents are added kind by kind, in this order, and numbered from 0.
type Kind uint8

// The kinds.
const (
	Term Kind = iota
	Person
	Article
	Source
	Statement
	kinds = iota
)

// Document is something that can be found.
type Document struct {
	Kind       Kind
	Address    string   // from the site's root, fit for an href
	Title      string   // its name, or the words of a statement
	Text       string   // what is said of it in a sentence; "" for nothing
	Facts      []string // what else a result tells: of a statement who said it, where, when, and what came of checking it
	Paraphrase bool     // its words are nobody's own
	Language   string   // of its words, by which they have stems
	Shown      string   // the language again, where it is not the page's; "" else
	Fields     []Field  // what it is found by …
	Body       Digest   // … and its text, where that was digested before
	Keys       []string // what filters ask for: Speaker.Of("john-kerry")
}

// Filter is a property by which a reader may narrow what is found.
type Filter string

// The filters.
const (
	BySpeaker Filter = "s"
	ByTerm    Filter = "t"
	ByYear    Filter = "y"
)

// Of gives the key of the documents that have a value. No word has the sign that it begins with.
func (f Filter) Of(value string) string { return "=" + string(f) + "/" + value }

// Choice is a value of a filter, as a reader sees it.
type Choice struct{ Value, Name string }

// Root is the address of the file that leads to all others, from the site's root. Its name doesn't change; those of all others are made of their content.
const Root = "search/index.json"

// Folder holds the other files.
const Folder = "search/index/"

// Builder makes the files of an index. They are plain text, which hosts compress, and a browser asks for few of them:
//
//   - root (Root): how many documents there are of each kind, and the two trees and the list below.
//   - tree: the first keys of shards, and their names; where these are many, of files with such lists.
//   - words (w…): words in order, front-coded, a line each; with each where its documents are, which the forms of a word share: in the line, or in blocks
//     of the files that the first line names.
//   - ends (e…): the same words read backwards, for those whose beginning is misspelt, with how frequent they are.
//   - postings (p…): a block a line, the best first: for each level the numbers of documents.
//   - results (r…): 32 documents, a line each, as a reader is told of them.
//
// Numbers are to the base of 36, and each of a list is told by what it is more than the one before.
type Builder struct {
	lexicon *Lexicon
	scratch *Scratch
	put     func(address string, data []byte)
	kinds   [kinds]int
	tongues []string   // of documents
	spoken  []uint8    // by document, the place in tongues
	newest  []Document // those that are in no chunk yet
	chunks  []*chunk
	work    errgroup.Group
	buffers sync.Pool
}

// chunk is what was made of some documents.
type chunk struct {
	results string // the name of their file
	digests Piece  // of each document two, each after its length: that of its fields, and of its body
}

// resultsInFile is how many documents stand in a file of results.
const resultsInFile = 32

// NewBuilder begins an index of documents whose bodies were digested by the lexicon, to which it adds words. The scratch may be the lexicon's; what it puts into
// it is needed until Finish is done. put gets each file but the root, and must not keep it; it is called from several goroutines at once, of which up to jobs work.
func NewBuilder(l *Lexicon, s *Scratch, jobs int, put func(address string, data []byte)) *Builder {
	b := &Builder{lexicon: l, scratch: s, put: put, buffers: sync.Pool{New: func() any { return new(buffers) }}}
	b.work.SetLimit(jobs)
	return b
}

// buffers are what is used again for chunk after chunk.
type buffers struct {
	lines        bytes.Buffer
	digests, one []byte
}

// result is a line of results.
type result struct {
	Title      string   `json:"t"`
	Address    string   `json:"a"`
	Text       string   `json:"x,omitempty"`
	Facts      []string `json:"f,omitempty"`
	Paraphrase bool     `json:"p,omitempty"`
	Shown      string   `json:"l,omitempty"`
}

// Add adds a document. Its Body is not changed, and kept for a while.
func (b *Builder) Add(d Document) {
	b.kinds[d.Kind]++
	t := tongue(d.Language)
	at := slices.Index(b.tongues, t)
	if at < 0 {
		at = len(b.tongues)
		b.tongues = append(b.tongues, t)
	}
	b.spoken = append(b.spoken, uint8(at))
	if b.newest == nil {
		b.newest = make([]Document, 0, resultsInFile)
	}
	if b.newest = append(b.newest, d); len(b.newest) == resultsInFile {
		b.endChunk()
	}
}

// endChunk makes a chunk of the documents that were added last, beside what else is done.
func (b *Builder) endChunk() {
	c, documents := &chunk{}, b.newest
	b.chunks, b.newest = append(b.chunks, c), nil
	b.work.Go(func() error {
		buf := b.buffers.Get().(*buffers)
		defer b.buffers.Put(buf)
		buf.lines.Reset()
		buf.digests = buf.digests[:0]
		enc := json.NewEncoder(&buf.lines)
		enc.SetEscapeHTML(false)
		for _, d := range documents {
			_ = enc.Encode(result{d.Title, d.Address, d.Text, d.Facts, d.Paraphrase, d.Shown}) // a buffer takes all
			buf.one = b.lexicon.digest(buf.one[:0], d.Fields, d.Keys)
			for _, digest := range []Digest{buf.one, d.Body} {
				buf.digests = append(binary.AppendUvarint(buf.digests, uint64(len(digest))), digest...)
			}
		}
		c.results, c.digests = b.file("r", buf.lines.Bytes()), b.scratch.Add(buf.digests)
		return nil
	})
}

var names = base32.NewEncoding("abcdefghijklmnopqrstuvwxyz234567").WithPadding(base32.NoPadding)

// file puts a file that is named by its content, and gives its name.
func (b *Builder) file(kind string, text []byte) string {
	sum := sha256.Sum256(text)
	name := kind + names.EncodeToString(sum[:])[:11] // 55 bits
	b.put(Folder+name+".txt", text)
	return name
}

// root is the first file that a browser asks for.
type root struct {
	Kinds   [kinds]int `json:"kinds"` // how many documents
	Words   tree       `json:"words"`
	Ends    tree       `json:"ends"`
	Results tree       `json:"results"` // of places, each of so many documents
	Size    int        `json:"size"`    // that number
	Choices string     `json:"choices"`
}

// tree is a list of files, or of files with such lists.
type tree struct {
	Depth int    `json:"depth"` // 0: the files are what is looked for
	List  string `json:"list"`  // names, a line each; each with the key before which nothing of it stands
}

// leaf is a file and the key from which on it has what is looked for.
type leaf struct{ key, name string }

func (l leaf) line() string {
	if l.key == "" {
		return l.name
	}
	return l.name + " " + l.key
}

// widest is how many files a list of them has, at most.
const widest = 128

// tree puts leaves, which are in order, into a tree.
func (b *Builder) tree(leaves []leaf) tree {
	depth := 0
	for ; len(leaves) > widest; depth++ {
		var above []leaf
		for group := range slices.Chunk(leaves, widest/2) {
			above = append(above, leaf{group[0].key, b.file("t", []byte(list(group)))})
		}
		leaves = above
	}
	return tree{depth, list(leaves)}
}

func list(leaves []leaf) string {
	lines := make([]string, len(leaves))
	for i, l := range leaves {
		lines[i] = l.line()
	}
	return strings.Join(lines, "\n")
}

// Finish makes all files and gives the root. choices are the values of filters, in the order in which they are to be shown. The error is that of a scratch.
func (b *Builder) Finish(choices map[Filter][]Choice) (data []byte, err error) {
	if len(b.newest) > 0 {
		b.endChunk()
	}
	_ = b.work.Wait()
	r := root{Kinds: b.kinds, Size: resultsInFile}
	results := make([]leaf, len(b.chunks))
	for i, c := range b.chunks {
		results[i].name = c.results
	}
	r.Results = b.tree(results)
	text, _ := json.Marshal(choices) // strings can be told in JSON
	r.Choices = b.file("c", text)
	b.lexicon.mu.Lock()
	defer b.lexicon.mu.Unlock()
	in, err := invert(b)
	if err != nil {
		return nil, err
	}
	endings := make(chan []leaf)
	go func() { endings <- in.endings() }()
	r.Words = b.tree(in.makeLists().words())
	r.Ends = b.tree(<-endings)
	data, _ = json.Marshal(r)
	return data, b.err()
}

// err tells what the scratches failed at.
func (b *Builder) err() error { return cmp.Or(b.scratch.Err(), b.lexicon.scratch.Err()) }
