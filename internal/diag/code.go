package diag

// Code names a kind of mistake. Codes are stable: scripts and the documentation name them.
type Code string
