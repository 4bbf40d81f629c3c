package build

import (
	"bytes"
	"cmp"
	"context"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"runtime"
	"slices"
	"strings"
	"sync"

	"github.com/gloss-press/gloss/internal/disk"
	"github.com/gloss-press/gloss/internal/limit"
	"github.com/gloss-press/gloss/internal/markdown"
	"github.com/gloss-press/gloss/internal/site"
	"github.com/gloss-press/gloss/internal/workspace"
)

// A digest is what one share of a site's articles says to all the others: one line of JSON about the share, and one about each article, in the
// order of their paths. With the digests of all shares, a share is built without the bodies of the others, and holds the words of those quotes alone that its
// pages show.

// digestVersion is that of the form of digests.
const digestVersion = 1

// digestHead is the first line.
type digestHead struct {
	Gloss    int      `json:"gloss"` // digestVersion
	Share    string   `json:"share"`
	Around   string   `json:"around"`   // sum of all that articles are read with
	Homes    []string `json:"homes"`    // names that quotes are listed under, see site.Homes
	Front    []string `json:"front"`    // paths of articles of which the home page, its feed and the timeline may show something
	Embeds   []string `json:"embeds"`   // addresses of other pages than articles whose bodies show lists
	Articles int      `json:"articles"` // how many lines follow
}

// digestLine is what is told of an article.
type digestLine struct {
	Path     string        `json:"path"`
	Sum      string        `json:"sum"`              // of its file: of workspace.Sums.Whole, the first half
	Home     int32         `json:"home"`             // its address: a place in digestHead.Homes
	Mentions []int32       `json:"terms,omitempty"`  // that its body mentions
	Embeds   bool          `json:"embeds,omitempty"` // its body shows lists of statements
	Topics   []int32       `json:"in,omitempty"`     // whose feeds may carry it: places in digestHead.Homes
	Quotes   []digestQuote `json:"quotes,omitempty"` // by their places in the front matter
}

// digestQuote is what is told of a quote.
type digestQuote struct {
	Key   uint64     `json:"key"`
	All   bool       `json:"all,omitempty"` // any page may show it: it defines a term
	Size  int        `json:"size"`
	Terms []int32    `json:"terms,omitempty"`
	Words [][3]int32 `json:"words,omitempty"` // site.Mention
	Homes []int32    `json:"in"`              // places in digestHead.Homes
}

// digestName is the name of a share's digest in the folder of digests.
func digestName(s site.Share) string { return fmt.Sprintf("%d-of-%d.jsonl", s.Number, s.Of) }

// Digest reads the articles of opt.Share and gives their digest, and the name that its file must have. What is wrong with them is told by the builds
// of the shares. The error is the machine's, a folder's that is no site, or ctx's.
func Digest(ctx context.Context, opt Options) (name string, digest []byte, err error) {
	opt.Articles, opt.Sums = opt.Share.Holds, true
	ws, err := workspace.Open(opt.Source, opt.Options)
	if err != nil {
		return "", nil, err
	}
	defer ws.Close()
	d := digester{snap: ws.Load(), share: opt.Share, version: opt.Version, homes: map[string]int32{}}
	lines, err := d.lines(ctx)
	if err != nil {
		return "", nil, err
	}
	var out bytes.Buffer
	enc := json.NewEncoder(&out)
	enc.SetEscapeHTML(false)
	err = enc.Encode(d.head(len(lines)))
	for _, l := range lines {
		err = cmp.Or(err, enc.Encode(l))
	}
	return digestName(opt.Share), out.Bytes(), err
}

// digester makes a digest.
type digester struct {
	snap    *workspace.Snapshot
	share   site.Share
	version string
	homes   map[string]int32
	embeds  []string // addresses
}

// lines reads the bodies of the share, and gives a line for each article.
func (d *digester) lines(ctx context.Context) ([]digestLine, error) {
	var pages []site.Page
	for p := range d.snap.Site.Pages() {
		if _, isArticle := p.Subject.(*site.Article); p.ShowsBody() && (isArticle || d.share.HoldsPage(p)) {
			pages = append(pages, p)
		}
	}
	var mu sync.Mutex
	var lines []digestLine
	parallel(len(pages), d.snap.Jobs(), func(i int) {
		p := pages[i]
		if ctx.Err() != nil {
			return
		}
		r := d.snap.Read(p)
		mu.Lock()
		defer mu.Unlock()
		if a, ok := p.Subject.(*site.Article); ok {
			lines = append(lines, d.line(a, r))
		} else if r.NeedsPage() {
			d.embeds = append(d.embeds, p.Address)
		}
	})
	slices.SortFunc(lines, func(a, b digestLine) int { return strings.Compare(a.Path, b.Path) })
	slices.Sort(d.embeds)
	return lines, context.Cause(ctx)
}

func (d *digester) line(a *site.Article, r *markdown.Reading) digestLine {
	l := digestLine{Path: a.Path, Sum: shortSum(d.snap.SumsOf(a.Path).Whole), Home: d.home(a.Address), Embeds: r.NeedsPage()}
	if r != nil {
		l.Mentions = r.Digest.Mentions
	}
	for _, t := range a.Topics {
		l.Topics = append(l.Topics, d.home(t.Address))
	}
	l.Quotes = make([]digestQuote, len(a.Article.Quotes)) // one whose id is another's has no place in the site
	for _, q := range a.Quotes {
		l.Quotes[q.Index] = d.quote(q)
	}
	return l
}

