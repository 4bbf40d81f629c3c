package directive

import (
	"bytes"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/text"
)

// parseHead reads a line that starts with two colons or more: two are a Leaf, three or more open a Container. The line ends
// before its line ending and the white space there; base is its place in the source. Of the two results one is set, or
// none when the line is ordinary text.
//
// Text that a writer may well mean as text stays text: "::" and ":::" alone, "::before is a selector", "::std::vec". Three
// colons with a name, and two with a name and a bracket or brace, can only be meant as a directive.
func parseHead(line []byte, base int) (*Directive, *Problem) {
	colons := countColons(line)
	rest := line[colons:]
	fail := func(pos int, message, hint string) (*Directive, *Problem) {
		return nil, &Problem{Pos: base + pos, Message: message, Hint: hint}
	}
	n := nameLen(rest)
	if n == 0 {
		if i := skipSpace(rest, 0); colons >= 3 && i > 0 && nameLen(rest[i:]) > 0 {
			return nil, tooMuch(line, base, colons, i, "there is a space between the colons and the name", "write the name right after the colons")
		}
		return nil, nil
	}
	i := colons + n
	after := skipSpace(line, i)
	meant := colons >= 3 || i < len(line) && line[i] == '[' || after < len(line) && line[after] == '{'
	if c := line[i-1]; c == '-' || c == '_' {
		if !meant {
			return nil, nil
		}
		return fail(i-1, "a directive’s name can’t end in - or _", "end it with a letter or a digit")
	}

	d := &Directive{Name: string(rest[:n]), Start: base, NameEnd: base + i}
	if i < len(line) && line[i] == '[' {
		n := closingBracket(line[i:])
		if n < 0 {
			return fail(i, "the brackets are not closed", `write ] after the words; a bracket among the words is \[ or \]`)
		}
		d.HasLabel, d.Label = true, text.NewSegment(base+i+1, base+i+n)
		i += n + 1
	}
	braces := i < len(line) && line[i] == '{'
	if braces {
		spans, n, p := scanAttributes(line[i:], nil)
		if p.Message != "" {
			return fail(i+p.Pos, p.Message, p.Hint)
		}
		open := base + i
		d.setAttributes(line[i:], spans, func(o int) int { return open + o })
		i += n
	}
	d.Stop = base + i
	switch after = skipSpace(line, i); {
	case i == len(line):
		return d, nil
	case !meant:
		return nil, nil
	case line[after] == '[' && braces:
		return fail(after, "the brackets stand after the braces", "write the brackets first: name[words]{#id}")
	case after > i && (line[after] == '[' || line[after] == '{') && !braces:
		return nil, tooMuch(line, base, i, after-i, "there is a space before the bracket or brace", "write it without the space")
	case countColons(line[after:]) == len(line)-after:
		return fail(after, "colons end this line", "leave them out; the closing ::: stands on a line of its own")
	case colons >= 3 && !d.HasLabel && !braces:
		return fail(after, "a title stands in brackets", "write :::"+d.Name+"[Title]")
	}
	return fail(after, "nothing may follow a directive on its line", "write what follows on the next line")
}

// tooMuch says that white space at pos of a line is too much, and writes the line without it.
func tooMuch(line []byte, base, pos, spaces int, message, hint string) *Problem {
	return &Problem{base + pos, message, hint + ": " + string(line[:pos]) + string(line[pos+spaces:]), spaces}
}

func countColons(b []byte) int {
	return len(b) - len(bytes.TrimLeft(b, ":"))
}

// nameLen gives the length of the name that b starts with: a letter, then letters, digits, - and _. That it must not end
// in - or _ is left to the caller.
func nameLen(b []byte) int {
	i := 0
	for i < len(b) {
		r, size := utf8.DecodeRune(b[i:])
		if !unicode.IsLetter(r) && (i == 0 || !unicode.IsDigit(r) && r != '-' && r != '_') {
			break
		}
		i += size
	}
	return i
}

// closingBracket gives the place of the ] that closes the [ at the start of line, or -1. Brackets in between are
// balanced; escaped ones and those in code spans don't count.
func closingBracket(line []byte) int {
	var lastRun map[int]int // length of a run of backticks → where the last such run starts
	depth := 0
	for i := 0; i < len(line); i++ {
		switch line[i] {
		case '\\':
			i++
		case '[':
			depth++
		case ']':
			if depth--; depth == 0 {
				return i
			}
		case '`':
			if lastRun == nil {
				lastRun = backtickRuns(line)
			}
			n := runLen(line[i:])
			end := i + n
			for j := end; lastRun[n] >= end && j <= lastRun[n]; j++ {
				if k := runLen(line[j:]); k == n {
					end = j + k
					break
				} else if k > 0 {
					j += k - 1
				}
			}
			i = end - 1
		}
	}
	return -1
}

func backtickRuns(line []byte) map[int]int {
	runs := map[int]int{}
	for i := 0; i < len(line); i++ {
		if n := runLen(line[i:]); n > 0 {
			runs[n] = i
			i += n
		}
	}
	return runs
}

// runLen gives the number of backticks that b starts with.
func runLen(b []byte) int {
	return len(b) - len(bytes.TrimLeft(b, "`"))
}
