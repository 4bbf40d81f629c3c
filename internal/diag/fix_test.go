package diag

import (
	"bytes"
	"cmp"
	"slices"
	"testing"
)

func edit(l1, c1, l2, c2 int32, with string) Edit { return Edit{Pos{l1, c1}, Pos{l2, c2}, with} }

func TestApply(t *testing.T) {
	for _, test := range []struct {
		name, src, want  string
		edits            []Edit // a fix each
		applied, skipped int
	}{
		{"nothing", "a\nb", "a\nb", nil, 0, 0},
		{"a word", "one two\n", "one 2\n", []Edit{edit(1, 5, 1, 8, "2")}, 1, 0},
		{"in any order", "one two", "1 2", []Edit{edit(1, 5, 1, 8, "2"), edit(1, 1, 1, 4, "1")}, 2, 0},
		{"line ends of Windows", "a\r\nb\r\n", "a\r\nB\r\n", []Edit{edit(2, 1, 2, 2, "B")}, 1, 0},
		{"line ends of old Macs", "a\rb", "a\rB", []Edit{edit(2, 1, 2, 2, "B")}, 1, 0},
		{"a byte-order mark", "\uFEFFab", "\uFEFFAb", []Edit{edit(1, 1, 1, 2, "A")}, 1, 0},
		{"tabs and wide characters", "\t日本x", "\t日本X", []Edit{edit(1, 4, 1, 5, "X")}, 1, 0},
		{"bad bytes", "\xff\xfex", "\xff\xfeX", []Edit{edit(1, 3, 1, 4, "X")}, 1, 0},
		{"over lines", "a\r\nb\nc", "aXc", []Edit{edit(1, 2, 3, 1, "X")}, 1, 0},
		{"at the end", "a", "ab", []Edit{edit(1, 2, 1, 2, "b")}, 1, 0},
		{"in an empty file", "", "b", []Edit{edit(1, 1, 1, 1, "b")}, 1, 0},
		{"one in another", "abcd", "Xd", []Edit{edit(1, 1, 1, 4, "X"), edit(1, 2, 1, 3, "Y")}, 1, 1},
		{"two at one place", "ab", "aXb", []Edit{edit(1, 2, 1, 2, "X"), edit(1, 2, 1, 2, "Y")}, 1, 1},
		{"the same twice", "ab", "aXb", []Edit{edit(1, 2, 1, 2, "X"), edit(1, 2, 1, 2, "X")}, 2, 0},
		{"neighbours", "ab", "XY", []Edit{edit(1, 1, 1, 2, "X"), edit(1, 2, 1, 3, "Y")}, 2, 0},
		{"one put beside another", "ab", "1X2b", []Edit{edit(1, 1, 1, 2, "X"), edit(1, 2, 1, 2, "2"), edit(1, 1, 1, 1, "1")}, 3, 0},
		{"beyond the line", "ab\n", "ab\n", []Edit{edit(1, 4, 1, 5, "X")}, 0, 1},
		{"beyond the text", "ab\n", "ab\n", []Edit{edit(3, 1, 3, 1, "X")}, 0, 1},
		{"no place", "ab", "ab", []Edit{{}}, 0, 1},
		{"backwards", "ab", "ab", []Edit{edit(1, 2, 1, 1, "X")}, 0, 1},
	} {
		var fixes []Fix
		for _, e := range test.edits {
			fixes = append(fixes, Fix{Edits: []Edit{e}})
		}
		got, applied, skipped := Apply([]byte(test.src), fixes)
		if string(got) != test.want || len(applied) != test.applied || len(skipped) != test.skipped {
			t.Errorf("%s: %q, %d applied, %d skipped", test.name, got, len(applied), len(skipped))
		}
	}
}

// TestApplyWhole tries fixes of several edits: all of one are made, or none.
func TestApplyWhole(t *testing.T) {
	fixes := []Fix{
		{Edits: []Edit{edit(1, 1, 1, 2, "A"), edit(1, 3, 1, 4, "C")}},
		{Edits: []Edit{edit(1, 2, 1, 3, "B"), edit(1, 3, 1, 4, "X")}},
		{Edits: nil},
	}
	got, applied, skipped := Apply([]byte("abc"), fixes)
	if string(got) != "AbC" || len(applied) != 1 || len(skipped) != 2 {
		t.Errorf("%q, %d applied, %d skipped", got, len(applied), len(skipped))
	}
}

// FuzzApply makes two edits anywhere in any file. What stands outside of them is the same, in the same order.
func FuzzApply(f *testing.F) {
	f.Add([]byte("\uFEFFa\r\n日本\tb\rc\n"), int32(1), int32(1), int32(2), int32(3), "x", int32(2), int32(5), int32(3), int32(1), "\n")
	f.Fuzz(func(t *testing.T, src []byte, l1, c1, l2, c2 int32, x string, l3, c3, l4, c4 int32, y string) {
		before := bytes.Clone(src)
		a, b := edit(l1, c1, l2, c2, x), edit(l3, c3, l4, c4, y)
		got, applied, skipped := Apply(src, []Fix{{Edits: []Edit{a}}, {Edits: []Edit{b}}})
		if !bytes.Equal(src, before) {
			t.Fatal("the file's own bytes changed")
		}
		if len(applied)+len(skipped) != 2 {
			t.Fatal("a fix is lost")
		}
		lines := NewLines(src)
		slices.SortFunc(applied, func(a, b Fix) int {
			return cmp.Or(a.Edits[0].From.Compare(b.Edits[0].From), a.Edits[0].To.Compare(b.Edits[0].To))
		})
		var want []byte
		at := 0
		for i, fix := range applied {
			e := fix.Edits[0]
			if i > 0 && applied[i-1].Edits[0] == e {
				continue
			}
			from, _ := lines.Offset(e.From)
			to, _ := lines.Offset(e.To)
			want = append(append(want, src[at:from]...), e.New...)
			at = to
		}
		if want = append(want, src[at:]...); !bytes.Equal(got, want) {
			t.Fatalf("%q, want %q", got, want)
		}
	})
}

// FuzzLines goes to every byte's place and back.
func FuzzLines(f *testing.F) {
	f.Add([]byte("\uFEFFa\r\n日本\tb\rc\n\xff"))
	f.Fuzz(func(t *testing.T, src []byte) {
		l, last := NewLines(src), Pos{}
		for line := int32(1); line <= int32(len(l.starts)); line++ {
			for col := int32(1); ; col++ {
				at, ok := l.Offset(Pos{line, col})
				if !ok {
					break
				}
				if p := l.Pos(at); p != (Pos{line, col}) || p.Compare(last) <= 0 {
					t.Fatalf("%q: byte %d is %v, not %v", src, at, p, Pos{line, col})
				}
				last = Pos{line, col}
			}
		}
	})
}
