package e2e_test

import (
	"bytes"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"strings"
	"testing"
)

// TestLighthouse has Lighthouse look at the main kinds of pages of the example, as a telephone and as a laptop: all four scores are 100. The pages
// come from a host that does what hosts do: it compresses, and sends the headers that the site asks for. GLOSS_LIGHTHOUSE=all looks at all kinds. It
// stands in the last file, since it measures: when it runs, the tests of other packages are done.
func TestLighthouse(t *testing.T) {
	node, chromium, manifest := program(t, "node"), program(t, "chromium", "chromium-browser", "google-chrome"), tool(t, "lighthouse/package.json")
	host := http.NewServeMux()
	server := httptest.NewServer(host)
	t.Cleanup(server.Close)
	p := mustBuild("lighthouse", "../..", server.URL+"/") // under its own address, so that its canonical links are true
	host.Handle("/", hosted(p))

	pages := exampleKinds[:1]
	if os.Getenv("GLOSS_LIGHTHOUSE") == "all" {
		pages = exampleKinds
	}
	args := []string{"testdata/lighthouse.mjs", filepath.Dir(manifest), chromium}
	for _, page := range pages {
		if page != "404.html" && !strings.HasSuffix(page, "/embed/") { // these ask not to be found
			args = append(args, server.URL+"/"+(&url.URL{Path: page}).EscapedPath())
		}
	}
	command := exec.Command(node, args...)
	var told bytes.Buffer
	command.Stderr = &told
	out, err := command.Output()
	if err != nil {
		t.Fatal(err, told.String())
	}
	looked := json.NewDecoder(bytes.NewReader(out))
	for looked.More() {
		var at struct {
			Address, Form, Broken string
			Scores                map[string]int
			Lost                  []string
		}
		check(looked.Decode(&at))
		name := strings.TrimPrefix(at.Address, server.URL)
		t.Log(name, at.Form, at.Scores)
		for _, category := range []string{"performance", "accessibility", "best-practices", "seo"} {
			if at.Scores[category] != 100 {
				t.Errorf("%s, %s: %s is %d: %s\n\t%s", name, at.Form, category, at.Scores[category], at.Broken, strings.Join(at.Lost, "\n\t"))
			}
		}
	}
}

// hosted serves a site as a good host does: compressed, with the headers of its file _headers, and a page of its own for what is not there.
func hosted(p *published) http.Handler {
	headers := headersOf(p.files["_headers"])
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		file := strings.TrimPrefix(r.URL.Path, "/")
		if file == "" || strings.HasSuffix(file, "/") {
			file += "index.html"
		}
		status := http.StatusOK
		content, found := p.files[file]
		if !found {
			status, file, content = http.StatusNotFound, "404.html", p.files["404.html"]
		}
		for pattern, lines := range headers {
			if ok, _ := path.Match(pattern, r.URL.Path); ok || strings.HasPrefix(r.URL.Path, strings.TrimSuffix(pattern, "*")) {
				for name, value := range lines {
					w.Header().Set(name, value)
				}
			}
		}
		w.Header().Set("Content-Type", typeOf(file))
		w.Header().Set("Content-Encoding", "gzip")
		w.WriteHeader(status)
		_, _ = w.Write(gzipped(content))
	})
}

// headersOf reads a file _headers: paths, and below each, indented, its headers.
func headersOf(file []byte) map[string]map[string]string {
	all, at := map[string]map[string]string{}, ""
	for line := range strings.Lines(string(file)) {
		name, value, _ := strings.Cut(strings.TrimSpace(line), ": ")
		if strings.HasPrefix(line, " ") {
			all[at][name] = value
		} else if at = name; at != "" {
			all[at] = map[string]string{}
		}
	}
	return all
}
