package content

import (
	"fmt"
	"testing"
)

// TestEnds tries where the stretch of each mistake ends.
func TestEnds(t *testing.T) {
	const src = "---\ntitle: T\n\"tags\": [a]\ndate: \"2014-09-31\"\nquotes:\n  - {id: 1a, speaker: J, date: 31.13.2014, text: 'a\u200bb'}\n  - id: b\n    speaker: J\n    date: 2014\n    kind: >\n      no\n      kind\n---\n[x](javascript:y)\n"
	_, ds := Parse("content/articles/a.md", []byte(src))
	Complete("content/articles/a.md", []byte(src), ds)
	got := ""
	for _, d := range ds {
		got += fmt.Sprintf("%s %d:%d-%d:%d\n", d.Code, d.From.Line, d.From.Col, d.To.Line, d.To.Col)
	}
	want := `unknown-key 3:1-3:7
bad-date 4:16-4:19
bad-value 6:10-6:12
bad-date 6:32-6:42
quote-hidden 6:52-6:55
bad-value 10:11-12:11
`
	if got != want {
		t.Errorf("the mistakes end at\n%s\nand should end at\n%s", got, want)
	}
}
