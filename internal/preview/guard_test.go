package preview

import (
	"bufio"
	"context"

	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/txtar"
)

// hosts are what a Host header may say, and whether a preview at 127.0.0.1:1414 that allows preview.test and proxy.test:8080 answers.
var hosts = []struct {
	host string
	ok   bool
}{
	{"localhost:1414", true}, {"LOCALHOST:1414", true}, {"127.0.0.1:1414", true}, {"127.0.0.2:1414", true}, {"127.255.255.254:1414", true}, {"[::1]:1414", true},
	{"[0:0:0:0:0:0:0:1]:1414", true}, {"a.localhost:1414", true}, {"a.b-c.localhost:1414", true}, {"preview.test:1414", true}, {"preview.test", true}, {"Preview.Test:1414", true}, {"proxy.test:8080", true},

	{"", false}, {":", false}, {":1414", false}, {"localhost", false}, {"localhost:", false}, {"localhost:80", false}, {"localhost:1415", false}, {"localhost:01414", false}, {"localhost:14140", false},
	{"localhost:1414:1414", false}, {"localhost.:1414", false}, {".localhost:1414", false}, {"a..localhost:1414", false}, {"localhost.evil.com:1414", false}, {"evil-localhost:1414", false},
	{"evillocalhost:1414", false}, {"localhost.localdomain:1414", false}, {"127.0.0.1", false}, {"127.0.0.1:80", false}, {"127.0.0.1:1415", false}, {"127.0.0.1.nip.io:1414", false},
	{"127.0.0.1.:1414", false}, {"127.1:1414", false}, {"127.0.1:1414", false}, {"2130706433:1414", false}, {"0x7f000001:1414", false}, {"0177.0.0.1:1414", false}, {"127.0.0.01:1414", false},
	{"0.0.0.0:1414", false}, {"0:1414", false}, {"[::]:1414", false}, {"[::1]", false}, {"::1:1414", false}, {"[::1%25lo]:1414", false}, {"[::ffff:127.0.0.1]:1414", false}, {"[127.0.0.1]:1414", false},
	{"[::2]:1414", false}, {"[fe80::1]:1414", false}, {"192.168.1.5:1414", false}, {"10.0.0.1:1414", false}, {"169.254.169.254:1414", false}, {"128.0.0.1:1414", false}, {"evil.com:1414", false}, {"evil.com", false},
	{"user@localhost:1414", false}, {"localhost:1414@evil.com", false}, {"localhost:1414/", false}, {"localhost :1414", false}, {"lоcalhost:1414", false}, {"preview.test:8080", false}, {"proxy.test", false},
	{"proxy.test:1414", false}, {"a.preview.test:1414", false}, {"preview.test.evil.com:1414", false}, {"localhost,evil.com:1414", false}, {"a\x00.localhost:1414", false},
}

