package preview

import (
	"cmp"
	"html/template"
	"slices"
	"strings"
	"time"

	"github.com/gloss-press/gloss/internal/diag"
	"github.com/gloss-press/gloss/internal/site"
	"github.com/gloss-press/gloss/internal/telling"
)

// maxListed is how many lines a part of the list has; beyond that their number is told.
const maxListed = 200

var todoLayout = template.Must(template.New("todo.html").Funcs(template.FuncMap{"pieces": pieces}).ParseFS(client, "client/todo.html"))

// piece is a part of a message: what stands between backticks is code.
type piece struct {
	Text string
	Code bool
}

func pieces(message string) []piece {
	parts := strings.Split(message, "`")
	if len(parts)%2 == 0 {
		return []piece{{message, false}}
	}
	list := make([]piece, len(parts))
	for i, part := range parts {
		list[i] = piece{part, i%2 == 1}
	}
	return list
}

// todoView is what an author has left to do.
type todoView struct {
	Title, Language  string
	Home, Style      string
	Reading          bool // the bodies have not all been read yet
	Errors, Warnings string
	Files            todoPart[todoFile] // with what is wrong in each
	Waiting          todoPart[todoItem] // drafts, and what waits for its date
	Right            todoPart[todoItem] // the articles in which nothing is wrong
	Unchecked        todoPart[todoGroup]
	Unmentioned      todoPart[todoItem]
	Roleless         todoPart[todoGroup]
	Articles         string
}

// todoPart is a list that may be cut.
type todoPart[T any] struct {
	List  []T
	Count string // "12 quotes"; "" for none
	More  int    // that are left out
}

type todoItem struct{ Title, URL, Note string }

type todoGroup struct {
	todoItem
	Items []todoItem
}

type todoFile struct {
	todoItem
	Path  string
	Wrong []told
}

func (p *Preview) todoPage(e *edition) *made {
	return (&made{status: here, file: "index.html", html: true}).with(execute(todoLayout, e.todoView(p)))
}

func (e *edition) todoView(p *Preview) *todoView {
	s := e.Site
	v := &todoView{Title: cmp.Or(s.Config.Title.Value, "Explainers"), Language: "en", Home: p.Root(), Style: site.Href(p.Root(), e.theme.assets.Name("style.css")),
		Reading: !isClosed(e.checked), Articles: diag.Plural(len(s.Articles), "article", "articles")}
	e.listFiles(p, v)
	e.listWaiting(p, v)
	e.listQuotes(p, v)
	if isClosed(e.bodiesRead) {
		var unused []todoItem
		for _, t := range s.Terms {
			if len(s.Mentioning(e.bodies, t)) == 0 {
				unused = append(unused, todoItem{t.Name(), site.Href(p.Root(), t.Address), t.Short.Value})
			}
		}
		v.Unmentioned = part(unused, diag.Plural(len(unused), "term", "terms"))
	}
	return v
}

// part cuts a list to what can be read.
func part[T any](list []T, count string) todoPart[T] {
	p := todoPart[T]{List: list, Count: count, More: max(0, len(list)-maxListed)}
	p.List = p.List[:min(len(p.List), maxListed)]
	if len(list) == 0 {
		p.Count = ""
	}
	return p
}

// listFiles lists what is wrong by file, the files with errors first.
func (e *edition) listFiles(p *Preview, v *todoView) {
	pages := map[string]todoItem{}
	for page := range e.Site.Pages() {
		if page.ShowsBody() {
			pages[page.ContentFile()] = todoItem{Title: page.Title(e.locale), URL: site.Href(p.Root(), page.Address)}
		}
	}
	all := e.allMistakes()
	byFile := map[string][]diag.Diagnostic{}
	var order []string
	for _, d := range all {
		if byFile[d.File] == nil {
			order = append(order, d.File)
		}
		byFile[d.File] = append(byFile[d.File], d)
	}
	slices.SortStableFunc(order, func(a, b string) int { return cmp.Compare(worst(byFile[a]), worst(byFile[b])) })
	var files []todoFile
	shown := 0
	for _, f := range order {
		file := todoFile{todoItem: pages[f], Path: diag.Escape(f)}
		if shown < maxListed {
			file.Wrong = p.toldOf(byFile[f][:min(len(byFile[f]), maxListed-shown)])
			shown += len(file.Wrong)
		}
		files = append(files, file)
	}
	v.Files = part(files, diag.Plural(len(files), "file", "files"))
	var right []todoItem
	for _, a := range e.Site.Articles {
		if byFile[a.Path] == nil {
			right = append(right, todoItem{a.Title.Value, site.Href(p.Root(), a.Address), diag.Escape(a.Path)})
		}
	}
	v.Right = part(right, diag.Plural(len(right), "explainer", "explainers"))
	errs, warnings := diag.Count(all)
	if errs > 0 {
		v.Errors = diag.Plural(errs, "error", "errors")
	}
	if warnings > 0 {
		v.Warnings = diag.Plural(warnings, "warning", "warnings")
	}
}

