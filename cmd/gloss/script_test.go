package main

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"gloss": main})
}

// TestScripts runs the command lines of testdata/script, one behaviour a file. Besides testscript's own commands they have
// status, tree, bom, hold, await and interrupt.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Setup: func(env *testscript.Env) error {
			env.Values["locks"] = locks{}
			env.Setenv("SOURCE_DATE_EPOCH", "1411000000") // 2014-09-18 00:26:40 UTC
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){"status": status, "tree": tree, "bom": bom, "hold": hold, "await": await, "interrupt": interrupt},
	})
}

// status N COMMAND… runs a command that must end with exit status N.
func status(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: status N command [argument…]")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	got := 0
	if err := ts.Exec(args[1], args[2:]...); err != nil {
		var exit *exec.ExitError
		if !errors.As(err, &exit) {
			ts.Fatalf("%v", err)
		}
		got = exit.ExitCode()
	}
	if got != want {
		ts.Fatalf("exit status %d, want %d", got, want)
	}
}

// tree [-times] FOLDER FILE writes to FILE every file below FOLDER with the sum of its bytes, and with the moment that it was
// last written.
func tree(ts *testscript.TestScript, neg bool, args []string) {
	times := len(args) > 0 && args[0] == "-times"
	if times {
		args = args[1:]
	}
	if neg || len(args) != 2 {
		ts.Fatalf("usage: tree [-times] folder file")
	}
	var out strings.Builder
	root := ts.MkAbs(args[0])
	ts.Check(filepath.WalkDir(root, func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		b, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		rel, _ := filepath.Rel(root, name)
		fmt.Fprintf(&out, "%s %x", filepath.ToSlash(rel), sha256.Sum256(b))
		if info, err := e.Info(); err == nil && times {
			fmt.Fprintf(&out, " %d", info.ModTime().UnixNano())
		}
		out.WriteByte('\n')
		return nil
	}))
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), []byte(out.String()), 0o644))
}

// bom FILE… puts a byte-order mark before the text of files.
func bom(ts *testscript.TestScript, neg bool, args []string) {
	if neg {
		ts.Fatalf("usage: bom file…")
	}
	for _, name := range args {
		ts.Check(os.WriteFile(ts.MkAbs(name), []byte("\uFEFF"+ts.ReadFile(name)), 0o644))
	}
}
