package content

import (
	"fmt"
	"slices"
	"strings"

	"github.com/gloss-press/gloss/internal/diag"
	"github.com/gloss-press/gloss/internal/frontmatter"
	"github.com/gloss-press/gloss/internal/limit"
)

// Term is a glossary entry: content/glossary/*.md, or one entry of content/glossary.yaml.
type Term struct {
	Head
	Term         String
	Aliases      []String
	Short        String
	Definitions  []Definition
	Related      []String
	Exact        bool // match: exact
	Forms        []String
	Not          []String
	OnlyTopics   []String
	OnlyArticles []String
}

var (
	termKeys  = termTable("a term", "the top level of a term")
	entryKeys = termTable("a term in glossary.yaml", "an entry of glossary.yaml", key("body", inline, func(t *Term) *Body { return &t.Body }, "in `glossary.yaml` alone: the longer explanation, which else is the file's text", "long text content"))
)

func termTable(name, where string, more ...row[Term]) *mapping[Term] {
	return table(name, where, slices.Concat([]row[Term]{
		required(key("term", plainName, func(t *Term) *String { return &t.Term }, "the name", "title name word")),
		key("aliases", list("[another name]"), func(t *Term) *[]String { return &t.Aliases }, "a list of other names", "alias synonyms also abbreviation acronym"),
		key("short", upTo(limit.Short, prose), func(t *Term) *String { return &t.Short }, "a short definition, for the pop-up; Markdown. Required where there is no longer one", "definition description summary meaning"),
		key("definitions", entries(definitionKeys, func(n frontmatter.Node) Definition { return Definition{Pos: n.Pos} }), func(t *Term) *[]Definition { return &t.Definitions }, "what others say it means, a list", ""),
		key("related", list("[another-term]"), func(t *Term) *[]String { return &t.Related }, "slugs of other terms", "see see_also seealso"),
		key("match", either("inflected", "exact"), func(t *Term) *bool { return &t.Exact }, "`inflected` (default: *coordinates*, *coordinating* are found for *coordinate*) or `exact`", ""),
		key("forms", list("[de-conflicted]"), func(t *Term) *[]String { return &t.Forms }, "exactly these forms besides the name", "inflections variants"),
		key("not", list("[a longer name]"), func(t *Term) *[]String { return &t.Not }, "phrases inside which the term is not meant", "exclude except"),
		inside("only", onlyKeys, "{topics: [Syria]}", "where it is linked", "topics"),
	}, headRows(func(t *Term) *Head { return &t.Head }), more), notInFiles).with(func(d *decoder, n *frontmatter.Node, known *Mapping, t *Term) {
		if t.Body.Empty {
			d.require(n, known, known.row("short"))
		}
	})
}

// inline is a text that stands in front matter.
var inline = kind[Body]{read: func(d *decoder, v *frontmatter.Node, k *Key) Body {
	s := d.text(v, k)
	return Body{Inline: s, Body: frontmatter.Body{Line: s.Pos.Line, Empty: strings.TrimSpace(s.Value) == ""}}
}}

var onlyKeys = table("only", "only", []row[Term]{
	key("topics", list("[Syria, Iran]"), func(t *Term) *[]String { return &t.OnlyTopics }, "in articles of these topics", "tags categories"),
	key("articles", list("[article-slug]"), func(t *Term) *[]String { return &t.OnlyArticles }, "in the articles with these slugs", ""),
})

// Definition is what somebody else says a term means.
type Definition struct {
	Pos    diag.Pos
	By     String
	Text   String
	Source String
	URL    String
}

var definitionKeys = table("a definition", "an entry of definitions", []row[Definition]{
	key("by", shownName, func(f *Definition) *String { return &f.By }, "a file in `people/`, or a name. Required where there is no `source`", "author who speaker name"),
	required(key("text", said, func(f *Definition) *String { return &f.Text }, "their words; Markdown", "definition short body")),
	key("source", plainName, func(f *Definition) *String { return &f.Source }, "a file in `sources/`, or a name", ""),
	key("url", outside, func(f *Definition) *String { return &f.URL }, "an address outside where they can be read", "link"),
}).with(func(d *decoder, n *frontmatter.Node, known *Mapping, f *Definition) {
	if f.Source.Value == "" {
		d.require(n, known, known.row("by"))
	}
})

// Terms is content/glossary.yaml: a list of terms for a quick start.
type Terms struct {
	Head
	List []*Term
}

// terms reads glossary.yaml.
func (d *decoder) terms(h Head, root *frontmatter.Node) File {
	ts := &Terms{Head: h}
	if root.Kind != frontmatter.List {
		if root.Kind != frontmatter.None && root.Kind != frontmatter.Refused {
			d.ErrorAt(root.Pos, diag.WrongType, "glossary.yaml should be a list of terms, and is "+root.What(), "begin each term with “- term: ” in the first column")
		}
		return ts
	}
	if n := len(root.Items); n > limit.Terms {
		d.ErrorAt(root.Items[limit.Terms].Pos, diag.TooLarge, fmt.Sprintf("glossary.yaml has %d terms, and %d is the limit", n, limit.Terms), "keep the terms that your articles need")
		return ts
	}
	for i := range root.Items {
		n := &root.Items[i]
		if n.Kind != frontmatter.Map {
			d.ErrorAt(n.Pos, diag.WrongType, "an entry of glossary.yaml should be a mapping of keys, and is "+n.What(), "write “- term: ” and “  short: ” for each")
			continue
		}
		t := &Term{Head: Head{Path: h.Path, Start: n.Pos, Body: Body{Body: frontmatter.Body{Line: n.Pos.Line, Empty: true}}}}
		entryKeys.read(d, n, t)
		if t.Slug.Value == "" && t.Term.Value != "" {
			t.Slug = String{Value: d.slugOf(t.Term), Pos: n.Pos}
		}
		ts.List = append(ts.List, t)
	}
	return ts
}

// slugOf makes a slug of a term's name.
func (d *decoder) slugOf(term String) string {
	slug := Slugify(strings.ToLower(term.Value))
	if slug != "" {
		slug = Slugify(strings.ToLower(SpellSigns(term.Value)))
	}
	message, proposal := CheckSlug(slug)
	switch {
	case slug == "":
		d.ErrorAt(term.Pos, diag.BadAddress, "this term has no letter or digit to make an address of", "give it a slug: slug: some-words")
	case message != "":
		d.ErrorAt(term.Pos, diag.BadAddress, "this term makes no good address: "+message, "write slug: "+proposal)
	}
	return proposal
}
