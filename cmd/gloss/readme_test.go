package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// readme gives README.md and the first article that it tells to write.
func readme(t *testing.T) (text, article string) {
	t.Helper()
	b, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	_, after, ok := strings.Cut(string(b), "```markdown\n")
	article, _, closed := strings.Cut(after, "```\n")
	if !ok || !closed {
		t.Fatal("README.md has no article between ```markdown and ```")
	}
	return string(b), article
}

// write makes a site of one article, at the place that README.md names, and gives its folder.
func write(t *testing.T, article string) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "my-site")
	file := filepath.Join(dir, "content/articles/talking.md")
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(article), 0o644); err != nil {
		t.Fatal(err)
	}
	return dir
}

func runGloss(args ...string) (status int, out, err string) {
	var stdout, stderr bytes.Buffer
	c := &command{out: &stdout, err: &stderr, getenv: func(string) string { return "" }}
	status = c.run(context.Background(), args)
	return status, stdout.String(), stderr.String()
}

// TestReadmeArticle builds the first article as README.md has it.
func TestReadmeArticle(t *testing.T) {
	text, article := readme(t)
	if !strings.Contains(text, "`my-site/content/articles/talking.md`") {
		t.Error("README.md doesn't say where its article goes")
	}
	dir := write(t, article)
	status, out, err := runGloss("build", "--strict", "--source", dir)
	if status != 0 || !strings.Contains(out, "1 quote,") {
		t.Fatalf("status %d\n%s%s", status, out, err)
	}
	page, e := os.ReadFile(filepath.Join(dir, "public/articles/talking/index.html"))
	if e != nil {
		t.Fatal(e)
	}
	if !bytes.Contains(page, []byte(`data-quote="kerry-constructive"`)) {
		t.Error("the quote has not found its place")
	}
	if _, e := os.Stat(filepath.Join(dir, "public/people/john-kerry/index.html")); e != nil {
		t.Error(e)
	}
}

// TestReadmeMessage makes the mistake whose message README.md shows.
func TestReadmeMessage(t *testing.T) {
	text, article := readme(t)
	shown := regexp.MustCompile(`(?m)^    content/articles/talking\.md:(?:.*\n    )+.*$`).FindString(text)
	if shown == "" {
		t.Fatal("README.md shows no message")
	}
	want := strings.ReplaceAll(strings.TrimPrefix(shown, "    "), "\n    ", "\n")
	mistake := regexp.MustCompile(`text: ".*"`).ReplaceAllString(article, `text: "we are open to have a conversation"`)
	status, _, err := runGloss("build", "--source", write(t, mistake))
	if status != 1 || !strings.Contains(err, want) {
		t.Errorf("status %d; README.md shows\n%s\nand Gloss says\n%s", status, want, err)
	}
}
