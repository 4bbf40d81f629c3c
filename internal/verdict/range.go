package verdict

import "github.com/gloss-press/gloss/internal/transcript"

// Range is a stretch of a Transcript's Text or, where that is said, of a quote's words: in bytes, To excluded.
type Range = transcript.Range
