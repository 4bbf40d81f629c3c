package gloss_test

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/gloss-press/gloss/internal/content"
	"github.com/gloss-press/gloss/internal/diag"
)

var update = flag.Bool("update", false, "write what the code says into the documentation")

// TestKeysAreDocumented compares the tables of docs/format.md with the rows of package content. `go test . -update` writes them.
func TestKeysAreDocumented(t *testing.T) {
	const file = "docs/format.md"
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	headings := map[string]string{"an article": "## An article", "a quote": "### A quote", "a term in glossary.yaml": "## A term", "a person": "## A person",
		"a source": "## A source", "a page": "## A page", "site.yaml": "## site.yaml"}
	var inAll strings.Builder
	want := string(b)
	for _, m := range content.Mappings() {
		var rows strings.Builder
		for _, k := range m.Rows {
			if k.InAll {
				if m.Name == "an article" {
					inAll.WriteString(docRow("", k))
				}
				continue
			}
			rows.WriteString(docRow("", k))
			if k.Below != nil && headings[k.Below.Name] == "" {
				for _, inner := range k.Below.Rows {
					rows.WriteString(docRow("– ", inner))
				}
			}
			for _, word := range k.Choices {
				if !strings.Contains(k.Doc, "`"+word+"`") {
					t.Errorf("%s of %s doesn’t say what `%s` is", k.Name, m.Name, word)
				}
			}
		}
		if h := headings[m.Name]; h != "" {
			want = withTable(t, want, h, keysHead, rows.String())
		}
	}
	want = withTable(t, want, "Every kind of file may have these keys:", keysHead, inAll.String())
	if *update {
		if err := os.WriteFile(file, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
	} else if string(b) != want {
		t.Errorf("%s is not what the code says; `go test . -update` mends it", file)
	}
}

// docRow is a row of the documentation's table.
func docRow(indent string, k content.Key) string {
	doc := k.Doc
	if k.Required {
		doc = strings.TrimSuffix("required: "+doc, ": ")
	}
	return fmt.Sprintf("| %s`%s` | %s |\n", indent, k.Name, doc)
}

const keysHead = "| key | what it is |\n| --- | --- |\n"

// withTable puts rows into the first table with this head below a heading.
func withTable(t *testing.T, doc, heading, head, rows string) string {
	at := strings.Index(doc, heading+"\n")
	if at < 0 {
		t.Fatalf("no heading %q", heading)
	}
	from := strings.Index(doc[at:], head)
	if from < 0 {
		t.Fatalf("no table below %q", heading)
	}
	from += at + len(head)
	to := from
	for strings.HasPrefix(doc[to:], "|") {
		to += strings.Index(doc[to:], "\n") + 1
	}
	return doc[:from] + rows + doc[to:]
}

// TestCodesAreDocumented compares docs/diagnostics.md with the code. `go test . -update` writes it.
func TestCodesAreDocumented(t *testing.T) {
	var want strings.Builder
	want.WriteString("# Diagnostics\n\nEvery message about content ends in a code in brackets. Codes are stable: scripts may count on them. " +
		"An error keeps the site from\nbeing published, a warning does not (with `--strict` it does).\n\n| code | | what it means and what to do |\n| --- | --- | --- |\n")
	for _, c := range diag.Codes() {
		fmt.Fprintf(&want, "| `%s` | %s | %s |\n", c.Code, c.Severity, c.Summary)
	}
	const file = "docs/diagnostics.md"
	if *update {
		if err := os.WriteFile(file, []byte(want.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if string(got) != want.String() {
		t.Errorf("%s is not what the code says; `go test . -update` mends it", file)
	}
}
