package layout

import (
	"html/template"
	"io"
	"reflect"
	"slices"
	"strings"
	"testing"
)

// walked gives what a template asks for that is not there: "PLACE TYPE.NAME", or "PLACE NAME".
func walked(s *Set, name string, dot reflect.Type) []string {
	var missing []string
	w := Walker{Set: s, Visit: func(u Use) {
		if !u.Known {
			what := u.Name
			switch u.Kind {
			case Field:
				what = u.Of.String() + "." + u.Name
			case Without:
				what = u.Name + " without a value"
			case Shown:
				what = u.Of.String() + " as " + u.Name
			}
			missing = append(missing, u.Place.String()+" "+what)
		}
	}}
	w.Template(name, dot)
	return missing
}

// TestWalkedConstructs walks all that executes without a mistake: nothing is missing there, but for what is never executed.
func TestWalkedConstructs(t *testing.T) {
	for _, text := range constructs(t) {
		text = strings.TrimPrefix(text, "plain:")
		if strings.Contains(text, "1 0 .Absent") || strings.Contains(text, `"a" .None`) {
			continue
		}
		s := New(funcs, nil, template.Must(template.New("main").Funcs(funcs).Parse(text)))
		for name, data := range shapes() {
			if executed(func() error { return s.Execute(io.Discard, "main", data, nil) }) != "" {
				continue
			}
			m := slices.DeleteFunc(walked(s, "main", reflect.TypeOf(data)), func(told string) bool { return strings.Contains(told, " as ") })
			if len(m) > 0 {
				t.Errorf("%s of %s: %q", text, name, m)
			}
		}
	}
}

