package locale_test

import (
	"testing"

	"github.com/gloss-press/gloss/internal/locale"
)

func TestLanguageOf(t *testing.T) {
	for _, c := range []struct {
		text   string
		tags   []string
		script string
		want   string
	}{
		{"“Talking”", []string{"en"}, "Latn", "en"},
		{"لن ننسق", []string{"en", "ar"}, "Arab", "ar"},
		{"لن ننسق", []string{"en", "fa"}, "Arab", "fa"},
		{"2014: لن", []string{"en"}, "Arab", "und-Arab"},
		{"Ökonomie", []string{"de", "en"}, "Latn", "de"},
		{"John Kerry", []string{"ar", "en"}, "Latn", "en"},
		{"日本", []string{"ja"}, "Hani", "ja"},
		{"調整", []string{"zh-Hant"}, "Hani", "zh-Hant"},
		{"דובר", []string{"en", "he"}, "Hebr", "he"},
		{"שלום", []string{"not a tag"}, "Hebr", "und-Hebr"},
		{"Сирия", []string{"sr-Latn", "ru"}, "Cyrl", "ru"},
	} {
		script := locale.Script(c.text)
		if script != c.script {
			t.Errorf("%s is in %q, not %q", c.text, script, c.script)
		}
		if got := locale.LanguageOf(script, c.tags...); got != c.want {
			t.Errorf("%s, of %q, is %q, not %q", c.text, c.tags, got, c.want)
		}
	}
	if got := locale.Script("… 2014"); got != "" {
		t.Errorf("a text without letters is in %q", got)
	}
}
