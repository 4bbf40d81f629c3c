package render

import "sync"

// memo keeps what many pages show alike. It may be used from several goroutines at once: two may make the same value, and one of
// the two is kept.
type memo[K comparable, V any] struct {
	made sync.Map // K: V
}

// get gives the value of a key, made when it is first asked for. fill must give the same for the same key.
func (c *memo[K, V]) get(key K, fill func(K) V) V {
	if v, ok := c.made.Load(key); ok {
		return v.(V)
	}
	v, _ := c.made.LoadOrStore(key, fill(key))
	return v.(V)
}