// origins are what browsers say of who asks: whether it is this site itself, a link that a reader follows, or another site.
var origins = []struct {
	header string // name: value, and others after a |
	who    string
}{
	{"", "own"}, {"Origin: http://HOST", "own"}, {"Origin: https://HOST", "own"}, {"Sec-Fetch-Site: same-origin", "own"}, {"Sec-Fetch-Site: none", "own"},
	{"Sec-Fetch-Site: same-origin|Sec-Fetch-Mode: cors|Origin: http://HOST", "own"}, {"Sec-Fetch-Site: none|Sec-Fetch-Mode: navigate|Sec-Fetch-Dest: document", "own"},
	{"X-Forwarded-Host: evil.com", "own"}, {"Referer: http://evil.com/", "own"},

	{"Sec-Fetch-Site: cross-site|Sec-Fetch-Mode: navigate|Sec-Fetch-Dest: document", "visit"}, {"Sec-Fetch-Site: same-site|Sec-Fetch-Mode: navigate|Sec-Fetch-Dest: document", "visit"},
	{"Sec-Fetch-Site: cross-site|Sec-Fetch-Mode: navigate|Sec-Fetch-Dest: document|Sec-Fetch-User: ?1", "visit"},

	{"Origin: null", "foreign"}, {"Origin: http://evil.com", "foreign"}, {"Origin: http://localhost", "foreign"}, {"Origin: http://localhost:1415", "foreign"}, {"Origin: http://evil.localhost:9", "foreign"},
	{"Origin: file://", "foreign"}, {"Origin: chrome-extension://HOST", "foreign"}, {"Origin: HOST", "foreign"}, {"Origin: http://HOST.evil.com", "foreign"}, {"Origin: http://HOST|Origin: http://evil.com", "foreign"},
	{"Origin: ", "foreign"}, {"Sec-Fetch-Site: cross-site", "foreign"}, {"Sec-Fetch-Site: same-site", "foreign"}, {"Sec-Fetch-Site: nonsense", "foreign"}, {"Sec-Fetch-Site: none|Sec-Fetch-Site: cross-site", "foreign"},
	{"Sec-Fetch-Site: cross-site|Sec-Fetch-Mode: no-cors|Sec-Fetch-Dest: script", "foreign"}, {"Sec-Fetch-Site: cross-site|Sec-Fetch-Mode: navigate|Sec-Fetch-Dest: iframe", "foreign"},
	{"Sec-Fetch-Site: cross-site|Sec-Fetch-Mode: cors|Sec-Fetch-Dest: empty", "foreign"}, {"Sec-Fetch-Site: same-site|Sec-Fetch-Mode: no-cors|Sec-Fetch-Dest: image", "foreign"},
	{"Sec-Fetch-Site: same-origin|Origin: http://evil.com", "foreign"},
}

// TestWhoIsAnswered asks under every host, from every origin, at every kind of address, and compares with the tables.
func TestWhoIsAnswered(t *testing.T) {
	dir := t.TempDir()
	unpack(t, dir, txtar.Parse([]byte(small)))
	p := open(t, dir, func(o *Options) { o.Hosts = []string{"preview.test", "proxy.test:8080"} })
	handler := p.Handler()
	local := context.WithValue(context.Background(), http.LocalAddrContextKey, net.Addr(&net.TCPAddr{IP: net.IPv4(127, 0, 0, 1), Port: 1414}))
	routes := []struct {
		path string
		own  bool
		code int
	}{{"/", false, 200}, {"/articles/talking/", false, 200}, {"/nowhere/", false, 404}, {"/_gloss/", true, 200}, {"/_gloss/page?at=/", true, 200}, {"/_gloss/quote?source=cbs&turn=1&words=coordinate", true, 200}, {"/_gloss/events", true, 200}, {"/_gloss/client.js", true, 200}}
	n := 0
	for _, h := range hosts {
		for _, o := range origins {
			for _, route := range routes {
				n++
				want := route.code
				switch {
				case !h.ok:
					want = http.StatusMisdirectedRequest
				case o.who == "foreign", o.who == "visit" && route.own:
					want = http.StatusForbidden
				}
				ctx, cancel := context.WithCancel(local)
				r := httptest.NewRequestWithContext(ctx, http.MethodGet, route.path, nil)
				r.Host = h.host
				for line := range strings.SplitSeq(o.header, "|") {
					if name, value, ok := strings.Cut(line, ": "); ok {
						r.Header.Add(name, strings.ReplaceAll(value, "HOST", h.host))
					}
				}
				w := httptest.NewRecorder()
				if route.path == "/_gloss/events" {
					cancel() // a stream has no end of its own
				}
				handler.ServeHTTP(w, r)
				cancel()
				if w.Code != want || want >= 403 && want != 404 && w.Body.Len() > 0 {
					t.Errorf("Host %q, %q, %s: %d with %d bytes, want %d", h.host, o.header, route.path, w.Code, w.Body.Len(), want)
				}
				for name := range w.Header() {
					if strings.HasPrefix(name, "Access-Control-") {
						t.Errorf("%s: %s", route.path, name)
					}
				}
			}
		}
	}
	if n < 9000 {
		t.Errorf("only %d combinations", n)
	}
	r := httptest.NewRequest(http.MethodGet, "/", nil)
	r.Host = "localhost:1414"
	w := httptest.NewRecorder()
	if handler.ServeHTTP(w, r); w.Code != http.StatusMisdirectedRequest {
		t.Errorf("a request that came by no address that is known: %d", w.Code)
	}
}

