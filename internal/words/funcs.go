package words

import (
	"errors"
	"fmt"
	"html/template"
	"maps"
	"slices"
	"strings"

	"github.com/gloss-press/gloss/internal/diag"
)

// Funcs are the functions by which layouts take words. What they give is plain text, which html/template escapes.
//
//	{{word "skip"}}                                a message
//	{{word "feed" "title" .Title}}                 a message with its places filled: name, value, name, value
//	{{count "quotes" .Quotes}}                     a message in the plural form of a number, which stands in its place {n}
//	{{range parts "via"}}{{if eq . "{speaker}"}}…{{else}}{{.}}{{end}}{{end}}
//	                                               a message cut into text and "{name}" for each place, where HTML is to stand
//
// A key that is no message's is an error, and so is a place that is left unfilled.
func (c *Catalogue) Funcs() template.FuncMap {
	// They take any arguments since such functions are called without reflection, see layout.Quick.
	return template.FuncMap{
		"word": func(args ...any) (any, error) {
			key, places := texts(args)
			return c.Say(key, places...), c.check(key, false, places)
		},
		"count": func(args ...any) (any, error) {
			n, ok := 0, false
			if len(args) > 1 {
				n, ok = args[1].(int)
			}
			if !ok {
				return nil, errors.New("count takes the key of a message and a whole number, and then the names and values of places")
			}
			key, places := texts(slices.Delete(args, 1, 2))
			return c.Count(key, n, places...), c.check(key, true, append(places, "n", ""))
		},
		"parts": func(key string) ([]string, error) {
			if m := c.messages[key]; m != nil && !m.plural {
				return c.Parts(key), nil
			}
			return nil, c.check(key, false, nil)
		},
	}
}

// texts gives the key of a message and what stands in its places.
func texts(args []any) (key string, places []string) {
	all := make([]string, max(len(args), 1))
	for i, a := range args {
		if s, ok := a.(string); ok {
			all[i] = s
		} else {
			all[i] = fmt.Sprint(a)
		}
	}
	return all[0], all[1:]
}

// Asked says what is wrong with how a layout asks for a message, by the function count where it is plural; nil where a language has it.
func (all *Catalogues) Asked(key string, plural bool) (wrong error) {
	for _, c := range slices.Backward(all.list) {
		if _, wrong = c.asked(key, plural); wrong == nil {
			return nil
		}
	}
	return wrong // in English
}

func (c *Catalogue) asked(key string, plural bool) (m *entry, wrong error) {
	m = c.messages[key]
	switch {
	case m == nil:
		return nil, fmt.Errorf("there is no message %q%s", key, didYouMean(key, slices.Sorted(maps.Keys(c.messages))))
	case plural && !m.plural:
		return nil, fmt.Errorf("the message %q has no plural forms: write {{word %[1]q}}", key)
	case m.plural && !plural:
		return nil, fmt.Errorf("the message %q has plural forms: write {{count %[1]q NUMBER}}", key)
	}
	return m, nil
}

// check says what is wrong with how a layout asks for a message, of which filled are the places and their values.
func (c *Catalogue) check(key string, plural bool, filled []string) error {
	m, wrong := c.asked(key, plural)
	if wrong != nil {
		return wrong
	}
	if len(filled)%2 != 0 {
		return fmt.Errorf("the message %q: each place needs its name and its value", key)
	}
	for i := 0; i < len(filled); i += 2 {
		if place := "{" + filled[i] + "}"; !slices.Contains(m.places, place) {
			return fmt.Errorf("the message %q has no place %s%s", key, place, didYouMean(place, m.places))
		}
	}
	if len(filled) < 2*len(m.places) {
		return fmt.Errorf("the message %q has the places %s: give the name and the value of each", key, strings.Join(m.places, ", "))
	}
	return nil
}

func didYouMean(word string, candidates []string) string {
	if near, ok := diag.Nearest(word, candidates); ok {
		return fmt.Sprintf(": did you mean %q?", near)
	}
	return ""
}
