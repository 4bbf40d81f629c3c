package render

import (
	"net/url"
	"strconv"
	"strings"
)

// recordingAt gives the address of a second of a recording: YouTube has a parameter for it, and for everything else there are
// media fragments (https://www.w3.org/TR/media-frags/). A fragment that says something else stays.
func recordingAt(address string, second float64) string {
	u, err := url.Parse(address)
	if err != nil || second < 0 || second > 1e6 {
		return address
	}
	at := strconv.Itoa(int(second))
	if isYouTube(u.Hostname()) {
		query := []string{}
		for part := range strings.SplitSeq(u.RawQuery, "&") { // in its own order
			if key, _, _ := strings.Cut(part, "="); part != "" && key != "t" && key != "start" {
				query = append(query, part)
			}
		}
		key := "t=" + at + "s"
		if strings.HasPrefix(u.Path, "/embed/") {
			key = "start=" + at
		}
		u.RawQuery = strings.Join(append(query, key), "&")
		if isTime(u.Fragment) {
			u.Fragment = ""
		}
		return u.String()
	}
	if u.Fragment != "" && !isTime(u.Fragment) {
		return address
	}
	before, _, _ := strings.Cut(address, "#")
	return before + "#t=" + at
}

func isTime(fragment string) bool { return strings.HasPrefix(fragment, "t=") }

func isYouTube(host string) bool {
	host = strings.ToLower(host)
	for _, h := range []string{"youtube.com", "youtube-nocookie.com", "youtu.be"} {
		if host == h || strings.HasSuffix(host, "."+h) {
			return true
		}
	}
	return false
}
