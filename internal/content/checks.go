package content

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"

	"golang.org/x/text/language"

	"github.com/gloss-press/gloss/internal/diag"
	"github.com/gloss-press/gloss/internal/frontmatter"
	"github.com/gloss-press/gloss/internal/invisible"
	"github.com/gloss-press/gloss/internal/reserved"
)

// maxName is longer than any language tag or time zone's name; only that much of one is looked up.
const maxName = 200

// slug reads a file's slug.
func (d *decoder) slug(v *frontmatter.Node, k *Key) String {
	s := d.text(v, k)
	if s.Value == "" {
		return String{}
	}
	if message, proposal := CheckSlug(s.Value); message != "" {
		hint := "use letters, digits, hyphens and underscores"
		if proposal != "" {
			hint = "write slug: " + proposal
		}
		d.ErrorAt(s.Pos, diag.BadAddress, message, hint)
		if proposal != "" {
			d.Write(s.Pos, proposal)
		}
		s.Value = proposal
	}
	return s
}

// id reads an id that will stand in HTML: a letter, then letters, digits, hyphens and underscores.
func (d *decoder) id(v *frontmatter.Node, k *Key) String {
	s := d.text(v, k)
	switch {
	case s.Value == "":
	case !isID(s.Value):
		hint := "write a letter, then letters, digits, hyphens or underscores"
		better := strings.ReplaceAll(Slugify(s.Value), ".", "-")
		if !isID(better) {
			better = "q" + better
		}
		if isID(better) {
			hint = "write id: " + better
		}
		d.ErrorAt(s.Pos, diag.BadValue, fmt.Sprintf("%q can't be an id", s.Value), hint)
		if isID(better) {
			d.Write(s.Pos, better)
		}
		return String{}
	case reserved.ID(s.Value) == s.Value:
		d.ErrorAt(s.Pos, diag.ReservedID, fmt.Sprintf("the id %q is kept for the page's own", s.Value), "write id: quote-"+s.Value)
		d.Write(s.Pos, "quote-"+s.Value)
	case !IsQuoteID(s.Value):
		prefix := reserved.ID(s.Value)
		hint, rest := "choose another beginning", strings.TrimPrefix(s.Value, prefix)
		if IsQuoteID(rest) {
			hint = "write id: " + rest
		}
		d.ErrorAt(s.Pos, diag.ReservedID, fmt.Sprintf("ids that begin with %q are kept for the page's own", prefix), hint)
		if IsQuoteID(rest) {
			d.Write(s.Pos, rest)
		}
	}
	return s
}

// IsQuoteID reports whether a quote can have that id.
func IsQuoteID(s string) bool { return isID(s) && reserved.ID(s) == "" }

func isID(s string) bool {
	for i, r := range s {
		if !unicode.IsLetter(r) && (i == 0 || r != '-' && r != '_' && !unicode.In(r, unicode.Nd, unicode.M)) || invisible.Is(r) {
			return false
		}
	}
	return s != ""
}

// references reads one or more quotes: an id of this article, or article-slug#id.
func (d *decoder) references(v *frontmatter.Node, k *Key) []String {
	return slices.DeleteFunc(d.oneOrMore(v, k), func(s String) bool { return !d.isReference(s, k.Name, true) })
}

// reference reads a quote of any article: article-slug#id.
func (d *decoder) reference(v *frontmatter.Node, k *Key) String {
	if s := d.text(v, k); s.Value != "" && d.isReference(s, k.Name, false) {
		return s
	}
	return String{}
}

// isReference reports whether s names a quote, and says so where it does not. local allows an id without an article.
func (d *decoder) isReference(s String, name string, local bool) bool {
	slug, id, far := strings.Cut(s.Value, "#")
	if !far {
		id = slug
	}
	message, _ := CheckSlug(slug)
	switch {
	case isID(id) && (far && message == "" || !far && local):
		return true
	case local:
		d.ErrorAt(s.Pos, diag.BadValue, fmt.Sprintf("%s can't be %q", name, s.Value), "write the id of a quote in this article, or article-slug#id")
	default:
		d.ErrorAt(s.Pos, diag.BadValue, fmt.Sprintf("%s can't be %q", name, s.Value), "write article-slug#id")
	}
	return false
}

// language reads a BCP 47 tag.
func (d *decoder) language(v *frontmatter.Node, k *Key) String {
	s := d.text(v, k)
	if s.Value == "" {
		return String{}
	}
	tag, err := language.Parse(fmt.Sprintf("%.*s", maxName, s.Value))
	if err == nil && !strings.Contains(s.Value, "_") {
		return s
	}
	hint := "write a tag such as en, de, pt-BR or ar"
	if err == nil {
		hint = "write language: " + tag.String()
	}
	message := fmt.Sprintf("%q is no language tag", s.Value)
	if errors.As(err, new(language.ValueError)) {
		message = fmt.Sprintf("%q is no language that is known", s.Value)
	}
	d.ErrorAt(s.Pos, diag.BadValue, message, hint)
	if err == nil {
		d.Write(s.Pos, tag.String())
	}
	return String{}
}

// timezone reads a name of the IANA time zone database.
func (d *decoder) timezone(v *frontmatter.Node, k *Key) String {
	s := d.text(v, k)
	if s.Value == "" {
		return String{}
	}
	if _, err := time.LoadLocation(fmt.Sprintf("%.*s", maxName, s.Value)); err != nil || s.Value == "Local" {
		d.ErrorAt(s.Pos, diag.BadValue, fmt.Sprintf("%q is no time zone that is known", s.Value), "write it as in America/New_York, Europe/Berlin or UTC")
		return String{}
	}
	return s
}

// second reads a place in a recording: 00:12:34, 12:34 or seconds.
func (d *decoder) second(v *frontmatter.Node, k *Key) String {
	s := d.text(v, k)
	if s.Value == "" || isClock(s.Value) {
		return s
	}
	d.ErrorAt(s.Pos, diag.BadValue, fmt.Sprintf("%q is no time in a recording", s.Value), `write hours, minutes and seconds as in "00:12:34", or "12:34"`)
	return String{}
}

func isClock(s string) bool {
	whole, fraction, dot := strings.Cut(s, ".")
	if dot && (fraction == "" || strings.Trim(fraction, "0123456789") != "") {
		return false
	}
	parts := strings.Split(whole, ":")
	for i, part := range parts {
		n, err := strconv.ParseUint(part, 10, 31)
		if err != nil || i > 0 && (n > 59 || len(part) != 2) {
			return false
		}
	}
	return len(parts) <= 3
}

// reason reads a sentence that says why.
func (d *decoder) reason(v *frontmatter.Node, k *Key) String {
	s := d.text(v, k)
	if s.Given() && !strings.ContainsFunc(s.Value, unicode.IsLetter) {
		d.ErrorAt(v.Pos, diag.BadValue, k.Name+" gives no reason", "say in a sentence why the words differ from the source: readers will see it")
		return String{}
	}
	return s
}
