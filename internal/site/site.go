// Package site joins what the files say together: addresses, statements, who said what where, and the pages that come of it.
//
// A Site is an immutable value, complete from front matter alone. Every join is an index from a key (a slug, a speaker and a
// day) to a list, and every diagnostic across files is a function of one such list.
package site

import (
	"cmp"
	"net/url"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/gloss-press/gloss/internal/content"
	"github.com/gloss-press/gloss/internal/diag"
	"github.com/gloss-press/gloss/internal/glossary"
	"github.com/gloss-press/gloss/internal/locale"
)

// Options is what a site depends on besides its files.
type Options struct {
	BaseURL string    // the address the site will have; empty: site.yaml's
	Drafts  bool      // drafts are pages like others
	Future  bool      // so are articles whose date has not come
	Now     time.Time // the moment that decides which those are
	Others  []string  // the other files to publish, relative to the source folder: images beside content, static files

	// Picture says what smaller pictures are made of one of the others. nil: none are.
	Picture func(file string) Picture

	// Make gives the command line that begins a file of a kind (person, source, term), for hints about names that have none. nil:
	// hints tell of no command.
	Make func(kind, name string) string

	// Facts gives what is known of the quotes of an article that was stripped (content.Article.Strip), by their places; nil for one that is whole.
	Facts func(a *content.Article) []Fact
}

// Site is all that the front matter of a folder's files says.
type Site struct {
	Config   *content.Config
	Base     string // the absolute address with a slash at its end, or ""
	Language string
	Zone     *time.Location
	Alphabet locale.Alphabet

	Articles   []*Article // the newest first
	Terms      []*Term    // by name; a term's number is its place here
	Speakers   []*Speaker // by name
	Sources    []*Source  // by title
	Texts      []*content.Page
	Topics     []*Topic // by name
	Statements []*Statement
	Entries    []Entry // statements and events, in order of time
	Years      []int64 // that have entries, in order
	KeptBack   []KeptBack
	Redirects  []Redirect

	transcripts map[string]bool              // the files that sources name by file:, by their paths
	matchers    map[string]*glossary.Matcher // find the names of Terms, by the languages of texts as they are written; see Matcher

	host           string         // that names articles in feeds
	files          []content.File // in the order of their paths
	before         *Site          // while this one is made: what it is made from
	articles       map[string]*Article
	terms          map[string]*Term
	speakers       map[string]*Speaker
	sources        map[string]*Source
	texts          map[string]*content.Page
	topics         map[string]*Topic
	oldest         []*Article            // Articles, the oldest first
	restricted     []*Term               // those that are kept to some topics or articles
	names          map[string][]*Speaker // those with a file by name or alias, folded
	plain          map[string]*Speaker   // those without, by the identity of their names
	spoken         map[string]*Speaker   // who is meant by what quotes write
	strangers      map[string]*Speaker   // who stands for a name that is wrong, and reported
	paths          map[string]string     // the path of a speaker's or source's file, without its ending → the slug
	back           map[*Quote][]Relation // what others say of a quote
	byTerm         []entryList           // by the terms' numbers: the statements that use it
	articlesByTerm [][]*Article          // by the terms' numbers: whose quotes use it, the newest first
	byYear         map[int64][]Entry
	dataParts      []*DataPart
	parts          map[string][]Part   // of a list that has several, by the address of its page
	indexes        map[*Kind][]Indexed // those that are too long for one page, in order
	letters        map[*Kind][]Letter  // and their parts
	others         map[string]string   // address of a file that is published as it is → its path in the source folder
	pictures       map[string]Picture  // of which smaller ones are made, by address
	byPath         map[string]string   // a content file below content/ → the address of its page
	bySegment      map[string]string   // the last part of a page's address → the first such address
	order          []Page              // all pages and files, by address
	claimed        []int32             // as they were claimed, their places in order; nil where something is wrong with an address
	diags          []diag.Diagnostic
	kept           map[string]KeptBack // by the slug of the article
	doubles        map[string]bool     // slugs that two articles claim
	hidden         map[string]bool     // a folder that holds content files → all of them are kept back
	unread         bool                // there are terms that can't be read
	spelling       speller
	facts          func(*content.Article) []Fact // see Options
	remarks        remarks
}

