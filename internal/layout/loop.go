package layout

import (
	"cmp"
	"iter"
	"reflect"
	"slices"
	"text/template/parse"
)

// loop compiles {{range}}.
func (c *compiler) loop(n *parse.RangeNode) step {
	defer c.leave(len(c.scope))
	if v, ok := c.folded(n.Pipe.Cmds); ok && len(n.Pipe.Decl) == 0 && v.Kind() == reflect.Slice && v.Len() > 0 {
		return c.unrolled(n, v)
	}
	value, slots := c.assigned(n.Pipe) // the variables hold the whole at first, which {{else}} sees
	body, otherwise := c.listOf(n.List, reflect.Value{}), c.list(n.ElseList)
	channel := c.hasNone(n, "range over a channel")
	at := Place{c.tree, n.Pos}
	pass := func(s *state, index, elem reflect.Value) bool {
		s.loops[len(s.loops)-1].rounds++
		s.further(at)
		if len(slots) > 0 {
			s.set(slots[0], index)
			s.set(slots[len(slots)-1], elem)
		}
		goOn := body(s, elem) != breaks
		s.out.flushMuch()
		return goOn
	}
	return func(s *state, dot reflect.Value) signal {
		v, isNil := indirect(value(s, dot))
		if isNil {
			fail()
		}
		ran := false
		s.loops = append(s.loops, turning{at: at})
		switch kind := v.Kind(); {
		case !v.IsValid():
		case kind == reflect.Slice || kind == reflect.Array:
			ran = v.Len() > 0
			for i := range v.Len() {
				var index reflect.Value
				if len(slots) > 1 {
					index = reflect.ValueOf(i)
				}
				if !pass(s, index, v.Index(i)) {
					break
				}
			}
		default:
			ran = iterate(v, len(slots), channel, func(index, elem reflect.Value) bool { return pass(s, index, elem) })
		}
		s.loops = s.loops[:len(s.loops)-1]
		if !ran {
			return otherwise(s, dot)
		}
		return next
	}
}

// Sequence is a function for {{range}} that can be gone through without reflection: Values gives what the function itself gives.
type Sequence interface{ Values() iter.Seq[any] }

// unrolled compiles {{range}} over a slice that is the same in every execution: its body once for each element.
func (c *compiler) unrolled(n *parse.RangeNode, slice reflect.Value) step {
	visible := len(c.scope)
	var bodies []step
	for i := range slice.Len() {
		bodies = append(bodies, c.listOf(n.List, slice.Index(i)))
		c.leave(visible)
	}
	return func(s *state, _ reflect.Value) signal {
		for i, body := range bodies {
			if body(s, slice.Index(i)) == breaks {
				break
			}
		}
		return next
	}
}

// iterate gives each what v holds, until it has enough, and reports whether that was any. variables is how many the loop has, channel what
// is wrong with a channel.
func iterate(v reflect.Value, variables int, channel *failure, each func(index, elem reflect.Value) bool) (any bool) {
	kind := v.Kind()
	switch {
	case kind == reflect.Map:
		for _, e := range sorted(v) {
			any = true
			if !each(e.key, e.value) {
				break
			}
		}
	case kind == reflect.Func && v.Type().CanSeq2():
		for key, elem := range v.Seq2() {
			if any = true; variables < 2 {
				elem = key // as text/template has it
			}
			if !each(key, elem) {
				break
			}
		}
	case variables < 2 && (isInt(kind) || isUint(kind) || kind == reflect.Func && v.Type().CanSeq()):
		if s, ok := v.Interface().(Sequence); ok {
			for x := range s.Values() {
				any = true
				if elem := reflect.ValueOf(x); !each(elem, elem) {
					break
				}
			}
			break
		}
		for elem := range v.Seq() {
			if any = true; !each(elem, elem) {
				break
			}
		}
	case kind == reflect.Chan:
		panic(channel) // before anything is taken out of it
	default:
		fail()
	}
	return any
}

// entry is one of a map.
type entry struct{ key, value reflect.Value }

// sorted gives a map's entries in the order of their keys.
func sorted(m reflect.Value) []entry {
	list := make([]entry, 0, m.Len())
	if m.Type().Key() != stringType {
		found := inLibrary(rangeText, m)
		for i := 0; i < len(found); i += 2 {
			list = append(list, entry{found[i], found[i+1]})
		}
		return list
	}
	for it := m.MapRange(); it.Next(); {
		list = append(list, entry{it.Key(), it.Value()})
	}
	slices.SortFunc(list, func(a, b entry) int { return cmp.Compare(a.key.String(), b.key.String()) })
	return list
}
