package render

import (
	"fmt"
	"math"
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

// clockTime tells a second as 12:34 or 1:02:03.
func clockTime(second float64) string {
	s := int(math.Max(0, second))
	if s >= 3600 {
		return fmt.Sprintf("%d:%02d:%02d", s/3600, s/60%60, s%60)
	}
	return fmt.Sprintf("%d:%02d", s/60, s%60)
}

// secondOf reads a quote's `at`, which was checked where it was read: 00:12:34, 12:34 or seconds.
func secondOf(at string) (second float64, ok bool) {
	if at == "" {
		return 0, false
	}
	for part := range strings.SplitSeq(at, ":") {
		n, err := strconv.ParseFloat(part, 64)
		if err != nil {
			return 0, false
		}
		second = second*60 + n
	}
	return second, true
}
