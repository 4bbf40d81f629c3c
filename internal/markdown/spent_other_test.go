//go:build !unix

package markdown

import "time"

var began = time.Now()

func spent() time.Duration { return time.Since(began) }
