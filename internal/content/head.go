package content

import "github.com/gloss-press/gloss/internal/diag"

// Head is what every kind of file has.
type Head struct {
	Path      string   // relative to the source folder, with forward slashes: content/articles/talking.md
	Start     diag.Pos // where the front matter's mapping begins; 1:1 where there is none
	Slug      String   // as written, or made of the file's name (then its Pos is 1:1)
	MovedFrom []String // old addresses that redirect here
	Language  String   // BCP 47; empty: the site's
	Draft     Bool     // articles and pages
	Body      Body
}

// FileHead gives the part that every kind of file has.
func (h *Head) FileHead() *Head { return h }

// headRows are the keys that every kind of Markdown file has.
func headRows[T any](head func(*T) *Head) []row[T] { return rowsOfHead(head, "", "") }

// pageRows are those of an article or a page, with the words for them.
func pageRows[T any](head func(*T) *Head) []row[T] {
	return rowsOfHead(head, " url?", " aliases alias")
}

func rowsOfHead[T any](head func(*T) *Head, alsoSlug, alsoMoved string) []row[T] {
	rows := []row[T]{
		key("slug", slugOfFile, func(t *T) *String { return &head(t).Slug }, "the last part of the address, if it is not to be the file's name", "permalink"+alsoSlug),
		key("moved_from", moved, func(t *T) *[]String { return &head(t).MovedFrom }, "a list of old addresses within the site that lead here from now on: `[/old/address/]`", "redirect_from redirects old_urls"+alsoMoved),
		key("language", languageTag, func(t *T) *String { return &head(t).Language }, "the language of the text, as a BCP 47 tag: `en`, `ar`, `pt-BR`; default: the site's", "lang locale"),
	}
	for i := range rows {
		rows[i].InAll = true
	}
	return rows
}

// alsoSummary are other systems' words for an article's or a page's summary.
const alsoSummary = "description excerpt abstract subtitle? dek lede teaser"

// notInFiles are other systems' keys that no Markdown file has here, and what to do about them.
var notInFiles = map[string]string{
	"layout":   "Gloss has no layout key: the folder decides, and files in layouts/ replace the built-in ones",
	"template": "Gloss has no template key: the folder decides, and files in layouts/ replace the built-in ones",
	"weight":   "Gloss has no weight: pages are in order of time or alphabet", "order": "Gloss has no order: pages are in order of time or alphabet",
	"toc": "Gloss has no toc key", "comments": "Gloss has no comments", "extra": "Gloss has no keys of your own: take it out", "params": "Gloss has no keys of your own: take it out",
	"cascade": "Gloss has no cascade: write the key in each file", "css": "put styles in assets/", "js": "put scripts in assets/",
}

// notInPages are those that articles and pages don't have either.
var notInPages = map[string]string{
	"type": "Gloss has no type: the folder decides what a file is", "series": "Gloss has no series: use topics",
	"expirydate": "Gloss has no date of expiry", "sitemap": "Gloss makes the site map by itself",
}