func worst(ds []diag.Diagnostic) diag.Severity {
	if diag.HasErrors(ds) {
		return diag.Error
	}
	return diag.Warning
}

// listWaiting lists what a build without --drafts and --future would keep back.
func (e *edition) listWaiting(p *Preview, v *todoView) {
	s, now := e.Site, p.opt.Now
	var list []todoItem
	add := func(title, address string, draft bool, published time.Time) {
		note := ""
		switch waits := published.After(now); {
		case draft && waits:
			note = "draft, dated " + moment(published, s.Zone)
		case draft:
			note = "draft"
		case waits:
			note = "waits for " + moment(published, s.Zone)
		default:
			return
		}
		list = append(list, todoItem{title, address, note})
	}
	for _, a := range s.Articles {
		add(a.Title.Value, site.Href(p.Root(), a.Address), a.Draft.Value, a.Published)
	}
	for _, t := range s.Texts {
		add(t.Title.Value, site.Href(p.Root(), t.Slug.Value+"/"), t.Draft.Value, time.Time{})
	}
	for _, k := range s.KeptBack {
		add(k.Path, "", k.Draft, k.Until)
	}
	v.Waiting = part(list, diag.Plural(len(list), "piece", "pieces"))
}

func moment(t time.Time, zone *time.Location) string {
	return t.In(zone).Format("2 January 2006, 15:04 MST")
}

// listQuotes lists the quotes that were not checked, by article, and the speakers whose role on a date is not known.
func (e *edition) listQuotes(p *Preview, v *todoView) {
	s, root := e.Site, p.Root()
	quotes := 0
	var articles []todoGroup
	speakers := map[*site.Speaker]*todoGroup{}
	var order []*site.Speaker
	for _, a := range s.Articles {
		g := todoGroup{todoItem: todoItem{Title: a.Title.Value, URL: site.Href(root, a.Address)}}
		for _, q := range a.Quotes {
			if _, why := telling.Uncompared(q); why != "" && !q.Paraphrase {
				g.Items = append(g.Items, todoItem{q.Words(), site.Href(root, q.Address()), why})
			}
			if q.Role != "" || q.Speaker.Speaker != nil && q.Speaker.Organization || q.Date.IsZero() {
				continue
			}
			sp := speakers[q.Speaker]
			if sp == nil {
				sp = &todoGroup{todoItem: todoItem{Title: q.Speaker.Name, URL: site.Href(root, q.Speaker.Address)}}
				if q.Speaker.Speaker == nil {
					sp.Note = "has no file in content/people/"
				}
				speakers[q.Speaker] = sp
				order = append(order, q.Speaker)
			}
			if len(sp.Items) < maxListed {
				sp.Items = append(sp.Items, todoItem{e.locale.Date(q.Date.Date), site.Href(root, q.Address()), a.Title.Value})
			}
		}
		quotes += len(g.Items)
		if len(g.Items) > 0 {
			articles = append(articles, g)
		}
	}
	v.Unchecked = part(articles, diag.Plural(quotes, "quote", "quotes"))
	var roleless []todoGroup
	for _, sp := range order {
		roleless = append(roleless, *speakers[sp])
	}
	v.Roleless = part(roleless, diag.Plural(len(roleless), "speaker", "speakers"))
}
