package layout

import (
	"html/template"
	"slices"
	"strings"
	"sync"
	"text/template/parse"
)

// The contexts of html/template, with | for an action in it; the commonest come first.
var (
	byByteIn  = []string{"<p>|", `<p title="|">`, "<title>|</title>"}
	ifPlainIn = []string{`<a href="|">`, `<a href="/|">`, `<a href="?q=|">`}
	byProbeIn = []string{
		"<p title=|>", "<p |>", "<!-- | -->", `<img srcset="|">`, "<img srcset=|>",
		"<a href=|>", "<a href=/|>", "<a href=?q=|>",
		`<meta http-equiv="refresh" content="0; url=|">`, "<meta http-equiv=refresh content=url=|>",
		"<script>|</script>", `<p onclick="|">`, "<p onclick=|>",
		`<script>"|"</script>`, `<p onclick="'|'">`, "<p onclick=f(&quot;|&quot;)>",
		"<script>`|`</script>", "<p onclick=\"`|`\">", "<p onclick=f(&#96;|&#96;)>",
		"<script>/|/</script>", `<p onclick="/|/">`, "<p onclick=/|/>",
		"<style>|</style>", `<p style="|">`, "<p style=|>",
		`<style>p{a:"|"}</style>`, `<style>p{a:"/|"}</style>`, `<style>p{a:"?|"}</style>`,
		`<p style="a:'|'">`, `<p style="a:'/|'">`, `<p style="a:'?|'">`,
		"<p style=a:&quot;|&quot;>", "<p style=a:&quot;/|&quot;>", "<p style=a:&quot;?|&quot;>",
		"<style>p{a:url(|)}</style>", "<style>p{a:url(/|)}</style>", "<style>p{a:url(?|)}</style>",
		`<p style="a:url(|)">`, `<p style="a:url(/|)">`, `<p style="a:url(?|)">`,
		"<p style=a:url(|)>", "<p style=a:url(/|)>", "<p style=a:url(?|)>",
	}
)

// What escapers that take HTML or a script as it is give back.
const (
	someHTML   template.HTML = `<b title="'">&amp;</b>`
	someScript template.JS   = `{"a":"\u003c'&<>"}`
)

// probes has an escaper for each chain of functions with which html/template ends the pipelines in a context. They are made one after
// another until the one that is looked for is there: most layouts need the first few.
var probes = struct {
	sync.Mutex
	made  map[string]*escaper
	tried int // of all contexts, with each of these at the end of the pipeline
	ends  []string
}{made: map[string]*escaper{}, ends: []string{"", "|html", "|urlquery"}}

// cutEscapers parts a pipeline's own commands from the functions by which html/template escapes what they give. There is no escaper where
// these are not known.
func cutEscapers(cmds []*parse.CommandNode, isFunction func(name string) bool) ([]*parse.CommandNode, *escaper) {
	for i := 1; i < len(cmds); i++ {
		chain := ""
		for _, cmd := range cmds[i:] {
			n, ok := cmd.Args[0].(*parse.IdentifierNode)
			if !ok || len(cmd.Args) > 1 || isFunction(n.Ident) {
				chain = ""
				break
			}
			chain += "|" + n.Ident
		}
		if chain != "" {
			if e := escaperOf(chain); e != nil {
				return cmds[:i], e
			}
		}
	}
	return cmds, nil
}

// escaperOf gives the escaper of a chain; nil where no context has it.
func escaperOf(chain string) *escaper {
	probes.Lock()
	defer probes.Unlock()
	all := slices.Concat(byByteIn, ifPlainIn, byProbeIn)
	for probes.made[chain] == nil && probes.tried < len(all)*len(probes.ends) {
		n, end := probes.tried%len(all), probes.ends[probes.tried/len(all)]
		probes.tried++
		t := template.Must(template.New("probe").Parse(strings.Replace(all[n], "|", "{{.V"+end+"}}", 1)))
		if !escape(t, "probe") {
			continue
		}
		e := &escaper{probe: t}
		found := e.measure()
		if probes.made[found] != nil {
			continue
		}
		probes.made[found] = e
		switch {
		case end != "":
		case n < len(byByteIn):
			e.learn(byByte)
		case n < len(byByteIn)+len(ifPlainIn):
			e.learn(ifPlain)
		default:
			e.learnScript()
		}
	}
	return probes.made[chain]
}

// measure tells by which functions the probe escapes, and sees how much stands around its value.
func (e *escaper) measure() (chain string) {
	for _, n := range e.probe.Tree.Root.Nodes {
		switch n := n.(type) {
		case *parse.ActionNode:
			for _, cmd := range n.Pipe.Cmds[1:] {
				chain += "|" + cmd.String()
			}
		case *parse.TextNode:
			if chain == "" {
				e.before += len(n.Text)
			} else {
				e.after += len(n.Text)
			}
		}
	}
	return chain
}
