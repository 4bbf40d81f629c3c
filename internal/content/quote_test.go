package content

import (
	"os"
	"reflect"
	"testing"
)

// quoteKeysOfMost are the keys that a Quote holds itself; each of the others needs a Further.
var quoteKeysOfMost = map[string]bool{"id": true, "speaker": true, "date": true, "venue": true, "source": true, "url": true, "text": true, "note": true, "terms": true}

// TestFurther gives a quote each of its keys alone: only those that few quotes have cost it a Further of its own.
func TestFurther(t *testing.T) {
	for _, k := range quoteKeys.Keys {
		f, _ := Parse("content/articles/a.md", []byte("---\ntitle: T\nquotes:\n  - "+k+": direct\n  - id: b\n---\n"))
		quotes := f.(*Article).Quotes
		if len(quotes) != 2 || quotes[1].Further != noFurther {
			t.Fatalf("%s: %d quotes, of which the second has a Further", k, len(quotes))
		}
		if quotes[0].Further == nil || (quotes[0].Further == noFurther) != quoteKeysOfMost[k] {
			t.Errorf("%s: the Further is nil, or shared where it should not be, or the other way round", k)
		}
	}
}

// TestNoFurtherStaysEmpty reads every file of testdata and looks whether one has written to what quotes share.
func TestNoFurtherStaysEmpty(t *testing.T) {
	for _, format := range []string{"yaml", "toml", "json"} {
		src, err := os.ReadFile("testdata/every/article." + format)
		if err != nil {
			t.Fatal(err)
		}
		Parse("content/articles/a.md", src)
	}
	for _, c := range readMistakes(t) {
		f, _ := Parse(c.path, []byte(c.src))
		if a, ok := f.(*Article); ok {
			for i := range a.Quotes {
				_ = a.Quotes[i].Via.Value // nil would panic
			}
		}
	}
	if !reflect.ValueOf(*noSeldom).IsZero() {
		t.Errorf("somebody wrote to the Seldom that articles share: %+v", *noSeldom)
	}
	if !reflect.ValueOf(*noFurther).IsZero() {
		t.Errorf("somebody wrote to the Further that quotes share: %+v", *noFurther)
	}
}
