//go:build !linux

package watch

import (
	"os"
	"testing"
)

// asNobody does something as a user to whom folders can be forbidden.
func asNobody(t *testing.T, do func()) {
	if os.Geteuid() == 0 {
		t.Skip("nothing is forbidden to this user")
	}
	do()
}
