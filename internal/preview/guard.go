package preview

import (
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/gloss-press/gloss/internal/reserved"
)

// guard refuses what no author's own browser asks: a request under a foreign name (DNS rebinding), one that another site's page
// makes, and every method that reads nothing.
type guard struct {
	hosts []string // names that are allowed besides loopback's, with a port or without
	clock func() time.Time
	next  http.Handler
}

// internal are the preview's own addresses, which no other site may even lead to.
const internal = "/" + reserved.Preview

func (g guard) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	// What an answer before it left behind on the connection is not this one's.
	control := http.NewResponseController(w)
	_ = control.SetWriteDeadline(g.clock().Add(writeTime))
	header := w.Header()
	if r.ContentLength != 0 {
		// Nothing here reads what a request brings, and nobody waits for it: the server would, to use the connection again.
		header.Set("Connection", "close")
		_ = control.SetReadDeadline(time.Unix(1, 0))
	}
	header.Set("Cache-Control", "no-cache")
	header.Set("X-Content-Type-Options", "nosniff")
	header.Set("Referrer-Policy", "strict-origin-when-cross-origin")
	header.Set("Cross-Origin-Resource-Policy", "same-origin")
	header.Set("Content-Security-Policy", "script-src 'self'; style-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'self'")
	switch {
	case !g.knows(r):
		w.WriteHeader(http.StatusMisdirectedRequest)
	case r.Method != http.MethodGet && r.Method != http.MethodHead:
		header.Set("Allow", "GET, HEAD")
		w.WriteHeader(http.StatusMethodNotAllowed)
	case foreign(r):
		w.WriteHeader(http.StatusForbidden)
	default:
		g.next.ServeHTTP(w, r)
	}
}

// knows reports whether a request calls the server by a name that can only mean this machine, or by one that the author allows.
func (g guard) knows(r *http.Request) bool {
	local, ok := r.Context().Value(http.LocalAddrContextKey).(net.Addr)
	if !ok {
		return false
	}
	bound, err := netip.ParseAddrPort(local.String())
	if err != nil {
		return false
	}
	host := strings.ToLower(r.Host)
	name, port := host, "80"
	if i := strings.LastIndexByte(host, ':'); i >= 0 && !strings.HasSuffix(host, "]") {
		name, port = host[:i], host[i+1:]
	}
	ours := port == strconv.Itoa(int(bound.Port()))
	// A proxy of the author's may listen on another port, and leaves out the usual one.
	if slices.Contains(g.hosts, host) || ours && slices.Contains(g.hosts, name) {
		return true
	}
	return ours && (name == "localhost" || isSubdomain(name, "localhost") || isAddress(name, bound.Addr().Unmap().WithZone("")))
}

// isSubdomain reports whether a name is one below another, with plain labels.
func isSubdomain(name, top string) bool {
	labels, ok := strings.CutSuffix(name, "."+top)
	for label := range strings.SplitSeq(labels, ".") {
		if label == "" || strings.Trim(label, "abcdefghijklmnopqrstuvwxyz0123456789-") != "" {
			return false
		}
	}
	return ok
}

// isAddress reports whether a name is an address of loopback, or the one that the request came in by.
func isAddress(name string, bound netip.Addr) bool {
	literal, isV6 := strings.CutPrefix(name, "[")
	literal, closed := strings.CutSuffix(literal, "]")
	addr, err := netip.ParseAddr(literal)
	if err != nil || isV6 != closed || addr.Zone() != "" || addr.Is6() != isV6 || addr.Is4In6() {
		return false
	}
	return addr.IsLoopback() || addr == bound
}

// foreign reports whether another site asks: by a link that leads a reader here it may, but not to the preview's own addresses.
func foreign(r *http.Request) bool {
	if origins := r.Header["Origin"]; len(origins) > 0 {
		u, err := url.Parse(origins[0])
		if len(origins) > 1 || err != nil || u.Scheme != "http" && u.Scheme != "https" || !strings.EqualFold(u.Host, r.Host) {
			return true
		}
	}
	from := r.Header["Sec-Fetch-Site"]
	if len(from) == 0 || len(from) == 1 && (from[0] == "same-origin" || from[0] == "none") {
		return false
	}
	isVisit := r.Header.Get("Sec-Fetch-Mode") == "navigate" && r.Header.Get("Sec-Fetch-Dest") == "document"
	return len(from) > 1 || !isVisit || strings.HasPrefix(r.URL.Path, internal)
}
