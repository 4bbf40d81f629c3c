package picture

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/gloss-press/gloss/internal/edtf"
	"github.com/gloss-press/gloss/internal/view"
)

var update = flag.Bool("update", false, "write the golden file")

// plainTexts says what a test's drawing needs, in English.
type plainTexts struct {
	*Input
	words []string
}

func (t plainTexts) head(d edtf.Day) Head {
	y, m, day := d.Civil()
	s := fmt.Sprintf("%d %s", day, [...]string{"Jan", "Feb", "March", "April", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec"}[m-1])
	return Head{s, fmt.Sprint(y), fmt.Sprintf("%s %d", s, y)}
}

func (t plainTexts) MarkDate(i int) Head  { return t.head(t.Marks[i].At) }
func (t plainTexts) EventDate(i int) Head { return t.head(t.Events[i].At) }
func (t plainTexts) Tick(d edtf.Day, u Unit) Head {
	y, _, _ := d.Civil()
	if u == Year {
		return Head{Short: fmt.Sprint(y), Full: fmt.Sprint(y)}
	}
	return t.head(d)
}
func (t plainTexts) Silence(days int64) (string, string) {
	return fmt.Sprintf("%d days", days), fmt.Sprintf("%d days without a statement", days)
}
func (t plainTexts) Label(i int) view.Words {
	w := view.Words{Quoted: t.Marks[i].Quoted, About: t.Marks[i].Doubtful, After: t.words[i%len(t.words)]}
	if t.Marks[i].Class != Ring {
		w.Hit, w.After, _ = strings.Cut(w.After, " ")
		if w.After = " " + w.After; t.Marks[i].Class == Hit && i%3 == 2 {
			w.Before = "not going to "
		}
	}
	return w
}
func (t plainTexts) URL(i int) string { return fmt.Sprintf("#q%d", i) }
func (t plainTexts) Name(marks []int) string {
	return fmt.Sprintf("%d marks from %d", len(marks), marks[0])
}
func (t plainTexts) Bin(b Bin) (Head, string, string, string) {
	return t.Tick(b.First, b.Unit), t.Count(b.Count), "year/", fmt.Sprintf("%d from %d", b.Count, b.First)
}
func (t plainTexts) Others(n int) string               { return fmt.Sprintf("%d others", n) }
func (t plainTexts) Count(n int) string                { return strconv.Itoa(n) }
func (t plainTexts) Around() (open, end, about string) { return "“", "”", "about" }

var someWords = []string{"coordinate with the Syrians", "communicating to avoid mistakes or disasters and …", "no", "coordinate",
	"Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaftsvorsitzender", "协调与叙利亚政府之间的军事行动和情报共享的具体安排", "لن ننسق مع الحكومة السورية في هذا الوقت"}

// random gives n statements by some speakers over some days, with events, intervals and doubts among them.
func random(seed uint64, n, lanes, events int, days int64) *Input {
	r := rand.New(rand.NewPCG(seed, 1))
	when := func() Time {
		d := edtf.Day(16000 + r.Int64N(max(1, days)))
		t := Time{At: d, Until: d}
		switch r.IntN(12) {
		case 0:
			t.Doubtful = true
		case 1:
			t.Span, t.Until = true, d+edtf.Day(r.Int64N(max(1, days/3)+1))
		case 2:
			t.Span, t.NoStart = true, true
		case 3:
			t.Span, t.NoEnd = true, true
		}
		return t
	}
	in := &Input{Words: []string{"coordinate", "communicate", "de-conflict"}, RightToLeft: seed%2 == 1}
	for i := range lanes {
		in.Lanes = append(in.Lanes, Lane{Name: strings.Repeat(fmt.Sprintf("Speaker %d of a long name ", i), 1+i%4), Role: strings.Repeat("deputy spokesperson ", i%5)})
	}
	for range n {
		class := Class(r.IntN(3))
		in.Marks = append(in.Marks, Mark{Time: when(), Lane: int32(r.IntN(lanes)), Word: int32(r.IntN(4)) - 1, Class: class, Quoted: r.IntN(5) > 0})
	}
	for range events {
		in.Events = append(in.Events, Event{Time: when(), Title: strings.Repeat("something happens ", 1+r.IntN(3))})
	}
	slices.SortStableFunc(in.Marks, func(a, b Mark) int { return int(a.At - b.At) })
	slices.SortStableFunc(in.Events, func(a, b Event) int { return int(a.At - b.At) })
	return in
}

// box is where something stands in a drawing.
type box struct {
	what         string
	x, y, x2, y2 int
}

// boxes gives where the texts, words and discs of a drawing stand.
func boxes(d *view.Drawing, rightToLeft bool) (texts, discs []box) {
	add := func(x, y int, class, s string, width, up int) {
		from := x
		switch toStart := strings.HasSuffix(class, "e"); {
		case strings.HasSuffix(class, "m"):
			from = x - width/2
		case toStart != rightToLeft:
			from = x - width
		}
		texts = append(texts, box{s, from, y - up, from + width, y + 2})
	}
	words := func(w *view.Words) {
		p := &plan{Input: &Input{}, Texts: plainTexts{}}
		p.marks, p.about = measure("“”", wordSize), measure("about ", wordSize)
		c := *w
		add(w.X, w.Y, w.Class, w.Hit+w.After, p.fit(&c, 1<<30), 10)
	}
	for i := range d.Groups {
		part := &d.Groups[i]
		for _, t := range part.Texts {
			add(t.X, t.Y, t.Class, t.Text, measure(t.Text, textSize), 9)
		}
		for k := range part.Words {
			words(&part.Words[k])
		}
		for k := range part.Marks {
			m := &part.Marks[k]
			if m.Words != nil {
				words(m.Words)
			}
			if m.Count != nil {
				add(m.Count.X, m.Count.Y, "", m.Count.Text, measure(m.Count.Text, textSize), 9)
			}
			for _, c := range m.Discs {
				discs = append(discs, box{m.URL, c.X - disc, c.Y - disc, c.X + disc, c.Y + disc})
			}
		}
	}
	return texts, discs
}

var placesIn = regexp.MustCompile(`([MLHV])(-?\d+)(?: (-?\d+))?`)

// faults tells what of a drawing overlaps something else or leaves the box.
func faults(d *view.Drawing, rightToLeft bool) (list []string) {
	texts, discs := boxes(d, rightToLeft)
	for i, a := range texts {
		if a.x < -1 || a.y < 0 || a.x2 > d.Width+1 || a.y2 > d.Height {
			list = append(list, fmt.Sprintf("%v is outside of %d × %d", a, d.Width, d.Height))
		}
		for _, b := range append(texts[:i:i], discs...) {
			if a.x < b.x2 && b.x < a.x2 && a.y < b.y2 && b.y < a.y2 {
				list = append(list, fmt.Sprintf("%v and %v overlap", a, b))
			}
		}
	}
	for _, a := range discs {
		if a.x < 0 || a.y < 0 || a.x2 > d.Width || a.y2 > d.Height {
			list = append(list, fmt.Sprintf("%v is outside of %d × %d", a, d.Width, d.Height))
		}
	}
	paths := []string{d.Bands, d.Lines, d.Axis, d.Dotted, d.Spans}
	for _, part := range d.Groups {
		for _, m := range part.Marks {
			paths = append(paths, m.Area, m.Bars, m.Hits)
		}
	}
	for _, path := range paths {
		for _, m := range placesIn.FindAllStringSubmatch(path, -1) {
			x, y := m[2], m[3]
			if m[1] == "V" {
				x, y = "0", m[2]
			}
			if n, _ := strconv.Atoi(x); n < 0 || n > d.Width {
				list = append(list, "outside: "+m[0]+" of "+path)
			}
			if n, _ := strconv.Atoi(y); n < 0 || n > d.Height {
				list = append(list, "outside: "+m[0]+" of "+path)
			}
		}
	}
	return list
}

func draw(in *Input) *view.Picture { return Draw(in, plainTexts{in, someWords}) }

func checkPicture(t *testing.T, in *Input) *view.Picture {
	t.Helper()
	v := draw(in)
	for _, f := range faults(&v.Wide, in.RightToLeft) {
		t.Error("wide:", f)
	}
	for _, f := range faults(&v.Upright, in.RightToLeft) {
		t.Error("upright:", f)
	}
	if small := DrawSmall(in, plainTexts{in, someWords}); small != nil {
		for _, f := range append(faults(&small.Wide, in.RightToLeft), faults(&small.Upright, in.RightToLeft)...) {
			t.Error("small:", f)
		}
		for _, f := range faults(Stamp(in, plainTexts{in, someWords}), in.RightToLeft) {
			t.Error("stamp:", f)
		}
	}
	return v
}

func TestNothingCollides(t *testing.T) {
	for _, n := range []int{1, 3, 24, 25, 120, 121, 3000, 30_000} {
		for _, days := range []int64{1, 2, 10, 400, 12_000, 1 << 50} {
			for seed := range uint64(6) {
				lanes := 1 + int(seed)*3
				t.Run(fmt.Sprintf("%d statements, %d days, %d lanes", n, days, lanes), func(t *testing.T) {
					checkPicture(t, random(seed, n, lanes, int(seed)*2, days))
				})
				if n > 3000 {
					break
				}
			}
		}
	}
}

func FuzzDraw(f *testing.F) {
	f.Add(uint64(1), 5, 2, 3, int64(10))
	f.Fuzz(func(t *testing.T, seed uint64, n, lanes, events int, days int64) {
		if n < 1 || n > 300 || lanes < 1 || lanes > 40 || events < 0 || events > 30 || days < 0 || days > 1<<58 {
			t.Skip()
		}
		checkPicture(t, random(seed, n, lanes, events, days))
	})
}

func on(days ...int64) *Input {
	in := &Input{Lanes: []Lane{{Name: "A"}, {Name: "B"}}}
	for i, d := range days {
		in.Marks = append(in.Marks, Mark{Time: Time{At: edtf.Day(16000 + d), Until: edtf.Day(16000 + d)}, Lane: int32(i % 2), Quoted: true})
	}
	return in
}

// TestBreaks tells where time is cut short.
func TestBreaks(t *testing.T) {
	for _, c := range []struct {
		days []int64
		want []int64 // the silences
	}{
		{[]int64{0, 4, 5, 12}, []int64{3, 6}},
		{[]int64{0, 1, 3}, nil},
		{[]int64{0, 3650, 7300}, nil}, // as far apart as all
		{[]int64{0, 365, 7300}, []int64{6934}},
		{[]int64{0, 1}, nil},
		{[]int64{0, 0, 0}, nil},
		{[]int64{0, 100}, nil},
	} {
		in := on(c.days...)
		p := &plan{Input: in, Texts: plainTexts{in, someWords}}
		s := p.newScale()
		var got []int64
		for _, t := range s.stretches[1:] {
			got = append(got, t.silence)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%v is cut short by %v, want %v", c.days, got, c.want)
		}
		// Days stand in order, and those of all stretches have one scale.
		last := 0
		for _, d := range c.days {
			x := s.at(edtf.Day(16000 + d))
			if x < last || x < axis || x > axis+span {
				t.Errorf("day %d of %v stands at %d, after %d", d, c.days, x, last)
			}
			last = x
		}
		v := draw(in)
		for _, silence := range c.want {
			if words := fmt.Sprintf("%d days", silence); !strings.Contains(fmt.Sprint(v.Wide.Groups[0].Texts), words) || !strings.Contains(fmt.Sprint(v.Upright.Groups), words) {
				t.Errorf("nothing says “%s” of %v", words, c.days)
			}
		}
	}
}

func TestWhen(t *testing.T) {
	day := func(s string) edtf.Day { d, _ := edtf.Parse(s); first, _ := d.First(); return first }
	for date, want := range map[string]Time{
		"2014-09-14":            {At: day("2014-09-14"), Until: day("2014-09-14")},
		"2014-09-15~":           {At: day("2014-09-15"), Until: day("2014-09-15"), Doubtful: true},
		"2014-09":               {At: day("2014-09-15"), Until: day("2014-09-15"), Doubtful: true},
		"2014-09-22/2014-09-23": {At: day("2014-09-22"), Until: day("2014-09-23"), Span: true},
		"2014-09-22/..":         {At: day("2014-09-22"), Until: day("2014-09-22"), Span: true, NoEnd: true},
		"/2014-09-22":           {At: day("2014-09-22"), Until: day("2014-09-22"), Span: true, NoStart: true},
		"-0043-03-15":           {At: day("-0043-03-15"), Until: day("-0043-03-15")},
	} {
		d, err := edtf.Parse(date)
		if err != nil {
			t.Fatal(date, err)
		}
		if got, ok := When(d); !ok || got != want {
			t.Errorf("%s is %+v, want %+v", date, got, want)
		}
	}
	for _, date := range []string{"", "../.."} {
		d, _ := edtf.Parse(date)
		if got, ok := When(d); ok {
			t.Errorf("%q stands at %+v", date, got)
		}
	}
	for _, date := range []string{"Y170000002", "Y-170000002", "201X", "20XX", "2014-21", "2014-24", "1985-XX-XX", "2014?"} {
		d, err := edtf.Parse(date)
		if err != nil {
			t.Fatal(date, err)
		}
		if _, ok := When(d); !ok {
			t.Errorf("%q stands nowhere", date)
		}
	}
}

// TestMirrored compares a drawing with the same from right to left.
func TestMirrored(t *testing.T) {
	in := random(2, 20, 3, 2, 30)
	in.RightToLeft = false
	a := draw(in)
	in.RightToLeft = true
	b := draw(in)
	for i, part := range a.Wide.Groups {
		for k, x := range part.Texts {
			if y := b.Wide.Groups[i].Texts[k]; x.X+y.X != wide || x.Y != y.Y {
				t.Errorf("%v is mirrored as %v", x, y)
			}
		}
		for k, x := range part.Marks {
			if y := b.Wide.Groups[i].Marks[k]; x.Discs[0].X+y.Discs[0].X != wide || x.Words.X+y.Words.X != wide {
				t.Errorf("%v is mirrored as %v", x, y)
			}
		}
	}
}

// TestEveryStatement finds each statement's link, and each counted one in a bar.
func TestEveryStatement(t *testing.T) {
	for _, n := range []int{1, 24, 25, 40, 41, 120, 121, 3000} {
		in := random(4, n, 8, 3, 900)
		v := checkPicture(t, in)
		for _, d := range []*view.Drawing{&v.Wide, &v.Upright} {
			count, discs := 0, 0
			for _, part := range d.Groups {
				for _, m := range part.Marks {
					discs += len(m.Discs)
					if m.Name != "" {
						k := 0
						fmt.Sscan(m.Name, &k)
						count += k
					} else {
						count++
					}
					if m.Words == nil && m.Name == "" || m.URL == "" {
						t.Errorf("%+v has no name or leads nowhere", m)
					}
				}
			}
			if count != n {
				t.Errorf("%d of %d statements are drawn", count, n)
			}
		}
	}
}

// TestTargets finds what is nearer to its neighbour than a finger can tell.
func TestTargets(t *testing.T) {
	in := random(6, 110, 4, 0, 500)
	v := draw(in)
	seen := map[string]bool{}
	for _, part := range v.Wide.Groups {
		for _, m := range part.Marks {
			var x, y, x2, y2, back int
			if _, err := fmt.Sscanf(m.Area, "M%d %dH%dV%dH%dz", &x, &y, &x2, &y2, &back); err != nil || x2-x < 24 || y2-y < 24 || seen[m.Area] {
				t.Errorf("the area %s is too small, or taken", m.Area)
			}
			seen[m.Area] = true
		}
	}
}

func TestCut(t *testing.T) {
	for _, c := range []struct {
		s    string
		room int
		want string
	}{
		{"coordinate", 200, "coordinate"},
		{"coordinate with them", 120, "coordinate …"},
		{"Donaudampfschifffahrt", 100, "Donauda…"},
		{"", 10, ""},
	} {
		if got := cut(c.s, c.room, 16); got != c.want {
			t.Errorf("%q in %d is %q, want %q", c.s, c.room, got, c.want)
		}
	}
	if got := wrap(new([2]string), "State Department deputy spokesperson", 150, 14); !slices.Equal(got, []string{"State Department", "deputy spokesperson"}) {
		t.Errorf("%q", got)
	}
}

// TestGolden compares a whole drawing with a file.
func TestGolden(t *testing.T) {
	in := on(0, 4, 4, 5, 5, 12)
	in.Marks[3].Doubtful, in.Marks[2].Class, in.Marks[1].Class = true, Hit, Ring
	in.Events = []Event{{Time{At: 16000, Until: 16000}, "An address"}, {Time{At: 16012, Until: 16013, Span: true}, "Strikes begin"}}
	v := draw(in)
	var b strings.Builder
	for _, d := range []*view.Drawing{&v.Wide, &v.Upright} {
		fmt.Fprintf(&b, "%d × %d\nbands %s\nlines %s\naxis %s\ndotted %s\nspans %s\n", d.Width, d.Height, d.Bands, d.Lines, d.Axis, d.Dotted, d.Spans)
		for _, p := range d.Groups {
			for _, x := range p.Texts {
				fmt.Fprintf(&b, "text %+v\n", x)
			}
			for _, m := range p.Marks {
				fmt.Fprintf(&b, "mark %s %q %+v %+v\n", m.URL, m.Class, m.Discs, *m.Words)
			}
		}
	}
	const file = "testdata/drawing.txt"
	if *update {
		if err := os.WriteFile(file, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if want, err := os.ReadFile(file); err != nil || string(want) != b.String() {
		t.Errorf("the drawing is another one than in %s (go test ./internal/picture -update writes it): %v\n%s", file, err, b.String())
	}
}
