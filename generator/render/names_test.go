package render

import (
	"io/fs"
	"maps"
	"testing"

	"partnerbook/generator/source"
	"partnerbook/themes"
)

// builtIn loads the default theme as it is where a site has none of its own.
func builtIn(t *testing.T) *Theme {
	t.Helper()
	base, err := fs.Sub(themes.FS, "default")
	if err != nil {
		t.Fatal(err)
	}
	config := source.PlainConfig()
	config.Languages = []string{"en", "cy"}
	theme, found := LoadTheme(Overlay{Below: base}, "themes/default", config)
	if len(found) > 0 {
		t.Fatal(found)
	}
	return theme
}

// addressesOf returns addresses as pages get them, by what they are of.
func addressesOf(t *testing.T, theme *Theme) map[string]string {
	t.Helper()
	out := map[string]string{
		"style": theme.style.url(), "box": theme.scripts.box.url(),
		"helper": theme.scripts.helper["en"].url(), "helper in Welsh": theme.scripts.helper["cy"].url(),
	}
	for _, language := range []string{"en", "cy"} {
		url, err := theme.apps.url(madeEntry, language)
		if err != nil {
			t.Fatal(err)
		}
		out["made in "+language] = url
	}
	return out
}

// TestNamesAreRecalled has a theme take up what another one found, and answer with that.
func TestNamesAreRecalled(t *testing.T) {
	first := builtIn(t)
	want := addressesOf(t, first)
	names := first.Names()
	if len(names) != len(want) {
		t.Errorf("of %d assets these are known: %v", len(want), names)
	}
	for made, url := range names {
		names[made] = url + "?recalled" // as no bundle is called
	}
	again := builtIn(t)
	again.Recall(names)
	for what, url := range addressesOf(t, again) {
		if url != want[what]+"?recalled" {
			t.Errorf("%s is at %s, want %s", what, url, want[what]+"?recalled")
		}
	}
	if !maps.Equal(again.Names(), names) {
		t.Errorf("it keeps %v, want %v", again.Names(), names)
	}
}
