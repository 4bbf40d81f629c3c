package content

// Page is a page of the site's own: content/pages/*.md.
type Page struct {
	Head
	Title   String
	Summary String
}

var pageKeys = table("a page", "the top level of a page", append([]row[Page]{
	required(key("title", prose, func(p *Page) *String { return &p.Title }, "what stands above it", "headline name")),
	key("summary", prose, func(p *Page) *String { return &p.Summary }, "one sentence for search", alsoSummary),
	key("draft", truth, func(p *Page) *Bool { return &p.Draft }, "`true` keeps it back", "hidden? unlisted?"),
}, pageRows(func(p *Page) *Head { return &p.Head })...), notInFiles, notInPages)
