package publish

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"syscall"
	"testing"
)

// The tests of this file's neighbours publish in processes of their own, which are killed for real, or whose system calls fail.

// order is what a child is asked to do: to publish sites, one after the other.
type order struct {
	Dir    string
	Sites  []site
	Report string // where to write what came of it, "" for nowhere
	User   int    // to become first; 0 for nobody else
}

// report is what came of an order's last site.
type report struct {
	Err   string
	Mixed *MixedError
	View  site
}

// How a child ends.
const (
	childDone    = 0
	childUnready = 1 // it didn't begin
	childFault   = 3
	childMixed   = 4
)

const childEnv = "PUBLISH_ORDER"

func init() {
	if os.Getenv(childEnv) != "" {
		runtime.LockOSThread() // all system calls of main come of one thread, so that strace counts them through
	}
}

func TestMain(m *testing.M) {
	if at := os.Getenv(childEnv); at != "" {
		os.Exit(child(at))
	}
	os.Exit(m.Run())
}

func child(at string) int {
	var o order
	data, err := os.ReadFile(at)
	if err == nil {
		err = json.Unmarshal(data, &o)
	}
	if err == nil && o.User > 0 {
		err = syscall.Setuid(o.User)
	}
	if err != nil {
		fmt.Println(err)
		return childUnready
	}
	for _, s := range o.Sites {
		if err = publishIn(o.Dir, s); err != nil {
			break
		}
	}
	var mixed *MixedError
	isMixed := errors.As(err, &mixed)
	if o.Report != "" {
		r := report{View: view(&testing.T{}, o.Dir)}
		if err != nil {
			r.Err = err.Error()
		}
		if isMixed {
			r.Mixed = &MixedError{New: mixed.New, Gone: mixed.Gone}
		}
		data, _ := json.Marshal(r)
		if err := os.WriteFile(o.Report, data, 0o644); err != nil {
			fmt.Println(err)
			return childUnready
		}
	}
	switch {
	case isMixed:
		return childMixed
	case err != nil:
		return childFault
	}
	return childDone
}

func publishIn(dir string, s site) error {
	tx, err := Begin(dir, Options{})
	if err != nil {
		return err
	}
	defer tx.Abort()
	for _, name := range slices.Sorted(maps.Keys(s)) {
		if err := tx.Put(name, []byte(s[name])); err != nil {
			return err
		}
	}
	_, err = tx.Commit()
	return err
}

// ask has a child do what it is asked, by way of a command that takes another as its arguments, and gives its exit status; -1 when it
// was killed.
func ask(t *testing.T, o order, by ...string) int {
	t.Helper()
	data, err := json.Marshal(o)
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "order")
	if err := os.WriteFile(file, data, 0o644); err != nil {
		t.Fatal(err)
	}
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	args := append(slices.Clone(by), self)
	cmd := exec.Command(args[0], args[1:]...)
	cmd.Env = append(os.Environ(), childEnv+"="+file, "GODEBUG=asyncpreemptoff=1") // no signals of Go's own in a trace
	out, err := cmd.CombinedOutput()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	if strings.Contains(string(out), "strace: ") {
		t.Fatalf("%s", out)
	}
	code := cmd.ProcessState.ExitCode()
	if !slices.Contains([]int{-1, childDone, childUnready, childFault, childMixed, 128 + int(syscall.SIGKILL)}, code) {
		if strings.Contains(string(out), "goroutine 1 ") && len(o.Sites) > 0 {
			t.Errorf("%s: %v, %s", strings.Join(by, " "), cmd.ProcessState, out)
		}
		return childUnready
	}
	return code
}

// needs skips a test where a command is missing or may not do what it must; where tools are required, that is an error.
func needs(t *testing.T, try ...string) {
	t.Helper()
	if testing.Short() {
		t.Skip("it starts hundreds of processes")
	}
	out, err := exec.Command(try[0], try[1:]...).CombinedOutput()
	switch {
	case err == nil:
	case os.Getenv("GLOSS_E2E") == "require":
		t.Fatalf("%s: %v %s, and GLOSS_E2E=require", strings.Join(try, " "), err, out)
	default:
		t.Skipf("%s: %v %s", strings.Join(try, " "), err, out)
	}
}

func readReport(t *testing.T, file string) (r report) {
	t.Helper()
	data, err := os.ReadFile(file)
	if err == nil {
		err = json.Unmarshal(data, &r)
	}
	if err != nil {
		t.Fatal(err)
	}
	return r
}
