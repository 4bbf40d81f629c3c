package preview

import (
	"bytes"
	"context"
	"embed"
	"errors"
	"html/template"
	"io"
	"mime"
	"net/http"
	"net/url"
	"path"
	"runtime"
	"strings"
	"time"

	"github.com/gloss-press/gloss/internal/site"
)

//go:embed client
var client embed.FS

// scripts are the files of client/ that a page's browser may have, by their names below /_gloss/.
var scripts = map[string]string{
	"client.js": "client.js", "stream.js": "stream.js", "morph.js": "morph.js", "overlay.js": "overlay.js", "quote.js": "quote.js", "overlay.css": "overlay.css",
	"todo.css": "todo.css", "idiomorph.js": "idiomorph/idiomorph.esm.js",
}

// Handler answers requests. They must come by a server that says in the context at which address it was asked, as net/http does.
func (p *Preview) Handler() http.Handler {
	return guard{p.opt.Hosts, p.opt.Clock, http.HandlerFunc(p.serve)}
}

func (p *Preview) serve(w http.ResponseWriter, r *http.Request) {
	w = &patient{w, http.NewResponseController(w), p.opt.Clock}
	if strings.Contains(strings.ToLower(r.URL.RawPath), "%2f") || strings.Contains(r.URL.Path, "\\") {
		http.Error(w, "no address has such a sign", http.StatusBadRequest)
		return
	}
	if name, ok := strings.CutPrefix(r.URL.Path, internal); ok {
		p.serveOwn(w, r, name)
		return
	}
	root := p.Root()
	address, below := p.addressOf(r.URL.Path)
	at := p.current.Load().Site.At
	if !below {
		if "/"+address+"/" == decoded(root) {
			address = ""
		}
		if _, ok := at(address); ok {
			http.Redirect(w, r, site.Href(root, address), http.StatusFound)
			return
		}
	}
	if _, ok := at(address + "/"); ok && address != "" {
		http.Redirect(w, r, site.Href(root, address+"/"), http.StatusFound)
		return
	}
	m, _, err := p.page(r.Context(), address)
	if err != nil {
		p.fail(w, r, err)
		return
	}
	p.send(w, r, m)
}

// decoded is an escaped path as it is compared.
func decoded(path string) string {
	if plain, err := url.PathUnescape(path); err == nil {
		return plain
	}
	return path
}

// addressOf gives the address in the site that a path on the host names, and whether it lies below the site's root there.
func (p *Preview) addressOf(urlPath string) (address string, below bool) {
	address, below = strings.CutPrefix(urlPath, decoded(p.Root()))
	if !below {
		address = strings.TrimPrefix(urlPath, "/")
	}
	if address == "index.html" || strings.HasSuffix(address, "/index.html") {
		address = strings.TrimSuffix(address, "index.html")
	}
	return address, below
}

func (p *Preview) send(w http.ResponseWriter, r *http.Request, m *made) {
	defer runtime.KeepAlive(m) // others are sent the same
	body, code := parts{m.body}, http.StatusOK
	switch m.status {
	case missing:
		code = http.StatusNotFound
	case broken:
		code = http.StatusInternalServerError
	}
	if m.html && !p.opt.NoReload {
		body = inject(m)
	}
	header := w.Header()
	header.Set("Content-Type", typeOf(m.file, m.form))
	if code == http.StatusOK {
		header.Set("ETag", `"`+m.sum+`"`)
		http.ServeContent(w, r, "", time.Time{}, body.reader())
		return
	}
	w.WriteHeader(code)
	if r.Method != http.MethodHead {
		_, _ = io.Copy(w, body.reader())
	}
}

var scriptTag = template.Must(template.ParseFS(client, "client/tag.html"))

// inject puts what is for the author at the end of a page's text, and the preview's script at the page's end, with the page's
// fingerprint, so that the script knows what it stands in.
func inject(m *made) parts {
	text, end := before(m.body, "</main>"), before(m.body, "</body>")
	text = min(text, end)
	tag := execute(scriptTag, struct{ Page, Status string }{m.sum, string(m.status)})
	return parts{m.body[:text], m.aside, m.body[text:end], tag, m.body[end:]}
}

// before gives the place of the last end tag of that name: without one that of the body's end, and without that the page's.
func before(page []byte, tag string) int {
	at := bytes.LastIndex(page, []byte(tag))
	if at < 0 {
		at = bytes.LastIndex(page, []byte("</body>"))
	}
	if at < 0 {
		at = len(page)
	}
	return at
}

func (p *Preview) fail(w http.ResponseWriter, r *http.Request, err error) {
	if errors.Is(err, context.Canceled) && r.Context().Err() != nil {
		return // nobody waits for it any more
	}
	http.Error(w, "this can’t be shown: "+err.Error(), http.StatusInternalServerError)
}

func (p *Preview) serveOwn(w http.ResponseWriter, r *http.Request, name string) {
	if file, ok := scripts[name]; ok {
		b, err := client.ReadFile("client/" + file)
		if err != nil {
			panic(err) // it is embedded
		}
		p.send(w, r, (&made{status: here, file: file}).with(b))
		return
	}
	switch name {
	case "events":
		p.stream(w, r)
	case "page":
		p.tellPage(w, r)
	case "quote":
		p.quote(w, r)
	case "":
		p.send(w, r, p.todoPage(p.current.Load()))
	default:
		http.NotFound(w, r)
	}
}

// types are the media types of what a site publishes, so that they don't depend on the machine.
var types = map[string]string{
	".html": "text/html; charset=utf-8", ".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".mjs": "text/javascript; charset=utf-8",
	".json": "application/json", ".jsonld": "application/ld+json", ".xml": "application/xml", ".csv": "text/csv; charset=utf-8", ".txt": "text/plain; charset=utf-8",
	".svg": "image/svg+xml", ".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".gif": "image/gif", ".webp": "image/webp", ".avif": "image/avif", ".ico": "image/x-icon",
	".pdf": "application/pdf", ".mp3": "audio/mpeg", ".ogg": "audio/ogg", ".mp4": "video/mp4", ".webm": "video/webm", ".vtt": "text/vtt; charset=utf-8", ".srt": "text/plain; charset=utf-8",
	".woff2": "font/woff2", ".woff": "font/woff", "": "text/plain; charset=utf-8",
}

// typeOf gives the media type of a file; form is that of a form of other pages, which their links name.
func typeOf(file, form string) string {
	switch {
	case strings.HasSuffix(form, "+xml"):
		return form + "; charset=utf-8"
	case form != "":
		return form
	case path.Base(file) == ".nojekyll":
		return types[""]
	}
	ext := strings.ToLower(path.Ext(file))
	if t, ok := types[ext]; ok {
		return t
	}
	if t := mime.TypeByExtension(ext); t != "" {
		return t
	}
	return "application/octet-stream"
}
