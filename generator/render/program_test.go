package render

import (
	"io/fs"
	"reflect"
	"testing"

	"partnerbook/generator/source"
	"partnerbook/themes"
)

func defaultTheme(t testing.TB) *Theme {
	t.Helper()
	files, err := fs.Sub(themes.FS, "default")
	if err != nil {
		t.Fatal(err)
	}
	config := source.PlainConfig()
	config.Languages = []string{"en", "cy"}
	theme, found := LoadTheme(files, "themes/default", config)
	if len(found) > 0 {
		t.Fatal(found)
	}
	return theme
}

// TestThemeCompiles holds the default theme to what programs understand, since
// pages that html/template makes itself take ten times as long.
func TestThemeCompiles(t *testing.T) {
	theme := defaultTheme(t)
	for key, p := range theme.templates {
		for name, view := range map[string]any{
			"page": &PageView{}, "header": FrameView{}, "footer": FrameView{}, "section-open": SectionView{},
			"section-item": ItemView{}, "section-close": SectionView{}, "cite": CiteView{}, "term": TermView{},
			"list": ListView{},
		} {
			if _, err := p.get(name, reflect.TypeOf(view)); err != nil {
				t.Errorf("%s in %s, %s: %v", name, key.folder, key.language, err)
			}
		}
	}
}
