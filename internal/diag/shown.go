package diag

// Shown gives the line that a message is about as people see it, cut in two at the caret: shortened where it is long, and with
// what can't be seen or would turn the order of words written as escapes. Both are empty where no line is known.
func (d *Diagnostic) Shown() (before, after string) {
	if d.Excerpt == "" || d.From.IsZero() {
		return "", ""
	}
	return new(cursor).window(d.Excerpt, int(d.From.Col)-1)
}
