package e2e_test

import (
	"iter"
	"maps"
	"net/url"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// sorted gives a map's keys in order, so that a test's messages come in the same order each time.
func sorted[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }

// elements are the elements below a node, in the order of the document.
func elements(n *html.Node) iter.Seq[*html.Node] {
	return func(yield func(*html.Node) bool) {
		for d := range n.Descendants() {
			if d.Type == html.ElementNode && !yield(d) {
				return
			}
		}
	}
}

// attr gives an attribute's value and whether it is there.
func attr(n *html.Node, name string) (string, bool) {
	for _, a := range n.Attr {
		if a.Key == name && a.Namespace == "" {
			return a.Val, true
		}
	}
	return "", false
}

func hasClass(n *html.Node, class string) bool {
	v, _ := attr(n, "class")
	return slices.Contains(strings.Fields(v), class)
}

// text is the text content of a node, as the DOM has it, without that of elements that skip accepts.
func text(n *html.Node, skip func(*html.Node) bool) string {
	var out strings.Builder
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		switch {
		case n.Type == html.TextNode:
			out.WriteString(n.Data)
		case n.Type == html.ElementNode && skip != nil && skip(n):
		default:
			for c := range n.ChildNodes() {
				walk(c)
			}
		}
	}
	walk(n)
	return out.String()
}

// body is the element that holds what a page shows.
func body(doc *html.Node) *html.Node {
	for n := range elements(doc) {
		if n.Data == "body" {
			return n
		}
	}
	return doc
}

// isFramed reports a page that other sites show in a frame.
func isFramed(doc *html.Node) bool { return hasClass(body(doc), "embed") }

func hasID(doc *html.Node, id string) bool {
	for n := range elements(doc) {
		if v, _ := attr(n, "id"); v == id {
			return true
		}
	}
	return false
}

// spelled is an address with its letters as they are written in the names of files.
func spelled(address string) string {
	if plain, err := url.PathUnescape(address); err == nil {
		return plain
	}
	return address
}
