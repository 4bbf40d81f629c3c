package layout

import (
	"math/rand/v2"
	"regexp"
	"testing"
)

// endless finds loops that take too long, by their numbers.
var endless = regexp.MustCompile(`[0-9_]{4}|0[xXbBoO]|[0-9][eEpP]|'|range .*range .*range .*range`)

// FuzzCompiled holds the compiled way of executing templates to that of html/template: the same bytes, the same mistakes.
func FuzzCompiled(f *testing.F) {
	for _, text := range constructs(f) {
		f.Add(text)
	}
	for seed := range uint64(50) {
		f.Add((&generator{Rand: rand.New(rand.NewPCG(seed, 2))}).template())
	}
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 2000 || endless.MatchString(text) {
			return
		}
		bothWays(t, text)
	})
}
