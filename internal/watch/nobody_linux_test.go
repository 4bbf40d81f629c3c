package watch

import (
	"os"
	"runtime"
	"syscall"
	"testing"
)

// asNobody does something as a user to whom folders can be forbidden. Linux asks each thread who it is.
func asNobody(t *testing.T, do func()) {
	if os.Geteuid() == 0 {
		runtime.LockOSThread()
		defer runtime.UnlockOSThread()
		const nobody = 65534
		if err := syscall.Setfsuid(nobody); err != nil {
			t.Fatal(err)
		}
		defer func() { _ = syscall.Setfsuid(0) }()
	}
	do()
}
