package diag

// Shown gives the line that a message is about as people see it, cut in two at the caret: shortened where it is long, and with
// what can't be seen or would turn the order of words written as escapes. Both are empty where no line is known.
func (d *Diagnostic) Shown() (before, after string) {
	if d.Excerpt == "" || d.From.IsZero() {
		return "", ""
	}
	return new(cursor).window(d.Excerpt, int(d.From.Col)-1)
}

// IsHidden reports the characters that turn the order of words or can't be seen, and that no word needs: bidirectional controls,
// zero-width spaces, invisible operators and tags.
func IsHidden(r rune) bool {
	return r == 0x200B || 0x202A <= r && r <= 0x202E || 0x2060 <= r && r <= 0x2064 || 0x2066 <= r && r <= 0x2069 ||
		r == 0xFEFF || 0xE0000 <= r && r <= 0xE007F
}
