package render

import "sync"

// recent keeps what was asked for of late: what is not, in twice as many others, is forgotten. It may be used as a memo is.
type recent[K comparable, V any] struct {
	mu       sync.Mutex
	now, old map[K]V
	most     int
}

// get gives the value of a key, made where it is not known. fill must give the same for the same key.
func (c *recent[K, V]) get(key K, fill func(K) V) V {
	c.mu.Lock()
	v, ok := c.now[key]
	if !ok {
		v, ok = c.old[key]
	}
	c.mu.Unlock()
	if !ok {
		v = fill(key)
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if len(c.now) >= c.most || c.now == nil {
		c.now, c.old = make(map[K]V, c.most), c.now
	}
	c.now[key] = v
	return v
}

// memo keeps what many pages show alike. It may be used from several goroutines at once: two may make the same value, and one of
// the two is kept. (A sync.Map is slower here.)
type memo[K comparable, V any] struct {
	mu   sync.RWMutex
	made map[K]V
}

// get gives the value of a key, made when it is first asked for. fill must give the same for the same key.
func (c *memo[K, V]) get(key K, fill func(K) V) V {
	c.mu.RLock()
	v, ok := c.made[key]
	c.mu.RUnlock()
	if ok {
		return v
	}
	v = fill(key)
	c.mu.Lock()
	defer c.mu.Unlock()
	if first, ok := c.made[key]; ok {
		return first
	}
	if c.made == nil {
		c.made = map[K]V{}
	}
	c.made[key] = v
	return v
}
