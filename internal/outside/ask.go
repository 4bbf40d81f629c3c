// Package outside asks whether addresses outside of a site still lead somewhere. It tells those that are gone from those that do not
// let a program look, and from those that have trouble at the moment.
package outside

import (
	"cmp"
	"context"
	"net"
	"net/http"
	"net/url"
	"slices"
	"sync"
	"sync/atomic"
	"time"
)

// Verdict says what is known of an address.
type Verdict uint8

// The verdicts.
const (
	Alive       Verdict = iota
	Dead                // it is gone: 404, 410, or there is no such host
	Refused             // a program may not look: 401, 403, 429, 999 and other 4xx, or the host's certificate is not trusted
	Unreachable         // for now: 5xx, no answer in time, no connection
	Offline             // no host at all could be found or connected to: it is this machine that has no network
)

// Answer is a verdict with its reason, in words: "404 Not Found".
type Answer struct {
	Verdict Verdict
	Why     string
}

// Asker asks politely: each address once, HEAD where that is enough, a few at a time of one host, and none of a host that asks to be
// left alone (Retry-After). It keeps no cookies, and follows ten redirects at most.
type Asker struct {
	Agent     string            // the User-Agent, with a name and a version
	Wait      time.Duration     // how long one answer may take; 0: twenty seconds
	Transport http.RoundTripper // nil: net/http's own
}

// How many requests are under way at once: in all, and at one host.
const (
	atOnce  = 16
	perHost = 2
)

// Ask asks for every address, http and https ones alone, and gives the answers by the addresses as they were given. It ends early
// when ctx does; what was not asked then has no answer.
func (a Asker) Ask(ctx context.Context, addresses []string) map[string]Answer {
	client := &http.Client{Transport: cmp.Or(a.Transport, http.DefaultTransport), Timeout: cmp.Or(a.Wait, 20*time.Second), CheckRedirect: bounded}
	hosts := map[string]*host{}
	for _, address := range addresses {
		u, err := url.Parse(address)
		if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
			continue
		}
		u.Fragment = ""
		if hosts[u.Host] == nil {
			hosts[u.Host] = &host{named: map[string][]string{}, slots: make(chan struct{}, perHost)}
		}
		named := hosts[u.Host].named
		named[u.String()] = append(named[u.String()], address)
	}
	answers := &answers{byAddress: map[string]Answer{}, offline: len(hosts) > 1 || !online()}
	slots := make(chan struct{}, atOnce)
	var wg sync.WaitGroup
	for _, h := range hosts {
		for page, named := range h.named {
			wg.Go(func() {
				h.slots <- struct{}{}
				slots <- struct{}{}
				defer func() { <-slots; <-h.slots }()
				answer := h.ask(ctx, client, a.Agent, page)
				if ctx.Err() == nil {
					answers.put(named, answer.Answer, answer.lost)
				}
			})
		}
	}
	wg.Wait()
	if answers.offline {
		for address := range answers.byAddress {
			answers.byAddress[address] = Answer{Offline, "no network"}
		}
	}
	return answers.byAddress
}

// online reports whether the machine has an address by which it could reach another one.
func online() bool {
	addresses, err := net.InterfaceAddrs()
	return err != nil || slices.ContainsFunc(addresses, func(a net.Addr) bool {
		n, ok := a.(*net.IPNet)
		return ok && n.IP.IsGlobalUnicast()
	})
}

// answers are collected by many at once.
type answers struct {
	mu        sync.Mutex
	byAddress map[string]Answer
	offline   bool // no request came through so far
}

func (a *answers) put(addresses []string, answer Answer, lost bool) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.offline = a.offline && lost
	for _, address := range addresses {
		a.byAddress[address] = answer
	}
}

// host is what is to be asked of one host.
type host struct {
	named map[string][]string // by page, without its fragment, the addresses that name it
	slots chan struct{}
	later atomic.Pointer[Answer] // it asked to be left alone
}

// ask asks for one page, unless the host wants to be left alone.
func (h *host) ask(ctx context.Context, client *http.Client, agent, page string) reply {
	if later := h.later.Load(); later != nil {
		return reply{Answer: *later}
	}
	answer, wait := request(ctx, client, http.MethodHead, agent, page)
	if wait == "" && answer.again {
		answer, wait = request(ctx, client, http.MethodGet, agent, page)
	}
	if wait != "" {
		h.later.Store(&Answer{answer.Verdict, "the host asked to be left alone for a while"})
	}
	return answer
}
