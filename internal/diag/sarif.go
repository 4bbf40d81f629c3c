package diag

import (
	"encoding/json"
	"io"
	"net/url"
	"strings"

	"github.com/gloss-press/gloss/internal/invisible"
)

// sourceBase names the source folder in SARIF: all paths are relative to it.
const sourceBase = "SOURCE"

// The parts of SARIF 2.1.0 that are used (docs.oasis-open.org/sarif/sarif/v2.1.0).
type (
	sarifLog struct {
		Schema  string     `json:"$schema"`
		Version string     `json:"version"`
		Runs    []sarifRun `json:"runs"`
	}
	sarifRun struct {
		Tool struct {
			Driver sarifDriver `json:"driver"`
		} `json:"tool"`
		ColumnKind string         `json:"columnKind"`
		Results    []sarifResult  `json:"results"`
		Properties map[string]any `json:"properties,omitempty"`
	}
	sarifDriver struct {
		Name            string      `json:"name"`
		SemanticVersion string      `json:"semanticVersion"`
		Rules           []sarifRule `json:"rules"`
	}
	sarifRule struct {
		ID               Code      `json:"id"`
		ShortDescription sarifText `json:"shortDescription"`
		Help             sarifText `json:"help"`
		Default          struct {
			Level string `json:"level"`
		} `json:"defaultConfiguration"`
	}
	sarifText struct {
		Text string `json:"text"`
	}
	sarifResult struct {
		RuleID    Code            `json:"ruleId"`
		RuleIndex int             `json:"ruleIndex"`
		Level     string          `json:"level"`
		Message   sarifText       `json:"message"`
		Locations []sarifLocation `json:"locations,omitempty"`
		Fixes     []sarifFix      `json:"fixes,omitempty"`
	}
	sarifLocation struct {
		Physical sarifPlace `json:"physicalLocation"`
	}
	sarifPlace struct {
		Artifact sarifArtifact `json:"artifactLocation"`
		Region   *sarifRegion  `json:"region,omitempty"`
	}
	sarifArtifact struct {
		URI  string `json:"uri"`
		Base string `json:"uriBaseId"`
	}
	sarifRegion struct {
		StartLine   int32 `json:"startLine"`
		StartColumn int32 `json:"startColumn"`
		EndLine     int32 `json:"endLine,omitempty"`
		EndColumn   int32 `json:"endColumn,omitempty"`
	}
	sarifFix struct {
		Description sarifText     `json:"description"`
		Changes     []sarifChange `json:"artifactChanges"`
	}
	sarifChange struct {
		Artifact     sarifArtifact      `json:"artifactLocation"`
		Replacements []sarifReplacement `json:"replacements"`
	}
	sarifReplacement struct {
		Deleted  sarifRegion `json:"deletedRegion"`
		Inserted sarifText   `json:"insertedContent"`
	}
)

// PrintSARIF prints diagnostics in the Static Analysis Results Interchange Format 2.1.0 (OASIS), for programs that show them
// beside the text. version is Gloss's own. Regions count in characters; paths are percent-encoded and relative to the source
// folder. summary, which may be nil, is put into the run's properties. The error is the writer's.
func PrintSARIF(w io.Writer, ds []Diagnostic, version string, summary any) error {
	run := sarifRun{ColumnKind: "unicodeCodePoints", Results: make([]sarifResult, 0, len(ds))}
	run.Tool.Driver = sarifDriver{Name: "gloss", SemanticVersion: version}
	if summary != nil {
		run.Properties = map[string]any{"summary": summary}
	}
	index := map[Code]int{}
	for i, c := range Codes() {
		index[c.Code] = i
		rule := sarifRule{ID: c.Code, ShortDescription: sarifText{short(c.Summary)}, Help: sarifText{c.Summary}}
		rule.Default.Level = c.Severity.String()
		run.Tool.Driver.Rules = append(run.Tool.Driver.Rules, rule)
	}
	for i := range ds {
		run.Results = append(run.Results, resultOf(&ds[i], index))
	}
	e := json.NewEncoder(invisible.InJSON(w))
	e.SetIndent("", "  ")
	return e.Encode(sarifLog{"https://json.schemastore.org/sarif-2.1.0.json", "2.1.0", []sarifRun{run}})
}

func resultOf(d *Diagnostic, index map[Code]int) sarifResult {
	r := sarifResult{RuleID: d.Code, RuleIndex: -1, Level: d.Severity.String(), Message: sarifText{d.whole()}}
	if i, ok := index[d.Code]; ok {
		r.RuleIndex = i
	}
	if d.Hint != "" {
		r.Message.Text += "\n" + d.Hint
	}
	if d.File == "" {
		return r
	}
	artifact := sarifArtifact{sarifPath(d.File), sourceBase}
	place := sarifPlace{Artifact: artifact}
	if !d.From.IsZero() {
		to := d.end()
		place.Region = &sarifRegion{d.From.Line, max(d.From.Col, 1), to.Line, max(to.Col, 1)}
	}
	r.Locations = []sarifLocation{{place}}
	for _, f := range d.Fixes {
		if len(f.Edits) == 0 {
			continue
		}
		change := sarifChange{Artifact: artifact}
		for _, e := range f.Edits {
			change.Replacements = append(change.Replacements, sarifReplacement{
				Deleted:  sarifRegion{e.From.Line, e.From.Col, e.To.Line, e.To.Col},
				Inserted: sarifText{e.New}})
		}
		r.Fixes = append(r.Fixes, sarifFix{sarifText{f.Message}, []sarifChange{change}})
	}
	return r
}

// short gives the first part of a code's sentence: what it means.
func short(summary string) string {
	what, _, _ := strings.Cut(summary, ": ")
	return what + "."
}

// sarifPath gives a relative path as a URI (RFC 3986): each part percent-encoded, and a colon in the first one too, which would
// make it a scheme.
func sarifPath(file string) string {
	parts := strings.Split(file, "/")
	for i := range parts {
		parts[i] = strings.ReplaceAll(url.PathEscape(parts[i]), ":", "%3A")
	}
	return strings.Join(parts, "/")
}