// TestMethods tries every method: none but GET and HEAD is answered, and HEAD as GET without the content.
func TestMethods(t *testing.T) {
	r := start(t, nil)
	r.settle() // the author's list grows while the site is looked through
	for _, method := range []string{"POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND", "QUERY", "get"} {
		for _, path := range []string{"/", "/articles/talking/", "/_gloss/", "/_gloss/events", "/_gloss/page?at=/", "/nowhere"} {
			res, body := r.raw(method + " " + path + " HTTP/1.1\r\nHost: HOST\r\n\r\n")
			if res.StatusCode != http.StatusMethodNotAllowed || res.Header.Get("Allow") != "GET, HEAD" || body != "" {
				t.Errorf("%s %s: %d, Allow %q, %q", method, path, res.StatusCode, res.Header.Get("Allow"), body)
			}
		}
	}
	for _, path := range []string{"/", "/articles/talking/", "/feed.xml", "/nowhere", "/_gloss/", "/data/statements.json"} {
		get, body := r.get(path)
		head, err := http.Head(strings.TrimSuffix(r.home, "/") + path)
		if err != nil {
			t.Fatal(err)
		}
		head.Body.Close()
		if head.StatusCode != get.StatusCode || head.Header.Get("Content-Type") != get.Header.Get("Content-Type") || get.StatusCode == 200 && head.ContentLength != int64(len(body)) {
			t.Errorf("HEAD %s: %d, %d bytes; GET %d, %d", path, head.StatusCode, head.ContentLength, get.StatusCode, len(body))
		}
	}
}

// raw sends a request as it is, HOST put in, and gives the answer.
func (r *running) raw(request string) (*http.Response, string) {
	r.t.Helper()
	host := hostOf(r.home)
	conn, err := net.DialTimeout("tcp", host, 5*time.Second)
	if err != nil {
		r.t.Fatal(err)
	}
	defer conn.Close()
	_ = conn.SetDeadline(time.Now().Add(10 * time.Second))
	request = strings.ReplaceAll(request, "HOST", host)
	request = strings.Replace(request, "\r\n", "\r\nConnection: close\r\n", 1)
	if _, err := io.WriteString(conn, request); err != nil {
		r.t.Fatal(err)
	}
	res, err := http.ReadResponse(bufio.NewReader(conn), nil)
	if err != nil {
		r.t.Fatalf("%q: %v", request, err)
	}
	defer res.Body.Close()
	b, _ := io.ReadAll(res.Body)
	return res, string(b)
}

const canary = "canary-0b7e1f"

