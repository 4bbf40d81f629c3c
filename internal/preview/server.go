package preview

import (
	"context"
	"errors"
	"io"
	"log"
	"net"
	"net/http"
	"sync"
	"time"
)

// The times that a browser is given.
const (
	headerTime = 5 * time.Second        // to send its request
	idleTime   = 8 * time.Second        // between two requests, and to begin one
	writeTime  = 30 * time.Second       // to take a part of an answer
	eventTime  = 5 * time.Second        // to take an event
	endTime    = 400 * time.Millisecond // to take what is on its way, when the server ends
	maxHeader  = 64 << 10
)

// Serve answers requests until ctx ends, and then within half a second, streams open or not. It closes the listeners.
func (p *Preview) Serve(ctx context.Context, listeners ...net.Listener) error {
	streams, end := context.WithCancel(ctx)
	defer end()
	server := &http.Server{
		Handler:                      p.Handler(),
		ReadHeaderTimeout:            headerTime,
		IdleTimeout:                  idleTime,
		MaxHeaderBytes:               maxHeader,
		BaseContext:                  func(net.Listener) context.Context { return streams },
		DisableGeneralOptionsHandler: true,
		ErrorLog:                     log.New(io.Discard, "", 0), // what strangers send is no news to an author
	}
	failed := make(chan error, len(listeners))
	var wg sync.WaitGroup
	for _, l := range listeners {
		wg.Go(func() {
			if err := server.Serve(l); !errors.Is(err, http.ErrServerClosed) {
				failed <- err
			}
		})
	}
	var err error
	select {
	case <-ctx.Done():
	case err = <-failed:
	}
	end()
	late, cancel := context.WithTimeout(context.Background(), endTime)
	defer cancel()
	if server.Shutdown(late) != nil {
		_ = server.Close()
	}
	wg.Wait()
	return err
}

// patient gives each part of an answer its own time: a browser that takes none of it is let go, and one that is slow is not.
type patient struct {
	http.ResponseWriter
	control *http.ResponseController
	clock   func() time.Time
}

func (w *patient) Write(b []byte) (int, error) {
	const part = 256 << 10
	written := 0
	for {
		_ = w.control.SetWriteDeadline(w.clock().Add(writeTime))
		n, err := w.ResponseWriter.Write(b[:min(len(b), part)])
		written += n
		if b = b[n:]; err != nil || len(b) == 0 {
			return written, err
		}
	}
}

// Unwrap lets http.ResponseController through.
func (w *patient) Unwrap() http.ResponseWriter { return w.ResponseWriter }
