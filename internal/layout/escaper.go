package layout

import (
	"bytes"
	"html/template"
	"reflect"
	"strconv"
	"strings"
)

// escaper writes values as a place in a page needs them. Its probe is a template with such a place: what html/template writes there is
// right, and the quick ways below are read from that.
type escaper struct {
	probe         *template.Template
	before, after int // how many bytes the probe has around its value

	quick    way
	replaced [256]string // in place of each byte
	changed  [256]bool   // the bytes that don't stand as they are
	scheme   bool        // "https://" stands as it is, whose colon alone doesn't
	html     bool        // template.HTML stands as it is
	js       bool        // template.JS does
}

// way is how a string is written in a place, where a byte doesn't change what its neighbours become.
type way uint8

const (
	byProbe way = iota
	byByte      // each byte by what stands for it
	ifPlain     // as it is, where no byte in it is changed
)

// probed is the data of a probe. It is in a field so that it can be nil.
type probed struct{ V any }

// learn reads from the probe what a quick way needs.
func (e *escaper) learn(quick way) {
	e.quick = quick
	for b := range 128 {
		s := string(rune(b))
		e.replaced[b] = strings.TrimSuffix(strings.TrimPrefix(e.ask("x"+s+"x"), "x"), "x")
		e.changed[b] = e.replaced[b] != s
	}
	const others = "é\u2028\uFFFD\xff" // what stands for all bytes above
	if e.ask("") != "" || e.quick == byByte && e.ask(others) != others {
		e.quick = byProbe
	}
	for b := 128; b < 256; b++ {
		e.changed[b] = e.quick == ifPlain
	}
	e.scheme = e.ask("https://x") == "https://x"
	e.html = e.ask(someHTML) == string(someHTML)
}

// learnScript reads from the probe whether it takes a script as it is.
func (e *escaper) learnScript() {
	e.js = e.ask(someScript) == string(someScript)
}

// ask tells what html/template makes of a value.
func (e *escaper) ask(v any) string {
	var b bytes.Buffer
	if e.probe.Execute(&b, probed{v}) != nil {
		fail()
	}
	return string(b.Bytes()[e.before : b.Len()-e.after])
}

// write writes a value.
func (e *escaper) write(w *bytes.Buffer, v reflect.Value) {
	switch {
	case e.js && v.IsValid() && v.Type() == jsType:
		w.WriteString(v.String())
		return
	case e.quick == byProbe:
	case v.Kind() == reflect.String:
		switch t := v.Type(); {
		case t == htmlType && e.html:
			w.WriteString(v.String())
			return
		case t == stringType || t.NumMethod() == 0 && t.PkgPath() != htmlType.PkgPath():
			e.text(w, v.String())
			return
		}
	case v.Kind() == reflect.Int && v.Type() == intType:
		w.Write(strconv.AppendInt(w.AvailableBuffer(), v.Int(), 10))
		return
	}
	var value any
	if v.IsValid() {
		value = v.Interface()
	}
	w.WriteString(e.ask(value))
}

// text writes a string.
func (e *escaper) text(w *bytes.Buffer, s string) {
	if e.quick == ifPlain {
		rest := s
		if e.scheme {
			rest = strings.TrimPrefix(s, "https://")
		}
		for i := range len(rest) {
			if e.changed[rest[i]] {
				s = e.ask(s)
				break
			}
		}
		w.WriteString(s)
		return
	}
	from := 0
	for i := range len(s) {
		if e.changed[s[i]] {
			w.WriteString(s[from:i])
			w.WriteString(e.replaced[s[i]])
			from = i + 1
		}
	}
	w.WriteString(s[from:])
}
