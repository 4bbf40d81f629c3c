package build

import (
	"slices"
	"strings"
	"testing"
)

// TestAssetsInTheWay tells at their places of assets that no host takes, and of files of the site that stand where assets are to be.
func TestAssetsInTheWay(t *testing.T) {
	files := small()
	files["assets/a\nb.png"] = "x"
	files["assets/"+strings.Repeat("x", 250)] = "x"
	files["static/assets"] = "x"
	res, err := Run(t.Context(), folder(t, files))
	want := []string{"assets/a\nb.png:1 asset", "assets/" + strings.Repeat("x", 250) + ":1 asset", "static/assets:1 address-clash"}
	if got := codes(res.Diags); err != nil || res.Published || !slices.Equal(got, want) {
		t.Errorf("%q, %v", got, err)
	}
}
