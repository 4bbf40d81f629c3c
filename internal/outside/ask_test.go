package outside

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// site is a server that answers each path as its first part says, and remembers what it was asked.
type site struct {
	*httptest.Server
	mu     sync.Mutex
	asked  []string
	agents map[string]bool
	now    int
	most   int // requests at once
	hang   chan struct{}
}

func serve(t *testing.T, start func(http.Handler) *httptest.Server) *site {
	t.Helper()
	s := &site{agents: map[string]bool{}, hang: make(chan struct{})}
	s.Server = start(s)
	s.Config.ErrorLog = log.New(io.Discard, "", 0)
	t.Cleanup(func() { close(s.hang); s.Close() })
	return s
}

func (s *site) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	s.asked = append(s.asked, r.Method+" "+r.URL.RequestURI())
	s.agents[r.UserAgent()] = true
	s.now++
	s.most = max(s.most, s.now)
	s.mu.Unlock()
	defer func() { s.mu.Lock(); s.now--; s.mu.Unlock() }()
	if r.Header.Get("Cookie") != "" {
		w.WriteHeader(http.StatusTeapot)
		return
	}
	http.SetCookie(w, &http.Cookie{Name: "a", Value: "b"})
	head := r.Method == http.MethodHead
	what, _, _ := strings.Cut(strings.Trim(r.URL.Path, "/"), "/")
	switch what {
	case "moved":
		http.Redirect(w, r, "/ok/moved", http.StatusMovedPermanently)
	case "round":
		http.Redirect(w, r, "/round", http.StatusFound)
	case "away":
		http.Redirect(w, r, "ftp://127.0.0.1/", http.StatusFound)
	case "nohead":
		if head {
			w.WriteHeader(http.StatusMethodNotAllowed)
		}
	case "shy": // for programs that ask for the head alone
		if head {
			w.WriteHeader(http.StatusForbidden)
		} else {
			w.WriteHeader(http.StatusNotFound)
		}
	case "later":
		w.Header().Set("Retry-After", "120")
		w.WriteHeader(http.StatusTooManyRequests)
	case "hang":
		<-s.hang
	default:
		status := 200
		_, _ = fmt.Sscan(what, &status)
		w.WriteHeader(status)
	}
}

func TestAsk(t *testing.T) {
	s := serve(t, httptest.NewServer)
	want := map[string]Answer{
		"/ok":       {Alive, "200 OK"},
		"/ok#place": {Alive, "200 OK"},
		"/moved":    {Alive, "200 OK"},
		"/nohead":   {Alive, "200 OK"},
		"/404":      {Dead, "404 Not Found"},
		"/410":      {Dead, "410 Gone"},
		"/shy":      {Dead, "404 Not Found"},
		"/401":      {Refused, "401 Unauthorized"},
		"/403":      {Refused, "403 Forbidden"},
		"/429":      {Refused, "429 Too Many Requests"},
		"/999":      {Refused, "999"},
		"/451":      {Refused, "451 Unavailable For Legal Reasons"},
		"/round":    {Refused, "redirects without an end"},
		"/away":     {Refused, "redirects without an end"},
		"/500":      {Unreachable, "500 Internal Server Error"},
		"/503":      {Unreachable, "503 Service Unavailable"},
	}
	var addresses []string
	for path := range want {
		addresses = append(addresses, s.URL+path)
	}
	got := map[string]Answer{}
	for address, a := range (Asker{Agent: "Gloss/test"}).Ask(context.Background(), append(addresses, "mailto:a@example.org", "/here", "ftp://127.0.0.1/", "http://%zz/")) {
		got[strings.TrimPrefix(address, s.URL)] = a
	}
	if !cmp.Equal(got, want) {
		t.Error(cmp.Diff(want, got))
	}
	for _, asked := range []string{"HEAD /ok", "HEAD /404", "HEAD /403", "GET /403"} {
		if n := count(s.asked, asked); n != 1 {
			t.Errorf("%s was asked %d times", asked, n)
		}
	}
	if n := count(s.asked, "HEAD /round"); n > 11 {
		t.Errorf("%d redirects were followed", n)
	}
	if s.most > perHost {
		t.Errorf("%d requests at once", s.most)
	}
	if len(s.agents) != 1 || !s.agents["Gloss/test"] {
		t.Errorf("the agents are %v", s.agents)
	}
}

