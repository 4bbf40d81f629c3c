package frontmatter

import (
	"strings"
	"testing"
	"time"
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
