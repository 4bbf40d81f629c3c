package site

import "testing"

// TestNoRelationToItself: a quote that names itself is told of, and on its page stands in no relation to itself, nor does its statement.
func TestNoRelationToItself(t *testing.T) {
	for _, key := range []string{"answers", "repeats", "corrects", "contradicts"} {
		for _, ref := range []string{"q2", "a#q2"} {
			s := files{"articles/a.md": article("2019-01-01", "q1 J+Doe 2014 one", "q2 R+Roe 2014 two; "+key+": [q1, "+ref+"]")}.site(t, Options{})
			q := s.Quote("a#q2")
			if list := s.Relations(q); len(list) != 1 || list[0].To != s.Quote("a#q1") || string(list[0].Kind) != key {
				t.Errorf("%s: %s: the relations are %v", key, ref, list)
			}
			if list := s.Back(q); len(list) > 0 {
				t.Errorf("%s: %s: relations lead to it: %v", key, ref, list)
			}
			if len(s.Diagnostics()) != 1 {
				t.Errorf("%s: %s: told is %q", key, ref, says(s.Diagnostics()))
			}
		}
	}
}
