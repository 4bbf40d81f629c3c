package passage

import (
	"fmt"
	"strings"
	"testing"
)

// speech makes a text of n bytes or a little more, in which sentences differ.
func speech(n int) string {
	var b strings.Builder
	for i := 0; b.Len() < n; i++ {
		fmt.Fprintf(&b, "“Well, we’re not going to coordinate with number %d. We’ve made that very, very clear – "+
			"there are all kinds of ways of communicating to avoid mistakes.”\n", i)
	}
	return b.String()
}

func BenchmarkFold10KB(b *testing.B) {
	text := speech(10_000)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		Fold(text)
	}
}

func BenchmarkIn500Of1200KB(b *testing.B) {
	text := speech(1_200_000)
	var patterns []*Pattern
	for i := range 500 {
		patterns = append(patterns, Compile(fmt.Sprintf("going to coordinate with number %d. We've made", i*10), "", ""))
	}
	b.ReportAllocs()
	for b.Loop() {
		t := Fold(text)
		for _, p := range patterns {
			if len(p.In(t)) != 1 {
				b.Fatal("not found once")
			}
		}
	}
}

func BenchmarkNearest10KB(b *testing.B) {
	text := speech(10_000)
	p := Compile("we’re never going to coordinate with number 30", "", "")
	for b.Loop() {
		if _, ok := p.Nearest(Fold(text)); !ok {
			b.Fatal("nothing near")
		}
	}
}

func BenchmarkNearest500In1200KB(b *testing.B) {
	text := speech(1_200_000)
	p := Compile("we’re never going to coordinate with number 3000", "", "")
	for b.Loop() {
		t := Fold(text)
		for range 500 {
			if _, ok := p.Nearest(t); !ok {
				b.Fatal("nothing near")
			}
		}
	}
}

func BenchmarkCompile(b *testing.B) {
	for b.Loop() {
		Compile("we’re not going to coordinate with the Syrians", "Well, ", ". We’ve")
	}
}