func count(list []string, s string) (n int) {
	for _, x := range list {
		if x == s {
			n++
		}
	}
	return n
}

// TestLeftAlone asks a host that wants to be left alone: at most the requests that were under way come after that.
func TestLeftAlone(t *testing.T) {
	s := serve(t, httptest.NewServer)
	other := serve(t, httptest.NewServer)
	var addresses []string
	for i := range 50 {
		addresses = append(addresses, fmt.Sprint(s.URL, "/later/", i), fmt.Sprint(other.URL, "/ok/", i))
	}
	answers := Asker{}.Ask(context.Background(), addresses)
	if len(s.asked) > perHost || len(other.asked) != 50 {
		t.Errorf("%d and %d requests", len(s.asked), len(other.asked))
	}
	for _, a := range addresses[2:] {
		if answer := answers[a]; strings.HasPrefix(a, s.URL) && answer.Verdict != Refused || strings.HasPrefix(a, other.URL) && answer.Verdict != Alive {
			t.Errorf("%s: %v", a, answer)
		}
	}
}

func TestNoAnswer(t *testing.T) {
	s := serve(t, httptest.NewServer)
	safe := serve(t, httptest.NewTLSServer)
	closed := serve(t, httptest.NewServer)
	closed.Close()
	addresses := []string{safe.URL + "/ok", closed.URL + "/ok", strings.Replace(s.URL, "http:", "https:", 1) + "/ok"}
	answers := Asker{}.Ask(context.Background(), addresses)
	var got []Answer
	for _, a := range addresses {
		got = append(got, answers[a])
	}
	want := []Answer{{Refused, "the host’s certificate is not trusted"}, {Unreachable, "no connection"}, {Refused, "no safe connection could be agreed upon"}}
	if !slices.Equal(got, want) {
		t.Error(cmp.Diff(want, got))
	}
	slow := Asker{Wait: 50 * time.Millisecond}.Ask(context.Background(), []string{s.URL + "/hang"})
	if got := slow[s.URL+"/hang"]; got != (Answer{Unreachable, "no answer in time"}) {
		t.Error(got)
	}
}

func TestFailed(t *testing.T) {
	for _, test := range []struct {
		err  error
		want Verdict
	}{
		{&net.DNSError{IsNotFound: true}, Dead},
		{&net.DNSError{IsTemporary: true}, Unreachable},
		{&net.DNSError{IsTimeout: true}, Unreachable},
		{tls.AlertError(40), Refused},
		{context.DeadlineExceeded, Unreachable},
		{errors.New("reset"), Unreachable},
	} {
		if got := failed(fmt.Errorf("get: %w", test.err)); got.Verdict != test.want || got.Why == "" {
			t.Errorf("%v: %v", test.err, got)
		}
	}
}

// TestStopped gives up when it is told to, and has no answers then.
func TestStopped(t *testing.T) {
	s := serve(t, httptest.NewServer)
	ctx, stop := context.WithCancel(context.Background())
	stop()
	if answers := (Asker{}).Ask(ctx, []string{s.URL + "/hang", s.URL + "/ok"}); len(answers) > 0 {
		t.Errorf("%v", answers)
	}
}

// lost is a network on which nothing can be found.
type lost struct{ known string }

func (l lost) RoundTrip(r *http.Request) (*http.Response, error) {
	if r.URL.Host == l.known {
		return &http.Response{StatusCode: 200, Body: http.NoBody, Request: r}, nil
	}
	return nil, &net.DNSError{IsNotFound: true}
}

// TestOffline asks where no host is found: with one that is, the others are gone; without, the machine has no network.
func TestOffline(t *testing.T) {
	addresses := []string{"https://a.example/x", "https://a.example/y", "https://b.example/"}
	for known, want := range map[string]Verdict{"": Offline, "b.example": Dead} {
		answers := Asker{Transport: lost{known}}.Ask(context.Background(), addresses)
		if len(answers) != 3 || answers[addresses[0]].Verdict != want || answers[addresses[1]].Verdict != want {
			t.Errorf("known is %q: %v", known, answers)
		}
	}
}
