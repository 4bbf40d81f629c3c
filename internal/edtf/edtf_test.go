package edtf

import (
	"bufio"
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"
)

// table gives the lines of a file in testdata that are neither empty nor comments.
func table(t testing.TB, name string) []string {
	t.Helper()
	file, err := os.Open("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	var lines []string
	for in := bufio.NewScanner(file); in.Scan(); {
		if line := in.Text(); line != "" && line[0] != '#' {
			lines = append(lines, line)
		}
	}
	return lines
}

func mustParse(t testing.TB, s string) Date {
	t.Helper()
	d, err := Parse(s)
	if err != nil {
		t.Fatalf("Parse(%q): %v", s, err)
	}
	return d
}

// civil writes a bound of a date, or - for none.
func civil(day Day, ok bool) string {
	if !ok {
		return "-"
	}
	year, month, d := day.Civil()
	if year < 0 {
		return fmt.Sprintf("-%04d-%02d-%02d", -year, month, d)
	}
	return fmt.Sprintf("%04d-%02d-%02d", year, month, d)
}

var precisionNames = []string{"century", "decade", "year", "season", "month", "day", "minute", "second"}

func TestParse(t *testing.T) {
	for _, line := range table(t, "valid.txt") {
		f := strings.Fields(line)
		d := mustParse(t, f[0])
		html, ok := d.HTML()
		if !ok {
			html = "-"
		}
		got := []string{d.String(), civil(d.First()), civil(d.Last()), precisionNames[d.Precision()], html}
		if strings.Join(got, " ") != strings.Join(f, " ") {
			t.Errorf("got  %v\nwant %v", got, f)
		}
		if again := mustParse(t, d.String()); again != d {
			t.Errorf("%s: parsed again it differs", f[0])
		}
	}
}

// TestTimeAsPeopleWrite has times that EDTF writes otherwise.
func TestTimeAsPeopleWrite(t *testing.T) {
	for s, want := range map[string]string{
		"2014-09-14 10:30": "2014-09-14T10:30", "2014-09-14 10:30:05": "2014-09-14T10:30:05", "2014-09-14 10:30Z": "2014-09-14T10:30Z",
		"2014-09-14T10:30-04": "2014-09-14T10:30-04:00", "2014-09-14 10:30-04": "2014-09-14T10:30-04:00",
		"1985-04-12T23:20:30-04": "1985-04-12T23:20:30-04:00",
	} {
		if d := mustParse(t, s); d.String() != want || d != mustParse(t, want) {
			t.Errorf("%s is read as %s, want %s", s, d, want)
		}
	}
}

func TestParseErrors(t *testing.T) {
	for _, line := range table(t, "invalid.txt") {
		f := strings.Split(line, "|")
		if len(f) != 3 {
			t.Fatalf("three columns wanted: %s", line)
		}
		s := strings.TrimSpace(f[0])
		if strings.HasPrefix(s, `"`) {
			s = strings.Trim(s, `"`)
		}
		_, err := Parse(s)
		var e *Error
		if !errors.As(err, &e) {
			t.Errorf("Parse(%q): %v, want an *Error", s, err)
			continue
		}
		if !strings.Contains(e.Message, strings.TrimSpace(f[1])) || !strings.Contains(e.Hint, strings.TrimSpace(f[2])) {
			t.Errorf("Parse(%q)\n  message %s\n  hint    %s\n  want    %s|%s", s, e.Message, e.Hint, f[1], f[2])
		}
		if e.Offset < 0 || e.Offset > len(s) {
			t.Errorf("Parse(%q): offset %d", s, e.Offset)
		}
	}
}

func TestErrorOffset(t *testing.T) {
	for s, want := range map[string]int{
		"2014-13": 5, "2014-02-30": 8, "2014/2013": 5, "2014-01/2014-02-30": 16, "-2014-13": 6,
		"2014-09-14T10:61:00": 14, "2014-09-14 10:61": 14, "2014-09-14/2014-09-15 10:30": 21, "2014-~09": 5, "2014-09-14T10:30:00+25:00": 19,
	} {
		_, err := Parse(s)
		var e *Error
		if !errors.As(err, &e) || e.Offset != want {
			t.Errorf("Parse(%q): %#v, want offset %d", s, err, want)
		}
	}
}

// TestOrder has dates in the order of a timeline; those on one line are equal.
func TestOrder(t *testing.T) {
	order := [][]string{
		{"Y-17000"}, {"-0043"}, {"-0043-03-15"}, {"0000"}, {"19XX"}, {"199X"},
		{"20XX"}, {"201X"}, {"2014", "2014?", "2014~", "2014/2016", "../2014", "/2014", "2014/..", "2014-XX", "2014-XX-XX"},
		{"2014-01", "2014-01-XX", "../2014-01"}, {"2014-01-01", "2014-01-01/2014-02"}, {"2014-21"}, {"2014-03"},
		{"2014-09"}, {"2014-09-14", "2014-09-14%"},
		{"2014-09-14T01:00:00+14:00"}, {"2014-09-14T09:00:00"}, {"2014-09-14T10:30", "2014-09-14 10:30Z"}, {"2014-09-14T10:30:00", "2014-09-14T10:30:00Z"},
		{"2014-09-14T10:31"}, {"2014-09-14T10:30-04:00"}, {"2014-09-14T10:30:00-04:00", "2014-09-14T14:30:00Z"},
		{"2014-09-15"}, {"2014-09-15T00:00:00+14:00"}, {"2014-24"}, {"2014-12"}, {"2015"}, {"Y20140"}, {""},
	}
	for i, a := range order {
		for j, b := range order {
			for _, s := range a {
				for _, r := range b {
					want := max(-1, min(1, i-j))
					if got := parseOrZero(s).Compare(parseOrZero(r)); got != want {
						t.Errorf("Compare(%q, %q) = %d, want %d", s, r, got, want)
					}
				}
			}
		}
	}
}

func parseOrZero(s string) Date {
	d, _ := Parse(s)
	return d
}

func TestMarksAndEnds(t *testing.T) {
	d := mustParse(t, "1984?/..")
	if !d.Uncertain() || d.Approximate() || !d.IsInterval() || d.End().Bound != Open || d.Start().Year != 1984 {
		t.Errorf("1984?/..: %+v", d)
	}
	d = mustParse(t, "/2004-06-11%")
	if !d.Uncertain() || !d.Approximate() || d.Start().Bound != Unknown || d.End().Day != 11 || d.Precision() != InDay {
		t.Errorf("/2004-06-11%%: %+v", d)
	}
	p := mustParse(t, "1985-04-XX").Start()
	if p.Unspecified != DayUnspecified || p.Month != 4 || p.Precision != Month {
		t.Errorf("1985-04-XX: %+v", p)
	}
	var zero Date
	if _, ok := zero.First(); ok || !zero.IsZero() || zero.String() != "" {
		t.Error("the zero Date is a date")
	}
	if _, ok := zero.HTML(); ok {
		t.Error("the zero Date has a value in HTML")
	}
}

func TestYear(t *testing.T) {
	for s, want := range map[string]int64{
		"2014": 2014, "201X": 2010, "-201X": -2019, "2014-24": 2014, "../2014-03": 2014, "2013/2014": 2013, "Y17000": 17000,
		"2014-12-31T23:30:00-10:00": 2014,
	} {
		if got, ok := mustParse(t, s).Year(); !ok || got != want {
			t.Errorf("Year(%s) = %d, %v, want %d", s, got, ok, want)
		}
	}
	if _, ok := (Date{}).Year(); ok {
		t.Error("the zero Date has a year")
	}
}

func TestInstant(t *testing.T) {
	got, ok := mustParse(t, "2014-09-14T23:30:00-04").Instant()
	want := time.Date(2014, 9, 15, 3, 30, 0, 0, time.UTC)
	if !ok || !got.Equal(want) || got.Day() != 14 {
		t.Errorf("got %v, %v, want %v, on the 14th where it was said", got, ok, want)
	}
	for _, s := range []string{"2014-09-14", "2014-09-14T10:30:00", "2014"} {
		if _, ok := mustParse(t, s).Instant(); ok {
			t.Errorf("%s has an instant", s)
		}
	}
}

// TestLimits compares the limits of two dates: whether they can share a day.
func TestLimits(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"2014", "2014-09-14", true}, {"2013", "2014", false}, {"2013-02-01/2017-01-20", "2017-01-20T10:00:00Z", true},
		{"2013-02-01/2017-01-20", "2017-01-21", false}, {"../2014", "1066", true}, {"2014/..", "2013", false},
		{"2014/", "2100", true}, {"201X", "2014-23", true}, {"", "2014", true},
	} {
		a, b := parseOrZero(c.a), parseOrZero(c.b)
		aFirst, aLast := a.Limits()
		bFirst, bLast := b.Limits()
		if (aFirst <= bLast && bFirst <= aLast) != c.want {
			t.Errorf("%q and %q share a day: not %v", c.a, c.b, c.want)
		}
	}
}

