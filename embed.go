// Package gloss holds what every site begins with: the layouts, the style sheet and the script, and the example's content. A
// site's own files lie over them.
package gloss

import "embed"

// Files are the folders layouts/, assets/ and content/ of this repository.
//
//go:embed layouts assets content
var Files embed.FS
