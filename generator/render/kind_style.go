package render

import (
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"

	"partnerbook/generator/kind"
	"partnerbook/generator/site"
)

// readKindStyles bundles the style sheets that a theme has for single kinds of page,
// KIND/style.css, by folder. All pages share one style sheet; what only few of them
// need would make every page heavier.
func readKindStyles(b *bundler) map[string]late {
	sheets := map[string]late{}
	names, _ := fs.Glob(b.theme, "*/style.css") // it fails for a bad pattern only
	for _, entry := range names {
		sheets[path.Dir(entry)] = b.late(entry, "")
	}
	return sheets
}

// styled returns the folder whose style sheet pages of a folder have: the pages of a
// decision aid, which have folders of their own, share one.
func styled(folder string) string {
	if ofAid(folder) {
		return kind.AidName
	}
	return folder
}

// kindStyles returns the style sheets that pages of the site need.
func (b *Book) kindStyles() []asset {
	needed := map[string]asset{}
	for i := range b.site.Pages {
		if sheet, ok := b.theme.kindStyles[styled(b.site.Pages[i].Meta().Kind)]; ok {
			needed[sheet().url] = sheet()
		}
	}
	if sheet, ok := b.theme.kindStyles[site.ListPack.String()]; ok && b.pack != "" {
		needed[sheet().url] = sheet()
	}
	return slices.SortedFunc(maps.Values(needed), func(a, b asset) int { return strings.Compare(a.url, b.url) })
}
