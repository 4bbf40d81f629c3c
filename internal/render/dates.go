package render

import (
	"net/url"
	"strings"

	"github.com/gloss-press/gloss/internal/edtf"
)

// held tells when an office was held: "1 February 2013 – 20 January 2017", "since 2013", "until 2017".
func (m *pageInTheMaking) held(from, to edtf.Date) string {
	l := m.locale
	switch {
	case !from.IsZero() && !to.IsZero():
		return l.Say("office.from-to", "from", l.Date(from), "to", l.Date(to))
	case !from.IsZero():
		return l.InPhrase("office.since", from)
	case !to.IsZero():
		return l.InPhrase("office.until", to)
	}
	return ""
}

// hostOf names a place outside by its host.
func hostOf(address string) string {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" {
		return address
	}
	return strings.TrimPrefix(u.Host, "www.")
}
