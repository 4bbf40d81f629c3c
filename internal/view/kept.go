package view

import (
	"fmt"
	"sync"
)

// Kept is HTML that partials have made of a value: what many pages show alike is made once. It may be used from several goroutines at once.
type Kept struct {
	mu     sync.Mutex
	html   map[string]HTML
	making map[string]int // how many are at it
}

// mostMakers is more than ever make the same at once, but for a partial that asks for itself.
const mostMakers = 1000

// Once gives what a partial makes of the value. make is called until it has given something.
func (k *Kept) Once(partial string, make func() (HTML, error)) (HTML, error) {
	k.mu.Lock()
	if html, ok := k.html[partial]; ok {
		k.mu.Unlock()
		return html, nil
	}
	if k.html == nil {
		k.html, k.making = map[string]HTML{}, map[string]int{}
	}
	k.making[partial]++
	many := k.making[partial] > mostMakers
	k.mu.Unlock()
	html, err := HTML(""), error(nil)
	if many {
		err = fmt.Errorf("the partial %q is made of itself", partial)
	} else {
		html, err = make()
	}
	k.mu.Lock()
	defer k.mu.Unlock()
	k.making[partial]--
	if err == nil {
		k.html[partial] = html
	}
	return html, err
}
