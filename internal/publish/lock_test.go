package publish

import (
	"context"
	"errors"
	"testing"
)

func TestTwoBuildsOfOneOutput(t *testing.T) {
	dir := newOutput(t)
	first := begin(t, dir, Options{})
	put(t, first, site{"a.html": "first"})

	var busy *BusyError
	if _, err := Begin(dir, Options{Wait: -1}); !errors.As(err, &busy) || busy.Dir != dir {
		t.Fatalf("the second Begin: %v", err)
	}
	if _, err := Begin(dir, Options{Wait: 1}); !errors.As(err, &busy) || busy.Waited != 1 {
		t.Fatalf("the third Begin: %v", err)
	}
	// The first build's stage is still good.
	waited := 0
	second := begin(t, dir, Options{Waiting: func() {
		waited++
		if _, err := first.Commit(); err != nil {
			t.Error(err)
		}
	}})
	if waited != 1 {
		t.Errorf("Waiting was called %d times", waited)
	}
	holdsExactly(t, dir, site{"a.html": "first"})
	put(t, second, site{"b.html": "second"})
	if _, err := second.Commit(); err != nil {
		t.Fatal(err)
	}
	holdsExactly(t, dir, site{"b.html": "second"})
}

func TestWaitingEndsWithItsContext(t *testing.T) {
	dir := newOutput(t)
	first := begin(t, dir, Options{})
	put(t, first, site{"a.html": "first"})
	ctx, cancel := context.WithCancelCause(t.Context())
	stopped := errors.New("stopped")
	if _, err := Begin(dir, Options{Context: ctx, Waiting: func() { cancel(stopped) }}); !errors.Is(err, stopped) {
		t.Fatalf("the second Begin: %v", err)
	}
	if _, err := first.Commit(); err != nil {
		t.Fatal(err)
	}
	holdsExactly(t, dir, site{"a.html": "first"})
}

func TestEachEndFreesTheOutput(t *testing.T) {
	dir := newOutput(t)
	ends := map[string]func(*Tx){
		"commit": func(tx *Tx) { tx.Commit() },
		"abort":  func(tx *Tx) { tx.Abort() },
		"failed commit": func(tx *Tx) {
			tx.Put("../x", nil)
			tx.Commit()
			tx.Abort()
		},
	}
	for name, end := range ends {
		tx, err := Begin(dir, Options{Wait: -1})
		if err != nil {
			t.Fatalf("before %s: %v", name, err)
		}
		end(tx)
	}
	if tx, err := Begin(dir, Options{Wait: -1}); err != nil {
		t.Fatal(err)
	} else {
		tx.Abort()
	}
}
