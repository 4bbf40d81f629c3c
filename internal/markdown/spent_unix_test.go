//go:build unix

package markdown

import (
	"syscall"
	"time"
)

// spent gives the processor time that the test has taken: the machine may have other work.
func spent() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		panic(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