func (d *digester) quote(q *site.Quote) digestQuote {
	f := q.Fact()
	v := digestQuote{Key: f.Key, Size: f.Size, Terms: f.Terms, All: len(q.Defines) > 0}
	for _, m := range f.Mentions {
		v.Words = append(v.Words, [3]int32{m.From, m.To, m.Term})
	}
	for _, home := range d.snap.Site.Homes(q) {
		v.Homes = append(v.Homes, d.home(home))
	}
	return v
}

// shortSum is a sum as digests have it.
func shortSum(sum workspace.Sum) string { return hex.EncodeToString(sum[:len(sum)/2]) }

// home gives the place of a name in digestHead.Homes.
func (d *digester) home(name string) int32 {
	n, known := d.homes[name]
	if !known {
		n = int32(len(d.homes))
		d.homes[name] = n
	}
	return n
}

// frontArticles is how many of the newest articles, and of the last statements, the home page, its feed and the timeline may show; more than they do.
const frontArticles = 100

func (d *digester) head(articles int) digestHead {
	h := digestHead{Gloss: digestVersion, Share: d.share.String(), Around: around(d.snap, d.version), Homes: make([]string, len(d.homes)), Embeds: d.embeds, Articles: articles}
	for home, n := range d.homes {
		h.Homes[n] = home
	}
	s := d.snap.Site
	for _, a := range s.Articles[:min(len(s.Articles), frontArticles)] {
		h.Front = append(h.Front, a.Path)
	}
	for _, e := range s.LatestStatements(frontArticles) {
		for _, q := range e.Quote.Statement.Quotes {
			h.Front = append(h.Front, q.Article.Path)
		}
	}
	slices.Sort(h.Front)
	h.Front = slices.Compact(h.Front)
	return h
}

// around gives what articles are read with, which must be alike for all shares.
func around(snap *workspace.Snapshot, version string) string {
	return snap.Surroundings() + " " + version
}

// DigestError says why the digests of a folder can't be used.
type DigestError struct{ Problem string }

// Error says what is wrong and what to do.
func (e *DigestError) Error() string {
	return e.Problem + ": make all digests anew, with gloss digest, of the same files and with the same flags"
}

// digest is one that was read.
type digest struct {
	digestHead
	lines []digestLine
}

// readDigests reads the digests of all shares. The error is a *DigestError.
func readDigests(dir string, of int) ([]digest, error) {
	root, err := disk.OpenRoot(dir)
	if err != nil {
		return nil, &DigestError{err.Error()}
	}
	defer root.Close()
	list, wrong := make([]digest, of), make([]error, of)
	parallel(of, runtime.GOMAXPROCS(0), func(n int) { list[n], wrong[n] = readDigest(root, site.Share{Number: n + 1, Of: of}) })
	if err := cmp.Or(wrong...); err != nil {
		return nil, &DigestError{dir + ": " + err.Error()}
	}
	for _, d := range list[1:] {
		if d.Around != list[0].Around {
			return nil, &DigestError{dir + ": the digests were made beside others of the glossary, the people, the sources or site.yaml, or by another version of Gloss"}
		}
	}
	return list, nil
}

func readDigest(root *os.Root, share site.Share) (d digest, err error) {
	name := digestName(share)
	b, err := disk.Read(root, name, limit.Digest, nil)
	if errors.Is(err, fs.ErrNotExist) {
		return d, fmt.Errorf("there is no %s", name)
	}
	if err == nil {
		d.digestHead, d.lines, err = decodeDigest(b)
	}
	if err == nil && d.Share != share.String() {
		err = errors.New("it is another share’s")
	}
	if err != nil {
		err = fmt.Errorf("%s: %w", name, err)
	}
	return d, err
}

// decodeDigest reads what Digest wrote.
func decodeDigest(b []byte) (head digestHead, lines []digestLine, err error) {
	dec := json.NewDecoder(bytes.NewReader(b))
	if err := dec.Decode(&head); err != nil {
		return head, nil, fmt.Errorf("this is no digest: %w", err)
	}
	if head.Gloss != digestVersion {
		return head, nil, fmt.Errorf("this digest is of another version of Gloss")
	}
	for {
		var l digestLine
		if err := dec.Decode(&l); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			return head, nil, fmt.Errorf("it is broken: %w", err)
		}
		none := func(n int32) bool { return n < 0 || int(n) >= len(head.Homes) }
		if none(l.Home) || slices.ContainsFunc(l.Topics, none) || slices.ContainsFunc(l.Quotes, func(q digestQuote) bool { return slices.ContainsFunc(q.Homes, none) }) {
			return head, nil, errors.New("it is broken")
		}
		lines = append(lines, l)
	}
	if len(lines) != head.Articles {
		return head, nil, fmt.Errorf("it has %d articles, and says that it has %d", len(lines), head.Articles)
	}
	return head, lines, nil
}
