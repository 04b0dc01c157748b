package render

import (
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"

	"partnerbook/generator/aid"
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
		sheets[path.Dir(entry)] = b.late(entry)
	}
	return sheets
}

// kindStyle returns the style sheet that pages of a folder have besides the one of all
// pages, if there is one: the pages of a decision aid, which have folders of their own,
// share that of aids, unless their folder has its own.
func (t *Theme) kindStyle(folder string) (late, bool) {
	sheet, ok := t.kindStyles[folder]
	if !ok && ofAid(folder) {
		sheet, ok = t.kindStyles[kind.AidName]
	}
	return sheet, ok
}

// kindStyles returns the style sheets that pages of the site need.
func (b *Book) kindStyles() []late {
	needed := map[string]late{}
	need := func(folder string) {
		if sheet, ok := b.theme.kindStyle(folder); ok {
			needed[sheet.url()] = sheet
		}
	}
	for i := range b.site.Pages {
		folder := b.site.Pages[i].Meta().Kind
		if need(folder); folder == kind.AidName {
			for _, k := range []aid.PageKind{aid.HowPage, aid.StepPage, aid.ProfilePage, aid.PaperPage} {
				need(aidFolder(k))
			}
		}
	}
	if b.pack != "" {
		need(site.ListPack.String())
	}
	return slices.SortedFunc(maps.Values(needed), func(a, b late) int { return strings.Compare(a.url(), b.url()) })
}