// TestWalked tells what is missing, where, and how the walk got there.
func TestWalked(t *testing.T) {
	for _, test := range []struct{ text, missing string }{
		{`{{.Titel}}`, "main:1:2 layout.view.Titel"},
		{"é\n  {{ .Person.Link.Titel }}", "main:2:17 layout.link.Titel"},
		{`{{$.Person.Nam}} {{$p := .Person}}{{$p.Nam}} {{(.Self).Self.Self.Titel}}`, "main:1:10 layout.person.Nam, main:1:38 layout.person.Nam, main:1:64 layout.view.Titel"},
		{`{{range .People}}{{.Nam}}{{else}}{{.Nam}}{{end}}`, "main:1:19 layout.person.Nam, main:1:35 layout.view.Nam"},
		{`{{range $i, $p := .People}}{{$p.Nam}}{{$i.Nam}}{{end}}`, "main:1:31 layout.person.Nam"},
		{`{{range .By}}{{.Nam}}{{end}}{{range .Seq}}{{.Nam}}{{end}}{{range .Pairs}}{{.Nam}}{{end}}`, "main:1:15 layout.person.Nam, main:1:44 string.Nam"},
		{`{{with .Person}}{{.Nam}}{{$.Nam}}{{else with .Self}}{{.Nam}}{{else}}{{.Nam}}{{end}}`, "main:1:18 layout.person.Nam, main:1:27 layout.view.Nam, main:1:54 layout.view.Nam, main:1:70 layout.view.Nam"},
		{`{{with or .Nil .Person}}{{.Nam}}{{end}}{{with index .People 0}}{{.Nam}}{{end}}{{(index .By "x").Nam}}{{(slice .People 1).Nam}}`, "main:1:26 layout.person.Nam, main:1:65 layout.person.Nam, main:1:95 layout.person.Nam, main:1:120 []*layout.person.Nam"},
		{`{{upper .Title | len}}{{(upper .Title).Nam}}{{.Method.Nam}}`, "main:1:38 string.Nam, main:1:53 string.Nam"},
		{`{{define "a"}}{{.Name}}{{$.Title}}{{end}}{{template "a" .Person}}`, "main:1:26 layout.person.Title"},
		{`{{template "absent" .}}{{if .Yes}}{{absent .Titel}}{{.Title | absent}}{{end}}`, `main:1:11 absent, main:1:43 layout.view.Titel, main:1:36 absent, main:1:62 absent`},
		{`{{define "a"}}{{.Nam}}{{end}}{{define "b"}}{{template "a" .Person}}{{end}}{{with .Self}}{{template "b" .}}{{template "b" $}}{{end}}`, "main:1:16 layout.person.Nam"},

		// What is no text.
		{`{{.Person}}{{with .Self}}{{.Person.Link}}{{end}}{{range .People}}{{.}}{{.Name}}{{.Tags}}{{end}}`, "main:1:2 layout.person as .Person, main:1:27 layout.link as .Person.Link, main:1:67 layout.person as ."},
		{`{{.People}}{{.Fn}}{{.Seq}}{{or .Person .Person}}{{$p := .Person}}{{$p}}`, "main:1:2 []*layout.person as .People, main:1:13 func(int, string) (string, error) as .Fn, main:1:20 iter.Seq[string] as .Seq, main:1:28 layout.person as or .Person .Person, main:1:67 layout.person as $p"},
		{`{{.Strings}}{{.Array}}{{.Mixed}}{{.Any}}{{.Sir}}{{.SirP}}{{.Err}}{{.Stringer}}{{.HTML}}{{.JS}}{{.Bytes}}{{.N}}{{.By}}{{print .Person}}`, ""},
		{`<script>let a = "x" + {{.Person}}, b = {{.People}}</SCRIPT>{{.Person}}<p onclick='f("x", {{.Person}})' title="{{.Person}}">`, "main:1:61 layout.person as .Person, main:1:112 layout.person as .Person"},
		{`{{define "a"}}{{.Person}}{{end}}<script>{{template "a" .}}`, ""},

		// What is given nothing.
		{`{{define "a"}}{{if .Title}}{{.Nam}}{{end}}{{end}}{{define "b"}}{{template "a" .}}{{.Nam}}{{end}}{{template "a"}}{{range .People}}{{template "b"}}{{end}}{{template "a"}}`, "main:1:107 a without a value, main:1:140 b without a value, main:1:163 a without a value"},
		{`{{define "a"}}{{.}}{{with .}}{{.Nam}}{{$.Nam}}{{end}}{{if .}}{{.Nam}}{{end}}{{if and . .Nam}}{{.Nam}}{{end}}{{range .}}{{.Nam}}{{end}}{{$x := .}}{{if $x}}{{$x.Nam}}{{end}}{{end}}{{template "a"}}`, ""},

		// What is not known, or is left out.
		{`{{.Any.Nam}}{{.Struct.A.Nam}}{{range .Mixed}}{{.Nam}}{{end}}{{(nobody).Nam}}{{range list 1 2}}{{.Nam}}{{end}}{{range .Keys}}{{.}}{{end}}`, ""},
		{`{{$x := .Person}}{{range .People}}{{$x.Nam}}{{$x = .Title}}{{end}}`, "main:1:51 layout.person.Title"},
		{`{{range $i, $x := .People}}{{$x.Nam}}{{$x = 1}}{{end}}`, ""},
		{`{{if false}}{{.Nam}}{{template "absent"}}{{end}}{{with or .Person .Title}}{{.Nam}}{{end}}`, ""},
		{`{{define "a"}}{{if eq (printf "%T" .) "string"}}{{.}}{{else}}{{.Nam}}{{$.Nam}}{{end}}{{end}}{{template "a" .Person}}`, ""},
	} {
		trees, err := Parse("main", test.text)
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.Join(walked(&Set{funcs: funcs, trees: trees}, "main", reflect.TypeFor[*view]()), ", "); got != test.missing {
			t.Errorf("%s:\n%s\nnot\n%s", test.text, got, test.missing)
		}
	}
}

// TestWalkedCalls follows a function that executes templates, and says by which calls a template is reached.
func TestWalkedCalls(t *testing.T) {
	trees, err := Parse("main", `{{define "a"}}{{kept "in" .Person}}{{.Person | kept "in"}}{{kept .Title .Person}}{{kept "absent" .}}{{end}}{{template "a" .}}{{define "in"}}{{.Nam}}{{end}}{{define "rest"}}{{absent}}{{end}}`)
	if err != nil {
		t.Fatal(err)
	}
	s := &Set{funcs: template.FuncMap{"kept": func(string, any) string { return "" }}, trees: trees}
	var got []string
	w := Walker{Set: s, Executes: "kept", Visit: func(u Use) {
		var places []string
		for _, call := range append(u.Path, u) {
			places = append(places, call.Place.String())
		}
		if !u.Known {
			got = append(got, u.Name+" of "+strings.Join(places, " "))
		}
	}}
	w.Template("main", reflect.TypeFor[view]())
	w.Rest()
	want := "Nam of main:1:118 main:1:21 main:1:142, absent of main:1:118 main:1:88, absent of main:1:174"
	if strings.Join(got, ", ") != want {
		t.Errorf("%q, not %q", got, want)
	}
}
