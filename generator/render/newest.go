package render

import (
	"slices"

	"partnerbook/generator/site"
)

// newest returns the pages in a language that changed last, the latest first; among
// those of one day, in the order of their paths.
func (b *Book) newest(language string, most int) []*site.Page {
	var pages []*site.Page
	for i := range b.site.Pages {
		p := &b.site.Pages[i]
		if p.Object.Language == language && !changed(p).IsZero() && p.State != site.StateDraft {
			pages = append(pages, p)
		}
	}
	slices.SortStableFunc(pages, func(a, b *site.Page) int { return changed(b).Compare(changed(a)) })
	return pages[:min(most, len(pages))]
}
