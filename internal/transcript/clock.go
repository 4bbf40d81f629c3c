package transcript

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// clock reads a time code at the beginning of s, as 1:02:03, 02:03.5 or 00:01:02,500, and gives its second and its length; 0 where
// there is none.
func clock(s string) (second float64, size int) {
	var parts [4]int
	n, i := 0, 0
	for n < len(parts) {
		from := i
		for i < len(s) && isDigit(s[i]) && i-from < 4 {
			parts[n] = parts[n]*10 + int(s[i]-'0')
			i++
		}
		if digits := i - from; digits == 0 || n > 0 && digits != 2 || digits > 3 {
			return 0, 0
		}
		n++
		if i+1 >= len(s) || s[i] != ':' && (s[i] != ';' || n != 3) || !isDigit(s[i+1]) {
			break
		}
		i++
	}
	if n < 2 || parts[n-1] > 59 && n < 4 || n > 2 && parts[1] > 59 {
		return 0, 0
	}
	frames := n == 4 // the fourth number counts pictures
	for _, p := range parts[:min(n, 3)] {
		second = second*60 + float64(p)
	}
	if !frames && i+1 < len(s) && (s[i] == '.' || s[i] == ',') && isDigit(s[i+1]) {
		from := i + 1
		for i++; i < len(s) && isDigit(s[i]); i++ {
		}
		part, err := strconv.ParseFloat("0."+s[from:min(i, from+9)], 64)
		if err != nil {
			return 0, 0
		}
		second += part
	}
	if r, _ := utf8.DecodeRuneInString(s[i:]); i < len(s) && (unicode.IsLetter(r) || unicode.IsDigit(r) || r == ':') {
		return 0, 0
	}
	return second, i
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// timeCode reads a time code in round, square or no brackets at the beginning of s, and a second one behind an arrow or a dash, which
// says when the words end.
func timeCode(s string) (second float64, size int, unbracketed bool) {
	closing := ""
	i := 0
	if s != "" && (s[0] == '[' || s[0] == '(') {
		closing = map[byte]string{'[': "]", '(': ")"}[s[0]]
		i = 1 + spaces(s[1:])
	}
	second, n := clock(s[i:])
	if n == 0 {
		return 0, 0, false
	}
	i += n
	j := i + spaces(s[i:])
	for _, to := range []string{"-->", "→", "–", "—", "-"} {
		if rest, ok := strings.CutPrefix(s[j:], to); ok {
			k := len(s) - len(rest) + spaces(rest)
			if _, n := clock(s[k:]); n > 0 {
				i = k + n
			}
			break
		}
	}
	if closing == "" {
		return second, i, true
	}
	i += spaces(s[i:])
	if !strings.HasPrefix(s[i:], closing) {
		return 0, 0, false
	}
	return second, i + 1, false
}

// isTimeOfDay reports whether the n bytes of a time at the beginning of s are an hour of the day, as 2:14 P.M. EDT, and no second of a recording.
func isTimeOfDay(s string, n int) bool {
	if strings.ContainsAny(s[:n], "[(") {
		return false
	}
	rest := strings.TrimLeftFunc(s[n:], unicode.IsSpace)
	word := rest
	if i := strings.IndexFunc(rest, unicode.IsSpace); i >= 0 {
		word = rest[:i]
	}
	return listed["times of day"][strings.Trim(fold(word), ",;()")]
}

// spaces gives the length of the white space at the beginning of s.
func spaces(s string) int { return len(s) - len(strings.TrimLeftFunc(s, unicode.IsSpace)) }

// ClockTime tells a second of a recording as players do: 12:34, 1:02:03. Parts of a second are left away; what lies before the
// beginning is 0:00.
func ClockTime(second float64) string {
	s := int(math.Max(0, second))
	if s >= 3600 {
		return fmt.Sprintf("%d:%02d:%02d", s/3600, s/60%60, s%60)
	}
	return fmt.Sprintf("%d:%02d", s/60, s%60)
}

// SecondOf reads a quote's `at` as package content lets it through: 00:12:34, 12:34.5 or seconds. ok is false where there is none.
func SecondOf(at string) (second float64, ok bool) {
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
