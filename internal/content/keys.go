package content

import (
	"slices"
	"strings"

	"github.com/gloss-press/gloss/internal/diag"
)

// Mapping describes the keys that may stand together in one place of a file.
type Mapping struct {
	Name     string            // what the mapping is, with its article: "a quote"
	Where    string            // how a key gets there, for a hint: "an entry of quotes"
	Keys     []string          // in the order of the documentation
	Required []string          // without conditions; some keys are required only where another is not given
	words    map[string]string // what other systems call a key, and its key here; or a sentence for what Gloss does not have
}

// Mappings returns every mapping of the content format, for the documentation and its tests.
func Mappings() []Mapping {
	var all []Mapping
	for _, m := range mappings {
		all = append(all, *m)
	}
	return all
}

// head are the keys that every Markdown file may have.
var head = []string{"slug", "moved_from", "language"}

// The mappings. Those of whole files come first.
var (
	articleKeys = &Mapping{Name: "an article", Where: "the top level of an article",
		Keys: slices.Concat([]string{"title", "date", "updated", "authors", "summary", "topics", "image", "draft"}, head,
			[]string{"id", "glossary", "corrections", "quotes", "events"}),
		Required: []string{"title"},
		words: merge(pageWords, map[string]string{
			"tags": "topics", "tag": "topics", "categories": "topics", "category": "topics", "keywords": "topics", "topic": "topics", "subjects": "topics",
			"lastmod": "updated", "modified": "updated", "last_modified": "updated", "last_updated": "updated", "last_modified_at": "updated", "edited": "updated",
			"published": "date", "publishdate": "date", "pubdate": "date", "publish_date": "date", "created": "date", "created_at": "date", "date_published": "date",
			"author": "authors", "by": "authors", "byline": "authors", "writer": "authors", "writers": "authors",
			"cover": "image", "thumbnail": "image", "hero": "image", "banner": "image", "featured_image": "image", "og_image": "image", "images": "image",
			"guid": "id", "uuid": "id", "annotations": "quotes", "quotations": "quotes", "statements": "quotes", "timeline": "events", "errata": "corrections", "corrigenda": "corrections",
			"terms": "glossary"})}
	pageKeys = &Mapping{Name: "a page", Where: "the top level of a page", Keys: slices.Concat([]string{"title", "summary", "draft"}, head),
		Required: []string{"title"}, words: pageWords}
	termKeys = &Mapping{Name: "a term", Where: "the top level of a term",
		Keys:     slices.Concat([]string{"term", "aliases", "short", "definitions", "related", "match", "forms", "not", "only"}, head),
		Required: []string{"term"}, words: termWords}
	entryKeys = &Mapping{Name: "a term in glossary.yaml", Where: "an entry of glossary.yaml",
		Keys: append(slices.Clone(termKeys.Keys), "body"), Required: termKeys.Required, words: merge(termWords, map[string]string{"long": "body", "text": "body", "content": "body"})}
	speakerKeys = &Mapping{Name: "a person", Where: "the top level of a person",
		Keys:     slices.Concat([]string{"name", "aliases", "kind", "roles", "image", "url", "affiliation", "same_as"}, head),
		Required: []string{"name"},
		words: merge(fileWords, map[string]string{"title": "name", "full_name": "name", "fullname": "name", "speaker": "name", "alias": "aliases", "also_known_as": "aliases",
			"aka": "aliases", "names": "aliases", "type": "kind", "role": "roles", "jobs": "roles", "positions": "roles", "offices": "roles", "photo": "image",
			"picture": "image", "portrait": "image", "avatar": "image", "website": "url", "link": "url", "homepage": "url", "organization": "affiliation",
			"organisation": "affiliation", "party": "affiliation", "employer": "affiliation", "sameas": "same_as", "wikidata": "same_as", "wikipedia": "same_as",
			"bio": "the biography is the text below the front matter", "description": "the biography is the text below the front matter"})}
	sourceKeys = &Mapping{Name: "a source", Where: "the top level of a source",
		Keys: slices.Concat([]string{"title", "date", "publisher", "url", "archive", "dead", "kind", "record", "media", "file", "speakers", "labels", "versions"}, head),

		Required: []string{"title"},
		words: merge(fileWords, map[string]string{"name": "title", "published": "date", "link": "url", "href": "url", "permalink": "url", "archive_url": "archive", "archived": "archive",
			"wayback": "archive", "type": "kind", "outlet": "publisher", "publication": "publisher", "author": "publisher", "video": "media", "audio": "media", "recording": "media",
			"people": "speakers", "transcript": "the transcript is the text below the front matter, or a file named by file"})}
	configKeys = &Mapping{Name: "site.yaml", Where: "the top level of content/site.yaml",
		Keys: []string{"title", "base_url", "language", "timezone", "description", "author", "nav", "license", "html", "quote_pages", "corrections_policy"},
		words: map[string]string{"url": "base_url", "baseurl": "base_url", "site_url": "base_url", "root": "base_url", "name": "title", "site_title": "title", "site_name": "title",
			"lang": "language", "locale": "language", "languagecode": "language", "defaultcontentlanguage": "language", "default_language": "language", "tz": "timezone",
			"time_zone": "timezone", "summary": "description", "tagline": "description", "subtitle": "description", "authors": "author", "menu": "nav", "menus": "nav",
			"navigation": "nav", "links": "nav", "copyright": "license", "licence": "license", "rights": "license", "unsafe": "html", "raw_html": "html",
			"theme":  "Gloss has no themes: a site's own files in layouts/ and assets/ replace the built-in ones",
			"params": "Gloss has no parameters of your own: write them into your layouts", "plugins": "Gloss has no plugins",
			"output": "the output folder is a flag: gloss build --output DIR", "buildfuture": "write gloss build --future", "builddrafts": "write gloss build --drafts",
			"markup": "Gloss has no settings for Markdown but html", "permalinks": "Gloss has fixed addresses; an article's slug sets its part of it", "taxonomies": "topics need no declaration"}}
)

