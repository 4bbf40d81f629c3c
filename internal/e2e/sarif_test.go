package e2e_test

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/gloss-press/gloss"
	sitecheck "github.com/gloss-press/gloss/internal/check"
	"github.com/gloss-press/gloss/internal/diag"
	"github.com/gloss-press/gloss/internal/workspace"
)

// sarifSchema gives OASIS's schema of SARIF 2.1.0, formats included.
func sarifSchema(t *testing.T) *jsonschema.Schema {
	t.Helper()
	compiler := jsonschema.NewCompiler()
	compiler.AssertFormat()
	schema, err := compiler.Compile(tool(t, "@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json"))
	if err != nil {
		t.Fatal(err)
	}
	return schema
}

func validate(t *testing.T, schema *jsonschema.Schema, log []byte) {
	t.Helper()
	v, err := jsonschema.UnmarshalJSON(bytes.NewReader(log))
	if err == nil {
		err = schema.Validate(v)
	}
	if err != nil {
		t.Errorf("this is no SARIF: %v\n%s", err, log)
	}
}

// TestSARIF validates what check says of a site with many kinds of mistakes, and every code with odd places and words.
func TestSARIF(t *testing.T) {
	schema := sarifSchema(t)
	dir := t.TempDir()
	for name, text := range map[string]string{
		"articles/a.md": "---\ntitel: A\ntags: [a]\nquotes:\n  - {id: a, speaker: John Kerry, date: 2014, text: 'say \"no\"'}\n" +
			"  - {id: b, speaker: John Kerry, date: 1.2.2014, text: twice}\n---\nI say ‘no’ twice, twice.\n\n#### Low\n\n![](/x.png) <b>\n",
		"articles/50% of: ü.md":    "---\ntitle: [\n---\n",
		"articles/esc\x1b[2J\n.md": "---\ntitle: \x00\n---\n",
		"glossary.yaml":            "- term: unused\n  short: S\n",
		"nowhere/x.md":             "",
	} {
		file := filepath.Join(dir, "content", filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	ws, err := workspace.Open(dir, workspace.Options{Theme: gloss.Files, Remarks: true})
	if err != nil {
		t.Fatal(err)
	}
	defer ws.Close()
	report, err := sitecheck.Run(context.Background(), ws, sitecheck.Options{})
	if err != nil || len(report.Diags) < 8 || len(report.Notes) < 3 {
		t.Fatal(err, report)
	}
	ds := append(report.Diags, report.Notes...)
	for _, c := range diag.Codes() {
		ds = append(ds, diag.Diagnostic{Span: diag.Span{File: "a\xff/\u202e:#?.md", From: diag.Pos{Line: 3, Col: 9}, To: diag.Pos{Line: 4, Col: 1}}, Severity: c.Severity, Code: c.Code, Message: c.Summary + "\x07"})
	}
	ds = append(ds, diag.Diagnostic{Message: "nowhere"}, diag.Diagnostic{Span: diag.Span{File: "whole.md"}, Message: "m", Code: "no-such-code"})
	var log bytes.Buffer
	if err := diag.PrintSARIF(&log, ds, "0.1.0", report.Counts); err != nil {
		t.Fatal(err)
	}
	validate(t, schema, log.Bytes())
	log.Reset()
	if err := diag.PrintSARIF(&log, nil, "0.1.0", nil); err != nil {
		t.Fatal(err)
	}
	validate(t, schema, log.Bytes())
}
