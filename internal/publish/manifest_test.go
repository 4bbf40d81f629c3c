package publish

import (
	"crypto/sha256"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func sumOf(data string) sum { return sha256.Sum256([]byte(data)) }

// sealed is a manifest of these lines with the right sum below it.
func sealed(text string) []byte {
	return fmt.Appendf([]byte(text), "sum %x\n", sha256.Sum256([]byte(text)))
}

func TestManifestRoundTrip(t *testing.T) {
	for _, m := range []manifest{
		{},
		{"a.html": {sumOf("a")}},
		{"b c/ü+x.html": {sumOf("1"), sumOf("2")}, "a": {sumOf("")}, "\xff": {sumOf("latin")}},
	} {
		if diff := cmp.Diff(m, decodeManifest(m.encode())); diff != "" {
			t.Errorf("(-want +got):\n%s", diff)
		}
	}
}

func TestManifestNotTrusted(t *testing.T) {
	good := manifest{"a.html": {sumOf("a")}, "b.html": {sumOf("b")}}.encode()
	for i := range good {
		if decodeManifest(good[:i]) != nil {
			t.Errorf("cut to %d bytes it was read", i)
		}
		flipped := append([]byte(nil), good...)
		flipped[i] ^= 1
		if decodeManifest(flipped) != nil {
			t.Errorf("with byte %d changed it was read", i)
		}
	}
	digits := strings.Repeat("0", 64)
	for name, text := range map[string]string{
		"other version": "gloss manifest 2\n",
		"no head":       "",
		"escape":        manifestHead + digits + " ../x\n",
		"absolute":      manifestHead + digits + " /etc/passwd\n",
		"no name":       manifestHead + digits + " \n",
		"no space":      manifestHead + digits + "\n",
		"no sum":        manifestHead + " a\n",
		"short sum":     manifestHead + "00 a\n",
		"not hex":       manifestHead + strings.Repeat("z", 64) + " a\n",
		"twice":         manifestHead + digits + " a\n" + digits + " a\n",
	} {
		if decodeManifest(sealed(text)) != nil {
			t.Errorf("%s: it was read", name)
		}
	}
}

// Whatever is read names files of the output only, and is read the same from its own text.
func FuzzManifest(f *testing.F) {
	f.Add(manifestHead + strings.Repeat("0", 64) + " a/b.html\n")
	f.Add(manifestHead + strings.Repeat("0", 64) + "+" + strings.Repeat("1", 64) + " ../b.html\n")
	f.Fuzz(func(t *testing.T, text string) {
		decodeManifest([]byte(text))
		m := decodeManifest(sealed(text))
		for name := range m {
			if err := ValidName(name); err != nil {
				t.Error(err)
			}
		}
		if m != nil && !cmp.Equal(m, decodeManifest(m.encode())) {
			t.Errorf("not the same again: %q", m.encode())
		}
	})
}