// The mappings inside files.
var (
	quoteKeys = &Mapping{Name: "a quote", Where: "an entry of quotes",
		Keys: []string{"id", "speaker", "role", "date", "venue", "source", "url", "at", "text", "prefix", "suffix", "note", "terms", "defines", "kind", "place",
			"question", "question_by", "answers", "repeats", "corrects", "contradicts", "via", "statement", "language", "translation", "accept"},
		Required: []string{"id", "speaker", "date"},
		words: map[string]string{"name": "speaker", "who": "speaker", "by": "speaker", "person": "speaker", "author": "speaker", "attribution": "speaker",
			"quote": "text", "words": "text", "content": "text", "body": "text", "exact": "text", "when": "date", "day": "date", "said": "date", "title": "role", "office": "role",
			"position": "role", "where": "venue", "location": "venue", "occasion": "venue", "event": "venue", "link": "url", "href": "url", "source_url": "url", "time": "at",
			"timestamp": "at", "timecode": "at", "before": "prefix", "after": "suffix", "comment": "note", "annotation": "note", "gloss": "note", "explanation": "note",
			"description": "note", "notes": "note", "tags": "terms", "glossary": "terms", "type": "kind", "slug": "id", "key": "id", "asked": "question", "asked_by": "question_by",
			"questioner": "question_by", "in_reply_to": "answers", "reply_to": "answers", "reported_by": "via", "lang": "language", "same_as": "statement"}}
	eventKeys = &Mapping{Name: "an event", Where: "an entry of events", Keys: []string{"date", "title", "text", "url"}, Required: []string{"date", "title"},
		words: map[string]string{"name": "title", "event": "title", "what": "title", "when": "date", "description": "text", "note": "text", "body": "text", "summary": "text", "link": "url", "source": "url"}}
	correctionKeys = &Mapping{Name: "a correction", Where: "an entry of corrections", Keys: []string{"date", "text"}, Required: []string{"date", "text"},
		words: map[string]string{"note": "text", "description": "text", "correction": "text", "body": "text", "when": "date"}}
	glossaryKeys = &Mapping{Name: "glossary", Where: "glossary", Keys: []string{"exclude", "every"},
		words: map[string]string{"not": "exclude", "without": "exclude", "link": "every", "mentions": "every", "first": "every"}}
	definitionKeys = &Mapping{Name: "a definition", Where: "an entry of definitions", Keys: []string{"by", "text", "source", "url"}, Required: []string{"text"},
		words: map[string]string{"definition": "text", "short": "text", "body": "text", "author": "by", "who": "by", "speaker": "by", "name": "by", "link": "url"}}
	onlyKeys = &Mapping{Name: "only", Where: "only", Keys: []string{"topics", "articles"}, words: map[string]string{"tags": "topics", "categories": "topics"}}
	roleKeys = &Mapping{Name: "a role", Where: "an entry of roles", Keys: []string{"title", "from", "to"}, Required: []string{"title"},
		words: map[string]string{"name": "title", "role": "title", "position": "title", "start": "from", "since": "from", "begin": "from", "end": "to", "until": "to", "till": "to"}}
	mediaKeys = &Mapping{Name: "media", Where: "media", Keys: []string{"url", "kind"}, Required: []string{"url"}, words: map[string]string{"type": "kind", "link": "url", "href": "url", "src": "url", "file": "url"}}
	linkKeys  = &Mapping{Name: "an entry of nav", Where: "an entry of nav", Keys: []string{"title", "url"}, Required: []string{"title", "url"},
		words: map[string]string{"name": "title", "label": "title", "text": "title", "link": "url", "href": "url", "path": "url", "page": "url"}}
)

var mappings = []*Mapping{articleKeys, quoteKeys, eventKeys, correctionKeys, glossaryKeys, termKeys, entryKeys, definitionKeys, onlyKeys,
	speakerKeys, roleKeys, sourceKeys, mediaKeys, pageKeys, configKeys, linkKeys}

