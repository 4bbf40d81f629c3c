package diag

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var samples = []Diagnostic{
	{Span: Span{"content/articles/a b: 50%,ü.md", Pos{3, 11}, Pos{3, 20}}, Code: QuoteNotFound, Message: "these words", Label: "are not", Hint: "write, them: 100%",
		Fixes: []Fix{{Message: "mend", Edits: []Edit{edit(3, 12, 3, 15, "x\"<y")}}, {Message: "not located"}}},
	{Span: Span{"c:d/e#f?g.md", Pos{2, 1}, Pos{4, 1}}, Severity: Warning, Code: DeadLink, Message: "m"},
	{Span: At("n.md", Pos{1, 1}), Severity: Note, Code: HeadingSkipped, Message: "m"},
	{Span: Span{File: "whole.md"}, Code: Unreadable, Message: "m"},
	{Message: "nowhere"},
	{Span: At("esc\x1b[2J\n::error::x\xff.md", Pos{1, 1}), Code: YAML, Message: "a\x00\r\n::stop\u202e", Hint: "\x07"},
}

func printed(t *testing.T, print func(w *bytes.Buffer) error) string {
	t.Helper()
	var b bytes.Buffer
	if err := print(&b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestPrintJSON(t *testing.T) {
	out := printed(t, func(w *bytes.Buffer) error { return PrintJSON(w, samples[:3], map[string]int{"errors": 1}) })
	var got any
	if err := json.Unmarshal([]byte(out), &got); err != nil {
		t.Fatal(err)
	}
	entry := func(severity, code, file string, line, col, endLine, endCol float64, message, hint string) any {
		return map[string]any{"severity": severity, "code": code, "file": file, "line": line, "column": col, "endLine": endLine, "endColumn": endCol, "message": message, "hint": hint}
	}
	want := map[string]any{
		"diagnostics": []any{
			entry("error", "quote-not-found", "content/articles/a b: 50%,ü.md", 3, 11, 3, 20, "these words: are not", "write, them: 100%"),
			entry("warning", "dead-link", "c:d/e#f?g.md", 2, 1, 4, 1, "m", ""),
			entry("note", "heading-skipped", "n.md", 1, 1, 1, 1, "m", ""),
		},
		"summary": map[string]any{"errors": 1.0},
	}
	if !cmp.Equal(got, any(want)) {
		t.Error(cmp.Diff(any(want), got))
	}
	if out := printed(t, func(w *bytes.Buffer) error { return PrintJSON(w, nil, struct{}{}) }); !strings.Contains(out, `"diagnostics": []`) {
		t.Errorf("no diagnostics are no list: %s", out)
	}
}

func TestPrintGitHub(t *testing.T) {
	got := printed(t, func(w *bytes.Buffer) error { return PrintGitHub(w, samples, "docs") })
	want := `::error file=docs/content/articles/a b%3A 50%25%2Cü.md,line=3,col=11,endLine=3,endColumn=20,title=quote-not-found::these words: are not%0Ahint: write, them: 100%25
::warning file=docs/c%3Ad/e#f?g.md,line=2,col=1,endLine=4,title=dead-link::m
::notice file=docs/n.md,line=1,col=1,endLine=1,title=heading-skipped::m
::error file=docs/whole.md,title=unreadable::m
::error title=::nowhere
::error file=docs/esc\x1b[2J%0A%3A%3Aerror%3A%3Ax\xff.md,line=1,col=1,endLine=1,title=yaml::a\x00%0D%0A::stop\u202e%0Ahint: \a
`
	if got != want {
		t.Error(cmp.Diff(want, got))
	}
}

func TestPrintSARIF(t *testing.T) {
	out := printed(t, func(w *bytes.Buffer) error { return PrintSARIF(w, samples, "1.2.3", map[string]int{"errors": 1}) })
	var log sarifLog
	if err := json.Unmarshal([]byte(out), &log); err != nil {
		t.Fatal(err)
	}
	run := log.Runs[0]
	if log.Version != "2.1.0" || run.ColumnKind != "unicodeCodePoints" || len(run.Tool.Driver.Rules) != len(Codes()) || run.Tool.Driver.SemanticVersion != "1.2.3" {
		t.Errorf("the log's head is wrong: %s", out)
	}
	for i, r := range run.Results {
		if r.RuleIndex >= 0 && run.Tool.Driver.Rules[r.RuleIndex].ID != r.RuleID {
			t.Errorf("result %d has the rule of another", i)
		}
	}
	artifact := sarifArtifact{"content/articles/a%20b%3A%2050%25%2C%C3%BC.md", "SOURCE"}
	want := sarifResult{RuleID: QuoteNotFound, RuleIndex: run.Results[0].RuleIndex, Level: "error", Message: sarifText{"these words: are not\nwrite, them: 100%"},
		Locations: []sarifLocation{{sarifPlace{artifact, &sarifRegion{3, 11, 3, 20}}}},
		Fixes:     []sarifFix{{sarifText{"mend"}, []sarifChange{{artifact, []sarifReplacement{{sarifRegion{3, 12, 3, 15}, sarifText{"x\"<y"}}}}}}}}
	if got := run.Results[0]; !cmp.Equal(got, want) {
		t.Error(cmp.Diff(want, got))
	}
	if uri := run.Results[1].Locations[0].Physical.Artifact.URI; uri != "c%3Ad/e%23f%3Fg.md" {
		t.Errorf("the path is %s", uri)
	}
	if r := run.Results[3]; r.Locations[0].Physical.Region != nil || run.Results[4].Locations != nil {
		t.Error("a place that is not known has a region")
	}
}

func TestDifference(t *testing.T) {
	diff := func(color bool) string {
		return printed(t, func(w *bytes.Buffer) error {
			return Difference(w, "a\x1b.md", []byte("a\r\nb\x1b\r\nc\n"), []byte("a\r\nB\r\nc\nd"), color)
		})
	}
	want := "--- a/a\\x1b.md\n+++ b/a\\x1b.md\n@@ -1,3 +1,4 @@\n a\r\n-b\\x1b\r\n+B\r\n c\n+d\n\\ No newline at end of file\n"
	if got := diff(false); got != want {
		t.Error(cmp.Diff(want, got))
	}
	plain := diff(true)
	for _, style := range []string{bold, red, green, cyan, "0"} {
		plain = strings.ReplaceAll(plain, "\x1b["+style+"m", "")
	}
	if plain != want || diff(true) == want {
		t.Errorf("colour changes the words: %q", plain)
	}
}

// FuzzFormats prints any words in every form: none breaks one.
func FuzzFormats(f *testing.F) {
	f.Add("a.md", "m\n::error::", "h%0A", int32(3), int32(2))
	f.Fuzz(func(t *testing.T, file, message, hint string, line, col int32) {
		ds := []Diagnostic{{Span: At(file, Pos{line, col}), Code: YAML, Message: message, Hint: hint, Fixes: []Fix{{Message: message, Edits: []Edit{edit(1, 1, 1, 1, hint)}}}}}
		for name, print := range map[string]func(w *bytes.Buffer) error{
			"JSON":  func(w *bytes.Buffer) error { return PrintJSON(w, ds, nil) },
			"SARIF": func(w *bytes.Buffer) error { return PrintSARIF(w, ds, "0", nil) },
		} {
			if out := printed(t, print); !json.Valid([]byte(out)) {
				t.Errorf("this is no %s: %s", name, out)
			}
		}
		out := printed(t, func(w *bytes.Buffer) error { return PrintGitHub(w, ds, "") })
		if strings.Count(out, "\n") != 1 || strings.ContainsAny(out[:len(out)-1], "\r\x1b\x00") {
			t.Errorf("this is no single command: %q", out)
		}
		head, _, _ := strings.Cut(strings.TrimPrefix(out, "::"), "::")
		if n := strings.Count(head, "="); n < strings.Count(head, ",") {
			t.Errorf("a property is cut: %q", out)
		}
	})
}
