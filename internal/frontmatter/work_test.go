package frontmatter

import (
	"strings"
	"testing"
	"time"

	"github.com/gloss-press/gloss/internal/diag"
)

// Lines without a key go on with the value above them, however many there are: joined one by one, these took 20 s.
func TestManyLinesWithoutKey(t *testing.T) {
	d := Open("articles/a.md", []byte("---\ntitle: A\ndate: 2014-01-01\n"+strings.Repeat("k 1\n", 200_000)+"---\n"), &Schema{})
	began := time.Now()
	d.Read()
	if took := time.Since(began); took > 8*time.Second { // 0.5 s on a machine with nothing else to do
		t.Errorf("it takes %v", took)
	}
}

// The columns of a list on one line were counted from its beginning for each entry: 200,000 of them took minutes.
func TestLongListOnOneLine(t *testing.T) {
	d := Open("articles/a.md", []byte("---\nauthors: ["+strings.Repeat("é, ", 200_000)+"z]\n---\n"), &Schema{})
	began := time.Now()
	root, _, _ := d.Read()
	if took := time.Since(began); took > 8*time.Second { // 0.02 s
		t.Errorf("it takes %v", took)
	}
	if last := root.Items[0].Items[200_000]; last.Value != "z" || last.Pos != (diag.Pos{Line: 2, Col: 600_011}) {
		t.Errorf("the last is %q at %v", last.Value, last.Pos)
	}
}

// Each message looked at all texts of the file to find where its stretch ends: those of 80,000 tables took minutes.
func TestManyMessages(t *testing.T) {
	const n = 80_000
	src := "---\nx:\n" + strings.Repeat("- é: [a, b]\n", n) + "---\n"
	ds := make([]diag.Diagnostic, 0, 2*n)
	for i := range int32(n) {
		ds = append(ds, diag.Diagnostic{Span: diag.Span{From: diag.Pos{Line: i + 3, Col: 3}}}, diag.Diagnostic{Span: diag.Span{From: diag.Pos{Line: i + 3, Col: 10}}})
	}
	began := time.Now()
	Complete("articles/a.md", []byte(src), &Schema{}, ds)
	if took := time.Since(began); took > 8*time.Second { // 0.5 s
		t.Errorf("it takes %v", took)
	}
	for i, col := range []int32{4, 11} {
		if to := ds[2*n-2+i].To; to != (diag.Pos{Line: n + 2, Col: col}) {
			t.Errorf("the last messages end at %v", to)
		}
	}
}

// A fix is tried by reading the file again: of 5,000 for one file those that fit in the bound are made, and the rest waits.
func TestManyFixes(t *testing.T) {
	const n = 5_000
	src := "---\nx:\n" + strings.Repeat("- {speeker: a, txt: b}\n", n) + "---\n"
	ds := make([]diag.Diagnostic, n)
	for i := range ds {
		at := diag.Pos{Line: int32(i + 3), Col: 4}
		ds[i] = diag.Diagnostic{Span: diag.Span{From: at}, Fixes: []diag.Fix{{Changes: []diag.Change{{Kind: diag.RenameKey, At: at, Key: "speaker"}}}}}
	}
	Complete("articles/a.md", []byte(src), &Schema{}, ds)
	if len(ds[0].Fixes) != 1 || len(ds[n-1].Fixes) != 0 {
		t.Errorf("%d fixes of the first message, %d of the last", len(ds[0].Fixes), len(ds[n-1].Fixes))
	}
	made := 0
	for _, d := range ds {
		made += len(d.Fixes)
	}
	if most := maxTried/len(src) + 1; made > most {
		t.Errorf("%d fixes, beyond %d", made, most)
	}
}
