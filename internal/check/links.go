package check

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/gloss-press/gloss/internal/diag"
	"github.com/gloss-press/gloss/internal/outside"
)

// links are the addresses outside of a site, with the places that name them.
type links map[string][]diag.Span

// add notes an address of the Web; others can't be asked.
func (l links) add(url string, at diag.Span) {
	if strings.HasPrefix(url, "http://") || strings.HasPrefix(url, "https://") {
		l[url] = append(l[url], at)
	}
}

// ask asks for every address that the files named have, and tells of those that do not lead anywhere, at each of their places.
func (l links) ask(ctx context.Context, asker outside.Asker, only Paths) (told []diag.Diagnostic) {
	maps.DeleteFunc(l, func(url string, places []diag.Span) bool {
		l[url] = slices.DeleteFunc(places, func(at diag.Span) bool { return !only.Has(at.File) })
		return len(l[url]) == 0
	})
	answers := asker.Ask(ctx, slices.Sorted(maps.Keys(l)))
	for _, url := range slices.Sorted(maps.Keys(l)) {
		if answers[url].Verdict == outside.Offline { // of one as of all
			return []diag.Diagnostic{{Span: l[url][0], Severity: diag.Note, Code: diag.OutsideUnreachable,
				Message: fmt.Sprintf("no address outside of the site can be reached, of %d: this machine seems to have no network", len(l)), Hint: "look whether it is connected, and try again"}}
		}
	}
	for url, places := range l {
		d, wrong := asked(url, answers[url])
		if !wrong {
			continue
		}
		for _, at := range places {
			d.Span = at
			told = append(told, d)
		}
	}
	return told
}

// asked puts an answer into words; false where there is nothing to tell.
func asked(url string, a outside.Answer) (d diag.Diagnostic, wrong bool) {
	switch a.Verdict {
	case outside.Dead:
		d = diag.Diagnostic{Severity: diag.Warning, Code: diag.OutsideDead, Message: "this address is gone: " + url, Hint: "mend it, or name an archived copy"}
	case outside.Refused:
		d = diag.Diagnostic{Severity: diag.Note, Code: diag.OutsideRefused, Message: "this address does not let a program look at it: " + url, Hint: "look at it in a browser"}
	case outside.Unreachable:
		d = diag.Diagnostic{Severity: diag.Note, Code: diag.OutsideUnreachable, Message: "this address can’t be reached now: " + url, Hint: "try again later"}
	default:
		return d, false
	}
	d.Message += " (" + a.Why + ")"
	return d, true
}
