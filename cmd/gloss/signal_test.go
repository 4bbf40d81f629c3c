package main

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"github.com/gofrs/flock"
	"github.com/rogpeppe/go-internal/testscript"
)

// patience bounds every wait for what another process does.
const patience = time.Minute

// hold FILE locks a file as a build does that writes to an output; hold FILE again lets it go.
func hold(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: hold file")
	}
	held, name := ts.Value("locks").(locks), ts.MkAbs(args[0])
	if l, ok := held[name]; ok {
		delete(held, name)
		ts.Check(l.Unlock())
		return
	}
	l := flock.New(name)
	if ok, err := l.TryLock(); err != nil || !ok {
		ts.Fatalf("%s can’t be locked: %v", name, err)
	}
	held[name] = l
	ts.Defer(func() { _ = l.Unlock() })
}

// locks are those that a script holds, by their files.
type locks map[string]*flock.Flock

// await FILE TEXT waits until a file has a text.
func await(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: await file text")
	}
	if !appears(ts.MkAbs(args[0]), args[1]) {
		ts.Fatalf("%q does not appear in %s", args[1], args[0])
	}
}

// appears waits until a file has a text, and reports whether it came to have it.
func appears(file, text string) bool {
	look := time.NewTicker(5 * time.Millisecond)
	defer look.Stop()
	for end := time.Now().Add(patience); time.Now().Before(end); <-look.C {
		if b, err := os.ReadFile(file); err == nil && strings.Contains(string(b), text) {
			return true
		}
	}
	return false
}

// interrupt N FILE TEXT COMMAND… runs a command with its messages going to FILE, presses Ctrl-C when TEXT stands there, and wants
// exit status N.
func interrupt(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 4 {
		ts.Fatalf("usage: interrupt N file text command [argument…]")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	cmd := exec.Command(args[3], args[4:]...)
	for _, dir := range filepath.SplitList(ts.Getenv("PATH")) {
		if file := filepath.Join(dir, args[3]); cmd.Path != file {
			if _, err := os.Stat(file); err == nil {
				cmd.Path, cmd.Err = file, nil
				break
			}
		}
	}
	out, err := os.Create(ts.MkAbs(args[1]))
	ts.Check(err)
	defer out.Close()
	cmd.Dir, cmd.Stderr = ts.MkAbs("."), out
	cmd.Env = append(os.Environ(), "PATH="+ts.Getenv("PATH"), "SOURCE_DATE_EPOCH="+ts.Getenv("SOURCE_DATE_EPOCH"))
	ts.Check(cmd.Start())
	seen := appears(out.Name(), args[2])
	ts.Check(cmd.Process.Signal(os.Interrupt))
	end := time.AfterFunc(patience, func() { _ = cmd.Process.Kill() })
	defer end.Stop()
	err = cmd.Wait()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		ts.Fatalf("%v", err)
	}
	if got := cmd.ProcessState.ExitCode(); !seen || got != want {
		ts.Fatalf("exit status %d, want %d (%q was seen: %v)", got, want, args[2], seen)
	}
}
