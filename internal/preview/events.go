package preview

import (
	"fmt"
	"io"
	"net/http"
	"sync"
	"time"
)

// heartbeat is how often a stream says that it is there when nothing has changed, so that a browser that is gone is noticed.
const heartbeat = 20 * time.Second

// hub tells all open streams that something has changed. It never waits for any of them: an event says no more than that, so one
// that was not taken yet stands for all that follow.
type hub struct {
	mu       sync.Mutex
	revision int64
	streams  map[chan struct{}]bool
}

func (h *hub) publish() {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.revision++
	for s := range h.streams {
		select {
		case s <- struct{}{}:
		default: // it has an event that it did not take yet
		}
	}
}

func (h *hub) at() int64 {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.revision
}

func (h *hub) join() (events <-chan struct{}, leave func()) {
	s := make(chan struct{}, 1)
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.streams == nil {
		h.streams = map[chan struct{}]bool{}
	}
	h.streams[s] = true
	return s, func() {
		h.mu.Lock()
		defer h.mu.Unlock()
		delete(h.streams, s)
	}
}

// stream sends Server-Sent Events: the present revision at once, and each that follows.
func (p *Preview) stream(w http.ResponseWriter, r *http.Request) {
	header := w.Header()
	header.Set("Content-Type", "text/event-stream")
	header.Set("Cache-Control", "no-store")
	if r.Method == http.MethodHead {
		return
	}
	events, leave := p.events.join()
	defer leave()
	control := http.NewResponseController(w)
	plain := w.(*patient).ResponseWriter // it sets its own deadlines
	send := func(text string) bool {
		_ = control.SetWriteDeadline(p.opt.Clock().Add(eventTime))
		_, err := io.WriteString(plain, text)
		return err == nil && control.Flush() == nil
	}
	beat := time.NewTicker(heartbeat)
	defer beat.Stop()
	for ok := send(fmt.Sprintf("data: %s\n\n", p.revision())); ok; {
		select {
		case <-events:
			ok = send(fmt.Sprintf("data: %s\n\n", p.revision()))
		case <-beat.C:
			ok = send(":\n\n")
		case <-r.Context().Done():
			return
		case <-p.ctx.Done():
			return
		}
	}
}

// revision names what is served now; no two runs of the server give the same.
func (p *Preview) revision() string { return fmt.Sprintf("%s-%d", p.name, p.events.at()) }
