package verdict

import (
	"strings"
	"testing"
	"time"
)

// What an omission hides, and what a bracket has in its place, is read once. Read again for each word, these took a minute.
func TestWork(t *testing.T) {
	const n = 8000
	for name, c := range map[string][2]string{
		"words that bear meaning":  {"x " + strings.Repeat("not never if ", n) + "y", "x … y"},
		"a long bracket":           {strings.Repeat("a b ", 2*n), "a [" + strings.Repeat("x ", n) + "] b … c"},
		"many omissions":           {strings.Repeat("a b ", n), strings.Repeat("a … b … ", n/10) + "c"},
		"sentences that are alike": {strings.Repeat("Not a b. ", n), strings.Repeat("a b. ", n/10) + "… not c."},
	} {
		tr := said("A: "+c[0], map[string]string{"A": "a"})
		began := time.Now()
		tr.Check(Cited{Words: c[1]})
		if took := time.Since(began); took > 10*time.Second { // 0.2 s on a machine with nothing else to do
			t.Errorf("%s: %v", name, took)
		}
	}
}