// TestTraversal asks for a file beside the site, and for those of its source, in every spelling that has worked on a server: an address
// is looked up and never opened.
func TestTraversal(t *testing.T) {
	top := t.TempDir()
	dir := filepath.Join(top, "site")
	unpack(t, dir, txtar.Parse([]byte(small)))
	for _, name := range []string{"secret.txt", "site/secret.txt", "site-leak/secret.txt", "site/content/.secret.txt", "site/.env", "site/layouts/secret.txt"} {
		write(t, top, name, canary)
	}
	r := open(t, dir, nil)
	r.serveAt(0)
	ups := []string{"..", "%2e%2e", ".%2e", "%2e.", "%252e%252e", "..%00", "..;", "...", "%c0%ae%c0%ae", "%u002e%u002e", "．．", ". .", "..%20", "~", "static/..", "assets/..", "articles/.."}
	separators := []string{"/", "%2f", "%2F", "\\", "%5c", "%5C", "%252f", "%c0%af", "//", "/./", "/;/", "%u2215"}
	targets := []string{
		"/secret.txt", "//secret.txt", "/./secret.txt", "/content/articles/talking.md", "/content/.secret.txt", "/.env", "/.env/.", "/layouts/secret.txt", "/static/CNAME", "/content/site.yaml",
		"/#/../secret.txt", "/?raw??", "/secret.txt?raw??", "/secret.txt?import&raw", "/secret.txt?inline&import", "/@fs/" + top + "/secret.txt", "/file://" + top + "/secret.txt",
		top + "/secret.txt", "/" + top + "/secret.txt", "/..%2fsite-leak/secret.txt", "/../site-leak/secret.txt", "/site-leak/secret.txt", "/CNAME/", "/CNAME/..", "/CNAME/../../secret.txt",
		"/CNAME%00.html", "/CNAME%00", "/C:/secret.txt", "/c%3a/secret.txt", "/secret~1.txt", "/secret.txt::$DATA", "/_gloss/../secret.txt", "/_gloss/client/../../secret.txt", "/_gloss/idiomorph/LICENSE",
		"/_gloss/todo.html", "/_gloss/page?at=/../secret.txt", "/_gloss/page?at=%2f..%2fsecret.txt", "/_gloss/page?at=" + top + "/secret.txt", "http://HOST/secret.txt", "http://HOST/../secret.txt",
		"/articles/talking/../../../secret.txt", "/articles/talking/%2e%2e/%2e%2e/%2e%2e/secret.txt", "*", "/%", "/%zz", "/%f", "/\x7f", "/ü", "/\xff\xfe",
	}
	for _, up := range ups {
		for _, sep := range separators {
			for depth := 1; depth <= 4; depth++ {
				way := strings.Repeat(up+sep, depth)
				targets = append(targets, "/"+way+"secret.txt", sep+way+"secret.txt", "/articles/"+way+"secret.txt")
			}
		}
	}
	codes := map[int]int{}
	for _, target := range targets {
		res, body := r.raw("GET " + target + " HTTP/1.1\r\nHost: HOST\r\n\r\n")
		codes[res.StatusCode]++
		if strings.Contains(body, canary) || strings.Contains(res.Header.Get("Location"), "secret") {
			t.Errorf("%q gives %q", target, body)
		}
		plain := strings.HasPrefix(target, "/?raw") || strings.Contains(target, "page?at=")
		if res.StatusCode >= 500 || !plain && !slices.Contains([]int{400, 404}, res.StatusCode) {
			t.Errorf("%q: %d", target, res.StatusCode)
		}
	}
	if len(targets) < 2000 {
		t.Errorf("only %d requests", len(targets))
	}
	if res, _ := r.get("/articles/talking/"); res.StatusCode != 200 {
		t.Errorf("the site itself: %d; the others %v", res.StatusCode, codes)
	}
}

// TestStrangeRequests sends what is no proper request: each is refused, and the server goes on.
func TestStrangeRequests(t *testing.T) {
	r := start(t, nil)
	for _, test := range []struct {
		request string
		codes   []int
	}{
		{"GET / HTTP/1.1\r\nHost: HOST\r\nHost: evil.com\r\n\r\n", []int{400}},
		{"GET / HTTP/1.1\r\nHost: evil.com\r\n\r\n", []int{421}},
		{"GET / HTTP/1.1\r\n\r\n", []int{400}},
		{"GET / HTTP/1.0\r\n\r\n", []int{421}},
		{"GET http://evil.com/ HTTP/1.1\r\nHost: HOST\r\n\r\n", []int{421}},
		{"OPTIONS * HTTP/1.1\r\nHost: HOST\r\n\r\n", []int{405}},
		{"CONNECT evil.com:80 HTTP/1.1\r\nHost: evil.com:80\r\n\r\n", []int{421}},
		{"GET / HTTP/3.9\r\nHost: HOST\r\n\r\n", []int{505}},
		{"GET / HTTP/1.1\r\nHost: HOST\r\nX: " + strings.Repeat("x", 80<<10) + "\r\n\r\n", []int{431}},
		{"GET /_gloss/page HTTP/1.1\r\nHost: HOST\r\n\r\n", []int{400}},
		{"GET /_gloss/page?at=x HTTP/1.1\r\nHost: HOST\r\n\r\n", []int{400}},
		{"GET /_gloss/nothing HTTP/1.1\r\nHost: HOST\r\n\r\n", []int{404}},
		{"GET / HTTP/1.1\r\nHost: HOST\r\nRange: bytes=0-3\r\n\r\n", []int{206}},
		{"GET / HTTP/1.1\r\nHost: HOST\r\nTransfer-Encoding: nonsense\r\n\r\n", []int{501}},
	} {
		if res, _ := r.raw(test.request); !slices.Contains(test.codes, res.StatusCode) {
			t.Errorf("%.60q: %d, want %v", test.request, res.StatusCode, test.codes)
		}
	}
}

