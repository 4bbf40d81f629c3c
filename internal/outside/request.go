package outside

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"net"
	"net/http"
	"strings"
	"syscall"
)

// reply is an Answer with what is known of how it came about: whether GET may be answered otherwise than HEAD was.
type reply struct {
	Answer
	again bool
	lost  bool // no host was reached: it was not found, or nothing leads there
}

// request makes one request. wait is what the host says of when to come back.
func request(ctx context.Context, client *http.Client, method, agent, page string) (r reply, wait string) {
	req, err := http.NewRequestWithContext(ctx, method, page, nil)
	if err != nil {
		return reply{Answer: Answer{Dead, "this is no address"}}, ""
	}
	req.Header.Set("User-Agent", agent)
	req.Header.Set("Accept", "*/*")
	res, err := client.Do(req)
	if err != nil {
		return reply{Answer: failed(err), lost: isLost(err)}, ""
	}
	_ = res.Body.Close() // what it says is of no interest
	r.Answer = answered(res.StatusCode)
	switch res.StatusCode {
	case http.StatusForbidden, http.StatusMethodNotAllowed, http.StatusNotImplemented:
		r.again = method == http.MethodHead
	case http.StatusTooManyRequests, http.StatusServiceUnavailable:
		wait = res.Header.Get("Retry-After")
	}
	return r, wait
}

func answered(status int) Answer {
	why := strings.TrimSpace(fmt.Sprintf("%d %s", status, http.StatusText(status)))
	switch {
	case status == http.StatusNotFound, status == http.StatusGone:
		return Answer{Dead, why}
	case status < 400:
		return Answer{Alive, why}
	case 500 <= status && status < 600:
		return Answer{Unreachable, why}
	}
	return Answer{Refused, why}
}

var errRedirects = errors.New("redirects without an end")

// bounded allows ten redirects, to http and https alone.
func bounded(req *http.Request, via []*http.Request) error {
	if len(via) >= 10 || req.URL.Scheme != "http" && req.URL.Scheme != "https" {
		return errRedirects
	}
	return nil
}

// is reports whether an error is, or comes of, one of a type.
func is[T error](err error) bool {
	_, ok := errors.AsType[T](err)
	return ok
}

// isLost reports whether a request came to no machine at all.
func isLost(err error) bool {
	return is[*net.DNSError](err) || errors.Is(err, syscall.ENETUNREACH) || errors.Is(err, syscall.EHOSTUNREACH) || errors.Is(err, syscall.ENETDOWN)
}

// failed judges a request that had no answer.
func failed(err error) Answer {
	dns, isDNS := errors.AsType[*net.DNSError](err)
	timeout, isNet := errors.AsType[net.Error](err)
	switch {
	case isDNS && dns.IsNotFound:
		return Answer{Dead, "there is no such host"}
	case errors.Is(err, errRedirects):
		return Answer{Refused, errRedirects.Error()}
	case is[*tls.CertificateVerificationError](err), is[x509.UnknownAuthorityError](err), is[x509.HostnameError](err):
		return Answer{Refused, "the host’s certificate is not trusted"}
	case is[tls.RecordHeaderError](err), is[tls.AlertError](err), errors.Is(err, http.ErrSchemeMismatch):
		return Answer{Refused, "no safe connection could be agreed upon"}
	case isNet && timeout.Timeout():
		return Answer{Unreachable, "no answer in time"}
	}
	return Answer{Unreachable, "no connection"}
}