// New joins files into a Site. Files that are nil are left out.
func New(files []content.File, opt Options) *Site {
	files = slices.DeleteFunc(slices.Clone(files), func(f content.File) bool { return f == nil })
	slices.SortStableFunc(files, func(a, b content.File) int { return cmp.Compare(a.FileHead().Path, b.FileHead().Path) })
	return join(files, opt, nil)
}

// join makes a Site of files in the order of their paths. What is known from the Site before is not worked out again.
func join(files []content.File, opt Options, before *Site) *Site {
	s := &Site{
		files: files, before: before,
		articles: map[string]*Article{}, terms: map[string]*Term{}, speakers: map[string]*Speaker{}, sources: map[string]*Source{},
		texts: map[string]*content.Page{}, topics: map[string]*Topic{}, names: map[string][]*Speaker{},
		back: map[*Quote][]Relation{}, byYear: map[int64][]Entry{}, others: map[string]string{}, kept: map[string]KeptBack{},
		strangers: map[string]*Speaker{}, plain: map[string]*Speaker{}, spoken: map[string]*Speaker{}, paths: map[string]string{}, doubles: map[string]bool{}, hidden: map[string]bool{},
	}
	s.spelling.make, s.facts = opt.Make, opt.Facts
	s.configure(files, opt)
	s.collect(files, opt)
	s.joinTerms()
	s.joinPeople()
	s.joinArticles()
	s.joinTranslations()
	same := s.joinStatements()
	s.joinRelations()
	told := s.beside(func(s *Site) {
		s.checkNear(same)
		s.checkDates()
		s.checkFeedIDs()
		s.countRemarks()
	})
	s.joinEntries()
	s.joinTermArticles()
	s.address(opt)
	s.checkReferences()
	told()
	s.spelling, s.before, s.facts = speller{}, nil, nil
	s.diags = diag.Sort(s.diags)
	return s
}

// beside makes checks while the joining goes on: they read what is joined already, and write nothing that it reads. What they have
// to tell is told when the function that it gives is called.
func (s *Site) beside(checks func(*Site)) (tell func()) {
	aside := *s
	aside.diags, aside.remarks = nil, remarks{}
	var wait sync.WaitGroup
	wait.Go(func() { checks(&aside) })
	return func() {
		wait.Wait()
		s.diags = append(s.diags, aside.diags...)
	}
}

// Title gives the site's name: as site.yaml has it, or that of its only article.
func (s *Site) Title(l *locale.Locale) string {
	t := s.Config.Title.Value
	if t == "" && len(s.Articles) == 1 {
		t = s.Articles[0].Title.Value
	}
	return cmp.Or(t, l.Say(ArticlesPage.Title))
}

// LicenseURL gives the address of the site's licence; "" where it is only named.
func (s *Site) LicenseURL() string {
	if l := s.Config.License.Value; strings.HasPrefix(l, "http://") || strings.HasPrefix(l, "https://") {
		return l
	}
	return ""
}

// Diagnostics gives what is wrong between files, sorted.
func (s *Site) Diagnostics() []diag.Diagnostic { return s.diags }

// configure reads site.yaml, or does without.
func (s *Site) configure(files []content.File, opt Options) {
	s.Config = &content.Config{}
	for _, f := range files {
		if c, ok := f.(*content.Config); ok {
			s.Config = c
		}
	}
	s.Base = cmp.Or(opt.BaseURL, s.Config.BaseURL.Value)
	if s.Base != "" && s.Base[len(s.Base)-1] != '/' {
		s.Base += "/"
	}
	s.host = "localhost"
	if u, err := url.Parse(s.Base); err == nil && u.Hostname() != "" {
		s.host = u.Hostname()
	}
	s.Language = cmp.Or(s.Config.Language.Value, "en")
	if !locale.Valid(s.Language) {
		s.Language = "en"
	}
	s.Alphabet = locale.AlphabetOf(s.Language)
	s.Zone = time.UTC
	if z, err := time.LoadLocation(s.Config.Timezone.Value); err == nil {
		s.Zone = z
	}
}

func (s *Site) fail(file string, pos diag.Pos, code diag.Code, message, hint string) {
	s.diags = append(s.diags, diag.Diagnostic{Span: diag.At(file, pos), Code: code, Message: message, Hint: hint})
}

func (s *Site) warn(file string, pos diag.Pos, code diag.Code, message, hint string) {
	s.fail(file, pos, code, message, hint)
	s.diags[len(s.diags)-1].Severity = diag.Warning
}
