package layout

import (
	"bytes"
	"io"
	"sync"
)

// output is what an execution has written. What goes to a buffer stays in it until the end; what goes elsewhere is sent on when it is much.
type output struct {
	*bytes.Buffer
	to    io.Writer // nil where the buffer is what was asked for
	start int       // what the buffer held before
	sent  int
	err   error // of to
}

// much is how many bytes are sent on at once.
const much = 64 << 10

var (
	buffers = sync.Pool{New: func() any { return new(bytes.Buffer) }}
	outputs = sync.Pool{New: func() any { return new(output) }}
)

// flush sends on what there is.
func (o *output) flush() {
	if o.to == nil {
		return
	}
	if o.err == nil {
		_, o.err = o.to.Write(o.Bytes())
	}
	o.sent += o.Len()
	o.Reset()
}

// flushMuch sends on what there is where it is much.
func (o *output) flushMuch() {
	if o.to != nil && o.Len() > much {
		o.flush()
	}
}

// behind leaves out the first bytes, which were sent before: html/template writes the same as the compiled form did.
type behind struct {
	to   io.Writer
	sent int
}

func (b *behind) Write(p []byte) (int, error) {
	skip := min(b.sent, len(p))
	b.sent -= skip
	n, err := b.to.Write(p[skip:])
	return skip + n, err
}
