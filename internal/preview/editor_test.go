package preview

import (
	"errors"
	"net"
	"testing"

	"github.com/gloss-press/gloss/internal/diag"
)

func TestEditor(t *testing.T) {
	at := diag.At("content/a b&c.md", diag.Pos{Line: 3, Col: 7})
	for _, test := range []struct{ name, want string }{
		{"", ""},
		{"vscode", "vscode://file/home/an%20author/site/content/a%20b%26c.md:3:7"},
		{"idea", "idea://open?file=/home/an%20author/site/content/a%20b%26c.md&line=3&column=7"},
		{"mine://open/{file}?{line}", "mine://open//home/an%20author/site/content/a%20b%26c.md?3"},
		{"emacs", "error"}, {"javascript:alert('{file}')", "error"}, {"JavaScript:{file}", "error"}, {"data:text/html,{file}", "error"}, {"{file}", "error"}, {"vscode://file/", "error"}, {"://{file}", "error"},
	} {
		e, err := NewEditor(test.name, "/home/an author/site")
		got := e.address(at)
		if err != nil {
			got = "error"
		}
		if got != test.want {
			t.Errorf("%q opens %q, want %q", test.name, got, test.want)
		}
	}
}

// TestListen takes ports that are free, and says which one is not.
func TestListen(t *testing.T) {
	first, err := Listen("127.0.0.1", 0, true)
	if err != nil {
		t.Fatal(err)
	}
	defer first[0].Close()
	port := first[0].Addr().(*net.TCPAddr).Port
	for _, l := range first {
		if at := l.Addr().(*net.TCPAddr); !at.IP.IsLoopback() || at.Port != port {
			t.Errorf("it listens at %s", at)
		}
		defer l.Close()
	}
	var taken *PortTakenError
	if _, err := Listen("127.0.0.1", port, true); !errors.As(err, &taken) || taken.Port != port {
		t.Errorf("a port that is taken: %v", err)
	}
	next, err := Listen("localhost", port, false)
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range next {
		defer l.Close()
		if at := l.Addr().(*net.TCPAddr).Port; at <= port || at > port+tries {
			t.Errorf("the next free port after %d is %d", port, at)
		}
	}
	if _, err := Listen("203.0.113.7", port, true); err == nil || errors.As(err, &taken) {
		t.Errorf("an address that is not this machine's: %v", err)
	}
	for host, want := range map[string]bool{"localhost": true, "127.0.0.1": true, "127.1.2.3": true, "::1": true, "0.0.0.0": false, "::": false, "192.168.1.1": false, "example.org": false} {
		if IsLoopback(host) != want {
			t.Errorf("IsLoopback(%q) is %v", host, !want)
		}
	}
}
