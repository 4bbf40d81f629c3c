package e2e_test

import (
	"encoding/json"
	"path"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// collection is a W3C Web Annotation Collection with its one page.
type collection struct {
	Context string `json:"@context"`
	Type    string
	Total   int
	First   struct {
		Type  string
		Items []struct {
			ID, Type string
			Body     []struct {
				Type, Value, Purpose, Source string
				Selector                     struct{ Type, ConformsTo, Value string }
			}
			Target struct {
				Source   string
				Selector struct{ Type, Exact, Prefix, Suffix string }
			}
		}
	}
}

// TestAnnotations finds the words of every Web Annotation in its page, as an annotation client does: exact, right after prefix and
// right before suffix, in the text content of the page, at the place that has the quote’s id and at none before.
func TestAnnotations(t *testing.T) {
	eachSite(t, func(t *testing.T, p *published) {
		found := 0
		for _, file := range sorted(p.files) {
			if path.Base(file) != "annotations.jsonld" {
				continue
			}
			if p.base == "" {
				t.Errorf("%s: a site without an address has no annotations", file)
				continue
			}
			var c collection
			if err := json.Unmarshal(p.files[file], &c); err != nil {
				t.Errorf("%s: %v", file, err)
				continue
			}
			if c.Context != "http://www.w3.org/ns/anno.jsonld" || c.Type != "AnnotationCollection" || c.First.Type != "AnnotationPage" || c.Total != len(c.First.Items) {
				t.Errorf("%s: %q, %q of %d, %q of %d", file, c.Context, c.Type, c.Total, c.First.Type, len(c.First.Items))
			}
			dir := path.Dir(file)
			doc := body(p.pages[path.Join(dir, "index.html")])
			page := text(doc, unshown)
			for _, a := range c.First.Items {
				found++
				for _, b := range a.Body {
					page, _ := strings.CutPrefix(spelled(b.Source), p.base)
					linked := b.Purpose == "linking" && b.Source != "" && b.Selector.Type == "FragmentSelector" && hasID(p.pages[path.Join(page, "index.html")], b.Selector.Value)
					written := b.Value != "" && b.Source == "" && (b.Purpose == "identifying" || b.Purpose == "describing" || b.Purpose == "assessing")
					if !(b.Type == "TextualBody" && written) && !(b.Type == "SpecificResource" && linked) {
						t.Errorf("%s: %s has the body %+v", file, a.ID, b)
					}
				}
				s := a.Target.Selector
				_, id, _ := strings.Cut(a.ID, "#")
				switch {
				case a.Type != "Annotation" || s.Type != "TextQuoteSelector" || s.Exact == "":
					t.Errorf("%s: %s is a %q with a %q of %q", file, a.ID, a.Type, s.Type, s.Exact)
				case spelled(a.Target.Source) != p.base+dir+"/" || a.ID != a.Target.Source+"#"+id:
					t.Errorf("%s: %s has the source %q", file, a.ID, a.Target.Source)
				case !strings.Contains(page, s.Prefix+s.Exact+s.Suffix):
					t.Errorf("%s: %s is not in the page: %q + %q + %q", file, id, s.Prefix, s.Exact, s.Suffix)
				case s.Prefix+s.Suffix == "" && !onTimeline(doc, id):
					t.Errorf("%s: nothing tells where %s stands", file, id)
				case !onTimeline(doc, id) && strings.Index(squeezed(page), squeezed(s.Prefix+s.Exact+s.Suffix)) != len(squeezed(textBefore(doc, id)))-len(squeezed(s.Prefix)):
					t.Errorf("%s: %s is found elsewhere first: %q + %q + %q", file, id, s.Prefix, s.Exact, s.Suffix)
				case !hasID(p.pages[path.Join(dir, "index.html")], id):
					t.Errorf("%s: %s has no place in the page", file, id)
				}
			}
		}
		if found == 0 && p.base != "" {
			t.Error("no annotation in any file")
		}
	})
}

// squeezed is text without white space.
func squeezed(text string) string { return strings.Join(strings.Fields(text), "") }

func unshown(n *html.Node) bool {
	return n.Type == html.ElementNode && (n.Data == "script" || n.Data == "style")
}

// textBefore is the text of a page before the element with an id.
func textBefore(doc *html.Node, id string) string {
	var before strings.Builder
	hidden := map[*html.Node]bool{}
	for n := range doc.Descendants() {
		if own, _ := attr(n, "id"); own == id {
			break
		}
		hidden[n] = hidden[n.Parent] || unshown(n)
		if n.Type == html.TextNode && !hidden[n] {
			before.WriteString(n.Data)
		}
	}
	return before.String()
}

// onTimeline reports whether a quote stands on its article's timeline only.
func onTimeline(doc *html.Node, id string) bool {
	for n := range elements(doc) {
		if own, _ := attr(n, "id"); own == id {
			return n.Data == "li"
		}
	}
	return false
}
