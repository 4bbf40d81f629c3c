// Package words has the words of the interface: one catalogue of messages a language, which a site's own messages lie over one by one.
//
// A catalogue is a TOML file that is named by its language, in the form of go-i18n, which translators' tools know: a key for each
// message, or a table with a form for each plural category of CLDR. A message is a sentence or a whole phrase in which places have
// names, as in "{speaker}, as reported by {via}", so that a language can put them in its own order.
package words

import (
	"strconv"
	"strings"

	"golang.org/x/text/feature/plural"
	"golang.org/x/text/language"
	"golang.org/x/text/message"
	"golang.org/x/text/number"
)

// Catalogue has the messages of one language. It does not change, and may be used from several goroutines at once.
type Catalogue struct {
	tag      language.Tag
	messages map[string]*entry
	last     *file // of those that it is made of, for messages that are missing
	printer  *message.Printer
}

func newCatalogue(tag language.Tag) *Catalogue {
	// Digits are 0 to 9 in every language, as in dates, times and addresses; so CLDR has it for Arabic since version 42.
	digits, err := tag.SetTypeForKey("nu", "latn")
	if err != nil {
		digits = tag
	}
	return &Catalogue{tag: tag, messages: map[string]*entry{}, printer: message.NewPrinter(digits)}
}

// Tag is the language of the messages (BCP 47): "en".
func (c *Catalogue) Tag() string { return c.tag.String() }

// Say gives a message as plain text. places are names of its places, each followed by what stands there. A key that is not in the
// catalogue is given as it is.
func (c *Catalogue) Say(key string, places ...string) string {
	m := c.messages[key]
	if m == nil {
		return key
	}
	return fill(m.forms[plural.Other], places)
}

// Count gives a message in the plural form that n takes in the language, with n in its place {n}, and other places filled as by Say.
func (c *Catalogue) Count(key string, n int, places ...string) string {
	m := c.messages[key]
	if m == nil {
		return key
	}
	parts := m.forms[formOf(c.tag, n)]
	if parts == nil {
		parts = m.forms[plural.Other]
	}
	return fill(parts, append(places, "n", c.Number(n)))
}

// Parts gives a message cut at its places: text, and "{name}" for each place. Whoever shows it puts something there.
func (c *Catalogue) Parts(key string) []string {
	m := c.messages[key]
	if m == nil {
		return []string{key}
	}
	return m.forms[plural.Other]
}

// Number writes a whole number with the digits 0 to 9, thousands grouped as the language does: "1,204".
func (c *Catalogue) Number(n int) string {
	if -1000 < n && n < 1000 {
		return strconv.Itoa(n)
	}
	return c.printer.Sprint(number.Decimal(n))
}

// fill puts values in the places of a message.
func fill(parts, places []string) string {
	if len(parts) == 1 && !isPlace(parts[0]) {
		return parts[0]
	}
	b := make([]byte, 0, 128)
	for _, p := range parts {
		if isPlace(p) {
			p = valueOf(p[1:len(p)-1], places)
		}
		b = append(b, p...)
	}
	return string(b)
}

// valueOf gives what is to stand in a place; the place itself where nobody says.
func valueOf(name string, places []string) string {
	for i := 1; i < len(places); i += 2 {
		if places[i-1] == name {
			return places[i]
		}
	}
	return "{" + name + "}"
}

func isPlace(part string) bool { return part[0] == '{' }

// cut parts a message at its places. What is no place, such as a brace alone, is at odd.
func cut(text string) (parts []string, odd int) {
	parts = []string{}
	for rest := text; rest != ""; {
		i := strings.IndexAny(rest, "{}")
		switch {
		case i < 0:
			return append(parts, rest), -1
		case i > 0:
			parts = append(parts, rest[:i])
		}
		end := strings.IndexByte(rest, '}')
		if rest[i] == '}' || end < 0 || !isName(rest[i+1:end]) {
			return nil, len(text) - len(rest) + i
		}
		parts = append(parts, rest[i:end+1])
		rest = rest[end+1:]
	}
	return parts, -1
}

// isName reports whether a place can have this name.
func isName(s string) bool {
	return s != "" && strings.Trim(s, "abcdefghijklmnopqrstuvwxyz-") == ""
}
