package render

// places gives each value its place in a list, in which it stands once.
type places[K comparable] struct {
	list   []K
	at     map[K]int // where they are many
	counts []int     // how often count was called for each
}

func (p *places[K]) count(at int) {
	for len(p.counts) <= at {
		p.counts = append(p.counts, 0)
	}
	p.counts[at]++
}

// fewPlaces is up to how many are looked through one by one.
const fewPlaces = 32

func (p *places[K]) of(k K) (at int, isNew bool) {
	if p.at != nil {
		if at, ok := p.at[k]; ok {
			return at, false
		}
	} else {
		for i := range p.list {
			if p.list[i] == k {
				return i, false
			}
		}
	}
	at = len(p.list)
	if p.list = append(p.list, k); p.at != nil {
		p.at[k] = at
	} else if at == fewPlaces {
		p.at = map[K]int{}
		for i, k := range p.list {
			p.at[k] = i
		}
	}
	return at, true
}
