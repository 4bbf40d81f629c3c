package layout

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
)

// TestRandom compares templates put together by chance.
func TestRandom(t *testing.T) {
	n := uint64(1500)
	if testing.Short() {
		n = 200
	}
	for seed := range n {
		g := &generator{Rand: rand.New(rand.NewPCG(seed, 1))}
		bothWays(t, g.template())
		if t.Failed() {
			return
		}
	}
}

// generator writes templates that are mostly right.
type generator struct {
	*rand.Rand
	strings.Builder
	vars     []string
	callable []string
	loops    int
}

func (g *generator) one(of ...string) string { return of[g.IntN(len(of))] }

func (g *generator) add(format string, args ...any) { fmt.Fprintf(&g.Builder, format, args...) }

func (g *generator) template() string {
	g.callable = []string{"a", "b", "c"}
	g.nodes(4)
	for len(g.callable) > 0 {
		g.add("{{define %q}}", g.callable[0])
		g.callable = g.callable[1:] // only later ones, so that none calls itself
		g.nodes(2)
		g.add("{{end}}")
	}
	return g.String()
}

func (g *generator) nodes(depth int) {
	vars := len(g.vars)
	for range 1 + g.IntN(3) {
		g.node(depth)
	}
	g.vars = g.vars[:vars]
}

func (g *generator) node(depth int) {
	kind := g.IntN(12)
	if depth == 0 {
		kind = g.IntN(4)
	}
	switch kind {
	case 0:
		g.add("%s", g.one("<b>", "text ", "<p title='x'>", "</p>\n", " &amp; ", "<!-- c -->"))
	case 1, 2:
		g.add("{{%s}}", g.pipe(2))
	case 3:
		g.add(g.one(`<a href="{{%s}}">`, `<p title="{{%s}}">`, "<script>x = {{%s}}</script>", "<title>{{%s}}</title>", "<p title={{%s}}>", `<a href="?q={{%s}}">`,
			`<p onclick="f('{{%s}}')">`, `<p style="a: {{%s}}">`, "<p {{%s}}>", `<script>"{{%s}}"</script>`, `<a href="/{{%s}}">`, `<img srcset="{{%s}}">`), g.pipe(1))
	case 4, 5:
		g.block(g.one("if", "with"), depth)
	case 6, 7:
		g.loops++
		g.block("range", depth)
		g.loops--
	case 8:
		name := g.one("$x", "$y")
		g.add("{{%s := %s}}", name, g.pipe(1))
		g.vars = append(g.vars, name)
	case 9:
		if len(g.vars) > 0 {
			g.add("{{%s = %s}}", g.one(g.vars...), g.pipe(1))
		}
	case 10:
		if len(g.callable) > 0 {
			g.add(g.one(`{{template %q %s}}`, `<p title="{{template %q %s}}">`), g.one(g.callable...), g.pipe(1))
		}
	case 11:
		if g.loops > 0 {
			g.add("{{if %s}}{{%s}}{{end}}", g.pipe(1), g.one("break", "continue"))
		}
	}
}

func (g *generator) block(kind string, depth int) {
	vars := len(g.vars)
	switch {
	case kind == "range" && g.IntN(3) == 0:
		g.add("{{range $i, $e := %s}}", g.pipe(1))
		g.vars = append(g.vars, "$i", "$e")
	case g.IntN(4) == 0:
		g.add("{{%s $v := %s}}", kind, g.pipe(1))
		g.vars = append(g.vars, "$v")
	default:
		g.add("{{%s %s}}", kind, g.pipe(2))
	}
	g.nodes(depth - 1)
	if g.IntN(3) == 0 {
		if kind != "range" && g.IntN(2) == 0 {
			g.add("{{else %s %s}}", kind, g.pipe(1))
			g.nodes(depth - 1)
		}
		g.add("{{else}}")
		loops := g.loops
		if kind == "range" {
			g.loops-- // {{break}} in it is of the loop around
		}
		g.nodes(depth - 1)
		g.loops = loops
	}
	g.add("{{end}}")
	g.vars = g.vars[:vars]
}

func (g *generator) pipe(depth int) string {
	s := g.command(depth)
	for g.IntN(5) == 0 {
		s += " | " + g.one("print", "html", "len", "not", `printf "%v"`, "urlquery", "js", "upper", "eq 1", "index .Strings", `or ""`, "and 1", "list 1")
	}
	return s
}

func (g *generator) command(depth int) string {
	a := func() string { return g.operand(depth - 1) }
	switch g.IntN(10) {
	case 0:
		return g.one("and", "or", "eq", "ne", "lt", "gt", "le", "ge", "print", "list") + " " + a() + " " + a()
	case 1:
		return g.one("not", "len", "html", "print", "upper", "js", "urlquery", "index", "slice") + " " + a()
	case 2:
		return g.one("index", "add", "slice", "printf", ".Args", "$.Args", "call") + " " + a() + " " + a()
	default:
		return a()
	}
}

func (g *generator) operand(depth int) string {
	switch g.IntN(8) {
	case 0:
		return g.one("1", "0", `"s<"`, "`raw`", "true", "false", "2.5", "'c'", "nil", "42")
	case 1:
		if len(g.vars) > 0 {
			return g.one(g.vars...) + g.one("", "", ".Name", ".Title")
		}
	case 2:
		if depth > 0 {
			return "(" + g.pipe(depth-1) + ")" + g.one("", "", ".Name", ".Title")
		}
	case 3:
		return "."
	}
	return g.one("", "", "", "$") + g.one(".Title", ".Odd", ".N", ".Zero", ".Empty", ".URL", ".Bad", ".HTML", ".Any", ".Nothing", ".Person", ".Person.Name", ".People",
		".By", ".Numbers", ".Array", ".Strings", ".None", ".Nil", ".Nil.Name", ".PP.Name", ".Seq", ".Pairs", ".Method", ".Pointer", ".Self.Title", ".Fn", ".Kind", ".Sir", ".SirP",
		".Mixed", ".F", ".Yes", ".No", ".U", ".Small", ".Err", ".Stringer", ".Attr", ".JS", ".CSS", ".Href", ".Set", ".Name", ".Link", ".Link.URL", ".Tags", ".Greeting", ".Loud", ".Root", ".Query", ".Struct.A")
}