// TestHeaders looks at what every answer says to browsers.
func TestHeaders(t *testing.T) {
	r := start(t, nil)
	for _, path := range []string{"/", "/nowhere", "/_gloss/", "/_gloss/client.js", "/feed.xml", "/articles", "/CNAME"} {
		res, _ := r.get(path)
		for name, want := range map[string]string{
			"X-Content-Type-Options": "nosniff", "Cross-Origin-Resource-Policy": "same-origin", "Cache-Control": "no-cache",
			"Content-Security-Policy": "script-src 'self'; style-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'self'",
		} {
			if got := res.Header.Get(name); got != want {
				t.Errorf("%s: %s: %q, want %q", path, name, got, want)
			}
		}
	}
	for path, want := range map[string]string{
		"/": "text/html; charset=utf-8", "/CNAME": "text/plain; charset=utf-8", "/.nojekyll": "text/plain; charset=utf-8", "/_headers": "text/plain; charset=utf-8",
		"/data/statements.json": "application/json", "/data/statements.csv": "text/csv; charset=utf-8", "/robots.txt": "text/plain; charset=utf-8",
		"/" + r.current.Load().theme.assets.Name("style.css"): "text/css; charset=utf-8", "/" + r.current.Load().theme.assets.Name("gloss.js"): "text/javascript; charset=utf-8",
	} {
		if res, _ := r.get(path); res.StatusCode != 200 || res.Header.Get("Content-Type") != want {
			t.Errorf("%s: %d %q, want %q", path, res.StatusCode, res.Header.Get("Content-Type"), want)
		}
	}
}

// TestAddresses looks at folders without their slash, at index.html, at what is not there, and at pages that a browser has already.
func TestAddresses(t *testing.T) {
	dir := t.TempDir()
	unpack(t, dir, txtar.Parse([]byte(small)))
	r := open(t, dir, func(o *Options) { o.BaseURL = "https://example.org/deep/er/" })
	r.serveAt(0)
	for _, test := range []struct {
		path string
		code int
		to   string
	}{
		{"/deep/er/", 200, ""}, {"/deep/er/index.html", 200, ""}, {"/deep/er/articles/talking/index.html", 200, ""}, {"/deep/er/feed.xml", 200, ""},
		{"/", 302, "/deep/er/"}, {"/deep/er", 302, "/deep/er/"}, {"/deep/er/articles", 302, "/deep/er/articles/"}, {"/deep/er/articles/talking", 302, "/deep/er/articles/talking/"},
		{"/articles/talking/", 302, "/deep/er/articles/talking/"}, {"/deep/er/articles/nothing", 404, ""}, {"/deep/", 404, ""}, {"/deep/er/feed.xml/", 404, ""}, {"//evil.com/..", 404, ""},
	} {
		res, _ := r.raw("GET " + test.path + " HTTP/1.1\r\nHost: HOST\r\n\r\n")
		if res.StatusCode != test.code || res.Header.Get("Location") != test.to {
			t.Errorf("%s: %d %q, want %d %q", test.path, res.StatusCode, res.Header.Get("Location"), test.code, test.to)
		}
	}
	res, body := r.get("articles/talking/")
	if again, body := r.get("articles/talking/", "If-None-Match", res.Header.Get("ETag")); again.StatusCode != http.StatusNotModified || body != "" {
		t.Errorf("a page that has not changed: %d, %d bytes", again.StatusCode, len(body))
	}
	r.edit("content/articles/talking.md", "and went", "and left")
	if again, now := r.get("articles/talking/", "If-None-Match", res.Header.Get("ETag")); again.StatusCode != 200 || now == body {
		t.Errorf("a page that has changed: %d", again.StatusCode)
	}
	if res, body := r.get("nothing/"); res.StatusCode != 404 || !strings.Contains(body, "There is no such page") && !strings.Contains(body, "Page not found") {
		t.Errorf("what is not there: %d %s", res.StatusCode, body)
	}
}

func hostOf(address string) string {
	host, _, _ := strings.Cut(strings.TrimPrefix(address, "http://"), "/")
	return host
}
