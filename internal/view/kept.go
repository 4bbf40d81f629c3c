package view

import (
	"errors"
	"sync"
	"sync/atomic"
)

// Kept is HTML that partials have made of a value: what many pages show alike is made once. It may be used from several goroutines at once.
type Kept struct {
	made atomic.Pointer[kept] // what prints the value sees an address, and no map that is being written to
}

type kept struct {
	mu     sync.Mutex
	html   map[string]HTML
	failed map[string]error
	making map[string]int // how many are at it
}

// mostMakers is more than ever make the same at once, but for a partial that asks for itself.
const mostMakers = 200

// ErrItself says that a partial asks for what it makes itself.
var ErrItself = errors.New("this partial is made of itself")

// Once gives what a partial makes of the value, or its error. fill is called until it has given one of the two; it must always give the same.
func (of *Kept) Once(partial string, fill func() (HTML, error)) (HTML, error) {
	if of.made.Load() == nil {
		of.made.CompareAndSwap(nil, &kept{html: map[string]HTML{}, failed: map[string]error{}, making: map[string]int{}})
	}
	k := of.made.Load()
	k.mu.Lock()
	if html, ok := k.html[partial]; ok || k.failed[partial] != nil {
		defer k.mu.Unlock()
		return html, k.failed[partial]
	}
	k.making[partial]++
	many := k.making[partial] > mostMakers
	k.mu.Unlock()
	html, err := HTML(""), error(nil)
	if many {
		err = ErrItself
	} else {
		html, err = fill()
	}
	k.mu.Lock()
	defer k.mu.Unlock()
	k.making[partial]--
	if err == nil {
		k.html[partial] = html
	} else {
		k.failed[partial] = err // as it would each time
	}
	return html, err
}
