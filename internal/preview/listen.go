package preview

import (
	"errors"
	"fmt"
	"net"
	"net/netip"
	"strconv"
	"syscall"
)

// tries is how many ports are tried, one after the other, for one that is free.
const tries = 100

// PortTakenError says that a port is another program's.
type PortTakenError struct{ Port int }

// Error says what is wrong and what to do.
func (e *PortTakenError) Error() string {
	return fmt.Sprintf("port %d is taken by another program: stop it, or name another port with --port", e.Port)
}

// Listen listens at a port of a host: at both addresses of loopback, IPv4's and IPv6's, for localhost and 127.0.0.1. Unless exact,
// it takes the next port that is free. Port 0 stands for any. The error is a *PortTakenError, or the machine's.
func Listen(host string, port int, exact bool) ([]net.Listener, error) {
	hosts := []string{host}
	if host == "localhost" || host == "127.0.0.1" {
		hosts = []string{"127.0.0.1", "::1"}
	}
	for try := range tries {
		at := port
		if port > 0 {
			if at = port + try; at > 1<<16-1 {
				break
			}
		}
		list, err := listen(hosts, at)
		if err == nil {
			return list, nil
		}
		if !errors.Is(err, syscall.EADDRINUSE) {
			return nil, fmt.Errorf("the preview can’t listen at %s: %w", net.JoinHostPort(host, strconv.Itoa(at)), err)
		}
		if exact {
			break
		}
	}
	return nil, &PortTakenError{port}
}

// listen listens at one port of all hosts, so that the port means this program whichever of them a browser takes. A machine without
// IPv6 has just the first.
func listen(hosts []string, port int) ([]net.Listener, error) {
	var list []net.Listener
	for i, host := range hosts {
		l, err := net.Listen("tcp", net.JoinHostPort(host, strconv.Itoa(port)))
		switch {
		case err == nil:
			list = append(list, l)
			port = l.Addr().(*net.TCPAddr).Port
		case i > 0 && !errors.Is(err, syscall.EADDRINUSE):
			return list, nil
		default:
			for _, l := range list {
				_ = l.Close()
			}
			return nil, err
		}
	}
	return list, nil
}

// IsLoopback reports whether only this machine reaches what listens at a host.
func IsLoopback(host string) bool {
	addr, err := netip.ParseAddr(host)
	return host == "localhost" || err == nil && addr.Unmap().IsLoopback()
}
