package layout

import (
	"errors"
	"fmt"
	"html/template"
	"iter"
	"slices"
	"strings"
)

// The shapes of data that tests execute templates with. Not every template fits every shape: the mistakes are compared too.

type person struct {
	Name string
	Age  int
	Link *link
	Tags []string
}

func (p person) Greeting() string            { return "Hello, " + p.Name }
func (p *person) Loud() string               { return strings.ToUpper(p.Name) }
func (p person) Plus(n int, s ...string) any { return fmt.Sprint(p.Age+n, s) }

type link struct {
	Title, URL string
}

// named is printed by a method.
type named string

func (n named) String() string { return "<" + string(n) + ">" }

type bare string

type base struct{ Root string }

type view struct {
	base
	*link
	Title, Empty    string
	Odd             string // has all that is escaped somewhere
	URL, Bad, Query string
	N, Zero         int
	Small           int8
	U               uint16
	F               float64
	C               complex128
	Yes, No         bool
	Kind            bare
	Sir             named
	SirP            *named
	HTML            template.HTML
	Attr            template.HTMLAttr
	JS              template.JS
	JSStr           template.JSStr
	CSS             template.CSS
	Href            template.URL
	Set             template.Srcset
	Any, Nothing    any
	Person          person
	People          []*person
	By              map[string]person
	Numbers         map[int]string
	Keys            map[any]int
	Array           [3]int
	None            []string
	Nil             *person
	PP              **person
	Err             error
	Fn              func(int, string) (string, error)
	Seq             iter.Seq[string]
	Pairs           iter.Seq2[int, *person]
	Chan            chan int
	Stringer        fmt.Stringer
	Bytes           []byte
	Struct          struct{ A, B any }
	StringP         *string
	Mixed           []any
	Strings         []string
}

func (v view) Method() string                           { return "by value" }
func (v *view) Pointer() []string                       { return v.Strings }
func (v view) Args(s string, n int, more ...any) string { return fmt.Sprint(s, n, len(more), more) }
func (v view) Fails() (string, error)                   { return "never", errors.New("it has failed") }
func (v view) Panics() string                           { panic("it panics") }
func (v view) Two() (int, int)                          { return 1, 2 }
func (v view) Self() *view                              { return &v }
func (v view) Void() any                                { return nil }
func (v view) Takes(p *person) string {
	if p == nil {
		return "nobody"
	}
	return p.Name
}
func (v view) Float(f float32) float32 { return f / 2 }

const odd = "\x00<b class=\"x\">'&amp;' +`=\u2028/*--></script>{{}}\\ $ \u00e9\xff\uFDD0\n\tж"

func newView() *view {
	ada, title := &person{"Ada <3", 36, &link{Title: "A & B", URL: "https://example.org/?a=b&c=d"}, []string{"x", "y>"}}, "a pointer's"
	sir := named("sir & co")
	v := &view{
		base: base{"../../"}, link: &link{Title: "embedded", URL: "javascript:alert(1)"}, Title: "Title 'and' <more>", Odd: odd,
		URL: "https://example.org/a b?q=1&r=%20#é", Bad: "javascript:alert('x')", Query: "a=b&c d", N: 42, Small: -3, U: 7, F: 2.50, C: 1 + 2i, Yes: true,
		Kind: "kind<", Sir: sir, SirP: &sir, HTML: `<i title="'">&amp;+</i>`, Attr: ` data-x="1"`, JS: `f("x")`, JSStr: `a\x22`, CSS: "color: red", Href: "/a?b='c'&d", Set: "/a.png 2x",
		Any: "any <", Person: *ada, People: []*person{ada, {Name: "Bob", Tags: nil}}, By: map[string]person{"b": *ada, "a": {Name: "Al"}},
		Numbers: map[int]string{3: "c", 1: "a<", 2: "b"}, Keys: map[any]int{"x": 1, 2: 2, 1.5: 3}, Array: [3]int{1, 0, 3}, PP: &ada, Err: errors.New("an <error>"),
		Fn:  func(n int, s string) (string, error) { return strings.Repeat(s, min(n, 3)), nil },
		Seq: slices.Values([]string{"s<", "t"}), Pairs: func(yield func(int, *person) bool) { _ = yield(5, ada) && yield(6, ada) },
		Stringer: sir, Bytes: []byte("bytes<"), StringP: &title, Mixed: []any{1, "two<", nil, template.HTML("<b>"), []string{"four"}, ada, 2.5, sir}, Strings: []string{"one", "two & three"},
	}
	v.Struct.A, v.Struct.B = "in & struct", link{Title: "t", URL: "/u"}
	return v
}

func shapes() map[string]any {
	v := newView()
	m := map[string]any{"Title": "from a <map>", "N": 3, "Odd": odd, "People": []map[string]any{{"Name": "m1"}, {"Name": "m2", "Age": 5}}, "Yes": true, "Nothing": nil,
		"Person": map[string]string{"Name": "in map", "Greeting": "hi"}, "HTML": template.HTML("<hr>"), "URL": "mailto:a@b.c", "Strings": []string{"p", "q"}, "Any": 5, "Empty": "", "Zero": 0, "None": nil,
		"By": map[string]int{"z": 1, "y": 2}, "Fn": strings.ToUpper, "Bad": "data:x", "Query": odd, "Seq": v.Seq, "F": 1e9, "Array": []int{}, "Kind": bare("k")}
	empty := &view{}
	return map[string]any{"pointer": v, "value": *v, "map": m, "zero": *empty, "nil": nil, "nilPointer": (*view)(nil), "string": "just <text>", "slice": v.People, "number": 5}
}

var funcs = template.FuncMap{
	"upper":  strings.ToUpper,
	"add":    func(a, b int) int { return a + b },
	"list":   func(items ...any) []any { return items },
	"fails":  func() (string, error) { return "", errors.New("fails on purpose") },
	"html_":  func(s string) template.HTML { return template.HTML(s) },
	"dict":   func(k string, v any) map[string]any { return map[string]any{k: v} },
	"nobody": func() any { return nil },
	"count":  func(n int) iter.Seq[int] { return slices.Values(make([]int, max(0, min(n, 5)))) },
	"joined": func(sep string, items []string) string { return strings.Join(items, sep) },
	"empty":  func() string { return "" },
}