func TestEndsBefore(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"2013", "2014", true}, {"2014", "2014-09-14", false}, {"2014-09", "2014", false}, {"2014", "2013", false}, {"../2013", "2014", true},
		{"2013/..", "2014", false}, {"2013", "../2014", false}, {"2014-09-14T10:30", "2014-09-14", false}, {"2014-09-14T10:30", "2014-09-14T10:31", true},
		{"2014-09-14T10:30", "2014-09-14T10:30:59", false}, {"2014-09-14T10:30Z", "2014-09-14T11:30", false}, {"2014-09-14T10:30Z", "2014-09-14T10:31+02:00", false},
		{"", "2014", false}, {"2014", "", false},
	} {
		if parseOrZero(c.a).EndsBefore(parseOrZero(c.b)) != c.want {
			t.Errorf("%q ends before %q: not %v", c.a, c.b, c.want)
		}
	}
}

func TestDay(t *testing.T) {
	for day := Day(-800_000); day < 800_000; day += 7 {
		year, month, d := day.Civil()
		want := time.Unix(int64(day)*86400, 0).UTC()
		if int(year) != want.Year() || month != int(want.Month()) || d != want.Day() || CivilDay(year, month, d) != day {
			t.Fatalf("day %d: %d-%d-%d, want %v", day, year, month, d, want)
		}
	}
	for _, year := range []int64{-999_999_999_999_999, -17000, 0, 999_999_999_999_999} {
		if y, m, d := CivilDay(year, 12, 31).Civil(); y != year || m != 12 || d != 31 {
			t.Errorf("year %d comes back as %d-%d-%d", year, y, m, d)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, line := range append(table(f, "valid.txt"), table(f, "invalid.txt")...) {
		s, _, _ := strings.Cut(line, "  ")
		f.Add(s, "2014/..", "2014-09-14T10:30:00Z")
	}
	f.Fuzz(func(t *testing.T, s, r, q string) {
		d, err := Parse(s)
		if err != nil {
			e := err.(*Error)
			if e.Message == "" || e.Hint == "" || strings.ContainsAny(e.Message, "\n\r") || e.Offset < 0 || e.Offset > len(s) {
				t.Errorf("Parse(%q): %#v", s, e)
			}
			return
		}
		if again, err := Parse(d.String()); err != nil || again != d || d.String() != s && spacedTime(s) < 0 && d.String() != s+":00" {
			t.Errorf("%q comes back as %q, %v", s, again, err)
		}
		first, ok1 := d.First()
		last, ok2 := d.Last()
		if ok1 && ok2 && last < first || !ok1 && !ok2 {
			t.Errorf("%q: first %d, last %d", s, first, last)
		}
		if v, ok := d.HTML(); ok && (v == "" || v[0] == '-') {
			t.Errorf("%q: HTML %q", s, v)
		}
		e, g := parseOrZero(r), parseOrZero(q)
		de, eg, dg := d.Compare(e), e.Compare(g), d.Compare(g)
		if de != -e.Compare(d) || d.Compare(d) != 0 {
			t.Errorf("Compare(%q, %q) is not antisymmetric", s, r)
		}
		if de <= 0 && eg <= 0 && dg > 0 || de >= 0 && eg >= 0 && dg < 0 || de == 0 && eg == 0 && dg != 0 {
			t.Errorf("Compare(%q, %q, %q) is not transitive", s, r, q)
		}
	})
}

func BenchmarkParse(b *testing.B) {
	for b.Loop() {
		if _, err := Parse("2014-09-14"); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkCompare(b *testing.B) {
	d, e := mustParse(b, "2014-09-14"), mustParse(b, "2014-09-14T10:30:00-04:00")
	for b.Loop() {
		d.Compare(e)
	}
}
