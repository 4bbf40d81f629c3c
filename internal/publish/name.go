package publish

import (
	"fmt"
	"path/filepath"
	"strings"
)

// The longest file name and path that file systems in use take, in bytes, with room for where the site is put.
const (
	maxElement = 255
	maxName    = 4000
)

// ValidName says whether name may be a file of the output: a relative path with forward slashes whose elements are
// neither empty, "." nor "..", have no backslash or control character, and are at most 255 bytes long (4,000 the
// whole). On Windows reserved names (NUL, COM1) are refused too. The error says what is wrong.
func ValidName(name string) error {
	if len(name) > maxName {
		return fmt.Errorf("the file name %.40q… is longer than %d bytes", name, maxName)
	}
	if strings.ContainsFunc(name, func(r rune) bool { return r < ' ' || r == 0x7f || r == '\\' }) {
		return fmt.Errorf("the file name %q has a backslash or a control character", name)
	}
	for element := range strings.SplitSeq(name, "/") {
		if element == "" || element == "." || element == ".." {
			return fmt.Errorf("the file name %q is not a plain path in the output", name)
		}
		if len(element) > maxElement {
			return fmt.Errorf("in the file name %.40q… one part is longer than %d bytes", name, maxElement)
		}
	}
	if !filepath.IsLocal(filepath.FromSlash(name)) {
		return fmt.Errorf("the file name %q is not allowed on this system", name)
	}
	return nil
}