// fileWords are other systems' words that no Markdown file has here.
var fileWords = map[string]string{
	"permalink": "slug", "lang": "language", "locale": "language", "redirect_from": "moved_from", "redirects": "moved_from", "old_urls": "moved_from",
	"layout":   "Gloss has no layout key: the folder decides, and files in layouts/ replace the built-in ones",
	"template": "Gloss has no template key: the folder decides, and files in layouts/ replace the built-in ones",
	"weight":   "Gloss has no weight: pages are in order of time or alphabet", "order": "Gloss has no order: pages are in order of time or alphabet",
	"toc": "Gloss has no toc key", "comments": "Gloss has no comments", "extra": "Gloss has no keys of your own: take it out", "params": "Gloss has no keys of your own: take it out",
	"cascade": "Gloss has no cascade: write the key in each file", "css": "put styles in assets/", "js": "put scripts in assets/",
}

// pageWords are those of articles and pages.
var pageWords = merge(fileWords, map[string]string{
	"aliases": "moved_from", "alias": "moved_from", "url": "slug", "description": "summary", "excerpt": "summary", "abstract": "summary", "subtitle": "summary",
	"dek": "summary", "lede": "summary", "teaser": "summary", "headline": "title", "name": "title", "hidden": "draft", "unlisted": "draft",
	"type": "Gloss has no type: the folder decides what a file is", "series": "Gloss has no series: use topics",
	"expirydate": "Gloss has no date of expiry", "sitemap": "Gloss makes the site map by itself"})

// termWords are those of terms.
var termWords = merge(fileWords, map[string]string{
	"title": "term", "name": "term", "word": "term", "alias": "aliases", "synonyms": "aliases", "also": "aliases", "abbreviation": "aliases", "acronym": "aliases", "definition": "short",
	"description": "short", "summary": "short", "meaning": "short", "see": "related", "see_also": "related", "seealso": "related", "exclude": "not", "except": "not",
	"inflections": "forms", "variants": "forms", "topics": "only"})

func merge(a, b map[string]string) map[string]string {
	out := make(map[string]string, len(a)+len(b))
	for _, m := range []map[string]string{a, b} {
		for k, v := range m {
			out[k] = v
		}
	}
	return out
}

// doubtful are other systems' words that may have been meant otherwise: nobody but the writer can rename them.
var doubtful = map[*Mapping][]string{
	articleKeys: {"url", "subtitle", "hidden", "unlisted", "images", "by"}, pageKeys: {"url", "subtitle", "hidden", "unlisted"},
	speakerKeys: {"title", "type", "party"}, sourceKeys: {"author", "type"}, quoteKeys: {"title", "time", "type", "tags", "glossary", "body", "content"},
	eventKeys: {"source"}, glossaryKeys: {"first", "link"}, linkKeys: {"text"},
}

// unknown gives, for a key that m does not have, the one that was meant, or "", and whether that is certain.
func (m *Mapping) unknown(name string) (meant, hint string, certain bool) {
	lower := strings.ToLower(name)
	snake := strings.ReplaceAll(strings.ReplaceAll(lower, "-", "_"), " ", "_")
	bare := strings.ReplaceAll(snake, "_", "")
	for _, k := range m.Keys {
		switch {
		case k == lower:
			return k, "keys are lower case: " + k, true
		case k == snake, strings.ReplaceAll(k, "_", "") == bare:
			return k, "write " + k, true
		}
	}
	word := m.words[lower]
	if word == "" {
		word = m.words[snake]
	}
	switch {
	case slices.Contains(m.Keys, word):
		return word, "here it is called " + word, !slices.Contains(doubtful[m], lower) && !slices.Contains(doubtful[m], snake)
	case word != "":
		return "", word, false
	}
	for _, other := range mappings {
		if other != m && slices.Contains(other.Keys, snake) && related(m, other) {
			return "", snake + " is a key of " + other.Name + ": write it in " + other.Where, false
		}
	}
	if k, ok := diag.Nearest(name, m.Keys); ok {
		return k, "did you mean " + k + "?", diag.IsAlone(name, m.Keys)
	}
	return "", "the keys of " + m.Name + " are " + strings.Join(m.Keys, ", "), false
}

// parts says which mappings stand in which.
var parts = map[*Mapping][]*Mapping{
	articleKeys: {quoteKeys, eventKeys, correctionKeys, glossaryKeys}, termKeys: {definitionKeys, onlyKeys}, entryKeys: {definitionKeys, onlyKeys},
	speakerKeys: {roleKeys}, sourceKeys: {mediaKeys}, configKeys: {linkKeys},
}

// related reports whether one of two mappings stands in the other, or both in the same.
func related(a, b *Mapping) bool {
	for outer, inner := range parts {
		in := func(m *Mapping) bool { return m == outer || slices.Contains(inner, m) }
		if in(a) && in(b) {
			return true
		}
	}
	return false
}
