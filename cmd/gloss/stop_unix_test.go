//go:build unix

package main

import (
	"os"
	"syscall"
	"testing"
	"time"
)

// TestSignals: the first signal ends the context, the second the program.
func TestSignals(t *testing.T) {
	ended := make(chan struct{})
	ctx := untilSignal(func() { close(ended) })
	for i, sig := range []syscall.Signal{syscall.SIGTERM, syscall.SIGINT} {
		if err := syscall.Kill(os.Getpid(), sig); err != nil {
			t.Fatal(err)
		}
		select {
		case <-[]<-chan struct{}{ctx.Done(), ended}[i]:
		case <-time.After(patience):
			t.Fatalf("signal %d does nothing", i+1)
		}
	}
}
